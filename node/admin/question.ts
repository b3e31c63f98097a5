// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: questions of the hub and the own answers.
 *
 * @module
 */
import type { QuestionView } from '@ncv/protocol/admin/question-routes.ts'
import { tookPartAt } from '@ncv/protocol/membership/member-state.ts'
import type { AnswerGroup, CountResult } from '@ncv/protocol/message/count.ts'
import { ANSWER_STATUSES } from '@ncv/protocol/message/count.ts'
import type { Answers, QuestionStanding } from '../count/answers.ts'
import type { Proposal } from '../count/proposal.ts'
import type { Links } from '../link/links.ts'
import type { Stores } from '../store/stores.ts'
import type { NodeHandlers } from './contract.ts'

type Routes = 'listQuestions' | 'showQuestion' | 'answerQuestion' | 'setAnswerConsent'

export function questionHandlers(
  { warnings, counts }: Pick<Stores, 'warnings' | 'counts'>,
  { registry }: Pick<Links, 'registry'>,
  answers: Answers,
): Pick<NodeHandlers, Routes> {
  const members = (group: AnswerGroup | undefined, asked: number): number =>
    [...registry.all.values()].filter((member) => tookPartAt(member, asked) && (group === 'all' || member.kind === group)).length
  const view = (standing: QuestionStanding): QuestionView => {
    const { index, question, state, group, canAnswer } = standing
    return {
      question: index,
      warning: question.warning,
      title: warnings.one(question.warning)?.warning.title ?? '',
      ...{ opens: question.opens, closes: question.closes, state, canAnswer },
      group: group ?? null,
      members: members(group, index),
      answer: answerView(standing),
      proposal: canAnswer ? proposalView(answers.propose(standing)) : null,
      results: question.targets.flatMap((target) => resultView(target.group, answers.result(index, target.group))),
    }
  }
  return {
    listQuestions: () => ({ consent: counts.consent(), questions: answers.all().map(view) }),
    showQuestion: ({ params: { index } }) => view(answers.one(index)),
    answerQuestion: ({ params: { index }, body: { status } }) => view(answers.answer(index, status)),
    setAnswerConsent({ body: { mode } }) {
      answers.setConsent(mode)
      return counts.consent()
    },
  }
}

function answerView({ answer, delivery, isIncluded, verdict }: QuestionStanding): QuestionView['answer'] {
  if (answer === undefined || delivery === undefined) return null
  const { status, at, counter } = answer
  return { status, at, counter, delivery, isIncluded, verdict }
}

function proposalView(proposal: Proposal): QuestionView['proposal'] {
  return proposal.status === null ? { status: null, why: proposal.why, matches: 0 } : { status: proposal.status, matches: proposal.matches }
}

function resultView(group: AnswerGroup, parts: readonly CountResult[] | undefined): QuestionView['results'] {
  const [first] = parts ?? []
  if (first === undefined) return []
  const { isFinal, answers, cells } = first
  const shown = cells === undefined ? {} : { cells: ANSWER_STATUSES.map((status, i) => ({ status, count: cells[i] ?? null })) }
  return [{ group, isFinal, answers, ...shown }]
}
