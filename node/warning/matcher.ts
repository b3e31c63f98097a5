// SPDX-License-Identifier: EUPL-1.2
/**
 * Applies advisories to the inventory and keeps what touches it.
 *
 * What arrives is matched at once, against an inventory that is indexed until it changes. What changes here (assets, rules, the catalogue) is first
 * written down as owed, in the same transaction, and then matched in short turns ({@link Matcher.settle}); a crash in between is made up for at the
 * next start. Results are stored only where they differ.
 *
 * @module
 */
import type { Progress } from '@ncv/protocol/admin/contract.ts'
import type { Advisory } from '@ncv/protocol/advisory/advisory.ts'
import type { Cancel, World } from '@ncv/protocol/world.ts'
import { once } from '../matching/name-index.ts'
import { oneAtATime } from '../link/one-at-a-time.ts'
import type { AssetIndex } from '../matching/asset-index.ts'
import { matchIndexed } from '../matching/match.ts'
import type { ProductIndex, Touched } from '../matching/product-index.ts'
import { touchedByFew, touching } from '../matching/product-index.ts'
import { lined, openAdvisory, storeAdvisory } from '../matching/stored-advisory.ts'
import type { MatchingRules } from '../matching/rules.ts'
import type { StoredMatch } from '../store/match-store.ts'
import type { Stores } from '../store/stores.ts'
import { summarise } from '../triage/summary.ts'
import { KnownProducts } from './known-products.ts'
import type { Sight } from './sight.ts'
import { isSeenAlike } from './sight.ts'
import { Surroundings } from './surroundings.ts'
import { Turns } from './turns.ts'

/** More changed assets than these are sooner matched by a complete rescan, which remembers what it has met. */
const FEW_ASSETS = 200
/** Advisories whose stored matches are read together. */
const GROUP = 32
const PREPARE_AFTER_MS = 200

/** The documents that are kept; what of them could not be read before, or was never read for matching. */
export interface DocumentReader {
  /** `undefined` where it cannot be read; the warning then says so. */
  readAgain(index: number): Advisory | undefined
  retryUnreadable(): void
}

export interface ScanOptions {
  /** Of the advisories that are looked at. */
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: AbortSignal
}

export interface ScanResult {
  /** Advisories and assets that there are. */
  readonly advisories: number
  readonly assets: number
  /** Advisories that were opened because they may touch an asset, or did. */
  readonly opened: number
  /** Matches that came, went, or became others. */
  readonly changed: number
  /** False where it was broken off: the rest stays owed. */
  readonly isComplete: boolean
}

type MatcherStores = Pick<Stores, 'log' | 'inventory' | 'matches' | 'advisories'>
type Match = Omit<StoredMatch, 'index'>

type Counted = Pick<ScanResult, 'opened' | 'changed' | 'isComplete'>

export class Matcher {
  readonly #stores: MatcherStores
  readonly #world: Pick<World, 'monotonic' | 'timer'>
  readonly #reader: () => DocumentReader
  readonly #surroundings: Surroundings
  readonly #products: KnownProducts
  readonly #serial = oneAtATime()
  #isStopped = false
  /** What the last scan that came to its end saw: all that is stored was judged by it, or arrived since. */
  #seen: Sight | undefined
  #forgotten = 0
  readonly #program: () => string
  #cancelPreparing: Cancel = () => {}
  #hasBegun = false
  /** All documents that an earlier program stored were read. */
  #isCarriedOver = false

  /** @param program a mark of the program that matches: results of another one are made anew */
  constructor(
    stores: MatcherStores,
    rules: () => MatchingRules,
    reader: () => DocumentReader,
    world: Pick<World, 'monotonic' | 'timer'>,
    program: () => string,
  ) {
    this.#program = once(program)
    this.#stores = stores
    this.#world = world
    this.#reader = reader
    this.#surroundings = new Surroundings(stores.inventory, rules)
    this.#products = new KnownProducts(stores.advisories)
  }

  /** Keeps an advisory and its matches; the caller's transaction. */
  take(index: number, advisory: Advisory): void {
    this.#begin()
    const before = this.#stores.advisories.one(index)
    if (before !== undefined) {
      this.#forget()
      this.#products.remove(index, before)
    }
    const read = lined(advisory)
    const stored = storeAdvisory(read)
    this.#stores.advisories.put(index, stored)
    this.#products.add(index, stored)
    const { assets, recall } = this.#surroundings.now()
    const { matches } = this.#stores
    this.#keep(index, summarise(matchIndexed(read, assets, recall)), matches.has(index) ? undefined : [])
  }

  /** Its warning was erased, and with it the document: nothing of it is kept, in memory neither. The caller's transaction. */
  drop(index: number): void {
    const before = this.#stores.advisories.one(index)
    if (before !== undefined) {
      this.#forget()
      this.#products.remove(index, before)
    }
    this.#stores.advisories.remove(index)
  }

  /**
   * Assets came, changed or went: in the transaction that changes them. {@link settle} then matches them.
   *
   * @param ids those; all where absent
   */
  inventoryChanged(ids?: readonly string[]): void {
    const few = ids !== undefined && ids.length <= FEW_ASSETS ? ids : undefined
    if (few === undefined) this.#stores.advisories.owe(-1)
    else this.#stores.advisories.oweAssets(few)
    this.#surroundings.assetsChanged(few)
  }

  /**
   * Aliases, "never" rules or the catalogue changed: in the transaction that changes them. {@link settle} then matches what they speak of.
   *
   * @param ids of the assets that the changed rules speak of; all where absent
   */
  rulesChanged(ids?: readonly string[]): void {
    if (ids === undefined || ids.length > FEW_ASSETS) this.#stores.advisories.owe(-1)
    else this.#stores.advisories.oweAssets(ids)
    this.#surroundings.rulesChanged()
  }

  /** Everything anew, whatever has changed: nothing that was found before is relied on. */
  rescan(options: ScanOptions = {}): Promise<ScanResult> {
    this.#forget()
    this.rulesChanged()
    return this.settle(options)
  }

  /** Does all that is owed, one caller after another. */
  settle(options: ScanOptions = {}): Promise<ScanResult> {
    return this.#serial(() => this.#settle(options))
  }

  /** Is anything still to be matched? */
  isOwed(): boolean {
    const { advisories } = this.#stores
    return advisories.isOwed() || (!this.#isCarriedOver && (advisories.missing().length > 0 || advisories.program() !== this.#program()))
  }

  /** A node that has stored nothing so far begins with this program. */
  #begin(): void {
    if (this.#hasBegun) return
    this.#hasBegun = true
    const { advisories } = this.#stores
    if (advisories.program() === undefined && advisories.count() + advisories.missing().length === 0) advisories.setProgram(this.#program())
  }

  /** What was found before is not relied on. */
  #forget(): void {
    this.#seen = undefined
    this.#forgotten++
  }

  /** The inventory under the rules in force, and the products of all advisories: for questions that change nothing. */
  async sight(turns: Turns): Promise<{ readonly assets: AssetIndex; readonly products: ProductIndex }> {
    const products = await this.#products.whole(turns)
    await this.#surroundings.read(turns)
    return { assets: this.#surroundings.now().assets, products }
  }

  /** The products of all advisories. */
  products(turns: Turns): Promise<ProductIndex> {
    return this.#products.whole(turns)
  }

  /** Ends a scan after its turn; what it has not done stays owed. */
  stop(): void {
    this.#isStopped = true
    this.#cancelPreparing()
  }

  async #settle(options: ScanOptions): Promise<ScanResult> {
    const turns = new Turns(this.#world)
    const { advisories, inventory } = this.#stores
    this.#reader().retryUnreadable()
    if (advisories.program() !== this.#program()) {
      this.#stores.log.inOne(() => {
        advisories.outdate()
        advisories.owe(-1)
        advisories.setProgram(this.#program())
      })
    }
    this.#cancelPreparing()
    this.#isCarriedOver ||= await this.#carryOver(turns, options)
    const all = await this.#scanAll(turns, options)
    const few = await this.#scanFew(advisories.owed().assets, turns, options)
    this.#prepareLater()
    return {
      advisories: advisories.count(),
      assets: inventory.count(),
      opened: all.opened + few.opened,
      changed: all.changed + few.changed,
      isComplete: this.#isCarriedOver && all.isComplete && few.isComplete,
    }
  }

  /** Whatever arrives next does not wait for the index of the inventory, nor does anybody here, nor whoever changes something else at once. */
  #prepareLater(): void {
    this.#cancelPreparing()
    this.#cancelPreparing = this.#world.timer(PREPARE_AFTER_MS, async () => {
      if (!this.#isStopped) await this.#surroundings.ready(new Turns(this.#world))
    })
  }

  /** Documents that were stored by a program that kept nothing of them for matching, or something else. */
  async #carryOver(turns: Turns, options: ScanOptions): Promise<boolean> {
    const missing = this.#stores.advisories.missing()
    if (missing.length === 0) return true
    return await this.#inTurns(missing, turns, options, (index) => {
      const advisory = this.#reader().readAgain(index)
      if (advisory === undefined) return
      const stored = storeAdvisory(advisory)
      this.#stores.advisories.put(index, stored)
      this.#products.add(index, stored)
    })
  }

  /** From where the last turn ended, also one of an earlier process; from the beginning where it is owed anew meanwhile. */
  async #scanAll(turns: Turns, options: ScanOptions): Promise<Counted> {
    const { advisories } = this.#stores
    const seen = this.#seen
    this.#seen = undefined
    const forgotten = this.#forgotten
    let sight: Sight | undefined
    let [opened, changed, done, surroundings] = [0, 0, -1, -1]
    for (let { after } = advisories.owed(); after !== undefined; { after } = advisories.owed()) {
      if (opened > 0) await turns.pause()
      sight = sight?.edition === this.#edition() ? sight : await this.#see(turns, options)
      if (sight === undefined || this.#isEnded(options)) return { opened, changed, isComplete: false }
      // What is owed is read again: somebody may have owed all of it anew between two turns.
      if (surroundings !== this.#surroundings.edition) done = advisories.owed().after ?? done
      surroundings = this.#surroundings.edition
      const now = sight
      const left = ascending(sight.advisories.keys(), advisories.matched()).filter(
        (index) => index > done && !(seen !== undefined && isSeenAlike(index, now, seen)),
      )
      const turn = this.#scanTurn(left, sight, turns)
      done = left[turn.opened - 1] ?? done
      opened += turn.opened
      changed += turn.changed
      options.onProgress?.({ done: opened, total: opened + left.length - turn.opened })
    }
    if (forgotten === this.#forgotten) this.#seen = sight ?? seen
    return { opened, changed, isComplete: true }
  }

  /** One transaction. Where nothing changed nothing is written: no wait for the disk, and little to do again after a crash. */
  #scanTurn(left: readonly number[], sight: Sight, turns: Turns): Omit<Counted, 'isComplete'> {
    const { advisories, log } = this.#stores
    let [opened, changed] = [0, 0]
    let before: ReadonlyMap<number, readonly Match[]> = new Map()
    log.inOne(() => {
      while (opened < left.length && (opened === 0 || !turns.isOver())) {
        if (opened % GROUP === 0) before = advisories.matchesOf(left.slice(opened, opened + GROUP))
        const index = left[opened++] as number
        changed += this.#keep(index, this.#matchesOf(index, sight.assets, sight), before.get(index) ?? [])
      }
      if (opened === left.length) advisories.paid()
      else if (changed > 0) advisories.owe(left[opened - 1] as number)
    })
    return { opened, changed }
  }

  /** Matches of all other assets stay as they are. */
  async #scanFew(ids: readonly string[], turns: Turns, options: ScanOptions): Promise<Counted> {
    if (ids.length === 0) return { opened: 0, changed: 0, isComplete: true }
    const { advisories, matches } = this.#stores
    const products = await this.#products.whole(turns)
    if (this.#isEnded(options)) return { opened: 0, changed: 0, isComplete: false }
    const few = this.#surroundings.only(ids)
    const touched = touchedByFew(few, products)
    const changing = new Set(ids)
    const work = ascending(touched.advisories.keys(), advisories.matchedBy(ids))
    let changed = 0
    const rematch = (index: number): void => {
      const others = matches.of(index).filter(({ asset }) => !changing.has(asset))
      changed += this.#keep(index, [...others, ...this.#matchesOf(index, few, touched)])
    }
    const isComplete = await this.#inTurns(work, turns, options, rematch, () => advisories.paidAssets(ids))
    return { opened: work.length, changed, isComplete }
  }

  /** What all assets are recognised as, found in turns; anew where something changes meanwhile. */
  async #see(turns: Turns, options: ScanOptions): Promise<Sight | undefined> {
    while (!this.#isEnded(options)) {
      const edition = this.#edition()
      const products = await this.#products.whole(turns)
      await this.#surroundings.read(turns)
      const { assets } = this.#surroundings.now()
      const steps = touching(assets, products)
      for (let step = steps.next(); edition === this.#edition(); step = steps.next()) {
        if (step.done === true) return { assets, edition, ...step.value }
        if (turns.isOver()) await turns.pause()
      }
    }
    return undefined
  }

  /**
   * Every turn is one transaction.
   *
   * @param end in the last one
   * @returns whether all of it was done
   */
  async #inTurns(
    indexes: readonly number[],
    turns: Turns,
    options: ScanOptions,
    work: (index: number) => void,
    end: () => void = () => {},
  ): Promise<boolean> {
    let done = 0
    do {
      if (done > 0) await turns.pause()
      if (this.#isEnded(options)) return false
      this.#stores.log.inOne(() => {
        const first = done
        while (done < indexes.length && (done === first || !turns.isOver())) work(indexes[done++] as number)
        if (done === indexes.length) end()
      })
      if (done > 0) options.onProgress?.({ done, total: indexes.length })
    } while (done < indexes.length)
    return true
  }

  #edition(): number {
    return this.#surroundings.edition + this.#products.edition
  }

  #isEnded({ signal }: ScanOptions): boolean {
    return this.#isStopped || signal?.aborted === true
  }

  #matchesOf(index: number, assets: AssetIndex, { advisories, recall }: Touched): Match[] {
    const wanted = advisories.get(index)
    const stored = wanted === undefined ? undefined : this.#stores.advisories.one(index)
    return stored === undefined ? [] : summarise(matchIndexed(openAdvisory(stored, recall, wanted), assets, recall))
  }

  /** @param before what is stored of it, for callers that have read it already */
  #keep(index: number, matches: readonly Match[], before: readonly Match[] = this.#stores.matches.of(index)): number {
    const changed = differences(before, matches)
    if (changed > 0) this.#stores.matches.put(index, matches)
    return changed
  }
}

function ascending(some: Iterable<number>, others: Iterable<number>): number[] {
  return [...new Set([...some, ...others])].sort((a, b) => a - b)
}

/** How many matches came, went, or became others. */
function differences(before: readonly Match[], after: readonly Match[]): number {
  const known = new Map(before.map((match) => [match.asset, match]))
  const came = after.filter((match) => {
    const own = known.get(match.asset)
    known.delete(match.asset)
    return own === undefined || own.verdict !== match.verdict || own.digest !== match.digest || own.detail !== match.detail
  })
  return came.length + known.size
}
