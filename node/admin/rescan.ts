// SPDX-License-Identifier: EUPL-1.2
/**
 * Handler: everything matched anew. Whoever asked may go away meanwhile: it is done all the same.
 *
 * @module
 */
import type { World } from '@ncv/protocol/world.ts'
import type { Links } from '../link/links.ts'
import type { Stores } from '../store/stores.ts'
import type { NodeHandlers } from './contract.ts'

export function rescanHandlers(
  world: Pick<World, 'monotonic'>,
  stores: Pick<Stores, 'matches'>,
  { matcher }: Pick<Links, 'matcher'>,
): Pick<NodeHandlers, 'rescan'> {
  return {
    async rescan(_input, { report }) {
      const start = world.monotonic()
      const done = await matcher.rescan({ onProgress: report })
      return { ...done, ms: Math.round(world.monotonic() - start), matches: stores.matches.counts() }
    },
  }
}
