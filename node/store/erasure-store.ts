// SPDX-License-Identifier: EUPL-1.2
/**
 * Erases the content of entries from the node's database. What SQLite deletes it overwrites (secure_delete); of a warning a row without content
 * stays, so that people see that there was one and that it no longer holds.
 *
 * @module
 */
import type { ErasureReason } from '@ncv/protocol/message/erased.ts'
import type { Db } from '@ncv/runtime/open-db.ts'

export interface Erasure {
  /** Index of the entry that says so. */
  readonly by: number
  readonly reason: ErasureReason
}

export class ErasureStore {
  readonly #db: Db
  #isScrubDue = false

  constructor(db: Db) {
    this.#db = db
  }

  of(index: number): Erasure | undefined {
    return this.#db.prepare<[number], Erasure>('SELECT by_idx AS "by", reason FROM erased WHERE idx = ?').get(index)
  }

  count(): number {
    return this.#db.prepare<[], number>('SELECT count(*) FROM erased').pluck().get() ?? 0
  }

  /** The entry is done with: its body is not looked for any more. The caller's transaction, as all that follows. */
  mark(index: number, { by, reason }: Erasure): void {
    this.#db.prepare<[number, number, string]>('INSERT OR IGNORE INTO erased (idx, by_idx, reason) VALUES (?, ?, ?)').run(index, by, reason)
    this.#db.prepare<[number]>(`UPDATE entry SET state = 'done' WHERE idx = ? AND state IN ('new', 'waiting')`).run(index)
  }

  removeBody(hash: Uint8Array): void {
    this.#db.prepare<[Uint8Array]>('DELETE FROM body WHERE hash = ?').run(hash)
    this.#isScrubDue = true
  }

  /** Also of one whose body never came. Matches stay, without what was said about them. @param supersedes what it replaced */
  blankWarning(index: number, supersedes: number | undefined): void {
    const stub = `INSERT INTO warning (idx, payload, supersedes, document) VALUES (?, x'', ?, 'none')
      ON CONFLICT (idx) DO UPDATE SET payload = x'', namespace = NULL, tracking_id = NULL, version = NULL, document = 'none', document_code = NULL`
    this.#db.prepare<[number, number | null]>(stub).run(index, supersedes ?? null)
    this.#db.prepare<[number]>(`UPDATE match SET detail = '[]' WHERE idx = ?`).run(index)
  }

  blankWithdrawal(index: number): void {
    this.#db.prepare<[number]>('UPDATE withdrawal SET text = NULL WHERE idx = ?').run(index)
  }

  /** A file of the reply board that was not read while it could be. */
  dropBoard(index: number): void {
    this.#db.prepare<[number]>('DELETE FROM board WHERE idx = ?').run(index)
  }

  /** The write-ahead log still holds pages as they were. Outside of a transaction; does nothing where nothing was erased. */
  scrub(): void {
    if (!this.#isScrubDue || this.#db.inTransaction) return
    this.#db.pragma('wal_checkpoint(TRUNCATE)')
    this.#isScrubDue = false
  }
}
