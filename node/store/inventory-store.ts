// SPDX-License-Identifier: EUPL-1.2
/**
 * The inventory: products in use. Local only.
 *
 * @module
 */
import type { Db } from '@ncv/runtime/open-db.ts'
import type { Asset, AssetField } from '../inventory/asset.ts'
import { ASSET_FIELDS, assetFrom } from '../inventory/asset.ts'
import type { AssetChange } from '../inventory/import-plan.ts'

type Row = { readonly [Field in AssetField]: string | null }

const FIELDS = ASSET_FIELDS.join(', ')

export class InventoryStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  all(): Asset[] {
    return this.#db.prepare<[], Row>(`SELECT ${FIELDS} FROM asset ORDER BY id`).all().map(assetFrom)
  }

  one(id: string): Asset | undefined {
    const row = this.#db.prepare<[string], Row>(`SELECT ${FIELDS} FROM asset WHERE id = ?`).get(id)
    return row === undefined ? undefined : assetFrom(row)
  }

  has(id: string): boolean {
    return this.#db.prepare<[string], number>('SELECT 1 FROM asset WHERE id = ?').pluck().get(id) === 1
  }

  count(): number {
    return this.#db.prepare<[], number>('SELECT count(*) FROM asset').pluck().get() ?? 0
  }

  /** The caller's transaction. */
  apply({ put, remove }: AssetChange): void {
    const drop = this.#db.prepare<[string]>('DELETE FROM asset WHERE id = ?')
    for (const id of remove) drop.run(id)
    const places = ASSET_FIELDS.map(() => '?').join(', ')
    const insert = this.#db.prepare<(string | null)[]>(`INSERT OR REPLACE INTO asset (${FIELDS}) VALUES (${places})`)
    for (const asset of put) insert.run(...ASSET_FIELDS.map((field) => asset[field] ?? null))
  }

  /** The whole inventory anew, or nothing: the caller's transaction. */
  replace(assets: readonly Asset[]): void {
    this.#db.prepare('DELETE FROM asset').run()
    this.apply({ put: assets, remove: [] })
  }
}
