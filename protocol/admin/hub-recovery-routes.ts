// SPDX-License-Identifier: EUPL-1.2
/**
 * Admin routes of the hub for members that lost their keys.
 *
 * @module
 */
import { z } from 'zod'
import { Base64, Count, Signature } from './fields.ts'

const Frame = Base64.min(8).max(24_000)

/** What stands in a request for new keys. */
export const KeyRequestView = z.strictObject({
  member: z.string(),
  name: z.string(),
  state: z.string(),
  /** To compare by telephone. */
  mark: z.string(),
  /** With the recovery key it needs no call. */
  hasRecoveryKey: z.boolean(),
  /** Hex: what each of two analysts signs after the call-back. */
  signs: z.string(),
})
export type KeyRequestView = z.infer<typeof KeyRequestView>

export const HUB_RECOVERY_ROUTES = {
  showKeyRequest: {
    method: 'POST',
    path: '/key-requests/show',
    action: 'member.read',
    body: z.strictObject({ frame: Frame }),
    reply: KeyRequestView,
  },
  importReaderKeys: {
    method: 'POST',
    path: '/reader-keys/import',
    action: 'keys.import',
    body: z.strictObject({ file: z.string().max(4 * 1024 * 1024) }),
    reply: z.strictObject({ taken: Count, lost: Count, members: Count }),
  },
  replaceMemberKey: {
    method: 'POST',
    path: '/key-requests/replace',
    action: 'member.replace-key',
    body: z.strictObject({
      frame: Frame,
      consents: z.array(z.strictObject({ analyst: z.string().max(64), signature: Signature })).max(8),
    }),
    reply: z.strictObject({ member: z.string(), index: z.int().nullable() }),
  },
} as const
