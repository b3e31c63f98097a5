// SPDX-License-Identifier: EUPL-1.2
/**
 * What is open at a node, by due date, and how many of each: the page one begins the day with.
 *
 * Each part is filled only for who may read it by its own route; for others it is null, or not in the list.
 *
 * @module
 */
import { z } from 'zod'
import { VULNERABILITY_SEVERITIES } from '../advisory/severity.ts'
import { defineRoutes } from './contract.ts'
import { Count } from './fields.ts'
import { INCIDENT_DUTIES } from './incident-routes.ts'
import { DUE_STATES } from './match-routes.ts'

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** What can be open; the order among what is due at the same time. */
export const TODAY_KINDS = ['alarm', 'report', 'duty', 'match', 'case', 'question', 'vote', 'request', 'post'] as const
export type TodayKind = (typeof TODAY_KINDS)[number]

export const TodayItem = z.object({
  kind: z.enum(TODAY_KINDS),
  /** Of the product group, the entry of the alarm or question, the contribution, the motion, the request, the incident; empty for post. */
  id: z.string(),
  title: z.string(),
  /** Matches of the group, open duties of the incident, unread messages; else 1. */
  count: Count,
  /** Until when; a day for matches, an instant for all else. Neither: at once, or whenever there is time. */
  due: Day.optional(),
  dueAt: Count.optional(),
  isOverdue: z.boolean(),
  /** Of matches. */
  severity: z.enum(VULNERABILITY_SEVERITIES).optional(),
  dueState: z.enum(DUE_STATES).optional(),
  isExploited: z.boolean().optional(),
  /** None of the group is known to be affected: all is to be checked. */
  isCheck: z.boolean().optional(),
  /** All of the group is in progress: decided for now, and still to be finished in time. */
  isStarted: z.boolean().optional(),
  isExercise: z.boolean().optional(),
  /** Of an incident: which of its open duties is due first. */
  duty: z.enum(INCIDENT_DUTIES).optional(),
})
export type TodayItem = z.infer<typeof TodayItem>

/** Null: not for this reader. */
const Waiting = Count.nullable()

export const TodayView = z.object({
  /** The first of each kind; `total` counts all. */
  items: z.array(TodayItem),
  total: Count,
  /** For the menu: what waits for somebody. `products`: groups of open matches. */
  counts: z.object({
    matches: Waiting,
    products: Waiting,
    alarms: Waiting,
    cases: Waiting,
    questions: Waiting,
    votes: Waiting,
    requests: Waiting,
    post: Waiting,
  }),
  /** Matches (asset × advisory). */
  tiles: z.object({ exploited: Count, high: Count, check: Count, closed: Count }).nullable(),
  /** First day of the running quarter. */
  quarter: Day,
  /** Entries of the log that are here: for `since` at the next visit. */
  size: Count,
  /** Of the warnings that came from entry `since` on; `touching`: with matches here. */
  since: z.object({ fresh: Count, changed: Count, touching: Count }).nullable(),
})
export type TodayView = z.infer<typeof TodayView>

export const TODAY_ROUTES = defineRoutes({
  today: {
    method: 'GET',
    path: '/today',
    action: 'status.read',
    /** `limit`: product groups among the items. */
    query: z.object({ since: z.coerce.number().int().min(0).optional(), limit: z.coerce.number().int().min(0).max(200).optional() }),
    reply: TodayView,
  },
})
