// SPDX-License-Identifier: EUPL-1.2
/**
 * How long what is kept, at hub and node: looked at, and carried out.
 *
 * @module
 */
import { z } from 'zod'
import { Count } from './fields.ts'

export const RetentionView = z.object({
  isDry: z.boolean(),
  /** The federation's period, in days. */
  days: Count,
  lines: z.array(
    z.object({
      table: z.string(),
      holds: z.string(),
      period: z.string(),
      rows: Count,
      /** Rows whose time is over; null where nothing is to be done by this job. */
      due: Count.nullable(),
      deleted: Count,
      /** Goes only when a person says so. */
      needsConsent: z.boolean(),
    }),
  ),
})
export type RetentionView = z.infer<typeof RetentionView>

export const HUB_RETENTION_ROUTES = {
  hubRetention: {
    method: 'POST',
    path: '/retention',
    action: 'retention.run',
    body: z.strictObject({ isDry: z.boolean() }),
    reply: RetentionView,
  },
} as const

export const NODE_RETENTION_ROUTES = {
  nodeRetention: {
    method: 'POST',
    path: '/retention',
    action: 'retention.run',
    body: z.strictObject({ isDry: z.boolean(), hasConsent: z.boolean() }),
    reply: RetentionView,
  },
} as const
