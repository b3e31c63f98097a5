// SPDX-License-Identifier: EUPL-1.2
/**
 * Requests to the single point of contact, post kinds `request` and `request-state`.
 *
 *     received → acknowledged → answered | brokered | declined → closed          the id of the request is that of its post
 *
 * @module
 */
import { z } from 'zod'
import { bytesOf, lineOf, textOf, Time } from './fields.ts'
import { POST_ID_BYTES } from './post.ts'

/** What somebody may need. What the N-CERT does not do itself it brokers. */
export const REQUEST_TOPICS = ['advice', 'provider', 'expert', 'scan', 'audit', 'forensics', 'malware', 'other'] as const
export type RequestTopic = (typeof REQUEST_TOPICS)[number]

export const SpocRequest = z.strictObject({
  subject: lineOf(160),
  text: textOf(12_000),
  topic: z.enum(REQUEST_TOPICS),
  /** Is shown first; the promise is the same. */
  isUrgent: z.boolean(),
})
export type SpocRequest = z.infer<typeof SpocRequest>

export const REQUEST_STATES = ['received', 'acknowledged', 'answered', 'brokered', 'declined', 'closed'] as const
export type RequestStateName = (typeof REQUEST_STATES)[number]

/** From the hub; `closed` also from the member that asked. */
export const RequestState = z.strictObject({
  /** Id of the post that asked. */
  request: bytesOf(POST_ID_BYTES),
  state: z.enum(REQUEST_STATES).exclude(['received']),
  at: Time,
  text: textOf(12_000).optional(),
})
export type RequestState = z.infer<typeof RequestState>
