// SPDX-License-Identifier: EUPL-1.2
/**
 * Routes of a node's admin interface: one incident as people work on it, with the board of its duties. All of it stays in the house.
 *
 * @module
 */
import { z } from 'zod'
import { VCV_CATEGORIES } from '../message/contribution.ts'
import { DUTY_FORCES, DUTY_STAGES } from '../message/duty-report.ts'
import { defineRoutes } from './contract.ts'
import { Count } from './fields.ts'
import { DueView } from './hub-report-routes.ts'

/** Where the work on an incident stands. */
export const INCIDENT_PHASES = ['draft', 'open', 'contained', 'closed'] as const
export type IncidentPhase = (typeof INCIDENT_PHASES)[number]

/** Whom to tell: N-CERT, data protection authority, police (ZAC), cyber insurer, own management, own IT provider. */
export const INCIDENT_DUTIES = ['n-cert', 'data-protection', 'police', 'insurer', 'management', 'it-provider'] as const
export type IncidentDuty = (typeof INCIDENT_DUTIES)[number]

export const DUTY_STATES = ['open', 'done', 'not-applicable'] as const
export type DutyState = (typeof DUTY_STATES)[number]

/** The local record in its one form: people and assets by name, texts whole. */
export const IncidentFields = z.object({
  title: z.string(),
  description: z.string(),
  rsit: z.string(),
  vcv: z.enum(VCV_CATEGORIES),
  /** Day, with or without a time, as the house wrote it. */
  occurredAt: z.string().nullable(),
  detectedAt: z.string().nullable(),
  assets: z.array(z.string()),
  people: z.array(z.string()),
  indicators: z.array(z.object({ type: z.string(), value: z.string() })),
  measures: z.string(),
  notes: z.string(),
})
export type IncidentFields = z.infer<typeof IncidentFields>

/** What people noted of a duty. */
const DutyNote = {
  state: z.enum(DUTY_STATES),
  /** When it was done; milliseconds. */
  at: Count.optional(),
  /** Who did it, as the house names them. */
  by: z.string().max(200).optional(),
  /** File or ticket number of who was told. */
  reference: z.string().max(200).optional(),
  /** Why it does not apply, or what was said. */
  note: z.string().max(2000).optional(),
  /** Own period, such as of an insurance contract; milliseconds. */
  dueAt: Count.optional(),
}

export const DutyView = z.object({
  ...DutyNote,
  duty: z.enum(INCIDENT_DUTIES),
  /** Until when it is to be done; null where no period is set. */
  dueAt: Count.nullable(),
  /** Where the period comes from: `law` (Art. 33 GDPR), the rules of the federation, or the house itself. */
  rule: z.enum(['law', ...DUTY_FORCES, 'own', 'none']),
  isOverdue: z.boolean(),
  /** Follows from what has left this node, and was not noted by hand. */
  isDerived: z.boolean(),
})
export type DutyView = z.infer<typeof DutyView>

const Version = z.object({ version: Count, at: Count, by: z.string(), fields: IncidentFields })

export const IncidentBoard = z.object({
  id: z.string(),
  /** When it was recorded. */
  at: Count,
  /** Rises with each change of the fields: who saves names the one they began with. */
  version: Count,
  phase: z.enum(INCIDENT_PHASES),
  /** Since when the house knows: the periods run from here. */
  knownAt: Count,
  fields: IncidentFields,
  /** What stood there before, newest first. */
  history: z.array(Version),
  duties: z.array(DutyView),
  contribution: z.object({ id: z.string(), state: z.string().optional(), urgent: Count.optional() }).nullable(),
  report: z
    .object({
      id: z.string(),
      force: z.enum(DUTY_FORCES),
      stages: z.array(z.enum(DUTY_STAGES)),
      schedule: z.array(DueView),
      next: DueView.nullable(),
    })
    .nullable(),
})
export type IncidentBoard = z.infer<typeof IncidentBoard>

const IdParam = z.object({ id: z.string().min(1).max(200) })

export const INCIDENT_ROUTES = defineRoutes({
  showIncidentBoard: { method: 'GET', path: '/incidents/:id/board', action: 'incident.read', params: IdParam, reply: IncidentBoard },
  /** Replaces all fields; what stood there is kept as an earlier version. */
  putIncident: {
    method: 'PUT',
    path: '/incidents/:id',
    action: 'incident.write',
    params: IdParam,
    body: z.strictObject({ json: z.string(), version: Count }),
    reply: IncidentBoard,
  },
  setIncidentCourse: {
    method: 'PUT',
    path: '/incidents/:id/course',
    action: 'incident.write',
    params: IdParam,
    body: z.strictObject({ phase: z.enum(INCIDENT_PHASES).optional(), knownAt: Count.optional() }),
    reply: IncidentBoard,
  },
  setIncidentDuty: {
    method: 'PUT',
    path: '/incidents/:id/duties/:duty',
    action: 'incident.write',
    params: z.object({ id: z.string().min(1).max(200), duty: z.enum(INCIDENT_DUTIES) }),
    body: z.strictObject(DutyNote),
    reply: IncidentBoard,
  },
})
