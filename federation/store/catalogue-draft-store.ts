// SPDX-License-Identifier: EUPL-1.2
/**
 * Editions of the product catalogue on their way to the second signature.
 *
 * @module
 */
import { Catalogue } from '@ncv/protocol/message/catalogue.ts'
import type { Db } from '@ncv/runtime/open-db.ts'

export interface CatalogueDraft {
  readonly id: string
  readonly catalogue: Catalogue
  readonly tlp: string
  readonly author: string
  readonly authorSignature: Uint8Array
  readonly approver: string | null
  /** Of the entry with the first part; null before it is published. */
  readonly index: number | null
}

interface Row extends Omit<CatalogueDraft, 'catalogue'> {
  readonly catalogue: string
}

const COLUMNS = 'id, catalogue, tlp, author, author_signature AS authorSignature, approver, idx AS "index"'

export class CatalogueDraftStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  /** Storing the same draft again changes nothing. */
  add({ id, catalogue, tlp, author, authorSignature }: Omit<CatalogueDraft, 'approver' | 'index'>): void {
    const sql = 'INSERT INTO catalogue_draft (id, catalogue, tlp, author, author_signature) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING'
    this.#db.prepare<[string, string, string, string, Uint8Array]>(sql).run(id, JSON.stringify(catalogue), tlp, author, authorSignature)
  }

  get(id: string): CatalogueDraft | undefined {
    const row = this.#db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM catalogue_draft WHERE id = ?`).get(id)
    return row === undefined ? undefined : opened(row)
  }

  /** Those that wait come first. */
  list(): CatalogueDraft[] {
    return this.#db.prepare<[], Row>(`SELECT ${COLUMNS} FROM catalogue_draft ORDER BY idx IS NOT NULL, idx DESC, id`).all().map(opened)
  }

  /** Does nothing to one that is published. */
  discard(id: string): void {
    this.#db.prepare<[string]>('DELETE FROM catalogue_draft WHERE id = ? AND idx IS NULL').run(id)
  }

  /** Within the transaction that appends the entries. */
  published(id: string, approver: string, signature: Uint8Array, index: number): void {
    const sql = 'UPDATE catalogue_draft SET approver = ?, approver_signature = ?, idx = ? WHERE id = ? AND idx IS NULL'
    const { changes } = this.#db.prepare<[string, Uint8Array, number, string]>(sql).run(approver, signature, index, id)
    if (changes !== 1) throw new Error('draft was published by somebody else meanwhile')
  }
}

function opened({ catalogue, ...row }: Row): CatalogueDraft {
  return { ...row, catalogue: Catalogue.parse(JSON.parse(catalogue)) }
}
