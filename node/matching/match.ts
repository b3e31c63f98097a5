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
import { identifierOf } from './identifier.ts'
import { once } from './name-index.ts'
import type { KnownVersion } from './asset-version.ts'
import { fitsLine } from './asset-version.ts'
import type { Finding, StatedNode } from './evaluate.ts'
import { evaluate } from './evaluate.ts'
import type { ProductFacts } from './product-facts.ts'
import type { AssetReading, DocumentFacts, ProductLine, Recall, Recognised } from './recall.ts'
import { factsOf, newRecall, productLine, rangeOfNode, readingsOf, recogniseLine } from './recall.ts'
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

/** Nobody says which of its variants the asset is. */
function isOneOfVariants({ recognition: { identity, isVariant } }: RecognisedNode): boolean {
  return identity === 'variant' || isVariant === true
}

function tierOf(node: RecognisedNode): number {
  return Math.max(TIERS[node.recognition.identity], isOneOfVariants(node) ? TIERS.variant : 0)
}

/** Product ids whose status a node's product answers for: its own, and those of relationships it is a part of. */
function answering(advisory: MatchableAdvisory): Map<string, { productId: string; component: boolean }[]> {
  const ids = new Map<string, { productId: string; component: boolean }[]>(
    advisory.products.map(({ productId }) => [productId, [{ productId, component: false }]]),
  )
  for (const { productId, relation } of advisory.products) {
    if (relation === undefined) continue
    ids.get(relation.component)?.push({ productId, component: relation.category !== 'default_component_of' })
    for (const base of [relation.base, ...(relation.further ?? [])]) ids.get(base)?.push({ productId, component: true })
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
  /** By the words that end a node's code. */
  readonly suffixes: Map<string, boolean>
}

/** No document tells more products apart; of a longer one the others are not asked, and a doubt stays. */
const MAX_SIBLINGS = 5_000

function siblingsOf(lines: () => readonly ProductLine[], factsByLine: (line: ProductLine) => ProductFacts): Siblings {
  const facts = once(() => [...new Set(lines())].slice(0, MAX_SIBLINGS).map(factsByLine))
  return { facts, shapes: once(() => variantShapes(facts())), suffixes: new Map() }
}

/** The document tells variants or suffixes apart, and the asset has another one. */
function isSibling(group: AssetGroup, facts: ProductFacts, { identity }: Recognition, siblings: Siblings): boolean {
  if (TIERS[identity] > 0 && group.name.qualifiers.length > 0 && isOtherVariant(group, facts, siblings.shapes())) return true
  return identity === 'unspecific' && isOtherSuffix(group, facts, siblings.facts, siblings.suffixes)
}

function namedProducts(advisory: MatchableAdvisory, index: AssetIndex, recall: Recall, document: DocumentFacts): Named[] {
  return advisory.products.flatMap((node) => {
    if (node.relation !== undefined) return []
    const line = node.line ?? productLine(node)
    return [{ node, line, recognised: recogniseLine(line, index, recall, document, node) }]
  })
}

function hitsOf(advisory: MatchableAdvisory, index: AssetIndex, recall: Recall): Map<AssetGroup, Hit[]> {
  const hits = new Map<AssetGroup, Hit[]>()
  // A node that comes new follows years of advisories before anybody has told it what the house has.
  if (index.items.length === 0) return hits
  const document: DocumentFacts = new Map()
  const products = namedProducts(advisory, index, recall, document)
  if (products.every(({ recognised }) => recognised.size === 0)) return hits
  const ids = answering(advisory)
  const factsByLine = (line: ProductLine): ProductFacts => factsOf(line, recall, document)
  const siblings = siblingsOf(() => advisory.lines ?? products.map(({ line }) => line), factsByLine)
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

/** Nodes with their places, by product id: a vulnerability that names few of many asks only for those. */
type Places = ReadonlyMap<string, readonly (readonly [number, RecognisedNode])[]>

function placesOf(nodes: readonly RecognisedNode[]): Places {
  return Map.groupBy(
    nodes.map((node, place) => [place, node] as const),
    ([, { productId }]) => productId,
  )
}

function statedNodes(nodes: readonly RecognisedNode[], places: () => Places, { products }: Stated): StatedNode[] {
  const few = products.size * 2 < nodes.length
  const named = few ? [...products.keys()].flatMap((id) => places().get(id) ?? []).sort(([a], [b]) => a - b) : undefined
  const found: StatedNode[] = []
  for (const node of named?.map(([, node]) => node) ?? nodes) {
    const stated = products.get(node.productId)
    if (stated !== undefined) found.push({ node, stated })
  }
  let best = Number.POSITIVE_INFINITY
  for (const { node } of found) best = Math.min(best, tierOf(node))
  return longestLines(found.filter(({ node }) => tierOf(node) === best))
}

interface Kept extends Finding {
  /** Of {@link statementsOf}, by place: those that give this verdict. */
  readonly from: number[]
}

/** The strongest finding of each node over all vulnerabilities, with the CVEs that give it. */
function strongestByNode(version: KnownVersion, nodes: readonly RecognisedNode[], statements: readonly Stated[]): Map<string, Kept> {
  const kept = new Map<string, Kept>()
  const places = once(() => placesOf(nodes))
  for (const [i, stated] of statements.entries()) {
    for (const finding of variantsAgree(evaluate(version, statedNodes(nodes, places, stated)))) {
      const { productId } = finding.node
      const before = kept.get(productId)
      if (before === undefined || outweighs(finding.verdict, before.verdict)) kept.set(productId, { ...finding, from: [i] })
      else if (before.verdict === finding.verdict) before.from.push(i)
    }
  }
  return kept
}

/** Sorted, each once; nodes that stand in the same vulnerabilities share the list. */
function cvesOf(statements: readonly Stated[]): (from: readonly number[]) => readonly string[] {
  const known = new Map<string, readonly string[]>()
  return (from) => {
    const key = from.join()
    const cves = known.get(key) ?? [...new Set(from.flatMap((i) => statements[i]?.cve ?? []))].sort()
    known.set(key, cves)
    return cves
  }
}

/** Versions × what the vulnerabilities say of the product; versions × nodes. A document that needs more is left to a human, and says so. */
const MAX_EVALUATIONS = 2_000_000
const MAX_VERDICTS = 1_000_000

/** Is there more to compare than an honest document has? Counts from above. */
function isTooMuch(group: AssetGroup, hits: readonly Hit[], statements: readonly Stated[]): boolean {
  if (group.assets.length * hits.length > MAX_VERDICTS) return true
  if (group.assets.length * hits.length * statements.length <= MAX_EVALUATIONS) return false
  const said = statements.reduce((sum, { products }) => sum + Math.min(products.size, hits.length), 0)
  return new Set(group.assets.map(({ version }) => version)).size * said > MAX_EVALUATIONS
}

/** One question for each asset, at the first node that means it. */
function tooMuch(group: AssetGroup, [hit]: readonly Hit[], recall: Recall): Verdict[] {
  if (hit === undefined) return []
  const finding: Finding = { node: { ...hit, line: 'in' }, verdict: 'check', rule: 'too-much', stated: { statement: 'check', status: 'none' } }
  return readingsOf(group, recall).map((reading, i) => {
    const asset = group.assets[i] as Asset
    const reason = reasonOf(asset, reading, group, finding)
    return { asset, productId: hit.productId, cve: [], verdict: 'check', reason }
  })
}

/** The asset does not say which variant it is: affected only where all variants are. */
function variantsAgree(findings: readonly Finding[]): readonly Finding[] {
  if (!findings.some(({ node, verdict }) => isOneOfVariants(node) && verdict === 'affected')) return findings
  const affected = new Map<string, boolean>()
  for (const { node, verdict } of findings) affected.set(variantKey(node), (affected.get(variantKey(node)) ?? false) || verdict === 'affected')
  if (![...affected.values()].includes(false)) return findings
  return findings.map((finding) => (finding.verdict === 'affected' ? { ...finding, verdict: 'check', rule: 'variant-unknown' } : finding))
}

/** As the inventory has it, else what its name or its identifiers tell. */
function versionText({ version: given = '' }: Asset, { version }: AssetReading): string {
  return typeof version === 'string' || /\d/.test(given) ? given : version.text
}

function reasonOf(asset: Asset, reading: AssetReading, group: AssetGroup, { node, rule, stated }: Finding): Reason {
  const { condition } = node.range
  const { identity, via, contact } = node.recognition
  const identifier = identifierOf(identity, group, node.facts)
  return {
    identity,
    ...(identifier === undefined ? {} : { identifier }),
    assetText: reading.text,
    nodeText: node.facts.text,
    version: versionText(asset, reading),
    rangeText: node.range.text,
    rule,
    status: stated.status,
    ...(condition === undefined ? {} : { condition: condition.text }),
    ...(via === undefined ? {} : { via }),
    ...(contact === undefined ? {} : { contact }),
  }
}

/** What one advisory says: by vulnerability, and the CVEs of some of those. */
interface Said {
  readonly statements: readonly Stated[]
  readonly cves: (from: readonly number[]) => readonly string[]
}

/** Assets of one group and one version have the very same verdicts: all else that tells assets apart makes another group. */
function verdictsOf(group: AssetGroup, hits: readonly Hit[], { statements, cves }: Said, recall: Recall): Verdict[] {
  if (isTooMuch(group, hits, statements)) return tooMuch(group, hits, recall)
  const byVersion = new Map<string | undefined, readonly Omit<Verdict, 'asset'>[]>()
  const told = (asset: Asset, reading: AssetReading): readonly Omit<Verdict, 'asset'>[] => {
    const kept = strongestByNode(reading.version, recognisedNodes(hits, group, reading.version), statements)
    return [...kept].map(([productId, finding]) => ({
      productId,
      cve: cves(finding.from),
      verdict: finding.verdict,
      reason: reasonOf(asset, reading, group, finding),
    }))
  }
  const verdicts: Verdict[] = []
  for (const [i, reading] of readingsOf(group, recall).entries()) {
    const asset = group.assets[i] as Asset
    const own = byVersion.get(asset.version) ?? told(asset, reading)
    byVersion.set(asset.version, own)
    for (const { productId, cve, verdict, reason } of own) verdicts.push({ asset, productId, cve, verdict, reason })
  }
  return verdicts
}

/** As {@link match}, over an inventory that is indexed once, with its rules, for many advisories; `recall` is kept by the caller, one for each index. */
export function matchIndexed(advisory: MatchableAdvisory, index: AssetIndex, recall: Recall = newRecall()): Verdict[] {
  const hits = hitsOf(advisory, index, recall)
  if (hits.size === 0) return []
  const asked = new Set<string>()
  for (const found of hits.values()) for (const { productId } of found) asked.add(productId)
  const statements = statementsOf(advisory, asked)
  const said: Said = { statements, cves: cvesOf(statements) }
  return [...hits].flatMap(([group, found]) => verdictsOf(group, found, said, recall))
}

/** One verdict for each asset and product node in which it is recognised and of which the advisory says something. */
export function match(advisory: MatchableAdvisory, inventory: readonly Asset[], rules: MatchingRules = NO_RULES): Verdict[] {
  return matchIndexed(advisory, buildAssetIndex(inventory, rules))
}
