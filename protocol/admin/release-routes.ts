// SPDX-License-Identifier: EUPL-1.2
/**
 * Routes of a node's admin interface: asking a source for a release, and answering as a source.
 *
 * @module
 */
import { z } from 'zod'
import { Day, textOf } from '../message/fields.ts'
import { ReleaseAudience } from '../message/release.ts'
import { defineRoutes } from './contract.ts'
import { Count } from './fields.ts'

const Answer = z.object({ isGranted: z.boolean(), at: Count, until: Count.optional(), text: z.string().optional() })

/** What this house has asked for. */
export const AskedRelease = z.object({
  /** Hex of the id of the post that asks. */
  id: z.string(),
  at: Count,
  /** `#12`, or the beginning of the id of a post. */
  subject: z.string(),
  /** Id of a member, or `hub`. */
  source: z.string(),
  /** Of whom was asked, or of whom it comes. */
  name: z.string(),
  audience: ReleaseAudience,
  reason: z.string(),
  answer: Answer.optional(),
})
export type AskedRelease = z.infer<typeof AskedRelease>

/** What this house was asked for, as the sender of a post. */
export const ReceivedRelease = AskedRelease.omit({ source: true }).extend({ from: z.string() })
export type ReceivedRelease = z.infer<typeof ReceivedRelease>

export const ReleaseDecision = z.strictObject({
  isGranted: z.boolean(),
  /** The last day. */
  until: Day.optional(),
  text: textOf(1000).optional(),
})
export type ReleaseDecision = z.infer<typeof ReleaseDecision>

/** The id of the request or its beginning, eight digits at least. */
export const ReleaseId = z.object({ id: z.string().regex(/^[0-9a-f]{8,64}$/) })

export const RELEASE_ROUTES = defineRoutes({
  listReleases: {
    method: 'GET',
    path: '/releases',
    action: 'forwarding.read',
    reply: z.object({ asked: z.array(AskedRelease), received: z.array(ReceivedRelease) }),
  },
  askRelease: {
    method: 'POST',
    path: '/releases',
    action: 'forwarding.write',
    body: z.strictObject({
      /** Index of a warning, tracking id, or id of a post that came. */
      about: z.string().min(1).max(200),
      audience: ReleaseAudience,
      reason: textOf(1000),
    }),
    reply: AskedRelease,
  },
  answerRelease: {
    method: 'POST',
    path: '/releases/:id/answer',
    action: 'forwarding.write',
    params: ReleaseId,
    body: ReleaseDecision,
    reply: ReceivedRelease,
  },
})
