// SPDX-License-Identifier: EUPL-1.2
/**
 * Who sits before the interface: asked and decided before any other route, therefore without an action of its own.
 *
 * @module
 */
import { z } from 'zod'
import { defineRoutes } from './contract.ts'

export const PARTY_FACES = ['node', 'hub'] as const

export const SessionView = z.object({
  /** `none`: nobody has signed in. */
  state: z.enum(['none', 'open']),
  party: z.object({
    kind: z.enum(PARTY_FACES),
    name: z.string(),
    federation: z.string(),
    /** Organisation that runs this node for its own and sees its plain text; null: the house itself. */
    host: z.string().nullable(),
  }),
  account: z.object({ id: z.string(), name: z.string() }).nullable(),
  roles: z.array(z.string()),
  /** All that this session may do; what is not in it is not offered. */
  actions: z.array(z.string()),
  /** Milliseconds: when the session ends if nothing is done, and until when nothing asks for the password again. */
  endsAt: z.number().nullable(),
  freshUntil: z.number().nullable(),
})
export type SessionView = z.infer<typeof SessionView>

export const SESSION_ROUTES = defineRoutes({
  session: { method: 'GET', path: '/session', reply: SessionView },
  /** With an access token (`ncv node access add`, or the owner's). */
  openSession: { method: 'POST', path: '/session', body: z.strictObject({ token: z.string().min(1).max(200) }), reply: SessionView },
  closeSession: { method: 'DELETE', path: '/session', reply: SessionView },
})
