// SPDX-License-Identifier: EUPL-1.2
/**
 * Routes of a hub's admin interface: which keys hold, who witnesses, and what is known of one member beside the register. Public halves only.
 *
 * @module
 */
import { z } from 'zod'
import { EPOCH_PURPOSES, ISSUER_PURPOSES } from '../message/keys.ts'
import { defineRoutes } from './contract.ts'
import { Count, Hash } from './fields.ts'
import { MemberView } from './member-view.ts'

const IssuerKeyView = z.object({
  purpose: z.enum(ISSUER_PURPOSES),
  number: Count,
  keyId: Hash,
  isSpare: z.boolean(),
  /** `lost`: announced, and its private half is not here. `spare`: waits for the key before it to be revoked. `ended`: revoked, or ended with all tokens. */
  state: z.enum(['in-force', 'spare', 'ended', 'lost']),
})

export const HubKeysView = z.object({
  /** Oldest first; `from` is the index from which on each holds. */
  hub: z.array(z.object({ from: Count, key: Hash })),
  rootKey: Hash,
  relay: z.object({ name: z.string(), key: Hash }),
  /** Number of the present period. */
  period: Count,
  /** The accepted ones and the next. */
  periods: z.array(z.object({ period: Count, start: Count, end: Count, isAccepted: z.boolean(), members: Count, keys: z.array(IssuerKeyView) })),
  /** The newest of each purpose; `readers` may read what is sealed under it. */
  epochs: z.array(
    z.object({
      purpose: z.enum(EPOCH_PURPOSES),
      epoch: Count,
      index: Count,
      period: Count,
      readers: Count,
      isLost: z.boolean(),
      isOpen: z.boolean(),
    }),
  ),
  quorum: Count,
  size: Count,
  witnessedSize: Count,
  /** `seenAt`: when its signature on the newest witnessed head was made. */
  witnesses: z.array(z.object({ member: z.string(), name: z.string(), hasShown: z.boolean(), seenAt: Count.nullable() })),
})
export type HubKeysView = z.infer<typeof HubKeysView>

export const MemberSightView = z.object({
  member: MemberView,
  isWitness: z.boolean(),
  /** When it last fetched post, by name; null where none was there to fetch. */
  fetchedAt: Count.nullable(),
  /** Letters that it has not fetched. */
  waiting: Count,
  /** When it last signed something about itself. */
  signedAt: Count.nullable(),
  cosignedAt: Count.nullable(),
  contactsConfirmedAt: Count.nullable(),
  contactsDue: z.boolean(),
})
export type MemberSightView = z.infer<typeof MemberSightView>

export const HUB_KEY_ROUTES = defineRoutes({
  hubKeys: { method: 'GET', path: '/keys', action: 'hub.read', reply: HubKeysView },
  /** What the hub can know of a member's being there, and no more. */
  showMember: {
    method: 'GET',
    path: '/members/:member',
    action: 'member.read',
    params: z.object({ member: z.string().min(2).max(200) }),
    reply: MemberSightView,
  },
})
