// SPDX-License-Identifier: EUPL-1.2
/**
 * What an advisory says about assets, vulnerability by vulnerability: the ground that decisions rest on.
 *
 * Matching gives one verdict for each product over all vulnerabilities; here each vulnerability is asked alone, for the few assets that match.
 * Product ids are left out of what is compared: publishers number them anew from revision to revision.
 *
 * @module
 */
import type { Advisory, Vulnerability } from '@ncv/protocol/advisory/advisory.ts'
import { isSaidExploited, remediationsFor } from '@ncv/protocol/advisory/remediation.ts'
import type { StatedSeverity, VulnerabilitySeverity } from '@ncv/protocol/advisory/severity.ts'
import { severityFor, severityOfWord } from '@ncv/protocol/advisory/severity.ts'
import type { Asset } from '../inventory/asset.ts'
import type { AssetIndex } from '../matching/asset-index.ts'
import { buildAssetIndex } from '../matching/asset-index.ts'
import { matchIndexed } from '../matching/match.ts'
import type { MatchingRules } from '../matching/rules.ts'
import type { MatchableAdvisory } from '../matching/statuses.ts'
import type { Verdict } from '../matching/verdict.ts'
import type { Recall } from '../matching/recall.ts'
import { newRecall, productLine, recogniseLine } from '../matching/recall.ts'
import { NO_CVE } from '../store/life-store.ts'

export interface Ground {
  readonly asset: Asset
  readonly cve: string
  readonly verdict: 'affected' | 'check'
  readonly severity: VulnerabilitySeverity
  readonly source: string
  readonly isExploited: boolean
  /** Verdict, status and version text of each product that touches the asset; sorted. */
  readonly stated: readonly string[]
  /** Category, details and address of each remediation for them; sorted. */
  readonly remedies: readonly string[]
}

/** From bad to good; what nobody rated stands before medium, so that it is not lost below it. */
export const WORST_FIRST: readonly VulnerabilitySeverity[] = ['critical', 'high', 'unknown', 'medium', 'low']

type Statuses = Vulnerability['statuses']

/** Product ids that the document mentions in a status or a relationship. */
function spokenOf({ products, vulnerabilities }: MatchableAdvisory): Set<string> {
  const spoken = new Set<string>()
  for (const { statuses } of vulnerabilities) for (const ids of statuses.values()) for (const id of ids) spoken.add(id)
  for (const { relation } of products) {
    if (relation !== undefined) for (const id of [relation.component, relation.base, ...(relation.further ?? [])]) spoken.add(id)
  }
  return spoken
}

/** Product ids as spoken of, without saying anything: `recommended` gives no verdict. */
function mentions(ids: Iterable<string>): { readonly statuses: Statuses } {
  return { statuses: new Map([['recommended', [...ids]]]) }
}

/** The products that mean one of the assets, and relationships: a hostile document with many products and vulnerabilities must not cost their product. */
function recognised({ products }: Advisory, index: AssetIndex, recall: Recall): Pick<MatchableAdvisory, 'products' | 'lines'> {
  const read = products.map((node) => (node.relation === undefined ? { ...node, line: productLine(node) } : node))
  const lines = [...new Set(read.flatMap((node) => ('line' in node ? [node.line] : [])))]
  const own = read.filter((node) => !('line' in node) || recogniseLine(node.line, index, recall).size > 0)
  const ids = new Set(own.flatMap(({ productId, relation }) => (relation === undefined ? [productId] : [])))
  const isPart = ({ relation }: (typeof own)[number]): boolean =>
    relation === undefined || [relation.component, relation.base, ...(relation.further ?? [])].some((id) => ids.has(id))
  return { lines, products: own.filter(isPart) }
}

/** Vulnerabilities that say the same of the same products are asked once. */
function byStatuses(vulnerabilities: readonly Vulnerability[]): Vulnerability[][] {
  return [...Map.groupBy(vulnerabilities, ({ statuses }) => JSON.stringify([...statuses])).values()]
}

function touching(verdicts: readonly Verdict[]): Map<Asset, Verdict[]> {
  return Map.groupBy(
    verdicts.filter(({ verdict }) => verdict === 'affected' || verdict === 'check'),
    ({ asset }) => asset,
  )
}

function sourceText({ source }: StatedSeverity): string {
  if (source.kind === 'cvss') return `cvss ${source.cvss} ${(source.tenths / 10).toFixed(1)}`
  return source.kind === 'word' ? `publisher ${source.text.slice(0, 100)}` : 'none'
}

function groundOf(asset: Asset, own: readonly Verdict[], vulnerability: Vulnerability | undefined, advisory: Advisory): Ground {
  const products = new Set(own.map(({ productId }) => productId))
  const rated = severityFor(vulnerability ?? { scores: [] }, products, advisory)
  const remedies = vulnerability === undefined ? [] : remediationsFor(vulnerability, products)
  return {
    asset,
    cve: vulnerability?.cve ?? NO_CVE,
    verdict: own.some(({ verdict }) => verdict === 'affected') ? 'affected' : 'check',
    severity: rated.severity,
    source: sourceText(rated),
    isExploited: vulnerability !== undefined && isSaidExploited(vulnerability, products),
    stated: unique(own.map(({ verdict, reason }) => JSON.stringify([verdict, reason.status, reason.rangeText]))),
    remedies: unique(remedies.map(({ category, details, url = '' }) => JSON.stringify([category, details, url]))),
  }
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort()
}

/** Two entries for one vulnerability, or two without a CVE: the worse of both. */
function joined(a: Ground, b: Ground): Ground {
  const worse = WORST_FIRST.indexOf(b.severity) < WORST_FIRST.indexOf(a.severity) ? b : a
  return {
    ...worse,
    verdict: a.verdict === 'affected' ? a.verdict : b.verdict,
    isExploited: a.isExploited || b.isExploited,
    stated: unique([...a.stated, ...b.stated]),
    remedies: unique([...a.remedies, ...b.remedies]),
  }
}

/** Everything that touches one of `assets`, by asset, then in the document's order. */
export function groundsOf(advisory: Advisory, assets: readonly Asset[], rules: MatchingRules): Ground[] {
  const index = buildAssetIndex(assets, rules)
  const recall = newRecall()
  const spoken = spokenOf(advisory)
  const ids = advisory.products.map(({ productId }) => productId)
  // The BSI's fixed nodes stand in no status, and matching must still see that they do.
  const others = mentions(ids.filter((id) => spoken.has(id) || !id.endsWith('-fixed')))
  const found = new Map<Asset, Map<string, Ground>>()
  const add = (verdicts: readonly Verdict[], same: readonly (Vulnerability | undefined)[]): void => {
    for (const [asset, own] of touching(verdicts)) {
      const known = found.get(asset) ?? new Map<string, Ground>()
      found.set(asset, known)
      for (const vulnerability of same) {
        const ground = groundOf(asset, own, vulnerability, advisory)
        const before = known.get(ground.cve)
        known.set(ground.cve, before === undefined ? ground : joined(before, ground))
      }
    }
  }
  const wanted = recognised(advisory, index, recall)
  const ask = (vulnerabilities: MatchableAdvisory['vulnerabilities']): Verdict[] => matchIndexed({ ...wanted, vulnerabilities }, index, recall)
  for (const same of byStatuses(advisory.vulnerabilities)) add(ask([{ statuses: same[0]?.statuses ?? new Map() }, others]), same)
  if (spoken.size < ids.length) add(ask([mentions(spoken)]), [undefined])
  return assets.flatMap((asset) => [...(found.get(asset)?.values() ?? [])])
}

/** What the hub says where the document says nothing. */
export function withHubSeverity(ground: Ground, hub: string | undefined): Ground {
  if (ground.severity !== 'unknown' || hub === undefined) return ground
  return { ...ground, severity: severityOfWord(hub), source: `hub ${hub}` }
}
