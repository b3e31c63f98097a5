// SPDX-License-Identifier: EUPL-1.2
/**
 * What can be asked of a relay by those who run it: counts and sizes, never who sent.
 *
 * @module
 */
import { defineRoutes } from '@ncv/runtime/admin-contract.ts'
import { z } from 'zod'

const Count = z.int().min(0)

export const RelayStatus = z.object({
  federation: z.string(),
  origin: z.string(),
  isRunning: z.boolean(),
  /** Of the mirror. */
  size: Count,
  root: z.string(),
  witnessedSize: Count,
  /** Code of what keeps the mirror from following the hub. */
  refusal: z.string().nullable(),
  slot: Count,
  /** In memory, not yet confirmed by the hub. */
  boxes: Count,
  batchesWaiting: Count,
  lastBatch: z.object({ slot: Count, count: Count, at: z.int() }).nullable(),
})
export type RelayStatus = z.infer<typeof RelayStatus>

export const RELAY_ROUTES = defineRoutes({
  status: { method: 'GET', path: '/status', action: 'relay.read', reply: RelayStatus },
})
