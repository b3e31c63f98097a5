// SPDX-License-Identifier: EUPL-1.2
/**
 * What a change of rules does to matches, before it is made: the same matching, under other rules, over the assets that the rules speak of.
 *
 * @module
 */
import type { Asset } from '../inventory/asset.ts'
import { buildAssetIndex } from '../matching/asset-index.ts'
import { matchIndexed } from '../matching/match.ts'
import type { ReadRules } from '../matching/other-names.ts'
import type { ProductIndex } from '../matching/product-index.ts'
import { touchedByFew } from '../matching/product-index.ts'
import type { RecognisedBy } from '../matching/recognise.ts'
import { openAdvisory } from '../matching/stored-advisory.ts'
import type { Verdict } from '../matching/verdict.ts'
import { outweighs, strongest } from '../matching/verdict.ts'
import type { AdvisoryStore } from '../store/advisory-store.ts'

type MatchVerdict = 'affected' | 'check'

interface FoundMatch {
  readonly asset: Asset
  readonly index: number
  readonly verdict: MatchVerdict
  /** Affected, and recognised by what is printed on the device or on the package. */
  readonly isSure: boolean
}

/** A match that is only there before, only after, or another one after. */
export interface ChangedMatch {
  readonly asset: Asset
  /** So many more assets are written so, in the same version, and fare alike. */
  readonly others: number
  /** Of the warning. */
  readonly index: number
  readonly before?: MatchVerdict
  readonly after?: MatchVerdict
  /** It was surely affected and would be less. */
  readonly isSure: boolean
}

/** What a name says may be wrong; these hardly ever are. */
const SURE: ReadonlySet<RecognisedBy> = new Set(['serial-number', 'order-number', 'purl', 'cpe'])

function foundMatch(index: number, own: readonly Verdict[]): FoundMatch[] {
  const best = strongest(own)
  if (best === undefined || (best.verdict !== 'affected' && best.verdict !== 'check')) return []
  const isSure = own.some(({ verdict, reason }) => verdict === 'affected' && SURE.has(reason.identity))
  return [{ asset: best.asset, index, verdict: best.verdict, isSure }]
}

/** Matches of some assets with all advisories of the index. */
function matchesUnder(
  rules: ReadRules,
  assets: readonly Asset[],
  products: ProductIndex,
  advisories: Pick<AdvisoryStore, 'one'>,
): Map<string, FoundMatch> {
  const index = buildAssetIndex(assets, rules)
  const { advisories: touched, recall } = touchedByFew(index, products)
  const found = new Map<string, FoundMatch>()
  for (const [at, wanted] of touched) {
    const stored = advisories.one(at)
    if (stored === undefined) continue
    const byAsset = Map.groupBy(matchIndexed(openAdvisory(stored, recall, wanted), index, recall), ({ asset }) => asset.id)
    for (const own of byAsset.values()) for (const match of foundMatch(at, own)) found.set(`${at} ${match.asset.id}`, match)
  }
  return found
}

/**
 * In the order of the warnings, the newest first.
 *
 * @param assets those that one of the differing rules speaks of
 * @param stands do the warning's matches count?
 */
export function effectOf(
  { before, after }: { readonly before: ReadRules; readonly after: ReadRules },
  assets: readonly Asset[],
  products: ProductIndex,
  advisories: Pick<AdvisoryStore, 'one'>,
  stands: (index: number) => boolean,
): ChangedMatch[] {
  const alike = [...Map.groupBy(assets, likeness).values()]
  const others = new Map(alike.map((own) => [own[0]?.id ?? '', own.length - 1]))
  const first = alike.flatMap((own) => own.slice(0, 1))
  if (first.length === 0) return []
  const old = matchesUnder(before, first, products, advisories)
  const fresh = matchesUnder(after, first, products, advisories)
  const changed = [...new Set([...old.keys(), ...fresh.keys()])].flatMap((key) => changedMatch(old.get(key), fresh.get(key), others))
  return changed.filter(({ index }) => stands(index)).sort((a, b) => b.index - a.index || (a.asset.id < b.asset.id ? -1 : 1))
}

/** What becomes of the matches of one asset when it is written otherwise; in the order of the warnings, the newest first. */
export function effectOfAsset(
  { before, after }: { readonly before: Asset | undefined; readonly after: Asset },
  rules: ReadRules,
  products: ProductIndex,
  advisories: Pick<AdvisoryStore, 'one'>,
  stands: (index: number) => boolean,
): ChangedMatch[] {
  const old = before === undefined ? new Map<string, FoundMatch>() : matchesUnder(rules, [before], products, advisories)
  const fresh = matchesUnder(rules, [after], products, advisories)
  const changed = [...new Set([...old.keys(), ...fresh.keys()])].flatMap((key) => changedMatch(old.get(key), fresh.get(key), new Map()))
  return changed.filter(({ index }) => stands(index)).sort((a, b) => b.index - a.index)
}

/** What matching reads of an asset: five thousand workplaces are looked at once. */
function likeness({ vendor, product, version, cpe, purl, model, serial }: Asset): string {
  return JSON.stringify([vendor, product, version, cpe, purl, model, serial])
}

function changedMatch(old: FoundMatch | undefined, fresh: FoundMatch | undefined, others: ReadonlyMap<string, number>): ChangedMatch[] {
  const either = old ?? fresh
  if (either === undefined || old?.verdict === fresh?.verdict) return []
  const isWeaker = old !== undefined && (fresh === undefined || outweighs(old.verdict, fresh.verdict))
  return [
    {
      asset: either.asset,
      others: others.get(either.asset.id) ?? 0,
      index: either.index,
      ...(old === undefined ? {} : { before: old.verdict }),
      ...(fresh === undefined ? {} : { after: fresh.verdict }),
      isSure: isWeaker && old.isSure,
    },
  ]
}

export interface EffectCounts {
  readonly added: number
  readonly removed: number
  readonly changed: number
}

/** Asset by asset. */
export function countsOf(matches: readonly Pick<ChangedMatch, 'before' | 'after' | 'others'>[]): EffectCounts {
  const count = (isOne: (match: Pick<ChangedMatch, 'before' | 'after'>) => boolean): number =>
    matches.reduce((sum, match) => sum + (isOne(match) ? 1 + match.others : 0), 0)
  return {
    added: count(({ before }) => before === undefined),
    removed: count(({ after }) => after === undefined),
    changed: count(({ before, after }) => before !== undefined && after !== undefined),
  }
}
