// SPDX-License-Identifier: EUPL-1.2
/**
 * Routes of a node's admin interface: cases, what came back on own contributions.
 *
 * @module
 */
import { z } from 'zod'
import { FOLLOW_UP_TEXT_MAX, REPLY_KINDS } from '../message/board.ts'
import { defineRoutes } from './contract.ts'
import { SenderSetView } from './urgent-routes.ts'
import { Count, Hash } from './fields.ts'

/** Why nothing can be added: `keys-gone` after a restore, or when the case has long ended. */
export const CASE_ENDS = ['keys-gone', 'closed', 'over', 'none-left'] as const

const CaseLine = z.object({
  /** Hex of the envelope id of the contribution. */
  id: Hash,
  /** The incident that it was made of. */
  incident: z.string(),
  /** How far the contribution is; absent where the wallet has let go of it. */
  state: z.string().optional(),
  replies: Count,
  followUps: Count,
  /** Follow-ups that may still be sent. */
  left: Count,
  /** Absent while something can be added. */
  ended: z.enum(CASE_ENDS).optional(),
  isRevealed: z.boolean(),
  /** Of the newest reply. */
  at: Count.optional(),
})
export type CaseLine = z.infer<typeof CaseLine>

export const CaseView = CaseLine.extend({
  thread: z.array(
    z.discriminatedUnion('from', [
      z.object({
        from: z.literal('hub'),
        number: Count,
        kind: z.enum(REPLY_KINDS),
        text: z.string(),
        closes: z.string().optional(),
        at: Count,
        /** Entry of the board file. */
        index: Count,
      }),
      z.object({ from: z.literal('own'), counter: Count, text: z.string(), at: Count, state: z.string().optional() }),
    ]),
  ),
  /** Members of the federation: among so many the sender is to be looked for, and each word narrows it. */
  members: Count,
  senders: SenderSetView,
})
export type CaseView = z.infer<typeof CaseView>

/** Exactly what would leave, and what was replaced. */
export const FollowUpPreview = z.object({
  id: Hash,
  counter: Count,
  /** Number of the reply that it answers. */
  answers: Count.optional(),
  text: z.string(),
  touched: z.array(z.object({ from: z.string(), to: z.string(), why: z.string() })),
  members: Count,
  senders: SenderSetView,
  /** That may be sent after this one. */
  left: Count,
  /** Of counter and text: what was shown is what is sent. */
  digest: Hash,
})
export type FollowUpPreview = z.infer<typeof FollowUpPreview>

/** The id or its beginning, eight digits at least. */
const CaseId = z.object({ id: z.string().regex(/^[0-9a-f]{8,64}$/) })
const Text = z
  .string()
  .min(1)
  .max(4 * FOLLOW_UP_TEXT_MAX)

export const CASE_ROUTES = defineRoutes({
  listCases: {
    method: 'GET',
    path: '/cases',
    action: 'contribution.read',
    /** `unread`: files of the board that this node has not come to yet. */
    reply: z.object({ cases: z.array(CaseLine), unread: Count }),
  },
  showCase: { method: 'GET', path: '/cases/:id', action: 'contribution.read', params: CaseId, reply: CaseView },
  previewFollowUp: {
    method: 'POST',
    path: '/cases/:id/follow-up-preview',
    action: 'contribution.preview',
    params: CaseId,
    body: z.strictObject({ text: Text }),
    reply: FollowUpPreview,
  },
  followUp: {
    method: 'POST',
    path: '/cases/:id/follow-ups',
    action: 'contribution.write',
    params: CaseId,
    body: z.strictObject({ text: Text, digest: Hash }),
    reply: z.object({ id: Hash, case: Hash, counter: Count, left: Count }),
  },
  /** Ends the anonymity of one contribution, for good. */
  revealCase: {
    method: 'POST',
    path: '/cases/:id/reveal',
    action: 'contribution.reveal',
    params: CaseId,
    reply: z.object({ id: Hash, member: z.string() }),
  },
})
