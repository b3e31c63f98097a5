// SPDX-License-Identifier: EUPL-1.2
/**
 * Ed25519 (RFC 8032), one rule everywhere: libsodium's.
 *
 * `node:crypto`, and jose on it, accept or refuse public keys of small order, with which one signature fits any message, by the version of
 * their OpenSSL; libsodium refuses them, and refuses signatures whose S is not reduced. So nothing is verified elsewhere.
 * A secret key is kept as its 32-byte seed.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8032
 * @module
 */
import { hex } from '../bytes.ts'
import { ProtocolError } from '../errors.ts'
import {
  ED25519_PUBLIC_KEY_BYTES,
  ED25519_SEED_BYTES,
  ED25519_SIGNATURE_BYTES,
  ed25519SeedKeyPair,
  ed25519SignDetached,
  ed25519ToCurve25519,
  ed25519VerifyDetached,
} from './sodium.ts'

export interface Ed25519KeyPair {
  /** Secret, 32 bytes. */
  readonly seed: Uint8Array
  /** 32 bytes. */
  readonly publicKey: Uint8Array
}

/** @throws ProtocolError `KEY_INVALID` unless the seed has 32 bytes */
export function ed25519KeyPair(seed: Uint8Array): Ed25519KeyPair {
  assertSeed(seed)
  return { seed, publicKey: ed25519SeedKeyPair(seed).publicKey }
}

/**
 * 64 bytes, deterministic. The secret key is expanded anew each time (two scalar multiplications instead of one):
 * no table of secrets at module level, and a party signs a few times a second at most.
 *
 * @throws ProtocolError `KEY_INVALID` unless the seed has 32 bytes
 */
export function signEd25519(seed: Uint8Array, message: Uint8Array): Uint8Array {
  assertSeed(seed)
  return ed25519SignDetached(message, ed25519SeedKeyPair(seed).secretKey)
}

/** False for every signature that does not hold, also for keys and signatures of a wrong length. Never throws. */
export function verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== ED25519_PUBLIC_KEY_BYTES || signature.length !== ED25519_SIGNATURE_BYTES) return false
  return ed25519VerifyDetached(signature, message, publicKey)
}

/**
 * What may be registered as a public key: a canonical point of the prime-order subgroup.
 *
 * @throws ProtocolError `KEY_INVALID`: wrong length, not on the curve, small or mixed order
 */
export function assertEd25519Key(publicKey: Uint8Array): void {
  if (publicKey.length !== ED25519_PUBLIC_KEY_BYTES) {
    throw new ProtocolError('KEY_INVALID', { field: 'Ed25519', found: publicKey.length, expected: ED25519_PUBLIC_KEY_BYTES })
  }
  try {
    ed25519ToCurve25519(publicKey)
  } catch (cause) {
    throw new ProtocolError('KEY_INVALID', { field: 'Ed25519' }, { cause })
  }
}

/** y of the points of small order (the sign of x is not looked at), and what is no canonical y. */
const SMALL_ORDER: ReadonlySet<string> = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
])

/**
 * What may sign one message and be forgotten: no point of small order, in its one encoding. That it is a point at all shows the signature. Its
 * maker alone could gain by a key of mixed order, and gains nothing: all verify by one rule.
 *
 * @throws ProtocolError `KEY_INVALID`
 */
export function assertOneTimeEd25519Key(publicKey: Uint8Array): void {
  if (publicKey.length !== ED25519_PUBLIC_KEY_BYTES) {
    throw new ProtocolError('KEY_INVALID', { field: 'Ed25519', found: publicKey.length, expected: ED25519_PUBLIC_KEY_BYTES })
  }
  const y = hex(publicKey.subarray(0, 31)) + hex(Uint8Array.of((publicKey[31] as number) & 0x7f))
  const isCanonical = !(y.endsWith('7f') && y.slice(2, 62) === 'ff'.repeat(30) && (publicKey[0] as number) >= 0xed)
  if (!isCanonical || SMALL_ORDER.has(y)) throw new ProtocolError('KEY_INVALID', { field: 'Ed25519' })
}

function assertSeed(seed: Uint8Array): void {
  if (seed.length !== ED25519_SEED_BYTES) {
    throw new ProtocolError('KEY_INVALID', { field: 'Ed25519', found: seed.length, expected: ED25519_SEED_BYTES })
  }
}
