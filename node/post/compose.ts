// SPDX-License-Identifier: EUPL-1.2
/**
 * What a person writes, checked whole before it is queued: recipients, label, length, files.
 *
 * @module
 */
import { basename } from 'node:path'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { ReceiptWish } from '@ncv/protocol/message/post.ts'
import { ATTACHMENT_MAX_BYTES, POST_ATTACHMENTS_MAX } from '@ncv/protocol/message/post.ts'
import type { SealedAttachment } from '@ncv/protocol/post/attachment.ts'
import { sealAttachment } from '@ncv/protocol/post/attachment.ts'
import type { Correspondents } from '@ncv/protocol/post/correspondents.ts'
import { boxesOf } from '@ncv/protocol/post/correspondents.ts'
import { mediaTypeOf } from '@ncv/protocol/post/media-type.ts'
import { formatWords } from '@ncv/protocol/post/words.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import type { World } from '@ncv/protocol/world.ts'
import { readFileBounded } from '@ncv/runtime/party-dir.ts'
import { NodeError } from '../errors.ts'
import type { PostDraft } from '../store/post-store.ts'

/** A file out of a browser. */
export interface Upload {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface Letter {
  /** Ids. */
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly tlp: TlpLabel
  readonly receipt: ReceiptWish
  readonly isUrgent: boolean
  readonly files: readonly string[]
  /** Files that are in memory. */
  readonly uploads?: readonly Upload[]
  readonly thread?: Uint8Array
}

/**
 * @param own id of this node
 * @throws NodeError `POST_SELF`; ProtocolError `POST_RECIPIENT`, `POST_LABEL`, `POST_MALFORMED`, `CODEC_TOO_LARGE` for a text that is too long,
 *   `ATTACHMENT_…`; RuntimeError `FILE_…`
 */
export function composeLetter(
  letter: Letter,
  own: string,
  correspondents: Correspondents,
  origin: Uint8Array,
  world: Pick<World, 'random'>,
): PostDraft {
  const { to, subject, text, tlp, receipt, isUrgent, files, uploads = [], thread } = letter
  if (to.includes(own)) throw new NodeError('POST_SELF')
  boxesOf(correspondents, to, tlp)
  const content = formatWords({ subject, text })
  if (files.length + uploads.length > POST_ATTACHMENTS_MAX) throw new ProtocolError('POST_MALFORMED', { field: 'attachments' })
  const named = uploads.map(({ name, bytes }) => sealAttachment(origin, plainName(name), bytes, world))
  const attachments = [...files.map((file) => sealedFile(file, origin, world)), ...named]
  return {
    kind: 'message',
    to,
    content,
    tlp,
    terms: 'member',
    receipt,
    haste: isUrgent ? 'now' : 'spread',
    attachments,
    ...(thread === undefined ? {} : { thread }),
  }
}

/** Without folders of either world: where somebody keeps a file is nobody's business. */
function plainName(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).slice(-120)
}

/** The kind first: a file that may not go is not read. */
export function sealedFile(file: string, origin: Uint8Array, world: Pick<World, 'random'>): SealedAttachment {
  const name = basename(file)
  mediaTypeOf(name)
  return sealAttachment(origin, name.slice(-120), readFileBounded(file, ATTACHMENT_MAX_BYTES), world)
}
