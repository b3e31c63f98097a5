// SPDX-License-Identifier: EUPL-1.2
/**
 * The part of a node that matches, over a real database file opened as the node opens it: stores, matcher, rules.
 *
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Db } from '@ncv/runtime/open-db.ts'
import type { Asset } from '../../node/inventory/asset.ts'
import type { MatchingRules } from '../../node/matching/rules.ts'
import type { StoredAdvisory } from '../../node/matching/stored-advisory.ts'
import { AdvisoryStore } from '../../node/store/advisory-store.ts'
import { InventoryStore } from '../../node/store/inventory-store.ts'
import { LogStore } from '../../node/store/log-store.ts'
import { MatchStore } from '../../node/store/match-store.ts'
import { openNodeDb } from '../../node/store/open-node-db.ts'
import { Matcher } from '../../node/warning/matcher.ts'

export interface MatchStage extends Disposable {
  readonly db: Db
  readonly matcher: Matcher
  readonly log: LogStore
  readonly inventory: InventoryStore
  rules: MatchingRules
}

const NO_DOCUMENTS = { readAgain: () => undefined, retryUnreadable() {} }

/** Turns end as in a node; the timer is the system's. */
const WORLD = {
  monotonic: () => performance.now(),
  timer(ms: number, run: () => void) {
    const timeout = setTimeout(run, ms)
    return () => clearTimeout(timeout)
  },
}

/** @param file a database that {@link fillStage} has filled */
export function openStage(file: string, rules: MatchingRules): MatchStage {
  const db = openNodeDb(file, () => 0)
  const stores = { log: new LogStore(db), inventory: new InventoryStore(db), matches: new MatchStore(db), advisories: new AdvisoryStore(db) }
  const stage: MatchStage = {
    db,
    rules,
    matcher: new Matcher(
      stores,
      () => stage.rules,
      () => NO_DOCUMENTS,
      WORLD,
      () => 'this one',
    ),
    log: stores.log,
    inventory: stores.inventory,
    [Symbol.dispose]: () => db.close(),
  }
  return stage
}

/** Writes inventory and advisories as a node has them that has followed the log, without any match. */
export function fillStage(file: string, inventory: readonly Asset[], stored: readonly StoredAdvisory[]): void {
  using db = openNodeDb(file, () => 0)
  const advisories = new AdvisoryStore(db)
  announce(db, 0, stored.length)
  advisories.setProgram('this one')
  db.transaction(() => {
    new InventoryStore(db).replace(inventory)
    for (const [index, advisory] of stored.entries()) advisories.put(index, advisory)
  })()
}

/** The warnings, whose documents then come. */
export function announce(db: Db, first: number, count: number): void {
  const entry = db.prepare<[number]>(`INSERT INTO entry VALUES (?, x'', 'warning', 'TLP:CLEAR', 'n-cert', 0, 0, NULL, 'done')`)
  const warning = db.prepare<[number]>(`INSERT INTO warning (idx, payload, document) VALUES (?, x'', 'stored')`)
  db.transaction(() => {
    for (let index = first; index < first + count; index++) {
      entry.run(index)
      warning.run(index)
    }
  })()
}

export interface Folder extends Disposable {
  path(name: string): string
}

export function temporaryFolder(): Folder {
  const folder = mkdtempSync(join(tmpdir(), 'ncv-bench-match-'))
  return { path: (name) => join(folder, name), [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}
