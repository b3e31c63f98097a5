// SPDX-License-Identifier: EUPL-1.2
/**
 * The only door to libsodium. The module is ready when its import has finished; nobody else waits for `ready`.
 *
 * Each function is wrapped with a fixed number of parameters: libsodium's own take a trailing `outputFormat`,
 * which `array.map(sodium.f)` would fill with the index.
 *
 * @module
 */
import sodium from 'libsodium-wrappers'

await sodium.ready

export const ED25519_SEED_BYTES = 32
export const ED25519_PUBLIC_KEY_BYTES = 32
export const ED25519_SECRET_KEY_BYTES = 64
export const ED25519_SIGNATURE_BYTES = 64

export interface SodiumKeyPair {
  readonly publicKey: Uint8Array
  readonly secretKey: Uint8Array
}

export function ed25519SeedKeyPair(seed: Uint8Array): SodiumKeyPair {
  const { publicKey, privateKey } = sodium.crypto_sign_seed_keypair(seed)
  return { publicKey, secretKey: privateKey }
}

export function ed25519SignDetached(message: Uint8Array, secretKey: Uint8Array): Uint8Array {
  return sodium.crypto_sign_detached(message, secretKey)
}

/** False also for a key of small order and for a signature whose S is not reduced. */
export function ed25519VerifyDetached(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  return sodium.crypto_sign_verify_detached(signature, message, publicKey)
}

/** @throws Error unless the bytes are a canonical point of the prime-order subgroup, not of small order */
export function ed25519ToCurve25519(publicKey: Uint8Array): Uint8Array {
  return sodium.crypto_sign_ed25519_pk_to_curve25519(publicKey)
}

export function xwingSeedKeyPair(seed: Uint8Array): SodiumKeyPair {
  const { publicKey, privateKey } = sodium.crypto_kem_xwing_seed_keypair(seed)
  return { publicKey, secretKey: privateKey }
}

export interface SodiumEncapsulation {
  readonly ciphertext: Uint8Array
  readonly sharedSecret: Uint8Array
}

/** @throws Error on a malformed public key */
export function xwingEncDeterministic(publicKey: Uint8Array, seed: Uint8Array): SodiumEncapsulation {
  return sodium.crypto_kem_xwing_enc_deterministic(publicKey, seed)
}

export function chacha20Poly1305Encrypt(plaintext: Uint8Array, aad: Uint8Array, nonce: Uint8Array, key: Uint8Array): Uint8Array {
  return sodium.crypto_aead_chacha20poly1305_ietf_encrypt(plaintext, aad, null, nonce, key)
}

/** @throws Error when the ciphertext is not authentic */
export function chacha20Poly1305Decrypt(ciphertext: Uint8Array, aad: Uint8Array, nonce: Uint8Array, key: Uint8Array): Uint8Array {
  return sodium.crypto_aead_chacha20poly1305_ietf_decrypt(null, ciphertext, aad, nonce, key)
}
