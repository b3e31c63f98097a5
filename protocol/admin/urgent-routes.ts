// SPDX-License-Identifier: EUPL-1.2
/**
 * Sending at once, with less anonymity: what it would mean, and doing it.
 *
 * @module
 */
import { z } from 'zod'
import { defineRoutes } from './contract.ts'
import { Count } from './fields.ts'

/** By which number of senders people are told how well they are hidden. */
export const SenderSetView = z.object({
  /** Nodes that send in a slot, estimated by the newest batches; 0 while none has come back. */
  active: Count,
  /** False: "sender not named" is all that may be said. */
  isAnonymous: z.boolean(),
})
export type SenderSetView = z.infer<typeof SenderSetView>

export const UrgentPreview = z.object({
  senders: SenderSetView,
  members: Count,
  /** Boxes in the newest batch that has come back: about so many would leave together. */
  lastBatch: Count.nullable(),
  /** Fewer the relay does not let go early: then the box leaves alone. */
  kMin: Count,
  /** It must be reckoned with that the box leaves alone. */
  isAlone: z.boolean(),
  /** A receipt of the relay has come from its address; before that nothing is sent. */
  isProven: z.boolean(),
})
export type UrgentPreview = z.infer<typeof UrgentPreview>

export const URGENT_ROUTES = defineRoutes({
  previewUrgent: { method: 'GET', path: '/urgent', action: 'contribution.preview', reply: UrgentPreview },
  sendUrgent: {
    method: 'POST',
    path: '/contributions/:id/urgent',
    action: 'contribution.write',
    params: z.object({ id: z.string().regex(/^[0-9a-f]{64}$/) }),
    /** 1: also alone. */
    body: z.strictObject({ least: z.int().min(1).max(2000) }),
    reply: z.object({ id: z.string(), count: Count }),
  },
})
