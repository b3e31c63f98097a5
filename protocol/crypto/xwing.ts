// SPDX-License-Identifier: EUPL-1.2
/**
 * X-Wing: X25519 and ML-KEM-768 in one key encapsulation. It holds while either of the two holds.
 *
 *     public key    1,216 = ML-KEM-768 (1,184) || X25519 (32)
 *     ciphertext    1,120 = ML-KEM-768 (1,088) || X25519 (32)
 *     secret key       32   the seed; it is expanded where it is used
 *     shared secret    32
 *
 * Chance comes in as a parameter, so encapsulation is the derandomised variant of the draft.
 *
 * @see https://datatracker.ietf.org/doc/draft-connolly-cfrg-xwing-kem/
 * @module
 */
import { ProtocolError } from '../errors.ts'
import type { World } from '../world.ts'
import { xwingEncDeterministic, xwingSeedKeyPair } from './sodium.ts'
import { xwingOpening } from './xwing-opening.ts'

export const XWING_SEED_BYTES = 32
export const XWING_PUBLIC_KEY_BYTES = 1216
export const XWING_CIPHERTEXT_BYTES = 1120
export const XWING_ENCAPSULATION_SEED_BYTES = 64

/** All that sealing and blinding need of the {@link World}. */
export type Chance = Pick<World, 'random'>

export interface XwingKeyPair {
  /** Secret, 32 bytes: what is kept. */
  readonly seed: Uint8Array
  readonly publicKey: Uint8Array
  /** What {@link xwingDecapsulate} takes; in X-Wing it is the seed itself. */
  readonly secretKey: Uint8Array
}

/** @throws ProtocolError `KEY_INVALID` unless the seed has 32 bytes */
export function xwingKeyPair(seed: Uint8Array): XwingKeyPair {
  assertLength(seed, XWING_SEED_BYTES)
  return { seed, ...xwingSeedKeyPair(seed) }
}

export interface Encapsulation {
  readonly ciphertext: Uint8Array
  readonly sharedSecret: Uint8Array
}

/**
 * @param seed 64 fresh bytes of `World.random`; whoever knows them knows the shared secret
 * @throws ProtocolError `KEY_INVALID` for a public key that is none (FIPS 203 section 7.2, or X25519 of small order)
 */
export function xwingEncapsulate(publicKey: Uint8Array, seed: Uint8Array): Encapsulation {
  assertXwingKey(publicKey)
  assertLength(seed, XWING_ENCAPSULATION_SEED_BYTES)
  try {
    const { ciphertext, sharedSecret } = xwingEncDeterministic(publicKey, seed)
    return { ciphertext, sharedSecret }
  } catch (cause) {
    throw new ProtocolError('KEY_INVALID', { field: 'X-Wing' }, { cause })
  }
}

/** The shared secret of a ciphertext. @throws ProtocolError `DECRYPT_FAILED` for a wrong length or an X25519 part of small order */
export type XwingOpener = (ciphertext: Uint8Array) => Uint8Array

/**
 * Opens with one key again and again: the key is read once. A foreign or altered ciphertext of the right length mostly gives *another* secret
 * (implicit rejection), not an error: only the AEAD that uses the secret tells.
 *
 * @throws ProtocolError `KEY_INVALID` unless the key has 32 bytes
 */
export function xwingOpener(secretKey: Uint8Array): XwingOpener {
  assertLength(secretKey, XWING_SEED_BYTES)
  const open = xwingOpening(secretKey)
  return (ciphertext) => {
    if (ciphertext.length !== XWING_CIPHERTEXT_BYTES) {
      throw new ProtocolError('DECRYPT_FAILED', { field: 'ciphertext', found: ciphertext.length, expected: XWING_CIPHERTEXT_BYTES })
    }
    try {
      return open(ciphertext)
    } catch (cause) {
      throw new ProtocolError('DECRYPT_FAILED', { field: 'ciphertext' }, { cause })
    }
  }
}

/** One ciphertext. @throws ProtocolError as {@link xwingOpener} and what it returns */
export function xwingDecapsulate(ciphertext: Uint8Array, secretKey: Uint8Array): Uint8Array {
  return xwingOpener(secretKey)(ciphertext)
}

/** The length alone; whether the parts are valid shows at the first encapsulation. @throws ProtocolError `KEY_INVALID` */
export function assertXwingKey(publicKey: Uint8Array): void {
  assertLength(publicKey, XWING_PUBLIC_KEY_BYTES)
}

function assertLength(bytes: Uint8Array, expected: number): void {
  if (bytes.length !== expected) throw new ProtocolError('KEY_INVALID', { field: 'X-Wing', found: bytes.length, expected })
}
