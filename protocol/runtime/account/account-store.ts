// SPDX-License-Identifier: EUPL-1.2
/**
 * Accounts and set-up links of one party, in its own database (which is a parameter: this folder loads no driver).
 *
 * A record is sealed as one piece: on a stolen disk of a node stand neither names nor hashes of passwords. There are few, so all are read.
 *
 * @module
 */
import { fromUtf8, utf8 } from '@ncv/protocol/bytes.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import { z } from 'zod'
import type { Db } from '../open-db.ts'

/** The node's vault; the hub has none. */
export interface Seal {
  seal(label: string, plaintext: Uint8Array): Uint8Array
  open(label: string, sealed: Uint8Array): Uint8Array
}
export const UNSEALED: Seal = { seal: (_, plaintext) => plaintext, open: (_, sealed) => sealed }

const AccountRecord = z.strictObject({
  login: z.string(),
  name: z.string(),
  roles: z.array(z.string()),
  /** See `crypto/password-hash.ts`; null: signs in by the provider alone. */
  password: z.string().nullable(),
  /** Secret of the authenticator, hex. */
  totp: z.string().nullable(),
  /** Hashes of the recovery codes that are left, hex. */
  recovery: z.array(z.string()),
  isActive: z.boolean(),
  /** Whom the provider knows; absent: nobody. See `oidc/provider.ts`. */
  identity: z.strictObject({ issuer: z.string(), subject: z.string() }).optional(),
})
export type AccountRecord = z.infer<typeof AccountRecord>

export interface Account extends Readonly<AccountRecord> {
  readonly id: string
  readonly createdAt: Instant
  readonly failures: number
  readonly lockedUntil: Instant
  readonly usedStep: number
}

const SetUpLink = z.strictObject({ account: z.string().nullable(), name: z.string().nullable(), roles: z.array(z.string()) })
/** `account`: in place of a forgotten password; null makes a new one. */
export type SetUpLink = z.infer<typeof SetUpLink>

interface Row {
  readonly id: string
  readonly sealed: Uint8Array
  readonly created_at: number
  readonly failures: number
  readonly locked_until: number
  readonly used_step: number
}

export class AccountStore {
  readonly #db: Db
  readonly #seal: Seal

  constructor(db: Db, seal: Seal) {
    this.#db = db
    this.#seal = seal
  }

  all(): Account[] {
    return this.#db
      .prepare<[], Row>('SELECT * FROM account ORDER BY created_at, id')
      .all()
      .map((row) => this.#opened(row))
  }

  get(id: string): Account | undefined {
    const row = this.#db.prepare<[string], Row>('SELECT * FROM account WHERE id = ?').get(id)
    return row === undefined ? undefined : this.#opened(row)
  }

  byLogin(login: string): Account | undefined {
    return this.all().find((account) => account.login === login)
  }

  /** @param at for a new one */
  put(id: string, record: AccountRecord, at: Instant): void {
    const sql = 'INSERT INTO account (id, sealed, created_at) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed'
    this.#db.prepare<[string, Uint8Array, number]>(sql).run(id, this.#sealed(`account/${id}`, AccountRecord.parse(record)), at)
  }

  setFailures(id: string, failures: number, lockedUntil: Instant): void {
    this.#db.prepare<[number, number, string]>('UPDATE account SET failures = ?, locked_until = ? WHERE id = ?').run(failures, lockedUntil, id)
  }

  setUsedStep(id: string, step: number): void {
    this.#db.prepare<[number, string]>('UPDATE account SET used_step = ? WHERE id = ?').run(step, id)
  }

  remove(id: string): void {
    this.#db.prepare<[string]>('DELETE FROM account WHERE id = ?').run(id)
  }

  addLink(hash: Uint8Array, link: SetUpLink, until: Instant): void {
    const sealed = this.#sealed('set-up-link', SetUpLink.parse(link))
    this.#db.prepare<[Uint8Array, Uint8Array, number]>('INSERT INTO set_up_link (hash, sealed, until) VALUES (?, ?, ?)').run(hash, sealed, until)
  }

  link(hash: Uint8Array): { readonly link: SetUpLink; readonly until: Instant } | undefined {
    const sql = 'SELECT sealed, until FROM set_up_link WHERE hash = ?'
    const row = this.#db.prepare<[Uint8Array], { sealed: Uint8Array; until: number }>(sql).get(hash)
    if (row === undefined) return undefined
    return { link: SetUpLink.parse(JSON.parse(fromUtf8(this.#seal.open('set-up-link', new Uint8Array(row.sealed))))), until: row.until }
  }

  /** @returns whether it was there */
  takeLink(hash: Uint8Array): boolean {
    return this.#db.prepare<[Uint8Array]>('DELETE FROM set_up_link WHERE hash = ?').run(hash).changes === 1
  }

  /** Those that have ended, or with `isAll` every one. */
  forgetLinks(now: Instant, isAll = false): void {
    this.#db.prepare<[number]>('DELETE FROM set_up_link WHERE until <= ?').run(isAll ? Number.MAX_SAFE_INTEGER : now)
  }

  #sealed(label: string, value: unknown): Uint8Array {
    return this.#seal.seal(label, utf8(JSON.stringify(value)))
  }

  #opened(row: Row): Account {
    const record = AccountRecord.parse(JSON.parse(fromUtf8(this.#seal.open(`account/${row.id}`, new Uint8Array(row.sealed)))))
    return { ...record, id: row.id, createdAt: row.created_at, failures: row.failures, lockedUntil: row.locked_until, usedStep: row.used_step }
  }
}
