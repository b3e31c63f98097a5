// SPDX-License-Identifier: EUPL-1.2
/**
 * The inventory in its database: every field, and what an earlier program stored.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DbDriver } from '@ncv/runtime/open-db.ts'
import { openDb } from '@ncv/runtime/open-db.ts'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { Asset } from '../../../node/inventory/asset.ts'
import { ASSET_FIELDS } from '../../../node/inventory/asset.ts'
import { isShrinking, planImport } from '../../../node/inventory/import-plan.ts'
import { InventoryImportStore } from '../../../node/store/inventory-import-store.ts'
import { InventoryStore } from '../../../node/store/inventory-store.ts'
import { openNodeDb } from '../../../node/store/open-node-db.ts'
import { temporaryDir } from '../../runtime/temporary-dir.ts'

const NOW = () => 1_767_600_000_000

const FULL: Required<Asset> = {
  id: 'a1',
  vendor: 'V',
  product: 'P',
  version: '1',
  cpe: 'cpe:/a:v:p',
  purl: 'pkg:deb/p',
  model: 'M',
  serial: 'S',
  operator: 'it-dl',
  criticality: 'high',
  confidentiality: 'normal',
  integrity: 'high',
  availability: 'very-high',
  exposure: 'internet',
  office: 'Bauamt',
  role: 'Leitung Bauamt',
  host: 'srv1',
  kind: 'family',
}

test('an entry comes back with every field that it has, and with none that it has not', () => {
  using db = openNodeDb(':memory:', NOW)
  const store = new InventoryStore(db)
  store.replace([FULL, { id: 'a2', product: 'Q' }])
  expect(store.all()).toEqual([FULL, { id: 'a2', product: 'Q' }])
  expect(store.one('a1')).toEqual(FULL)
  expect(Object.keys(FULL)).toEqual([...ASSET_FIELDS])
})

test('what an earlier program stored is carried over', () => {
  using dir = temporaryDir()
  const file = join(dir.path, 'node.sqlite')
  const first = readFileSync(new URL('../../../node/store/migrations/0001-node.sql', import.meta.url), 'utf8')
  const old = openDb(Database as unknown as DbDriver, file, { migrations: [{ id: '0001-node', sql: first }], now: NOW })
  old.prepare('INSERT INTO asset (id, vendor, product, version, cpe, purl) VALUES (?, ?, ?, ?, ?, ?)').run('a1', 'V', 'P', '1', null, 'pkg:deb/p')
  old.close()
  using db = openNodeDb(file, NOW)
  const store = new InventoryStore(db)
  expect(store.all()).toEqual([{ id: 'a1', vendor: 'V', product: 'P', version: '1', purl: 'pkg:deb/p' }])
  store.apply({ put: [{ id: 'a1', product: 'P', operator: 'saas' }], remove: [] })
  expect(store.all()).toEqual([{ id: 'a1', product: 'P', operator: 'saas' }])
})

test('a word that no field knows does not get into the database', () => {
  using db = openNodeDb(':memory:', NOW)
  expect(() => new InventoryStore(db).replace([{ id: 'a1', product: 'P', operator: 'wir' as 'self' }])).toThrow(/CHECK/)
})

test('the way back of a plan leads back, from any inventory to any other', () => {
  const draw = (seed: number): Asset[] =>
    Array.from({ length: 8 }, (_, i) => i).flatMap((i) => ((seed >> i) % 2 === 0 ? [] : [{ id: `a${i}`, product: `P${(seed >> (i + 3)) % 3}` }]))
  using db = openNodeDb(':memory:', NOW)
  const store = new InventoryStore(db)
  for (let seed = 0; seed < 200; seed++) {
    const [before, after] = [draw(Math.imul(seed, 2_654_435_761) >>> 8), draw(Math.imul(seed + 1, 2_654_435_761) >>> 8)]
    store.replace(before)
    const plan = planImport(before, after)
    store.apply(plan)
    expect(store.all()).toEqual(after)
    expect(plan.total).toBe(after.length)
    store.apply(plan.wayBack)
    expect(store.all()).toEqual(before)
  }
})

test('more than 40 % of the entries gone is a shrinking, exactly 40 % is not', () => {
  const present = Array.from({ length: 10 }, (_, i) => ({ id: `a${i}`, product: 'P' }))
  const without = (count: number) => isShrinking(planImport(present, present.slice(count)), present.length)
  expect([without(0), without(4), without(5), without(10)]).toEqual([false, false, true, true])
  expect(isShrinking(planImport([], []), 0)).toBe(false)
})

test('mappings are remembered by header, the fifty newest of them', () => {
  using db = openNodeDb(':memory:', NOW)
  const store = new InventoryImportStore(db)
  for (let i = 0; i < 60; i++) store.remember(`header ${i}`, { produkt: 'product' }, i % 2 === 0 ? 'glpi-software' : undefined, i)
  expect(store.mapping('header 58')).toEqual({ mapping: { produkt: 'product' }, preset: 'glpi-software' })
  expect(store.mapping('header 59')).toEqual({ mapping: { produkt: 'product' }, preset: undefined })
  expect([store.mapping('header 9'), store.mapping('header 10')?.mapping]).toEqual([undefined, { produkt: 'product' }])
})
