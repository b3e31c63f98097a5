// SPDX-License-Identifier: EUPL-1.2
/**
 * A complete rescan of a node: every stored advisory against the whole inventory.
 *
 * @module
 */
import { z } from 'zod'
import { defineRoutes } from './contract.ts'
import { Count } from './fields.ts'

export const RescanView = z.object({
  /** Advisories and assets that there are. */
  advisories: Count,
  assets: Count,
  /** Advisories that were opened because they may touch an asset, or did. */
  opened: Count,
  /** Matches that came, went, or became others. */
  changed: Count,
  /** False where the node ended meanwhile: it makes up for the rest when it runs again. */
  isComplete: z.boolean(),
  ms: Count,
  /** Distinct asset × advisory by strongest verdict. */
  matches: z.object({ affected: Count, check: Count }),
})
export type RescanView = z.infer<typeof RescanView>

export const RESCAN_ROUTES = defineRoutes({
  rescan: { method: 'POST', path: '/rescan', action: 'match.rescan', reply: RescanView },
})
