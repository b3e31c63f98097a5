// SPDX-License-Identifier: EUPL-1.2
/**
 * Opening many X-Wing ciphertexts with one key, on OpenSSL: some three times as fast as libsodium's, for the hub opens a box of each node in each slot,
 * and a node tries all its keys on each reply.
 *
 *     expanded  = SHAKE-256(seed, 96) = ML-KEM seed d || z (64) || X25519 secret (32)
 *     shared    = SHA3-256(ML-KEM shared || X25519 shared || X25519 ciphertext || X25519 public key || 5c 2e 2f 2f 5e 5c)
 *
 * Both parts run in constant time there, in native code; an altered ML-KEM ciphertext gives another secret, not an error (FIPS 203 section 6.3).
 * Keys are read once: that takes longer than using them.
 *
 * @see https://datatracker.ietf.org/doc/draft-connolly-cfrg-xwing-kem/ section 5
 * @module
 */
import type { KeyObject } from 'node:crypto'
import { createHash, createPrivateKey, createPublicKey, decapsulate, diffieHellman } from 'node:crypto'
import { base64url, concat, fromHex, utf8 } from '../bytes.ts'

/** PrivateKeyInfo of ML-KEM-768 in its seed form (RFC 9935), before the 64 bytes. */
const MLKEM_PRIVATE = fromHex('3054020100300b0609608648016503040402044280' + '40')
/** PrivateKeyInfo of X25519 (RFC 8410), before the 32 bytes. */
const X25519_PRIVATE = fromHex('302e020100300506032b656e04220420')
const LABEL = utf8('\\.//^\\')

const MLKEM_SEED_BYTES = 64
const MLKEM_CIPHERTEXT_BYTES = 1088
const X25519_BYTES = 32

/** The shared secret of one ciphertext of 1,120 bytes. Throws what OpenSSL throws for an X25519 part of small order. */
export type OpenXwing = (ciphertext: Uint8Array) => Uint8Array

/** @param seed the 32-byte secret key */
export function xwingOpening(seed: Uint8Array): OpenXwing {
  const expanded = new Uint8Array(
    createHash('shake256', { outputLength: MLKEM_SEED_BYTES + X25519_BYTES })
      .update(seed)
      .digest(),
  )
  const mlkem = privateKey(concat(MLKEM_PRIVATE, expanded.subarray(0, MLKEM_SEED_BYTES)))
  const x25519 = privateKey(concat(X25519_PRIVATE, expanded.subarray(MLKEM_SEED_BYTES)))
  const own = new Uint8Array(createPublicKey(x25519).export({ format: 'der', type: 'spki' })).subarray(-X25519_BYTES)
  return (ciphertext) => {
    const theirs = ciphertext.subarray(MLKEM_CIPHERTEXT_BYTES)
    const first = decapsulate(mlkem, ciphertext.subarray(0, MLKEM_CIPHERTEXT_BYTES))
    const second = diffieHellman({ privateKey: x25519, publicKey: x25519Key(theirs) })
    const combined = createHash('sha3-256').update(first).update(second).update(theirs).update(own).update(LABEL)
    return new Uint8Array(combined.digest())
  }
}

function privateKey(der: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' })
}

/** As JWK (RFC 8037): OpenSSL's reader of DER takes half as long again. */
function x25519Key(bytes: Uint8Array): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: base64url(bytes) }, format: 'jwk' })
}
