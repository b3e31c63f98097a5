// SPDX-License-Identifier: EUPL-1.2
/**
 * Matches as people see them: the verdict, why, what was decided, until when, and in which order.
 *
 * @module
 */
import type { MatchFilter, MatchSummary, MatchView, VulnerabilityView } from '@ncv/protocol/admin/match-routes.ts'
import { MATCH_STATUSES } from '@ncv/protocol/admin/match-routes.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import { textOf } from '@ncv/runtime/texts.ts'
import { NODE_TEXTS } from '../i18n/texts.ts'
import type { Asset } from '../inventory/asset.ts'
import { reasonText } from '../matching/reason-text.ts'
import { productKey } from '../matching/rules.ts'
import type { KeyedDecision } from '../store/decision-store.ts'
import type { Life } from '../store/life-store.ts'
import { lifeKey, NO_CVE } from '../store/life-store.ts'
import type { StoredMatch } from '../store/match-store.ts'
import type { Stores } from '../store/stores.ts'
import type { StoredWarning } from '../store/warning-store.ts'
import { advisoryName } from '../store/warning-store.ts'
import type { Drawn, Today } from '../triage/assess.ts'
import { drawnTogether, isOpen, vulnerabilityView } from '../triage/assess.ts'
import type { DueDays } from '../triage/due.ts'
import { criticalityOf, DUE_DAYS } from '../triage/due.ts'
import { concerns, concernsOne, hasWords } from '../triage/filter.ts'
import type { Rank } from '../triage/rank.ts'
import { compareRanks, leading, rankReasons } from '../triage/rank.ts'
import { isSettled } from '../triage/status.ts'
import { keptVerdicts } from '../triage/summary.ts'

/** A match with what is known about it, before it is put into words. */
export interface Assessed {
  readonly match: StoredMatch
  readonly warning: StoredWarning
  readonly asset: Asset
  /** Under which decisions are filed. */
  readonly advisory: string
  readonly vulnerabilities: readonly VulnerabilityView[]
  /** Those that the filter means. */
  readonly meant: readonly VulnerabilityView[]
  readonly rank: Rank
}

export interface MatchReader {
  /** Of warnings that hold, or that stand in for a newer version without a document; the most urgent first. */
  find(filter: MatchFilter, all: boolean): Assessed[]
  all(lang: Lang): MatchView[]
  of(warning: StoredWarning, lang: Lang): MatchView[]
  /** All matches of one warning, whether it stands or not. */
  assess(warning: StoredWarning): Assessed[]
  view(assessed: Assessed, lang: Lang): MatchView
  /** Due date, status and severity of a match out of those of its vulnerabilities. */
  drawn(assessed: Assessed): Drawn
  summary(found: readonly Assessed[]): MatchSummary
}

type Used = Pick<Stores, 'inventory' | 'matches' | 'warnings' | 'life' | 'decisions' | 'kev'>

/** Reads inventory and decisions once; for one answer. Whatever changed was gone through before ({@link file://../triage/triage.ts}). */
export function matchReader(stores: Used, witnessedSize: number, now: Instant, table: DueDays = DUE_DAYS): MatchReader {
  const today: Today = { now, kev: stores.kev.all(), table }
  const assets = new Map(stores.inventory.all().map((asset) => [asset.id, asset]))
  const decisions = new Map(stores.decisions.all().map((decision) => [lifeKey(decision), decision]))
  const decided = decidedIn(decisions.values(), stores.decisions.byHost())
  const assess = (matches: readonly StoredMatch[], warning: StoredWarning, lives: readonly Life[], filter: MatchFilter): Assessed[] => {
    const byAsset = Map.groupBy(lives, ({ asset }) => asset)
    const advisory = advisoryName(warning)
    return matches.flatMap((match) => {
      const asset = assets.get(match.asset)
      if (asset === undefined) return []
      const own = byAsset.get(match.asset) ?? unreviewed(match, advisory, warning)
      const vulnerabilities = own.map((life) => vulnerabilityView(life, decisions.get(lifeKey(life)), asset, today))
      const rank = leading(vulnerabilities, asset).rank
      const found = narrowed({ match, warning, asset, advisory, vulnerabilities, meant: vulnerabilities, rank }, filter, now)
      return found === undefined ? [] : [found]
    })
  }
  const find = (filter: MatchFilter, all: boolean): Assessed[] => {
    const found = standingMatches(stores).flatMap(({ warning, matches, lives }) => assess(matches, warning, lives, filter))
    return found.filter((each) => all || isToShow(each, filter)).sort((a, b) => compareRanks(a.rank, b.rank) || b.warning.index - a.warning.index)
  }
  const kept = new WeakMap<readonly VulnerabilityView[], Drawn>()
  const drawn = ({ vulnerabilities }: Assessed): Drawn => {
    const known = kept.get(vulnerabilities) ?? drawnTogether(vulnerabilities, now)
    kept.set(vulnerabilities, known)
    return known
  }
  const view = (assessed: Assessed, lang: Lang): MatchView => describe(assessed, decided(assessed), assessed.warning.index < witnessedSize, now, lang)
  const ofWarning = (warning: StoredWarning): Assessed[] => {
    const own = stores.life.ofWarning(warning.index)
    // Of one that was replaced: how the advisory stands now.
    const lives = own.length > 0 ? own : stores.life.ofAdvisory(advisoryName(warning)).filter(({ goneAt }) => goneAt === null)
    return assess(stores.matches.of(warning.index), warning, lives, {}).sort((a, b) => compareRanks(a.rank, b.rank))
  }
  return {
    find,
    view,
    assess: ofWarning,
    all: (lang) => find({}, true).map((assessed) => view(assessed, lang)),
    of: (warning, lang) => ofWarning(warning).map((assessed) => view(assessed, lang)),
    drawn,
    summary: (found) => summaryOf(found, drawn),
  }
}

interface Standing {
  readonly warning: StoredWarning
  readonly matches: readonly StoredMatch[]
  readonly lives: readonly Life[]
}

/** The newest first: one advisory may stand in two entries, and each asset is shown under the newer one. */
function standingMatches(stores: Pick<Used, 'matches' | 'life' | 'warnings'>): Standing[] {
  const byWarning = Map.groupBy(stores.matches.all(), ({ index }) => index)
  const lives = Map.groupBy(stores.life.all(), ({ index }) => index)
  const seen = new Set<string>()
  return [...byWarning].flatMap(([index, all]) => {
    const warning = stores.warnings.one(index)
    if (warning === undefined || !warning.stands) return []
    const matches = all.filter(({ asset }) => !seen.has(pairKey(asset, advisoryName(warning))))
    for (const { asset } of matches) seen.add(pairKey(asset, advisoryName(warning)))
    return [{ warning, matches, lives: lives.get(index) ?? [] }]
  })
}

/** With the vulnerabilities that the filter means; undefined where it means none of them. */
export function narrowed(assessed: Assessed, filter: MatchFilter, now: Instant): Assessed | undefined {
  const { asset, warning, vulnerabilities } = assessed
  if (!concerns(filter, { asset, advisory: shownId(warning), index: warning.index })) return undefined
  if (filter.group !== undefined && filter.group !== groupOf(asset)) return undefined
  if (filter.q !== undefined && !hasWords(filter.q, wordsOf(assessed))) return undefined
  const meant = vulnerabilities.filter((one) => concernsOne(filter, one, now))
  return meant.length === 0 ? undefined : { ...assessed, meant }
}

const words = new WeakMap<StoredMatch, string>()

/** What a search looks through, in small letters. */
function wordsOf({ match, asset, warning, vulnerabilities }: Assessed): string {
  const known = words.get(match)
  if (known !== undefined) return known
  const { title, publisher } = warning.warning
  const { vendor, product, version, id, office, operator, host } = asset
  const cves = vulnerabilities.map(({ cve }) => cve)
  const made = [vendor, product, version, id, office, operator, host, title, publisher, shownId(warning), ...cves].join('\n').toLowerCase()
  words.set(match, made)
  return made
}

const groups = new WeakMap<Asset, string>()

/** Assets of one product, however it is spelt, in whatever version. */
export function groupOf(asset: Asset): string {
  const known = groups.get(asset)
  if (known !== undefined) return known
  const made = productKey(asset).replace('\u0000', '/')
  groups.set(asset, made)
  return made
}

/** What is settled is shown where somebody asks for it. */
export function isToShow({ meant }: Assessed, { status }: MatchFilter): boolean {
  return isSettled(status) || meant.some(isOpen)
}

function pairKey(asset: string, advisory: string): string {
  return `${asset}\u0000${advisory}`
}

/** The tracking id, or the number of the warning. */
export function shownId({ index, warning }: StoredWarning): string {
  return warning.advisory?.trackingId ?? String(index)
}

/** Of a warning that was replaced, or whose turn has not come: what matching kept. */
function unreviewed(match: StoredMatch, advisory: string, { index, time }: StoredWarning): Life[] {
  const cves = new Set(keptVerdicts(match).flatMap(({ cve }) => cve))
  const known = { asset: match.asset, advisory, index, verdict: match.verdict, severity: 'unknown', source: 'none', isExploited: false } as const
  return [...(cves.size === 0 ? [NO_CVE] : cves)].map((cve) => ({
    ...known,
    cve,
    ...{ version: null, stated: '', remedies: '', firstAt: time, alertAt: time, cause: 'new' as const, goneAt: null },
  }))
}

/** Decisions about one match, and which of all are the host's. */
interface Decided {
  readonly decisions: readonly KeyedDecision[]
  readonly byHost: ReadonlyMap<string, string>
}

function decidedIn(all: Iterable<KeyedDecision>, byHost: Decided['byHost']): (assessed: Assessed) => Decided {
  const byPair = Map.groupBy(all, ({ asset, advisory }) => pairKey(asset, advisory))
  return ({ asset, advisory }) => ({ decisions: byPair.get(pairKey(asset.id, advisory)) ?? [], byHost })
}

function describe(assessed: Assessed, decided: Decided, isWitnessed: boolean, now: Instant, lang: Lang): MatchView {
  const { match, warning, asset, vulnerabilities } = assessed
  const drawn = drawnTogether(vulnerabilities, now)
  const { by } = leading(vulnerabilities, asset)
  const reasons = keptVerdicts(match).map((verdict) => reasonText(verdict.reason, lang))
  const remarks = remarksOn(assessed, decided).map(([key, params]) => textOf(NODE_TEXTS, lang, key, params))
  return {
    ...drawn,
    index: warning.index,
    asset: { ...asset },
    advisory: shownId(warning),
    title: warning.warning.title,
    publisher: warning.warning.publisher,
    isWitnessed,
    verdict: match.verdict,
    reasons: [...new Set([...reasons, ...remarks])],
    criticality: criticalityOf(asset),
    rank: by === undefined || !isOpen(by) ? [] : rankReasons(by, asset, lang),
    vulnerabilities: [...vulnerabilities],
  }
}

type Remark = readonly [key: string, params?: Readonly<Record<string, string>>]

/** What has to be said beside the reasons. */
function remarksOn({ warning, vulnerabilities }: Assessed, { decisions, byHost }: Decided): Remark[] {
  const { supersededBy, stands } = warning
  const open = vulnerabilities.filter(isOpen)
  const causes = new Set(open.map(({ cause }) => cause).filter((cause) => cause !== 'new'))
  const current = new Set(vulnerabilities.map(({ cve }) => cve))
  const isEarlier = open.length > 0 && decisions.some(({ cve, status }) => status !== null && !current.has(cve))
  const hosts = new Set(decisions.flatMap((decision) => byHost.get(lifeKey(decision)) ?? []))
  return [
    ...(stands && supersededBy !== null ? [['match.newer-version'] as const] : []),
    ...[...causes].map((cause) => [`match.cause.${cause}`, { version: warning.warning.advisory?.version ?? '' }] as const),
    ...(isEarlier ? [['match.decided-earlier'] as const] : []),
    ...[...hosts].map((host) => ['match.by-host', { host }] as const),
  ]
}

function summaryOf(found: readonly Assessed[], drawnOf: (assessed: Assessed) => Drawn): MatchSummary {
  const all = found.map(drawnOf)
  const drawn = all.filter(isOpen)
  const count = (isMeant: (one: (typeof drawn)[number]) => boolean): number => drawn.filter(isMeant).length
  const byStatus = MATCH_STATUSES.map((status) => [status, all.filter((one) => one.status === status).length] as const)
  return {
    assets: new Set(found.map(({ asset }) => asset.id)).size,
    byStatus: Object.fromEntries(byStatus) as MatchSummary['byStatus'],
    open: drawn.length,
    overdue: count(({ dueState }) => dueState === 'overdue'),
    today: count(({ dueState }) => dueState === 'today'),
    week: count(({ dueState }) => dueState === 'week'),
    isNew: count(({ isNew }) => isNew),
    exploited: count(({ isExploited }) => isExploited),
  }
}
