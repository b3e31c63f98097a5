// SPDX-License-Identifier: EUPL-1.2
/**
 * The status of a match: what people decided, else what follows from its verdict.
 *
 * @module
 */
import type { MatchStatus } from '@ncv/protocol/admin/match-routes.ts'
import type { Decision } from '../store/decision-store.ts'
import type { Life } from '../store/life-store.ts'

/** What does not need anybody any more. */
const SETTLED: ReadonlySet<MatchStatus> = new Set(['closed', 'not-relevant', 'accepted'])

export function isSettled(status: MatchStatus | null | undefined): boolean {
  return status !== null && status !== undefined && SETTLED.has(status)
}

/** Least settled first: of several vulnerabilities the first of these speaks for all. */
export const OPEN_FIRST: readonly MatchStatus[] = ['open', 'check', 'in-progress', 'accepted', 'not-relevant', 'closed']

/** Nobody decided: to be checked, or open. */
export function initialStatus({ verdict }: Pick<Life, 'verdict'>): MatchStatus {
  return verdict === 'check' ? 'check' : 'open'
}

export function statusOf(life: Pick<Life, 'verdict'>, decision: Pick<Decision, 'status'> | null | undefined): MatchStatus {
  return decision?.status ?? initialStatus(life)
}

/** The decision with everything taken back that settled it; it stays with whoever it was given to. */
export function reopened({ role }: Decision, at: number): Decision | null {
  return role === null ? null : { status: null, flag: null, reason: null, until: null, role, at }
}
