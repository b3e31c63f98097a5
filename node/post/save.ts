// SPDX-License-Identifier: EUPL-1.2
/**
 * Saving the attachments of a post that came in: fetched from the hub, opened here, written under harmless names. Nothing looks into them.
 *
 * @module
 */
import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { hex } from '@ncv/protocol/bytes.ts'
import type { PostAttachment, PostMessage } from '@ncv/protocol/message/post.ts'
import { openAttachment, SEALED_FILE_MAX_BYTES } from '@ncv/protocol/post/attachment.ts'
import { safeFileName } from '@ncv/protocol/post/media-type.ts'
import type { World } from '@ncv/protocol/world.ts'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import { SECRET_MODE, writeFileDurableSync } from '@ncv/runtime/party-dir.ts'
import { NodeError } from '../errors.ts'
import { memberPost } from '../link/member-request.ts'
import type { Self } from '../self.ts'

const TIMEOUT_MS = 330_000

type Reader = Pick<Self, 'keys' | 'opened' | 'addresses'>

export interface SavedFile {
  readonly path: string
  readonly bytes: number
}

/**
 * All of them or, where a name is taken, none.
 *
 * @param folder that exists
 * @throws NodeError `POST_FILE_EXISTS`, `POST_NO_FILES`; ProtocolError `ATTACHMENT_MISMATCH`; RemoteProblem `ATTACHMENT_MISSING`; RuntimeError
 *   `NET_…`, `DIR_NOT_WRITABLE`, `FILE_MISSING`
 */
export async function saveAttachments(
  world: World,
  self: Reader,
  { attachments }: Pick<PostMessage, 'attachments'>,
  folder: string,
): Promise<SavedFile[]> {
  if (attachments.length === 0) throw new NodeError('POST_NO_FILES')
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new RuntimeError('FILE_MISSING', { file: folder })
  const targets = attachments.map(({ name }, i) => resolve(join(folder, safeFileName(name, i + 1))))
  const taken = targets.find((path) => existsSync(path))
  if (taken !== undefined) throw new NodeError('POST_FILE_EXISTS', { file: taken })
  const saved: SavedFile[] = []
  for (const [i, attachment] of attachments.entries()) {
    const bytes = await opened(world, self, attachment)
    const path = targets[i] as string
    writeFileDurableSync(path, bytes, { mode: SECRET_MODE })
    saved.push({ path, bytes: bytes.length })
  }
  return saved
}

/**
 * One attachment, under a harmless name, for whoever asked.
 *
 * @param number from 1
 * @throws NodeError `POST_NO_FILES`; ProtocolError `ATTACHMENT_MISMATCH`; RemoteProblem `ATTACHMENT_MISSING`; RuntimeError `NET_…`
 */
export async function fetchAttachment(
  world: World,
  self: Reader,
  { attachments }: Pick<PostMessage, 'attachments'>,
  number: number,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const attachment = attachments[number - 1]
  if (attachment === undefined) throw new NodeError('POST_NO_FILES')
  return { name: safeFileName(attachment.name, number), bytes: await opened(world, self, attachment) }
}

async function opened(world: World, { keys, opened: federation, addresses }: Reader, attachment: PostAttachment): Promise<Uint8Array> {
  const { body } = await memberPost(world, keys, {
    audience: 'hub',
    baseUrl: addresses.hubUrl,
    path: `/attachment/${hex(attachment.sealed)}`,
    body: new Uint8Array(),
    maxBytes: SEALED_FILE_MAX_BYTES,
    timeoutMs: TIMEOUT_MS,
  })
  return openAttachment(federation.origin, attachment, body)
}
