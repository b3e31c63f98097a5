// SPDX-License-Identifier: EUPL-1.2
/**
 * Release requests (NDS Anhang 2, § 8(2)): may what you gave us go further than its label and terms say? On the post, kinds `release-request`
 * and `release-answer` (ncv-rights, section 4).
 *
 *     request  { "audience": "superior-office", "reason": "…", "subject": { "entry": 12 } }
 *     answer   { "audience": "superior-office", "isGranted": true, "request": <16 bytes>, "subject": { "entry": 12 }, "until": 1767225600000 }
 *
 * @module
 */
import { z } from 'zod'
import { AUDIENCES } from '../rights/audience.ts'
import { bytesOf, Count, Time, textOf } from './fields.ts'
import { POST_ID_BYTES } from './post.ts'

const PostId = bytesOf(POST_ID_BYTES)

/** A warning in the log, whose publisher is asked; or a post, whose sender is asked. */
export const ReleaseSubject = z.union([z.strictObject({ entry: Count }), z.strictObject({ post: PostId })])
export type ReleaseSubject = z.infer<typeof ReleaseSubject>

/** Nobody is asked for a person by name: that would put the name into the post. */
export const RELEASE_AUDIENCES = AUDIENCES.filter((audience) => audience !== 'named-person')
export const ReleaseAudience = z.enum(AUDIENCES).exclude(['named-person'])
export type ReleaseAudience = z.infer<typeof ReleaseAudience>

export const ReleaseRequest = z.strictObject({
  subject: ReleaseSubject,
  audience: ReleaseAudience,
  /** What for; the source reads it. */
  reason: textOf(1000),
})
export type ReleaseRequest = z.infer<typeof ReleaseRequest>

/** Signed by the source, as every post is by its sender: for the one who asked, and for nobody else. */
export const ReleaseAnswer = z.strictObject({
  /** Id of the post that asked. */
  request: PostId,
  subject: ReleaseSubject,
  audience: ReleaseAudience,
  isGranted: z.boolean(),
  /** Before this instant; for good where it is absent. */
  until: Time.optional(),
  text: textOf(1000).optional(),
})
export type ReleaseAnswer = z.infer<typeof ReleaseAnswer>

export function isSameSubject(a: ReleaseSubject, b: ReleaseSubject): boolean {
  if ('entry' in a) return 'entry' in b && a.entry === b.entry
  return 'post' in b && a.post.length === b.post.length && a.post.every((byte, i) => byte === b.post[i])
}
