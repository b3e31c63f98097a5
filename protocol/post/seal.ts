// SPDX-License-Identifier: EUPL-1.2
/**
 * Signing, sealing and opening of the post (ncv-post, sections 2 and 3).
 *
 *     K     = 32 random bytes, one for each post
 *     wrap  = X-Wing seal of K to recipient i, info = "NCV post wrap v1\0" || origin || commitment || i (uint8)
 *     body  = ChaCha20-Poly1305(key, nonce, length (uint16) || frame || zero bytes up to 1, 4, 16 or 64 KiB)
 *     key (32) || nonce (12) = HKDF-SHA-256(K, salt = commitment, info = "NCV post body v1\0" || origin || SHA-256(head), 44)
 *     head  = MessagePack { files, id, to }
 *
 * The AEAD does not commit to its key; the commitment does, so that all recipients read one text. Whoever changes recipients, id or files on the
 * way makes a body that nobody can open.
 *
 * @module
 */
import type { z } from 'zod'
import { concat, equalBytes, utf8 } from '../bytes.ts'
import type { Bounds, Value } from '../codec.ts'
import { decode } from '../codec.ts'
import { AEAD_KEY_BYTES, AEAD_NONCE_BYTES, openAead, sealAead } from '../crypto/aead.ts'
import { hkdfSha256, sha256 } from '../crypto/hash.ts'
import { openSealed, sealTo } from '../crypto/sealed-box.ts'
import type { Chance } from '../crypto/xwing.ts'
import { encode } from '../encode.ts'
import { openEnvelope, parseFrame, protectedHeader, sealEnvelope } from '../envelope.ts'
import { ProtocolError } from '../errors.ts'
import { POST_CONTENT_MAX_BYTES, PostMessage, SealedPost } from '../message/post.ts'
import type { Terms } from '../terms.ts'
import { TERMS } from '../terms.ts'
import type { TlpLabel } from '../tlp.ts'
import { TLP_LABELS } from '../tlp.ts'

const KIB = 1024
/** Bytes of the padded plaintext: who watches learns one of four sizes. A receipt or a vote is the first, a long text with its files the last. */
export const POST_BODY_BYTES: readonly number[] = [KIB, 4 * KIB, 16 * KIB, 64 * KIB]
const LENGTH_BYTES = 2
const KEY_BYTES = 32

/** Sealed bytes at most: 64 wraps and the largest body. */
export const SEALED_POST_MAX_BYTES: number = 144 * KIB
const SEALED_BOUNDS: Bounds = { bytes: SEALED_POST_MAX_BYTES, depth: 3, items: 256 }
const NO_AAD = new Uint8Array()

export interface PostLabel {
  readonly tlp: TlpLabel
  readonly terms: Terms
}

export interface PostBox {
  readonly id: string
  /** X-Wing public key. */
  readonly box: Uint8Array
}

/** A post whose signature was verified and whose outside says what its inside says. */
export interface OpenedPost extends PostLabel {
  readonly message: PostMessage
  /** As it was signed. */
  readonly frame: Uint8Array
  /** Envelope id, 32 bytes: by it repeated deliveries are recognised. */
  readonly id: Uint8Array
}

/** @throws ProtocolError `POST_MALFORMED` naming the field, `CODEC_TOO_LARGE` where the message with its recipients is longer than 60 KiB */
export function signPost(origin: Uint8Array, { tlp, terms }: PostLabel, message: PostMessage, seed: Uint8Array): Uint8Array {
  if (message.content.length > POST_CONTENT_MAX_BYTES) {
    throw new ProtocolError('CODEC_TOO_LARGE', { found: message.content.length, limit: POST_CONTENT_MAX_BYTES })
  }
  return sealEnvelope({ type: 'post', origin, tlp, terms }, checked(PostMessage, message) as unknown as Value, seed)
}

function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new ProtocolError('POST_MALFORMED', { field: parsed.error.issues[0]?.path.join('.') || 'post' })
}

/** SHA-256("NCV post key v1\0" || K). */
export function postCommitment(key: Uint8Array): Uint8Array {
  return sha256(utf8('NCV post key v1\0'), key)
}

function wrapInfo(origin: Uint8Array, commitment: Uint8Array, place: number): Uint8Array {
  return concat(utf8('NCV post wrap v1\0'), origin, commitment, Uint8Array.of(place))
}

type Head = Pick<SealedPost, 'id' | 'to' | 'files'>

function bodyKey(key: Uint8Array, origin: Uint8Array, commitment: Uint8Array, { id, to, files }: Head): { key: Uint8Array; nonce: Uint8Array } {
  const info = concat(utf8('NCV post body v1\0'), origin, sha256(encode({ id, to, files })))
  const okm = hkdfSha256(key, commitment, info, AEAD_KEY_BYTES + AEAD_NONCE_BYTES)
  return { key: okm.subarray(0, AEAD_KEY_BYTES), nonce: okm.subarray(AEAD_KEY_BYTES) }
}

function padded(frame: Uint8Array): Uint8Array {
  const size = POST_BODY_BYTES.find((each) => LENGTH_BYTES + frame.length <= each)
  if (size === undefined) throw new ProtocolError('CODEC_TOO_LARGE', { found: frame.length, limit: 64 * KIB - LENGTH_BYTES })
  return concat(Uint8Array.of(frame.length >> 8, frame.length & 0xff), frame, new Uint8Array(size - LENGTH_BYTES - frame.length))
}

/**
 * Seals a signed frame to its recipients.
 *
 * @param message that the frame holds
 * @param boxes X-Wing key of each recipient
 * @throws ProtocolError `POST_RECIPIENT` naming the one without a key, `KEY_INVALID`
 */
export function sealPost(origin: Uint8Array, frame: Uint8Array, message: PostMessage, boxes: readonly PostBox[], chance: Chance): Uint8Array {
  const { id, to } = message
  const files = message.attachments.map(({ sealed }) => sealed)
  const key = chance.random(KEY_BYTES)
  const commitment = postCommitment(key)
  const wraps = to.map((recipient, place) => {
    const found = boxes.find((each) => each.id === recipient)
    if (found === undefined) throw new ProtocolError('POST_RECIPIENT', { member: recipient })
    return sealTo(found.box, wrapInfo(origin, commitment, place), NO_AAD, key, chance)
  })
  const body = bodyKey(key, origin, commitment, { id, to, files })
  return encode({ v: 1, id, to, files, wraps, commitment, body: sealAead(body.key, body.nonce, NO_AAD, padded(frame)) })
}

/** @throws ProtocolError `POST_MALFORMED` naming the field; what the codec refuses */
export function parseSealedPost(bytes: Uint8Array): SealedPost {
  return checked(SealedPost, decode(bytes, SEALED_BOUNDS))
}

/** SHA-256 of the sealed bytes: what the hub's receipt names. */
export function postHash(sealed: Uint8Array): Uint8Array {
  return sha256(sealed)
}

/** Who opens. */
export interface PostReader {
  readonly origin: Uint8Array
  /** Id under which it is a recipient. */
  readonly id: string
  /** Seed of its X-Wing key. */
  readonly secretKey: Uint8Array
}

/**
 * Opens, verifies, and compares outside and inside.
 *
 * @param senderKey identity key of the sender that the message names; throws where there is none
 * @throws ProtocolError `POST_RECIPIENT` (not for this reader), `POST_UNREADABLE` whose `field` is `wrap`, `commitment`, `body` or `padding`,
 *   `POST_MISMATCH` naming the field in which outside and inside differ, `ORIGIN_MISMATCH`, `ENVELOPE_…`, `SCHEMA_MISMATCH`
 */
export function openPost(post: SealedPost, reader: PostReader, senderKey: (message: PostMessage) => Uint8Array): OpenedPost {
  return openPostFrame(post, openFrameOf(post, reader), reader.origin, senderKey)
}

function openFrameOf(post: SealedPost, { origin, id, secretKey }: PostReader): Uint8Array {
  const place = post.to.indexOf(id)
  const wrap = post.wraps[place]
  if (place < 0 || wrap === undefined) throw new ProtocolError('POST_RECIPIENT', { member: id })
  const key = unreadableAs('wrap', () => openSealed(secretKey, wrapInfo(origin, post.commitment, place), NO_AAD, wrap))
  if (!equalBytes(postCommitment(key), post.commitment)) throw new ProtocolError('POST_UNREADABLE', { field: 'commitment' })
  const body = bodyKey(key, origin, post.commitment, post)
  return unpadded(unreadableAs('body', () => openAead(body.key, body.nonce, NO_AAD, post.body)))
}

function unreadableAs<T>(field: string, open: () => T): T {
  try {
    return open()
  } catch (cause) {
    throw new ProtocolError('POST_UNREADABLE', { field }, { cause })
  }
}

/** Padding with content would be a channel that nobody looks at, and another size than the smallest says more than it must. */
function unpadded(plaintext: Uint8Array): Uint8Array {
  const length = ((plaintext[0] ?? 0) << 8) | (plaintext[1] ?? 0)
  const end = LENGTH_BYTES + length
  const isSmallest = POST_BODY_BYTES.find((size) => end <= size) === plaintext.length
  if (!isSmallest || plaintext.subarray(end).some((byte) => byte !== 0)) throw new ProtocolError('POST_UNREADABLE', { field: 'padding' })
  return plaintext.slice(LENGTH_BYTES, end)
}

/** The label is under the signature, not around it: of the few headers that there can be, the one that it is. */
function labelOf(header: Uint8Array, origin: Uint8Array): PostLabel {
  for (const tlp of TLP_LABELS) {
    for (const terms of Object.keys(TERMS) as Terms[]) {
      if (equalBytes(header, protectedHeader({ type: 'post', origin, tlp, terms }))) return { tlp, terms }
    }
  }
  // None: the comparison with any of them says what is wrong with it.
  return { tlp: 'TLP:RED', terms: 'member' }
}

/** A frame of the post without its seal, with what stood around it. @throws ProtocolError as {@link openPost} */
export function openPostFrame(head: Head, frame: Uint8Array, origin: Uint8Array, senderKey: (message: PostMessage) => Uint8Array): OpenedPost {
  const label = labelOf(parseFrame(frame).header, origin)
  const { payload, id } = openEnvelope(frame, { type: 'post', origin, ...label }, PostMessage, senderKey)
  const inside: Head = { id: payload.id, to: payload.to, files: payload.attachments.map(({ sealed }) => sealed) }
  for (const field of ['id', 'to', 'files'] as const) {
    if (!equalBytes(encode(inside[field] as Value), encode(head[field] as Value))) throw new ProtocolError('POST_MISMATCH', { field })
  }
  return { ...label, message: payload, frame, id }
}
