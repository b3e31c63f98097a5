// SPDX-License-Identifier: EUPL-1.2
/**
 * The post: addressed, named, sealed (ncv-post). What is signed, what is sealed around it, what hub and member say to each other about it.
 *
 *     frame  = envelope of type "post", signed by the sender: { attachments, content, from, id, kind, receipt, sentAt, thread?, to }
 *     sealed = { body, commitment, files, id, to, v, wraps }               only `to`, `id` and `files` are readable on the way
 *
 * `content` is the canonical encoding of what the kind demands, or, for what goes into the log, a signed frame of its own.
 *
 * @module
 */
import { z } from 'zod'
import { utf8 } from '../bytes.ts'
import { compareBytes } from '../codec.ts'
import { Bytes, bytesOf, Count, Hash, Id, lineOf, Name, textOf, Time } from './fields.ts'

/** The hub among recipients and senders; no member's id looks like it. */
export const HUB_PARTY = 'hub'

export const POST_KINDS = [
  'message',
  'receipt',
  'application',
  'spoc',
  'opt-in',
  'motion',
  'vote',
  'pledge',
  'member-request',
  'mandate',
  'release-request',
  'release-answer',
  'report',
  'request',
  'request-state',
  'annotation',
  'alarm-receipt',
  'key-replacement',
] as const
export type PostKind = (typeof POST_KINDS)[number]

/** What the sender wants to hear: nothing, that it lies in the recipient's node, that a person has read it. */
export const RECEIPT_WISHES = ['none', 'delivered', 'read'] as const
export type ReceiptWish = (typeof RECEIPT_WISHES)[number]

export const POST_RECIPIENTS_MAX = 64
export const POST_ATTACHMENTS_MAX = 5
/** Of the plain file. */
export const ATTACHMENT_MAX_BYTES: number = 10 * 1024 * 1024
export const POST_ID_BYTES = 16

/** Ascending by their bytes, each once: one list has one spelling. */
function isAscending(ids: readonly string[]): boolean {
  return ids.every((id, i) => i === 0 || compareBytes(utf8(ids[i - 1] ?? ''), utf8(id)) < 0)
}

const Recipients = z.array(Id).min(1).max(POST_RECIPIENTS_MAX).refine(isAscending, { message: 'recipients ascend, each once' })

/** A file that lies at the hub, sealed under a key that only the recipients are told. */
export const PostAttachment = z.strictObject({
  /** As the sender names it; whoever saves it makes a harmless name of it. */
  name: Name,
  /** By the extension, from a short table; never what the file itself claims. */
  media: lineOf(100),
  /** Of the plain file. */
  bytes: Count.max(ATTACHMENT_MAX_BYTES),
  /** Of the plain file. */
  sha256: Hash,
  /** SHA-256 of the sealed file: its name at the hub. */
  sealed: Hash,
  key: bytesOf(32),
})
export type PostAttachment = z.infer<typeof PostAttachment>

export const PostMessage = z.strictObject({
  /** Random; replies and receipts name it. */
  id: bytesOf(POST_ID_BYTES),
  from: Id,
  to: Recipients,
  kind: z.enum(POST_KINDS),
  sentAt: Time,
  /** Id of the message that this one belongs to. */
  thread: bytesOf(POST_ID_BYTES).optional(),
  content: Bytes,
  attachments: z.array(PostAttachment).max(POST_ATTACHMENTS_MAX),
  receipt: z.enum(RECEIPT_WISHES),
})
export type PostMessage = z.infer<typeof PostMessage>

/** Longest encoded content: with the largest list of recipients and all attachments the frame stays a message (60 KiB). */
export const POST_CONTENT_MAX_BYTES: number = 52 * 1024

/** X-Wing ciphertext, content key, tag. */
export const POST_WRAP_BYTES: number = 1120 + 32 + 16

/** What is handed to the hub, and by the hub to the recipients, unaltered. */
export const SealedPost = z
  .strictObject({
    v: z.literal(1),
    id: bytesOf(POST_ID_BYTES),
    to: Recipients,
    /** Names of the sealed files, in the order of the attachments. */
    files: z.array(Hash).max(POST_ATTACHMENTS_MAX),
    /** The content key for each recipient, in the order of `to`. */
    wraps: z.array(bytesOf(POST_WRAP_BYTES)).min(1).max(POST_RECIPIENTS_MAX),
    /** SHA-256("NCV post key v1\0" || content key). */
    commitment: Hash,
    body: Bytes,
  })
  .refine(({ to, wraps }) => to.length === wraps.length, { message: 'one wrap for each recipient', path: ['wraps'] })
export type SealedPost = z.infer<typeof SealedPost>

/** The hub's signed word that it has a post and keeps it: envelope type `post-taken`. */
export const PostTaken = z.strictObject({
  /** SHA-256 of the sealed bytes. */
  post: Hash,
  at: Time,
})
export type PostTaken = z.infer<typeof PostTaken>

/** Kind `message`: words among people. */
export const PostText = z.strictObject({ subject: lineOf(160), text: textOf(15_000) })
export type PostText = z.infer<typeof PostText>

/** Kind `receipt`: about one message, to its sender. */
export const PostReceipt = z.strictObject({
  post: bytesOf(POST_ID_BYTES),
  state: z.enum(['delivered', 'read']),
  at: Time,
})
export type PostReceipt = z.infer<typeof PostReceipt>

/** Member → hub, `POST /mailbox`. */
export const MailboxQuery = z.strictObject({
  /** Number of the last post that is known here; 0 for all. */
  after: Count,
})

/** Posts in one answer, in bytes of the sealed ones; one post always fits. */
export const MAILBOX_ANSWER_BYTES: number = 1024 * 1024

/** Hub → member. */
export const Mailbox = z.strictObject({
  /** Drawn anew when the hub comes out of a backup: numbers of another one mean nothing. */
  generation: bytesOf(16),
  posts: z
    .array(
      z.strictObject({
        number: Count.min(1),
        /** When the hub took it. */
        at: Time,
        sealed: Bytes,
      }),
    )
    .max(256),
  /** There is more behind the last number. */
  more: z.boolean(),
})
export type Mailbox = z.infer<typeof Mailbox>

/** Member → hub, `POST /mailbox/taken`: what lies in the node, up to this number. */
export const MailboxTaken = z.strictObject({ through: Count })
