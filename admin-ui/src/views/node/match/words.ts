// SPDX-License-Identifier: EUPL-1.2
/**
 * The words of the contract about matches, in the order in which people meet them.
 *
 * @module
 */
import type { MatchFlag, MatchStatus, MatchView } from '@ncv/protocol/admin/match-routes.ts'

export const STATUSES = ['open', 'check', 'in-progress', 'closed', 'not-relevant', 'accepted'] as const satisfies readonly MatchStatus[]
export const SETTLED = ['closed', 'not-relevant', 'accepted'] as const satisfies readonly MatchStatus[]
export const FLAGS = [
  'component_not_present',
  'vulnerable_code_not_present',
  'vulnerable_code_not_in_execute_path',
  'vulnerable_code_cannot_be_controlled_by_adversary',
  'inline_mitigations_already_exist',
] as const satisfies readonly MatchFlag[]
export const DUE = ['overdue', 'today', 'week', 'later'] as const satisfies readonly MatchView['dueState'][]
export const VERDICTS = ['affected', 'check'] as const satisfies readonly MatchView['verdict'][]
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'unknown'] as const satisfies readonly MatchView['severity'][]
export type Severity = (typeof SEVERITIES)[number]

export const SEVERITY_KIND: Readonly<Record<Severity, 'red' | 'amber' | 'line'>> = {
  critical: 'red',
  high: 'amber',
  medium: 'line',
  low: 'line',
  unknown: 'line',
}

export function isSettled(status: MatchStatus): boolean {
  return (SETTLED as readonly MatchStatus[]).includes(status)
}

/**
 * For `expected` of a change: the newest decision about what is not settled, or about all where all is.
 *
 * @param cve the only one that the change is about
 */
export function newestDecision(vulnerabilities: MatchView['vulnerabilities'], cve?: string): number {
  const meant = vulnerabilities.filter((each) => cve === undefined || each.cve === cve)
  const open = meant.filter(({ status }) => !isSettled(status))
  return Math.max(0, ...(open.length > 0 ? open : meant).map(({ decidedAt = 0 }) => decidedAt))
}
