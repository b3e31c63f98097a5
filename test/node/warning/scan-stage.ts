// SPDX-License-Identifier: EUPL-1.2
/**
 * A node's matcher over a real database file, without the federation around it: advisories come, the inventory and the rules change, turns end when the
 * test says so, and the process can end between any two of them.
 *
 * @module
 */
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Advisory } from '@ncv/protocol/advisory/advisory.ts'
import { parseCsaf } from '@ncv/protocol/advisory/csaf.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import type { Asset } from '../../../node/inventory/asset.ts'
import type { MatchingRules } from '../../../node/matching/rules.ts'
import { NO_RULES } from '../../../node/matching/rules.ts'
import { AdvisoryStore } from '../../../node/store/advisory-store.ts'
import { InventoryStore } from '../../../node/store/inventory-store.ts'
import { LogStore } from '../../../node/store/log-store.ts'
import type { StoredMatch } from '../../../node/store/match-store.ts'
import { MatchStore } from '../../../node/store/match-store.ts'
import { openNodeDb } from '../../../node/store/open-node-db.ts'
import { Matcher } from '../../../node/warning/matcher.ts'

const OWN = fileURLToPath(new URL('../../../federation/demo/data/advisories/', import.meta.url))

/** The invented advisories of the demonstration. */
export const ADVISORIES: readonly Advisory[] = globSync(`${OWN}*.json`)
  .sort()
  .map((file) => parseCsaf(readFileSync(file)))

/** Assets of products that the advisories name, some of them hit, written in the ways of inventories. */
export function assetsFor(advisories: readonly Advisory[], versions: readonly string[]): Asset[] {
  const named = advisories.flatMap(({ products }) => products.filter(({ relation }) => relation === undefined))
  return named.map(({ vendor, name, fullName }, i): Asset => {
    const product = name ?? fullName
    const spelled = i % 3 === 0 ? { product: `${vendor ?? ''} ${product}`.trim() } : { ...(vendor === undefined ? {} : { vendor }), product }
    return { id: `a${i}`, ...spelled, ...(i % 5 === 4 ? {} : { version: versions[i % versions.length] as string }) }
  })
}

export interface ScanStage extends Disposable {
  readonly matcher: Matcher
  readonly stores: { readonly log: LogStore; readonly inventory: InventoryStore; readonly matches: MatchStore; readonly advisories: AdvisoryStore }
  readonly db: Db
  rules: MatchingRules
  /** Steps until a turn is over; every question how late it is counts as one. */
  stepsInTurn: number
  /** Runs between two turns. */
  onPause: () => void
  readonly pauses: number
  /** Mark of the program. */
  program: string
  /** Stores a warning with this advisory as if it had arrived. */
  arrive(index: number, advisory: Advisory): void
  change(assets: readonly Asset[], ids?: readonly string[]): void
  correct(rules: MatchingRules): void
  /** The process ends here and another one begins over the same file. */
  crash(): void
}

export function scanStage(): ScanStage {
  const folder = mkdtempSync(join(tmpdir(), 'ncv-scan-'))
  const documents = new Map<number, Advisory>()
  let steps = 0
  const open = () => {
    const db = openNodeDb(join(folder, 'node.sqlite'), () => 0)
    const stores = { log: new LogStore(db), inventory: new InventoryStore(db), matches: new MatchStore(db), advisories: new AdvisoryStore(db) }
    const world = {
      // A turn has 40 ms.
      monotonic: () => (++steps * 40) / stage.stepsInTurn,
      timer: (_ms: number, run: () => void) => {
        stage.pauses++
        stage.onPause()
        queueMicrotask(run)
        return () => {}
      },
    }
    const reader = { readAgain: (index: number) => documents.get(index), retryUnreadable() {} }
    const rules = () => stage.rules
    return {
      db,
      stores,
      matcher: new Matcher(
        stores,
        rules,
        () => reader,
        world,
        () => stage.program,
      ),
    }
  }
  const stage = {
    rules: NO_RULES as MatchingRules,
    stepsInTurn: 1_000_000,
    onPause: () => {},
    pauses: 0,
    program: 'this one',
    get matcher() {
      return now.matcher
    },
    get stores() {
      return now.stores
    },
    get db() {
      return now.db
    },
    arrive(index: number, advisory: Advisory) {
      documents.set(index, advisory)
      now.stores.log.inOne(() => {
        now.db.exec(`INSERT OR IGNORE INTO entry VALUES (${index}, x'', 'warning', 'TLP:CLEAR', 'n-cert', 0, 0, NULL, 'done')`)
        now.db.exec(`INSERT OR IGNORE INTO warning (idx, payload, document) VALUES (${index}, x'', 'missing')`)
        now.matcher.take(index, advisory)
        now.db.exec(`UPDATE warning SET document = 'stored' WHERE idx = ${index}`)
      })
    },
    change(assets: readonly Asset[], ids?: readonly string[]) {
      now.stores.log.inOne(() => {
        now.stores.inventory.replace(assets)
        now.matcher.inventoryChanged(ids)
      })
    },
    correct(rules: MatchingRules) {
      stage.rules = rules
      now.stores.log.inOne(() => now.matcher.rulesChanged())
    },
    crash() {
      now.matcher.stop()
      now.db.close()
      now = open()
    },
    [Symbol.dispose]() {
      now.db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  let now = open()
  now.stores.advisories.setProgram(stage.program)
  return stage
}

/** What a node would have that had known inventory and rules before the first advisory came. */
export function fromScratch(arrived: ReadonlyMap<number, Advisory>, assets: readonly Asset[], rules: MatchingRules): StoredMatch[] {
  using stage = scanStage()
  stage.change(assets)
  stage.correct(rules)
  for (const [index, advisory] of arrived) stage.arrive(index, advisory)
  return stage.stores.matches.all()
}
