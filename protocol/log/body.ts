// SPDX-License-Identifier: EUPL-1.2
/**
 * Body files: the content of entries and the documents they refer to, beside the tree.
 *
 *     body file = salt[32] || content                       name: hex of SHA-256(body file)
 *     content   = the bytes in clear, or
 *                 ChaCha20-Poly1305(key, nonce, bytes, ad = origin) with
 *                 key[32] || nonce[12] = HKDF-SHA256(epoch key, salt, "NCV body v1\0" || origin || epoch, 44)
 *
 * The salt keeps the hash in an entry from confirming a guess about erased content. The epoch key is committed to in the
 * log and the message key follows from it and the salt, which the entry's hash covers: a ciphertext opens to one text.
 *
 * @module
 */
import { concat, equalBytes, hex, utf8 } from '../bytes.ts'
import { openAead, sealAead } from '../crypto/aead.ts'
import { hkdfSha256, sha256 } from '../crypto/hash.ts'
import { ProtocolError } from '../errors.ts'

export const SALT_BYTES = 32
/** Largest body file: a CSAF document of 16 MiB with salt and tag. */
export const BODY_MAX_BYTES = 16 * 1024 * 1024 + SALT_BYTES + 16

export interface BodyFile {
  /** As served. */
  readonly bytes: Uint8Array
  readonly hash: Uint8Array
}

/** A key for bodies under one epoch. */
export interface BodyKey {
  readonly epoch: number
  readonly key: Uint8Array
}

export function bodyPath(hash: Uint8Array): string {
  return `body/${hex(hash)}`
}

function messageKey(origin: Uint8Array, { epoch, key }: BodyKey, salt: Uint8Array): { key: Uint8Array; nonce: Uint8Array } {
  const derived = hkdfSha256(key, salt, concat(utf8('NCV body v1\0'), origin, utf8(String(epoch))), 44)
  return { key: derived.subarray(0, 32), nonce: derived.subarray(32) }
}

/** @param salt 32 fresh random bytes */
export function sealBody(content: Uint8Array, salt: Uint8Array, origin: Uint8Array, key: BodyKey | undefined): BodyFile {
  if (salt.length !== SALT_BYTES) throw new RangeError('the salt has 32 bytes')
  let stored = content
  if (key !== undefined) {
    const message = messageKey(origin, key, salt)
    stored = sealAead(message.key, message.nonce, origin, content)
  }
  const bytes = concat(salt, stored)
  return { bytes, hash: sha256(bytes) }
}

/** @throws ProtocolError `BODY_MISMATCH` where the file is not the one that the hash names */
export function assertBody(bytes: Uint8Array, hash: Uint8Array): void {
  if (!equalBytes(sha256(bytes), hash)) throw new ProtocolError('BODY_MISMATCH', { body: hex(hash) })
}

/**
 * The content of a body file whose hash is already known to be right.
 *
 * @throws ProtocolError `DECRYPT_FAILED`, `BODY_MISMATCH`
 */
export function openBody(bytes: Uint8Array, origin: Uint8Array, key: BodyKey | undefined): Uint8Array {
  if (bytes.length < SALT_BYTES) throw new ProtocolError('BODY_MISMATCH', { found: bytes.length })
  const content = bytes.subarray(SALT_BYTES)
  if (key === undefined) return content
  const message = messageKey(origin, key, bytes.subarray(0, SALT_BYTES))
  return openAead(message.key, message.nonce, origin, content)
}
