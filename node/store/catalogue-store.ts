// SPDX-License-Identifier: EUPL-1.2
/**
 * The product catalogue as the log brought it: every part, and the products of the edition in force.
 *
 * @module
 */
import type { PartHead } from '@ncv/protocol/catalogue/editions.ts'
import { headOf } from '@ncv/protocol/catalogue/editions.ts'
import { joinParts } from '@ncv/protocol/catalogue/parts.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { parsePayload } from '@ncv/protocol/envelope.ts'
import { CataloguePart, CatalogueProduct } from '@ncv/protocol/message/catalogue.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import type { Db } from '@ncv/runtime/open-db.ts'

export interface StoredEdition {
  readonly edition: number
  /** Of the entry with the first part. */
  readonly index: number
  /** Entries that it takes. */
  readonly parts: number
  readonly title: string
  /** Nobody has checked it with the houses: „Beispielkatalog“. */
  readonly isExample: boolean
  readonly tlp: TlpLabel
}

interface Flagged<T extends { readonly isExample: boolean }> {
  readonly row: Omit<T, 'isExample'> & { readonly isExample: number }
}

export class CatalogueStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  /** Products of the edition in force, by id. */
  all(): CatalogueProduct[] {
    return this.#db.prepare<[], string>('SELECT product FROM catalogue_product ORDER BY id').pluck().all().map(parsed)
  }

  one(id: string): CatalogueProduct | undefined {
    const product = this.#db.prepare<[string], string>('SELECT product FROM catalogue_product WHERE id = ?').pluck().get(id)
    return product === undefined ? undefined : parsed(product)
  }

  count(): number {
    return this.#db.prepare<[], number>('SELECT count(*) FROM catalogue_product').pluck().get() ?? 0
  }

  /** The edition in force; undefined before the first. */
  edition(): StoredEdition | undefined {
    const sql = 'SELECT edition, idx AS "index", parts, title, is_example AS isExample, tlp FROM catalogue_edition'
    const row = this.#db.prepare<[], Flagged<StoredEdition>['row']>(sql).get()
    return row === undefined ? undefined : { ...row, isExample: row.isExample === 1 }
  }

  /** Keeps a part; one that is kept already stays as it is. The caller's transaction, as in all that follows. */
  addPart(index: number, tlp: TlpLabel, message: CataloguePart): void {
    const { title, edition, isExample, part, parts, firstId, lastId } = headOf(index, tlp, message)
    const sql = `INSERT OR IGNORE INTO catalogue_part (idx, title, edition, is_example, part, parts, tlp, first_id, last_id, payload)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
    this.#db
      .prepare<[number, string, number, number, number, number, string, string, string, Uint8Array]>(sql)
      .run(index, title, edition, isExample ? 1 : 0, part, parts, tlp, firstId, lastId, encode(message as unknown as Value))
  }

  heads(): PartHead[] {
    const sql = `SELECT idx AS "index", title, edition, is_example AS isExample, part, parts, tlp, first_id AS firstId, last_id AS lastId
      FROM catalogue_part ORDER BY idx`
    return this.#db
      .prepare<[], Flagged<PartHead>['row']>(sql)
      .all()
      .map((row) => ({ ...row, isExample: row.isExample === 1 }))
  }

  /** Entries of the catalogue that could not be read so far: waiting for body or key, or set aside for a fault of their own. */
  unread(): number[] {
    const sql = `SELECT e.idx FROM entry e WHERE e.kind = 'catalogue' AND NOT EXISTS (SELECT 1 FROM catalogue_part p WHERE p.idx = e.idx) ORDER BY e.idx`
    return this.#db.prepare<[], number>(sql).pluck().all()
  }

  /** Puts the edition whose parts stand at [first, first + parts) in force. */
  take(first: number, parts: number): void {
    const sql = 'SELECT payload FROM catalogue_part WHERE idx >= ? AND idx < ? ORDER BY idx'
    const payloads = this.#db
      .prepare<[number, number], Uint8Array>(sql)
      .pluck()
      .all(first, first + parts)
    const { title, edition, isExample, products } = joinParts(payloads.map((bytes) => parsePayload(new Uint8Array(bytes), CataloguePart)))
    const put = `INSERT OR REPLACE INTO catalogue_edition (one, edition, idx, parts, title, is_example, tlp)
      SELECT 1, ?, idx, ?, ?, ?, tlp FROM catalogue_part WHERE idx = ?`
    this.#db.prepare<[number, number, string, number, number]>(put).run(edition, parts, title, isExample ? 1 : 0, first)
    this.#db.prepare('DELETE FROM catalogue_product').run()
    const insert = this.#db.prepare<[string, string]>('INSERT INTO catalogue_product (id, product) VALUES (?, ?)')
    for (const product of products) insert.run(product.id, JSON.stringify(product))
  }
}

function parsed(json: string): CatalogueProduct {
  return CatalogueProduct.parse(JSON.parse(json))
}
