// SPDX-License-Identifier: EUPL-1.2
/**
 * Cases at the hub: what was asked back on anonymous contributions, what came back, and who has named himself.
 *
 * Tables are ordered by hash. Nothing that came from a member has a time or a batch; a reply has the board unit in which an analyst
 * wrote it.
 *
 * @module
 */
import { equalBytes } from '@ncv/protocol/bytes.ts'
import type { Db } from '@ncv/runtime/open-db.ts'

export interface StoredReply {
  readonly number: number
  /** Canonical encoding of the reply. */
  readonly content: Uint8Array
  readonly isClosing: boolean
  readonly author: string
  readonly unit: number
  /** Entry of its board file; null while it waits. */
  readonly index: number | null
}

export interface PendingReply {
  readonly contribution: Uint8Array
  readonly number: number
  readonly content: Uint8Array
  readonly xwPk: Uint8Array
}

export interface StoredFollowUp {
  readonly counter: number
  readonly payload: Uint8Array
}

export interface StoredClaim {
  readonly member: string
  readonly signature: Uint8Array
}

export class CaseStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  /** Undefined where the contribution cannot be answered. */
  replyKey(contribution: Uint8Array): Uint8Array | undefined {
    const key = this.#db.prepare<[Uint8Array], Uint8Array | null>('SELECT xw_pk FROM contribution WHERE id = ?').pluck().get(contribution)
    return key === undefined || key === null ? undefined : new Uint8Array(key)
  }

  /** Contributions that can be answered and that nobody has answered. */
  unanswered(): number {
    const sql = `SELECT count(*) FROM contribution c WHERE c.xw_pk IS NOT NULL AND NOT EXISTS (SELECT 1 FROM reply r WHERE r.contribution = c.id)`
    return this.#db.prepare<[], number>(sql).pluck().get() ?? 0
  }

  /** Id of the report for which the token with this nonce was spent. */
  contributionOf(nonce: Uint8Array): Uint8Array | undefined {
    const sql = 'SELECT c.id FROM spent s JOIN contribution c ON c.id = s.contribution WHERE s.nonce = ?'
    const id = this.#db.prepare<[Uint8Array], Uint8Array>(sql).pluck().get(nonce)
    return id === undefined ? undefined : new Uint8Array(id)
  }

  replies(contribution: Uint8Array): StoredReply[] {
    const sql = 'SELECT number, content, is_closing AS isClosing, author, unit, idx AS "index" FROM reply WHERE contribution = ? ORDER BY number'
    return this.#db
      .prepare<[Uint8Array], Omit<StoredReply, 'isClosing'> & { isClosing: number }>(sql)
      .all(contribution)
      .map((row) => ({ ...row, content: new Uint8Array(row.content), isClosing: row.isClosing === 1 }))
  }

  /** @throws what SQLite throws where the number is taken */
  addReply(contribution: Uint8Array, { number, content, isClosing, author, unit }: Omit<StoredReply, 'index'>, signature: Uint8Array): void {
    const sql = 'INSERT INTO reply (contribution, number, content, is_closing, author, signature, unit) VALUES (?, ?, ?, ?, ?, ?, ?)'
    this.#db
      .prepare<[Uint8Array, number, Uint8Array, number, string, Uint8Array, number]>(sql)
      .run(contribution, number, content, isClosing ? 1 : 0, author, signature, unit)
  }

  /** Replies that wait and were written in an earlier board unit than this, ordered by hash. */
  pending(beforeUnit: number, limit: number): PendingReply[] {
    const sql = `SELECT r.contribution, r.number, r.content, c.xw_pk AS xwPk FROM reply r JOIN contribution c ON c.id = r.contribution
      WHERE r.idx IS NULL AND r.unit < ? AND c.xw_pk IS NOT NULL ORDER BY r.contribution, r.number LIMIT ?`
    return this.#db.prepare<[number, number], PendingReply>(sql).all(beforeUnit, limit)
  }

  /** Within the transaction that appends the board file. */
  published(replies: readonly Pick<PendingReply, 'contribution' | 'number'>[], index: number): void {
    const update = this.#db.prepare<[number, Uint8Array, number]>('UPDATE reply SET idx = ? WHERE contribution = ? AND number = ? AND idx IS NULL')
    for (const { contribution, number } of replies) {
      if (update.run(index, contribution, number).changes !== 1) throw new Error('reply was published by somebody else meanwhile')
    }
  }

  followUps(contribution: Uint8Array): StoredFollowUp[] {
    const sql = 'SELECT counter, payload FROM follow_up WHERE contribution = ? ORDER BY counter'
    return this.#db
      .prepare<[Uint8Array], StoredFollowUp>(sql)
      .all(contribution)
      .map(({ counter, payload }) => ({ counter, payload: new Uint8Array(payload) }))
  }

  /** `other`: this counter stands for another content. Must run inside a transaction. */
  addFollowUp(contribution: Uint8Array, { counter, payload }: StoredFollowUp, id: Uint8Array): 'new' | 'same' | 'other' {
    const find = this.#db.prepare<[Uint8Array, number], Uint8Array>('SELECT id FROM follow_up WHERE contribution = ? AND counter = ?')
    const before = find.pluck().get(contribution, counter)
    if (before !== undefined) return equalBytes(before, id) ? 'same' : 'other'
    const sql = 'INSERT INTO follow_up (contribution, counter, id, payload) VALUES (?, ?, ?, ?)'
    this.#db.prepare<[Uint8Array, number, Uint8Array, Uint8Array]>(sql).run(contribution, counter, id, payload)
    return 'new'
  }

  claim(contribution: Uint8Array): StoredClaim | undefined {
    return this.#db.prepare<[Uint8Array], StoredClaim>('SELECT member, signature FROM claim WHERE contribution = ?').get(contribution)
  }

  addClaim(contribution: Uint8Array, { member, signature }: StoredClaim): void {
    const sql = 'INSERT INTO claim (contribution, member, signature) VALUES (?, ?, ?)'
    this.#db.prepare<[Uint8Array, string, Uint8Array]>(sql).run(contribution, member, signature)
  }

  /**
   * Cases that are over: their keys and their correspondence are forgotten. The contribution itself stays.
   *
   * @param throughPeriod tokens of these periods @param beforeUnit and no reply since this board unit
   */
  forgetEnded(throughPeriod: number, beforeUnit: number): void {
    const ended = `UPDATE contribution SET xw_pk = NULL WHERE xw_pk IS NOT NULL AND period <= ?
      AND NOT EXISTS (SELECT 1 FROM reply r WHERE r.contribution = contribution.id AND r.unit >= ?)`
    const orphaned = 'NOT EXISTS (SELECT 1 FROM contribution c WHERE c.id = contribution AND c.xw_pk IS NOT NULL)'
    const run = this.#db.transaction(() => {
      this.#db.prepare<[number, number]>(ended).run(throughPeriod, beforeUnit)
      this.#db.prepare<[]>(`DELETE FROM reply WHERE ${orphaned}`).run()
      this.#db.prepare<[]>(`DELETE FROM follow_up WHERE ${orphaned}`).run()
    })
    run.immediate()
  }
}
