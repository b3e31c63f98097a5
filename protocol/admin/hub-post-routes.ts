// SPDX-License-Identifier: EUPL-1.2
/**
 * Routes of a hub's admin interface: what members sent to it by name, and what it sent.
 *
 * @module
 */
import { z } from 'zod'
import { ATTACHMENT_MAX_BYTES, POST_ATTACHMENTS_MAX, POST_KINDS, POST_RECIPIENTS_MAX, RECEIPT_WISHES } from '../message/post.ts'
import { POST_CASE_STATES } from '../service/post-case.ts'
import { TLP_LABELS } from '../tlp.ts'
import { defineRoutes } from './contract.ts'
import { AttachmentView, PartyView } from './post-routes.ts'
import { Base64, Count } from './fields.ts'

export const HubPostView = z.object({
  /** Hex of the hash of the sealed bytes. */
  id: z.string(),
  isOwn: z.boolean(),
  /** Hex of the sender's own id: what `thread` of an answer names. */
  message: z.string(),
  from: PartyView,
  to: z.array(PartyView),
  kind: z.enum(POST_KINDS),
  tlp: z.enum(TLP_LABELS),
  at: Count,
  isRead: z.boolean(),
  /** Where the hub handles the thread as a case: how it stands, since when. */
  case: z.object({ state: z.enum(POST_CASE_STATES), at: Count }).nullable(),
  /** What the sender wants to hear. */
  receipt: z.enum(RECEIPT_WISHES),
  subject: z.string().optional(),
  text: z.string().optional(),
  /** Id of the message that it belongs to. */
  thread: z.string().optional(),
  attachments: z.array(AttachmentView),
  receipts: z.array(z.object({ by: PartyView, state: z.enum(['delivered', 'read']), at: Count })),
})
export type HubPostView = z.infer<typeof HubPostView>

export const HubThreadFilter = z.object({
  /** All of these words, in a letter of it or in a name of its circle. */
  q: z.string().max(200).optional(),
  box: z.enum(['unread', 'in', 'out', 'circle']).optional(),
  kind: z.enum(POST_KINDS).optional(),
  /** Those that are handled as a case, all of them or those in one state. */
  handling: z.enum([...POST_CASE_STATES, 'any']).optional(),
  offset: z.coerce.number().int().min(0).max(1_000_000).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
})
export type HubThreadFilter = z.infer<typeof HubThreadFilter>

/** A message and the answers to it. */
export const HubThreadLine = z.object({
  root: z.string(),
  /** Of its first letter. */
  id: z.string(),
  kind: z.enum(POST_KINDS),
  subject: z.string().optional(),
  /** Who reads it, without the hub. */
  circle: z.array(PartyView),
  /** The strictest of its labels. */
  tlp: z.enum(TLP_LABELS),
  letters: Count,
  files: Count,
  /** Of its last letter. */
  at: Count,
  isUnread: z.boolean(),
  case: HubPostView.shape.case,
})
export type HubThreadLine = z.infer<typeof HubThreadLine>

/** The id or its beginning, eight digits at least. */
const PostId = z.object({ id: z.string().regex(/^[0-9a-f]{8,64}$/) })

const UploadedFile = z.strictObject({ name: z.string().min(1).max(120), content: Base64.max(4 * Math.ceil(ATTACHMENT_MAX_BYTES / 3)) })

export const HUB_POST_ROUTES = defineRoutes({
  /** The newest five hundred. */
  listPost: { method: 'GET', path: '/post', action: 'post.read', reply: z.object({ posts: z.array(HubPostView) }) },
  /** All of it by threads, a page of those that the filter finds; the one that was written in last first. `total`: cases where it asks for them. */
  listThreads: {
    method: 'GET',
    path: '/post-threads',
    action: 'post.read',
    query: HubThreadFilter,
    reply: z.object({ threads: z.array(HubThreadLine), found: Count, total: Count, kinds: z.array(z.enum(POST_KINDS)) }),
  },
  /** Every letter that belongs to this one, the oldest first. */
  showThread: { method: 'GET', path: '/post/:id/thread', action: 'post.read', params: PostId, reply: z.object({ posts: z.array(HubPostView) }) },
  showPost: { method: 'GET', path: '/post/:id', action: 'post.read', params: PostId, reply: HubPostView },
  sendPost: {
    method: 'POST',
    path: '/post',
    action: 'post.write',
    body: z.strictObject({
      /** Ids or exact names. */
      to: z.array(z.string().min(1).max(200)).min(1).max(POST_RECIPIENTS_MAX),
      subject: z.string().min(1).max(160),
      text: z.string().min(1).max(15_000),
      tlp: z.enum(TLP_LABELS),
      receipt: z.enum(RECEIPT_WISHES),
      /** Paths on the hub's machine. */
      files: z.array(z.string().min(1).max(4096)).max(POST_ATTACHMENTS_MAX),
      /** Files of another machine. */
      uploads: z.array(UploadedFile).max(POST_ATTACHMENTS_MAX).optional(),
      /** A post that this one answers. */
      replyTo: PostId.shape.id.optional(),
    }),
    reply: HubPostView,
  },
  /** A person at the hub has read it; the sender hears of it where it asked. */
  readPost: {
    method: 'POST',
    path: '/post/:id/read',
    action: 'post.write',
    params: PostId,
    reply: z.object({ id: z.string(), isReceiptSent: z.boolean() }),
  },
  /** Null: it is only a letter again. */
  setPostCase: {
    method: 'PUT',
    path: '/post/:id/case',
    action: 'post.write',
    params: PostId,
    body: z.strictObject({ state: z.enum(POST_CASE_STATES).nullable() }),
    reply: HubPostView,
  },
  /** One attachment, for the machine of whoever asks. */
  readAttachment: {
    method: 'GET',
    path: '/post/:id/files/:number',
    action: 'post.read',
    params: PostId.extend({ number: z.coerce.number().int().min(1).max(POST_ATTACHMENTS_MAX) }),
    /** A harmless name. */
    reply: z.object({ name: z.string(), content: Base64 }),
  },
  savePost: {
    method: 'POST',
    path: '/post/:id/save',
    action: 'post.read',
    params: PostId,
    /** A folder on the hub's machine. */
    body: z.strictObject({ path: z.string().min(1).max(4096) }),
    reply: z.object({ files: z.array(z.object({ path: z.string(), bytes: Count })) }),
  },
})
