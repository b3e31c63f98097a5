// SPDX-License-Identifier: EUPL-1.2
/**
 * The second factor of accounts: codes of an authenticator, and ten recovery codes for the day it is lost.
 *
 *     recovery code: 7K3M-Q2ZV-XH5T-4PWN (80 bits; kept as SHA-256, struck out once used)
 *
 * @module
 */
import { fromHex, hex, utf8 } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { acceptedStep, base32, otpauthUri, TOTP_SECRET_BYTES } from '@ncv/protocol/crypto/totp.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'
import { RuntimeError } from '../errors.ts'
import type { Account, AccountRecord, AccountStore } from './account-store.ts'

const RECOVERY_CODES = 10
const RECOVERY_BYTES = 10
/** A secret that was shown and not confirmed is worth nothing after this. */
const PENDING_MS = 15 * 60_000

export class SecondFactor {
  readonly #world: Pick<World, 'now' | 'random'>
  readonly #store: AccountStore
  readonly #issuer: string
  readonly #pending = new Map<string, { readonly secret: Uint8Array; readonly until: Instant }>()

  /** @param issuer as the authenticator shows it */
  constructor(world: Pick<World, 'now' | 'random'>, store: AccountStore, issuer: string) {
    this.#world = world
    this.#store = store
    this.#issuer = issuer
  }

  begin({ id, login }: Account): { readonly secret: string; readonly uri: string } {
    const secret = this.#world.random(TOTP_SECRET_BYTES)
    this.#pending.set(id, { secret, until: this.#world.now() + PENDING_MS })
    return { secret: base32(secret), uri: otpauthUri(secret, this.#issuer, login) }
  }

  /**
   * Holds from now on. @returns the recovery codes, known nowhere else
   * @throws RuntimeError `SECOND_FACTOR_UNBEGUN`, `SECOND_FACTOR_WRONG`
   */
  confirm(account: Account, code: string): string[] {
    const now = this.#world.now()
    const pending = this.#pending.get(account.id)
    if (pending === undefined || pending.until <= now) throw new RuntimeError('SECOND_FACTOR_UNBEGUN')
    const step = acceptedStep(pending.secret, digitsOf(code), now, -1)
    if (step === undefined) throw new RuntimeError('SECOND_FACTOR_WRONG')
    const codes = Array.from({ length: RECOVERY_CODES }, () => written(base32(this.#world.random(RECOVERY_BYTES))))
    this.#store.put(account.id, { ...recordOf(account), totp: hex(pending.secret), recovery: codes.map(hashOf) }, now)
    this.#store.setUsedStep(account.id, step)
    this.#pending.delete(account.id)
    return codes
  }

  drop(account: Account): void {
    this.#store.put(account.id, { ...recordOf(account), totp: null, recovery: [] }, this.#world.now())
  }

  /** Uses up what it accepts. */
  accepts(account: Account, code: string): boolean {
    if (account.totp === null) return false
    const now = this.#world.now()
    const step = acceptedStep(fromHex(account.totp), digitsOf(code), now, account.usedStep)
    if (step !== undefined) {
      this.#store.setUsedStep(account.id, step)
      return true
    }
    const hash = hashOf(code)
    if (!account.recovery.includes(hash)) return false
    this.#store.put(account.id, { ...recordOf(account), recovery: account.recovery.filter((each) => each !== hash) }, now)
    return true
  }
}

export function recordOf({ login, name, roles, password, totp, recovery, isActive, identity }: Account): AccountRecord {
  const bound = identity === undefined ? {} : { identity }
  return { login, name, roles: [...roles], password, totp, recovery: [...recovery], isActive, ...bound }
}

function digitsOf(code: string): string {
  return code.replace(/\s/g, '')
}

function written(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

function hashOf(code: string): string {
  return hex(sha256(utf8(`NCV recovery code v1\0${code.toUpperCase().replace(/[^A-Z2-7]/g, '')}`)))
}
