// SPDX-License-Identifier: EUPL-1.2
/**
 * Drafts of own warnings and the analysts who sign them.
 *
 * @module
 */
import type { Db } from '@ncv/runtime/open-db.ts'

export interface Draft {
  readonly id: string
  /** Canonical encoding of the warning's payload: what author and approver sign. */
  readonly warning: Uint8Array
  readonly tlp: string
  readonly author: string
  readonly authorSignature: Uint8Array
  readonly approver: string | null
  readonly index: number | null
  /** Id of the contribution from which it was made; null for one written freely, and for all that are published. */
  readonly contribution: Uint8Array | null
}

const COLUMNS = 'id, warning, tlp, author, author_signature AS authorSignature, approver, idx AS "index", contribution'

export class DraftStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  /** False where the id or the key is taken. */
  addAnalyst(id: string, key: Uint8Array): boolean {
    return this.#db.prepare<[string, Uint8Array]>('INSERT INTO analyst (id, key) VALUES (?, ?) ON CONFLICT DO NOTHING').run(id, key).changes === 1
  }

  analystKey(id: string): Uint8Array | undefined {
    return this.#db.prepare<[string], Uint8Array>('SELECT key FROM analyst WHERE id = ?').pluck().get(id)
  }

  analysts(): string[] {
    return this.#db.prepare<[], string>('SELECT id FROM analyst ORDER BY id').pluck().all()
  }

  /** Storing the same draft again changes nothing. */
  add({ id, warning, tlp, author, authorSignature, contribution }: Omit<Draft, 'approver' | 'index'>): void {
    const sql = `INSERT INTO draft (id, warning, tlp, author, author_signature, contribution) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`
    const insert = this.#db.prepare<[string, Uint8Array, string, string, Uint8Array, Uint8Array | null]>(sql)
    insert.run(id, warning, tlp, author, authorSignature, contribution)
  }

  /** Does nothing to one that is published. */
  discard(id: string): void {
    this.#db.prepare<[string]>('DELETE FROM draft WHERE id = ? AND idx IS NULL').run(id)
  }

  get(id: string): Draft | undefined {
    return this.#db.prepare<[string], Draft>(`SELECT ${COLUMNS} FROM draft WHERE id = ?`).get(id)
  }

  list(): Draft[] {
    return this.#db.prepare<[], Draft>(`SELECT ${COLUMNS} FROM draft ORDER BY idx IS NOT NULL, id`).all()
  }

  /** A draft that the recovered log shows to have been published: by whom is lost, that it was must not be. */
  publishedBefore(id: string, index: number): void {
    this.#db.prepare<[number, string]>('UPDATE draft SET idx = ?, contribution = NULL WHERE id = ? AND idx IS NULL').run(index, id)
  }

  /** Within the transaction that erases the entry that was made of it. */
  erase(index: number): void {
    this.#db.prepare<[number]>('DELETE FROM draft WHERE idx = ?').run(index)
  }

  /** Within the transaction that appends the entry. From then on nothing leads from the warning to what it was made of. */
  published(id: string, approver: string, signature: Uint8Array, index: number): void {
    const sql = 'UPDATE draft SET approver = ?, approver_signature = ?, idx = ?, contribution = NULL WHERE id = ? AND idx IS NULL'
    const { changes } = this.#db.prepare<[string, Uint8Array, number, string]>(sql).run(approver, signature, index, id)
    if (changes !== 1) throw new Error('draft was published by somebody else meanwhile')
  }
}
