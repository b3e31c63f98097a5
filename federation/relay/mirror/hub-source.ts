// SPDX-License-Identifier: EUPL-1.2
/**
 * The hub's public files, read over the network: each with an upper bound in bytes, none believed.
 *
 * @module
 */
import type { Net } from '@ncv/protocol/world.ts'
import { RelayError } from '../errors.ts'

export interface Source {
  /**
   * The file at a path below the log's prefix; undefined where there is none.
   *
   * @throws RelayError `HUB_STATUS`, and what the network throws
   */
  get(path: string, maxBytes: number): Promise<Uint8Array | undefined>
}

const TIMEOUT_MS = 30_000

export function hubSource(net: Net, hubUrl: string): Source {
  return {
    async get(path, maxBytes) {
      const reply = await net.request({ method: 'GET', url: `${hubUrl}/${path}`, timeoutMs: TIMEOUT_MS, maxBytes })
      if (reply.status === 404) return undefined
      if (reply.status !== 200) throw new RelayError('HUB_STATUS', { path, status: reply.status })
      return reply.body
    },
  }
}
