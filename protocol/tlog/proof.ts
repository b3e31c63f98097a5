// SPDX-License-Identifier: EUPL-1.2
/**
 * Inclusion and consistency proofs, RFC 9162 sections 2.1.3 and 2.1.4 (the trees are those of RFC 6962).
 *
 * A proof is the list of hashes in the order of the RFC. It is made from a {@link HashReader}, which knows the
 * perfect subtrees, and checked against roots alone.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9162#section-2.1.3
 * @module
 */
import { equalBytes } from '../bytes.ts'
import { ProtocolError } from '../errors.ts'
import type { HashReader } from './frontier.ts'
import { assertTreeSize } from './frontier.ts'
import { EMPTY_ROOT, HASH_BYTES, nodeHash } from './hash.ts'

/** The largest power of two smaller than `count`, which is at least 2. */
function split(count: number): number {
  let k = 1
  while (k * 2 < count) k *= 2
  return k
}

/**
 * MTH(D[start:end]). `start` is a multiple of the smallest power of two that is not less than `end - start`:
 * so it is for each part of a tree that the RFC's splits lead to.
 */
function subtreeHash(hashAt: HashReader, start: number, end: number): Uint8Array {
  const count = end - start
  if (count === 1) return hashAt(0, start)
  const k = split(count)
  if (k * 2 === count) return hashAt(Math.round(Math.log2(count)), start / count)
  return nodeHash(subtreeHash(hashAt, start, start + k), subtreeHash(hashAt, start + k, end))
}

/** RFC 9162 section 2.1.3.1: PATH(index, D[0:size]). Throws a RangeError unless `index < size`. */
export function inclusionProof(index: number, size: number, hashAt: HashReader): Uint8Array[] {
  assertTreeSize(size)
  assertTreeSize(index)
  if (index >= size) throw new RangeError('the entry lies outside the tree')
  const proof: Uint8Array[] = []
  let start = 0
  let end = size
  while (end - start > 1) {
    const middle = start + split(end - start)
    if (index < middle) {
      proof.push(subtreeHash(hashAt, middle, end))
      end = middle
    } else {
      proof.push(subtreeHash(hashAt, start, middle))
      start = middle
    }
  }
  return proof.reverse()
}

/**
 * RFC 9162 section 2.1.4.1: PROOF(first, D[0:second]); empty where the trees are equal or the first has no entries.
 * Throws a RangeError unless `first <= second`.
 */
export function consistencyProof(first: number, second: number, hashAt: HashReader): Uint8Array[] {
  assertTreeSize(first)
  assertTreeSize(second)
  if (first > second) throw new RangeError('the first tree is larger than the second')
  if (first === 0 || first === second) return []
  const proof: Uint8Array[] = []
  let start = 0
  let end = second
  while (end !== first) {
    const middle = start + split(end - start)
    if (first <= middle) {
      proof.push(subtreeHash(hashAt, middle, end))
      end = middle
    } else {
      proof.push(subtreeHash(hashAt, start, middle))
      start = middle
    }
  }
  // Where the first tree is itself a subtree of the second, the verifier puts its root here.
  if (start > 0) proof.push(subtreeHash(hashAt, start, end))
  return proof.reverse()
}

/** The verifier's way upwards: a position and the last position of its row (fn and sn in the RFC). */
interface Climb {
  readonly position: number
  readonly last: number
}

const half = (climb: Climb): Climb => ({ position: Math.floor(climb.position / 2), last: Math.floor(climb.last / 2) })

/** To the first row in which the position is a right child, or to the left edge. */
function raise(climb: Climb): Climb {
  let at = climb
  while (at.position % 2 === 0 && at.position !== 0) at = half(at)
  return at
}

const isRight = (climb: Climb): boolean => climb.position % 2 === 1 || climb.position === climb.last

function refuse(reason: string): never {
  throw new ProtocolError('PROOF_INVALID', { reason })
}

function assertHashes(proof: readonly Uint8Array[]): void {
  // A tree of 2^53 entries has 53 levels; a consistency proof holds one hash more.
  if (proof.length > 54 || proof.some((hash) => hash.length !== HASH_BYTES)) refuse('hashes')
}

/** RFC 9162 section 2.1.3.2. @throws ProtocolError `PROOF_INVALID` */
export function verifyInclusion(leaf: Uint8Array, index: number, size: number, proof: readonly Uint8Array[], root: Uint8Array): void {
  assertTreeSize(size)
  assertTreeSize(index)
  if (index >= size) refuse('index')
  assertHashes(proof)
  let climb: Climb = { position: index, last: size - 1 }
  let hash = leaf
  for (const sibling of proof) {
    if (climb.last === 0) refuse('length')
    if (isRight(climb)) {
      hash = nodeHash(sibling, hash)
      climb = raise(climb)
    } else {
      hash = nodeHash(hash, sibling)
    }
    climb = half(climb)
  }
  if (climb.last !== 0) refuse('length')
  if (!equalBytes(hash, root)) refuse('root')
}

/**
 * RFC 9162 section 2.1.4.2, and for what the RFC leaves out: equal trees and the empty first tree have the empty proof.
 *
 * @throws ProtocolError `PROOF_INVALID`
 */
export function verifyConsistency(first: number, second: number, proof: readonly Uint8Array[], firstRoot: Uint8Array, secondRoot: Uint8Array): void {
  assertTreeSize(first)
  assertTreeSize(second)
  if (first > second) refuse('size')
  assertHashes(proof)
  if (first === 0 || first === second) {
    if (proof.length > 0) refuse('length')
    if (first === 0 && !equalBytes(firstRoot, EMPTY_ROOT)) refuse('first root')
    if (first === second && !equalBytes(firstRoot, secondRoot)) refuse('second root')
    return
  }
  if (proof.length === 0) refuse('length')
  const firstIsSubtree = split(first * 2) === first
  climbBoth(first, second, firstIsSubtree ? [firstRoot, ...proof] : proof, firstRoot, secondRoot)
}

function climbBoth(first: number, second: number, path: readonly Uint8Array[], firstRoot: Uint8Array, secondRoot: Uint8Array): void {
  let climb: Climb = { position: first - 1, last: second - 1 }
  while (climb.position % 2 === 1) climb = half(climb)
  let [old, young] = [path[0] as Uint8Array, path[0] as Uint8Array]
  for (const hash of path.slice(1)) {
    if (climb.last === 0) refuse('length')
    if (isRight(climb)) {
      old = nodeHash(hash, old)
      young = nodeHash(hash, young)
      climb = raise(climb)
    } else {
      young = nodeHash(young, hash)
    }
    climb = half(climb)
  }
  if (climb.last !== 0) refuse('length')
  if (!equalBytes(old, firstRoot)) refuse('first root')
  if (!equalBytes(young, secondRoot)) refuse('second root')
}
