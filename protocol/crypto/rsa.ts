// SPDX-License-Identifier: EUPL-1.2
/**
 * The RSA operations that blind signatures (RFC 9474) are made of, on `node:crypto`.
 *
 *     SubjectPublicKeyInfo, RFC 8017 appendix A.1, for 3,072 bits 422 bytes:
 *     30 82 01 a2  30 0d 06 09 2a864886f70d010101 05 00  03 82 01 8f 00
 *        30 82 01 8a  02 82 01 81 00 <modulus 384>  02 03 01 00 01
 *
 * A key is passed around as these bytes; `node:crypto`'s key objects do not leave this file.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9474
 * @module
 */
import { constants, createPrivateKey, createPublicKey, generateKeyPair, privateDecrypt, publicEncrypt, verify } from 'node:crypto'
import type { KeyObject, RSAKeyPairOptions } from 'node:crypto'
import { concat, equalBytes, fromHex, hex } from '../bytes.ts'
import { ProtocolError } from '../errors.ts'

export const ISSUER_KEY_BITS = 3072
/** Length of modulus, blinded message and signature under an issuer key. */
export const ISSUER_MODULUS_BYTES = ISSUER_KEY_BITS / 8

const RSA_ENCRYPTION = fromHex('300d06092a864886f70d0101010500')
const EXPONENT_65537 = fromHex('0203010001')

export interface RsaPublicKey {
  /** DER of the SubjectPublicKeyInfo (rsaEncryption): the key's one spelling. */
  readonly spki: Uint8Array
  readonly modulus: bigint
  readonly modulusBytes: number
  readonly handle: KeyObject
}

export interface RsaPrivateKey {
  readonly publicKey: RsaPublicKey
  readonly handle: KeyObject
}

function der(tag: number, content: Uint8Array): Uint8Array {
  const length = content.length
  if (length < 0x80) return concat(Uint8Array.of(tag, length), content)
  if (length < 0x100) return concat(Uint8Array.of(tag, 0x81, length), content)
  return concat(Uint8Array.of(tag, 0x82, length >> 8, length & 0xff), content)
}

/** Modulus big-endian with its top bit set; public exponent 65537. */
export function formatSpki(modulus: Uint8Array): Uint8Array {
  const key = der(0x30, concat(der(0x02, concat(Uint8Array.of(0), modulus)), EXPONENT_65537))
  return der(0x30, concat(RSA_ENCRYPTION, der(0x03, concat(Uint8Array.of(0), key))))
}

function refuse(found: number): never {
  throw new ProtocolError('KEY_INVALID', { field: 'RSA', found })
}

/**
 * @param bits of the modulus; other than 3,072 only in test vectors
 * @throws ProtocolError `KEY_INVALID` unless these are the bytes of {@link formatSpki} for an odd modulus of this many bits
 */
export function parseRsaPublicKey(spki: Uint8Array, bits: number = ISSUER_KEY_BITS): RsaPublicKey {
  const modulusBytes = bits / 8
  const end = spki.length - EXPONENT_65537.length
  const modulus = spki.subarray(Math.max(0, end - modulusBytes), Math.max(0, end))
  // Compared with the one spelling instead of interpreted: no second encoding of a key, hence no second key id.
  if (!equalBytes(formatSpki(modulus), spki) || modulus.length !== modulusBytes) refuse(spki.length)
  if ((modulus[0] as number) < 0x80 || (modulus[modulusBytes - 1] as number) % 2 === 0) refuse(spki.length)
  const handle = createPublicKey({ key: toBuffer(spki), format: 'der', type: 'spki' })
  return { spki, modulus: toInteger(modulus), modulusBytes, handle }
}

/** @throws ProtocolError `KEY_INVALID` unless this is an RSA key of `bits` bits in PKCS #8 */
export function parseRsaPrivateKey(pkcs8: Uint8Array, bits: number = ISSUER_KEY_BITS): RsaPrivateKey {
  try {
    const handle = createPrivateKey({ key: toBuffer(pkcs8), format: 'der', type: 'pkcs8' })
    const spki = new Uint8Array(createPublicKey(handle).export({ format: 'der', type: 'spki' }))
    return { publicKey: parseRsaPublicKey(spki, bits), handle }
  } catch (cause) {
    throw cause instanceof ProtocolError ? cause : new ProtocolError('KEY_INVALID', { field: 'RSA', found: pkcs8.length }, { cause })
  }
}

export interface IssuerKeyPair {
  /** Secret. */
  readonly privateKeyPkcs8: Uint8Array
  readonly publicKeySpki: Uint8Array
}

/** How a hub comes by a new key. A port, because it draws its own chance and takes its time: tests hand in fixtures. */
export type IssuerKeyGenerator = () => Promise<IssuerKeyPair>

/** RSA-3072, made on the thread pool (0.1 to 2 s). */
export const generateIssuerKey: IssuerKeyGenerator = () =>
  new Promise((resolve, reject) => {
    const options: RSAKeyPairOptions<'der', 'der'> = {
      modulusLength: ISSUER_KEY_BITS,
      publicExponent: 65537,
      publicKeyEncoding: { type: 'spki', format: 'der' },
      privateKeyEncoding: { type: 'pkcs8', format: 'der' },
    }
    generateKeyPair('rsa', options, (error, publicKey, privateKey) => {
      if (error === null) resolve({ publicKeySpki: new Uint8Array(publicKey), privateKeyPkcs8: new Uint8Array(privateKey) })
      else reject(error)
    })
  })

/** RSAVP1 (RFC 8017 section 5.2.2): `value`^65537 mod n; `value` is as long as the modulus and smaller. */
export function rsaPublic(key: RsaPublicKey, value: Uint8Array): Uint8Array {
  return new Uint8Array(publicEncrypt({ key: key.handle, padding: constants.RSA_NO_PADDING }, value))
}

/** RSASP1 (RFC 8017 section 5.2.1): `value`^d mod n. OpenSSL blinds the exponentiation against timing. */
export function rsaPrivate(key: RsaPrivateKey, value: Uint8Array): Uint8Array {
  return new Uint8Array(privateDecrypt({ key: key.handle, padding: constants.RSA_NO_PADDING }, value))
}

/** RSASSA-PSS-VERIFY (RFC 8017 section 8.1.2) with SHA-384 for message and mask. Never throws. */
export function verifyPssSha384(key: RsaPublicKey, message: Uint8Array, signature: Uint8Array, saltBytes: number): boolean {
  if (signature.length !== key.modulusBytes) return false
  return verify('sha384', message, { key: key.handle, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: saltBytes }, signature)
}

/** OS2IP, RFC 8017 section 4.2. */
export function toInteger(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${hex(bytes)}`)
}

/** I2OSP, RFC 8017 section 4.1. Throws a SyntaxError when `length` bytes do not hold the value. */
export function fromInteger(value: bigint, length: number): Uint8Array {
  return fromHex(value.toString(16).padStart(2 * length, '0'), length)
}

const toBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
