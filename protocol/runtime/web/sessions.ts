// SPDX-License-Identifier: EUPL-1.2
/**
 * Open sessions of browsers, in memory only: whoever restarts the process signs everybody out.
 *
 * The browser holds a random id in a cookie that no script can read; here lies its hash, so that a dump of memory opens nothing.
 *
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html
 * @module
 */
import type { Caller } from '@ncv/protocol/admin/contract.ts'
import { base64url, hex, utf8 } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'

/** Milliseconds: after so long without a request, and in any case, a session ends. */
export const IDLE_MS = 30 * 60_000
export const LIFE_MS = 12 * 3_600_000
/** After so long the password is asked again before what weighs much. */
export const FRESH_MS = 5 * 60_000
/** Sessions at one time; the one unused longest goes when another comes. */
const SESSIONS_MAX = 1_000

/** What a session was opened with. */
export interface Means {
  readonly by: 'token' | 'password' | 'provider'
  /** The provider has asked for a second factor, and the house trusts it in that. */
  readonly hasFactor: boolean
}

export interface Session {
  readonly caller: Caller
  readonly means: Means
  readonly openedAt: Instant
  readonly usedAt: Instant
  readonly endsAt: Instant
  readonly freshUntil: Instant
}

interface Held {
  readonly caller: Caller
  readonly means: Means
  readonly openedAt: Instant
  usedAt: Instant
  freshUntil: Instant
}

export class Sessions {
  readonly #world: Pick<World, 'now' | 'random'>
  readonly #held = new Map<string, Held>()

  constructor(world: Pick<World, 'now' | 'random'>) {
    this.#world = world
  }

  /** @returns the id for the cookie; it is known nowhere else */
  open(caller: Caller, means: Means = shownHere(caller)): string {
    const id = base64url(this.#world.random(32))
    const now = this.#world.now()
    this.#forgetEnded(now)
    if (this.#held.size >= SESSIONS_MAX) this.#held.delete(this.#held.keys().next().value as string)
    this.#held.set(keyOf(id), { caller, means, openedAt: now, usedAt: now, freshUntil: now + FRESH_MS })
    return id
  }

  /** The session of a cookie; asking for it is a sign of life unless `isPassive`. */
  find(id: string, { isPassive = false }: { isPassive?: boolean } = {}): Session | undefined {
    const key = keyOf(id)
    const held = this.#held.get(key)
    if (held === undefined) return undefined
    const now = this.#world.now()
    if (endOf(held) <= now) {
      this.#held.delete(key)
      return undefined
    }
    if (!isPassive) {
      held.usedAt = now
      this.#held.delete(key)
      this.#held.set(key, held)
    }
    return shown(held)
  }

  /** Those of an account, the newest first; `isThis` by the id of one of them. */
  of(account: string, id: string): (Session & { readonly isThis: boolean })[] {
    this.#forgetEnded(this.#world.now())
    const own = [...this.#held].filter(([, { caller }]) => caller.account?.id === account)
    return own.map(([key, held]) => ({ ...shown(held), isThis: key === keyOf(id) })).sort((a, b) => b.openedAt - a.openedAt)
  }

  /** Its holder has shown the password again. */
  refresh(id: string): void {
    this.refreshBy(keyOf(id))
  }

  /** What may be kept of a session while its holder is on the way to the provider: it opens nothing. */
  handleOf(id: string): string {
    return keyOf(id)
  }

  /** The account of a session that still holds. */
  accountBy(handle: string): string | undefined {
    this.#forgetEnded(this.#world.now())
    return this.#held.get(handle)?.caller.account?.id
  }

  refreshBy(handle: string): void {
    const held = this.#held.get(handle)
    if (held !== undefined) held.freshUntil = this.#world.now() + FRESH_MS
  }

  close(id: string): void {
    this.#held.delete(keyOf(id))
  }

  /** All sessions of an account: its password, its roles or it itself were changed. @param but id of one that stays */
  closeOf(account: string, but?: string): void {
    const kept = but === undefined ? undefined : keyOf(but)
    for (const [key, { caller }] of this.#held) if (caller.account?.id === account && key !== kept) this.#held.delete(key)
  }

  #forgetEnded(now: Instant): void {
    for (const [key, held] of this.#held) if (endOf(held) <= now) this.#held.delete(key)
  }
}

function shown(held: Held): Session {
  const { caller, means, openedAt, usedAt, freshUntil } = held
  return { caller, means, openedAt, usedAt, endsAt: endOf(held), freshUntil }
}

function shownHere({ account }: Caller): Means {
  return { by: account === null ? 'token' : 'password', hasFactor: false }
}

function endOf({ openedAt, usedAt }: Held): Instant {
  return Math.min(openedAt + LIFE_MS, usedAt + IDLE_MS)
}

function keyOf(id: string): string {
  return hex(sha256(utf8(`NCV session v1\0${id}`)))
}
