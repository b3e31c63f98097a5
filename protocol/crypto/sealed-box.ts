// SPDX-License-Identifier: EUPL-1.2
/**
 * Sealing to an X-Wing key without a sender: anyone can seal, only the holder of the key opens.
 *
 *     sealed = X-Wing ciphertext (1,120) || ChaCha20-Poly1305 (plaintext + 16)
 *     key (32) || nonce (12) = HKDF-SHA-256(ikm = shared secret, salt = SHA-256(X-Wing ciphertext), info)
 *
 * Every box has its own shared secret, so the derived nonce is used once. `info` names format and federation: what is
 * sealed for one purpose opens for no other.
 *
 * @module
 */
import { concat } from '../bytes.ts'
import { ProtocolError } from '../errors.ts'
import { AEAD_KEY_BYTES, AEAD_NONCE_BYTES, AEAD_TAG_BYTES, openAead, sealAead } from './aead.ts'
import { hkdfSha256, sha256 } from './hash.ts'
import type { Chance } from './xwing.ts'
import { XWING_CIPHERTEXT_BYTES, XWING_ENCAPSULATION_SEED_BYTES, xwingEncapsulate, xwingOpener } from './xwing.ts'

/** By so much the sealed bytes are longer than the plaintext. */
export const SEAL_OVERHEAD_BYTES = XWING_CIPHERTEXT_BYTES + AEAD_TAG_BYTES

function keyAndNonce(sharedSecret: Uint8Array, ciphertext: Uint8Array, info: Uint8Array): { key: Uint8Array; nonce: Uint8Array } {
  const okm = hkdfSha256(sharedSecret, sha256(ciphertext), info, AEAD_KEY_BYTES + AEAD_NONCE_BYTES)
  return { key: okm.subarray(0, AEAD_KEY_BYTES), nonce: okm.subarray(AEAD_KEY_BYTES) }
}

/** @throws ProtocolError `KEY_INVALID` */
export function sealTo(publicKey: Uint8Array, info: Uint8Array, aad: Uint8Array, plaintext: Uint8Array, world: Chance): Uint8Array {
  const { ciphertext, sharedSecret } = xwingEncapsulate(publicKey, world.random(XWING_ENCAPSULATION_SEED_BYTES))
  const { key, nonce } = keyAndNonce(sharedSecret, ciphertext, info)
  return concat(ciphertext, sealAead(key, nonce, aad, plaintext))
}

/** The plaintext. @throws ProtocolError `DECRYPT_FAILED` unless sealed to this key with this `info` and `aad` */
export type SealedOpener = (sealed: Uint8Array) => Uint8Array

/** Opening in two steps: whoever opens many takes the first with all of them and then the second, each at the speed of a loop that does one thing. */
export interface OpeningSteps {
  /** The shared secret of one sealed text. @throws ProtocolError `DECRYPT_FAILED` */
  readonly secretOf: (sealed: Uint8Array) => Uint8Array
  /** @throws ProtocolError `DECRYPT_FAILED` */
  readonly plaintextOf: (sealed: Uint8Array, secret: Uint8Array) => Uint8Array
}

/**
 * Opens many with one key, which is read once.
 *
 * @param secretKey the 32-byte seed of the X-Wing key
 */
export function openingSteps(secretKey: Uint8Array, info: Uint8Array, aad: Uint8Array): OpeningSteps {
  const decapsulate = xwingOpener(secretKey)
  return {
    secretOf(sealed) {
      if (sealed.length < SEAL_OVERHEAD_BYTES) {
        throw new ProtocolError('DECRYPT_FAILED', { field: 'length', found: sealed.length, expected: SEAL_OVERHEAD_BYTES })
      }
      return decapsulate(sealed.subarray(0, XWING_CIPHERTEXT_BYTES))
    },
    plaintextOf(sealed, secret) {
      const { key, nonce } = keyAndNonce(secret, sealed.subarray(0, XWING_CIPHERTEXT_BYTES), info)
      return openAead(key, nonce, aad, sealed.subarray(XWING_CIPHERTEXT_BYTES))
    },
  }
}

/** {@link openingSteps}, one after the other. */
export function sealedOpener(secretKey: Uint8Array, info: Uint8Array, aad: Uint8Array): SealedOpener {
  const { secretOf, plaintextOf } = openingSteps(secretKey, info, aad)
  return (sealed) => plaintextOf(sealed, secretOf(sealed))
}

/**
 * @param secretKey the 32-byte seed of the X-Wing key
 * @throws ProtocolError `DECRYPT_FAILED` unless sealed to this key with this `info` and `aad`
 */
export function openSealed(secretKey: Uint8Array, info: Uint8Array, aad: Uint8Array, sealed: Uint8Array): Uint8Array {
  return sealedOpener(secretKey, info, aad)(sealed)
}
