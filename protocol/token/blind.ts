// SPDX-License-Identifier: EUPL-1.2
/**
 * Blind RSA signatures, RFC 9474, variant RSABSSA-SHA384-PSS-Deterministic: EMSA-PSS with SHA-384 and a salt of 48 bytes,
 * the message used as it is (PrepareIdentity).
 *
 *     member  blind     z = EMSA-PSS(message, salt) * r^e mod n      → hub
 *     hub     blindSign s = z^d mod n                                → member
 *     member  finalize  signature = s * r^-1 mod n
 *
 * z is uniformly distributed and independent of the message: the hub signs without learning what, and cannot find its
 * signature again later. The deterministic variant demands messages of high entropy (RFC 9474 section 5): ours hold
 * the hash of fresh one-time keys.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9474
 * @module
 */
import { concat, equalBytes } from '../bytes.ts'
import { sha384 } from '../crypto/hash.ts'
import type { RsaPrivateKey, RsaPublicKey } from '../crypto/rsa.ts'
import { fromInteger, rsaPrivate, rsaPublic, toInteger, verifyPssSha384 } from '../crypto/rsa.ts'
import type { Chance } from '../crypto/xwing.ts'
import { ProtocolError } from '../errors.ts'

/** Of the variant NCV uses; the PSSZERO variants, which only the RFC's vectors use here, have 0. */
export const PSS_SALT_BYTES = 48

const HASH_BYTES = 48

/** MGF1 (RFC 8017 appendix B.2.1) with SHA-384. */
function mask(seed: Uint8Array, length: number): Uint8Array {
  const blocks = Array.from({ length: Math.ceil(length / HASH_BYTES) }, (_, i) => sha384(seed, fromInteger(BigInt(i), 4)))
  return concat(...blocks).subarray(0, length)
}

/** EMSA-PSS-ENCODE (RFC 8017 section 9.1.1) for a modulus of whole bytes: the topmost of the encoded bits is zero. */
export function encodePss(message: Uint8Array, salt: Uint8Array, modulusBytes: number): Uint8Array {
  const hash = sha384(new Uint8Array(8), sha384(message), salt)
  const padding = new Uint8Array(modulusBytes - salt.length - HASH_BYTES - 2)
  const block = concat(padding, Uint8Array.of(0x01), salt)
  const masked = mask(hash, block.length).map((byte, i) => byte ^ (block[i] as number))
  masked[0] = (masked[0] as number) & 0x7f
  return concat(masked, hash, Uint8Array.of(0xbc))
}

/** The inverse of `value` modulo `modulus`, or `undefined` where they share a factor. */
function inverseOf(value: bigint, modulus: bigint): bigint | undefined {
  let [r, nextR] = [modulus, value % modulus]
  let [t, nextT] = [0n, 1n]
  while (nextR !== 0n) {
    const quotient = r / nextR
    ;[r, nextR] = [nextR, r - quotient * nextR]
    ;[t, nextT] = [nextT, t - quotient * nextT]
  }
  if (r !== 1n) return undefined
  return t < 0n ? t + modulus : t
}

/** r and its inverse, r uniform among the units modulo n: by rejection, so that no residue is favoured. */
function drawBlind({ modulus, modulusBytes }: RsaPublicKey, world: Chance): { r: bigint; inverse: bigint } {
  for (let attempt = 0; attempt < 256; attempt++) {
    const r = toInteger(world.random(modulusBytes))
    const inverse = r < modulus ? inverseOf(r, modulus) : undefined
    if (inverse !== undefined) return { r, inverse }
  }
  throw new ProtocolError('KEY_INVALID', { field: 'RSA', found: modulusBytes })
}

export interface Blinded {
  /** What the hub gets to see; as long as the modulus. */
  readonly blindedMessage: Uint8Array
  /** r^-1 mod n, secret: whoever has it links signature and blinded message. As long as the modulus. */
  readonly inverse: Uint8Array
}

/**
 * RFC 9474 section 4.2.
 *
 * @param world draws the salt, then r (again while it is not below n)
 * @throws ProtocolError `KEY_INVALID` where the modulus shares a factor with the encoded message: such a key is no RSA key
 */
export function blind(key: RsaPublicKey, message: Uint8Array, world: Chance, saltBytes: number = PSS_SALT_BYTES): Blinded {
  const encoded = toInteger(encodePss(message, world.random(saltBytes), key.modulusBytes))
  if (inverseOf(encoded, key.modulus) === undefined) throw new ProtocolError('KEY_INVALID', { field: 'RSA', found: key.modulusBytes })
  const { r, inverse } = drawBlind(key, world)
  const power = toInteger(rsaPublic(key, fromInteger(r, key.modulusBytes)))
  const blindedMessage = fromInteger((encoded * power) % key.modulus, key.modulusBytes)
  return { blindedMessage, inverse: fromInteger(inverse, key.modulusBytes) }
}

/**
 * RFC 9474 section 4.3. Deterministic: the same blinded message gives the same bytes.
 *
 * The result is checked before it leaves: a fault in the exponentiation (bad memory, an induced error) would hand the
 * factors of n to whoever sees the wrong value.
 *
 * @throws ProtocolError `ISSUANCE_MALFORMED` for a wrong length or a value not below n, `ISSUER_FAULT`
 */
export function blindSign(key: RsaPrivateKey, blindedMessage: Uint8Array): Uint8Array {
  const { modulus, modulusBytes } = key.publicKey
  if (blindedMessage.length !== modulusBytes || toInteger(blindedMessage) >= modulus) {
    throw new ProtocolError('ISSUANCE_MALFORMED', { field: 'blinded', found: blindedMessage.length, expected: modulusBytes })
  }
  const signature = rsaPrivate(key, blindedMessage)
  if (!equalBytes(rsaPublic(key.publicKey, signature), blindedMessage)) throw new ProtocolError('ISSUER_FAULT')
  return signature
}

/**
 * RFC 9474 section 4.4: the signature over `message`.
 *
 * @throws ProtocolError `ISSUANCE_MALFORMED` for a wrong length, `TOKEN_SIGNATURE` when the hub signed something else
 */
export function finalize(
  key: RsaPublicKey,
  message: Uint8Array,
  blindSignature: Uint8Array,
  inverse: Uint8Array,
  saltBytes: number = PSS_SALT_BYTES,
): Uint8Array {
  if (blindSignature.length !== key.modulusBytes) {
    throw new ProtocolError('ISSUANCE_MALFORMED', { field: 'signature', found: blindSignature.length, expected: key.modulusBytes })
  }
  const signature = fromInteger((toInteger(blindSignature) * toInteger(inverse)) % key.modulus, key.modulusBytes)
  if (!verifyBlind(key, message, signature, saltBytes)) throw new ProtocolError('TOKEN_SIGNATURE')
  return signature
}

/** RSASSA-PSS-VERIFY: whoever verifies cannot tell that the signature was made blindly. */
export function verifyBlind(key: RsaPublicKey, message: Uint8Array, signature: Uint8Array, saltBytes: number = PSS_SALT_BYTES): boolean {
  return verifyPssSha384(key, message, signature, saltBytes)
}
