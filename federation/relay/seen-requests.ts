// SPDX-License-Identifier: EUPL-1.2
/**
 * Requests that were answered already, in memory, until their signature runs out: none is taken twice.
 *
 * What was answered before the last start is forgotten, so a request that was signed before it is refused as well.
 *
 * @module
 */
import type { VerifiedRequest } from '@ncv/protocol/crypto/http-auth.ts'
import { AUTH_CLOCK_TOLERANCE_S, AUTH_LIFETIME_S } from '@ncv/protocol/crypto/http-auth.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'
import { RelayError } from './errors.ts'

const LIFETIME_MS = (AUTH_LIFETIME_S + AUTH_CLOCK_TOLERANCE_S) * 1000

/** A node sends one request a slot and may repeat one that failed; a member can fill no more than this of the memory. */
function perMember(slotMs: number): number {
  return 64 + Math.ceil((4 * LIFETIME_MS) / slotMs)
}

export class SeenRequests {
  readonly #world: Pick<World, 'now'>
  readonly #perMember: number
  /** Signatures carry whole seconds. */
  readonly #startedAt: Instant
  readonly #untilByMember = new Map<string, Map<string, Instant>>()

  constructor(world: Pick<World, 'now'>, slotMs: number) {
    this.#world = world
    this.#perMember = perMember(slotMs)
    this.#startedAt = Math.floor(world.now() / 1000) * 1000
  }

  /** @throws RelayError `AUTH_REPLAYED`, `REQUESTS_TOO_MANY` */
  assertNew({ subject, jti, until }: VerifiedRequest): void {
    if (until - LIFETIME_MS < this.#startedAt) throw new RelayError('AUTH_REPLAYED')
    const now = this.#world.now()
    const seen = this.#untilByMember.get(subject) ?? new Map<string, Instant>()
    for (const [known, end] of seen) if (end < now) seen.delete(known)
    if (seen.has(jti)) throw new RelayError('AUTH_REPLAYED')
    if (seen.size >= this.#perMember) throw new RelayError('REQUESTS_TOO_MANY', { seconds: AUTH_LIFETIME_S })
    seen.set(jti, until)
    this.#untilByMember.set(subject, seen)
  }
}
