// SPDX-License-Identifier: EUPL-1.2
/**
 * Routes of the hub's admin interface: the members, and blocking a key on technical evidence.
 *
 * @module
 */
import { z } from 'zod'
import { BLOCK_REASONS } from '../message/membership.ts'
import { defineRoutes } from './contract.ts'
import { Count } from './fields.ts'
import { MemberView } from './member-view.ts'

/** Id or name, or their beginning. */
const params = z.object({ member: z.string().min(2).max(200) })

export const HUB_MEMBER_ROUTES = defineRoutes({
  members: { method: 'GET', path: '/members', action: 'member.read', reply: z.object({ members: z.array(MemberView) }) },
  blockMember: {
    method: 'POST',
    path: '/members/:member/block',
    action: 'member.block',
    params,
    body: z.strictObject({ reason: z.enum(BLOCK_REASONS) }),
    reply: z.object({ index: Count, member: MemberView }),
  },
  unblockMember: {
    method: 'POST',
    path: '/members/:member/unblock',
    action: 'member.block',
    params,
    body: z.strictObject({}),
    reply: z.object({ index: Count, member: MemberView }),
  },
})
