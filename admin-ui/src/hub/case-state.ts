// SPDX-License-Identifier: EUPL-1.2
/**
 * How far a contribution is, as far as this can be known: a time of arrival is not.
 *
 * @module
 */
import type { HubCaseLine } from '@ncv/protocol/admin/hub-case-routes.ts'

export const CASE_STATES = ['new', 'asked', 'closed', 'over'] as const
export type CaseState = (typeof CASE_STATES)[number]

/** `over`: nothing can be said to its sender, any more or at all. */
export function caseState({ isClosed, isOpen, replies }: Pick<HubCaseLine, 'isClosed' | 'isOpen' | 'replies'>): CaseState {
  if (isClosed) return 'closed'
  if (!isOpen) return 'over'
  return replies === 0 ? 'new' : 'asked'
}

/** New ones first, then those being clarified; inside of a group by kind, for there is no order of arrival. */
export function inOrder<C extends Pick<HubCaseLine, 'isClosed' | 'isOpen' | 'replies' | 'rsit' | 'id'>>(cases: readonly C[]): C[] {
  const rank = (each: C): number => CASE_STATES.indexOf(caseState(each))
  return cases.toSorted((a, b) => rank(a) - rank(b) || a.rsit.localeCompare(b.rsit) || (a.id < b.id ? -1 : 1))
}
