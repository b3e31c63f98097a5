// SPDX-License-Identifier: EUPL-1.2
/**
 * The last imports of the inventory with their way back, and what the columns of each kind of table meant. Local only.
 *
 * @module
 */
import type { Instant } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import { z } from 'zod'
import type { Asset } from '../inventory/asset.ts'
import type { Mapping } from '../inventory/column-field.ts'
import type { AssetChange } from '../inventory/import-plan.ts'

/** Imports of files that can be undone, and changes by hand: these are small, and must not push an import out. */
const KEPT_IMPORTS = 5
const KEPT_CHANGES = 50
/** The format of a change by hand. */
export const BY_HAND = 'hand'
/** Kinds of tables whose columns are remembered. */
const KEPT_MAPPINGS = 50

export interface StoredImport {
  readonly number: number
  readonly at: Instant
  /** Name of the file without its folder. */
  readonly source: string
  readonly format: string
  readonly added: number
  readonly changed: number
  readonly removed: number
  readonly total: number
}

const WayBack = z.object({ put: z.array(z.custom<Asset>((value) => typeof value === 'object')), remove: z.array(z.string()) })
const MappingText = z.custom<Mapping>((value) => typeof value === 'object' && value !== null)

export class InventoryImportStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  /** The newest first. */
  all(): StoredImport[] {
    const sql = 'SELECT number, at, source, format, added, changed, removed, total FROM inventory_import WHERE is_undone = 0 ORDER BY number DESC'
    return this.#db.prepare<[], StoredImport>(sql).all()
  }

  /** What was undone before cannot be done again then; the caller's transaction. */
  add({ at, source, format, added, changed, removed, total }: Omit<StoredImport, 'number'>, wayBack: AssetChange): void {
    this.#db.prepare('DELETE FROM inventory_import WHERE is_undone = 1').run()
    const sql = 'INSERT INTO inventory_import (at, source, format, added, changed, removed, total, way_back) VALUES (?, ?, ?, ?, ?, ?, ?, ?)'
    this.#db
      .prepare<[number, string, string, number, number, number, number, string]>(sql)
      .run(at, source, format, added, changed, removed, total, JSON.stringify(wayBack))
    this.#db.prepare<[number]>('DELETE FROM inventory_import WHERE number <= (SELECT max(number) FROM inventory_import) - ?').run(KEPT_CHANGES)
    // Whatever is older than the last file that goes, goes too: a step back over a gap would lead elsewhere.
    const old = `DELETE FROM inventory_import WHERE number <=
      (SELECT number FROM inventory_import WHERE format <> ? ORDER BY number DESC LIMIT 1 OFFSET ?)`
    this.#db.prepare<[string, number]>(old).run(BY_HAND, KEPT_IMPORTS)
  }

  /** What is kept about one asset: each import that touched it with what the asset was before it; the newest first. */
  touching(id: string): { readonly import: StoredImport; readonly before: Asset | undefined }[] {
    const sql = `SELECT number, at, source, format, added, changed, removed, total,
        (SELECT value FROM json_each(way_back, '$.put') WHERE json_extract(value, '$.id') = $id LIMIT 1) AS "before"
      FROM inventory_import WHERE is_undone = 0 AND (
        EXISTS (SELECT 1 FROM json_each(way_back, '$.put') WHERE json_extract(value, '$.id') = $id)
        OR EXISTS (SELECT 1 FROM json_each(way_back, '$.remove') WHERE value = $id))
      ORDER BY number DESC`
    const rows = this.#db.prepare<[{ readonly id: string }], StoredImport & { readonly before: string | null }>(sql).all({ id })
    return rows.map(({ before, ...found }) => ({ import: found, before: before === null ? undefined : (JSON.parse(before) as Asset) }))
  }

  /** The import that is undone next, or the one that was undone last. */
  next(step: 'undo' | 'redo'): { readonly import: StoredImport; readonly change: AssetChange } | undefined {
    const order = step === 'undo' ? 'is_undone = 0 ORDER BY number DESC' : 'is_undone = 1 ORDER BY number'
    const sql = `SELECT number, at, source, format, added, changed, removed, total, way_back AS "change" FROM inventory_import WHERE ${order} LIMIT 1`
    const row = this.#db.prepare<[], StoredImport & { readonly change: string }>(sql).get()
    if (row === undefined) return undefined
    const { change, ...found } = row
    return { import: found, change: WayBack.parse(JSON.parse(change)) }
  }

  /** It is undone, or done again; `back` leads to what was before this step. The caller's transaction. */
  turn(number: number, step: 'undo' | 'redo', back: AssetChange): void {
    const sql = 'UPDATE inventory_import SET is_undone = ?, way_back = ? WHERE number = ?'
    this.#db.prepare<[number, string, number]>(sql).run(step === 'undo' ? 1 : 0, JSON.stringify(back), number)
  }

  mapping(fingerprint: string): { readonly mapping: Mapping; readonly preset: string | undefined } | undefined {
    const sql = 'SELECT preset, columns FROM inventory_mapping WHERE fingerprint = ?'
    const row = this.#db.prepare<[string], { preset: string | null; columns: string }>(sql).get(fingerprint)
    return row === undefined ? undefined : { mapping: MappingText.parse(JSON.parse(row.columns)), preset: row.preset ?? undefined }
  }

  /** The caller's transaction. */
  remember(fingerprint: string, mapping: Mapping, preset: string | undefined, at: Instant): void {
    const sql = 'INSERT OR REPLACE INTO inventory_mapping (fingerprint, preset, columns, at) VALUES (?, ?, ?, ?)'
    this.#db.prepare<[string, string | null, string, number]>(sql).run(fingerprint, preset ?? null, JSON.stringify(mapping), at)
    const old = 'DELETE FROM inventory_mapping WHERE fingerprint NOT IN (SELECT fingerprint FROM inventory_mapping ORDER BY at DESC LIMIT ?)'
    this.#db.prepare<[number]>(old).run(KEPT_MAPPINGS)
  }
}
