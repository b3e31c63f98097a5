// SPDX-License-Identifier: EUPL-1.2
/**
 * Routes of a node's admin interface: the application with its eleven prerequisites, and later the own contacts, attestations and opt-ins.
 *
 * They are there before the node has joined anything.
 *
 * @module
 */
import { z } from 'zod'
import { BLOCKED } from '../joining/draft.ts'
import { APPLICATION_STATES, ATTESTATION_STATES, SpocRecord } from '../message/application.ts'
import { defineRoutes } from './contract.ts'
import { Count, Hash } from './fields.ts'

export const AttestationView = z.object({ row: Count, state: z.enum(ATTESTATION_STATES), asOf: z.string() })
export const OptInView = z.object({ row: Count, ranges: z.array(z.string()), domains: z.array(z.string()), until: z.string() })
export const SpocView = SpocRecord.omit({ member: true, at: true })
export type SpocView = z.infer<typeof SpocView>

/** `none`: no federation yet. `applicant`: joined, and not a member. */
export const OWN_STATES = ['none', 'applicant', 'admitted', 'suspended', 'left', 'expelled'] as const

const StatusOfApplication = z.object({
  state: z.enum(APPLICATION_STATES),
  at: Count,
  blocking: z.array(z.enum(['spoc'])),
  reason: z.string().nullable(),
  motion: Hash.nullable(),
})

export const ApplicationView = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  category: Count,
  state: z.enum(OWN_STATES),
  /** All that can be filled in; null where it is not. `isSent: false` never leaves the node. */
  fields: z.array(z.object({ name: z.string(), row: Count, value: z.string().nullable(), isSent: z.boolean() })),
  missing: z.array(z.object({ row: Count, field: z.string(), blocks: z.enum(BLOCKED).nullable() })),
  /** What the hub would be given now: this and nothing else. */
  outgoing: z.object({ spoc: SpocView.nullable(), attestations: z.array(AttestationView), optIns: z.array(OptInView) }),
  /** Of that. */
  digest: Hash,
  /** When something was last sent, and whether it has changed since. */
  sentAt: Count.nullable(),
  isChanged: z.boolean(),
  /** When the contacts were last sent or confirmed. */
  confirmedAt: Count.nullable(),
  isDue: z.boolean(),
  /** What the hub last answered to an applicant. */
  answer: StatusOfApplication.nullable(),
})
export type ApplicationView = z.infer<typeof ApplicationView>

export const APPLICATION_ROUTES = defineRoutes({
  readApplication: { method: 'GET', path: '/application', action: 'application.read', reply: ApplicationView },
  setApplication: {
    method: 'PUT',
    path: '/application/fields',
    action: 'application.write',
    /** An empty text takes the value away. */
    body: z.strictObject({ field: z.string().min(1).max(60), value: z.string().max(8000) }),
    reply: ApplicationView,
  },
  /** What the file does not name stays. */
  importApplication: {
    method: 'POST',
    path: '/application/import',
    action: 'application.write',
    body: z.strictObject({ json: z.string().max(256 * 1024) }),
    reply: ApplicationView,
  },
  exportApplication: { method: 'GET', path: '/application/export', action: 'application.export', reply: z.object({ json: z.string() }) },
  /** By an applicant at once, by a member as post. */
  sendApplication: {
    method: 'POST',
    path: '/application/submission',
    action: 'application.send',
    body: z.strictObject({ digest: Hash }),
    reply: ApplicationView,
  },
  /** Asks the hub; only while this is no member. */
  askApplication: { method: 'POST', path: '/application/status', action: 'application.send', reply: ApplicationView },
  confirmContacts: { method: 'POST', path: '/contacts/confirmation', action: 'application.send', reply: ApplicationView },
})
