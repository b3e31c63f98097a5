// SPDX-License-Identifier: EUPL-1.2
/**
 * Publishing what was answered: on the way the number and the commitments, at the end the cells as well.
 *
 * Cells are published once. Two tables of one question, one after another, would tell more than either: whoever sees that a single
 * answer changed in between also sees in which cells (ncv-count, section 6).
 *
 * @module
 */
import type { Value } from '@ncv/protocol/codec.ts'
import { resultParts } from '@ncv/protocol/count/result.ts'
import { suppress } from '@ncv/protocol/count/suppress.ts'
import { dayMs } from '@ncv/protocol/count/timing.ts'
import { CodedError, ProtocolError } from '@ncv/protocol/errors.ts'
import type { AnswerGroup, Question } from '@ncv/protocol/message/count.ts'
import { FederationError } from '../../errors.ts'
import type { StoredQuestion } from '../../store/count-store.ts'
import type { EntrySource } from '../../store/log-store.ts'
import type { Hub } from '../party.ts'
import { compose } from '../publish/compose.ts'
import { groupSize } from './ask.ts'
import type { QuestionState } from './open-question.ts'
import { questionState } from './open-question.ts'

/** How one group stands. */
export interface GroupCount {
  readonly group: AnswerGroup
  readonly members: number
  readonly answers: number
  /** As `ANSWER_STATUSES`; null for what a published table would hide. */
  readonly cells: readonly (number | null)[]
}

export interface QuestionCount {
  readonly index: number
  readonly question: Question
  readonly state: QuestionState | 'withdrawn' | 'published'
  readonly groups: readonly GroupCount[]
  readonly results: number
  readonly final: number | null
}

/** @param isExact with every cell as it was counted: for auditors, and for nobody else */
export function countOf(hub: Hub, stored: StoredQuestion, isExact: boolean): QuestionCount {
  const { index, question, withdrawn, final } = stored
  const groups = question.targets.map(({ group }) => {
    const { cells, commitments } = hub.counts.tally(index, group)
    return { group, members: groupSize(hub, group, index), answers: commitments.length, cells: isExact ? cells : suppress(cells) }
  })
  const state = withdrawn !== null ? 'withdrawn' : final !== null ? 'published' : questionState(hub, stored)
  return { index, question, state, groups, results: hub.counts.lastResult(index)?.number ?? 0, final }
}

/** @throws ProtocolError `QUESTION_MISSING` */
export function questionOf(hub: Pick<Hub, 'counts'>, index: number): StoredQuestion {
  const stored = hub.counts.question(index)
  if (stored === undefined) throw new ProtocolError('QUESTION_MISSING', { index })
  return stored
}

/**
 * Publishes how many have answered so far; no cells. At most once a day: the log must not show when which answer came.
 *
 * @throws ProtocolError `QUESTION_MISSING`, `QUESTION_CLOSED`; FederationError `COUNT_TOO_SOON`
 */
export async function publishInterim(hub: Hub, index: number): Promise<number> {
  const stored = questionOf(hub, index)
  if (questionState(hub, stored) === 'over') throw new ProtocolError('QUESTION_CLOSED', { index })
  const next = (hub.counts.lastResult(index)?.at ?? Number.NEGATIVE_INFINITY) + dayMs(hub.opened.genesis)
  if (hub.world.now() < next) throw new FederationError('COUNT_TOO_SOON', { at: new Date(next).toISOString() })
  return await publish(hub, stored, false)
}

/** Publishes the last result of every question that is over. Answers how many. */
export async function closeQuestions(hub: Hub): Promise<number> {
  const over = hub.counts.unfinished().filter((stored) => questionState(hub, stored) === 'over')
  for (const stored of over) {
    try {
      await publish(hub, stored, true)
    } catch (error) {
      // One that cannot be published now must not keep the others back.
      if (!(error instanceof CodedError)) throw error
      hub.world.log.warn('hub-waiting', { kind: 'count-result', index: stored.index, code: error.code })
    }
  }
  return over.length
}

/** All parts of all groups in one transaction. @returns the index of the first */
async function publish(hub: Hub, { index, question }: StoredQuestion, isFinal: boolean): Promise<number> {
  const number = (hub.counts.lastResult(index)?.number ?? 0) + 1
  const parts = question.targets.flatMap(({ group }) => resultParts({ question: index, group, number, isFinal, ...hub.counts.tally(index, group) }))
  const entries = parts.map(
    (part, i): EntrySource =>
      () => {
        // Somebody else published meanwhile: a number is given once.
        if (i === 0 && (hub.counts.lastResult(index)?.number ?? 0) >= number) throw new FederationError('COUNT_TOO_SOON', {})
        const alongside = (entry: number) => hub.counts.addResult(index, { number, index: entry, at: hub.world.now() }, isFinal)
        return compose(hub, {
          kind: 'count-result',
          tlp: 'TLP:GREEN',
          terms: 'federation',
          payload: part as unknown as Value,
          ...(i === parts.length - 1 ? { alongside } : {}),
        })
      },
  )
  return await hub.sequencer.append(entries)
}
