// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest'
import { hex, utf8 } from '@ncv/protocol/bytes.ts'
import { ed25519KeyPair, signEd25519 } from '@ncv/protocol/crypto/ed25519.ts'
import { encode } from '@ncv/protocol/encode.ts'
import type { BoxPlace } from '@ncv/protocol/submission/batch.ts'
import { batchPlaces, batchRoot, boxHash, formatBatch, formatReceipt, openBatch, openReceipt, sealBatch } from '@ncv/protocol/submission/batch.ts'
import { relayMark } from '@ncv/protocol/submission/relay-address.ts'
import { signTaken } from '@ncv/protocol/submission/taken.ts'
import { leafHash, nodeHash } from '@ncv/protocol/tlog/hash.ts'
import { codeOf, seededChance } from '../crypto/chance.ts'
import { readVectors } from '../crypto/vectors.ts'
import { receiptVector } from './receipt-example.ts'

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
  const mark = relayMark('https://relais.example')
  const handedIn = (box: Uint8Array) => ({ box: boxHash(box), member: 'm-0123456789abcdef', relay: mark })
  const receiptOf = (place: BoxPlace, box: Uint8Array, deviation: object = {}): Uint8Array =>
    formatReceipt({ ...place, taken: signTaken(relay.seed, origin, { ...handedIn(box), ...deviation }) })

  test.each([1, 2, 3, 7, 8, 13])('proves each of %i boxes, and only these', (count) => {
    const some = sealBatch(relay.seed, origin, 5, boxes.slice(0, count))
    const places = batchPlaces(some)
    expect(places).toHaveLength(count)
    for (const [index, place] of places.entries()) {
      const box = boxes[index] as Uint8Array
      expect(openReceipt(relay.publicKey, origin, handedIn(box), receiptOf(place, box)).index).toBe(index)
      expect(codeOf(() => openReceipt(relay.publicKey, origin, handedIn(world.random(9328)), receiptOf(place, box)))).toBe('PROOF_INVALID')
    }
  })

  test('of another relay, for another place or with a foreign member is refused', () => {
    const place = batchPlaces(batch)[4] as BoxPlace
    const box = boxes[4] as Uint8Array
    const stranger = ed25519KeyPair(new Uint8Array(32)).publicKey
    expect(codeOf(() => openReceipt(stranger, origin, handedIn(box), receiptOf(place, box)))).toBe('BATCH_SIGNATURE')
    for (const index of [5, 13])
      expect(codeOf(() => openReceipt(relay.publicKey, origin, handedIn(box), receiptOf({ ...place, index }, box)))).toBe('PROOF_INVALID')
    expect(codeOf(() => openReceipt(relay.publicKey, origin, handedIn(box), encode({ index: 4, proof: [] })))).toBe('SCHEMA_MISMATCH')
  })

  test('for a box that another member handed in, or at another address, is refused', () => {
    const place = batchPlaces(batch)[4] as BoxPlace
    const box = boxes[4] as Uint8Array
    const others = [{ member: 'm-fedcba9876543210' }, { relay: relayMark('https://proxy.example') }, { box: boxHash(boxes[5] as Uint8Array) }]
    for (const other of others)
      expect(codeOf(() => openReceipt(relay.publicKey, origin, handedIn(box), receiptOf(place, box, other)))).toBe('RECEIPT_OTHER')
    const elsewhere = formatReceipt({ ...place, taken: signTaken(relay.seed, new Uint8Array(32), handedIn(box)) })
    expect(codeOf(() => openReceipt(relay.publicKey, origin, handedIn(box), elsewhere))).toBe('RECEIPT_OTHER')
    const forged = formatReceipt({ ...place, taken: signTaken(new Uint8Array(32).fill(9), origin, handedIn(box)) })
    expect(codeOf(() => openReceipt(relay.publicKey, origin, handedIn(box), forged))).toBe('RECEIPT_OTHER')
  })
})

test('the example of ncv-submission, section 5, is what this code makes', () => {
  expect(readVectors('ncv-receipt.json')).toMatchObject(receiptVector())
})
