// SPDX-License-Identifier: EUPL-1.2
/**
 * Routes of a node's admin interface: questions of the hub, the own answers, and what came out.
 *
 * @module
 */
import { z } from 'zod'
import { ANSWER_GROUPS, ANSWER_STATUSES } from '../message/count.ts'
import { defineRoutes } from './contract.ts'
import { Count } from './fields.ts'

const Status = z.enum(ANSWER_STATUSES)
const IndexParam = z.object({ index: z.coerce.number().int().min(0) })

/** `off`: a person answers each question. `propose`: the node says when one waits. `send`: it answers by the matches itself. */
export const CONSENT_MODES = ['off', 'propose', 'send'] as const

const OwnAnswerView = z.object({
  status: Status,
  at: Count,
  /** From 1; how often it was given or changed. */
  counter: Count,
  /** `gone`: the wallet knows nothing of it any more, such as after a restore. */
  delivery: z.enum(['queued', 'sent', 'delivered', 'expired', 'gone']),
  /** Stands in the newest result. */
  isIncluded: z.boolean(),
  /** How the last result settled it; `missing` is an alarm (ANSWER_MISSING). */
  verdict: z.enum(['included', 'missing', 'not-delivered', 'lost']).nullable(),
})

const ResultView = z.object({
  isFinal: z.boolean(),
  /** How many members have answered: as many as the commitments that everybody can count. */
  answers: Count,
  /** Null is hidden; absent before the last result. */
  cells: z.array(z.object({ status: Status, count: Count.nullable() })).optional(),
})

export const QuestionView = z.object({
  /** Of the entry of the question. */
  question: Count,
  warning: Count,
  title: z.string(),
  opens: Count,
  closes: Count,
  state: z.enum(['open', 'closed', 'withdrawn', 'published', 'not-asked']),
  /** The group that this house belongs to in this question. */
  group: z.enum(ANSWER_GROUPS).nullable(),
  /** Members that are asked in this group: among so many an answer is not told apart. */
  members: Count,
  answer: OwnAnswerView.nullable(),
  canAnswer: z.boolean(),
  /** What follows from the matches, while it can be answered; `why`: there is nothing to propose. */
  proposal: z
    .object({ status: Status.nullable(), why: z.enum(['no-document', 'no-inventory', 'not-matched']).optional(), matches: Count })
    .nullable(),
  results: z.array(ResultView.extend({ group: z.enum(ANSWER_GROUPS) })),
})
export type QuestionView = z.infer<typeof QuestionView>

const ConsentView = z.object({ mode: z.enum(CONSENT_MODES), at: Count.nullable() })
export type ConsentView = z.infer<typeof ConsentView>

export const QUESTION_ROUTES = defineRoutes({
  listQuestions: {
    method: 'GET',
    path: '/questions',
    action: 'question.read',
    reply: z.object({ consent: ConsentView, questions: z.array(QuestionView) }),
  },
  showQuestion: { method: 'GET', path: '/questions/:index', action: 'question.read', params: IndexParam, reply: QuestionView },
  answerQuestion: {
    method: 'POST',
    path: '/questions/:index/answer',
    action: 'question.answer',
    params: IndexParam,
    body: z.strictObject({ status: Status }),
    reply: QuestionView,
  },
  setAnswerConsent: {
    method: 'PUT',
    path: '/answer-consent',
    action: 'question.consent',
    body: z.strictObject({ mode: z.enum(CONSENT_MODES) }),
    reply: ConsentView,
  },
})
