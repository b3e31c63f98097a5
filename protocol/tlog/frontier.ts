// SPDX-License-Identifier: EUPL-1.2
/**
 * The frontier of a tree: its size and the roots of the perfect subtrees that make it up, largest first.
 *
 * It is all that is needed to append entries and to know the root, in at most 53 hashes. A tree of 13 = 8 + 4 + 1
 * entries has three:
 *
 *     [0, 8) level 3 · [8, 12) level 2 · [12, 13) level 0
 *
 * @module
 */
import { concat } from '../bytes.ts'
import { ProtocolError } from '../errors.ts'
import { EMPTY_ROOT, HASH_BYTES, nodeHash } from './hash.ts'

export interface Frontier {
  /** Number of entries. */
  readonly size: number
  /** One hash for each 1 bit of `size`, the largest subtree first. */
  readonly peaks: readonly Uint8Array[]
}

/** A perfect subtree: it covers the entries [index · 2^level, (index + 1) · 2^level). */
export interface NodePosition {
  readonly level: number
  readonly index: number
}

/** The hash of a perfect subtree. Throws, or answers for whatever tree it was made for; positions outside are a RangeError. */
export type HashReader = (level: number, index: number) => Uint8Array

export const EMPTY_FRONTIER: Frontier = { size: 0, peaks: [] }

/** Throws a RangeError unless `size` is a whole number from 0 to 2^53 - 1. */
export function assertTreeSize(size: number): void {
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError('a tree size is a whole number from 0 to 2^53 - 1')
}

export function appendLeaf(frontier: Frontier, leaf: Uint8Array): Frontier {
  const peaks = [...frontier.peaks]
  let hash = leaf
  // Each trailing 1 bit of the old size is a subtree as large as the one that has just been completed.
  for (let rest = frontier.size; rest % 2 === 1; rest = (rest - 1) / 2) hash = nodeHash(peaks.pop() as Uint8Array, hash)
  peaks.push(hash)
  return { size: frontier.size + 1, peaks }
}

export function appendLeaves(frontier: Frontier, leaves: readonly Uint8Array[]): Frontier {
  return leaves.reduce(appendLeaf, frontier)
}

export function frontierRoot(frontier: Frontier): Uint8Array {
  const [smallest = EMPTY_ROOT, ...larger] = frontier.peaks.toReversed()
  return larger.reduce((right, left) => nodeHash(left, right), smallest)
}

/** Where the peaks of a tree of this size lie, the largest first. */
export function peakPositions(size: number): NodePosition[] {
  assertTreeSize(size)
  const positions: NodePosition[] = []
  let level = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) positions.unshift({ level, index: rest - 1 })
    level++
  }
  return positions
}

/** The frontier of the first `size` entries, out of stored tiles. */
export function frontierFrom(size: number, hashAt: HashReader): Frontier {
  return { size, peaks: peakPositions(size).map(({ level, index }) => hashAt(level, index)) }
}

/** The peaks one after another, for storage beside the size. */
export function formatPeaks(frontier: Frontier): Uint8Array {
  return concat(...frontier.peaks)
}

/** @throws ProtocolError `TILE_MALFORMED` unless there is one hash for each 1 bit of `size` */
export function parsePeaks(size: number, bytes: Uint8Array): Frontier {
  const expected = peakPositions(size).length * HASH_BYTES
  if (bytes.length !== expected) throw new ProtocolError('TILE_MALFORMED', { field: 'peaks', found: bytes.length, expected })
  const peaks = Array.from({ length: bytes.length / HASH_BYTES }, (_, i) => bytes.slice(i * HASH_BYTES, (i + 1) * HASH_BYTES))
  return { size, peaks }
}
