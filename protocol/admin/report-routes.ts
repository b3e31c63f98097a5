// SPDX-License-Identifier: EUPL-1.2
/**
 * Routes of a node's admin interface: named reports of this house.
 *
 * @module
 */
import { z } from 'zod'
import { DUTY_FORCES, DUTY_STAGES } from '../message/duty-report.ts'
import { POST_ATTACHMENTS_MAX } from '../message/post.ts'
import { TLP_LABELS } from '../tlp.ts'
import { defineRoutes } from './contract.ts'
import { DueView } from './hub-report-routes.ts'
import { Count, Hash } from './fields.ts'
import { Upload } from './post-routes.ts'

/** Every field that will leave, and under which name. */
export const DutyPreview = z.object({
  stage: z.enum(DUTY_STAGES),
  tlp: z.enum(TLP_LABELS),
  force: z.enum(DUTY_FORCES),
  /** Who reports, and to whom. */
  from: z.string(),
  to: z.string(),
  knownAt: Count,
  title: z.string(),
  rsit: z.string(),
  vcv: z.string(),
  occurred: z.string().optional(),
  detected: z.string().optional(),
  description: z.string().optional(),
  measures: z.string().optional(),
  assets: z.array(z.string()),
  indicators: z.array(z.object({ type: z.string(), value: z.string() })),
  isExercise: z.boolean(),
  files: z.array(z.object({ name: z.string(), media: z.string(), bytes: Count })),
  schedule: z.array(DueView),
  /** An anonymous contribution was made of the same incident: by the content both would be seen to be one. */
  isAnonymousToo: z.boolean(),
  /** Of all of it: what was shown is what is sent. */
  digest: Hash,
})
export type DutyPreview = z.infer<typeof DutyPreview>

export const OwnReportView = z.object({
  id: z.string(),
  incident: z.string(),
  title: z.string(),
  force: z.enum(DUTY_FORCES),
  knownAt: Count,
  stages: z.array(
    z.object({
      stage: z.enum(DUTY_STAGES),
      post: z.string(),
      writtenAt: Count,
      /** `gone`: taken back, or forgotten long after it was delivered. */
      state: z.enum(['queued', 'sealed', 'taken', 'refused', 'gone']),
      takenAt: Count.optional(),
      code: z.string().optional(),
    }),
  ),
  schedule: z.array(DueView),
  next: DueView.nullable(),
  /** What was said about it in either direction. */
  thread: z.array(z.object({ at: Count, isOwn: z.boolean(), subject: z.string(), text: z.string() })),
})
export type OwnReportView = z.infer<typeof OwnReportView>

const IncidentParam = z.object({ id: z.string().min(1).max(200) })
const Wish = {
  stage: z.enum(DUTY_STAGES),
  tlp: z.enum(TLP_LABELS),
  /** Since when the house knows; of the first stage alone. */
  knownAt: Count.optional(),
  /** Paths on the node's machine. */
  files: z.array(z.string().min(1).max(4096)).max(POST_ATTACHMENTS_MAX),
  /** Files that the caller hands over; with those of `files` no more than five. */
  uploads: z.array(Upload).max(POST_ATTACHMENTS_MAX).optional(),
}

export const REPORT_ROUTES = defineRoutes({
  /** Lays out what would leave; stores nothing. */
  previewReport: {
    method: 'POST',
    path: '/incidents/:id/report-previews',
    action: 'report.preview',
    params: IncidentParam,
    body: z.strictObject(Wish),
    reply: DutyPreview,
  },
  sendReport: {
    method: 'POST',
    path: '/incidents/:id/reports',
    action: 'report.write',
    params: IncidentParam,
    body: z.strictObject({ ...Wish, digest: Hash, alsoAnonymous: z.literal(true).optional() }),
    reply: OwnReportView,
  },
  listReports: {
    method: 'GET',
    path: '/reports',
    action: 'report.read',
    reply: z.object({ isCommitted: z.boolean(), force: z.enum(DUTY_FORCES), reports: z.array(OwnReportView) }),
  },
  /** Whether this house binds itself to the periods; of bodies of the Land they bind anyway. */
  commitReports: {
    method: 'PUT',
    path: '/reports/commitment',
    action: 'report.write',
    body: z.strictObject({ isCommitted: z.boolean() }),
    reply: z.object({ isCommitted: z.boolean(), force: z.enum(DUTY_FORCES) }),
  },
})
