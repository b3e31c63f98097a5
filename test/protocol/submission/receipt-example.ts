// SPDX-License-Identifier: EUPL-1.2
/**
 * The example of ncv-submission, section 5: a batch of three boxes, each one byte 9,328 times, and the receipt of the second.
 *
 * @module
 */
import { fromHex, hex } from '@ncv/protocol/bytes.ts'
import { memberIdOf } from '@ncv/protocol/membership/genesis.ts'
import type { BoxPlace } from '@ncv/protocol/submission/batch.ts'
import { batchPlaces, boxHash, formatReceipt, openReceipt, sealBatch } from '@ncv/protocol/submission/batch.ts'
import { relayAudience, relayMark } from '@ncv/protocol/submission/relay-address.ts'
import { BOX_BYTES } from '@ncv/protocol/submission/seal.ts'
import { signTaken } from '@ncv/protocol/submission/taken.ts'
import { keyOf, OPENED, SEEDS, seed } from '../membership/example.ts'

const ADDRESS = 'https://relais.example'
const SLOT = 48_211

export function receiptVector() {
  const boxes = [1, 2, 3].map((fill) => new Uint8Array(BOX_BYTES).fill(fill))
  const batch = sealBatch(seed(SEEDS.relay), OPENED.origin, SLOT, boxes)
  const place = batchPlaces(batch)[1] as BoxPlace
  const handedIn = { box: boxHash(boxes[1] as Uint8Array), member: memberIdOf(keyOf('wiesenbrueck')), relay: relayMark(ADDRESS) }
  const taken = signTaken(seed(SEEDS.relay), OPENED.origin, handedIn)
  const receipt = formatReceipt({ ...place, taken })
  openReceipt(keyOf('relay'), OPENED.origin, handedIn, fromHex(hex(receipt)))
  return {
    relayKey: hex(keyOf('relay')),
    origin: hex(OPENED.origin),
    fills: [1, 2, 3],
    slot: SLOT,
    root: hex(batch.root),
    signature: hex(batch.signature),
    index: place.index,
    proof: place.proof.map(hex),
    aud: relayAudience(ADDRESS),
    member: handedIn.member,
    leaf: hex(handedIn.box),
    mark: hex(handedIn.relay),
    taken: hex(taken),
    receipt: hex(receipt),
  }
}
