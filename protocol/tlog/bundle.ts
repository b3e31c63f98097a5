// SPDX-License-Identifier: EUPL-1.2
/**
 * Entry bundles, C2SP tlog-tiles: up to 256 entries of the log, each behind its length.
 *
 *     struct { opaque entry<0..2^16-1>; } bundle[width];      // length big-endian, RFC 8446 section 3.4
 *
 *     00 05 68 65 6c 6c 6f 00 00    the two entries "hello" and ""
 *
 * @see https://c2sp.org/tlog-tiles
 * @module
 */
import { concat } from '../bytes.ts'
import { ProtocolError } from '../errors.ts'
import type { Tile } from './tile.ts'
import { formatTilePath, TILE_WIDTH } from './tile.ts'

export const ENTRY_MAX_BYTES = 0xffff

/** A full bundle is at most this long; readers bound their requests by it. */
export const BUNDLE_MAX_BYTES: number = TILE_WIDTH * (2 + ENTRY_MAX_BYTES)

/** @throws ProtocolError `BUNDLE_MALFORMED` for an entry over 65,535 bytes and for more than 256 entries */
export function formatBundle(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length > TILE_WIDTH) throw new ProtocolError('BUNDLE_MALFORMED', { field: 'width', found: entries.length, expected: TILE_WIDTH })
  return concat(...entries.flatMap((entry, at) => [lengthOf(entry, at), entry]))
}

function lengthOf(entry: Uint8Array, at: number): Uint8Array {
  if (entry.length > ENTRY_MAX_BYTES) {
    throw new ProtocolError('BUNDLE_MALFORMED', { field: 'length', at, found: entry.length, expected: ENTRY_MAX_BYTES })
  }
  return Uint8Array.of(entry.length >> 8, entry.length & 0xff)
}

/**
 * The entries, copied out of `bytes`.
 *
 * @param bundle where the bytes come from, and how many entries they must hold
 * @throws ProtocolError `BUNDLE_MALFORMED` unless there are exactly `bundle.width` entries and nothing after them
 */
export function parseBundle(bundle: Tile, bytes: Uint8Array): Uint8Array[] {
  const entries: Uint8Array[] = []
  let offset = 0
  while (entries.length < bundle.width) {
    const [high, low] = [bytes[offset], bytes[offset + 1]]
    const end = high === undefined || low === undefined ? offset + 2 : offset + 2 + ((high << 8) | low)
    if (end > bytes.length) {
      const index = bundle.index * TILE_WIDTH + entries.length
      throw new ProtocolError('BUNDLE_MALFORMED', { path: formatTilePath(bundle), index, found: bytes.length, expected: end })
    }
    entries.push(bytes.slice(offset + 2, end))
    offset = end
  }
  if (offset !== bytes.length) throw new ProtocolError('BUNDLE_MALFORMED', { path: formatTilePath(bundle), found: bytes.length, expected: offset })
  return entries
}
