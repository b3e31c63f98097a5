// SPDX-License-Identifier: EUPL-1.2
/**
 * All products that stored advisories name, by name and identifier: which advisories can an asset touch?
 *
 * The mirror image of {@link file://./asset-index.ts}. It grows with each advisory that arrives; what a product is called is read when an asset of its
 * house first asks.
 *
 * @module
 */
import { parseCpe } from '@ncv/protocol/advisory/cpe.ts'
import type { AssetGroup, AssetIndex } from './asset-index.ts'
import { candidates, identifiersOf, isRuled, knowsVendor, NOTHING_RULED, namesOf, ruledKeysOf } from './asset-index.ts'
import type { NameIndex } from './name-index.ts'
import { addName, candidatesOf, housedPieces, newNameIndex, withoutHouse } from './name-index.ts'
import { keptHouseKeys, textKeys } from './house-keys.ts'
import type { ProductFacts } from './product-facts.ts'
import { identifiersOfProduct, isIdentified, mayOccur, productFacts } from './product-facts.ts'
import type { ProductLine, Recall } from './recall.ts'
import { knownVendor, newRecall, nodeOfLine } from './recall.ts'
import type { Recognition } from './recognise.ts'
import { recognise } from './recognise.ts'
import type { StoredAdvisory, WantedLines } from './stored-advisory.ts'
import { linesOf } from './stored-advisory.ts'

/** There are tens of thousands of them: nothing more is kept of one. */
export interface KnownProduct {
  readonly line: ProductLine
  /** Keys of the advisories that name it, and the number of its line in each. */
  readonly advisories: number[]
  readonly numbers: number[]
}

interface Meeting {
  readonly product: KnownProduct
  readonly recognition: Recognition
}

export interface ProductIndex {
  readonly names: NameIndex<KnownProduct>
  readonly byLine: Map<ProductLine, KnownProduct>
  /** Of the inventory that was looked at last. */
  readonly met: Memory
  /** What was read on the way and does not depend on rules. */
  readonly read: Pick<Recall, 'facts' | 'ranges' | 'assets' | 'vendors' | 'nodes'>
}

/** What products of an inventory were recognised as, by their key and by what the rules say of them. */
interface Memory {
  readonly byGroup: Map<string, Meeting[]>
  /** The same of products that rules speak of, by these as well. */
  readonly byRules: Map<string, Meeting[]>
  /** So many products of the index were looked at. */
  products: number
}

/** More products than these are sooner looked up from the side of the assets. */
const MANY_NEW = 2_000

export function newProductIndex(): ProductIndex {
  const { facts, ranges, assets, vendors, nodes } = newRecall()
  return {
    names: newNameIndex(),
    byLine: new Map(),
    met: { byGroup: new Map(), byRules: new Map(), products: 0 },
    read: { facts, ranges, assets, vendors, nodes },
  }
}

/** Pieces are kept, and the facts that they were made of only for products that an asset may mean: most are of no interest here. */
/** So many products are remembered as they were read. */
const READ_SIZE = 4_000

/** What a product is called and known by. */
export function factsOfProduct({ line }: KnownProduct, index: ProductIndex): ProductFacts {
  const { facts } = index.read
  const known = facts.get(line)
  if (known !== undefined) return known
  const node = nodeOfLine(line)
  const read = productFacts(node, knownVendor(node, index.read))
  if (facts.size >= READ_SIZE) facts.clear()
  facts.set(line, read)
  return read
}

function addProduct(line: ProductLine, key: number, number: number, index: ProductIndex): void {
  const node = nodeOfLine(line)
  const cpe = node.helper.cpe === undefined ? undefined : parseCpe(node.helper.cpe)
  const vendor = knownVendor(node, index.read)
  const product: KnownProduct = { line, advisories: [key], numbers: [number] }
  const pieces = () => {
    const facts = productFacts(nodeOfLine(line), vendor)
    return housedPieces(withoutHouse(facts.name, facts.vendor))
  }
  index.byLine.set(line, product)
  addName(index.names, {
    item: product,
    names: [{ houses: keptHouseKeys(vendor), inText: textKeys(vendor), isOneHouse: true, pieces }],
    identifiers: isIdentified(node, cpe) ? identifiers(productFacts(node, vendor)) : NONE,
  })
}

const NONE: readonly string[] = []

function identifiers(facts: ProductFacts): string[] {
  return [...facts.name.orderNumbers, ...identifiersOfProduct(facts)]
}

function addPlace({ advisories, numbers }: KnownProduct, key: number, number: number): void {
  const place = advisories.lastIndexOf(key)
  if (place < 0) {
    advisories.push(key)
    numbers.push(number)
  } else numbers[place] = number
}

/** @param key the caller's, of the advisory; the same advisory may come again */
export function addAdvisory(index: ProductIndex, key: number, advisory: Pick<StoredAdvisory, 'lines'>): void {
  for (const [number, line] of linesOf(advisory).entries()) {
    const known = index.byLine.get(line)
    if (known === undefined) addProduct(line, key, number, index)
    else addPlace(known, key, number)
  }
}

/** Its products stay, without it. */
export function removeAdvisory(index: ProductIndex, key: number, advisory: Pick<StoredAdvisory, 'lines'>): void {
  for (const line of linesOf(advisory)) {
    const known = index.byLine.get(line)
    const place = known?.advisories.lastIndexOf(key) ?? -1
    if (known === undefined || place < 0) continue
    known.advisories.splice(place, 1)
    known.numbers.splice(place, 1)
  }
}

/** @param stored advisories by the caller's key */
export function buildProductIndex(stored: Iterable<readonly [number, Pick<StoredAdvisory, 'lines'>]>): ProductIndex {
  const index = newProductIndex()
  for (const [key, advisory] of stored) addAdvisory(index, key, advisory)
  return index
}

export interface Touched {
  /** By their keys the advisories one of whose products means one of the assets, with these products. */
  readonly advisories: ReadonlyMap<number, WantedLines>
  /** What every product of the index was recognised as: nothing is left to look up. */
  readonly recall: Recall
}

/** {@link Touched}, as it is put together. */
interface Found {
  readonly recognised: Map<ProductLine, Map<AssetGroup, Recognition>>
  readonly advisories: Map<number, Map<number, ProductLine>>
}

function meetings(group: AssetGroup, index: ProductIndex, products: Iterable<KnownProduct>): Meeting[] {
  const met: Meeting[] = []
  for (const product of products) {
    const recognition = recognise(group, factsOfProduct(product, index))
    if (recognition !== undefined) met.push({ product, recognition })
  }
  return met
}

function unruled(group: AssetGroup): AssetGroup {
  return isRuled(group) ? { ...group, ruled: NOTHING_RULED } : group
}

/** Whatever the rules. */
function plainMeetings(group: AssetGroup, index: ProductIndex): Meeting[] {
  const plain = unruled(group)
  return meetings(plain, index, candidatesOf(index.names, namesOf(plain), identifiersOf(plain)))
}

/** Rules take away products that its own name means, or add some that other names mean. */
function ruledMeetings(group: AssetGroup, plain: readonly Meeting[], index: ProductIndex): Meeting[] {
  const { names, identifiers } = ruledKeysOf(group)
  return meetings(group, index, new Set([...plain.map(({ product }) => product), ...candidatesOf(index.names, names, identifiers)]))
}

/** The same for groups of one name of which the rules say the same. */
function rulesKey(group: AssetGroup): string {
  const { otherNames, catalogue, never } = group.ruled
  // The name was read from the rest.
  const others = otherNames.map(({ name: _, fullWords: __, ...said }) => said)
  return JSON.stringify([group.key, others, [...catalogue], [...never]])
}

/** Makes the memory one of this inventory and of all products: what has come since is looked up among the assets. */
function remember(assets: AssetIndex, products: ProductIndex): void {
  const { names, met } = products
  const fresh = names.items.slice(met.products)
  if (fresh.length > MANY_NEW) for (const meetings of [met.byGroup, met.byRules]) meetings.clear()
  met.products = names.items.length
  forgetOthers(met.byRules, () => assets.items.filter(isRuled).map(rulesKey))
  // Whose products went remembers all products that there were, until others come.
  if (fresh.length > 0 || met.byGroup.size > 2 * assets.items.length) forgetOthers(met.byGroup, () => assets.items.map(({ key }) => key))
  if (met.byGroup.size === 0) return
  for (const product of fresh) {
    if (!mayOccur(nodeOfLine(product.line), (vendor) => knowsVendor(assets, vendor))) continue
    const facts = factsOfProduct(product, products)
    for (const group of candidates(assets, facts.vendor, facts.name, identifiersOfProduct(facts))) {
      addMet(unruled(group), product, facts, met.byGroup.get(group.key))
      if (isRuled(group)) addMet(group, product, facts, met.byRules.get(rulesKey(group)))
    }
  }
}

function addMet(group: AssetGroup, product: KnownProduct, facts: ProductFacts, met: Meeting[] | undefined): void {
  const recognition = met === undefined ? undefined : recognise(group, facts)
  if (recognition !== undefined) met?.push({ product, recognition })
}

function forgetOthers(meetings: Map<string, Meeting[]>, present: () => readonly string[]): void {
  if (meetings.size === 0) return
  const kept = new Set(present())
  for (const key of meetings.keys()) if (!kept.has(key)) meetings.delete(key)
}

function remembered(key: string, meetings: Map<string, Meeting[]>, look: () => Meeting[]): readonly Meeting[] {
  const known = meetings.get(key)
  if (known !== undefined) return known
  const met = look()
  meetings.set(key, met)
  return met
}

function rememberedMeetings(group: AssetGroup, products: ProductIndex): readonly Meeting[] {
  const { byGroup, byRules } = products.met
  const plain = remembered(group.key, byGroup, () => plainMeetings(group, products))
  return isRuled(group) ? remembered(rulesKey(group), byRules, () => ruledMeetings(group, plain, products)) : plain
}

function allMeetings(group: AssetGroup, products: ProductIndex): readonly Meeting[] {
  const plain = plainMeetings(group, products)
  return isRuled(group) ? ruledMeetings(group, plain, products) : plain
}

/**
 * The whole inventory against all stored advisories: goes through the assets, since there are fewer of them than products.
 *
 * One step a product of the inventory, so that the caller can do something else in between; if inventory or advisories change there, it begins anew.
 */
export function* touching(assets: AssetIndex, products: ProductIndex): Generator<undefined, Touched> {
  remember(assets, products)
  const found: Found = { recognised: new Map(), advisories: new Map() }
  for (const group of assets.items) {
    for (const meeting of rememberedMeetings(group, products)) addMeeting(group, meeting, found)
    yield
  }
  return touched(found, products)
}

function addMeeting(
  group: AssetGroup,
  { product: { line, advisories: keys, numbers }, recognition }: Meeting,
  { recognised, advisories }: Found,
): void {
  const known = recognised.get(line)
  if (known !== undefined) {
    known.set(group, recognition)
    return
  }
  recognised.set(line, new Map([[group, recognition]]))
  for (const [i, key] of keys.entries()) {
    const number = numbers[i] as number
    const lines = advisories.get(key)
    if (lines === undefined) advisories.set(key, new Map([[number, line]]))
    else lines.set(number, line)
  }
}

function touched({ recognised, advisories }: Found, { read, byLine }: ProductIndex): Touched {
  return { advisories, recall: { ...read, recognised, known: byLine } }
}

/** {@link touching} at one go. */
export function touchedBy(assets: AssetIndex, products: ProductIndex): Touched {
  const steps = touching(assets, products)
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
  }
}

/** A few assets of the inventory against all stored advisories; what is remembered of the whole inventory stays. */
export function touchedByFew(assets: AssetIndex, products: ProductIndex): Touched {
  const found: Found = { recognised: new Map(), advisories: new Map() }
  for (const group of assets.items) for (const meeting of allMeetings(group, products)) addMeeting(group, meeting, found)
  return touched(found, products)
}
