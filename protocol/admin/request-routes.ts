// SPDX-License-Identifier: EUPL-1.2
/**
 * Routes of a node's admin interface: requests to the single point of contact.
 *
 * @module
 */
import { z } from 'zod'
import { REQUEST_STATES, REQUEST_TOPICS } from '../message/spoc-request.ts'
import { TLP_LABELS } from '../tlp.ts'
import { defineRoutes } from './contract.ts'
import { RequestClockView } from './hub-request-routes.ts'
import { Count } from './fields.ts'

export const OwnRequestView = z.object({
  id: z.string(),
  subject: z.string(),
  text: z.string(),
  topic: z.enum(REQUEST_TOPICS),
  isUrgent: z.boolean(),
  tlp: z.enum(TLP_LABELS),
  writtenAt: Count,
  state: z.enum([...REQUEST_STATES, 'unsent', 'refused']),
  /** Null while the hub does not have it. */
  clock: RequestClockView.nullable(),
  steps: z.array(z.object({ state: z.enum(REQUEST_STATES), at: Count, text: z.string().nullable(), isOwn: z.boolean() })),
})
export type OwnRequestView = z.infer<typeof OwnRequestView>

/** The id or its beginning. */
const RequestParam = z.object({ id: z.string().regex(/^[0-9a-f]{4,32}$/) })

export const REQUEST_ROUTES = defineRoutes({
  askSpoc: {
    method: 'POST',
    path: '/requests',
    action: 'request.write',
    body: z.strictObject({
      subject: z.string().min(1).max(160),
      text: z.string().min(1).max(12_000),
      topic: z.enum(REQUEST_TOPICS),
      isUrgent: z.boolean(),
      tlp: z.enum(TLP_LABELS),
    }),
    reply: OwnRequestView,
  },
  listRequests: { method: 'GET', path: '/requests', action: 'request.read', reply: z.object({ requests: z.array(OwnRequestView) }) },
  showRequest: { method: 'GET', path: '/requests/:id', action: 'request.read', params: RequestParam, reply: OwnRequestView },
  closeRequest: { method: 'POST', path: '/requests/:id/close', action: 'request.write', params: RequestParam, reply: OwnRequestView },
})
