// SPDX-License-Identifier: EUPL-1.2
/**
 * What is measured of matching: a complete rescan with its results stored, one arriving warning, one new asset, and the baselines.
 *
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fold } from '@ncv/protocol/advisory/normalise.ts'
import type { Db, DbDriver } from '@ncv/runtime/open-db.ts'
import { openDb } from '@ncv/runtime/open-db.ts'
import Database from 'better-sqlite3'
import type { Asset } from '../../node/inventory/asset.ts'
import type { AssetIndex, ReadProducts } from '../../node/matching/asset-index.ts'
import { buildAssetIndex } from '../../node/matching/asset-index.ts'
import { matchIndexed } from '../../node/matching/match.ts'
import type { ProductIndex } from '../../node/matching/product-index.ts'
import { touchedBy } from '../../node/matching/product-index.ts'
import { productFacts } from '../../node/matching/product-facts.ts'
import { nodeOfLine } from '../../node/matching/recall.ts'
import { recognise } from '../../node/matching/recognise.ts'
import { NO_RULES } from '../../node/matching/rules.ts'
import type { StoredAdvisory } from '../../node/matching/stored-advisory.ts'
import { linesOf, openAdvisory } from '../../node/matching/stored-advisory.ts'
import { summarise } from '../../node/warning/matcher.ts'

const TABLE = `CREATE TABLE match (idx INTEGER NOT NULL, asset TEXT NOT NULL, verdict TEXT NOT NULL, detail TEXT NOT NULL, PRIMARY KEY (idx, asset)) STRICT, WITHOUT ROWID;
CREATE INDEX match_of_asset ON match (asset);`

export interface BenchStore extends Disposable {
  readonly db: Db
}

/** A database file as the node opens it, with its table of matches. */
export function openStore(): BenchStore {
  const folder = mkdtempSync(join(tmpdir(), 'ncv-bench-match-'))
  const db = openDb(Database as unknown as DbDriver, join(folder, 'match.sqlite'), {
    migrations: [{ id: '0001-bench', sql: TABLE }],
    now: () => 0 as never,
  })
  return {
    db,
    [Symbol.dispose]() {
      db[Symbol.dispose]()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export interface Rescan {
  readonly ms: number
  readonly indexMs: number
  readonly storeMs: number
  readonly matches: number
  /** Advisories whose products occur in the inventory. */
  readonly opened: number
}

/** `known`, `products`: what a running node has in memory. */
export interface RescanInput {
  readonly inventory: readonly Asset[]
  readonly stored: readonly StoredAdvisory[]
  readonly products: ProductIndex
  readonly known: ReadProducts
}

/** After a change of inventory, aliases or catalogue: everything anew, in one transaction. */
export function rescan({ inventory, stored, products, known }: RescanInput, db: Db): Rescan {
  const start = performance.now()
  const index = buildAssetIndex(inventory, NO_RULES, known)
  const indexed = performance.now()
  const { advisories, recall } = touchedBy(index, products)
  let matches = 0
  let storeMs = 0
  db.transaction(() => {
    db.prepare('DELETE FROM match').run()
    const insert = db.prepare<[number, string, string, string]>('INSERT INTO match (idx, asset, verdict, detail) VALUES (?, ?, ?, ?)')
    for (const idx of advisories) {
      const rows = summarise(matchIndexed(openAdvisory(stored[idx] as StoredAdvisory, recall), index, recall))
      const before = performance.now()
      for (const { asset, verdict, detail } of rows) insert.run(idx, asset, verdict, detail)
      storeMs += performance.now() - before
      matches += rows.length
    }
  })()
  return { ms: performance.now() - start, indexMs: indexed - start, storeMs, matches, opened: advisories.length }
}

/** Milliseconds for each of the arriving advisories alone, against an inventory that is indexed. */
export function arrivals(index: AssetIndex, stored: readonly StoredAdvisory[]): number[] {
  return stored.map((advisory) => {
    const opened = openAdvisory(advisory)
    const start = performance.now()
    summarise(matchIndexed(opened, index))
    return performance.now() - start
  })
}

/** Milliseconds for each of the new assets alone, against all stored advisories. */
export function newcomers(assets: readonly Asset[], products: ProductIndex, stored: readonly StoredAdvisory[]): number[] {
  return assets.map((asset) => {
    const start = performance.now()
    const index = buildAssetIndex([asset])
    const { advisories, recall } = touchedBy(index, products)
    for (const key of advisories) summarise(matchIndexed(openAdvisory(stored[key] as StoredAdvisory, recall), index, recall))
    return performance.now() - start
  })
}

/** Baseline: every product of the advisories against every product of the inventory, without any index. Answers milliseconds for one comparison. */
export function naiveComparison(
  inventory: readonly Asset[],
  stored: readonly StoredAdvisory[],
): { readonly perPair: number; readonly groups: number } {
  const { items } = buildAssetIndex(inventory)
  const facts = stored.flatMap((advisory) => linesOf(advisory).map(nodeOfLine)).map((node) => productFacts(node))
  const start = performance.now()
  for (const each of facts) for (const group of items) recognise(group, each)
  return { perPair: (performance.now() - start) / (facts.length * items.length), groups: items.length }
}

/**
 * Baseline, the limit of what memory allows: names as they are, folded beforehand, found in a sorted array by halving.
 * It finds equal spellings only, compares no version, and stores nothing.
 */
export function sortedArray(inventory: readonly Asset[], stored: readonly StoredAdvisory[]): number {
  const key = (vendor: string | undefined, product: string | undefined): string => `${fold(vendor ?? '')} ${fold(product ?? '')}`
  const sorted = [...new Set(inventory.map(({ vendor, product }) => key(vendor, product)))].sort()
  const asked = stored.flatMap((advisory) => linesOf(advisory).map(nodeOfLine)).map(({ vendor, name }) => key(vendor, name))
  const start = performance.now()
  let found = 0
  for (const text of asked) {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((sorted[middle] as string) < text) low = middle + 1
      else high = middle
    }
    if (sorted[low] === text) found++
  }
  if (found === 0) throw new RangeError('the baseline found nothing: the data are not what they should be')
  return performance.now() - start
}
