// SPDX-License-Identifier: EUPL-1.2
/**
 * Requests that were answered already, until their signature runs out: none is taken twice.
 *
 * @module
 */
import type { Instant, World } from '@ncv/protocol/world.ts'

/** Far above what all members can send within a signature's minute; beyond it new requests are refused, not forgotten. */
const LIMIT = 50_000

export class SeenRequests {
  readonly #world: Pick<World, 'now'>
  readonly #until = new Map<string, Instant>()

  constructor(world: Pick<World, 'now'>) {
    this.#world = world
  }

  isNew(jti: string, until: Instant): boolean {
    if (this.#until.size >= LIMIT) this.#forget()
    if (this.#until.has(jti) || this.#until.size >= LIMIT) return false
    this.#until.set(jti, until)
    return true
  }

  #forget(): void {
    const now = this.#world.now()
    for (const [jti, until] of this.#until) if (until < now) this.#until.delete(jti)
  }
}
