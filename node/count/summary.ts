// SPDX-License-Identifier: EUPL-1.2
/**
 * Questions in figures, for the state of the node.
 *
 * @module
 */
import type { MemberKind } from '@ncv/protocol/message/genesis.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { ConsentMode } from '../store/count-store.ts'
import type { Stores } from '../store/stores.ts'

export interface QuestionSummary {
  /** Questions to this house that can be answered now … */
  readonly open: number
  /** … and those of them that it has not answered. */
  readonly unanswered: number
  /** Indexes of questions in whose last result the own answer is missing. */
  readonly missing: readonly number[]
  readonly consent: ConsentMode
}

/** @param kind of the own organisation; undefined while it is no member */
export function questionSummary(
  { counts, warnings }: Pick<Stores, 'counts' | 'warnings'>,
  kind: MemberKind | undefined,
  now: Instant,
): QuestionSummary {
  const asked = counts.questions().filter(({ question }) => question.targets.some(({ group }) => group === 'all' || group === kind))
  const holds = (warning: number): boolean => (warnings.one(warning)?.withdrawnReason ?? null) === null
  const open = asked.filter(({ question }) => now < question.closes && holds(question.warning))
  return {
    open: open.length,
    unanswered: open.filter(({ index }) => counts.answer(index).versions.length === 0).length,
    missing: asked.flatMap(({ index }) => (counts.answer(index).verdict === 'missing' ? [index] : [])),
    consent: counts.consent().mode,
  }
}
