// SPDX-License-Identifier: EUPL-1.2
/**
 * Tickets by which somebody of the organisation that hosts a node opens a session there without an account of its own: in memory, for one use.
 *
 * Each hosted node has its own: a ticket for one house opens no other. What comes of it stands in that house's audit trail.
 *
 * @module
 */
import type { Caller } from '@ncv/protocol/admin/contract.ts'
import { base64url, hex, utf8 } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'

/** Milliseconds: a browser goes there at once. */
export const TICKET_MS = 60_000
/** At one time; the oldest goes when another comes. */
const TICKETS_MAX = 100

export class Visits {
  readonly #world: Pick<World, 'now' | 'random'>
  readonly #held = new Map<string, { readonly caller: Caller; readonly until: Instant }>()
  readonly #listeners = new Set<(account: string) => void>()

  constructor(world: Pick<World, 'now' | 'random'>) {
    this.#world = world
  }

  /** @param caller whom the session will be of @returns a secret that is known nowhere else, and until when it opens something */
  issue(caller: Caller): { readonly secret: string; readonly until: Instant } {
    const now = this.#world.now()
    for (const [key, held] of this.#held) if (held.until <= now) this.#held.delete(key)
    if (this.#held.size >= TICKETS_MAX) this.#held.delete(this.#held.keys().next().value as string)
    const secret = base64url(this.#world.random(32))
    const until = now + TICKET_MS
    this.#held.set(keyOf(secret), { caller, until })
    return { secret, until }
  }

  /** Uses it up. */
  take(secret: string): Caller | undefined {
    const key = keyOf(secret)
    const held = this.#held.get(key)
    this.#held.delete(key)
    return held === undefined || held.until <= this.#world.now() ? undefined : held.caller
  }

  /** The account at the host no longer stands as it did: neither do its tickets and sessions here. */
  end(account: string): void {
    for (const [key, { caller }] of this.#held) if (caller.account?.id === account) this.#held.delete(key)
    for (const listener of this.#listeners) listener(account)
  }

  onEnded(listener: (account: string) => void): void {
    this.#listeners.add(listener)
  }
}

function keyOf(secret: string): string {
  return hex(sha256(utf8(`NCV visit v1\0${secret}`)))
}
