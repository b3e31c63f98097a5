// SPDX-License-Identifier: EUPL-1.2
/**
 * The hub as a sender of post: signed with its key in force, sealed to the recipients, laid into their mailboxes.
 *
 * @module
 */
import type { Value } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { PostKind, PostMessage, ReceiptWish } from '@ncv/protocol/message/post.ts'
import { HUB_PARTY, POST_ATTACHMENTS_MAX, POST_ID_BYTES } from '@ncv/protocol/message/post.ts'
import { sealAttachment } from '@ncv/protocol/post/attachment.ts'
import { boxesOf } from '@ncv/protocol/post/correspondents.ts'
import type { PostLabel } from '@ncv/protocol/post/seal.ts'
import { postHash, sealPost, signPost } from '@ncv/protocol/post/seal.ts'
import type { Hub } from '../party.ts'
import { storeFile } from './attachments.ts'
import { correspondentsOf } from './correspondents.ts'

export interface HubPostDraft extends PostLabel {
  readonly kind: PostKind
  /** Members; in any order. */
  readonly to: readonly string[]
  /** A value of the kind's schema, or bytes of a signed frame. */
  readonly content: object | Uint8Array
  readonly thread?: Uint8Array
  readonly receipt?: ReceiptWish
  readonly files?: readonly { readonly name: string; readonly bytes: Uint8Array }[]
}

export interface HubPostSent {
  readonly id: Uint8Array
  readonly hash: Uint8Array
}

/**
 * Sends; may be called within the transaction of a handler when there are no files.
 *
 * @throws ProtocolError `POST_RECIPIENT`, `POST_LABEL`, `POST_MALFORMED`, `CODEC_TOO_LARGE`, `ATTACHMENT_…`; FederationError `ATTACHMENTS_FULL`
 */
export function sendPost(hub: Hub, draft: HubPostDraft): HubPostSent {
  const { opened, keys, world } = hub
  const to = [...new Set(draft.to)].sort()
  const boxes = boxesOf(correspondentsOf(hub), to, draft.tlp)
  if (to.includes(HUB_PARTY)) throw new ProtocolError('POST_RECIPIENT', { member: HUB_PARTY })
  const files = draft.files ?? []
  if (files.length > POST_ATTACHMENTS_MAX) throw new ProtocolError('POST_MALFORMED', { field: 'attachments' })
  const sealedFiles = files.map(({ name, bytes }) => sealAttachment(opened.origin, name, bytes, world))
  const message: PostMessage = {
    id: world.random(POST_ID_BYTES),
    from: HUB_PARTY,
    to,
    kind: draft.kind,
    sentAt: world.now(),
    content: draft.content instanceof Uint8Array ? draft.content : encode(draft.content as Value),
    attachments: sealedFiles.map(({ attachment }) => attachment),
    receipt: draft.receipt ?? 'none',
    ...(draft.thread === undefined ? {} : { thread: draft.thread }),
  }
  const frame = signPost(opened.origin, draft, message, keys.identity.seed)
  const sealed = sealPost(opened.origin, frame, message, boxes, world)
  for (const { file } of sealedFiles) storeFile(hub, HUB_PARTY, file)
  const hash = postHash(sealed)
  hub.post.inOne(() => {
    const names = message.attachments.map((each) => each.sealed)
    hub.post.add({ hash, sender: HUB_PARTY, id: message.id, at: message.sentAt, sealed, members: to, files: names })
    if (draft.kind !== 'receipt') hub.post.addHubPost(hash, true, draft.kind, frame)
  })
  world.log.info('post-sent', { count: to.length, size: sealed.length })
  return { id: message.id, hash }
}
