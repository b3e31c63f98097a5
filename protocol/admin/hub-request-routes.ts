// SPDX-License-Identifier: EUPL-1.2
/**
 * Routes of a hub's admin interface: requests to the single point of contact, and the directory from which it brokers.
 *
 * @module
 */
import { z } from 'zod'
import { REQUEST_STATES, REQUEST_TOPICS } from '../message/spoc-request.ts'
import { TLP_LABELS } from '../tlp.ts'
import { lineOf, textOf } from '../message/fields.ts'
import { defineRoutes } from './contract.ts'
import { Count } from './fields.ts'

const Party = z.object({ id: z.string(), name: z.string() })

export const RequestClockView = z.object({
  /** `resting`: the clock stands outside of the service hours. */
  state: z.enum(['waiting', 'resting', 'overdue', 'met', 'missed']),
  dueAt: Count,
  /** Milliseconds of service time. */
  leftMs: Count,
  lateMs: Count,
})
export type RequestClockView = z.infer<typeof RequestClockView>

const RequestStep = z.object({ state: z.enum(REQUEST_STATES), at: Count, isMember: z.boolean(), text: z.string().nullable() })

export const HubRequestLine = z.object({
  /** Hex of the id of the post that asked. */
  id: z.string(),
  member: Party,
  subject: z.string(),
  topic: z.enum(REQUEST_TOPICS),
  isUrgent: z.boolean(),
  tlp: z.enum(TLP_LABELS),
  at: Count,
  state: z.enum(REQUEST_STATES),
  clock: RequestClockView,
})
export type HubRequestLine = z.infer<typeof HubRequestLine>

export const HubRequestDetail = HubRequestLine.extend({ text: z.string(), steps: z.array(RequestStep) })
export type HubRequestDetail = z.infer<typeof HubRequestDetail>

export const ExpertView = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/),
  name: lineOf(200),
  topics: z.array(z.enum(REQUEST_TOPICS)).min(1).max(REQUEST_TOPICS.length),
  contact: textOf(400),
  region: lineOf(200).optional(),
  note: textOf(1000).optional(),
})
export type ExpertView = z.infer<typeof ExpertView>

/** The id or its beginning. */
const RequestParam = z.object({ id: z.string().regex(/^[0-9a-f]{4,32}$/) })
const ExpertParam = z.object({ id: ExpertView.shape.id })

export const HUB_REQUEST_ROUTES = defineRoutes({
  /** What is overdue first. */
  requests: {
    method: 'GET',
    path: '/requests',
    action: 'request.read',
    query: z.object({ all: z.enum(['true', 'false']).optional() }),
    reply: z.object({ requests: z.array(HubRequestLine), overdue: Count }),
  },
  showRequest: { method: 'GET', path: '/requests/:id', action: 'request.read', params: RequestParam, reply: HubRequestDetail },
  /** One step, told to the member by post. */
  moveRequest: {
    method: 'POST',
    path: '/requests/:id/steps',
    action: 'request.write',
    params: RequestParam,
    body: z.strictObject({
      state: z.enum(REQUEST_STATES).exclude(['received']),
      text: z.string().min(1).max(12_000).optional(),
      tlp: z.enum(TLP_LABELS).optional(),
      /** Entries of the directory whose names and contacts are added to the text. */
      experts: z.array(ExpertView.shape.id).max(20).optional(),
    }),
    reply: HubRequestLine,
  },
  experts: { method: 'GET', path: '/experts', action: 'request.read', reply: z.object({ experts: z.array(ExpertView) }) },
  putExperts: {
    method: 'PUT',
    path: '/experts',
    action: 'request.write',
    body: z.strictObject({ experts: z.array(ExpertView).min(1).max(1000) }),
    reply: z.object({ count: Count }),
  },
  removeExpert: { method: 'DELETE', path: '/experts/:id', action: 'request.write', params: ExpertParam, reply: z.object({ id: z.string() }) },
})
