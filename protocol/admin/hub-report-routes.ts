// SPDX-License-Identifier: EUPL-1.2
/**
 * Routes of a hub's admin interface: named reports.
 *
 * @module
 */
import { z } from 'zod'
import { DUTY_FORCES, DUTY_STAGES } from '../message/duty-report.ts'
import { TLP_LABELS } from '../tlp.ts'
import { defineRoutes } from './contract.ts'
import { Count } from './fields.ts'

const Party = z.object({ id: z.string(), name: z.string() })

/** One period. */
export const DueView = z.object({
  stage: z.enum(['initial', 'update', 'final']),
  dueAt: Count,
  sentAt: Count.nullable(),
  state: z.enum(['open', 'overdue', 'sent', 'late']),
})
export type DueView = z.infer<typeof DueView>

export const DutyReportLine = z.object({
  /** Hex; the same in all stages. */
  report: z.string(),
  member: Party,
  title: z.string(),
  tlp: z.enum(TLP_LABELS),
  force: z.enum(DUTY_FORCES),
  isExercise: z.boolean(),
  /** Of the newest stage. */
  stage: z.enum(DUTY_STAGES),
  at: Count,
  stages: Count,
  next: DueView.nullable(),
})
export type DutyReportLine = z.infer<typeof DutyReportLine>

/** What a stage says. */
export const DutyStageView = z.object({
  /** Hex of the id of its post. */
  post: z.string(),
  stage: z.enum(DUTY_STAGES),
  at: Count,
  tlp: z.enum(TLP_LABELS),
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
})
export type DutyStageView = z.infer<typeof DutyStageView>

const HubStageView = DutyStageView.extend({
  /** Under which the post is found, as long as it is kept. */
  hash: z.string().nullable(),
  files: z.array(z.object({ name: z.string(), media: z.string(), bytes: Count })),
})

export const DutyReportDetail = DutyReportLine.extend({
  schedule: z.array(DueView),
  detail: z.array(HubStageView),
  thread: z.array(z.object({ at: Count, isOwn: z.boolean(), subject: z.string(), text: z.string() })),
})
export type DutyReportDetail = z.infer<typeof DutyReportDetail>

/** The id or its beginning. */
const ReportParam = z.object({ id: z.string().regex(/^[0-9a-f]{4,32}$/) })

export const HUB_REPORT_ROUTES = defineRoutes({
  /** What is overdue first. */
  dutyReports: { method: 'GET', path: '/reports', action: 'report.read', reply: z.object({ reports: z.array(DutyReportLine) }) },
  showDutyReport: { method: 'GET', path: '/reports/:id', action: 'report.read', params: ReportParam, reply: DutyReportDetail },
  answerDutyReport: {
    method: 'POST',
    path: '/reports/:id/answer',
    action: 'report.answer',
    params: ReportParam,
    body: z.strictObject({ text: z.string().min(1).max(15_000), tlp: z.enum(TLP_LABELS).optional() }),
    reply: DutyReportLine,
  },
})
