// SPDX-License-Identifier: EUPL-1.2
/**
 * Ports of this machine that nobody listens on.
 *
 * Addresses stand in the join file before any party runs, so the ports are chosen first. All are held at the same time, so that the
 * system gives different ones.
 *
 * @module
 */
import { once } from 'node:events'
import type { Server } from 'node:net'
import { createServer } from 'node:net'

const LOOPBACK = '127.0.0.1'

export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer())
  try {
    return await Promise.all(servers.map(listen))
  } finally {
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  }
}

async function listen(server: Server): Promise<number> {
  server.listen(0, LOOPBACK)
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('a TCP server has a port')
  return address.port
}

export function loopbackUrl(port: number): string {
  return `http://${LOOPBACK}:${port}`
}
