// SPDX-License-Identifier: EUPL-1.2
/**
 * The token, RFC 9577 section 2.2 with a modulus of 3,072 bits: 482 bytes.
 *
 *     struct {
 *       uint16_t token_type;             0x4E43
 *       uint8_t  nonce[32];              binds the one-time keys
 *       uint8_t  challenge_digest[32];   SHA-256 of the TokenChallenge
 *       uint8_t  token_key_id[32];       SHA-256 of the issuer key's SubjectPublicKeyInfo
 *       uint8_t  authenticator[384];     RSASSA-PSS over the 98 bytes before it
 *     } Token;
 *
 * The nonce is not drawn: it is the hash of the one-time keys that sign the contribution and open the replies. A token
 * that is stolen on its way is worthless without them.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9577#section-2.2
 * @module
 */
import { concat, utf8 } from '../bytes.ts'
import { sha256 } from '../crypto/hash.ts'
import { ISSUER_MODULUS_BYTES } from '../crypto/rsa.ts'
import { ProtocolError } from '../errors.ts'
import { TOKEN_TYPE } from './challenge.ts'

/** The part that is signed. */
export const TOKEN_INPUT_BYTES = 98
export const TOKEN_BYTES: number = TOKEN_INPUT_BYTES + ISSUER_MODULUS_BYTES

/** What the authenticator signs. */
export interface TokenInput {
  readonly nonce: Uint8Array
  readonly challengeDigest: Uint8Array
  readonly keyId: Uint8Array
}

export interface Token extends TokenInput {
  readonly authenticator: Uint8Array
}

/** 98 bytes. @param tokenType other than 0x4E43 only in test vectors */
export function formatTokenInput({ nonce, challengeDigest, keyId }: TokenInput, tokenType: number = TOKEN_TYPE): Uint8Array {
  if (nonce.length !== 32 || challengeDigest.length !== 32 || keyId.length !== 32) throw new RangeError('the parts of a token have 32 bytes')
  return concat(Uint8Array.of(tokenType >> 8, tokenType & 0xff), nonce, challengeDigest, keyId)
}

export function formatToken(token: Token): Uint8Array {
  if (token.authenticator.length !== ISSUER_MODULUS_BYTES) throw new RangeError(`an authenticator has ${ISSUER_MODULUS_BYTES} bytes`)
  return concat(formatTokenInput(token), token.authenticator)
}

/** @throws ProtocolError `TOKEN_MALFORMED` for a wrong length or type */
export function parseToken(bytes: Uint8Array): Token {
  if (bytes.length !== TOKEN_BYTES) throw new ProtocolError('TOKEN_MALFORMED', { field: 'length', found: bytes.length, expected: TOKEN_BYTES })
  const type = ((bytes[0] as number) << 8) | (bytes[1] as number)
  if (type !== TOKEN_TYPE) throw new ProtocolError('TOKEN_MALFORMED', { field: 'token_type', found: type, expected: TOKEN_TYPE })
  return {
    nonce: bytes.slice(2, 34),
    challengeDigest: bytes.slice(34, 66),
    keyId: bytes.slice(66, TOKEN_INPUT_BYTES),
    authenticator: bytes.slice(TOKEN_INPUT_BYTES),
  }
}

/** `token_key_id` of an issuer key. */
export function tokenKeyId(spki: Uint8Array): Uint8Array {
  return sha256(spki)
}

const NONCE_LABEL = utf8('NCV one-time keys v1\0')

/** Public halves of the keys that a token certifies. */
export interface OneTimeKeys {
  /** Ed25519, signs the contribution. */
  readonly edPk: Uint8Array
  /** X-Wing, replies are sealed to it. */
  readonly xwPk: Uint8Array
}

/** The only nonce with which a token certifies these keys. */
export function oneTimeNonce({ edPk, xwPk }: OneTimeKeys): Uint8Array {
  return sha256(NONCE_LABEL, edPk, sha256(xwPk))
}
