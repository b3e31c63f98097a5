// SPDX-License-Identifier: EUPL-1.2
/**
 * The envelope: a JWS with unencoded payload, in a MessagePack frame (ncv-envelope).
 *
 *     frame     = msgpack [ header bytes, payload bytes, signature ]
 *     signed    = BASE64URL(header bytes) || '.' || payload bytes          RFC 7797 section 3
 *     header    = {"alg":"Ed25519","b64":false,"crit":["b64"],"typ":"ncv/warning","ncv":1,
 *                  "origin":"<64 hex>","tlp":"TLP:GREEN","terms":"n-cert"}  without spaces, in this order
 *
 * The header is compared byte for byte with the one that type, origin, label and terms demand; nothing in it is
 * interpreted, so an algorithm or a label cannot be talked into something else. Signed bytes are kept and passed on
 * as they came, never encoded again.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7797 https://www.rfc-editor.org/rfc/rfc9864
 * @module
 */
import type { z } from 'zod'
import { base64url, concat, equalBytes, hex, utf8 } from './bytes.ts'
import type { Value } from './codec.ts'
import { decode, MESSAGE_BOUNDS } from './codec.ts'
import { signEd25519, verifyEd25519 } from './crypto/ed25519.ts'
import { sha256 } from './crypto/hash.ts'
import { encode } from './encode.ts'
import { ProtocolError } from './errors.ts'
import type { Terms } from './terms.ts'
import type { TlpLabel } from './tlp.ts'

/** Version of the protocol that this code speaks. */
export const NCV_VERSION = 1

/** What the protected header says. */
export interface Header {
  /** Message type, a file of `message/`. */
  readonly type: string
  /** SHA-256 of the genesis; 32 zero bytes in the genesis itself. */
  readonly origin: Uint8Array
  readonly tlp: TlpLabel
  readonly terms: Terms
}

/** A frame that nobody has verified. */
export interface SealedEnvelope {
  readonly header: Uint8Array
  readonly payload: Uint8Array
  /** One Ed25519 signature; in a genesis one for each signer. */
  readonly signature: Uint8Array
}

/** A verified message. Only {@link openEnvelope} makes one. */
export interface Envelope<T> {
  readonly header: Header
  readonly payload: T
  /** The payload as it was signed: its one encoding. */
  readonly bytes: Uint8Array
  /** SHA-256 of the signed bytes: what repeated deliveries are recognised by. */
  readonly id: Uint8Array
}

/** The one header that these four values have. */
export function protectedHeader({ type, origin, tlp, terms }: Header): Uint8Array {
  const members = { alg: 'Ed25519', b64: false, crit: ['b64'], typ: `ncv/${type}`, ncv: NCV_VERSION, origin: hex(origin), tlp, terms }
  return utf8(JSON.stringify(members))
}

export function signingInput(header: Uint8Array, payload: Uint8Array): Uint8Array {
  return concat(utf8(`${base64url(header)}.`), payload)
}

/** The id of a message before or after it is signed. */
export function envelopeId(header: Uint8Array, payload: Uint8Array): Uint8Array {
  return sha256(signingInput(header, payload))
}

export function formatFrame({ header, payload, signature }: SealedEnvelope): Uint8Array {
  return encode([header, payload, signature])
}

/** @throws ProtocolError `ENVELOPE_MALFORMED`, or what the codec refuses */
export function parseFrame(frame: Uint8Array): SealedEnvelope {
  const parts = decode(frame, { ...MESSAGE_BOUNDS, depth: 2, items: 3 })
  if (!Array.isArray(parts) || parts.length !== 3) throw new ProtocolError('ENVELOPE_MALFORMED')
  const [header, payload, signature] = parts as readonly Value[]
  if (!(header instanceof Uint8Array) || !(payload instanceof Uint8Array) || !(signature instanceof Uint8Array)) {
    throw new ProtocolError('ENVELOPE_MALFORMED')
  }
  return { header, payload, signature }
}

/** Signs `payload`; the result is the frame that is stored and sent. */
export function sealEnvelope(header: Header, payload: Value, seed: Uint8Array): Uint8Array {
  const headerBytes = protectedHeader(header)
  const payloadBytes = encode(payload)
  const signature = signEd25519(seed, signingInput(headerBytes, payloadBytes))
  const frame = formatFrame({ header: headerBytes, payload: payloadBytes, signature })
  if (frame.length > MESSAGE_BOUNDS.bytes) throw new ProtocolError('CODEC_TOO_LARGE', { found: frame.length, limit: MESSAGE_BOUNDS.bytes })
  return frame
}

/**
 * The value of the payload if it fits its schema.
 *
 * @throws ProtocolError `SCHEMA_MISMATCH` with the path of the first member that does not fit
 */
export function parsePayload<T>(payload: Uint8Array, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(decode(payload))
  if (parsed.success) return parsed.data
  const first = parsed.error.issues[0]
  const extra = first?.code === 'unrecognized_keys' ? first.keys.join(',') : undefined
  throw new ProtocolError('SCHEMA_MISMATCH', { field: [...(first?.path ?? []), ...(extra === undefined ? [] : [extra])].join('.') || '(payload)' })
}

/** Never fails: it only serves to say what is wrong with a header that is refused anyway. */
function latin1(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, 1024), (byte) => String.fromCharCode(byte)).join('')
}

/** @throws ProtocolError `ORIGIN_MISMATCH` where only the federation differs, else `ENVELOPE_HEADER` */
export function assertHeader(found: Uint8Array, expected: Header): void {
  if (equalBytes(found, protectedHeader(expected))) return
  const origin = /"origin":"([0-9a-f]{64})"/.exec(latin1(found))?.[1]
  const isForeign = origin !== undefined && origin !== hex(expected.origin)
  throw new ProtocolError(isForeign ? 'ORIGIN_MISMATCH' : 'ENVELOPE_HEADER', { type: expected.type })
}

/**
 * Verifies and reads a frame.
 *
 * @param expected what the leaf of the log, or the channel, says the header must be
 * @param key the public key that must have signed, or a function that finds it by what the payload says
 * @throws ProtocolError `ENVELOPE_MALFORMED`, `ENVELOPE_HEADER`, `ORIGIN_MISMATCH`, `ENVELOPE_SIGNATURE`, `SCHEMA_MISMATCH`, codec errors
 */
export function openEnvelope<T>(
  frame: Uint8Array,
  expected: Header,
  schema: z.ZodType<T>,
  key: Uint8Array | ((payload: T) => Uint8Array),
): Envelope<T> {
  const { header, payload, signature } = parseFrame(frame)
  assertHeader(header, expected)
  if (signature.length !== 64) throw new ProtocolError('ENVELOPE_SIGNATURE', { type: expected.type })
  const input = signingInput(header, payload)
  const verify = (publicKey: Uint8Array): void => {
    if (!verifyEd25519(publicKey, input, signature)) throw new ProtocolError('ENVELOPE_SIGNATURE', { type: expected.type })
  }
  if (key instanceof Uint8Array) {
    verify(key)
    return { header: expected, payload: parsePayload(payload, schema), bytes: payload, id: sha256(input) }
  }
  const value = parsePayload(payload, schema)
  verify(key(value))
  return { header: expected, payload: value, bytes: payload, id: sha256(input) }
}
