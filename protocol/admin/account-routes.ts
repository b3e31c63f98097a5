// SPDX-License-Identifier: EUPL-1.2
/**
 * Who may sign in at a party, and the trail of what was done: the same at node and hub.
 *
 * No figure per person, no order by person, and a trail that two people open together: it is for finding out what happened to the house's
 * data, not how somebody works (§ 87(1) no. 6 BetrVG and the laws on staff representation).
 *
 * @module
 */
import { z } from 'zod'
import { lineOf } from '../message/fields.ts'
import { defineRoutes } from './contract.ts'

const Instant = z.int().min(0)
export const AccountId = z.string().regex(/^a-[0-9a-f]{12}$/)
const Roles = z.array(z.string().min(1).max(40)).min(1).max(20)
export const DisplayName = z.string().trim().pipe(lineOf(80))

export const AccountView = z.object({
  id: AccountId,
  login: z.string(),
  name: z.string(),
  roles: z.array(z.string()),
  isActive: z.boolean(),
  hasPassword: z.boolean(),
  /** Bound to somebody at the house's own provider: signs in by it. */
  isBound: z.boolean(),
  hasSecondFactor: z.boolean(),
  /** A role of it opens nothing before a second factor is set up. */
  needsSecondFactor: z.boolean(),
  /** After wrong passwords; null when it can be tried. */
  lockedUntil: Instant.nullable(),
  createdAt: Instant,
})
export type AccountView = z.infer<typeof AccountView>

/** `path` ends in a secret that works once, until then; it is shown here and nowhere else. */
const SetUpLink = z.object({ path: z.string(), until: Instant })

export const AUDIT_OUTCOMES = ['done', 'refused', 'failed'] as const

const AuditEvent = z.object({
  id: z.int(),
  at: Instant,
  /** Name of the account; empty for an access token, null for one that was deleted or never was. */
  who: z.string().nullable(),
  /** Of the token that was shown; null for people. */
  role: z.string().nullable(),
  action: z.string(),
  /** Id of what it was done to, where that is no content. */
  object: z.string(),
  outcome: z.enum(AUDIT_OUTCOMES),
})

export const AUDIT_REQUEST_STATES = ['waiting', 'open', 'ended'] as const

const AuditRequest = z.object({
  id: z.int(),
  state: z.enum(AUDIT_REQUEST_STATES),
  reason: z.string(),
  requestedBy: z.string().nullable(),
  requestedAt: Instant,
  releasedBy: z.string().nullable(),
  /** Until when the two may read. */
  until: Instant.nullable(),
  /** The one who asks now may read. */
  isMine: z.boolean(),
  /** The one who asks now made this request: another has to release it. */
  isOwnRequest: z.boolean(),
})
export type AuditRequest = z.infer<typeof AuditRequest>

const IdParam = z.object({ id: AccountId })
const NumberParam = z.object({ id: z.coerce.number().int().min(1) })

export const ACCOUNT_ROUTES = defineRoutes({
  listAccounts: {
    method: 'GET',
    path: '/accounts',
    action: 'account.read',
    reply: z.object({ accounts: z.array(AccountView), roles: z.array(z.string()), apart: z.array(z.tuple([z.string(), z.string()])) }),
  },
  /** For a new account, or with `account` in place of a forgotten password; its holder chooses name and password. */
  linkAccount: {
    method: 'POST',
    path: '/account-links',
    action: 'account.write',
    body: z.strictObject({ account: AccountId.optional(), roles: Roles.optional(), name: DisplayName.optional() }),
    reply: SetUpLink,
  },
  changeAccount: {
    method: 'PUT',
    path: '/accounts/:id',
    action: 'account.write',
    params: IdParam,
    body: z.strictObject({ name: DisplayName.optional(), roles: Roles.optional(), isActive: z.boolean().optional() }),
    reply: AccountView,
  },
  /** After wrong passwords. */
  unlockAccount: { method: 'POST', path: '/accounts/:id/unlock', action: 'account.write', params: IdParam, reply: AccountView },
  /** Somebody has lost the authenticator and all recovery codes. */
  resetSecondFactor: {
    method: 'DELETE',
    path: '/accounts/:id/second-factor',
    action: 'account.write',
    params: IdParam,
    reply: AccountView,
  },
  removeAccount: { method: 'DELETE', path: '/accounts/:id', action: 'account.write', params: IdParam, reply: z.object({ id: AccountId }) },

  listAuditRequests: {
    method: 'GET',
    path: '/audit-requests',
    action: 'audit.read',
    reply: z.object({ requests: z.array(AuditRequest) }),
  },
  requestAudit: {
    method: 'POST',
    path: '/audit-requests',
    action: 'audit.request',
    body: z.strictObject({ reason: z.string().trim().min(5).max(300) }),
    reply: AuditRequest,
  },
  releaseAudit: { method: 'POST', path: '/audit-requests/:id/release', action: 'audit.release', params: NumberParam, reply: AuditRequest },
  readAudit: {
    method: 'GET',
    path: '/audit-requests/:id/events',
    action: 'audit.read',
    params: NumberParam,
    query: z.object({ before: z.coerce.number().int().min(1).optional() }),
    /** Newest first. */
    reply: z.object({ events: z.array(AuditEvent), more: z.boolean() }),
  },
})
