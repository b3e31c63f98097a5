// SPDX-License-Identifier: EUPL-1.2
/**
 * The inventory by name and identifier: which assets can a product node mean at all? Assets with the same vendor and product are one group.
 *
 * @module
 */
import type { Cpe } from '@ncv/protocol/advisory/cpe.ts'
import { parseCpe } from '@ncv/protocol/advisory/cpe.ts'
import { canonicalOrderNumber } from '@ncv/protocol/advisory/order-number.ts'
import type { ProductName } from '@ncv/protocol/advisory/product-name.ts'
import { parseProductName } from '@ncv/protocol/advisory/product-name.ts'
import { parsePurl } from '@ncv/protocol/advisory/purl.ts'
import type { Vendor } from '@ncv/protocol/advisory/vendor.ts'
import type { Asset } from '../inventory/asset.ts'
import type { HousedName, Indexed, NameIndex } from './name-index.ts'
import { besidePieces, addName, addTo, candidatesOf, housedName, knowsHouse, newNameIndex, once, withoutHouse } from './name-index.ts'
import { ANY_HOUSE, houseKeys, keptHouseKeys } from './house-keys.ts'
import type { ReadName, ReadRules, RuledProduct } from './other-names.ts'
import { readName, readRules, ruledProduct } from './other-names.ts'
import type { MatchingRules } from './rules.ts'
import { NO_RULES, productKey } from './rules.ts'

export interface AssetGroup extends ReadName {
  /** The same for all assets that no identifier tells apart. */
  readonly key: string
  /** Its own name, ready to be looked up. */
  readonly housed: readonly HousedName[]
  readonly cpe?: Cpe
  readonly package?: string
  readonly serial?: string
  /** The whole model number, for patterns. */
  readonly model?: string
  readonly ruled: RuledProduct
  readonly assets: readonly Asset[]
}

export type AssetIndex = NameIndex<AssetGroup>

export const NOTHING_RULED: RuledProduct = { otherNames: [], catalogue: new Map(), never: new Set() }

/** Does any rule, or the catalogue, speak of the product? */
export function isRuled({ ruled }: AssetGroup): boolean {
  return ruled.otherNames.length + ruled.catalogue.size + ruled.never.size > 0
}

/** A model number is one more way to write the product's. */
function withModel(own: ReadName, model: string | undefined): ReadName {
  if (model === undefined) return own
  const { orderNumbers, words } = parseProductName(model, own.vendor)
  const { name } = own
  return {
    ...own,
    name: {
      ...name,
      orderNumbers: [...new Set([...name.orderNumbers, ...orderNumbers])],
      aliases: words.some(({ text }) => /\d/.test(text) && text.length >= 4) ? [...name.aliases, words] : name.aliases,
    },
  }
}

/** The first number of a version that the product's name may repeat: `PostgreSQL 15`, version 15.8. */
function majorOf({ product, version = '' }: Asset): string {
  const major = /^[vV]?\.? ?(\d{1,3})(?!\d)/.exec(version)?.[1]
  return major !== undefined && product.split(' ').includes(major) ? major : ''
}

/** The name without the number that only repeats its version is one more way to write it. */
function withoutMajor(own: ReadName, major: string): ReadName {
  if (major === '') return own
  const { name } = own
  const shorter = [name.words, ...name.aliases]
    .map((words) => ({ words: words.filter(({ text }) => text !== major), length: words.length }))
    .filter(({ words, length }) => words.length > 0 && words.length === length - 1)
  return { ...own, name: { ...name, aliases: [...name.aliases, ...shorter.map(({ words }) => words)] } }
}

/** A product of the inventory as its own fields say, whatever the rules. */
export interface ReadProduct extends Omit<AssetGroup, 'ruled' | 'assets'> {
  /** Under which rules speak of it. */
  readonly ruleKey: string
}

/** What was read for earlier indexes, for callers that build an index again and again. */
export interface ReadProducts {
  /** By {@link groupKey}. */
  readonly byKey: Map<string, ReadProduct>
  /** Entries of groups that no rule speaks of. */
  readonly plain: WeakMap<readonly Asset[], Indexed<AssetGroup>>
}

export function newReadProducts(): ReadProducts {
  return { byKey: new Map(), plain: new WeakMap() }
}

function readProduct(first: Asset, key: string): ReadProduct {
  const own = withoutMajor(withModel(readName(first), first.model), majorOf(first))
  const cpe = first.cpe === undefined ? undefined : parseCpe(first.cpe)
  const purl = first.purl === undefined ? undefined : parsePurl(first.purl)
  return {
    ...own,
    key,
    ruleKey: productKey(first),
    housed: housed(own),
    ...(cpe === undefined ? {} : { cpe }),
    ...(purl === undefined ? {} : { package: purl.package }),
    ...(first.serial === undefined ? {} : { serial: canonicalOrderNumber(first.serial) }),
    ...(first.model === undefined ? {} : { model: canonicalOrderNumber(first.model) }),
  }
}

/** Assets by what is read of all of them at once; for callers that index one inventory under changing rules. */
export type GroupedAssets = ReadonlyMap<string, readonly Asset[]>

export function groupAssets(inventory: Iterable<Asset>): GroupedAssets {
  const same = new Map<string, Asset[]>()
  for (const asset of inventory) addTo(same, groupKey(asset), asset)
  return same
}

/** Reads the product of a group unless it is known. */
export function readGroup(assets: readonly Asset[], key: string, known: ReadProducts | undefined): ReadProduct {
  const read = known?.byKey.get(key) ?? readProduct((assets as readonly [Asset, ...Asset[]])[0], key)
  known?.byKey.set(key, read)
  return read
}

/** May a rule speak of the product? Most products have none, and an inventory has thousands of them. */
function mayBeRuled({ ruleKey, fullWords }: ReadProduct, rules: ReadRules): boolean {
  return rules.aliases.has(ruleKey) || rules.never.has(ruleKey) || fullWords.some((word) => rules.byWord.has(word))
}

function entryOf(group: AssetGroup): Indexed<AssetGroup> {
  return { item: group, names: namesOf(group), identifiers: identifiersOf(group) }
}

function entryOfGroup(assets: readonly Asset[], key: string, rules: ReadRules | undefined, known: ReadProducts | undefined): Indexed<AssetGroup> {
  const read = readGroup(assets, key, known)
  if (rules !== undefined && mayBeRuled(read, rules)) {
    const [first] = assets as readonly [Asset, ...Asset[]]
    return entryOf({ ...read, ruled: ruledProduct(first, read, rules), assets })
  }
  const entry = known?.plain.get(assets) ?? entryOf({ ...read, ruled: NOTHING_RULED, assets })
  known?.plain.set(assets, entry)
  return entry
}

/** Keys under which an advisory's product finds the group. */
export function identifiersOf(group: AssetGroup): string[] {
  return [
    ...group.name.orderNumbers,
    ...(group.cpe === undefined ? [] : [`cpe ${group.cpe.product}`]),
    ...(group.package === undefined ? [] : [group.package]),
    ...(group.serial === undefined ? [] : [`serial ${group.serial}`]),
    ...(group.model === undefined ? [] : [`model ${group.model}`]),
    ...ruledKeysOf(group).identifiers,
  ]
}

/** Assets that no identifier tells apart are looked at once. */
function groupKey(asset: Asset): string {
  const { vendor, product, cpe, purl, model, serial } = asset
  const named = `${vendor ?? ''}\u0000${product}\u0000${majorOf(asset)}`
  if (cpe === undefined && purl === undefined && model === undefined && serial === undefined) return named
  return `${named}\u0000${cpe ?? ''}\u0000${purl ?? ''}\u0000${model ?? ''}\u0000${serial ?? ''}`
}

/** The house that the vendor's field names, and those that may stand at the beginning of the product's text. */
function housed({ vendor, name, text, fullWords }: ReadName): readonly HousedName[] {
  const houses = houseKeys(vendor)
  const leading = [...new Set(fullWords.slice(0, 3))].filter((word) => !houses.includes(word))
  if (houses.includes(ANY_HOUSE)) return [housedName(withoutHouse(name, vendor), [...houses, ...leading])]
  return [housedName(name, houses), { houses: leading, isBeside: true, pieces: once(() => besidePieces(text, fullWords)) }]
}

/** What rules add to the names and identifiers of a group. */
export function ruledKeysOf({ ruled }: AssetGroup): { readonly names: readonly HousedName[]; readonly identifiers: readonly string[] } {
  return { names: ruled.otherNames.flatMap(housed), identifiers: [...ruled.catalogue.keys()].map((id) => `catalogue ${id}`) }
}

/** All names of a group: its own and those that the rules give it. */
export function namesOf(group: AssetGroup): readonly HousedName[] {
  return group.ruled.otherNames.length === 0 ? group.housed : [...group.housed, ...ruledKeysOf(group).names]
}

/**
 * @param rules what the house and the catalogue know of the inventory's products; a change of them needs a new index
 * @param known what earlier indexes have read; it is added to
 */
export function buildAssetIndex(inventory: readonly Asset[], rules: MatchingRules | ReadRules = NO_RULES, known?: ReadProducts): AssetIndex {
  return indexGroups(groupAssets(inventory), rules, known)
}

/** As {@link buildAssetIndex}, of assets that are grouped already. */
export function indexGroups(same: GroupedAssets, rules: MatchingRules | ReadRules, known?: ReadProducts): AssetIndex {
  const read = rules === NO_RULES ? undefined : 'byWord' in rules ? rules : readRules(rules)
  const index = newNameIndex<AssetGroup>()
  for (const [key, assets] of same) addName(index, entryOfGroup(assets, key, read, known))
  return index
}

/** Could any asset be of this house? `false` only where its products can be skipped unless an identifier names them. */
export function knowsVendor(index: AssetIndex, vendor: Vendor): boolean {
  return knowsHouse(index, keptHouseKeys(vendor))
}

/** All groups that the product may mean, and some that it does not. */
export function candidates(index: AssetIndex, vendor: Vendor, name: ProductName, identifiers: readonly string[]): ReadonlySet<AssetGroup> {
  const houses = keptHouseKeys(vendor)
  return candidatesOf(
    index,
    [housedName(withoutHouse(name, vendor), houses)],
    name.orderNumbers.length === 0 ? identifiers : [...name.orderNumbers, ...identifiers],
  )
}
