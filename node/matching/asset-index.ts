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
import type { HousedName, NameIndex } from './name-index.ts'
import { addTo, buildNameIndex, candidatesOf, housedName, houseKeys, knowsHouse } from './name-index.ts'
import type { ReadName, ReadRules, RuledProduct } from './other-names.ts'
import { readName, readRules, ruledProduct } from './other-names.ts'
import type { MatchingRules } from './rules.ts'
import { NO_RULES } from './rules.ts'

export interface AssetGroup extends ReadName {
  /** The same for all assets that no identifier tells apart. */
  readonly key: string
  /** Its own name, ready to be looked up. */
  readonly housed: HousedName
  readonly cpe?: Cpe
  readonly package?: string
  readonly serial?: string
  readonly ruled: RuledProduct
  readonly assets: readonly Asset[]
}

export type AssetIndex = NameIndex<AssetGroup>

const NOTHING_RULED: RuledProduct = { otherNames: [], catalogue: new Map(), never: new Set() }

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

/** A product of the inventory as its own fields say, whatever the rules. */
export type ReadProduct = Omit<AssetGroup, 'ruled' | 'assets'>

/** Read products by {@link groupKey}, for callers that build an index again and again. */
export type ReadProducts = Map<string, ReadProduct>

function readProduct(first: Asset, key: string): ReadProduct {
  const own = withModel(readName(first), first.model)
  const cpe = first.cpe === undefined ? undefined : parseCpe(first.cpe)
  const purl = first.purl === undefined ? undefined : parsePurl(first.purl)
  return {
    ...own,
    key,
    housed: housed(own),
    ...(cpe === undefined ? {} : { cpe }),
    ...(purl === undefined ? {} : { package: purl.package }),
    ...(first.serial === undefined ? {} : { serial: canonicalOrderNumber(first.serial) }),
  }
}

function groupOf(assets: readonly Asset[], key: string, rules: ReadRules | undefined, known: ReadProducts | undefined): AssetGroup {
  const [first] = assets as readonly [Asset, ...Asset[]]
  const read = known?.get(key) ?? readProduct(first, key)
  known?.set(key, read)
  return { ...read, ruled: rules === undefined ? NOTHING_RULED : ruledProduct(first, read, rules), assets }
}

/** Keys under which an advisory's product finds the group. */
export function identifiersOf(group: AssetGroup): string[] {
  return [
    ...group.name.orderNumbers,
    ...(group.cpe === undefined ? [] : [`cpe ${group.cpe.product}`]),
    ...(group.package === undefined ? [] : [group.package]),
    ...(group.serial === undefined ? [] : [`serial ${group.serial}`]),
    ...[...group.ruled.catalogue.keys()].map((id) => `catalogue ${id}`),
  ]
}

/** Assets that no identifier tells apart are looked at once. */
function groupKey({ vendor, product, cpe, purl, model, serial }: Asset): string {
  const named = `${vendor ?? ''}\u0000${product}`
  if (cpe === undefined && purl === undefined && model === undefined && serial === undefined) return named
  return `${named}\u0000${cpe ?? ''}\u0000${purl ?? ''}\u0000${model ?? ''}\u0000${serial ?? ''}`
}

/** The house that the vendor's field names, and those that may stand at the beginning of the product's text. */
function housed({ vendor, name, fullWords }: ReadName): HousedName {
  const leading = fullWords.slice(0, 3)
  return housedName(name, [...new Set([...houseKeys(vendor), ...leading])])
}

/** All names of a group: its own and those that the rules give it. */
export function namesOf(group: AssetGroup): readonly HousedName[] {
  return group.ruled.otherNames.length === 0 ? [group.housed] : [group.housed, ...group.ruled.otherNames.map(housed)]
}

/**
 * @param rules what the house and the catalogue know of the inventory's products; a change of them needs a new index
 * @param known what earlier indexes have read; it is added to
 */
export function buildAssetIndex(inventory: readonly Asset[], rules: MatchingRules = NO_RULES, known?: ReadProducts): AssetIndex {
  const same = new Map<string, Asset[]>()
  for (const asset of inventory) addTo(same, groupKey(asset), asset)
  const read = rules === NO_RULES ? undefined : readRules(rules)
  const groups = [...same].map(([key, assets]) => groupOf(assets, key, read, known))
  return buildNameIndex(groups.map((group) => ({ item: group, names: namesOf(group), identifiers: identifiersOf(group) })))
}

/** Could any asset be of this house? `false` only where its products can be skipped unless an identifier names them. */
export function knowsVendor(index: AssetIndex, vendor: Vendor): boolean {
  return knowsHouse(index, houseKeys(vendor))
}

/** All groups that the product may mean, and some that it does not. */
export function candidates(index: AssetIndex, vendor: Vendor, name: ProductName, identifiers: readonly string[]): ReadonlySet<AssetGroup> {
  const houses = houseKeys(vendor)
  return candidatesOf(index, [housedName(name, houses)], name.orderNumbers.length === 0 ? identifiers : [...name.orderNumbers, ...identifiers])
}
