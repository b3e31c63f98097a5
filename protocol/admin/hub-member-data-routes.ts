// SPDX-License-Identifier: EUPL-1.2
/**
 * What the hub holds about one member, for the member to see (Art. 15 DSGVO), and what goes when it has left (Art. 17).
 *
 * @module
 */
import { z } from 'zod'
import { Id } from '../message/fields.ts'
import { Count } from './fields.ts'

const params = z.object({ member: Id })

export const MemberDataView = z.object({
  federation: z.string(),
  member: z.string(),
  /** ISO 8601. */
  exportedAt: z.string(),
  /** What the log says, which stays; null for one that is no member. */
  register: z.object({ means: z.string(), record: z.record(z.string(), z.unknown()).nullable() }),
  tables: z.array(
    z.object({
      table: z.string(),
      means: z.string(),
      /** What each field means. */
      fields: z.record(z.string(), z.string()),
      /** How long it is kept. */
      period: z.string(),
      rows: z.array(z.record(z.string(), z.unknown())),
    }),
  ),
  /** What is not here, and where it is. */
  notes: z.array(z.string()),
})
export type MemberDataView = z.infer<typeof MemberDataView>

export const HUB_MEMBER_DATA_ROUTES = {
  showMemberData: { method: 'GET', path: '/members/:member/data', action: 'member-data.read', params, reply: MemberDataView },
  /** Only of one that has left, was expelled, or never became a member. */
  forgetMemberData: {
    method: 'DELETE',
    path: '/members/:member/data',
    action: 'member-data.delete',
    params,
    reply: z.object({ member: z.string(), deleted: z.array(z.object({ table: z.string(), deleted: Count })), remains: z.array(z.string()) }),
  },
} as const
