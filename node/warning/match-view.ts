// SPDX-License-Identifier: EUPL-1.2
/**
 * Matches as people see them: the verdict, why, and what was decided.
 *
 * @module
 */
import type { MatchStatus, MatchView } from '@ncv/protocol/admin/node-routes.ts'
import { MATCH_STATUSES } from '@ncv/protocol/admin/node-routes.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import { textOf } from '@ncv/runtime/texts.ts'
import { NODE_TEXTS } from '../i18n/texts.ts'
import type { Asset } from '../inventory/asset.ts'
import { reasonText } from '../matching/reason-text.ts'
import type { StoredMatch, StoredStatus } from '../store/match-store.ts'
import type { Stores } from '../store/stores.ts'
import type { StoredWarning } from '../store/warning-store.ts'
import { advisoryName } from '../store/warning-store.ts'
import { keptVerdicts } from './matcher.ts'

/** What does not need anybody any more. */
const SETTLED: ReadonlySet<MatchStatus> = new Set(['closed', 'not-relevant', 'accepted'])

export function isSettled({ status }: Pick<MatchView, 'status'>): boolean {
  return SETTLED.has(status)
}

export interface MatchReader {
  /** Matches of warnings that hold, or that stand in for a newer version without a document; the newest warning first. */
  all(lang: Lang): MatchView[]
  of(warning: StoredWarning, lang: Lang): MatchView[]
}

/** Reads inventory and decisions once; for one answer. */
export function matchReader(stores: Pick<Stores, 'inventory' | 'matches' | 'warnings'>, witnessedSize: number, now: Instant): MatchReader {
  const assets = new Map(stores.inventory.all().map((asset) => [asset.id, asset]))
  const statuses = new Map(stores.matches.statuses().map((status) => [statusKey(status), status]))
  const view = (match: StoredMatch, warning: StoredWarning, lang: Lang): MatchView[] => {
    const asset = assets.get(match.asset)
    if (asset === undefined) return []
    const decided = statuses.get(statusKey({ asset: match.asset, advisory: advisoryName(warning) }))
    const described = describe(match, warning, asset, lang)
    const reasons = [...described.reasons, ...remarks(match, warning, decided).map((remark) => textOf(NODE_TEXTS, lang, remark))]
    return [{ ...described, reasons, isWitnessed: warning.index < witnessedSize, ...statusOf(match, decided, now) }]
  }
  return {
    all(lang) {
      const byWarning = Map.groupBy(stores.matches.all(), ({ index }) => index)
      return [...byWarning].flatMap(([index, matches]) => {
        const warning = stores.warnings.one(index)
        return warning === undefined || !warning.stands ? [] : matches.flatMap((match) => view(match, warning, lang))
      })
    },
    of: (warning, lang) => stores.matches.of(warning.index).flatMap((match) => view(match, warning, lang)),
  }
}

function statusKey({ asset, advisory }: { readonly asset: string; readonly advisory: string }): string {
  return `${asset}\u0000${advisory}`
}

function describe(match: StoredMatch, { index, warning }: StoredWarning, asset: Asset, lang: Lang): Omit<MatchView, 'isWitnessed' | 'status'> {
  const kept = keptVerdicts(match)
  const reasons = kept.map((verdict) => reasonText(verdict.reason, lang))
  return {
    index,
    asset: { ...asset },
    advisory: warning.advisory?.trackingId ?? String(index),
    title: warning.title,
    publisher: warning.publisher,
    ...(warning.severity === undefined ? {} : { severity: warning.severity }),
    verdict: match.verdict,
    cves: [...new Set(kept.flatMap(({ cve }) => cve))],
    reasons: [...new Set(reasons)],
  }
}

/** What has to be said beside the reasons: keys of texts. */
function remarks({ digest }: StoredMatch, { supersededBy, stands }: StoredWarning, decided: StoredStatus | undefined): string[] {
  return [
    ...(stands && supersededBy !== null ? ['match.newer-version'] : []),
    ...(decided !== undefined && decided.digest !== digest ? ['match.decided-earlier'] : []),
  ]
}

/** Without a decision about this very match: to be checked, or open. An acceptance ends with its day. */
function statusOf({ verdict, digest }: StoredMatch, decided: StoredStatus | undefined, now: Instant): Pick<MatchView, 'status' | 'reason' | 'until'> {
  const initial: MatchStatus = verdict === 'check' ? 'check' : 'open'
  const status = MATCH_STATUSES.find((known) => known === decided?.status)
  const isOver = decided?.until != null && decided.until < new Date(now).toISOString().slice(0, 10)
  if (decided === undefined || decided.digest !== digest || status === undefined || isOver) return { status: initial }
  return { status, ...(decided.reason === null ? {} : { reason: decided.reason }), ...(decided.until === null ? {} : { until: decided.until }) }
}
