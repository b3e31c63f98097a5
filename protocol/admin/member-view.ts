// SPDX-License-Identifier: EUPL-1.2
/**
 * Members as admin interfaces show them: what the log says of each organisation, and nothing of persons.
 *
 * @module
 */
import { z } from 'zod'
import { Id } from '../message/fields.ts'
import { MANDATE_SCOPES, MEMBER_ROLES } from '../message/membership.ts'
import { Count } from './fields.ts'

const MandateView = z.object({
  /** The other side: who acts for this member, or for whom it acts. */
  member: Id,
  name: z.string(),
  scopes: z.array(z.enum(MANDATE_SCOPES)),
  until: Count,
})

export const MemberView = z.object({
  id: Id,
  name: z.string(),
  kind: z.string(),
  category: Count,
  state: z.enum(['admitted', 'suspended', 'left', 'expelled']),
  /** `key`: on technical evidence. */
  suspendedBy: z.enum(['own-request', 'key']).nullable(),
  /** Entry that admitted it; 0 for founders. */
  since: Count,
  /** When its state changed last. */
  changedAt: Count,
  hasPledge: z.boolean(),
  roles: z.array(z.enum(MEMBER_ROLES)),
  /** Mandates that it has given … */
  given: z.array(MandateView),
  /** … and that it has. */
  held: z.array(MandateView),
})
export type MemberView = z.infer<typeof MemberView>
