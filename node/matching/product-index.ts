// SPDX-License-Identifier: EUPL-1.2
/**
 * All products that stored advisories name, by name and identifier: which advisories can a new asset touch?
 *
 * The mirror image of {@link file://./asset-index.ts}. Built when it is first asked for; a new advisory is added by building anew.
 *
 * @module
 */
import type { AssetGroup, AssetIndex } from './asset-index.ts'
import { identifiersOf, isRuled, namesOf } from './asset-index.ts'
import type { NameIndex } from './name-index.ts'
import { buildNameIndex, candidatesOf, housedName, houseKeys } from './name-index.ts'
import type { ProductFacts } from './product-facts.ts'
import { identifiersOfProduct, productFacts } from './product-facts.ts'
import type { ProductLine, Recall } from './recall.ts'
import { nodeOfLine } from './recall.ts'
import type { Recognition } from './recognise.ts'
import { recognise } from './recognise.ts'
import type { StoredAdvisory } from './stored-advisory.ts'
import { linesOf } from './stored-advisory.ts'

interface KnownProduct {
  readonly line: ProductLine
  readonly facts: ProductFacts
  /** Keys of the advisories that name it. */
  readonly advisories: readonly number[]
}

export interface ProductIndex {
  readonly names: NameIndex<KnownProduct>
  readonly facts: ReadonlyMap<ProductLine, ProductFacts>
  /** What products of the inventory were recognised as, by their key, where no rule speaks of them: rules change, names stay. */
  readonly met: Map<string, readonly Meeting[]>
  /** What was read on the way and does not depend on rules. */
  readonly read: Pick<Recall, 'ranges' | 'assets' | 'nodes'>
}

interface Meeting {
  readonly product: KnownProduct
  readonly recognition: Recognition
}

/** So many products of inventories are remembered. */
const MET_SIZE = 50_000

/** @param stored advisories by the caller's key */
export function buildProductIndex(stored: Iterable<readonly [number, Pick<StoredAdvisory, 'lines'>]>): ProductIndex {
  const lines = new Map<ProductLine, number[]>()
  for (const [key, advisory] of stored) {
    for (const line of linesOf(advisory)) {
      const known = lines.get(line)
      if (known === undefined) lines.set(line, [key])
      else known.push(key)
    }
  }
  const facts = new Map([...lines.keys()].map((line) => [line, productFacts(nodeOfLine(line))]))
  const entries = [...facts].map(([line, each]) => ({
    item: { line, facts: each, advisories: lines.get(line) ?? [] },
    names: [housedName(each.name, houseKeys(each.vendor))],
    identifiers: [...each.name.orderNumbers, ...identifiersOfProduct(each)],
  }))
  return { names: buildNameIndex(entries), facts, met: new Map(), read: { ranges: new Map(), assets: new WeakMap(), nodes: new Map() } }
}

export interface Touched {
  /** Keys of the advisories one of whose products means one of the assets, in ascending order. */
  readonly advisories: readonly number[]
  /** What every product of the index was recognised as: nothing is left to look up. */
  readonly recall: Recall
}

function meetings(group: AssetGroup, products: ProductIndex): readonly Meeting[] {
  const met: Meeting[] = []
  for (const product of candidatesOf(products.names, namesOf(group), identifiersOf(group))) {
    const recognition = recognise(group, product.facts)
    if (recognition !== undefined) met.push({ product, recognition })
  }
  return met
}

function rememberedMeetings(group: AssetGroup, products: ProductIndex): readonly Meeting[] {
  if (isRuled(group)) return meetings(group, products)
  const known = products.met.get(group.key)
  if (known !== undefined) return known
  const met = meetings(group, products)
  if (products.met.size >= MET_SIZE) products.met.clear()
  products.met.set(group.key, met)
  return met
}

/** The whole inventory, or one asset, against all stored advisories: goes through the assets, since there are fewer of them than products. */
export function touchedBy(assets: AssetIndex, products: ProductIndex): Touched {
  const found = new Map<ProductLine, Map<AssetGroup, Recognition>>()
  const advisories = new Set<number>()
  for (const group of assets.items) {
    for (const { product, recognition } of rememberedMeetings(group, products)) {
      for (const key of product.advisories) advisories.add(key)
      const known = found.get(product.line)
      if (known === undefined) found.set(product.line, new Map([[group, recognition]]))
      else known.set(group, recognition)
    }
  }
  const recall: Recall = { recognised: found, facts: products.facts, isComplete: true, ...products.read }
  return { advisories: [...advisories].sort((a, b) => a - b), recall }
}
