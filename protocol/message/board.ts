// SPDX-License-Identifier: EUPL-1.2
/**
 * The reply board: what the hub asks back on an anonymous contribution, and what its unnamed sender adds (ncv-board).
 *
 *     board      { "replies": [ 3,184 bytes, … ] }                                                    8 or 16 of them
 *     reply      { "contribution": <32 bytes>, "kind": "question", "number": 1, "text": "…" }         sealed, padded to 3,184 bytes
 *     follow-up  { "answers": 1, "counter": 1, "isExercise": false, "key": <32 bytes>, "text": "…" }  under the key of the contribution
 *
 * Nothing on the board says for whom a reply is: every node tries all of them.
 *
 * @module
 */
import { z } from 'zod'
import { bytesOf, Day, Ed25519Key, Hash, textOf } from './fields.ts'

/** X-Wing ciphertext 1,120, text 2,048, tag 16. */
export const REPLY_BYTES = 3184
/** Replies come in multiples of this: how many of them are real does not show. */
export const REPLY_STEP = 8
/** In one file; two steps fit in a message. What is more waits in the next file. */
export const REPLIES_MAX = 16

export const Board = z.strictObject({
  replies: z
    .array(bytesOf(REPLY_BYTES))
    .min(REPLY_STEP)
    .max(REPLIES_MAX)
    .refine((replies) => replies.length % REPLY_STEP === 0, { message: `a multiple of ${REPLY_STEP}` }),
})
export type Board = z.infer<typeof Board>

/** `closing`: nothing more is asked, and nothing more taken. */
export const REPLY_KINDS = ['question', 'note', 'closing'] as const
export type ReplyKind = (typeof REPLY_KINDS)[number]

export const REPLY_TEXT_MAX = 1500

export const Reply = z.strictObject({
  /** Envelope id of the contribution that it answers. */
  contribution: Hash,
  /** Of this contribution, from 1. */
  number: z.int().min(1).max(99),
  kind: z.enum(REPLY_KINDS),
  text: textOf(REPLY_TEXT_MAX),
  /** Until when an answer is of use. */
  closes: Day.optional(),
})
export type Reply = z.infer<typeof Reply>

/** Follow-ups that the hub takes of one contribution: each narrows the circle of those who can have sent it. */
export const FOLLOW_UPS_MAX = 6
export const FOLLOW_UP_TEXT_MAX = 3000

export const FollowUp = z.strictObject({
  /** The one-time key of the contribution, which signs this message too. */
  key: Ed25519Key,
  /** From 1; one that is above {@link FOLLOW_UPS_MAX} is dropped and counted. */
  counter: z.int().min(1).max(99),
  text: textOf(FOLLOW_UP_TEXT_MAX),
  /** Number of the reply that it answers. */
  answers: z.int().min(1).max(99).optional(),
  isExercise: z.boolean(),
})
export type FollowUp = z.infer<typeof FollowUp>

/** „Das waren wir": the named end of an anonymous contribution. */
export const Reveal = z.strictObject({
  contribution: Hash,
  /** By the one-time key of the contribution. */
  signature: bytesOf(64),
})
export type Reveal = z.infer<typeof Reveal>
