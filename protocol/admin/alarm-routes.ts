// SPDX-License-Identifier: EUPL-1.2
/**
 * Routes of a node's admin interface: alarms and the receipts for them.
 *
 * @module
 */
import { z } from 'zod'
import { defineRoutes } from './contract.ts'
import { Count } from './fields.ts'

export const AlarmView = z.object({
  index: Count,
  title: z.string(),
  tlp: z.string(),
  time: Count,
  isExercise: z.boolean(),
  /** The receipt was queued. */
  isDelivered: z.boolean(),
  isRead: z.boolean(),
})
export type AlarmView = z.infer<typeof AlarmView>

export const ALARM_ROUTES = defineRoutes({
  /** Those that hold, the newest first. */
  listAlarms: { method: 'GET', path: '/alarms', action: 'alarm.read', reply: z.object({ alarms: z.array(AlarmView) }) },
  /** A person has read it: said to the hub, by name. */
  readAlarm: {
    method: 'POST',
    path: '/alarms/:index/read',
    action: 'alarm.confirm',
    params: z.object({ index: z.coerce.number().int().min(0) }),
    reply: AlarmView,
  },
})
