// SPDX-License-Identifier: EUPL-1.2
/**
 * Requests that were answered already, in memory, until their signature runs out: none is taken twice.
 *
 * Each member has a place of its own, bounded by what a wallet can need, so that nobody fills the memory and nobody takes
 * the place of another. What was answered before the last start is forgotten, so a request that was signed before it is
 * refused as well.
 *
 * @module
 */
import type { VerifiedRequest } from '@ncv/protocol/crypto/http-auth.ts'
import { AUTH_CLOCK_TOLERANCE_S, AUTH_LIFETIME_S } from '@ncv/protocol/crypto/http-auth.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'

const LIFETIME_MS = (AUTH_LIFETIME_S + AUTH_CLOCK_TOLERANCE_S) * 1000

/** A wallet asks for two periods and asks again after a fortieth of a period at the earliest. */
function perMember(periodMs: number): number {
  return 16 + Math.ceil((80 * LIFETIME_MS) / periodMs)
}

export class SeenRequests {
  readonly #world: Pick<World, 'now'>
  readonly #perMember: number
  /** Signatures carry whole seconds. */
  readonly #startedAt: Instant
  readonly #untilByMember = new Map<string, Map<string, Instant>>()

  /** @param atOnce signatures of one member that are remembered at one time */
  constructor(world: Pick<World, 'now'>, periodMs: number, atOnce: number = perMember(periodMs)) {
    this.#world = world
    this.#perMember = atOnce
    this.#startedAt = Math.floor(world.now() / 1000) * 1000
  }

  /**
   * `full`: this member has as many requests under way as one may have; nothing was remembered, later it may ask again.
   *
   * @throws ProtocolError `AUTH_INVALID` with reason `replay`
   */
  remember({ subject, jti, until }: VerifiedRequest): 'new' | 'full' {
    if (until - LIFETIME_MS < this.#startedAt) throw new ProtocolError('AUTH_INVALID', { reason: 'replay' })
    const now = this.#world.now()
    const seen = this.#untilByMember.get(subject) ?? new Map<string, Instant>()
    for (const [known, end] of seen) if (end < now) seen.delete(known)
    if (seen.has(jti)) throw new ProtocolError('AUTH_INVALID', { reason: 'replay' })
    if (seen.size >= this.#perMember) return 'full'
    seen.set(jti, until)
    this.#untilByMember.set(subject, seen)
    return 'new'
  }
}
