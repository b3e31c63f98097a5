// SPDX-License-Identifier: EUPL-1.2
/**
 * What names were recognised as, by name: revisions and other advisories name the same products again.
 *
 * @module
 */
import type { ProductNode } from '@ncv/protocol/advisory/advisory.ts'
import { parseCpe } from '@ncv/protocol/advisory/cpe.ts'
import type { Vendor } from '@ncv/protocol/advisory/vendor.ts'
import { fold } from '@ncv/protocol/advisory/normalise.ts'
import type { Range } from '@ncv/protocol/advisory/range.ts'
import type { Asset } from '../inventory/asset.ts'
import type { AssetGroup, AssetIndex } from './asset-index.ts'
import { candidates, knowsVendor } from './asset-index.ts'
import type { KnownVersion } from './asset-version.ts'
import { versionOf } from './asset-version.ts'
import { completeRange } from './evaluate.ts'
import type { NamedNode, ProductFacts } from './product-facts.ts'
import { identifiersOfProduct, mayOccur, ownWords, productFacts, rangeOf, vendorOf } from './product-facts.ts'
import type { Recognition } from './recognise.ts'
import { recognise } from './recognise.ts'

/** Everything that recognition reads of a node, as one line of JSON: equal lines are recognised alike. */
export type ProductLine = string

export type Recognised = ReadonlyMap<AssetGroup, Recognition>

/** Belongs to one index; whoever changes the inventory or its rules begins a new one. It forgets everything when it holds {@link RECALL_SIZE} lines. */
export interface Recall {
  readonly recognised: Map<ProductLine, Recognised>
  /** Of products that were read already; they do not depend on the inventory. */
  readonly facts: Map<ProductLine, ProductFacts>
  /** Of these lines one that is not recognised here means nobody ({@link file://./product-index.ts}). */
  readonly known?: ReadonlyMap<ProductLine, unknown>
  /** Ranges by line, then text: one bound stands in many vulnerabilities and revisions. */
  readonly ranges: Map<ProductLine, Map<string, Range>>
  /** By the assets of a group, in their order. */
  readonly assets: WeakMap<readonly Asset[], readonly AssetReading[]>
  /** By their texts: a few hundred vendors name all products. */
  readonly vendors: Map<string, Vendor>
  /** Lines that stored advisories were opened with. */
  readonly nodes: Map<ProductLine, OpenLine>
}

/** What a line says, with itself. */
export type OpenLine = NamedNode & { readonly line: ProductLine }

export function openLine(line: ProductLine, recall: Recall | undefined): OpenLine {
  const known = recall?.nodes.get(line)
  if (known !== undefined) return known
  const opened = { ...nodeOfLine(line), line }
  recall?.nodes.set(line, opened)
  return opened
}

/** What an asset's own line tells, whatever the advisory. */
export interface AssetReading {
  readonly version: KnownVersion
  /** Product with its vendor in front, for the reason. */
  readonly text: string
}

/** @param before what was read before and does not depend on rules */
export function newRecall(before?: Pick<Recall, 'vendors' | 'assets'>): Recall {
  const { vendors, assets } = before ?? { vendors: new Map<string, Vendor>(), assets: new WeakMap<readonly Asset[], readonly AssetReading[]>() }
  return { recognised: new Map(), facts: new Map(), ranges: new Map(), assets, vendors, nodes: new Map() }
}

/** The assets' versions and their names for people, which all of one group share. */
export function readingsOf(group: AssetGroup, recall: Recall): readonly AssetReading[] {
  const known = recall.assets.get(group.assets)
  if (known !== undefined) return known
  const [first] = group.assets
  const text = first === undefined ? '' : namedText(first)
  const readings = group.assets.map((asset) => ({ version: versionOf(asset, group), text }))
  recall.assets.set(group.assets, readings)
  return readings
}

function namedText({ vendor, product }: Asset): string {
  return vendor !== undefined && !fold(product).startsWith(fold(vendor)) ? `${vendor} ${product}` : product
}

/** The node's range, completed from its name; a full name that opens a version (`12.0.*`) is part of the text. */
export function rangeOfNode(node: ProductNode, line: ProductLine, facts: ProductFacts, recall: Recall): Range {
  const ranges = recall.ranges.get(line) ?? new Map<string, Range>()
  recall.ranges.set(line, ranges)
  const text = `${node.version === undefined ? 'range' : 'version'} ${node.version ?? node.range ?? ''} ${/\.(?:\*|x)/i.test(node.fullName) ? node.fullName : ''}`
  const known = ranges.get(text)
  if (known !== undefined) return known
  if (recall.ranges.size >= RECALL_SIZE) recall.ranges.clear()
  const range = completeRange(rangeOf(node, ownWords(facts.vendor, facts.name)), facts)
  ranges.set(text, range)
  return range
}

const RECALL_SIZE = 100_000
/** Facts take a hundred times the room of what was recognised. */
const FACTS_SIZE = 5_000
const VENDORS_SIZE = 10_000
export const NOBODY: Recognised = new Map()

/** A field for identifiers only where there are any: most nodes have none. */
export function productLine({ vendor, name, family, fullName, helper }: ProductNode): ProductLine {
  const { cpe, purls, modelNumbers, skus, serialNumbers, genericUris } = helper
  const bare = cpe === undefined && purls.length + modelNumbers.length + skus.length + serialNumbers.length + genericUris.length === 0
  const named = [vendor ?? null, name ?? family ?? fullName]
  return JSON.stringify(bare ? named : [...named, helper])
}

/** What a line says; the full name is the name. */
export function nodeOfLine(line: ProductLine): NamedNode {
  const [vendor, name, helper] = JSON.parse(line) as readonly [string | null, string, ProductNode['helper'] | undefined]
  return { ...(vendor === null ? {} : { vendor }), name, fullName: name, helper: helper ?? NO_HELPER }
}

const NO_HELPER: ProductNode['helper'] = { purls: [], modelNumbers: [], serialNumbers: [], skus: [], genericUris: [] }

function recogniseAll(facts: ProductFacts, index: AssetIndex): Recognised {
  const found = new Map<AssetGroup, Recognition>()
  for (const group of candidates(index, facts.vendor, facts.name, identifiersOfProduct(facts))) {
    const recognition = recognise(group, facts)
    if (recognition !== undefined) found.set(group, recognition)
  }
  return found.size === 0 ? NOBODY : found
}

function recogniseNew(line: ProductLine, index: AssetIndex, recall: Recall, document: DocumentFacts, node: NamedNode): Recognised {
  const vendor = knownVendor(node, recall)
  if (!mayOccur(node, (own) => knowsVendor(index, own), vendor)) return NOBODY
  const facts = recall.facts.get(line) ?? productFacts(node, vendor)
  document.set(line, facts)
  const found = recogniseAll(facts, index)
  // Most products are nobody's, and facts take room.
  if (found.size > 0) keepFacts(line, facts, recall)
  return found
}

/** The vendor of a node; a CPE name adds to what the text says. */
export function knownVendor(node: NamedNode, { vendors }: Pick<Recall, 'vendors'>): Vendor {
  const cpe = node.helper.cpe === undefined ? undefined : parseCpe(node.helper.cpe)
  const key = cpe === undefined ? (node.vendor ?? '') : `${node.vendor ?? ''}\u0000${cpe.vendor}`
  const known = vendors.get(key)
  if (known !== undefined) return known
  if (vendors.size >= VENDORS_SIZE) vendors.clear()
  const vendor = vendorOf(node, cpe)
  vendors.set(key, vendor)
  return vendor
}

/** Facts of one document's products, each read once, also where the recall forgets them meanwhile. */
export type DocumentFacts = Map<ProductLine, ProductFacts>

/** What a product is called and known by, whatever the inventory. */
export function factsOf(line: ProductLine, recall: Recall, document: DocumentFacts): ProductFacts {
  const known = document.get(line) ?? recall.facts.get(line)
  if (known !== undefined) return known
  const node = nodeOfLine(line)
  const facts = productFacts(node, knownVendor(node, recall))
  document.set(line, facts)
  keepFacts(line, facts, recall)
  return facts
}

function keepFacts(line: ProductLine, facts: ProductFacts, recall: Recall): void {
  if (recall.facts.size >= FACTS_SIZE) recall.facts.clear()
  recall.facts.set(line, facts)
}

/**
 * The groups that a product means, by name and identifiers alone.
 *
 * @param document what was read of the document so far; it is added to
 * @param node what the line says, where the caller has it
 */
export function recogniseLine(
  line: ProductLine,
  index: AssetIndex,
  recall: Recall,
  document: DocumentFacts = new Map(),
  node?: NamedNode,
): Recognised {
  const known = recall.recognised.get(line)
  if (known !== undefined) return known
  if (recall.known?.has(line) === true) return NOBODY
  const found = recogniseNew(line, index, recall, document, node ?? nodeOfLine(line))
  if (recall.recognised.size >= RECALL_SIZE) recall.recognised.clear()
  recall.recognised.set(line, found)
  return found
}
