// SPDX-License-Identifier: EUPL-1.2
/**
 * Failures at signing in with names that no account has.
 *
 * They count like those of accounts, over a restart too: else who tries could tell the two apart. A name is kept as a keyed hash alone.
 *
 * @module
 */
import { utf8 } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'
import type { Db } from '../open-db.ts'
import type { Seal } from './account-store.ts'

/** In a row, and until when none is tried. */
export interface Failures {
  readonly failures: number
  readonly lockedUntil: Instant
}

/** Names at one time; the one tried longest ago goes when another comes. */
export const NAMES_MAX = 1_000
export const NAMES_KEPT_MS = 30 * 86_400_000
const KEY_BYTES = 32
const LABEL = 'sign-in-key'

export class UnknownNames {
  readonly #db: Db
  readonly #seal: Seal
  readonly #world: Pick<World, 'random'>
  #key: Uint8Array | undefined

  constructor(db: Db, seal: Seal, world: Pick<World, 'random'>) {
    this.#db = db
    this.#seal = seal
    this.#world = world
  }

  find(login: string): Failures {
    const sql = 'SELECT failures, locked_until AS lockedUntil FROM sign_in_name WHERE hash = ?'
    return this.#db.prepare<[Uint8Array], Failures>(sql).get(this.#hashOf(login)) ?? { failures: 0, lockedUntil: 0 }
  }

  put(login: string, { failures, lockedUntil }: Failures, now: Instant): void {
    this.forget(now)
    const sql = 'INSERT OR REPLACE INTO sign_in_name (hash, failures, locked_until, at) VALUES (?, ?, ?, ?)'
    this.#db.prepare<[Uint8Array, number, number, number]>(sql).run(this.#hashOf(login), failures, lockedUntil, now)
    const surplus = 'DELETE FROM sign_in_name WHERE hash IN (SELECT hash FROM sign_in_name ORDER BY at DESC, hash LIMIT -1 OFFSET ?)'
    this.#db.prepare<[number]>(surplus).run(NAMES_MAX)
  }

  forget(now: Instant): void {
    this.#db.prepare<[number]>('DELETE FROM sign_in_name WHERE at <= ?').run(now - NAMES_KEPT_MS)
  }

  #hashOf(login: string): Uint8Array {
    const name = utf8(login)
    this.#key ??= this.#readKey()
    const keyed = new Uint8Array(KEY_BYTES + name.length)
    keyed.set(this.#key)
    keyed.set(name, KEY_BYTES)
    return sha256(keyed)
  }

  #readKey(): Uint8Array {
    const sealed = this.#db.prepare<[], Uint8Array>('SELECT sealed FROM sign_in_key').pluck().get()
    if (sealed !== undefined) return new Uint8Array(this.#seal.open(LABEL, new Uint8Array(sealed)))
    const key = this.#world.random(KEY_BYTES)
    this.#db.prepare<[Uint8Array]>('INSERT INTO sign_in_key (one, sealed) VALUES (1, ?)').run(this.#seal.seal(LABEL, key))
    return key
  }
}
