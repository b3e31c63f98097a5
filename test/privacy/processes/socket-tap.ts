// SPDX-License-Identifier: EUPL-1.2
/**
 * Stands before a server and keeps every byte of every connection, in both directions, as it was on the socket.
 *
 * @module
 */
import type { AddressInfo, Socket } from 'node:net'
import { connect, createServer } from 'node:net'

export interface Tapped {
  readonly asked: Buffer[]
  readonly answered: Buffer[]
}

export interface SocketTap extends AsyncDisposable {
  /** Where to connect instead of the server. */
  readonly url: string
  readonly connections: readonly Tapped[]
}

/** @param target `http://127.0.0.1:<port>` */
export async function tapSocket(target: string): Promise<SocketTap> {
  const port = Number(new URL(target).port)
  const connections: Tapped[] = []
  const sockets = new Set<Socket>()
  const server = createServer((incoming) => {
    const tapped: Tapped = { asked: [], answered: [] }
    connections.push(tapped)
    const onward = connect(port, '127.0.0.1')
    for (const [one, other, kept] of [
      [incoming, onward, tapped.asked],
      [onward, incoming, tapped.answered],
    ] as const) {
      sockets.add(one)
      one.on('data', (piece: Buffer) => {
        kept.push(piece)
        other.write(piece)
      })
      one.on('end', () => other.end())
      one.on('error', () => other.destroy())
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => void server.listen({ host: '127.0.0.1', port: 0 }, resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => void server.close(() => resolve()))
    },
  }
}
