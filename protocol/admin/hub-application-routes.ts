// SPDX-License-Identifier: EUPL-1.2
/**
 * Admin routes of the hub for applicants and for the register of contacts. Names of persons are here and nowhere else.
 *
 * @module
 */
import { z } from 'zod'
import { APPLICATION_STATES } from '../message/application.ts'
import { textOf } from '../message/fields.ts'
import { AttestationView, OptInView, SpocView } from './application-routes.ts'
import { defineRoutes } from './contract.ts'
import { Count, Hash } from './fields.ts'

const HubApplicationLine = z.object({
  /** Follows from the key: what a call-back compares. */
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  category: Count,
  /** When the hub took it. */
  takenAt: Count,
  state: z.enum(APPLICATION_STATES),
  /** `spoc`: no contacts. `name`: a member has this name. */
  blocking: z.array(z.enum(['spoc', 'name'])),
  /** Of people at the hub. */
  note: z.string().nullable(),
})
export type HubApplicationLine = z.infer<typeof HubApplicationLine>

export const HubApplicationView = HubApplicationLine.extend({
  spoc: SpocView.nullable(),
  attestations: z.array(AttestationView),
  optIns: z.array(OptInView),
  reason: z.string().nullable(),
  motion: Hash.nullable(),
})
export type HubApplicationView = z.infer<typeof HubApplicationView>

const HubContactView = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  state: z.string(),
  /** Null: the hub was told nobody. */
  spoc: SpocView.nullable(),
  confirmedAt: Count.nullable(),
  askedAt: Count.nullable(),
  /** Not confirmed for half a year, or not there. */
  isDue: z.boolean(),
  attestations: z.array(AttestationView),
})
export type HubContactView = z.infer<typeof HubContactView>

/** The id or its beginning. */
const ApplicationId = z.object({ id: z.string().regex(/^m-[0-9a-f]{2,16}$/) })
const Id = z.string()

export const HUB_APPLICATION_ROUTES = defineRoutes({
  applications: { method: 'GET', path: '/applications', action: 'application.read', reply: z.object({ applications: z.array(HubApplicationLine) }) },
  showApplication: { method: 'GET', path: '/applications/:id', action: 'application.read', params: ApplicationId, reply: HubApplicationView },
  /** For the motion: refused while something blocks. */
  applicationCandidate: {
    method: 'GET',
    path: '/applications/:id/candidate',
    action: 'application.read',
    params: ApplicationId,
    reply: z.object({ id: Id, name: z.string(), file: z.string() }),
  },
  rejectApplication: {
    method: 'POST',
    path: '/applications/:id/rejection',
    action: 'application.decide',
    params: ApplicationId,
    body: z.strictObject({ reason: textOf(1000) }),
    reply: HubApplicationView,
  },
  noteApplication: {
    method: 'PUT',
    path: '/applications/:id/note',
    action: 'application.decide',
    params: ApplicationId,
    body: z.strictObject({ note: textOf(2000).nullable() }),
    reply: HubApplicationView,
  },
  contacts: { method: 'GET', path: '/contacts', action: 'contact.read', reply: z.object({ at: Count, contacts: z.array(HubContactView) }) },
  /** Asks those who are due now, by post. */
  askContacts: { method: 'POST', path: '/contacts/asks', action: 'contact.ask', reply: z.object({ asked: z.array(Id) }) },
  /** Consent that holds today, for the one purpose. */
  optIns: {
    method: 'GET',
    path: '/opt-ins',
    action: 'finding.deliver',
    reply: z.object({ optIns: z.array(OptInView.extend({ id: Id, name: z.string() })) }),
  },
})
