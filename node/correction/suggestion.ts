// SPDX-License-Identifier: EUPL-1.2
/**
 * „Meinten Sie …?“: products of the inventory that nobody recognises, beside the names in advisories and in the catalogue that are near.
 *
 * Only a suggestion: it makes no verdict, and an alias comes of it only when somebody takes it. So a mistyped name is found that would
 * otherwise stay silent for ever, and a near miss (another model, another house) stays what it is.
 *
 * @module
 */
import type { Vendor } from '@ncv/protocol/advisory/vendor.ts'
import { compareVendors } from '@ncv/protocol/advisory/vendor.ts'
import type { CatalogueProduct, NamedProduct } from '@ncv/protocol/message/catalogue.ts'
import type { AssetGroup, AssetIndex } from '../matching/asset-index.ts'
import type { ReadName } from '../matching/other-names.ts'
import { readName } from '../matching/other-names.ts'
import { productFacts } from '../matching/product-facts.ts'
import type { ProductIndex } from '../matching/product-index.ts'
import { touching } from '../matching/product-index.ts'
import { nodeOfLine } from '../matching/recall.ts'
import { productKey } from '../matching/rules.ts'
import type { GramIndex } from './gram-index.ts'
import { addGrams, gramsOf, nearestByGrams, newGramIndex } from './gram-index.ts'
import type { NearName } from './nearness.ts'
import { editDistance, nameNearness, nearName } from './nearness.ts'
import { plainName, withoutRelease } from './plain-name.ts'

/** A name that an asset may have been meant by. */
export interface KnownName extends Pick<ReadName, 'vendor' | 'name'> {
  readonly named: NamedProduct
  readonly source: 'advisory' | 'catalogue'
}

export interface NearProduct extends NamedProduct {
  readonly source: KnownName['source']
  /** From 0 to 1, two digits. */
  readonly nearness: number
}

export interface Suggestion {
  /** Ids of the assets that are written so. */
  readonly assets: readonly string[]
  readonly asset: NamedProduct
  /** The nearest first; at most {@link MAX_PER_ASSET}. */
  readonly products: readonly NearProduct[]
}

export const MAX_PER_ASSET = 3

/** More names than any node holds in earnest: a hostile advisory must not fill the memory. */
const NAMES_MAX = 50_000

/** What is so much less near than the best is no question any more. */
const BESIDE_THE_BEST = 0.08

/** How near a name must be, by what is known of the house. Measured: test/node/correction/suggestion-figures.test.ts. */
const THRESHOLD = { same: 0.84, near: 0.86, missing: 0.86 } as const
type House = keyof typeof THRESHOLD | 'other'

interface Known {
  readonly known: KnownName
  readonly near: NearName
  readonly house: string
}

export interface SuggestionIndex {
  readonly names: Known[]
  readonly keys: Set<string>
  readonly grams: GramIndex
}

function newSuggestionIndex(): SuggestionIndex {
  return { names: [], keys: new Set(), grams: newGramIndex() }
}

/** Of names that are written alike the first counts. */
function addKnownName({ names, keys, grams }: SuggestionIndex, known: KnownName): void {
  const key = productKey(known.named)
  if (names.length >= NAMES_MAX || keys.has(key)) return
  keys.add(key)
  const near = nearName(known.name)
  names.push({ known, near, house: houseOf(known.vendor) })
  addGrams(grams, gramsOf(near.words))
}

function houseOf({ names }: Vendor): string {
  return names.join('\u0000')
}

/** `Simens` is near `Siemens`. */
function isMistyped(a: string, b: string): boolean {
  const [x, y] = [a.replaceAll(' ', ''), b.replaceAll(' ', '')]
  const limit = Math.min(x.length, y.length) >= 9 ? 2 : Math.min(x.length, y.length) >= 5 ? 1 : 0
  return limit > 0 && editDistance(x, y, limit) <= limit
}

function compareHouses(asset: Vendor, product: Vendor): House {
  const compared = compareVendors(asset, product)
  if (compared === 'same') return 'same'
  if (compared === 'unknown') return 'missing'
  return asset.names.some((a) => product.names.some((b) => isMistyped(a, b))) ? 'near' : 'other'
}

/** The asset's name without a (perhaps mistyped) vendor in front, where the vendor's field is empty. */
function withoutVendor(group: ReadName, vendor: Vendor): NearName | undefined {
  const [first] = group.name.words
  if (group.vendor.names.length > 0 || first === undefined || group.name.words.length < 2) return undefined
  const isHouse = vendor.names.some((name) => name === first.text || isMistyped(name, first.text))
  return isHouse ? nearName(group.name, 1) : undefined
}

function nearnessOf(group: ReadName, own: NearName, house: House, { known, near }: Known): number {
  if (house === 'other') return 0
  const plain = nameNearness(own, near)
  if (plain >= THRESHOLD[house]) return plain
  const stripped = house === 'missing' ? withoutVendor(group, known.vendor) : undefined
  const nearness = stripped === undefined ? 0 : nameNearness(stripped, near)
  return nearness >= THRESHOLD.same ? nearness : 0
}

/** One short word without a house may be anything. */
function isTelling({ words }: NearName, house: House): boolean {
  return house === 'same' || words.length > 1 || (words[0]?.length ?? 0) >= 6
}

/** The nearest names of one product of the inventory. */
export function nearProducts(group: AssetGroup, index: SuggestionIndex): NearProduct[] {
  const own = nearName(group.name)
  const houses = new Map<string, House>()
  const houseFor = ({ known, house }: Known): House => {
    const found = houses.get(house) ?? compareHouses(group.vendor, known.vendor)
    houses.set(house, found)
    return found
  }
  const found = nearestByGrams(index.grams, gramsOf(own.words), (at) => houseFor(index.names[at] as Known) !== 'other').flatMap((at) => {
    const each = index.names[at] as Known
    const house = houseFor(each)
    if (!isTelling(own, house) || isRefused(group, each.known.named)) return []
    const nearness = nearnessOf(group, own, house, each)
    return nearness === 0 ? [] : [{ ...proposed(group, each.known.named), source: each.known.source, nearness: Math.round(nearness * 100) / 100 }]
  })
  return distinct(group, found).slice(0, MAX_PER_ASSET)
}

/** The name that an alias would have: of no piece and no release unless the inventory names one. */
function proposed({ name }: AssetGroup, named: NamedProduct): NamedProduct {
  return name.orderNumbers.length > 0 ? withoutRelease(named) : plainName(named)
}

/** Pieces and releases of one product are one proposal. */
function distinct(group: AssetGroup, found: readonly NearProduct[]): NearProduct[] {
  const sorted = found.toSorted((a, b) => b.nearness - a.nearness || (a.product < b.product ? -1 : 1))
  const least = (sorted[0]?.nearness ?? 0) - BESIDE_THE_BEST
  const byKey = new Map<string, NearProduct>()
  for (const each of sorted) if (each.nearness >= least && !byKey.has(productKey(each)) && !isRefused(group, each)) byKey.set(productKey(each), each)
  return [...byKey.values()]
}

/** Somebody has said that it is not this product. */
function isRefused({ ruled }: AssetGroup, named: NamedProduct): boolean {
  return ruled.never.has(productKey(named)) || ruled.never.has(productKey({ product: named.product }))
}

function suggestionOf(group: AssetGroup, index: SuggestionIndex): Suggestion[] {
  const [first] = group.assets
  const products = first === undefined ? [] : nearProducts(group, index)
  if (first === undefined || products.length === 0) return []
  const asset = first.vendor === undefined ? { product: first.product } : { vendor: first.vendor, product: first.product }
  return [{ assets: group.assets.map(({ id }) => id), asset, products }]
}

function* namesIn(products: ProductIndex, catalogue: readonly CatalogueProduct[]): Generator<KnownName> {
  for (const product of catalogue) {
    for (const named of [{ vendor: product.vendor, product: product.product }, ...(product.aliases ?? [])]) {
      const { vendor, name } = readName(named)
      yield { vendor, name, named, source: 'catalogue' }
    }
  }
  // Read for this question alone: kept for all products, what they are called would take more room than anything else here.
  for (const line of products.byLine.keys()) {
    const { vendor, name, text, vendorText } = productFacts(nodeOfLine(line))
    yield { vendor, name, named: vendorText === undefined ? { product: text } : { vendor: vendorText, product: text }, source: 'advisory' }
  }
}

/** All names that may have been meant; the catalogue's before an advisory's. One step a name. */
function* readingNames(products: ProductIndex, catalogue: readonly CatalogueProduct[]): Generator<undefined, SuggestionIndex> {
  const index = newSuggestionIndex()
  for (const known of namesIn(products, catalogue)) {
    addKnownName(index, known)
    yield
  }
  return index
}

/** All names that may have been meant, at one go. */
export function suggestionIndex(products: ProductIndex, catalogue: readonly CatalogueProduct[]): SuggestionIndex {
  return drained(readingNames(products, catalogue))
}

function drained<Value>(steps: Generator<undefined, Value>): Value {
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
  }
}

/** An alias of their own answers for them, or the catalogue: silent is what no advisory speaks of. */
function isAnswered({ ruled }: AssetGroup): boolean {
  return ruled.otherNames.length > 0 || ruled.catalogue.size > 0
}

/**
 * Suggestions for all products of the inventory that no advisory and no entry of the catalogue recognises, the surest first. One step a
 * product, so that the caller can do something else in between.
 */
export function* suggesting(
  assets: AssetIndex,
  products: ProductIndex,
  catalogue: readonly CatalogueProduct[],
): Generator<undefined, readonly Suggestion[]> {
  const { recall } = yield* touching(assets, products)
  const known = new Set<AssetGroup>()
  for (const groups of recall.recognised.values()) for (const group of groups.keys()) known.add(group)
  const unknown = assets.items.filter((group) => !known.has(group) && !isAnswered(group))
  if (unknown.length === 0) return []
  const index = yield* readingNames(products, catalogue)
  const suggestions: Suggestion[] = []
  for (const group of unknown) {
    suggestions.push(...suggestionOf(group, index))
    yield
  }
  return suggestions.sort((a, b) => (b.products[0]?.nearness ?? 0) - (a.products[0]?.nearness ?? 0))
}

/** {@link suggesting} at one go. */
export function suggestionsFor(...given: Parameters<typeof suggesting>): readonly Suggestion[] {
  return drained(suggesting(...given))
}
