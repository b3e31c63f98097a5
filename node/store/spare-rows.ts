// SPDX-License-Identifier: EUPL-1.2
/**
 * Tokens under a spare, which took the place of a revoked key: asked for once in a period, as those under its first keys are.
 *
 * @module
 */
import type { Value } from '@ncv/protocol/codec.ts'
import { decode } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import type { PendingToken, WalletToken } from '@ncv/protocol/token/issuance.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import type { Vault } from '../vault.ts'

export interface AskedSpare {
  readonly id: number
  readonly pending: PendingToken
}

export class SpareRows {
  readonly #db: Db
  readonly #vault: Vault

  constructor(db: Db, vault: Vault) {
    this.#db = db
    this.#vault = vault
  }

  state(period: number): 'asked' | 'done' | 'refused' | undefined {
    const sql = 'SELECT state FROM spare_issuance WHERE period = ?'
    return this.#db.prepare<[number], 'asked' | 'done' | 'refused'>(sql).pluck().get(period)
  }

  /** Fixes the request. A period of which nothing else was asked for is closed by it: its first key is gone. */
  ask(period: number, at: Instant, tokens: readonly PendingToken[]): void {
    const insert = this.#db.prepare<[number, Uint8Array]>(
      `INSERT INTO token (period, purpose, k, state, sealed, is_spare) VALUES (?, 'report', 0, 'asked', ?, 1)`,
    )
    const run = this.#db.transaction(() => {
      const close = `INSERT INTO issuance (period, at, state, code) VALUES (?, ?, 'refused', 'TOKEN_KEY_UNKNOWN') ON CONFLICT DO NOTHING`
      this.#db.prepare<[number, number]>(close).run(period, at)
      this.#db.prepare<[number, number]>(`INSERT INTO spare_issuance (period, at, state) VALUES (?, ?, 'asked')`).run(period, at)
      for (const pending of tokens) insert.run(period, this.#vault.seal('token', encode({ ...pending })))
    })
    run.immediate()
  }

  asked(period: number): AskedSpare[] {
    const sql = `SELECT id, sealed FROM token WHERE period = ? AND state = 'asked' AND is_spare = 1 ORDER BY id`
    const rows = this.#db.prepare<[number], { id: number; sealed: Uint8Array }>(sql).all(period)
    return rows.map(({ id, sealed }) => ({ id, pending: this.#open(sealed) as unknown as PendingToken }))
  }

  fill(period: number, ids: readonly number[], tokens: readonly WalletToken[]): void {
    const update = this.#db.prepare<[Uint8Array, number]>(`UPDATE token SET state = 'ready', sealed = ? WHERE id = ?`)
    const run = this.#db.transaction(() => {
      for (const [i, token] of tokens.entries()) update.run(this.#vault.seal('token', encode({ ...token })), ids[i] as number)
      this.#db.prepare<[number]>(`UPDATE spare_issuance SET state = 'done' WHERE period = ?`).run(period)
    })
    run.immediate()
  }

  refuse(period: number, code: string): void {
    this.#db.prepare<[string, number]>(`UPDATE spare_issuance SET state = 'refused', code = ? WHERE period = ?`).run(code, period)
  }

  /** Ready tokens of the period of which `isDead` says so, of the hex of their key's id. Answers how many. */
  dropReady(period: number, isDead: (keyId: Uint8Array) => boolean): number {
    const rows = this.#db
      .prepare<[number], { id: number; sealed: Uint8Array }>(`SELECT id, sealed FROM token WHERE period = ? AND state = 'ready'`)
      .all(period)
    const drop = this.#db.prepare<[number]>(`UPDATE token SET state = 'spent', sealed = x'' WHERE id = ?`)
    const dead = rows.filter(({ sealed }) => isDead(keyIdOf((this.#open(sealed) as unknown as WalletToken).token)))
    for (const { id } of dead) drop.run(id)
    return dead.length
  }

  /** A request that names a dead key, and that the hub has refused: it is made anew, without it. */
  forgetAsked(period: number): void {
    const run = this.#db.transaction(() => {
      this.#db.prepare<[number]>(`DELETE FROM token WHERE period = ? AND state = 'asked' AND is_spare = 0`).run(period)
      this.#db.prepare<[number]>(`DELETE FROM issuance WHERE period = ? AND state = 'asked'`).run(period)
    })
    run.immediate()
  }

  #open(sealed: Uint8Array): Value {
    return decode(this.#vault.open('token', new Uint8Array(sealed)))
  }
}

/** Where a token names its key (ncv-token, section 3.4). */
export function keyIdOf(token: Uint8Array): Uint8Array {
  return token.subarray(66, 98)
}
