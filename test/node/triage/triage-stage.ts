// SPDX-License-Identifier: EUPL-1.2
/**
 * A node's stores in memory with warnings, inventory and triage, without log and network; time is a number.
 *
 * @module
 */
import type { MatchChange, MatchView } from '@ncv/protocol/admin/match-routes.ts'
import type { Advisory } from '@ncv/protocol/advisory/advisory.ts'
import { parseCsaf } from '@ncv/protocol/advisory/csaf.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import { encode } from '@ncv/protocol/encode.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import type { Warning } from '@ncv/protocol/message/warning.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import type { Asset } from '../../../node/inventory/asset.ts'
import { match } from '../../../node/matching/match.ts'
import { CatalogueStore } from '../../../node/store/catalogue-store.ts'
import { DecisionStore } from '../../../node/store/decision-store.ts'
import { InventoryStore } from '../../../node/store/inventory-store.ts'
import { KevStore } from '../../../node/store/kev-store.ts'
import { LifeStore } from '../../../node/store/life-store.ts'
import { LogStore } from '../../../node/store/log-store.ts'
import { MatchStore } from '../../../node/store/match-store.ts'
import { openNodeDb } from '../../../node/store/open-node-db.ts'
import { RuleStore } from '../../../node/store/rule-store.ts'
import type { Stores } from '../../../node/store/stores.ts'
import type { StoredWarning } from '../../../node/store/warning-store.ts'
import { WarningStore } from '../../../node/store/warning-store.ts'
import { assertChange, changesOf, decide } from '../../../node/triage/decide.ts'
import { DUE_DAYS } from '../../../node/triage/due.ts'
import { summarise } from '../../../node/triage/summary.ts'
import { Triage } from '../../../node/triage/triage.ts'
import type { MatchReader } from '../../../node/warning/match-view.ts'
import { matchReader } from '../../../node/warning/match-view.ts'

export const DAY_MS = 86_400_000
/** Monday, 5 January 2026, 07:00 in Berlin. */
export const START = Date.UTC(2026, 0, 5, 6)

export class TriageStage implements Disposable {
  readonly stores: Stores
  readonly db: Db
  now = START
  readonly #documents = new Map<number, Advisory>()
  #triage: Triage
  #next = 0

  constructor(db: Db = openNodeDb(':memory:', () => START)) {
    this.db = db
    this.stores = {
      log: new LogStore(db),
      warnings: new WarningStore(db),
      inventory: new InventoryStore(db),
      matches: new MatchStore(db),
      life: new LifeStore(db),
      decisions: new DecisionStore(db),
      kev: new KevStore(db),
      rules: new RuleStore(db),
      catalogue: new CatalogueStore(db),
    } as unknown as Stores
    this.#triage = this.triage()
  }

  triage(): Triage {
    const world = { now: () => this.now, monotonic: () => 0 } as unknown as World
    return new Triage(this.stores, this, world)
  }

  /** The document of a warning, as {@link file://../../../node/warning/documents.ts} has it. */
  advisory({ warning }: Pick<StoredWarning, 'warning'>): Advisory | undefined {
    return this.#documents.get(Number(warning.title))
  }

  /** The node starts anew. */
  restart(): void {
    this.#triage = this.triage()
    this.#triage.carryOver()
  }

  [Symbol.dispose](): void {
    this.db.close()
  }

  /** A warning with its document; @returns the index of its entry. */
  publish(document: unknown, supersedes?: number, severity?: Warning['severity']): number {
    const index = this.#next++
    const advisory = parseCsaf(utf8(JSON.stringify(document)))
    this.#documents.set(index, advisory)
    const warning: Warning = {
      lane: 'passed-through',
      // The stage finds the document by it.
      title: String(index),
      publisher: advisory.publisher.name,
      advisory: { namespace: advisory.publisher.namespace, trackingId: advisory.trackingId, version: advisory.version },
      document: { sha256: new Uint8Array(32), length: 1, body: new Uint8Array(32) },
      isExercise: false,
      ...(severity === undefined ? {} : { severity }),
      ...(supersedes === undefined ? {} : { supersedes }),
    }
    this.db
      .prepare('INSERT INTO entry (idx, bytes, kind, tlp, terms, time, epoch, body, state) VALUES (?, ?, ?, ?, ?, ?, 0, NULL, ?)')
      .run(index, new Uint8Array(1), 'warning', 'TLP:CLEAR', 'publisher-terms', this.now, 'done')
    this.stores.warnings.add(index, encode(warning as unknown as Value), warning)
    this.stores.warnings.setDocument(index, 'stored')
    this.rematch([index])
    return index
  }

  withdraw(target: number): void {
    this.stores.warnings.withdraw(target, this.#next++, 'wrong', undefined)
  }

  inventory(...assets: readonly Asset[]): void {
    this.stores.inventory.replace(assets)
    this.rematch([...this.#documents.keys()])
  }

  rematch(indexes: readonly number[]): void {
    const assets = this.stores.inventory.all()
    for (const index of indexes) {
      const advisory = this.#documents.get(index)
      if (advisory !== undefined) this.stores.matches.put(index, summarise(match(advisory, assets)))
    }
  }

  review(): void {
    this.#triage.reviewNow()
  }

  reader(): MatchReader {
    this.review()
    return matchReader(this.stores, 0, this.now, DUE_DAYS)
  }

  views(): MatchView[] {
    return this.reader().all('de')
  }

  /** Decides as the handlers do: about all that the filter means. */
  decide(filter: Parameters<MatchReader['find']>[0], change: MatchChange, isBulk = true): number {
    assertChange(change, this.now)
    const picked = this.reader()
      .find(filter, true)
      .flatMap(({ asset, advisory, meant }) => meant.map(({ cve, status }) => ({ asset: asset.id, advisory, cve, status })))
    const changes = changesOf(this.stores.decisions, picked, change, this.now)
    decide(this.stores, changes, change.by, this.now, isBulk)
    return changes.length
  }
}
