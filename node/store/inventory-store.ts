// SPDX-License-Identifier: EUPL-1.2
/**
 * The inventory: products in use. Local only.
 *
 * @module
 */
import type { Db } from '@ncv/runtime/open-db.ts'
import type { Asset } from '../inventory/asset.ts'

const FIELDS = ['vendor', 'version', 'cpe', 'purl'] as const
type Row = { readonly id: string; readonly product: string } & { readonly [Field in (typeof FIELDS)[number]]: string | null }

export class InventoryStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  all(): Asset[] {
    return this.#db.prepare<[], Row>('SELECT id, vendor, product, version, cpe, purl FROM asset ORDER BY id').all().map(assetOf)
  }

  has(id: string): boolean {
    return this.#db.prepare<[string], number>('SELECT 1 FROM asset WHERE id = ?').pluck().get(id) === 1
  }

  count(): number {
    return this.#db.prepare<[], number>('SELECT count(*) FROM asset').pluck().get() ?? 0
  }

  /** The whole inventory anew, or nothing: the caller's transaction. */
  replace(assets: readonly Asset[]): void {
    this.#db.prepare('DELETE FROM asset').run()
    const sql = 'INSERT INTO asset (id, vendor, product, version, cpe, purl) VALUES (?, ?, ?, ?, ?, ?)'
    const insert = this.#db.prepare<[string, string | null, string, string | null, string | null, string | null]>(sql)
    for (const { id, vendor, product, version, cpe, purl } of assets)
      insert.run(id, vendor ?? null, product, version ?? null, cpe ?? null, purl ?? null)
  }
}

/** A column without a value is a field that is absent. */
function assetOf({ id, product, ...optional }: Row): Asset {
  const present = FIELDS.flatMap((field) => (optional[field] === null ? [] : [[field, optional[field]]]))
  return { id, product, ...Object.fromEntries(present) }
}
