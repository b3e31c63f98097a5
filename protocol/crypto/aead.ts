// SPDX-License-Identifier: EUPL-1.2
/**
 * ChaCha20-Poly1305 (RFC 8439): 32-byte key, 12-byte nonce, 16-byte tag behind the ciphertext.
 *
 * It does not commit to its key: one ciphertext can be made that opens under two keys to two texts. Where a key is
 * shared by several readers, they check a commitment to the key first (ncv-keys).
 *
 * @see https://www.rfc-editor.org/rfc/rfc8439
 * @module
 */
import { ProtocolError } from '../errors.ts'
import { chacha20Poly1305Decrypt, chacha20Poly1305Encrypt } from './sodium.ts'

export const AEAD_KEY_BYTES = 32
export const AEAD_NONCE_BYTES = 12
export const AEAD_TAG_BYTES = 16

/** The caller never uses one (key, nonce) for two plaintexts: the second would give away both and the tag's key. */
export function sealAead(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, plaintext: Uint8Array): Uint8Array {
  assertKey(key, nonce)
  return chacha20Poly1305Encrypt(plaintext, aad, nonce, key)
}

/** @throws ProtocolError `DECRYPT_FAILED` when key, nonce, `aad` or ciphertext are not those of the sealing */
export function openAead(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, ciphertext: Uint8Array): Uint8Array {
  assertKey(key, nonce)
  try {
    return chacha20Poly1305Decrypt(ciphertext, aad, nonce, key)
  } catch (cause) {
    throw new ProtocolError('DECRYPT_FAILED', {}, { cause })
  }
}

function assertKey(key: Uint8Array, nonce: Uint8Array): void {
  if (key.length !== AEAD_KEY_BYTES) throw new ProtocolError('KEY_INVALID', { field: 'ChaCha20', found: key.length, expected: AEAD_KEY_BYTES })
  if (nonce.length !== AEAD_NONCE_BYTES) throw new ProtocolError('KEY_INVALID', { field: 'nonce', found: nonce.length, expected: AEAD_NONCE_BYTES })
}
