// SPDX-License-Identifier: EUPL-1.2
/**
 * When a post leaves (ncv-post, section 6): at once, or blindly later.
 *
 * What is not urgent leaves at a random instant of one of four slots, of which the first is the third after the one in which it was written.
 * A contribution that was written in the same sitting leaves in the slot after it was written: the two are at least a slot apart. The rule
 * looks at nothing but the clock. A node that instead looked into its queue of contributions and stepped aside would tell the hub with each
 * named post that no contribution of these slots is its own; follow-ups belong together, and so would what they rule out.
 *
 * @module
 */
import { slotAt, slotStart } from '../membership/period.ts'
import type { Genesis } from '../message/genesis.ts'
import type { PostKind } from '../message/post.ts'
import type { Instant, World } from '../world.ts'
import { randomBelow } from '../world.ts'

export type PostHaste = 'now' | 'spread'

const FIRST_SLOT = 3
const SLOTS = 4

/** Somebody waits for these, or a right depends on the minute. */
const URGENT: ReadonlySet<PostKind> = new Set(['request', 'alarm-receipt', 'member-request', 'key-replacement', 'report'])

export function hasteOf(kind: PostKind): PostHaste {
  return URGENT.has(kind) ? 'now' : 'spread'
}

/** The instant at which a post that was written at `writtenAt` leaves. */
export function postInstant(clock: Pick<Genesis, 'createdAt' | 'timing'>, writtenAt: Instant, world: Pick<World, 'random'>): Instant {
  const first = slotStart(clock, slotAt(clock, writtenAt) + FIRST_SLOT)
  return first + Math.floor((randomBelow(world, 2 ** 32) / 2 ** 32) * SLOTS * clock.timing.slotMs)
}
