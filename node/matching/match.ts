// SPDX-License-Identifier: EUPL-1.2
/**
 * Does an advisory touch this inventory, and why? Pure: the same two give the same verdicts on every machine.
 *
 * Per vulnerability the surest recognised nodes speak (an order number before a name, a model before its family); across vulnerabilities
 * each node keeps its strongest verdict. Undecidable is `check`, never `not-affected`.
 *
 * @module
 */
import type { ProductNode } from '@ncv/protocol/advisory/advisory.ts'
import type { Range } from '@ncv/protocol/advisory/range.ts'
import type { Asset } from '../inventory/asset.ts'
import type { AssetGroup, AssetIndex } from './asset-index.ts'
import { buildAssetIndex } from './asset-index.ts'
import { once } from './name-index.ts'
import type { KnownVersion } from './asset-version.ts'
import { fitsLine } from './asset-version.ts'
import type { Finding, StatedNode } from './evaluate.ts'
import { evaluate } from './evaluate.ts'
import type { ProductFacts } from './product-facts.ts'
import type { ProductLine, Recall, Recognised } from './recall.ts'
import { factsOf, newRecall, productLine, rangeOfNode, readingOf, recogniseLine } from './recall.ts'
import type { Recognition } from './recognise.ts'
import type { RecognisedNode } from './recognised-node.ts'
import { productKey, variantKey } from './recognised-node.ts'
import type { MatchingRules } from './rules.ts'
import { NO_RULES } from './rules.ts'
import type { MatchableAdvisory, Stated } from './statuses.ts'
import { statementsOf } from './statuses.ts'
import type { VariantShapes } from './variants.ts'
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
  'serial-number': 0,
  'order-number': 0,
  cpe: 0,
  purl: 0,
  'catalogue-id': 0,
  'local-alias': 1,
  same: 1,
  alias: 2,
  catalogue: 2,
  brand: 3,
  variant: 4,
  member: 5,
  unspecific: 6,
  embedded: 7,
}

/** Product ids whose status a node's product answers for: its own, and those of relationships it is a part of. */
function answering(advisory: MatchableAdvisory): Map<string, { productId: string; component: boolean }[]> {
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

interface Named {
  readonly node: ProductNode
  readonly line: ProductLine
  readonly recognised: Recognised
}

/** All products of the document, read when a bracket or a suffix must be told from theirs: a verdict does not depend on what else the inventory holds. */
interface Siblings {
  readonly facts: () => readonly ProductFacts[]
  readonly shapes: () => VariantShapes
}

/** Facts by line, each read once for a document that names one product in many versions. */
function reader(recall: Recall): (line: ProductLine) => ProductFacts {
  const read = new Map<ProductLine, ProductFacts>()
  return (line) => {
    const facts = read.get(line) ?? factsOf(line, recall)
    read.set(line, facts)
    return facts
  }
}

function siblingsOf(lines: readonly ProductLine[], factsByLine: (line: ProductLine) => ProductFacts): Siblings {
  const facts = once(() => [...new Set(lines)].map(factsByLine))
  return { facts, shapes: once(() => variantShapes(facts())) }
}

/** The document tells variants or suffixes apart, and the asset has another one. */
function isSibling(group: AssetGroup, facts: ProductFacts, { identity }: Recognition, siblings: Siblings): boolean {
  if (TIERS[identity] > 0 && group.name.qualifiers.length > 0 && isOtherVariant(group, facts, siblings.shapes())) return true
  return identity === 'unspecific' && isOtherSuffix(group, facts, siblings.facts())
}

function namedProducts(advisory: MatchableAdvisory, index: AssetIndex, recall: Recall): Named[] {
  return advisory.products.flatMap((node) => {
    if (node.relation !== undefined) return []
    const line = node.line ?? productLine(node)
    return [{ node, line, recognised: recogniseLine(line, index, recall) }]
  })
}

function hitsOf(advisory: MatchableAdvisory, index: AssetIndex, recall: Recall): Map<AssetGroup, Hit[]> {
  const hits = new Map<AssetGroup, Hit[]>()
  const products = namedProducts(advisory, index, recall)
  if (products.every(({ recognised }) => recognised.size === 0)) return hits
  const ids = answering(advisory)
  const factsByLine = reader(recall)
  const siblings = siblingsOf(advisory.lines ?? products.map(({ line }) => line), factsByLine)
  for (const { node, line, recognised } of products) {
    if (recognised.size === 0) continue
    const facts = factsByLine(line)
    const range = rangeOfNode(node, line, facts, recall)
    for (const [group, recognition] of recognised) {
      if (isSibling(group, facts, recognition, siblings)) continue
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

/** The identifier names the very device, or a part whose versions nobody knows: release lines do not matter. */
const EXACT: ReadonlySet<Recognition['identity']> = new Set(['serial-number', 'order-number', 'embedded'])

function recognisedNodes(hits: readonly Hit[], group: AssetGroup, version: KnownVersion): RecognisedNode[] {
  const nodes: RecognisedNode[] = []
  for (const hit of hits) {
    const { identity, line: otherLine } = hit.recognition
    const line = EXACT.has(identity) ? 'in' : fitsLine(version, otherLine ?? group.name.line, hit.facts.name.line)
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
    const { cve } = stated
    for (const finding of variantsAgree(evaluate(version, statedNodes(nodes, stated)))) {
      const { productId } = finding.node
      const before = kept.get(productId)
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

function reasonOf(asset: Asset, text: string, { node, rule, stated }: Finding): Reason {
  const { condition } = node.range
  const { via } = node.recognition
  return {
    identity: node.recognition.identity,
    assetText: text,
    nodeText: node.facts.text,
    version: asset.version ?? '',
    rangeText: node.range.text,
    rule,
    status: stated.status,
    ...(condition === undefined ? {} : { condition: condition.text }),
    ...(via === undefined ? {} : { via }),
  }
}

function verdictsOf(group: AssetGroup, hits: readonly Hit[], statements: readonly Stated[], recall: Recall): Verdict[] {
  const byVersion = new Map<string | undefined, ReadonlyMap<string, Kept>>()
  return group.assets.flatMap((asset) => {
    const { version, text } = readingOf(asset, group, recall)
    const kept = byVersion.get(asset.version) ?? strongestByNode(version, recognisedNodes(hits, group, version), statements)
    byVersion.set(asset.version, kept)
    return [...kept].map(([productId, finding]) => ({
      asset,
      productId,
      cve: finding.cve.length > 1 ? finding.cve.toSorted() : finding.cve,
      verdict: finding.verdict,
      reason: reasonOf(asset, text, finding),
    }))
  })
}

/** As {@link match}, over an inventory that is indexed once, with its rules, for many advisories; `recall` is kept by the caller, one for each index. */
export function matchIndexed(advisory: MatchableAdvisory, index: AssetIndex, recall: Recall = newRecall()): Verdict[] {
  const hits = hitsOf(advisory, index, recall)
  if (hits.size === 0) return []
  const asked = new Set([...hits.values()].flatMap((found) => found.map(({ productId }) => productId)))
  const statements = statementsOf(advisory, asked)
  return [...hits].flatMap(([group, found]) => verdictsOf(group, found, statements, recall))
}

/** One verdict for each asset and product node in which it is recognised and of which the advisory says something. */
export function match(advisory: MatchableAdvisory, inventory: readonly Asset[], rules: MatchingRules = NO_RULES): Verdict[] {
  return matchIndexed(advisory, buildAssetIndex(inventory, rules))
}
