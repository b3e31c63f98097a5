// SPDX-License-Identifier: EUPL-1.2
/**
 * Counting on request: the hub's question, a member's anonymous answer, the result for all (ncv-count).
 *
 * Status is a closed set: there is no field for a text, so an answer cannot say by mistake who gives it.
 *
 * @module
 */
import { z } from 'zod'
import { Bytes, Count, Ed25519Key, Time } from './fields.ts'
import { MEMBER_KINDS } from './genesis.ts'

/** „Betroffen? Behoben?“: what a member can say. The order is the order of the cells of a result. */
export const ANSWER_STATUSES = ['not-affected', 'affected', 'in-progress', 'fixed', 'unknown'] as const
export type AnswerStatus = (typeof ANSWER_STATUSES)[number]

/** Who is asked. A group is a kind of organisation; `all` stands alone. */
export const ANSWER_GROUPS = ['all', ...MEMBER_KINDS] as const
export type AnswerGroup = (typeof ANSWER_GROUPS)[number]

/** What is asked; a new set of statuses is a new form. */
export const QUESTION_FORMS = ['affected-fixed'] as const

/** Numbers the counting keys of a period; question and key have one number. */
const KeyNumber = z.int().min(1).max(64)

/** A group and the counting key that is hers: nobody else's answer can be told from it. */
export const QuestionTarget = z.strictObject({ group: z.enum(ANSWER_GROUPS), k: KeyNumber })
export type QuestionTarget = z.infer<typeof QuestionTarget>

/** Groups in the order of {@link ANSWER_GROUPS}, each once; `all` alone; no key twice. */
function isTargetList(targets: readonly QuestionTarget[]): boolean {
  const places = targets.map(({ group }) => ANSWER_GROUPS.indexOf(group))
  const ascends = places.every((place, i) => i === 0 || (places[i - 1] ?? 0) < place)
  const isAlone = places[0] !== 0 || targets.length === 1
  return ascends && isAlone && new Set(targets.map(({ k }) => k)).size === targets.length
}

export const Question = z.strictObject({
  form: z.enum(QUESTION_FORMS),
  /** Index of the entry of the warning. */
  warning: Count,
  /** Of the counting keys. */
  period: Count,
  targets: z
    .array(QuestionTarget)
    .min(1)
    .max(ANSWER_GROUPS.length - 1)
    .refine(isTargetList, { message: 'groups ascend, all stands alone, no key twice' }),
  opens: Time,
  closes: Time,
})
export type Question = z.infer<typeof Question>

/** Versions of one answer, from 1. */
export const ANSWER_COUNTER_MAX = 1000

export const Answer = z.strictObject({
  /** The one-time key that signs this message; the counting token certifies it. */
  key: Ed25519Key,
  /** Index of the entry of the question. */
  question: Count,
  status: z.enum(ANSWER_STATUSES),
  /** A higher one takes the place of a lower one under the same keys. */
  counter: z.int().min(1).max(ANSWER_COUNTER_MAX),
})
export type Answer = z.infer<typeof Answer>

/** Cells under this number are not shown. */
export const CELL_MIN = 5

/** As {@link ANSWER_STATUSES}; null is hidden. */
export const Cells = z.array(z.int().min(CELL_MIN).nullable()).length(ANSWER_STATUSES.length)

/** Commitments in one message; more come in further parts. */
export const PART_COMMITMENTS = 1500
export const RESULT_PARTS_MAX = 64
const COMMITMENT_BYTES = 32

/** One after another, ascending. */
const Commitments = Bytes.refine((bytes) => bytes.length % COMMITMENT_BYTES === 0 && bytes.length <= PART_COMMITMENTS * COMMITMENT_BYTES, {
  message: `expected up to ${PART_COMMITMENTS} times ${COMMITMENT_BYTES} bytes`,
})

/** What was answered by one group so far, or in the end. Only the last result has cells. */
export const CountResult = z
  .strictObject({
    question: Count,
    group: z.enum(ANSWER_GROUPS),
    /** Results of a question count from 1; those of its groups have one number. */
    number: Count.min(1),
    isFinal: z.boolean(),
    /** How many members of the group have answered. */
    answers: Count,
    cells: Cells.optional(),
    part: z.int().min(1).max(RESULT_PARTS_MAX),
    parts: z.int().min(1).max(RESULT_PARTS_MAX),
    commitments: Commitments,
  })
  .refine(({ isFinal, cells }) => isFinal === (cells !== undefined), { message: 'cells stand in the final result alone', path: ['cells'] })
  .refine(({ part, parts }) => part <= parts, { message: 'more parts than there are', path: ['part'] })
export type CountResult = z.infer<typeof CountResult>
