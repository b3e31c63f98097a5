// SPDX-License-Identifier: EUPL-1.2
/**
 * Routes of a node's admin interface: the members, and what this house decides about itself alone.
 *
 * @module
 */
import { z } from 'zod'
import { Id } from '../message/fields.ts'
import { MANDATE_SCOPES, MEMBER_REQUESTS, MEMBER_ROLES } from '../message/membership.ts'
import { defineRoutes } from './contract.ts'
import { Count } from './fields.ts'
import { MemberView } from './member-view.ts'

export const WaitingChange = z.object({
  kind: z.enum(['pledge', 'member-request', 'mandate']),
  writtenAt: Count,
  /** Of the post that carries it. `taken`: the hub has signed that it has it. */
  state: z.string(),
  code: z.string().nullable(),
})

export const OwnMembershipView = z.object({
  id: Id,
  name: z.string(),
  /** Rule of the federation on TLP:AMBER. */
  amberToSupervision: z.boolean(),
  /** Null: not admitted yet. */
  own: MemberView.nullable(),
  /** Signed here, and not in the log yet. */
  waiting: z.array(WaitingChange),
  /** Number of the newest key that this house has; null for none. */
  epochs: z.object({ community: Count.nullable(), pledge: Count.nullable() }),
})
export type OwnMembershipView = z.infer<typeof OwnMembershipView>

const Text = z.string().min(2).max(200)

export const MEMBER_ROUTES = defineRoutes({
  members: { method: 'GET', path: '/members', action: 'member.read', reply: z.object({ members: z.array(MemberView) }) },
  ownMembership: { method: 'GET', path: '/membership', action: 'member.read', reply: OwnMembershipView },
  /** Signs and sends; the log shows when it holds. */
  pledge: {
    method: 'POST',
    path: '/membership/pledge',
    action: 'membership.declare',
    body: z.strictObject({ isPledged: z.boolean() }),
    reply: OwnMembershipView,
  },
  requestMembership: {
    method: 'POST',
    path: '/membership/requests',
    action: 'membership.declare',
    body: z.strictObject({ request: z.enum(MEMBER_REQUESTS), role: z.enum(MEMBER_ROLES).optional() }),
    reply: OwnMembershipView,
  },
  giveMandate: {
    method: 'POST',
    path: '/membership/mandates',
    action: 'membership.declare',
    body: z.strictObject({
      /** Id or name, or their beginning. */
      agent: Text,
      scopes: z.array(z.enum(MANDATE_SCOPES)).max(MANDATE_SCOPES.length),
      until: Count,
    }),
    reply: OwnMembershipView,
  },
})
