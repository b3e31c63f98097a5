// SPDX-License-Identifier: EUPL-1.2
/**
 * One match as it stands today: what the advisory says, what people decided, until when it has to be dealt with.
 *
 * @module
 */
import type { MatchStatus, MatchView, VulnerabilityView } from '@ncv/protocol/admin/match-routes.ts'
import type { VulnerabilitySeverity } from '@ncv/protocol/advisory/severity.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Asset, Criticality } from '../inventory/asset.ts'
import type { KeyedDecision } from '../store/decision-store.ts'
import type { Life } from '../store/life-store.ts'
import { NO_CVE } from '../store/life-store.ts'
import type { Day } from './day.ts'
import { dayOf, daysBetween } from './day.ts'
import type { DueDays } from './due.ts'
import { criticalityOf, dueDay } from './due.ts'
import { WORST_FIRST } from './ground.ts'
import type { KevEntry } from './kev.ts'
import { isSettled, OPEN_FIRST, statusOf } from './status.ts'

const WEEK_DAYS = 7
const WEEK_MS = 604_800_000

/** What holds for all matches of one answer. */
export interface Today {
  readonly now: Instant
  readonly kev: ReadonlyMap<string, KevEntry>
  readonly table: DueDays
}

export function vulnerabilityView(life: Life, decision: KeyedDecision | undefined, asset: Asset, { now, kev, table }: Today): VulnerabilityView {
  const { cve, verdict, severity, source, firstAt, alertAt, cause } = life
  const known = kev.get(cve)
  const isExploited = known !== undefined || life.isExploited
  const status = statusOf(life, decision)
  const due = isSettled(status) ? undefined : dueOf(life, known, criticalityOf(asset), table)
  const role = decision?.role ?? asset.role
  return {
    ...{ cve, verdict, severity, severitySource: source, isExploited, status },
    isRansomware: known?.isRansomware === true,
    ...(known === undefined ? {} : { kevAdded: known.added }),
    ...decided(decision),
    ...(role === undefined ? {} : { role }),
    ...{ firstSeen: firstAt, alertAt, cause },
    ...(due === undefined ? {} : { due }),
    isOverdue: due !== undefined && due < dayOf(now),
    ...(decision === undefined ? {} : { decidedAt: decision.at }),
  }
}

/** What becomes known to be exploited later is due sooner, counted from the day on which it became known. */
export function dueOf({ firstAt, severity, isExploited }: Life, known: KevEntry | undefined, criticality: Criticality, table: DueDays): Day {
  const first = dayOf(firstAt)
  const usual = dueDay(first, criticality, severity, table)
  if (known === undefined && !isExploited) return usual
  const since = known !== undefined && known.added > first ? known.added : first
  const urgent = dueDay(since, criticality, 'exploited', table)
  return urgent < usual ? urgent : usual
}

function decided(decision: KeyedDecision | undefined): Pick<VulnerabilityView, 'flag' | 'reason' | 'until'> {
  if (decision === undefined) return {}
  const { flag, reason, until } = decision
  return { ...(flag === null ? {} : { flag }), ...(reason === null ? {} : { reason }), ...(until === null ? {} : { until }) }
}

/** Something new within the last seven days, and not settled. */
export function isNew(one: VulnerabilityView, now: Instant): boolean {
  return isOpen(one) && one.alertAt >= now - WEEK_MS
}

export function isOpen({ status }: { readonly status: MatchStatus }): boolean {
  return !isSettled(status)
}

export type Drawn = Pick<
  MatchView,
  'severity' | 'cves' | 'status' | 'flag' | 'reason' | 'until' | 'role' | 'due' | 'dueState' | 'isOverdue' | 'isExploited' | 'isNew' | 'firstSeen'
>

/** Of all vulnerabilities of a match, those that are not settled speak; where all are settled, all of them. */
export function drawnTogether(vulnerabilities: readonly VulnerabilityView[], now: Instant): Drawn {
  const open = vulnerabilities.filter(isOpen)
  const speaking = open.length > 0 ? open : vulnerabilities
  const least = leastSettled(vulnerabilities)
  const due = open
    .map((each) => each.due ?? '')
    .filter((day) => day !== '')
    .sort()[0]
  const { flag, reason, until, role } = least ?? {}
  return {
    severity: worst(speaking),
    cves: vulnerabilities.map(({ cve }) => cve).filter((cve) => cve !== NO_CVE),
    status: least?.status ?? 'check',
    ...(flag === undefined ? {} : { flag }),
    ...(reason === undefined ? {} : { reason }),
    ...(until === undefined ? {} : { until }),
    ...(role === undefined ? {} : { role }),
    ...(due === undefined ? {} : { due }),
    dueState: dueState(due, dayOf(now)),
    isOverdue: open.some(({ isOverdue }) => isOverdue),
    isExploited: speaking.some(({ isExploited }) => isExploited),
    isNew: open.some((each) => isNew(each, now)),
    firstSeen: Math.min(...vulnerabilities.map(({ firstSeen }) => firstSeen)),
  }
}

function leastSettled(vulnerabilities: readonly VulnerabilityView[]): VulnerabilityView | undefined {
  return vulnerabilities.toSorted((a, b) => OPEN_FIRST.indexOf(a.status) - OPEN_FIRST.indexOf(b.status))[0]
}

function worst(vulnerabilities: readonly VulnerabilityView[]): VulnerabilitySeverity {
  return WORST_FIRST.find((severity) => vulnerabilities.some((each) => each.severity === severity)) ?? 'unknown'
}

export function dueState(due: Day | undefined, today: Day): MatchView['dueState'] {
  if (due === undefined) return 'none'
  const days = daysBetween(today, due)
  return days < 0 ? 'overdue' : days === 0 ? 'today' : days <= WEEK_DAYS ? 'week' : 'later'
}
