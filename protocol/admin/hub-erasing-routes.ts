// SPDX-License-Identifier: EUPL-1.2
/**
 * Routes of the hub: erasing the content of entries, first shown, then signed by two analysts and done.
 *
 * @module
 */
import { z } from 'zod'
import { ERASED_MAX, ERASURE_REASONS } from '../message/erased.ts'
import { Hash, Signature } from './fields.ts'

const Index = z.int().min(0)
const Signed = z.strictObject({ analyst: z.string().regex(/^[a-z0-9][a-z0-9-]{0,30}$/), signature: Signature })
const Wanted = { entries: z.array(Index).min(1).max(ERASED_MAX), reason: z.enum(ERASURE_REASONS).exclude(['retired']) }

export const ErasurePlanView = z.object({
  /** What both analysts sign. */
  id: Hash,
  entries: z.array(z.object({ index: Index, kind: z.string(), tlp: z.string(), title: z.string().optional(), withdraws: z.boolean() })),
  documents: Index,
  bytes: Index,
  origin: Hash,
})
export type ErasurePlanView = z.infer<typeof ErasurePlanView>

export const HUB_ERASING_ROUTES = {
  /** Stores nothing. */
  previewErasure: {
    method: 'POST',
    path: '/erasure-previews',
    action: 'entry.erase',
    body: z.strictObject(Wanted),
    reply: ErasurePlanView,
  },
  eraseEntries: {
    method: 'POST',
    path: '/erasures',
    action: 'entry.erase',
    body: z.strictObject({ ...Wanted, id: Hash, author: Signed, approver: Signed }),
    reply: z.object({ index: Index }),
  },
  listErasures: {
    method: 'GET',
    path: '/erasures',
    action: 'hub.read',
    reply: z.object({ erasures: z.array(z.object({ index: Index, by: Index, reason: z.enum(ERASURE_REASONS) })) }),
  },
} as const
