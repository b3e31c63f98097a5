// SPDX-License-Identifier: EUPL-1.2
/**
 * How a member signs a request: a short-lived JWT that holds for this one request only, in the manner of DPoP (RFC 9449).
 *
 *     Authorization: NCV <compact JWS>
 *     header   {"alg":"Ed25519","typ":"ncv-auth+jwt"}
 *     claims   {"sub":"<member id>","aud":"<who is asked>","htm":"POST","htu":"/slot","bh":"<BASE64URL(SHA-256(body))>",
 *               "iat":<s>,"exp":<iat + 60>,"jti":"<never used before>"}
 *
 * A stolen header is good for nothing but a repetition of the same request, and that the caller refuses by `jti`.
 * There is no bearer token and no session on the wire between nodes and servers.
 *
 * jose verifies on `node:crypto`, which accepts keys of small order: the key is checked with libsodium before.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9449 https://www.rfc-editor.org/rfc/rfc9864
 * @module
 */
import { decodeJwt, errors, jwtVerify, SignJWT } from 'jose'
import type { JWK, JWTPayload } from 'jose'
import { base64url, fromBase64url } from '../bytes.ts'
import { ProtocolError } from '../errors.ts'
import type { Instant } from '../world.ts'
import { assertEd25519Key, ed25519KeyPair } from './ed25519.ts'
import { sha256 } from './hash.ts'

const TYPE = 'ncv-auth+jwt'
const ALGORITHM = 'Ed25519'
const SCHEME = 'NCV '

/** Seconds from `iat` to `exp`. */
export const AUTH_LIFETIME_S = 60
/** Seconds by which two clocks may differ. */
export const AUTH_CLOCK_TOLERANCE_S = 30
/** A longer header is not read. */
const MAX_HEADER = 2048

/** What a signature covers. */
export interface SignedRequest {
  /** Origin and role of the server that is asked, as configured on both sides. */
  readonly audience: string
  readonly method: 'GET' | 'POST'
  /** Path and query as they stand in the request line. */
  readonly path: string
  readonly body: Uint8Array
  readonly now: Instant
}

export interface RequestSigner {
  /** Ed25519 seed of the member's identity key. */
  readonly seed: Uint8Array
  /** Member id. */
  readonly subject: string
  /** 16 or more random bytes as text: one for each request. */
  readonly jti: string
}

export interface VerifiedRequest {
  readonly subject: string
  /** The caller remembers it until `until` and refuses a second request with it. */
  readonly jti: string
  readonly until: Instant
}

function jwk(publicKey: Uint8Array, seed?: Uint8Array): JWK {
  const key: JWK = { kty: 'OKP', crv: 'Ed25519', alg: ALGORITHM, x: base64url(publicKey) }
  return seed === undefined ? key : { ...key, d: base64url(seed) }
}

/** The value of the `Authorization` header. @throws ProtocolError `KEY_INVALID` */
export async function signRequest({ seed, subject, jti, audience, method, path, body, now }: RequestSigner & SignedRequest): Promise<string> {
  const issuedAt = Math.floor(now / 1000)
  const claims = {
    sub: subject,
    aud: audience,
    htm: method,
    htu: path,
    bh: base64url(sha256(body)),
    iat: issuedAt,
    exp: issuedAt + AUTH_LIFETIME_S,
    jti,
  }
  const jwt = new SignJWT(claims).setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
  return SCHEME + (await jwt.sign(jwk(ed25519KeyPair(seed).publicKey, seed)))
}

function refuse(reason: string, cause?: unknown): never {
  throw new ProtocolError('AUTH_INVALID', { reason }, { cause })
}

/** jose overlooks spaces and set bits behind the last byte (Wycheproof JWS 360, 365, 368, 375); one request has one spelling. */
function assertCompact(token: string): void {
  const parts = token.split('.')
  if (parts.length !== 3) refuse('format')
  try {
    for (const part of parts) fromBase64url(part)
  } catch (cause) {
    refuse('format', cause)
  }
}

/** The claimed sender, not yet believed: it only selects the key. */
function claimedSubject(token: string): string {
  try {
    return decodeJwt(token).sub ?? refuse('sub')
  } catch (cause) {
    return refuse('format', cause)
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'exp'
  if (error instanceof errors.JWTClaimValidationFailed) return error.claim
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature'
  return 'format'
}

async function verifiedClaims(token: string, publicKey: Uint8Array, { audience, now }: SignedRequest): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, jwk(publicKey), {
      algorithms: [ALGORITHM],
      typ: TYPE,
      audience,
      currentDate: new Date(now),
      clockTolerance: AUTH_CLOCK_TOLERANCE_S,
      maxTokenAge: AUTH_LIFETIME_S,
      requiredClaims: ['sub', 'aud', 'htm', 'htu', 'bh', 'iat', 'exp', 'jti'],
    })
    return payload
  } catch (cause) {
    return refuse(reasonOf(cause), cause)
  }
}

/**
 * @param authorization value of the header; `undefined` where it is missing
 * @param keyOf the identity key of an admitted member, `undefined` for everyone else
 * @throws ProtocolError `AUTH_INVALID` whose `reason` is the claim that does not fit (`iat`: the clocks differ), `header`, `format` or
 *   `signature`; `MEMBER_UNKNOWN`; `KEY_INVALID` for a key that should not have been admitted
 */
export async function verifyRequest(
  authorization: string | undefined,
  request: SignedRequest,
  keyOf: (subject: string) => Uint8Array | undefined,
): Promise<VerifiedRequest> {
  if (authorization?.startsWith(SCHEME) !== true || authorization.length > MAX_HEADER) return refuse('header')
  const token = authorization.slice(SCHEME.length)
  assertCompact(token)
  const publicKey = keyOf(claimedSubject(token))
  if (publicKey === undefined) throw new ProtocolError('MEMBER_UNKNOWN')
  assertEd25519Key(publicKey)
  const { sub, jti, iat, exp, aud, htm, htu, bh } = await verifiedClaims(token, publicKey, request)
  if (sub === undefined || jti === undefined || jti.length < 16 || iat === undefined || exp === undefined) return refuse('jti')
  if (exp - iat > AUTH_LIFETIME_S) refuse('exp')
  if (aud !== request.audience) refuse('aud')
  if (htm !== request.method) refuse('htm')
  if (htu !== request.path) refuse('htu')
  if (bh !== base64url(sha256(request.body))) refuse('bh')
  return { subject: sub, jti, until: (exp + AUTH_CLOCK_TOLERANCE_S) * 1000 }
}
