// SPDX-License-Identifier: EUPL-1.2
/**
 * A hub that came out of a backup has lost what was handed in since. It counts its mailboxes anew; whoever sees that hands in again, byte for
 * byte, what it took lately (ncv-post, section 9). What it still has it answers as before, and recipients drop what they know.
 *
 * @module
 */
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { World } from '@ncv/protocol/world.ts'
import { randomBelow } from '@ncv/protocol/world.ts'
import type { PostStore } from '../store/post-store.ts'

const DAYS = 30
const DAY_MS = 86_400_000
/** Spread, so that not all nodes come at once and no instant says anything. */
const SPREAD_SLOTS = 4

export function offerAgain(post: PostStore, { genesis }: OpenedGenesis, world: Pick<World, 'now' | 'random'>): void {
  const now = world.now()
  for (const { id, state, takenAt } of post.sent()) {
    if (state !== 'taken' || takenAt === undefined || takenAt < now - DAYS * DAY_MS) continue
    const retryAt = now + randomBelow(world, Math.max(1, SPREAD_SLOTS * genesis.timing.slotMs))
    post.update(id, 'sealed', { attempts: 0, retryAt })
  }
}
