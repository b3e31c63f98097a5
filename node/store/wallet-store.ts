// SPDX-License-Identifier: EUPL-1.2
/**
 * The wallet: tokens with their one-time keys, and what waits to be sent. Its own file, never backed up.
 *
 * A token is `spent` on disk before the first byte that shows it leaves the house: a crash may cost a token, never spend
 * one twice.
 *
 * @module
 */
import type { Value } from '@ncv/protocol/codec.ts'
import { decode } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import type { PendingToken, WalletToken } from '@ncv/protocol/token/issuance.ts'
import type { TokenPurpose } from '@ncv/protocol/token/challenge.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import type { Vault } from '../vault.ts'

export interface AskedToken {
  readonly id: number
  readonly purpose: TokenPurpose
  readonly k: number
  readonly pending: PendingToken
}

export interface ReadyToken {
  readonly id: number
  readonly period: number
  readonly token: WalletToken
}

export type OutgoingState = 'queued' | 'sent' | 'delivered' | 'expired'

export interface Outgoing {
  /** Hex of the envelope id. */
  readonly id: string
  readonly at: Instant
  /** Period of its token. */
  readonly period: number
  readonly state: OutgoingState
  readonly sentSlot: number | null
  readonly batchSlot: number | null
  readonly batchCount: number | null
}

export interface SentSlot {
  readonly slot: number
  readonly leaf: Uint8Array
  readonly outgoing: string | null
}

const FIELDS = 'id, at, period, state, sent_slot AS sentSlot, batch_slot AS batchSlot, batch_count AS batchCount'

export class WalletStore {
  readonly #db: Db
  readonly #vault: Vault

  constructor(db: Db, vault: Vault) {
    this.#db = db
    this.#vault = vault
  }

  issuance(period: number): { readonly state: 'asked' | 'done' | 'refused'; readonly code: string | null } | undefined {
    const sql = 'SELECT state, code FROM issuance WHERE period = ?'
    return this.#db.prepare<[number], { state: 'asked' | 'done' | 'refused'; code: string | null }>(sql).get(period)
  }

  /** Fixes the request: from now on the same bytes are asked for until there is an answer. */
  ask(period: number, at: Instant, tokens: readonly Omit<AskedToken, 'id'>[]): void {
    const insert = this.#db.prepare<[number, string, number, Uint8Array]>(
      `INSERT INTO token (period, purpose, k, state, sealed) VALUES (?, ?, ?, 'asked', ?)`,
    )
    const run = this.#db.transaction(() => {
      this.#db.prepare<[number, number]>(`INSERT INTO issuance (period, at, state) VALUES (?, ?, 'asked')`).run(period, at)
      for (const { purpose, k, pending } of tokens) insert.run(period, purpose, k, this.#seal({ ...pending }))
    })
    run.immediate()
  }

  asked(period: number): AskedToken[] {
    const sql = `SELECT id, purpose, k, sealed FROM token WHERE period = ? AND state = 'asked' ORDER BY id`
    const rows = this.#db.prepare<[number], { id: number; purpose: TokenPurpose; k: number; sealed: Uint8Array }>(sql).all(period)
    return rows.map(({ id, purpose, k, sealed }) => ({ id, purpose, k, pending: this.#open(sealed) as unknown as PendingToken }))
  }

  /** Puts the finished tokens in the place of the asked ones, in their order. */
  fill(period: number, ids: readonly number[], tokens: readonly WalletToken[]): void {
    const update = this.#db.prepare<[Uint8Array, number]>(`UPDATE token SET state = 'ready', sealed = ? WHERE id = ?`)
    const run = this.#db.transaction(() => {
      for (const [i, token] of tokens.entries()) update.run(this.#seal({ ...token }), ids[i] as number)
      this.#db.prepare<[number]>(`UPDATE issuance SET state = 'done' WHERE period = ?`).run(period)
    })
    run.immediate()
  }

  refuse(period: number, code: string): void {
    this.#db.prepare<[string, number]>(`UPDATE issuance SET state = 'refused', code = ? WHERE period = ?`).run(code, period)
  }

  readyCount(purpose: TokenPurpose, periods: readonly number[]): number {
    const sql = `SELECT count(*) FROM token WHERE purpose = ? AND period = ? AND state = 'ready'`
    const count = this.#db.prepare<[string, number], number>(sql).pluck()
    return periods.reduce((sum, period) => sum + (count.get(purpose, period) ?? 0), 0)
  }

  /** A report token of one of these periods, those asked for first. */
  readyReport(periods: readonly number[]): ReadyToken | undefined {
    const sql = `SELECT id, sealed FROM token WHERE purpose = 'report' AND period = ? AND state = 'ready' ORDER BY id LIMIT 1`
    const find = this.#db.prepare<[number], { id: number; sealed: Uint8Array }>(sql)
    for (const period of periods) {
      const row = find.get(period)
      if (row !== undefined) return { id: row.id, period, token: this.#open(row.sealed) as unknown as WalletToken }
    }
    return undefined
  }

  /** Spends the token and queues what it pays for, in one. @param submission encoded content of the box */
  enqueue(token: ReadyToken, id: string, submission: Uint8Array, at: Instant): void {
    const run = this.#db.transaction(() => {
      this.#db.prepare<[number]>(`UPDATE token SET state = 'spent', sealed = x'' WHERE id = ?`).run(token.id)
      const sql = `INSERT INTO outgoing (id, at, sealed, period, state) VALUES (?, ?, ?, ?, 'queued')`
      this.#db.prepare<[string, number, Uint8Array, number]>(sql).run(id, at, this.#vault.seal(`outgoing/${id}`, submission), token.period)
    })
    run.immediate()
  }

  outgoing(): Outgoing[] {
    return this.#db.prepare<[], Outgoing>(`SELECT ${FIELDS} FROM outgoing ORDER BY at, id`).all()
  }

  /** The oldest that was never sent, or was sent so long ago that its batch should have come back. */
  nextOutgoing(sentBefore: number): { readonly id: string; readonly submission: Uint8Array } | undefined {
    const sql = `SELECT id, sealed FROM outgoing WHERE state = 'queued' OR (state = 'sent' AND sent_slot < ?) ORDER BY at, id LIMIT 1`
    const row = this.#db.prepare<[number], { id: string; sealed: Uint8Array }>(sql).get(sentBefore)
    return row === undefined ? undefined : { id: row.id, submission: this.#vault.open(`outgoing/${row.id}`, new Uint8Array(row.sealed)) }
  }

  /** What was not delivered while its token held; it is kept, readable by its state alone. */
  expire(beforePeriod: number): void {
    this.#db
      .prepare<[number]>(`UPDATE outgoing SET state = 'expired', sealed = x'' WHERE state IN ('queued', 'sent') AND period < ?`)
      .run(beforePeriod)
  }

  hasSlot(slot: number): boolean {
    return this.#db.prepare<[number], number>('SELECT 1 FROM slot WHERE slot = ?').pluck().get(slot) === 1
  }

  /** Before the box leaves: one box for a slot, whatever happens. */
  useSlot({ slot, leaf, outgoing }: SentSlot): void {
    const run = this.#db.transaction(() => {
      this.#db.prepare<[number, Uint8Array, string | null]>('INSERT INTO slot (slot, leaf, outgoing) VALUES (?, ?, ?)').run(slot, leaf, outgoing)
      if (outgoing !== null) this.#db.prepare<[number, string]>(`UPDATE outgoing SET state = 'sent', sent_slot = ? WHERE id = ?`).run(slot, outgoing)
    })
    run.immediate()
  }

  /** The relay did not take the box: the next slot tries again, sealed anew. */
  requeue(id: string): void {
    this.#db.prepare<[string]>(`UPDATE outgoing SET state = 'queued' WHERE id = ? AND state = 'sent'`).run(id)
  }

  /** Boxes without a receipt, newest first. */
  unreceived(limit: number): SentSlot[] {
    const sql = 'SELECT slot, leaf, outgoing FROM slot WHERE batch_count IS NULL ORDER BY slot DESC LIMIT ?'
    return this.#db
      .prepare<[number], SentSlot>(sql)
      .all(limit)
      .map((row) => ({ ...row, leaf: new Uint8Array(row.leaf) }))
  }

  /** The box of this slot is in a batch of `batchCount` boxes. What was in it is done and is forgotten. */
  receive({ slot, outgoing }: Pick<SentSlot, 'slot' | 'outgoing'>, batchSlot: number, batchCount: number): void {
    const run = this.#db.transaction(() => {
      this.#db.prepare<[number, number]>('UPDATE slot SET batch_count = ? WHERE slot = ?').run(batchCount, slot)
      const sql = `UPDATE outgoing SET state = 'delivered', sealed = x'', batch_slot = ?, batch_count = ? WHERE id = ? AND state <> 'delivered'`
      if (outgoing !== null) this.#db.prepare<[number, number, string]>(sql).run(batchSlot, batchCount, outgoing)
    })
    run.immediate()
  }

  /** Boxes in the newest batch that has come back. */
  lastBatch(): number | undefined {
    return this.#db.prepare<[], number>('SELECT batch_count FROM slot WHERE batch_count IS NOT NULL ORDER BY slot DESC LIMIT 1').pluck().get()
  }

  /** Forgets slots that nobody will ask for any more. */
  forgetSlots(before: number): void {
    this.#db.prepare<[number]>('DELETE FROM slot WHERE slot < ?').run(before)
  }

  /** Tokens that no hub accepts any more. */
  forgetTokens(beforePeriod: number): void {
    const run = this.#db.transaction(() => {
      this.#db.prepare<[number]>('DELETE FROM token WHERE period < ?').run(beforePeriod)
      this.#db.prepare<[number]>('DELETE FROM issuance WHERE period < ?').run(beforePeriod)
    })
    run.immediate()
  }

  #seal(record: { readonly [key: string]: Value }): Uint8Array {
    return this.#vault.seal('token', encode(record))
  }

  #open(sealed: Uint8Array): Value {
    return decode(this.#vault.open('token', new Uint8Array(sealed)))
  }
}
