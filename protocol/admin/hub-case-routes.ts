// SPDX-License-Identifier: EUPL-1.2
/**
 * Routes of a hub's admin interface: cases, what is asked back on anonymous contributions.
 *
 * @module
 */
import { z } from 'zod'
import { REPLY_KINDS, REPLY_TEXT_MAX } from '../message/board.ts'
import { defineRoutes } from './contract.ts'
import { Count, Hash, Signature } from './fields.ts'

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const AnalystId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,30}$/)

const HubCaseLine = z.object({
  id: Hash,
  rsit: z.string(),
  day: z.string().optional(),
  replies: Count,
  /** So many of {@link HubCaseLine.limit}. */
  followUps: Count,
  limit: Count,
  isClosed: z.boolean(),
  /** Whether replies and follow-ups still go. */
  isOpen: z.boolean(),
  /** Name of the member that said of itself that it is its own. */
  claimedBy: z.string().optional(),
})
export type HubCaseLine = z.infer<typeof HubCaseLine>

export const HubCaseView = HubCaseLine.extend({
  description: z.string().optional(),
  /** Why it cannot be answered: taken in before there were replies, or over. */
  canReply: z.boolean(),
  thread: z.array(
    z.discriminatedUnion('from', [
      z.object({
        from: z.literal('hub'),
        number: Count,
        kind: z.enum(REPLY_KINDS),
        text: z.string(),
        closes: z.string().optional(),
        author: z.string(),
        /** Entry of the board file; null while it waits. */
        index: Count.nullable(),
      }),
      z.object({ from: z.literal('sender'), counter: Count, answers: Count.optional(), text: z.string() }),
    ]),
  ),
  /** Hex; what an analyst signs is bound to it. */
  origin: Hash,
  /** The number that the next reply has. */
  nextReply: Count,
})
export type HubCaseView = z.infer<typeof HubCaseView>

/** The id or its beginning, eight digits at least. */
const CaseId = z.object({ id: z.string().regex(/^[0-9a-f]{8,64}$/) })

export const HUB_CASE_ROUTES = defineRoutes({
  cases: { method: 'GET', path: '/cases', action: 'contribution.read', reply: z.object({ cases: z.array(HubCaseLine) }) },
  showCase: { method: 'GET', path: '/cases/:id', action: 'contribution.read', params: CaseId, reply: HubCaseView },
  addReply: {
    method: 'POST',
    path: '/cases/:id/replies',
    action: 'contribution.answer',
    params: CaseId,
    body: z.strictObject({
      number: z.int().min(1).max(99),
      kind: z.enum(REPLY_KINDS),
      text: z.string().min(1).max(REPLY_TEXT_MAX),
      closes: Day.optional(),
      author: AnalystId,
      signature: Signature,
    }),
    reply: z.object({ id: Hash, number: Count }),
  },
})
