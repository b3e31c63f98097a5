// SPDX-License-Identifier: EUPL-1.2
/**
 * Routes of a hub's admin interface: figures over time, for the situation page.
 *
 * @module
 */
import { z } from 'zod'
import { defineRoutes } from './contract.ts'
import { Count } from './fields.ts'

/** Null: fewer than five, which could point at somebody. */
const Withheld = Count.nullable()

export const FigureWeek = z.object({
  /** Monday, 00:00 UTC. */
  from: Count,
  assessed: Count,
  passedThrough: Count,
  alarms: Count,
  withdrawn: Count,
  /** Anonymous ones, by the beginning of the period of their token: when one came is not known. */
  contributions: Withheld,
  /** Of questions whose result came out in this week. */
  answers: Count,
  /** Questions whose result came out in this week. */
  results: Count,
  /** Named ones. */
  requests: Withheld,
  requestsOnTime: Withheld,
  reports: Withheld,
  /** At the end of the week. */
  members: Count,
})
export type FigureWeek = z.infer<typeof FigureWeek>

export const HUB_FIGURE_ROUTES = defineRoutes({
  figures: {
    method: 'GET',
    path: '/figures',
    action: 'hub.read',
    /** Up to the present one. */
    query: z.object({ weeks: z.coerce.number().int().min(1).max(104).optional() }),
    /** Oldest first. */
    reply: z.object({ weeks: z.array(FigureWeek), limit: Count }),
  },
})
