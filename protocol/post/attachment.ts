// SPDX-License-Identifier: EUPL-1.2
/**
 * Files that go with a post, sealed where they come from (ncv-post, section 5). Nobody on the way reads, unpacks or shows them.
 *
 *     sealed = ChaCha20-Poly1305(key', nonce, file || zero bytes up to the next multiple of 64 KiB, at least one)
 *     key' (32) || nonce (12) = HKDF-SHA-256(key, no salt, "NCV attachment v1\0" || origin, 44)
 *
 * Each file has a key of its own, so the derived nonce is used once. The message names the hashes of both forms: one sealed file has one text.
 *
 * @module
 */
import { concat, equalBytes, utf8 } from '../bytes.ts'
import { AEAD_KEY_BYTES, AEAD_NONCE_BYTES, AEAD_TAG_BYTES, openAead, sealAead } from '../crypto/aead.ts'
import { hkdfSha256, sha256 } from '../crypto/hash.ts'
import type { Chance } from '../crypto/xwing.ts'
import { ProtocolError } from '../errors.ts'
import type { PostAttachment } from '../message/post.ts'
import { ATTACHMENT_MAX_BYTES } from '../message/post.ts'
import { mediaTypeOf } from './media-type.ts'

const STEP = 64 * 1024
const NO_AAD = new Uint8Array()

/** Of a sealed file. */
export const SEALED_FILE_MAX_BYTES: number = ATTACHMENT_MAX_BYTES + AEAD_TAG_BYTES

export function isSealedFileLength(length: number): boolean {
  const padded = length - AEAD_TAG_BYTES
  return padded >= STEP && padded <= ATTACHMENT_MAX_BYTES && padded % STEP === 0
}

function fileKey(key: Uint8Array, origin: Uint8Array): { key: Uint8Array; nonce: Uint8Array } {
  const okm = hkdfSha256(key, NO_AAD, concat(utf8('NCV attachment v1\0'), origin), AEAD_KEY_BYTES + AEAD_NONCE_BYTES)
  return { key: okm.subarray(0, AEAD_KEY_BYTES), nonce: okm.subarray(AEAD_KEY_BYTES) }
}

export interface SealedAttachment {
  readonly attachment: PostAttachment
  /** What is handed to the hub. */
  readonly file: Uint8Array
}

/**
 * @param name of the file without a folder
 * @throws ProtocolError `ATTACHMENT_TOO_LARGE`, `ATTACHMENT_TYPE`
 */
export function sealAttachment(origin: Uint8Array, name: string, bytes: Uint8Array, chance: Chance): SealedAttachment {
  if (bytes.length > ATTACHMENT_MAX_BYTES) throw new ProtocolError('ATTACHMENT_TOO_LARGE', { found: bytes.length, limit: ATTACHMENT_MAX_BYTES })
  const key = chance.random(AEAD_KEY_BYTES)
  const { key: derived, nonce } = fileKey(key, origin)
  const size = Math.max(STEP, Math.ceil(bytes.length / STEP) * STEP)
  const file = sealAead(derived, nonce, NO_AAD, concat(bytes, new Uint8Array(size - bytes.length)))
  const attachment = { name, media: mediaTypeOf(name), bytes: bytes.length, sha256: sha256(bytes), sealed: sha256(file), key }
  return { attachment, file }
}

/** The plain file. @throws ProtocolError `ATTACHMENT_MISMATCH` where the sealed file, or what is in it, is not what the message names */
export function openAttachment(origin: Uint8Array, attachment: PostAttachment, file: Uint8Array): Uint8Array {
  if (!equalBytes(sha256(file), attachment.sealed)) throw new ProtocolError('ATTACHMENT_MISMATCH', { field: 'sealed' })
  const { key, nonce } = fileKey(attachment.key, origin)
  const padded = opened(key, nonce, file)
  const bytes = padded.slice(0, attachment.bytes)
  const isWhole = bytes.length === attachment.bytes && padded.subarray(attachment.bytes).every((byte) => byte === 0)
  if (!isWhole || !equalBytes(sha256(bytes), attachment.sha256)) throw new ProtocolError('ATTACHMENT_MISMATCH', { field: 'sha256' })
  return bytes
}

function opened(key: Uint8Array, nonce: Uint8Array, file: Uint8Array): Uint8Array {
  try {
    return openAead(key, nonce, NO_AAD, file)
  } catch (cause) {
    throw new ProtocolError('ATTACHMENT_MISMATCH', { field: 'key' }, { cause })
  }
}
