// SPDX-License-Identifier: EUPL-1.2
/**
 * The box: whatever a node says anonymously, and its silence, as 9,328 bytes sealed to the hub (ncv-submission).
 *
 *     box       = X-Wing ciphertext (1,120) || ChaCha20-Poly1305 (plaintext (8,192) || tag (16))
 *     plaintext = length (uint16) || MessagePack || zero bytes up to 8,192
 *     content   = { edPk, frame, kind, token, xwPk }
 *
 * The relay and everybody on the way see equal sizes; only the hub learns that a box was cover.
 *
 * @module
 */
import { z } from 'zod'
import { concat, utf8 } from '../bytes.ts'
import { decode } from '../codec.ts'
import { SEAL_OVERHEAD_BYTES, openingSteps, sealTo } from '../crypto/sealed-box.ts'
import type { Chance } from '../crypto/xwing.ts'
import { XWING_PUBLIC_KEY_BYTES } from '../crypto/xwing.ts'
import { encode } from '../encode.ts'
import { ProtocolError } from '../errors.ts'
import { Bytes, bytesOf } from '../message/fields.ts'
import { TOKEN_BYTES } from '../token/token.ts'

export const PLAINTEXT_BYTES = 8192
export const BOX_BYTES: number = PLAINTEXT_BYTES + SEAL_OVERHEAD_BYTES

/** Longest encoded content. */
const CONTENT_LIMIT = PLAINTEXT_BYTES - 2

export const SUBMISSION_KINDS = ['report', 'answer', 'follow-up'] as const

const Cover = z.strictObject({ kind: z.literal('cover') })
const Contribution = z.strictObject({
  kind: z.enum(SUBMISSION_KINDS),
  /** 482 bytes, certifies the two keys. */
  token: bytesOf(TOKEN_BYTES),
  /** One-time Ed25519 key: signs the frame. */
  edPk: bytesOf(32),
  /** One-time X-Wing key: replies are sealed to it. */
  xwPk: bytesOf(XWING_PUBLIC_KEY_BYTES),
  /** The envelope, signed by `edPk`. */
  frame: Bytes,
})
export const Submission = z.discriminatedUnion('kind', [Cover, Contribution])
export type Submission = z.infer<typeof Submission>

/** Sent when there is nothing to say. */
export const COVER: Submission = { kind: 'cover' }

/** Longest frame that fits beside token and keys, whatever the kind: names and lengths take 1,779 of the 8,190 bytes. */
export const FRAME_MAX_BYTES = 6411

/** 8,192 bytes. @throws ProtocolError `CONTRIBUTION_TOO_LARGE` with `found` and `limit` in bytes: shorten the text */
function pad(submission: Submission): Uint8Array {
  const content = encode(submission)
  if (content.length > CONTENT_LIMIT) throw new ProtocolError('CONTRIBUTION_TOO_LARGE', { found: content.length, limit: CONTENT_LIMIT })
  return concat(Uint8Array.of(content.length >> 8, content.length & 0xff), content, new Uint8Array(CONTENT_LIMIT - content.length))
}

function refuse(field: string, cause?: unknown): never {
  throw new ProtocolError('BOX_UNREADABLE', { field }, { cause })
}

/** Padding with content would be a channel that nobody looks at. In words: this runs over 8 KiB of each box of cover. */
function isZeroFrom(bytes: Uint8Array, start: number): boolean {
  const words = Math.floor((bytes.length - start) / 4)
  let seen = 0
  const view = new Uint32Array(bytes.slice(start, start + 4 * words).buffer)
  for (let i = 0; i < view.length; i++) seen |= view[i] as number
  for (let i = start + 4 * words; i < bytes.length; i++) seen |= bytes[i] as number
  return seen === 0
}

function unpad(plaintext: Uint8Array): Submission {
  const length = ((plaintext[0] as number) << 8) | (plaintext[1] as number)
  if (length > CONTENT_LIMIT) refuse('length')
  if (!isZeroFrom(plaintext, 2 + length)) refuse('padding')
  try {
    return Submission.parse(decode(plaintext.subarray(2, 2 + length)))
  } catch (cause) {
    return refuse('content', cause)
  }
}

const boxInfo = (origin: Uint8Array): Uint8Array => concat(utf8('NCV box v1\0'), origin)
const NO_AAD = new Uint8Array()

/**
 * A fresh box of exactly {@link BOX_BYTES} bytes; the same submission sealed twice shares no byte pattern.
 *
 * @param hubKey X-Wing public key of the hub, from the log
 * @param origin of the federation: the box opens in no other
 * @throws ProtocolError `CONTRIBUTION_TOO_LARGE`, `KEY_INVALID`
 */
export function sealBox(hubKey: Uint8Array, origin: Uint8Array, submission: Submission, world: Chance): Uint8Array {
  return sealTo(hubKey, boxInfo(origin), NO_AAD, pad(submission), world)
}

/** What boxes hold, or why one cannot be read, at their places. */
export type BoxOpener = (boxes: readonly Uint8Array[]) => (Submission | ProtocolError)[]

/**
 * Opens many boxes with one key, which is read once: all secrets first, then all contents.
 *
 * @param secretKey the 32-byte seed of the hub's X-Wing key
 */
export function boxOpener(secretKey: Uint8Array, origin: Uint8Array): BoxOpener {
  const { secretOf, plaintextOf } = openingSteps(secretKey, boxInfo(origin), NO_AAD)
  const secret = (box: Uint8Array): Uint8Array => {
    assertBoxSize(box)
    return sealed(() => secretOf(box))
  }
  return (boxes) => {
    const secrets = boxes.map((box) => orRefusal(() => secret(box)))
    return boxes.map((box, i) => {
      const found = secrets[i] as Uint8Array | ProtocolError
      return found instanceof ProtocolError ? found : orRefusal(() => unpad(sealed(() => plaintextOf(box, found))))
    })
  }
}

/** What of the cryptography fails is one and the same to the sender. */
function sealed<T>(open: () => T): T {
  try {
    return open()
  } catch (cause) {
    return refuse('seal', cause)
  }
}

function orRefusal<T>(open: () => T): T | ProtocolError {
  try {
    return open()
  } catch (error) {
    if (error instanceof ProtocolError) return error
    throw error
  }
}

/** One box. @throws ProtocolError `BOX_SIZE`, `BOX_UNREADABLE` whose `field` is `seal`, `length`, `padding` or `content` */
export function openBox(secretKey: Uint8Array, origin: Uint8Array, box: Uint8Array): Submission {
  const [opened] = boxOpener(secretKey, origin)([box])
  if (opened === undefined || opened instanceof ProtocolError) throw opened ?? new ProtocolError('BOX_SIZE')
  return opened
}

/** All that a relay can check. @throws ProtocolError `BOX_SIZE` */
export function assertBoxSize(box: Uint8Array): void {
  if (box.length !== BOX_BYTES) throw new ProtocolError('BOX_SIZE', { found: box.length, expected: BOX_BYTES })
}
