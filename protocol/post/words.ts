// SPDX-License-Identifier: EUPL-1.2
/**
 * What of a kept post is shown to people: its words and its label. The frame was verified when it came in.
 *
 * @module
 */
import { fromUtf8, utf8 } from '../bytes.ts'
import type { Value } from '../codec.ts'
import { decode } from '../codec.ts'
import { encode } from '../encode.ts'
import { parseFrame, parsePayload } from '../envelope.ts'
import { CodedError, ProtocolError } from '../errors.ts'
import { PostMessage, PostText } from '../message/post.ts'
import type { TlpLabel } from '../tlp.ts'
import { parseTlp } from '../tlp.ts'

/** What the codec takes as one string. */
const TEXT_MAX_BYTES = 16 * 1024

/** Content of a message between people. @throws ProtocolError `POST_MALFORMED` naming the field, `CODEC_TOO_LARGE` in bytes */
export function formatWords(words: PostText): Uint8Array {
  const parsed = PostText.safeParse(words)
  if (!parsed.success) throw new ProtocolError('POST_MALFORMED', { field: parsed.error.issues[0]?.path.join('.') || 'text' })
  const found = utf8(words.text).length
  if (found > TEXT_MAX_BYTES) throw new ProtocolError('CODEC_TOO_LARGE', { found, limit: TEXT_MAX_BYTES })
  return encode(parsed.data as unknown as Value)
}

/** @throws ProtocolError where it is no post */
export function messageIn(frame: Uint8Array): PostMessage {
  return parsePayload(parseFrame(frame).payload, PostMessage)
}

/** @throws ProtocolError `TLP_UNKNOWN` */
export function labelIn(frame: Uint8Array): TlpLabel {
  return parseTlp((JSON.parse(fromUtf8(parseFrame(frame).header)) as { readonly tlp?: unknown }).tlp)
}

/** Undefined for what is no message between people. */
export function wordsOf({ kind, content }: Pick<PostMessage, 'kind' | 'content'>): PostText | undefined {
  if (kind !== 'message') return undefined
  try {
    return PostText.safeParse(decode(content)).data
  } catch (error) {
    if (error instanceof CodedError) return undefined
    throw error
  }
}
