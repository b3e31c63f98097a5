// SPDX-License-Identifier: EUPL-1.2
/**
 * Routes of a node's admin interface: the list of places that the egress guard knows.
 *
 * @module
 */
import { z } from 'zod'
import { defineRoutes } from './contract.ts'
import { Count } from './fields.ts'

export const PlacesView = z.object({
  /** Names that the guard knows, those that come with the program among them. */
  known: Count,
  /** What was imported, and when; `null`: only what comes with the program. */
  imported: z.object({ file: z.string(), rows: Count, at: Count }).nullable(),
})
export type PlacesView = z.infer<typeof PlacesView>

/** What the house has said about itself: none of it leaves. */
export const IdentityView = z.object({
  name: z.string(),
  kind: z.string(),
  ags: z.string().nullable(),
  names: z.array(z.string()),
  people: z.array(z.object({ name: z.string(), role: z.string() })),
  street: z.string(),
  postcode: z.string(),
  phones: z.array(z.string()),
  mailboxes: z.array(z.string()),
  domains: z.array(z.string()),
  hosts: z.array(z.string()),
  ipRanges: z.array(z.string()),
  products: z.array(z.string()),
  partners: z.array(z.string()),
})
export type IdentityView = z.infer<typeof IdentityView>

export const PLACES_ROUTES = defineRoutes({
  showPlaces: { method: 'GET', path: '/places', action: 'identity.read', reply: PlacesView },
  importPlaces: {
    method: 'PUT',
    path: '/places',
    action: 'identity.write',
    body: z.strictObject({ file: z.string().min(1).max(200), csv: z.string() }),
    reply: PlacesView,
  },
  resetPlaces: { method: 'DELETE', path: '/places', action: 'identity.write', reply: PlacesView },
})
