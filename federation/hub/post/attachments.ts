// SPDX-License-Identifier: EUPL-1.2
/**
 * Sealed files in the hub's folder: `attachments/<sha-256>`, written once, never opened here.
 *
 * They are not in the hub's backup: whoever sent them keeps them.
 *
 * @module
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { equalBytes, hex } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { isSealedFileLength, SEALED_FILE_MAX_BYTES } from '@ncv/protocol/post/attachment.ts'
import { readFileBounded, SECRET_MODE, writeFileDurableSync } from '@ncv/runtime/party-dir.ts'
import { FederationError } from '../../errors.ts'
import type { Hub } from '../party.ts'

/** Of all sealed files together. */
export const ATTACHMENTS_MAX_BYTES: number = 20 * 1024 ** 3
const DAY_MS = 86_400_000
const RETRY_AFTER_S = 3600

type Holder = Pick<Hub, 'dir' | 'post' | 'world'>

const folderOf = (dir: string): string => join(dir, 'attachments')
const fileOf = (dir: string, hash: Uint8Array): string => join(folderOf(dir), hex(hash))

/**
 * Keeps a sealed file under its hash; once it is known there is nothing to do.
 *
 * @returns SHA-256 of the file
 * @throws FederationError `ATTACHMENT_MALFORMED` for a length that no sealed file has, `ATTACHMENTS_FULL`
 */
export function storeFile({ dir, post, world }: Holder, uploader: string, file: Uint8Array): Uint8Array {
  if (!isSealedFileLength(file.length)) throw new FederationError('ATTACHMENT_MALFORMED', { found: file.length, limit: SEALED_FILE_MAX_BYTES })
  const hash = sha256(file)
  if (post.hasFile(hash, uploader)) return hash
  if (post.fileBytes() + file.length > ATTACHMENTS_MAX_BYTES) throw new FederationError('ATTACHMENTS_FULL', { seconds: RETRY_AFTER_S })
  mkdirSync(folderOf(dir), { recursive: true, mode: 0o700 })
  if (!existsSync(fileOf(dir, hash))) writeFileDurableSync(fileOf(dir, hash), file, { mode: SECRET_MODE })
  post.addFile(hash, uploader, file.length, world.now())
  return hash
}

/**
 * The sealed file, for the one that handed it in and for recipients of a post of its that names it. To everybody else it does not exist.
 *
 * @throws FederationError `ATTACHMENT_MISSING`
 */
export function readFileFor({ dir, post }: Holder, member: string, hash: Uint8Array): Uint8Array {
  if (!post.mayFetch(hash, member) || !existsSync(fileOf(dir, hash))) throw new FederationError('ATTACHMENT_MISSING')
  const file = readFileBounded(fileOf(dir, hash), SEALED_FILE_MAX_BYTES)
  if (!equalBytes(sha256(file), hash)) throw new FederationError('ATTACHMENT_MISSING')
  return file
}

/** Forgets post that is older than the federation keeps it, and files without a post. */
export function forgetPost(hub: Pick<Hub, 'dir' | 'post' | 'world' | 'registry'>): void {
  const now = hub.world.now()
  const loose = hub.post.forget(now - hub.registry.rules.retentionDays * DAY_MS, now - DAY_MS)
  for (const hash of loose) rmSync(fileOf(hub.dir, hash), { force: true })
}
