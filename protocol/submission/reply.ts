// SPDX-License-Identifier: EUPL-1.2
/**
 * A reply to an anonymous contribution, sealed to its one-time key (ncv-board, section 4).
 *
 *     reply     = X-Wing ciphertext (1,120) || ChaCha20-Poly1305 (plaintext (2,048) || tag (16))      3,184 bytes
 *     plaintext = length (uint16) || MessagePack || zero bytes up to 2,048
 *     info      = "NCV reply v1\0" || origin (32)
 *
 * The hub's signature over the board covers the sealed bytes. Without the key's seed nobody can make bytes that open to two texts under two
 * keys: X-Wing answers a foreign ciphertext with a secret that only the owner of the key can compute.
 *
 * @module
 */
import { concat, utf8 } from '../bytes.ts'
import type { Value } from '../codec.ts'
import { decode } from '../codec.ts'
import { openSealed, SEAL_OVERHEAD_BYTES, sealTo } from '../crypto/sealed-box.ts'
import type { Chance } from '../crypto/xwing.ts'
import { XWING_SEED_BYTES, xwingKeyPair } from '../crypto/xwing.ts'
import { encode } from '../encode.ts'
import { ProtocolError } from '../errors.ts'
import { Reply, REPLY_BYTES } from '../message/board.ts'

const PLAINTEXT_BYTES: number = REPLY_BYTES - SEAL_OVERHEAD_BYTES
const CONTENT_LIMIT = PLAINTEXT_BYTES - 2
const NO_AAD = new Uint8Array()

const replyInfo = (origin: Uint8Array): Uint8Array => concat(utf8('NCV reply v1\0'), origin)

/** What an analyst signs and the node reads. */
export function formatReply(reply: Reply): Uint8Array {
  return encode(reply as unknown as Value)
}

/** @throws ProtocolError `REPLY_TOO_LARGE` with `found` and `limit` in bytes: shorten the text */
export function padReply(reply: Reply): Uint8Array {
  const content = formatReply(reply)
  if (content.length > CONTENT_LIMIT) throw new ProtocolError('REPLY_TOO_LARGE', { found: content.length, limit: CONTENT_LIMIT })
  return concat(Uint8Array.of(content.length >> 8, content.length & 0xff), content, new Uint8Array(CONTENT_LIMIT - content.length))
}

/**
 * @param xwPk one-time X-Wing key of the contribution
 * @throws ProtocolError `REPLY_TOO_LARGE`, `KEY_INVALID`
 */
export function sealReply(xwPk: Uint8Array, origin: Uint8Array, reply: Reply, chance: Chance): Uint8Array {
  return sealTo(xwPk, replyInfo(origin), NO_AAD, padReply(reply), chance)
}

/** One that nobody can read: sealed to a key that is forgotten at once. Random bytes would not do, for not all of them are a point of the curve. */
export function sealDummy(origin: Uint8Array, chance: Chance): Uint8Array {
  const { publicKey } = xwingKeyPair(chance.random(XWING_SEED_BYTES))
  return sealTo(publicKey, replyInfo(origin), NO_AAD, new Uint8Array(PLAINTEXT_BYTES), chance)
}

function refuse(field: string, cause?: unknown): never {
  throw new ProtocolError('REPLY_UNREADABLE', { field }, { cause })
}

/**
 * @param secretKey seed of a one-time X-Wing key
 * @returns undefined for a reply to another key
 * @throws ProtocolError `REPLY_UNREADABLE` whose `field` is `length`, `padding` or `content`: sealed to this key, and no reply
 */
export function openReply(secretKey: Uint8Array, origin: Uint8Array, sealed: Uint8Array): Reply | undefined {
  const plaintext = opened(secretKey, origin, sealed)
  if (plaintext === undefined) return undefined
  const length = ((plaintext[0] as number) << 8) | (plaintext[1] as number)
  if (plaintext.length !== PLAINTEXT_BYTES || length > CONTENT_LIMIT) return refuse('length')
  if (plaintext.subarray(2 + length).some((byte) => byte !== 0)) return refuse('padding')
  try {
    return Reply.parse(decode(plaintext.subarray(2, 2 + length)))
  } catch (cause) {
    return refuse('content', cause)
  }
}

function opened(secretKey: Uint8Array, origin: Uint8Array, sealed: Uint8Array): Uint8Array | undefined {
  try {
    return openSealed(secretKey, replyInfo(origin), NO_AAD, sealed)
  } catch (error) {
    if (error instanceof ProtocolError && error.code === 'DECRYPT_FAILED') return undefined
    throw error
  }
}
