// SPDX-License-Identifier: EUPL-1.2
/**
 * Saving the attachments of a post to the hub: by explicit command, under harmless names, into a folder of the operator's choice. Nothing here
 * looks into them.
 *
 * @module
 */
import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { PostAttachment, PostMessage } from '@ncv/protocol/message/post.ts'
import { openAttachment } from '@ncv/protocol/post/attachment.ts'
import { safeFileName } from '@ncv/protocol/post/media-type.ts'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import { SECRET_MODE, writeFileDurableSync } from '@ncv/runtime/party-dir.ts'
import { FederationError } from '../../errors.ts'
import type { Hub } from '../party.ts'
import { readFileFor } from './attachments.ts'

/**
 * @throws FederationError `POST_FILE_EXISTS`, `ATTACHMENT_MISSING` (not in the hub's backup, or forgotten); ProtocolError `ATTACHMENT_MISMATCH`;
 *   RuntimeError `FILE_MISSING` for a folder that is none, `DIR_NOT_WRITABLE`
 */
export function savePostFiles(hub: Hub, { attachments, from }: PostMessage, folder: string): { path: string; bytes: number }[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new RuntimeError('FILE_MISSING', { file: folder })
  const targets = attachments.map(({ name }, i) => resolve(join(folder, safeFileName(name, i + 1))))
  const taken = targets.find((path) => existsSync(path))
  if (taken !== undefined) throw new FederationError('POST_FILE_EXISTS', { file: taken })
  const files = attachments.map((each) => openPostFile(hub, from, each))
  return files.map((bytes, i) => {
    const path = targets[i] as string
    writeFileDurableSync(path, bytes, { mode: SECRET_MODE })
    return { path, bytes: bytes.length }
  })
}

/**
 * As the one that handed it in: the post was opened here, so the hub is among its recipients or its sender.
 *
 * @throws FederationError `ATTACHMENT_MISSING`; ProtocolError `ATTACHMENT_MISMATCH`
 */
export function openPostFile(hub: Hub, from: string, attachment: PostAttachment): Uint8Array {
  return openAttachment(hub.opened.origin, attachment, readFileFor(hub, from, attachment.sealed))
}
