// SPDX-License-Identifier: EUPL-1.2
/**
 * Route of a node's admin interface: the page for the house's management. Figures of the house, computed in its node; no person in them.
 *
 * @module
 */
import { z } from 'zod'
import { VULNERABILITY_SEVERITIES } from '../advisory/severity.ts'
import { Day } from '../message/fields.ts'
import { ANSWER_GROUPS, ANSWER_STATUSES } from '../message/count.ts'
import { TLP_LABELS } from '../tlp.ts'
import { defineRoutes } from './contract.ts'
import { Count } from './fields.ts'

const Severity = z.enum(VULNERABILITY_SEVERITIES)

const OldestLine = z.object({
  id: z.string(),
  title: z.string(),
  product: z.string(),
  severity: Severity,
  firstDay: Day,
  due: Day.optional(),
  isOverdue: z.boolean(),
  tlp: z.enum(TLP_LABELS),
})

const CommunityLine = z.object({
  title: z.string(),
  tlp: z.enum(TLP_LABELS),
  closedDay: Day,
  group: z.enum(ANSWER_GROUPS),
  answers: Count,
  members: Count,
  /** Null: fewer than may be shown. */
  cells: z.array(z.object({ status: z.enum(ANSWER_STATUSES), count: Count.nullable() })),
  /** What this house has answered. */
  own: z.enum(ANSWER_STATUSES).nullable(),
})

export const ManagementView = z.object({
  at: Count,
  /** The strictest label of what stands on the page. */
  tlp: z.enum(TLP_LABELS),
  assets: Count,
  /** Matches that are not settled, by their worst open vulnerability. */
  open: z.array(z.object({ severity: Severity, count: Count })),
  total: Count,
  overdue: Count,
  exploited: Count,
  oldest: z.array(OldestLine),
  /** The last twelve weeks; each ends with the Sunday before the next one, the last with this moment. */
  weeks: z.array(z.object({ from: Day, opened: Count, settled: Count, open: Count })),
  /** Of what was settled in these weeks: how much of it no later than it was due. */
  handled: z.object({ settled: Count, inTime: Count }),
  /** The newest results that the N-CERT has published. */
  community: z.array(CommunityLine),
})
export type ManagementView = z.infer<typeof ManagementView>

export const MANAGEMENT_ROUTES = defineRoutes({
  management: { method: 'GET', path: '/management', action: 'management.read', reply: ManagementView },
})
