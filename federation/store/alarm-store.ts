// SPDX-License-Identifier: EUPL-1.2
/**
 * Alarms that were published, and what members have confirmed of them.
 *
 * @module
 */
import type { ReceivedAlarm } from '@ncv/protocol/service/alarm-standing.ts'
import type { CallOutcome } from '@ncv/protocol/service/call-outcome.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'

export interface StoredAlarm {
  /** Of the entry of the warning. */
  readonly index: number
  readonly at: Instant
  readonly tlp: TlpLabel
  readonly title: string
  readonly withdrawn: number | null
}

export interface AlarmCall {
  readonly member: string
  readonly at: Instant
  readonly outcome: CallOutcome
  /** Name of the account; null for a token. */
  readonly caller: string | null
  readonly note: string | null
}

const SELECT = 'SELECT idx AS "index", at, tlp, title, withdrawn FROM alarm'

export class AlarmStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  /** Inside the transaction that appends the entry. */
  add({ index, at, tlp, title }: Omit<StoredAlarm, 'withdrawn'>): void {
    const sql = 'INSERT OR IGNORE INTO alarm (idx, at, tlp, title) VALUES (?, ?, ?, ?)'
    this.#db.prepare<[number, number, string, string]>(sql).run(index, at, tlp, title)
  }

  /** Inside the transaction that appends the withdrawal. */
  withdraw(index: number, withdrawal: number): void {
    this.#db.prepare<[number, number]>('UPDATE alarm SET withdrawn = ? WHERE idx = ? AND withdrawn IS NULL').run(withdrawal, index)
  }

  /** Newest first. */
  all(): StoredAlarm[] {
    return this.#db.prepare<[], StoredAlarm>(`${SELECT} ORDER BY idx DESC`).all()
  }

  one(index: number): StoredAlarm | undefined {
    return this.#db.prepare<[number], StoredAlarm>(`${SELECT} WHERE idx = ?`).get(index)
  }

  /** Inside the transaction that takes the post. The first of each state counts. */
  addReceipt(index: number, { member, state, at }: ReceivedAlarm): void {
    const sql = 'INSERT OR IGNORE INTO alarm_receipt (idx, member, state, at) VALUES (?, ?, ?, ?)'
    this.#db.prepare<[number, string, string, number]>(sql).run(index, member, state, at)
  }

  receipts(index: number): ReceivedAlarm[] {
    const sql = 'SELECT member, state, at FROM alarm_receipt WHERE idx = ? ORDER BY at, member, state'
    return this.#db.prepare<[number], ReceivedAlarm>(sql).all(index)
  }

  addCall(index: number, { member, at, outcome, caller, note }: AlarmCall): void {
    const sql = `INSERT INTO alarm_call (idx, number, member, at, outcome, caller, note)
      VALUES (@index, (SELECT coalesce(max(number), 0) + 1 FROM alarm_call WHERE idx = @index), @member, @at, @outcome, @caller, @note)`
    this.#db.prepare(sql).run({ index, member, at, outcome, caller, note })
  }

  /** Oldest first. */
  calls(index: number): AlarmCall[] {
    return this.#db.prepare<[number], AlarmCall>('SELECT member, at, outcome, caller, note FROM alarm_call WHERE idx = ? ORDER BY number').all(index)
  }

  /** Receipts and calls of alarms that are older: who was quick four months ago is nobody's business. */
  forget(before: Instant): number {
    const old = 'WHERE idx IN (SELECT idx FROM alarm WHERE at < ?)'
    return ['alarm_receipt', 'alarm_call'].reduce(
      (sum, table) => sum + this.#db.prepare<[number]>(`DELETE FROM ${table} ${old}`).run(before).changes,
      0,
    )
  }

  /** Its body is erased: so is what was copied of it. */
  forgetTitle(index: number): void {
    this.#db.prepare<[number]>(`UPDATE alarm SET title = '' WHERE idx = ?`).run(index)
  }
}
