// SPDX-License-Identifier: EUPL-1.2
/** The witness's step: what it cosigns, what it refuses, and that a refusal leaves no trace. */
import { fromUtf8, utf8 } from '@ncv/protocol/bytes.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { signCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { verifyCosignature } from '@ncv/protocol/tlog/cosignature.ts'
import { leafHash } from '@ncv/protocol/tlog/hash.ts'
import { formatNote, parseNote, withSignature } from '@ncv/protocol/tlog/note.ts'
import { consistencyProof } from '@ncv/protocol/tlog/proof.ts'
import type { WitnessedTree } from '@ncv/protocol/tlog/witness.ts'
import { witnessStep } from '@ncv/protocol/tlog/witness.ts'
import { describe, expect, test } from 'vitest'
import { definition, entriesTo, entry, flipped, HUB, ORIGIN, readerOf } from './tree.ts'

const coded = (code: string) => expect.objectContaining({ code })
const LEAVES = entriesTo(40).map(leafHash)
const NOW = 1_790_000_000
const KEY = ed25519KeyPair(new Uint8Array(32).fill(30))
const WITNESS = { name: 'witness.example/w', key: KEY.publicKey }
const IDENTITY = { origin: ORIGIN, hubKey: HUB.publicKey, name: WITNESS.name, seed: KEY.seed }

const tree = (size: number): WitnessedTree => ({ size, root: definition(LEAVES.slice(0, size)) })
const offer = (size: number, root = tree(size).root) => signCheckpoint({ origin: ORIGIN, size, root }, HUB.seed)
const proof = (first: number, second: number) => consistencyProof(first, second, readerOf(LEAVES))

describe('a witness', () => {
  test('cosigns the first checkpoint it sees and every one that continues it', () => {
    let last: WitnessedTree | undefined
    for (const size of [5, 5, 8, 13, 40]) {
      const step = witnessStep(IDENTITY, last, offer(size), last === undefined ? [] : proof(last.size, size), NOW + size)
      expect(verifyCosignature(parseNote(offer(size)).text, WITNESS, step.cosignature)).toBe(NOW + size)
      expect(step.last).toEqual(tree(size))
      last = step.last
    }
  })

  test('refuses a smaller tree, signed by the hub or not', () => {
    expect(() => witnessStep(IDENTITY, tree(8), offer(7), [], NOW)).toThrow(coded('LOG_ROLLBACK'))
    expect(() => witnessStep(IDENTITY, tree(8), offer(0), [], NOW)).toThrow(coded('LOG_ROLLBACK'))
  })

  test('refuses a tree as large with another root', () => {
    expect(() => witnessStep(IDENTITY, tree(8), offer(8, flipped(tree(8).root, 0)), [], NOW)).toThrow(coded('LOG_FORK'))
  })

  test('refuses a larger tree without a proof that it continues the last one', () => {
    const other = [...LEAVES.slice(0, 3), leafHash(entry(3, ' changed')), ...LEAVES.slice(4)]
    const forked = offer(13, definition(other.slice(0, 13)))
    const invalid = coded('PROOF_INVALID')
    expect(() => witnessStep(IDENTITY, tree(8), forked, consistencyProof(8, 13, readerOf(other)), NOW)).toThrow(invalid)
    expect(() => witnessStep(IDENTITY, tree(8), offer(13), [], NOW)).toThrow(invalid)
    expect(() => witnessStep(IDENTITY, tree(8), offer(13), proof(7, 13), NOW)).toThrow(invalid)
    expect(() => witnessStep(IDENTITY, tree(8), offer(8), proof(7, 8), NOW)).toThrow(invalid)
    expect(() => witnessStep(IDENTITY, undefined, offer(8), proof(7, 8), NOW)).toThrow(invalid)
  })

  test('a checkpoint that the hub did not sign never becomes its state, whatever lines it carries', () => {
    const forged = utf8(fromUtf8(offer(8)).replace('\n8\n', '\n40\n'))
    const genuine = witnessStep(IDENTITY, undefined, offer(8), [], NOW)
    const decorated = formatNote(withSignature(parseNote(forged), genuine.cosignature))
    for (const note of [forged, decorated]) {
      expect(() => witnessStep(IDENTITY, undefined, note, [], NOW)).toThrow(coded('CHECKPOINT_UNSIGNED'))
      expect(() => witnessStep(IDENTITY, genuine.last, note, proof(8, 40), NOW)).toThrow(coded('CHECKPOINT_UNSIGNED'))
    }
    expect(witnessStep(IDENTITY, genuine.last, offer(13), proof(8, 13), NOW).last).toEqual(tree(13))
  })

  test('a forged line of a witness on a genuine checkpoint changes nothing', () => {
    const { cosignature } = witnessStep(IDENTITY, undefined, offer(13), [], NOW)
    const note = formatNote(withSignature(parseNote(offer(8)), cosignature))
    expect(witnessStep(IDENTITY, tree(5), note, proof(5, 8), NOW)).toEqual(witnessStep(IDENTITY, tree(5), offer(8), proof(5, 8), NOW))
  })

  test('does not cosign another log', () => {
    const other = signCheckpoint({ ...tree(8), origin: 'elsewhere/log' }, HUB.seed)
    expect(() => witnessStep(IDENTITY, undefined, other, [], NOW)).toThrow(coded('CHECKPOINT_ORIGIN'))
  })
})
