// SPDX-License-Identifier: EUPL-1.2
/**
 * Routes of a hub's admin interface: questions to all, and what was answered.
 *
 * @module
 */
import { z } from 'zod'
import { ANSWER_GROUPS, ANSWER_STATUSES } from '../message/count.ts'
import { defineRoutes } from './contract.ts'
import { Count, Hash, Signature } from './fields.ts'

const Hex = z.string().regex(/^(?:[0-9a-f]{2})*$/)
const Group = z.enum(ANSWER_GROUPS)
const Signed = z.strictObject({ analyst: z.string().regex(/^[a-z0-9][a-z0-9-]{0,30}$/), signature: Signature })
const IndexParam = z.object({ index: z.coerce.number().int().min(0) })

/** One status; `count` is null where a published table would hide it. */
const CellView = z.object({ status: z.enum(ANSWER_STATUSES), count: Count.nullable() })

export const QuestionCountView = z.object({
  /** Of the entry of the question. */
  question: Count,
  warning: Count,
  title: z.string(),
  opens: Count,
  closes: Count,
  state: z.enum(['open', 'arriving', 'over', 'withdrawn', 'published']),
  /** Of all groups. */
  answers: Count,
  isExact: z.boolean(),
  groups: z.array(z.object({ group: Group, members: Count, answers: Count, cells: z.array(CellView) })),
  /** Results that stand in the log. */
  results: Count,
  /** Index of the last one. */
  final: Count.nullable(),
})
export type QuestionCountView = z.infer<typeof QuestionCountView>

export const HUB_COUNT_ROUTES = defineRoutes({
  /** Lays out what two analysts will sign; stores nothing. */
  previewQuestion: {
    method: 'POST',
    path: '/question-previews',
    action: 'question.write',
    body: z.strictObject({ warning: Count, closes: Count.optional(), groups: z.array(Group).max(ANSWER_GROUPS.length) }),
    reply: z.object({
      question: Hex,
      id: Hash,
      origin: Hash,
      title: z.string(),
      closes: Count,
      groups: z.array(z.object({ group: Group, members: Count })),
    }),
  },
  askQuestion: {
    method: 'POST',
    path: '/questions',
    action: 'question.ask',
    body: z.strictObject({ question: Hex, author: Signed, approver: Signed }),
    reply: QuestionCountView,
  },
  /** As members will see it: small cells are hidden here as well. */
  counts: { method: 'GET', path: '/questions', action: 'count.read', reply: z.object({ questions: z.array(QuestionCountView) }) },
  showCount: { method: 'GET', path: '/questions/:index', action: 'count.read', params: IndexParam, reply: QuestionCountView },
  /** Every cell as it was counted: for auditors. */
  auditCount: { method: 'GET', path: '/questions/:index/exact', action: 'count.audit', params: IndexParam, reply: QuestionCountView },
  publishCount: {
    method: 'POST',
    path: '/questions/:index/results',
    action: 'count.publish',
    params: IndexParam,
    reply: z.object({ index: Count, answers: Count }),
  },
})
