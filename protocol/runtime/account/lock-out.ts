// SPDX-License-Identifier: EUPL-1.2
/**
 * Guessing made slow: after five wrong passwords in a row a login name takes none for a minute, then two, four … up to fifteen.
 *
 * By name and never by address: a town hall has one address. Names that no account has are treated alike, so that trying tells nobody which
 * there are; theirs are counted without the names themselves, which may be anything that somebody typed into the wrong field.
 *
 * @module
 */
import type { Instant } from '@ncv/protocol/world.ts'
import { RuntimeError } from '../errors.ts'
import type { Account, AccountStore } from './account-store.ts'
import type { UnknownNames } from './unknown-names.ts'

export const FREE_ATTEMPTS = 5
const MINUTE = 60_000
const LONGEST_MS = 15 * MINUTE

export function lockMs(failures: number): number {
  return failures < FREE_ATTEMPTS ? 0 : Math.min(LONGEST_MS, MINUTE * 2 ** (failures - FREE_ATTEMPTS))
}

export class LockOut {
  readonly #store: Pick<AccountStore, 'setFailures'>
  readonly #unknown: Pick<UnknownNames, 'find' | 'put'>

  constructor(store: Pick<AccountStore, 'setFailures'>, unknown: Pick<UnknownNames, 'find' | 'put'>) {
    this.#store = store
    this.#unknown = unknown
  }

  /** @throws RuntimeError `SIGN_IN_LOCKED` with the seconds that are left */
  assertOpen(login: string, account: Account | undefined, now: Instant): void {
    const { lockedUntil } = account ?? this.#unknown.find(login)
    if (lockedUntil > now) throw lockedError(lockedUntil - now)
  }

  /** Counts one more. @returns how long none is tried now, in milliseconds */
  fail(login: string, account: Account | undefined, now: Instant): number {
    const failures = (account ?? this.#unknown.find(login)).failures + 1
    const ms = lockMs(failures)
    if (account !== undefined) this.#store.setFailures(account.id, failures, now + ms)
    else this.#unknown.put(login, { failures, lockedUntil: now + ms }, now)
    return ms
  }

  clear(account: Account): void {
    if (account.failures > 0) this.#store.setFailures(account.id, 0, 0)
  }
}

export function lockedError(ms: number): RuntimeError {
  return new RuntimeError('SIGN_IN_LOCKED', { seconds: Math.ceil(ms / 1_000) })
}
