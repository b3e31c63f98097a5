// SPDX-License-Identifier: EUPL-1.2
/**
 * A proxy as town halls have them: files pass, streams do not.
 *
 * @module
 */
import type { ServerResponse } from 'node:http'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { World } from '@ncv/protocol/world.ts'

/**
 * `cut`: ends the connection after the first bytes. `hold`: reads the reply to its end before it passes any of it on, header included.
 * `hang`: takes the request and never answers. `delay`: passes each piece on, much later.
 */
export const BAD_WAYS = ['cut', 'hold', 'hang', 'delay'] as const
export type BadWay = (typeof BAD_WAYS)[number]

const CUT_AFTER_BYTES = 64
const DELAY_MS = 20_000

export interface BadProxy extends AsyncDisposable {
  readonly url: string
  /** Streams that were asked for. */
  readonly streams: number
}

export async function badProxy(way: BadWay, target: string, world: Pick<World, 'timer'>): Promise<BadProxy> {
  let streams = 0
  const server = createServer((incoming, outgoing) => {
    const isStream = incoming.url === '/events'
    if (isStream) streams++
    const onward = request(`${target}${incoming.url}`, { method: incoming.method, headers: incoming.headers }, (reply) => {
      if (!isStream) {
        outgoing.writeHead(reply.statusCode ?? 502, reply.headers)
        reply.pipe(outgoing)
        return
      }
      reply.on('data', (piece: Buffer) => passOn(way, outgoing, piece, world))
      reply.on('end', () => outgoing.destroy())
      if (way !== 'hold') outgoing.writeHead(reply.statusCode ?? 502, reply.headers).flushHeaders()
    })
    onward.on('error', () => outgoing.destroy())
    outgoing.on('close', () => onward.destroy())
    if (isStream && way === 'hang') return
    incoming.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen({ host: '127.0.0.1', port: 0 }, resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get streams() {
      return streams
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function passOn(way: BadWay, outgoing: ServerResponse, piece: Buffer, { timer }: Pick<World, 'timer'>): void {
  if (way === 'delay') timer(DELAY_MS, () => void outgoing.write(piece))
  if (way !== 'cut') return
  outgoing.write(piece.subarray(0, CUT_AFTER_BYTES), () => outgoing.destroy())
}
