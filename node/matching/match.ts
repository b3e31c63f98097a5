// SPDX-License-Identifier: EUPL-1.2
/**
 * Does an advisory touch this inventory, and why? Pure: the same two give the same verdicts on every machine.
 *
 * Per vulnerability the surest recognised nodes speak (an order number before a name, a model before its family); across vulnerabilities
 * each node keeps its strongest verdict. Undecidable is `check`, never `not-affected`.
 *
 * @module
 */
import type { Advisory, ProductNode } from '@ncv/protocol/advisory/advisory.ts'
import { fold } from '@ncv/protocol/advisory/normalise.ts'
import type { Range } from '@ncv/protocol/advisory/range.ts'
import type { Asset } from '../inventory/asset.ts'
import type { AssetGroup, AssetIndex } from './asset-index.ts'
import { buildAssetIndex, candidates, knowsVendor } from './asset-index.ts'
import type { KnownVersion } from './asset-version.ts'
import { fitsLine, versionOf } from './asset-version.ts'
import type { Finding, StatedNode } from './evaluate.ts'
import { completeRange, evaluate } from './evaluate.ts'
import type { ProductFacts } from './product-facts.ts'
import { ownWords, productFacts, rangeOf } from './product-facts.ts'
import type { Recognition } from './recognise.ts'
import { recognise } from './recognise.ts'
import type { RecognisedNode } from './recognised-node.ts'
import { productKey, variantKey } from './recognised-node.ts'
import type { Stated } from './statuses.ts'
import { statementsOf } from './statuses.ts'
import { isOtherSuffix, isOtherVariant, variantShapes } from './variants.ts'
import type { Reason, Verdict } from './verdict.ts'
import { outweighs } from './verdict.ts'

/** A node that means a group of assets; versions are not looked at yet. */
interface Hit {
  readonly productId: string
  readonly node: ProductNode
  readonly facts: ProductFacts
  readonly range: Range
  readonly recognition: Recognition
  readonly component: boolean
}

const TIERS: Readonly<Record<Recognition['identity'], number>> = {
  'order-number': 0,
  cpe: 0,
  purl: 0,
  same: 1,
  alias: 2,
  brand: 3,
  variant: 4,
  member: 5,
  unspecific: 6,
}

/** Product ids whose status a node's product answers for: its own, and those of relationships it is a part of. */
function answering(advisory: Advisory): Map<string, { productId: string; component: boolean }[]> {
  const ids = new Map<string, { productId: string; component: boolean }[]>(
    advisory.products.map(({ productId }) => [productId, [{ productId, component: false }]]),
  )
  for (const { productId, relation } of advisory.products) {
    if (relation === undefined) continue
    ids.get(relation.component)?.push({ productId, component: relation.category !== 'default_component_of' })
    ids.get(relation.base)?.push({ productId, component: true })
  }
  return ids
}

/** A product node and the groups that mean it, by name alone. */
interface Product {
  readonly facts: ProductFacts | undefined
  readonly recognised: ReadonlyMap<AssetGroup, Recognition>
}

/**
 * What names were recognised as, for callers that match many advisories against one index: revisions name the same products again.
 * It belongs to that index; it forgets everything when it holds {@link RECALL_SIZE} names.
 */
export type Recall = Map<string, Product>

const RECALL_SIZE = 5000
const NOBODY: ReadonlyMap<AssetGroup, Recognition> = new Map()

function productOf(node: ProductNode, index: AssetIndex, recall: Recall): Product {
  const { cpe, purls, modelNumbers, skus } = node.helper
  const key = [node.vendor, node.name ?? node.family ?? node.fullName, cpe, ...purls, '', ...modelNumbers, '', ...skus].join('\u0000')
  const known = recall.get(key)
  if (known !== undefined) return known
  const facts = productFacts(node, (vendor) => knowsVendor(index, vendor))
  const product = { facts, recognised: facts === undefined ? NOBODY : recogniseAll(facts, index) }
  if (recall.size >= RECALL_SIZE) recall.clear()
  recall.set(key, product)
  return product
}

function recogniseAll(facts: ProductFacts, index: AssetIndex): ReadonlyMap<AssetGroup, Recognition> {
  const found = new Map<AssetGroup, Recognition>()
  const identifiers = [...facts.packages, ...(facts.cpe === undefined ? [] : [`cpe ${facts.cpe.product}`])]
  for (const group of candidates(index, facts.name, identifiers)) {
    const recognition = recognise(group, facts)
    if (recognition !== undefined) found.set(group, recognition)
  }
  return found.size === 0 ? NOBODY : found
}

function hitsOf(advisory: Advisory, index: AssetIndex, recall: Recall): Map<AssetGroup, Hit[]> {
  const hits = new Map<AssetGroup, Hit[]>()
  const products = advisory.products.filter(({ relation }) => relation === undefined).map((node) => ({ node, ...productOf(node, index, recall) }))
  if (products.every(({ recognised }) => recognised.size === 0)) return hits
  const ids = answering(advisory)
  const all = new Set(products.flatMap(({ facts }) => (facts === undefined ? [] : [facts])))
  const shapes = variantShapes(all)
  for (const { node, facts, recognised } of products) {
    if (facts === undefined || recognised.size === 0) continue
    const range = completeRange(rangeOf(node, ownWords(facts.vendor, facts.name)), facts)
    for (const [group, recognition] of recognised) {
      if (TIERS[recognition.identity] > 0 && isOtherVariant(group, facts, shapes)) continue
      if (recognition.identity === 'unspecific' && isOtherSuffix(group, facts, all)) continue
      const known = hits.get(group) ?? []
      hits.set(group, known)
      for (const id of ids.get(node.productId) ?? []) known.push({ ...id, node, facts, range, recognition })
    }
  }
  return hits
}

/** Of several lines that hold a version the longest counts (`V15.1` before `V15`). */
function longestLines(stated: readonly StatedNode[]): StatedNode[] {
  const longest = new Map<string, number>()
  const length = ({ facts, line }: RecognisedNode): number => (line === 'in' ? (facts.name.line?.version.numbers.length ?? 0) : 0)
  if (stated.length < 2) return [...stated]
  for (const { node } of stated) longest.set(productKey(node), Math.max(longest.get(productKey(node)) ?? 0, length(node)))
  return stated.filter(({ node }) => node.facts.name.line === undefined || node.line === 'unknown' || length(node) === longest.get(productKey(node)))
}

function recognisedNodes(hits: readonly Hit[], group: AssetGroup, version: KnownVersion): RecognisedNode[] {
  const nodes: RecognisedNode[] = []
  for (const hit of hits) {
    const line = hit.recognition.identity === 'order-number' ? 'in' : fitsLine(version, group.name.line, hit.facts.name.line)
    if (line === 'out') continue
    nodes.push({ ...hit, line })
  }
  const sure = nodes.filter(({ recognition }) => recognition.identity !== 'unspecific')
  return sure.length > 0 ? sure : nodes
}

function statedNodes(nodes: readonly RecognisedNode[], stated: Stated): StatedNode[] {
  const found = nodes.flatMap((node) => {
    const product = stated.products.get(node.productId)
    return product === undefined ? [] : [{ node, stated: product }]
  })
  const best = Math.min(...found.map(({ node }) => TIERS[node.recognition.identity]))
  return longestLines(found.filter(({ node }) => TIERS[node.recognition.identity] === best))
}

interface Kept extends Finding {
  readonly cve: readonly string[]
}

/** The strongest finding of each node over all vulnerabilities, with the CVEs that give it. */
function strongestByNode(version: KnownVersion, nodes: readonly RecognisedNode[], statements: readonly Stated[]): Map<string, Kept> {
  const kept = new Map<string, Kept>()
  for (const stated of statements) {
    for (const finding of variantsAgree(evaluate(version, statedNodes(nodes, stated)))) {
      const { productId } = finding.node
      const before = kept.get(productId)
      const cve = stated.cve === undefined ? [] : [stated.cve]
      if (before === undefined || outweighs(finding.verdict, before.verdict)) kept.set(productId, { ...finding, cve })
      else if (before.verdict === finding.verdict) kept.set(productId, { ...before, cve: [...new Set([...before.cve, ...cve])] })
    }
  }
  return kept
}

/** The asset does not say which variant it is: affected only where all variants are. */
function variantsAgree(findings: readonly Finding[]): readonly Finding[] {
  if (!findings.some(({ node, verdict }) => node.recognition.identity === 'variant' && verdict === 'affected')) return findings
  const affected = new Map<string, boolean>()
  for (const { node, verdict } of findings) affected.set(variantKey(node), (affected.get(variantKey(node)) ?? false) || verdict === 'affected')
  if (![...affected.values()].includes(false)) return findings
  return findings.map((finding) => (finding.verdict === 'affected' ? { ...finding, verdict: 'check', rule: 'variant-unknown' } : finding))
}

function reasonOf(asset: Asset, { node, rule, stated }: Finding): Reason {
  const { condition } = node.range
  return {
    identity: node.recognition.identity,
    assetText: asset.vendor !== undefined && !fold(asset.product).startsWith(fold(asset.vendor)) ? `${asset.vendor} ${asset.product}` : asset.product,
    nodeText: node.facts.text,
    version: asset.version ?? '',
    rangeText: node.range.text,
    rule,
    status: stated.status,
    ...(condition === undefined ? {} : { condition: condition.text }),
  }
}

function verdictsOf(group: AssetGroup, hits: readonly Hit[], statements: readonly Stated[]): Verdict[] {
  return group.assets.flatMap((asset) => {
    const version = versionOf(asset, group)
    const kept = strongestByNode(version, recognisedNodes(hits, group, version), statements)
    return [...kept].map(([productId, finding]) => ({
      asset,
      productId,
      cve: finding.cve,
      verdict: finding.verdict,
      reason: reasonOf(asset, finding),
    }))
  })
}

/** As {@link match}, over an inventory that is indexed once for many advisories; `recall` is kept by the caller, one for each index. */
export function matchIndexed(advisory: Advisory, index: AssetIndex, recall: Recall = new Map()): Verdict[] {
  const hits = hitsOf(advisory, index, recall)
  if (hits.size === 0) return []
  const statements = statementsOf(advisory)
  return [...hits].flatMap(([group, found]) => verdictsOf(group, found, statements))
}

/** One verdict for each asset and product node in which it is recognised and of which the advisory says something. */
export function match(advisory: Advisory, inventory: readonly Asset[]): Verdict[] {
  return matchIndexed(advisory, buildAssetIndex(inventory))
}
