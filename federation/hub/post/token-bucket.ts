// SPDX-License-Identifier: EUPL-1.2
/**
 * How much each member may hand in: a bucket of its own, in memory, filled at a steady pace.
 *
 * @module
 */
import { FederationError } from '../../errors.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'

/** A circle's day of votes and receipts at once … */
const CAPACITY = 120
/** … and then one in so many milliseconds. */
const REFILL_MS = 5_000

interface Level {
  readonly tokens: number
  readonly at: Instant
}

export class TokenBuckets {
  readonly #world: Pick<World, 'now'>
  readonly #levels = new Map<string, Level>()

  constructor(world: Pick<World, 'now'>) {
    this.#world = world
  }

  /** @param cost of one request @throws FederationError `POST_TOO_MANY` with the seconds until it would be taken */
  take(member: string, cost: number): void {
    const now = this.#world.now()
    const before = this.#levels.get(member) ?? { tokens: CAPACITY, at: now }
    const tokens = Math.min(CAPACITY, before.tokens + Math.max(0, now - before.at) / REFILL_MS)
    if (tokens < cost) throw new FederationError('POST_TOO_MANY', { seconds: Math.ceil(((cost - tokens) * REFILL_MS) / 1000) })
    this.#levels.set(member, { tokens: tokens - cost, at: now })
  }
}
