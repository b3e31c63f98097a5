// SPDX-License-Identifier: EUPL-1.2
/**
 * Body bundles: the body files of 256 entries in one compressed file, for those who catch up (ncv-log, section "Body bundles").
 *
 *     file   = zstd( records )                       RFC 8878
 *     record = hash[32] || length uint32 big-endian || body file
 *
 * A bundle holds, for the entries [256·N, 256·N + 256), the body of each and the documents that their warnings name, in any
 * order; it is not part of the tree. What is missing in it (erased, or too large) is fetched by its name. Compressing
 * and unpacking is the caller's: this is the format of the records only.
 *
 * @module
 */
import { concat, hex } from '../bytes.ts'
import { sha256 } from '../crypto/hash.ts'
import { ProtocolError } from '../errors.ts'

export const ENTRIES_PER_BUNDLE = 256
/** A body larger than this is left out of bundles. */
export const BUNDLED_BODY_MAX_BYTES = 1024 * 1024
/** Bound for the unpacked records of one bundle; whoever writes bundles leaves bodies out to keep it. */
export const BODY_BUNDLE_MAX_BYTES = 64 * 1024 * 1024

const HEAD_BYTES = 36

export function bodyBundlePath(index: number): string {
  return `body/bundle/${index}`
}

/** The records; bodies that would break a bound are left out. */
export function formatBodyBundle(bodies: Iterable<{ readonly hash: Uint8Array; readonly bytes: Uint8Array }>): Uint8Array {
  const parts: Uint8Array[] = []
  let total = 0
  for (const { hash, bytes } of bodies) {
    if (bytes.length > BUNDLED_BODY_MAX_BYTES || total + HEAD_BYTES + bytes.length > BODY_BUNDLE_MAX_BYTES) continue
    const head = new Uint8Array(HEAD_BYTES)
    head.set(hash)
    new DataView(head.buffer).setUint32(32, bytes.length)
    parts.push(head, bytes)
    total += HEAD_BYTES + bytes.length
  }
  return concat(...parts)
}

/**
 * Body files by the hex of their hash, each checked against it.
 *
 * @throws ProtocolError `BUNDLE_MALFORMED`, `BODY_MISMATCH`
 */
export function parseBodyBundle(records: Uint8Array): Map<string, Uint8Array> {
  if (records.length > BODY_BUNDLE_MAX_BYTES) throw new ProtocolError('BUNDLE_MALFORMED', { field: 'length', found: records.length })
  const view = new DataView(records.buffer, records.byteOffset, records.byteLength)
  const bodies = new Map<string, Uint8Array>()
  for (let at = 0; at < records.length; ) {
    if (at + HEAD_BYTES > records.length) throw new ProtocolError('BUNDLE_MALFORMED', { field: 'record', at })
    const length = view.getUint32(at + 32)
    const end = at + HEAD_BYTES + length
    if (end > records.length) throw new ProtocolError('BUNDLE_MALFORMED', { field: 'length', at })
    const name = hex(records.subarray(at, at + 32))
    const bytes = records.subarray(at + HEAD_BYTES, end)
    if (hex(sha256(bytes)) !== name) throw new ProtocolError('BODY_MISMATCH', { body: name })
    bodies.set(name, bytes)
    at = end
  }
  return bodies
}
