// SPDX-License-Identifier: EUPL-1.2
/**
 * Making, importing, undoing and redoing corrections: planned, shown, then applied with the matches that they change.
 *
 * A correction speaks of a product text, so only assets that are written so are matched anew; decisions on all other matches stay untouched.
 *
 * @module
 */
import { compareProducts } from '@ncv/protocol/advisory/identity.ts'
import { compareVendors } from '@ncv/protocol/advisory/vendor.ts'
import type { Progress } from '@ncv/protocol/admin/contract.ts'
import type { World } from '@ncv/protocol/world.ts'
import { NodeError } from '../errors.ts'
import type { Asset } from '../inventory/asset.ts'
import type { ProductIndex } from '../matching/product-index.ts'
import type { ReadCatalogue, ReadRules } from '../matching/other-names.ts'
import { readCatalogue, readName, readRules } from '../matching/other-names.ts'
import { productKey } from '../matching/rules.ts'
import type { Stores } from '../store/stores.ts'
import type { Matcher } from '../warning/matcher.ts'
import { Turns } from '../warning/turns.ts'
import type { Correction } from './correction.ts'
import { namedText, oppositeId, rulesOf } from './correction.ts'
import type { ChangedMatch, EffectCounts } from './effect.ts'
import { countsOf, effectOf } from './effect.ts'

type Used = Pick<Stores, 'log' | 'rules' | 'catalogue' | 'inventory' | 'advisories' | 'warnings'>

export interface ApplyOptions {
  /** Says what would happen and changes nothing. */
  readonly preview?: boolean | undefined
  /** Takes matches away that were surely recognised. */
  readonly force?: boolean | undefined
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: AbortSignal
}

export interface Outcome {
  readonly corrections: readonly Correction[]
  /** Of the asked ones those that held already. */
  readonly known: number
  readonly effect: readonly ChangedMatch[]
  readonly isApplied: boolean
}

/** What is to become of some corrections, and how that is written down. */
interface Change {
  readonly corrections: readonly Correction[]
  readonly known: number
  readonly write: () => void
}

interface BeforeAndAfter {
  readonly before: readonly Correction[]
  readonly after: readonly Correction[]
}

export class Corrections {
  readonly #stores: Used
  readonly #matcher: Pick<Matcher, 'products' | 'rulesChanged' | 'settle'>
  readonly #world: Pick<World, 'now' | 'monotonic' | 'timer'>

  constructor(stores: Used, matcher: Pick<Matcher, 'products' | 'rulesChanged' | 'settle'>, world: Pick<World, 'now' | 'monotonic' | 'timer'>) {
    this.#stores = stores
    this.#matcher = matcher
    this.#world = world
  }

  /**
   * Adds corrections, and takes undone ones up again; those that hold already stay as they are.
   *
   * @throws NodeError `CORRECTION_CONTRADICTS`, `CORRECTION_DANGEROUS`, `CORRECTION_SAME_NAME`
   */
  add(corrections: readonly Correction[], what: 'made' | 'imported', options: ApplyOptions): Promise<Outcome> {
    const { rules } = this.#stores
    const fresh = corrections.filter(({ id }) => rules.one(id)?.isUndone !== false)
    for (const correction of fresh) this.#refuseOpposite(correction)
    const write = (): void => {
      for (const correction of fresh)
        rules.put({ ...correction, since: what === 'made' ? this.#world.now() : correction.since }, what, this.#world.now())
    }
    return this.#apply({ corrections: fresh, known: corrections.length - fresh.length, write }, options)
  }

  /** @throws NodeError `CORRECTION_MISSING`, and for a redone one as {@link add} */
  setUndone(id: string, isUndone: boolean, options: ApplyOptions): Promise<Outcome> {
    const correction = this.#stores.rules.one(id)
    if (correction === undefined) throw new NodeError('CORRECTION_MISSING', { id: id.slice(0, 40) })
    if (!isUndone) this.#refuseOpposite(correction)
    const changed = { ...correction, isUndone }
    if (correction.isUndone === isUndone) return Promise.resolve({ corrections: [changed], known: 1, effect: [], isApplied: false })
    const write = (): void => this.#stores.rules.setUndone(id, isUndone, this.#world.now())
    return this.#apply({ corrections: [changed], known: 0, write }, options)
  }

  /** What each correction that holds does to the matches of today, by id. */
  async effects(): Promise<ReadonlyMap<string, EffectCounts>> {
    const turns = new Turns(this.#world)
    const products = await this.#matcher.products(turns)
    const catalogue = readCatalogue(this.#stores.catalogue.all())
    const all = this.#stores.rules.all()
    const assets = Map.groupBy(this.#stores.inventory.all(), productKey)
    const effects = new Map<string, EffectCounts>()
    for (const correction of all.filter(({ isUndone }) => !isUndone)) {
      const without = all.filter(({ id }) => id !== correction.id)
      effects.set(
        correction.id,
        countsOf(this.#effect({ before: without, after: all }, assets.get(productKey(correction.asset)) ?? [], products, catalogue)),
      )
      if (turns.isOver()) await turns.pause()
    }
    return effects
  }

  async #apply({ corrections, known, write }: Change, { preview, force, onProgress, signal }: ApplyOptions): Promise<Outcome> {
    const products = await this.#matcher.products(new Turns(this.#world))
    // From here to the end of the transaction nobody else has a turn: what is shown is what is done.
    const before = this.#stores.rules.all()
    const changed = new Map(corrections.map((correction) => [correction.id, correction]))
    const after = [...before.filter(({ id }) => !changed.has(id)), ...corrections]
    const effect = this.#effect({ before, after }, this.#assetsOf(corrections), products, readCatalogue(this.#stores.catalogue.all()))
    if (preview === true || corrections.length === 0) return { corrections, known, effect, isApplied: false }
    if (force !== true) refuseDanger(effect, corrections)
    this.#stores.log.inOne(() => {
      write()
      this.#matcher.rulesChanged(this.#assetsOf(corrections).map(({ id }) => id))
    })
    await this.#matcher.settle({ ...(onProgress === undefined ? {} : { onProgress }), ...(signal === undefined ? {} : { signal }) })
    return { corrections, known, effect, isApplied: true }
  }

  #effect({ before, after }: BeforeAndAfter, assets: readonly Asset[], products: ProductIndex, catalogue: ReadCatalogue): ChangedMatch[] {
    // Only these assets are looked at: what other corrections say does not matter to them.
    const keys = new Set(assets.map(productKey))
    const under = (all: readonly Correction[]): ReadRules => {
      const own = rulesOf(all.filter(({ asset }) => keys.has(productKey(asset))))
      return readRules({ ...own, catalogue: [] }, catalogue)
    }
    const stands = (index: number): boolean => this.#stores.warnings.one(index)?.stands === true
    return effectOf({ before: under(before), after: under(after) }, assets, products, this.#stores.advisories, stands)
  }

  /** Assets that one of the corrections speaks of. */
  #assetsOf(corrections: readonly Correction[]): Asset[] {
    const keys = new Set(corrections.map(({ asset }) => productKey(asset)))
    return keys.size === 0 ? [] : this.#stores.inventory.all().filter((asset) => keys.has(productKey(asset)))
  }

  #refuseOpposite(correction: Correction): void {
    const id = oppositeId(correction)
    if (this.#stores.rules.one(id)?.isUndone === false) throw new NodeError('CORRECTION_CONTRADICTS', { id })
  }
}

/** Vendor and name are the same beyond doubt: to deny that is to hear nothing of the product ever again. */
function isSameName({ kind, asset, said }: Correction): boolean {
  if (kind !== 'never') return false
  const [own, other] = [readName(asset), readName(said)]
  return compareVendors(own.vendor, other.vendor) === 'same' && compareProducts(own.name, other.name) === 'same'
}

/** Attack, or a slip of the mouse: one click silences what surely concerns us. */
function refuseDanger(effect: readonly ChangedMatch[], corrections: readonly Correction[]): void {
  const denied = corrections.find((each) => !each.isUndone && isSameName(each))
  if (denied !== undefined) throw new NodeError('CORRECTION_SAME_NAME', { asset: namedText(denied.asset), said: namedText(denied.said) })
  const sure = effect.filter(({ isSure }) => isSure)
  const [first] = sure
  if (first === undefined) return
  const count = sure.reduce((sum, { others }) => sum + 1 + others, 0)
  throw new NodeError('CORRECTION_DANGEROUS', { count, asset: first.asset.id, advisory: `#${first.index}` })
}
