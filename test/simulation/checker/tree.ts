// SPDX-License-Identifier: EUPL-1.2
/**
 * The checker's own Merkle tree, RFC 6962 section 2.1, written from the RFC alone.
 *
 * @module
 */
import { createHash } from 'node:crypto'

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

export function treeRoot(entries: readonly Uint8Array[]): Buffer {
  if (entries.length === 0) return createHash('sha256').digest()
  const [only] = entries
  if (entries.length === 1 && only !== undefined) return createHash('sha256').update(LEAF).update(only).digest()
  let split = 1
  while (split * 2 < entries.length) split *= 2
  return createHash('sha256')
    .update(NODE)
    .update(treeRoot(entries.slice(0, split)))
    .update(treeRoot(entries.slice(split)))
    .digest()
}
