// SPDX-License-Identifier: EUPL-1.2
/**
 * Routes of the hub: revoking an issuer key, first shown, then done.
 *
 * @module
 */
import { z } from 'zod'
import { ISSUER_PURPOSES, REVOCATION_REASONS } from '../message/keys.ts'
import { Hash } from './fields.ts'

const Index = z.int().min(0)
const Place = { period: Index, purpose: z.enum(ISSUER_PURPOSES), number: z.int().min(0).max(64) }

export const RevocationView = z.object({
  ...Place,
  keyId: Hash,
  /** The key that takes its place; null where there is none. */
  spare: Hash.nullable(),
  /** Members that have fetched tokens of the period. */
  members: Index,
  isCurrent: z.boolean(),
})
export type RevocationView = z.infer<typeof RevocationView>

export const HUB_LEDGER_ROUTES = {
  previewIssuerRevocation: {
    method: 'POST',
    path: '/issuer-revocation-previews',
    action: 'issuer.revoke',
    body: z.strictObject(Place),
    reply: RevocationView,
  },
  revokeIssuer: {
    method: 'POST',
    path: '/issuer-revocations',
    action: 'issuer.revoke',
    body: z.strictObject({ ...Place, keyId: Hash, reason: z.enum(REVOCATION_REASONS) }),
    reply: z.object({ index: Index }),
  },
} as const
