// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest'
import { hex, utf8 } from '@ncv/protocol/bytes.ts'
import { ed25519KeyPair, signEd25519 } from '@ncv/protocol/crypto/ed25519.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { batchReceipts, batchRoot, boxHash, formatBatch, formatReceipt, openBatch, openReceipt, sealBatch } from '@ncv/protocol/submission/batch.ts'
import { leafHash, nodeHash } from '@ncv/protocol/tlog/hash.ts'
import { codeOf, seededChance } from '../crypto/chance.ts'

const world = seededChance('batch')
const relay = ed25519KeyPair(new Uint8Array(32).fill(1))
const origin = new Uint8Array(32).fill(0xaa)
const boxes = Array.from({ length: 13 }, () => world.random(9328))
const [a, b, c] = boxes as [Uint8Array, Uint8Array, Uint8Array]
const batch = sealBatch(relay.seed, origin, 77, boxes)

describe('a batch', () => {
  test('reaches the hub as the relay signed it', () => {
    expect(openBatch(relay.publicKey, origin, formatBatch(batch))).toEqual(batch)
  })

  test('has the RFC 6962 root over its boxes', () => {
    expect(batchRoot([a, b, c])).toEqual(nodeHash(nodeHash(leafHash(a), leafHash(b)), leafHash(c)))
    expect(hex(batchRoot([b, a, c]))).not.toBe(hex(batchRoot([a, b, c])))
  })

  test('without the signature of this relay for this federation, slot and root is refused', () => {
    const other = ed25519KeyPair(new Uint8Array(32).fill(2))
    expect(codeOf(() => openBatch(other.publicKey, origin, formatBatch(batch)))).toBe('BATCH_SIGNATURE')
    expect(codeOf(() => openBatch(relay.publicKey, new Uint8Array(32), formatBatch(batch)))).toBe('BATCH_SIGNATURE')
    expect(codeOf(() => openBatch(relay.publicKey, origin, formatBatch({ ...batch, slot: 78 })))).toBe('BATCH_SIGNATURE')
    const undivided = signEd25519(relay.seed, encode({ slot: batch.slot, root: batch.root, count: batch.count }))
    expect(codeOf(() => openBatch(relay.publicKey, origin, formatBatch({ ...batch, signature: undivided })))).toBe('BATCH_SIGNATURE')
  })

  test('with boxes dropped, exchanged or in another order is refused', () => {
    const dropped = { ...batch, boxes: batch.boxes.slice(1) }
    const exchanged = { ...batch, boxes: [world.random(9328), ...batch.boxes.slice(1)] }
    const reversed = { ...batch, boxes: batch.boxes.toReversed() }
    for (const each of [dropped, exchanged, reversed]) expect(codeOf(() => openBatch(relay.publicKey, origin, formatBatch(each)))).toBe('BATCH_ROOT')
  })

  test('with a box of another size, without boxes or with a foreign member is refused', () => {
    expect(codeOf(() => sealBatch(relay.seed, origin, 1, [utf8('short')]))).toBe('BOX_SIZE')
    expect(() => sealBatch(relay.seed, origin, 1, [])).toThrow(RangeError)
    const refused = [
      { ...batch, boxes: [utf8('short')] },
      { ...batch, boxes: [] },
      { ...batch, from: 'm-1' },
      { ...batch, slot: -1 },
    ]
    expect(refused.map((each) => codeOf(() => openBatch(relay.publicKey, origin, encode(each))))).toEqual(refused.map(() => 'SCHEMA_MISMATCH'))
  })

  test('of a slot in which all Kommunen of a Land send fits', () => {
    const many = sealBatch(
      relay.seed,
      origin,
      1,
      Array.from({ length: 1100 }, () => a),
    )
    expect(openBatch(relay.publicKey, origin, formatBatch(many)).count).toBe(1100)
  })
})

describe('a receipt', () => {
  test.each([1, 2, 3, 7, 8, 13])('proves each of %i boxes, and only these', (count) => {
    const some = sealBatch(relay.seed, origin, 5, boxes.slice(0, count))
    const receipts = batchReceipts(some)
    expect(receipts).toHaveLength(count)
    for (const [index, receipt] of receipts.entries()) {
      const leaf = boxHash(boxes[index] as Uint8Array)
      expect(openReceipt(relay.publicKey, origin, leaf, formatReceipt(receipt)).index).toBe(index)
      expect(codeOf(() => openReceipt(relay.publicKey, origin, boxHash(world.random(9328)), formatReceipt(receipt)))).toBe('PROOF_INVALID')
    }
  })

  test('of another relay, for another place or with a foreign member is refused', () => {
    const receipt = batchReceipts(batch)[4]
    if (receipt === undefined) throw new Error('no receipt')
    const leaf = boxHash(boxes[4] as Uint8Array)
    expect(codeOf(() => openReceipt(ed25519KeyPair(new Uint8Array(32)).publicKey, origin, leaf, formatReceipt(receipt)))).toBe('BATCH_SIGNATURE')
    expect(codeOf(() => openReceipt(relay.publicKey, origin, leaf, formatReceipt({ ...receipt, index: 5 })))).toBe('PROOF_INVALID')
    expect(codeOf(() => openReceipt(relay.publicKey, origin, leaf, formatReceipt({ ...receipt, index: 13 })))).toBe('PROOF_INVALID')
    expect(codeOf(() => openReceipt(relay.publicKey, origin, leaf, encode({ index: 4, proof: [] })))).toBe('SCHEMA_MISMATCH')
  })
})
