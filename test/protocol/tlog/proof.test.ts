// SPDX-License-Identifier: EUPL-1.2
/** Tree hashes, frontier and proofs: vectors of the Certificate Transparency reference tree, then every tree up to 130 entries. */
import { fromHex, hex } from '@ncv/protocol/bytes.ts'
import { appendLeaf, EMPTY_FRONTIER, formatPeaks, frontierFrom, frontierRoot, parsePeaks } from '@ncv/protocol/tlog/frontier.ts'
import { leafHash, rootOf } from '@ncv/protocol/tlog/hash.ts'
import { consistencyProof, inclusionProof, verifyConsistency, verifyInclusion } from '@ncv/protocol/tlog/proof.ts'
import { describe, expect, test } from 'vitest'
import { definition, entriesTo, flipped, readerOf } from './tree.ts'
import { VECTORS } from './vectors.ts'

const MAX = 130
const LEAVES = entriesTo(MAX).map(leafHash)
const ROOTS = Array.from({ length: MAX + 1 }, (_, n) => definition(LEAVES.slice(0, n)))
const HASH_AT = readerOf(LEAVES)
const invalid = expect.objectContaining({ code: 'PROOF_INVALID' })

const at = <T>(list: readonly T[], i: number): T => list[i] as T

/** Every single change of the proof: one hash with one bit flipped, removed, doubled, exchanged with its neighbour, and one more. */
function* mutations(proof: readonly Uint8Array[], step: number): Generator<Uint8Array[]> {
  for (let i = 0; i < proof.length; i++) {
    for (let byte = i % step; byte < 32; byte += step) yield proof.with(i, flipped(at(proof, i), byte))
    yield proof.toSpliced(i, 1)
    yield proof.toSpliced(i, 0, at(proof, i))
    if (i > 0) yield proof.with(i, at(proof, i - 1)).with(i - 1, at(proof, i))
  }
  yield [...proof, new Uint8Array(32)]
  yield [new Uint8Array(32), ...proof]
}

/** Not through `expect` for each: there are hundreds of thousands. */
function refuses(check: () => void): boolean {
  try {
    check()
    return false
  } catch (error) {
    if ((error as { code?: string }).code !== 'PROOF_INVALID') throw error
    return true
  }
}

describe('the reference tree of Certificate Transparency', () => {
  const { tree } = VECTORS
  const leaves = tree.leaves.map((leaf) => leafHash(fromHex(leaf)))

  test('each tree of 0 to 8 entries has its published root, at once and entry by entry', () => {
    let frontier = EMPTY_FRONTIER
    for (const [n, root] of tree.roots.entries()) {
      expect(hex(rootOf(leaves.slice(0, n)))).toBe(root)
      expect(hex(frontierRoot(frontier))).toBe(root)
      if (n < leaves.length) frontier = appendLeaf(frontier, at(leaves, n))
    }
  })

  test('the published inclusion proofs are the ones that are made and that verify', () => {
    for (const { index, size, proof } of tree.inclusion) {
      expect(inclusionProof(index, size, readerOf(leaves)).map(hex)).toEqual(proof)
      verifyInclusion(
        at(leaves, index),
        index,
        size,
        proof.map((hash) => fromHex(hash)),
        fromHex(at(tree.roots, size)),
      )
    }
  })

  test('the published consistency proofs are the ones that are made and that verify', () => {
    for (const { first, second, proof } of tree.consistency) {
      expect(consistencyProof(first, second, readerOf(leaves)).map(hex)).toEqual(proof)
      verifyConsistency(
        first,
        second,
        proof.map((hash) => fromHex(hash)),
        fromHex(at(tree.roots, first)),
        fromHex(at(tree.roots, second)),
      )
    }
  })
})

describe(`every tree of up to ${MAX} entries`, () => {
  test('the frontier has the root of the definition, grown, rebuilt from subtrees, and stored and read again', () => {
    let grown = EMPTY_FRONTIER
    for (let n = 0; n <= MAX; n++) {
      expect(hex(frontierRoot(grown))).toBe(hex(at(ROOTS, n)))
      expect(frontierFrom(n, HASH_AT)).toEqual(grown)
      expect(parsePeaks(n, formatPeaks(grown))).toEqual(grown)
      if (n < MAX) grown = appendLeaf(grown, at(LEAVES, n))
    }
    expect(() => parsePeaks(3, new Uint8Array(32))).toThrow(expect.objectContaining({ code: 'TILE_MALFORMED' }))
  })

  test('each entry has a proof of inclusion, and it holds for no other root, entry, place or size', () => {
    for (let size = 1; size <= MAX; size++) {
      const root = at(ROOTS, size)
      for (let index = 0; index < size; index++) {
        const [leaf, proof] = [at(LEAVES, index), inclusionProof(index, size, HASH_AT)]
        verifyInclusion(leaf, index, size, proof, root)
        const survived = [
          refuses(() => verifyInclusion(leaf, index, size, proof, at(ROOTS, size - 1))),
          refuses(() => verifyInclusion(flipped(leaf, index % 32), index, size, proof, root)),
          refuses(() => verifyInclusion(leaf, index + 1, size, proof, root)),
          refuses(() => verifyInclusion(leaf, index, index, proof, root)),
        ].indexOf(false)
        if (survived >= 0) expect.fail(`a false claim ${survived} holds for entry ${index} of ${size}`)
      }
    }
  })

  test('no proof of inclusion holds with one hash changed, removed, doubled, moved or added', () => {
    let tried = 0
    for (let size = 1; size <= MAX; size++) {
      for (let index = 0; index < size; index++) {
        for (const changed of mutations(inclusionProof(index, size, HASH_AT), size <= 16 ? 1 : 32)) {
          if (!refuses(() => verifyInclusion(at(LEAVES, index), index, size, changed, at(ROOTS, size)))) expect.fail(`entry ${index} of ${size}`)
          tried++
        }
      }
    }
    expect(tried).toBeGreaterThan(100_000)
  }, 60_000)

  test('each tree is shown to begin with each smaller one, and with no other', () => {
    for (let second = 0; second <= MAX; second++) {
      for (let first = 0; first <= second; first++) {
        const [old, young, proof] = [at(ROOTS, first), at(ROOTS, second), consistencyProof(first, second, HASH_AT)]
        verifyConsistency(first, second, proof, old, young)
        const survived = [
          refuses(() => verifyConsistency(first, second, proof, flipped(old, second % 32), young)),
          first === 0 || refuses(() => verifyConsistency(first, second, proof, old, flipped(young, first % 32))),
          first === second || first === 0 || refuses(() => verifyConsistency(first - 1, second, proof, at(ROOTS, first - 1), young)),
          refuses(() => verifyConsistency(second + 1, second, proof, young, young)),
        ].indexOf(false)
        if (survived >= 0) expect.fail(`a false claim ${survived} holds for ${first} in ${second}`)
      }
    }
  })

  test('no proof of consistency holds with one hash changed, removed, doubled, moved or added', () => {
    let tried = 0
    for (let second = 0; second <= MAX; second++) {
      for (let first = 0; first <= second; first++) {
        for (const changed of mutations(consistencyProof(first, second, HASH_AT), second <= 16 ? 1 : 32)) {
          if (!refuses(() => verifyConsistency(first, second, changed, at(ROOTS, first), at(ROOTS, second)))) expect.fail(`${first} in ${second}`)
          tried++
        }
      }
    }
    expect(tried).toBeGreaterThan(100_000)
  }, 60_000)
})

describe('proofs of a wrong form', () => {
  test('an inner node is no entry: a proof without its lowest hash is too short', () => {
    const inner = rootOf(LEAVES.slice(0, 2))
    expect(() => verifyInclusion(inner, 0, 8, inclusionProof(0, 8, HASH_AT).slice(1), at(ROOTS, 8))).toThrow(invalid)
  })

  test('an entry of a tree of 8 is not shown to be one of a tree of 4 by the same hashes', () => {
    expect(() => verifyInclusion(at(LEAVES, 7), 3, 4, inclusionProof(7, 8, HASH_AT), at(ROOTS, 8))).toThrow(invalid)
  })

  test('the step from 7 to 8 is not one from 3 to 4, nor that from 3 to 4 one from 3 to 8', () => {
    expect(() => verifyConsistency(3, 4, consistencyProof(7, 8, HASH_AT), at(ROOTS, 7), at(ROOTS, 8))).toThrow(invalid)
    expect(() => verifyConsistency(3, 8, consistencyProof(3, 4, HASH_AT), at(ROOTS, 3), at(ROOTS, 4))).toThrow(invalid)
  })

  test('hashes of a wrong length and proofs longer than any tree are refused', () => {
    expect(() => verifyInclusion(at(LEAVES, 0), 0, 2, [new Uint8Array(31)], at(ROOTS, 2))).toThrow(invalid)
    expect(() => verifyConsistency(1, 2, Array(55).fill(new Uint8Array(32)), at(ROOTS, 1), at(ROOTS, 2))).toThrow(invalid)
  })

  test('what lies outside the tree is a mistake of the caller', () => {
    expect(() => inclusionProof(3, 3, HASH_AT)).toThrow(RangeError)
    expect(() => inclusionProof(-1, 3, HASH_AT)).toThrow(RangeError)
    expect(() => consistencyProof(4, 3, HASH_AT)).toThrow(RangeError)
    expect(() => consistencyProof(1, 2 ** 53, HASH_AT)).toThrow(RangeError)
  })

  test('proofs work where sizes are larger than 32 bits', () => {
    const asked: number[] = []
    const hashAt = (level: number, index: number) => {
      asked.push(index * 2 ** level)
      return leafHash(Uint8Array.of(level, index % 251))
    }
    const size = 2 ** 40 + 3
    const proof = inclusionProof(2 ** 40 + 2, size, hashAt)
    expect(asked).toEqual([0, 2 ** 40])
    const root = frontierRoot(frontierFrom(size, hashAt))
    verifyInclusion(hashAt(0, 2 ** 40 + 2), 2 ** 40 + 2, size, proof, root)
    const old = 2 ** 40
    verifyConsistency(old, size, consistencyProof(old, size, hashAt), frontierRoot(frontierFrom(old, hashAt)), root)
  })
})
