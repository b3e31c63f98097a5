// SPDX-License-Identifier: EUPL-1.2
/**
 * How the house works on one incident: where it stands, since when it is known, which duties are done, and what the record said before.
 *
 * ```json
 * {"version": 2, "phase": "open", "knownAt": 1767600000000, "duties": {"police": {"state": "done", "reference": "ZAC 12/26"}},
 *  "earlier": [{"version": 1, "at": 1767600000000, "by": "officer", "json": "…"}]}
 * ```
 *
 * @module
 */
import { DUTY_STATES, INCIDENT_DUTIES, INCIDENT_PHASES } from '@ncv/protocol/admin/incident-routes.ts'
import { z } from 'zod'

/** Earlier versions that are kept of one incident. */
export const MAX_EARLIER = 10

const At = z.int().min(0)

export const DutyNote = z.object({
  state: z.enum(DUTY_STATES),
  at: At.optional(),
  by: z.string().optional(),
  reference: z.string().optional(),
  note: z.string().optional(),
  dueAt: At.optional(),
})
export type DutyNote = z.infer<typeof DutyNote>

const Earlier = z.object({ version: At, at: At, by: z.string(), json: z.string() })

export const Course = z.object({
  version: At,
  phase: z.enum(INCIDENT_PHASES),
  knownAt: At.optional(),
  duties: z.partialRecord(z.enum(INCIDENT_DUTIES), DutyNote),
  /** Newest first. */
  earlier: z.array(Earlier),
})
export type Course = z.infer<typeof Course>

/** Of an incident on which nobody has noted anything yet. */
export const NEW_COURSE: Course = { version: 1, phase: 'open', duties: {}, earlier: [] }

/** The record gets new fields: what stood there goes to the front of the earlier ones. */
export function withEarlier(course: Course, replaced: { readonly at: number; readonly by: string; readonly json: string }): Course {
  const { version, earlier } = course
  return { ...course, version: version + 1, earlier: [{ version, ...replaced }, ...earlier].slice(0, MAX_EARLIER) }
}
