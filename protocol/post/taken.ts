// SPDX-License-Identifier: EUPL-1.2
/**
 * The hub's receipt for a post: an envelope of type `post-taken` { at, post }, signed with the hub key in force (ncv-post, section 4).
 *
 * It says that these bytes are on the hub's disk. With it a member can show that it voted or reported in time.
 *
 * @module
 */
import { equalBytes } from '../bytes.ts'
import type { Value } from '../codec.ts'
import type { Header } from '../envelope.ts'
import { openEnvelope, sealEnvelope } from '../envelope.ts'
import { ProtocolError } from '../errors.ts'
import { PostTaken } from '../message/post.ts'

const headerOf = (origin: Uint8Array): Header => ({ type: 'post-taken', origin, tlp: 'TLP:GREEN', terms: 'federation' })

export function signPostTaken(origin: Uint8Array, taken: PostTaken, seed: Uint8Array): Uint8Array {
  return sealEnvelope(headerOf(origin), taken as unknown as Value, seed)
}

/**
 * @param hubKey the hub key in force
 * @param post SHA-256 of what was handed in
 * @throws ProtocolError `RECEIPT_OTHER` for a receipt of another post, `ENVELOPE_…`, `ORIGIN_MISMATCH`
 */
export function openPostTaken(origin: Uint8Array, frame: Uint8Array, hubKey: Uint8Array, post: Uint8Array): PostTaken {
  const { payload } = openEnvelope(frame, headerOf(origin), PostTaken, hubKey)
  if (!equalBytes(payload.post, post)) throw new ProtocolError('RECEIPT_OTHER')
  return payload
}
