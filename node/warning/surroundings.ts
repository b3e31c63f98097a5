// SPDX-License-Identifier: EUPL-1.2
/**
 * The inventory as matching sees it, with the rules in force: indexed once, and again only after something has changed.
 *
 * @module
 */
import type { Asset } from '../inventory/asset.ts'
import type { AssetIndex, GroupedAssets, ReadProducts } from '../matching/asset-index.ts'
import { buildAssetIndex, groupAssets, indexGroups, newReadProducts, readGroup } from '../matching/asset-index.ts'
import { openHouses } from '../matching/name-index.ts'
import type { ReadCatalogue, ReadRules } from '../matching/other-names.ts'
import { readCatalogue, readRules } from '../matching/other-names.ts'
import type { Recall } from '../matching/recall.ts'
import { newRecall } from '../matching/recall.ts'
import type { MatchingRules } from '../matching/rules.ts'
import type { InventoryStore } from '../store/inventory-store.ts'
import type { Turns } from './turns.ts'

/** Of advisories that arrive one by one; so many lines of them are remembered. */
const RECALL_LINES = 5_000

interface Now {
  readonly assets: AssetIndex
  readonly recall: Recall
}

export class Surroundings {
  readonly #inventory: Pick<InventoryStore, 'all' | 'one'>
  readonly #rules: () => MatchingRules
  /** Products of the inventory as they were read: they outlive a change of rules. */
  #known: ReadProducts = newReadProducts()
  #assets: Map<string, Asset> | undefined
  #groups: GroupedAssets | undefined
  /** Of vendors and assets, whatever the rules. */
  readonly #readings: Pick<Recall, 'vendors' | 'assets'> = newRecall()
  /** Assets to be read again. */
  readonly #stale = new Set<string>()
  #read: ReadRules | undefined
  /** Corrections change more often than the catalogue. */
  #catalogue: { readonly text: string; readonly read: ReadCatalogue } | undefined
  #now: Now | undefined
  #edition = 0

  constructor(inventory: Pick<InventoryStore, 'all' | 'one'>, rules: () => MatchingRules) {
    this.#inventory = inventory
    this.#rules = rules
  }

  /** Another number after each change. */
  get edition(): number {
    return this.#edition
  }

  rulesChanged(): void {
    this.#edition++
    this.#read = undefined
    this.#now = undefined
  }

  /** @param ids of the assets that came, changed or went; all where absent */
  assetsChanged(ids: readonly string[] | undefined): void {
    this.#edition++
    this.#now = undefined
    this.#groups = undefined
    if (ids === undefined) this.#assets = undefined
    else for (const id of ids) this.#stale.add(id)
  }

  now(): Now {
    const known = this.#now
    if (known !== undefined && known.recall.recognised.size < RECALL_LINES) return known
    const assets = known?.assets ?? this.#index()
    this.#now = { assets, recall: newRecall(this.#readings) }
    return this.#now
  }

  /** These assets alone, as far as they are there. */
  only(ids: readonly string[]): AssetIndex {
    const all = this.#all()
    return buildAssetIndex(
      ids.flatMap((id) => all.get(id) ?? []),
      this.#ruled(),
      this.#known,
    )
  }

  /** Reads every product in turns, so that {@link now} does not take long. */
  async read(turns: Turns): Promise<void> {
    if (this.#now !== undefined) return
    const edition = this.#edition
    for (const [key, assets] of this.#grouped()) {
      readGroup(assets, key, this.#known)
      if (!turns.isOver()) continue
      await turns.pause()
      if (edition !== this.#edition) return
    }
  }

  /** Reads and indexes everything, in turns: {@link now} takes no time then. */
  async ready(turns: Turns): Promise<void> {
    await this.read(turns)
    const { assets } = this.now()
    openHouses(assets, [])
    if (turns.isOver()) await turns.pause()
    for (const key of assets.houses.keys()) {
      openHouses(assets, [key])
      if (turns.isOver()) await turns.pause()
    }
  }

  #all(): ReadonlyMap<string, Asset> {
    if (this.#assets === undefined) {
      this.#assets = new Map(this.#inventory.all().map((asset) => [asset.id, asset]))
      this.#stale.clear()
    }
    for (const id of this.#stale) {
      const asset = this.#inventory.one(id)
      if (asset === undefined) this.#assets.delete(id)
      else this.#assets.set(id, asset)
    }
    this.#stale.clear()
    return this.#assets
  }

  #grouped(): GroupedAssets {
    this.#groups ??= groupAssets(this.#all().values())
    return this.#groups
  }

  #ruled(): ReadRules {
    if (this.#read !== undefined) return this.#read
    const rules = this.#rules()
    const text = JSON.stringify(rules.catalogue)
    if (this.#catalogue?.text !== text) this.#catalogue = { text, read: readCatalogue(rules.catalogue) }
    this.#read = readRules(rules, this.#catalogue.read)
    return this.#read
  }

  #index(): AssetIndex {
    const index = indexGroups(this.#grouped(), this.#ruled(), this.#known)
    // Products that went are forgotten some time.
    if (this.#known.byKey.size > 2 * index.items.length + 1_000) this.#known = newReadProducts()
    return index
  }
}
