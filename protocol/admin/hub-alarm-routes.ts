// SPDX-License-Identifier: EUPL-1.2
/**
 * Routes of a hub's admin interface: how far alarms have come.
 *
 * @module
 */
import { z } from 'zod'
import { Id, textOf } from '../message/fields.ts'
import { CALL_OUTCOMES } from '../service/call-outcome.ts'
import { TLP_LABELS } from '../tlp.ts'
import { defineRoutes } from './contract.ts'
import { Count } from './fields.ts'

export const AlarmMemberView = z.object({
  member: z.string(),
  name: z.string(),
  state: z.enum(['silent', 'delivered', 'read']),
  deliveredAt: Count.nullable(),
  readAt: Count.nullable(),
})
export type AlarmMemberView = z.infer<typeof AlarmMemberView>

export const HubAlarmLine = z.object({
  index: Count,
  at: Count,
  title: z.string(),
  tlp: z.enum(TLP_LABELS),
  isWithdrawn: z.boolean(),
  /** Somebody is silent for longer than may be. */
  isEscalated: z.boolean(),
  silent: Count,
  delivered: Count,
  read: Count,
})
export type HubAlarmLine = z.infer<typeof HubAlarmLine>

/** Whom to call, and where. Named people: for those who call, on paper, for the hour. */
export const CallView = z.object({
  member: z.string(),
  name: z.string(),
  state: z.enum(['silent', 'delivered', 'read']),
  people: z.array(z.object({ name: z.string(), phone: z.string(), mobile: z.string().optional() })),
  groupNumber: z.string().optional(),
  reachability: z.string().optional(),
})
export type CallView = z.infer<typeof CallView>

/** One call, as it was noted. */
export const CallNote = z.object({
  member: z.string(),
  name: z.string(),
  at: Count,
  outcome: z.enum(CALL_OUTCOMES),
  /** Who called; null for a token. */
  caller: z.string().nullable(),
  note: z.string().nullable(),
})
export type CallNote = z.infer<typeof CallNote>

const IndexParam = z.object({ index: z.coerce.number().int().min(0) })
/** Minutes of silence. */
const AfterQuery = z.object({ after: z.coerce.number().int().min(0).max(100_000).optional() })

export const HUB_ALARM_ROUTES = defineRoutes({
  /** Those with silent members first. */
  alarms: {
    method: 'GET',
    path: '/alarms',
    action: 'alarm.read',
    query: AfterQuery,
    reply: z.object({ alarms: z.array(HubAlarmLine) }),
  },
  showAlarm: {
    method: 'GET',
    path: '/alarms/:index',
    action: 'alarm.read',
    params: IndexParam,
    query: AfterQuery,
    reply: HubAlarmLine.extend({ members: z.array(AlarmMemberView) }),
  },
  callList: {
    method: 'GET',
    path: '/alarms/:index/calls',
    action: 'alarm.call',
    params: IndexParam,
    /** Also those that have it and have not read it. */
    query: z.object({ unread: z.enum(['true', 'false']).optional() }),
    reply: z.object({ title: z.string(), at: Count, calls: z.array(CallView), history: z.array(CallNote) }),
  },
  noteCall: {
    method: 'POST',
    path: '/alarms/:index/calls',
    action: 'alarm.call',
    params: IndexParam,
    body: z.strictObject({ member: Id, outcome: z.enum(CALL_OUTCOMES), note: textOf(400).optional() }),
    reply: CallNote,
  },
})
