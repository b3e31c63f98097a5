// SPDX-License-Identifier: EUPL-1.2
/**
 * Routes of a node's admin interface: the post, addressed and named.
 *
 * @module
 */
import { z } from 'zod'
import { ATTACHMENT_MAX_BYTES, POST_ATTACHMENTS_MAX, POST_KINDS, POST_RECIPIENTS_MAX, RECEIPT_WISHES } from '../message/post.ts'
import { TLP_LABELS } from '../tlp.ts'
import { defineRoutes } from './contract.ts'
import { Base64, Count } from './fields.ts'

/** A member or the hub, with the name that people know. */
export const PartyView = z.object({ id: z.string(), name: z.string() })
export type PartyView = z.infer<typeof PartyView>

export const AttachmentView = z.object({ number: Count, name: z.string(), media: z.string(), bytes: Count })
export type AttachmentView = z.infer<typeof AttachmentView>

const Shared = {
  id: z.string(),
  kind: z.enum(POST_KINDS),
  to: z.array(PartyView),
  tlp: z.enum(TLP_LABELS),
  /** Of a message between people. */
  subject: z.string().optional(),
  text: z.string().optional(),
  attachments: z.array(AttachmentView),
  /** What the sender wants to hear. */
  receipt: z.enum(RECEIPT_WISHES),
}

export const PostInView = z.object({
  ...Shared,
  from: PartyView,
  state: z.enum(['new', 'read']),
  /** When the hub took it. */
  at: Count,
  sentAt: Count,
  /** Id of the message that it belongs to. */
  thread: z.string().optional(),
  /** Id of the message itself, under which others name it. */
  message: z.string(),
})
export type PostInView = z.infer<typeof PostInView>

export const PostOutView = z.object({
  ...Shared,
  state: z.enum(['queued', 'sealed', 'taken', 'refused']),
  writtenAt: Count,
  /** Drawn when the node first comes to it. */
  dueAt: Count.optional(),
  takenAt: Count.optional(),
  /** Why it was refused, or why the last attempt failed. */
  code: z.string().optional(),
  /** As in what came in. */
  thread: z.string().optional(),
  receipts: z.array(z.object({ by: PartyView, state: z.enum(['delivered', 'read']), at: Count })),
})
export type PostOutView = z.infer<typeof PostOutView>

const PostFilter = z.object({
  /** All of these words, in the letter or in a name. */
  q: z.string().max(200).optional(),
  kind: z.enum(POST_KINDS).optional(),
  offset: z.coerce.number().int().min(0).max(1_000_000).optional(),
  /** All that are found, where absent. */
  limit: z.coerce.number().int().min(1).max(200).optional(),
})
export const PostInFilter = PostFilter.extend({ state: PostInView.shape.state.optional() })
export type PostInFilter = z.infer<typeof PostInFilter>
export const PostOutFilter = PostFilter.extend({ state: PostOutView.shape.state.optional() })
export type PostOutFilter = z.infer<typeof PostOutFilter>

/** How many the filter finds, of how many, and what kinds there are among all. */
const Counted = { found: Count, total: Count, kinds: z.array(z.enum(POST_KINDS)) }

/** The id or its beginning, eight digits at least. */
const PostId = z.object({ id: z.string().regex(/^[0-9a-f]{8,64}$/) })

/** Ten MiB in base64, and the ends of lines that nobody writes. */
const UPLOAD_CHARACTERS_MAX = 4 * Math.ceil(ATTACHMENT_MAX_BYTES / 3)

/** A file out of a browser: its name without a folder, and its bytes. */
export const Upload = z.strictObject({ name: z.string().min(1).max(255), content: Base64.max(UPLOAD_CHARACTERS_MAX) })

export const POST_ROUTES = defineRoutes({
  listPost: {
    method: 'GET',
    path: '/post',
    action: 'post.read',
    query: PostInFilter,
    /** The newest first. `aside`: what could not be opened or carried out, by code. */
    reply: z.object({ ...Counted, received: z.array(PostInView), aside: z.array(z.object({ code: z.string(), at: Count })) }),
  },
  /** The newest first. */
  listSentPost: {
    method: 'GET',
    path: '/post/sent',
    action: 'post.read',
    query: PostOutFilter,
    reply: z.object({ ...Counted, sent: z.array(PostOutView) }),
  },
  /** Every letter that hangs together with this one, in no order. */
  postThread: {
    method: 'GET',
    path: '/post/:id/thread',
    action: 'post.read',
    params: PostId,
    reply: z.object({ received: z.array(PostInView), sent: z.array(PostOutView) }),
  },
  showPost: {
    method: 'GET',
    path: '/post/:id',
    action: 'post.read',
    params: PostId,
    reply: z.object({ received: PostInView.optional(), sent: PostOutView.optional() }),
  },
  sendPost: {
    method: 'POST',
    path: '/post',
    action: 'post.write',
    body: z.strictObject({
      /** Ids, exact names, or `n-cert`. */
      to: z.array(z.string().min(1).max(200)).min(1).max(POST_RECIPIENTS_MAX),
      subject: z.string().min(1).max(160),
      text: z.string().min(1).max(15_000),
      tlp: z.enum(TLP_LABELS),
      receipt: z.enum(RECEIPT_WISHES),
      isUrgent: z.boolean(),
      /** Paths on the node's machine. */
      files: z.array(z.string().min(1).max(4096)).max(POST_ATTACHMENTS_MAX),
      /** Files that the caller hands over; with those of `files` no more than five. */
      uploads: z.array(Upload).max(POST_ATTACHMENTS_MAX).optional(),
      /** A received post that this one answers. */
      replyTo: PostId.shape.id.optional(),
    }),
    reply: PostOutView,
  },
  undoPost: { method: 'POST', path: '/post/:id/undo', action: 'post.write', params: PostId, reply: z.object({ id: z.string() }) },
  /** The same bytes again, for a hub that has lost them. */
  resendPost: { method: 'POST', path: '/post/:id/resend', action: 'post.write', params: PostId, reply: PostOutView },
  /** A person has read it; the sender hears of it where it asked. */
  readPost: {
    method: 'POST',
    path: '/post/:id/read',
    action: 'post.write',
    params: PostId,
    reply: z.object({ id: z.string(), isReceiptSent: z.boolean() }),
  },
  deletePost: { method: 'DELETE', path: '/post/:id', action: 'post.write', params: PostId, reply: z.object({ id: z.string() }) },
  savePost: {
    method: 'POST',
    path: '/post/:id/save',
    action: 'post.read',
    params: PostId,
    /** A folder on the node's machine. */
    body: z.strictObject({ path: z.string().min(1).max(4096) }),
    reply: z.object({ files: z.array(z.object({ path: z.string(), bytes: Count })) }),
  },
  /** Fetched from the hub and opened; `name` is harmless. Nothing looks into it. */
  readAttachment: {
    method: 'GET',
    path: '/post/:id/attachments/:number',
    action: 'post.read',
    params: PostId.extend({ number: z.coerce.number().int().min(1).max(POST_ATTACHMENTS_MAX) }),
    reply: z.object({ name: z.string(), bytes: Count, content: z.string() }),
  },
  fetchPost: { method: 'POST', path: '/post/fetch', action: 'post.read', reply: z.object({ unread: Count, aside: Count }) },
})
