// SPDX-License-Identifier: EUPL-1.2
/**
 * What the house could answer, by what it knows of the warning: never guessed, and sent by nobody but a person or with a person's consent.
 *
 *     open, accepted → affected   in progress → in-progress   check → unknown   closed → fixed   all not relevant, none → not-affected
 *
 * The first of these that holds for any vulnerability speaks for all.
 *
 * @module
 */
import type { MatchStatus } from '@ncv/protocol/admin/match-routes.ts'
import type { AnswerStatus } from '@ncv/protocol/message/count.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Stores } from '../store/stores.ts'
import type { StoredWarning } from '../store/warning-store.ts'
import { matchReader } from '../warning/match-view.ts'

/** Why there is nothing to propose. */
export type NoProposal = 'no-document' | 'no-inventory' | 'not-matched'

export type Proposal = { readonly status: AnswerStatus; readonly matches: number } | { readonly status: null; readonly why: NoProposal }

const SPEAKS_FIRST: readonly (readonly [readonly MatchStatus[], AnswerStatus])[] = [
  [['open', 'accepted'], 'affected'],
  [['in-progress'], 'in-progress'],
  [['check'], 'unknown'],
  [['closed'], 'fixed'],
]

/** @param statuses of all vulnerabilities of all matches of one warning */
export function answerFrom(statuses: readonly MatchStatus[]): AnswerStatus {
  return SPEAKS_FIRST.find(([group]) => statuses.some((status) => group.includes(status)))?.[1] ?? 'not-affected'
}

type Used = Pick<Stores, 'warnings' | 'inventory' | 'advisories' | 'matches' | 'life' | 'decisions' | 'kev'>

/** @param warning gone through before, if it changed ({@link file://../triage/triage.ts}) */
export function proposalFor(stores: Used, warning: StoredWarning | undefined, now: Instant): Proposal {
  if (warning === undefined || warning.document === 'none') return { status: null, why: 'no-document' }
  if (stores.inventory.count() === 0) return { status: null, why: 'no-inventory' }
  const isOwed = stores.advisories.isOwed() || stores.advisories.missing().includes(warning.index)
  if (warning.document !== 'stored' || isOwed) return { status: null, why: 'not-matched' }
  const matches = matchReader(stores, 0, now).assess(warning)
  return { status: answerFrom(matches.flatMap(({ vulnerabilities }) => vulnerabilities.map(({ status }) => status))), matches: matches.length }
}

/** The version that holds now: what was asked about an older one is answered by the newer. */
export function newestVersion({ warnings }: Pick<Stores, 'warnings'>, index: number): StoredWarning | undefined {
  let found = warnings.one(index)
  while (found?.supersededBy !== null && found?.supersededBy !== undefined) found = warnings.one(found.supersededBy)
  return found
}
