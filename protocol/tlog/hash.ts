// SPDX-License-Identifier: EUPL-1.2
/**
 * Merkle tree hashes, RFC 6962 section 2.1:
 *
 *     leaf  = SHA-256(0x00 || entry)
 *     node  = SHA-256(0x01 || left || right)
 *     empty = SHA-256()
 *
 * The two prefixes keep an entry from being passed off as an inner node.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6962#section-2.1
 * @module
 */
import { sha256 } from '../crypto/hash.ts'

export const HASH_BYTES = 32

/** The root of the tree without entries. */
export const EMPTY_ROOT: Uint8Array = sha256()

const LEAF_PREFIX = Uint8Array.of(0x00)
const NODE_PREFIX = Uint8Array.of(0x01)

export function leafHash(entry: Uint8Array): Uint8Array {
  return sha256(LEAF_PREFIX, entry)
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(NODE_PREFIX, left, right)
}

/** MTH of a list of hashes that are the leaves of their own tree (leaf hashes, or the hashes of a tile). */
export function rootOf(hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length === 0) return EMPTY_ROOT
  let row = hashes
  while (row.length > 1) {
    const above: Uint8Array[] = []
    for (let i = 0; i + 1 < row.length; i += 2) above.push(nodeHash(row[i] as Uint8Array, row[i + 1] as Uint8Array))
    // A last hash without a partner rises unchanged: the same tree as the split at the largest power of two.
    if (row.length % 2 === 1) above.push(row[row.length - 1] as Uint8Array)
    row = above
  }
  return row[0] as Uint8Array
}
