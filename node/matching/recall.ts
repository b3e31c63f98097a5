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
  readonly assets: WeakMap<Asset, AssetReading>
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

export function newRecall(): Recall {
  return { recognised: new Map(), facts: new Map(), ranges: new Map(), assets: new WeakMap(), vendors: new Map(), nodes: new Map() }
}

/** The asset's version and its name for people. */
export function readingOf(asset: Asset, group: AssetGroup, recall: Recall): AssetReading {
  const known = recall.assets.get(asset)
  if (known !== undefined) return known
  const named = asset.vendor !== undefined && !fold(asset.product).startsWith(fold(asset.vendor)) ? `${asset.vendor} ${asset.product}` : asset.product
  const reading = { version: versionOf(asset, group), text: named }
  recall.assets.set(asset, reading)
  return reading
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

/** The vendor of a node; a CPE name adds to what the text says. */
export function knownVendor(node: NamedNode, { vendors }: Pick<Recall, 'vendors'>): Vendor {
  if (node.helper.cpe !== undefined) return vendorOf(node, parseCpe(node.helper.cpe))
  const key = node.vendor ?? ''
  const known = vendors.get(key)
  if (known !== undefined) return known
  if (vendors.size >= VENDORS_SIZE) vendors.clear()
  const vendor = vendorOf(node, undefined)
  vendors.set(key, vendor)
  return vendor
}

/** Facts of a product, whatever the inventory. */
export function factsOf(line: ProductLine, recall: Recall): ProductFacts {
  const known = recall.facts.get(line)
  if (known !== undefined) return known
  const node = nodeOfLine(line)
  const facts = productFacts(node, knownVendor(node, recall))
  if (recall.facts.size >= FACTS_SIZE) recall.facts.clear()
  recall.facts.set(line, facts)
  return facts
}

/** The groups that a product means, by name and identifiers alone. */
export function recogniseLine(line: ProductLine, index: AssetIndex, recall: Recall): Recognised {
  const known = recall.recognised.get(line)
  if (known !== undefined) return known
  if (recall.known?.has(line) === true) return NOBODY
  const node = nodeOfLine(line)
  const found = mayOccur(node, (vendor) => knowsVendor(index, vendor), knownVendor(node, recall))
    ? recogniseAll(factsOf(line, recall), index)
    : NOBODY
  if (recall.recognised.size >= RECALL_SIZE) recall.recognised.clear()
  recall.recognised.set(line, found)
  return found
}
