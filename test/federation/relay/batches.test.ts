// SPDX-License-Identifier: EUPL-1.2
/** What leaves the relay: batches of enough senders, in an order that says nothing, with receipts that hold. */
import { hex } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { boxHash, openReceipt } from '@ncv/protocol/submission/batch.ts'
import { relayMark } from '@ncv/protocol/submission/relay-address.ts'
import { shuffled } from '@ncv/relay/delivery.ts'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../support/virtual-world.ts'
import type { TestMember } from '../../support/founded-hub.ts'
import { HUB_URL, RELAY_URL, relayStage, SLOT_MS, TIMING } from './relay-stage.ts'

const name = (box: Uint8Array) => hex(sha256(box))
const handedIn = (member: TestMember, box: Uint8Array) => ({ box: boxHash(box), member: member.id, relay: relayMark(RELAY_URL) })

describe('K_min and the maximum hold', () => {
  test('boxes of K_min members leave at the end of the slot, in one batch, and not before', async () => {
    using stage = await relayStage()
    const boxes = [stage.box(), stage.box(), stage.box()]
    for (const [i, box] of boxes.entries()) {
      await stage.federation.advance(10_000)
      await stage.send(stage.founded.members[i]!, { box })
    }
    await stage.federation.advance(29_999)
    expect(stage.batches()).toHaveLength(0)
    await stage.federation.advance(1)
    const [batch, ...more] = stage.batches()
    expect(more).toEqual([])
    expect(batch).toMatchObject({ count: 3, slot: 1 })
    expect(batch!.boxes.map(name).sort()).toEqual(boxes.map(name).sort())
    expect(stage.founded.hub.intake.hasBatch(batch!.root)).toBe(true)
  })

  test('fewer than K_min stay until enough are together', async () => {
    using stage = await relayStage()
    const [a, b, c] = stage.founded.members
    await stage.send(a!)
    await stage.send(b!)
    await stage.federation.advance(SLOT_MS)
    expect(stage.batches()).toHaveLength(0)
    await stage.send(c!)
    await stage.federation.advance(SLOT_MS)
    expect(stage.batches()).toMatchObject([{ count: 3 }])
  })

  test('two boxes of one member count as one sender', async () => {
    using stage = await relayStage()
    const [a, b] = stage.founded.members
    await stage.send(a!)
    await stage.send(b!)
    await stage.federation.advance(SLOT_MS)
    await stage.send(a!)
    await stage.federation.advance(SLOT_MS)
    expect(stage.batches()).toHaveLength(0)
  })

  test('no box waits longer than the maximum hold; the receipt tells how few went', async () => {
    using stage = await relayStage()
    const [member] = stage.founded.members
    const box = stage.box()
    await stage.send(member!, { box })
    await stage.federation.advance(TIMING.maxHoldMs - 1)
    expect(stage.batches()).toHaveLength(0)
    await stage.federation.advance(1)
    expect(stage.batches()).toMatchObject([{ count: 1 }])
    await stage.federation.advance(SLOT_MS)
    const { receipts } = await stage.send(member!)
    const { relay, hub } = stage.founded
    expect(openReceipt(relay.identity.publicKey, hub.opened.origin, handedIn(member!, box), receipts[0]!).head.count).toBe(1)
  })
})

describe('order', () => {
  test('the order of arrival does not survive: over 40 batches each place is taken from every place', async () => {
    using stage = await relayStage({ count: 4 })
    const places = new Set<string>()
    for (let round = 0; round < 40; round++) {
      const boxes = [stage.box(), stage.box(), stage.box(), stage.box()].map((box, i) => ({ box, member: stage.founded.members[i]! }))
      for (const { box, member } of boxes) await stage.send(member, { box })
      await stage.federation.advance(SLOT_MS)
      const batch = stage.batches().at(-1)!
      for (const [arrived, { box }] of boxes.entries()) places.add(`${arrived}→${batch.boxes.findIndex((each) => name(each) === name(box))}`)
    }
    expect(stage.batches()).toHaveLength(40)
    expect(places.size).toBe(16)
  })

  test('every order is as likely as every other', () => {
    const random = seededRandom('orders')
    const counts = new Map<string, number>()
    for (let i = 0; i < 24_000; i++) {
      const order = shuffled('abcd'.split(''), { random }).join('')
      counts.set(order, (counts.get(order) ?? 0) + 1)
    }
    expect(counts.size).toBe(24)
    // Chi square with 23 degrees of freedom: above 49.7 once in a thousand seeds; this one is fixed.
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)
    expect(chiSquare).toBeLessThan(49.7)
  })
})

describe('receipts', () => {
  test('the next answer proves for each member that its box was in the batch, once', async () => {
    using stage = await relayStage()
    const { members, relay, hub } = stage.founded
    const sent = members.map((member) => ({ member, box: stage.box() }))
    for (const { member, box } of sent) await stage.send(member, { box })
    await stage.federation.advance(SLOT_MS)
    for (const { member, box } of sent) {
      const { receipts } = await stage.send(member)
      expect(receipts).toHaveLength(1)
      const { head } = openReceipt(relay.identity.publicKey, hub.opened.origin, handedIn(member, box), receipts[0]!)
      expect(head.count).toBe(5)
    }
    await stage.federation.advance(SLOT_MS)
    expect((await stage.send(members[0]!)).receipts).toHaveLength(1)
  })

  test('a receipt is good for its own box alone', async () => {
    using stage = await relayStage()
    const { members, relay, hub } = stage.founded
    const boxes = members.map(() => stage.box())
    for (const [i, member] of members.entries()) await stage.send(member, { box: boxes[i]! })
    await stage.federation.advance(SLOT_MS)
    const { receipts } = await stage.send(members[0]!)
    expect(() => openReceipt(relay.identity.publicKey, hub.opened.origin, handedIn(members[0]!, boxes[1]!), receipts[0]!)).toThrow('PROOF_INVALID')
    expect(() => openReceipt(relay.identity.publicKey, hub.opened.origin, handedIn(members[1]!, boxes[0]!), receipts[0]!)).toThrow('RECEIPT_OTHER')
  })
})

describe('a hub that is away', () => {
  test('the very same batch is sent again until the hub has it, and receipts wait for that', async () => {
    using stage = await relayStage()
    const [member] = stage.founded.members
    stage.federation.break(HUB_URL, 'refuse', 'relay')
    for (const each of stage.founded.members) await stage.send(each)
    await stage.federation.advance(SLOT_MS)
    expect(stage.relay.status()).toMatchObject({ boxes: 5, batchesWaiting: 1, lastBatch: null })
    expect((await stage.send(member!)).receipts).toEqual([])
    stage.federation.mend(HUB_URL, 'relay')
    await stage.federation.advance(SLOT_MS)
    const roots = new Set(stage.batches().map(({ root }) => hex(root)))
    expect(stage.batches().length).toBeGreaterThan(1)
    expect(roots.size).toBe(1)
    expect(stage.relay.status()).toMatchObject({ batchesWaiting: 0, lastBatch: { count: 5 } })
    expect((await stage.send(member!)).receipts).toHaveLength(1)
  })

  test('a batch whose confirmation was lost is sent again and the hub takes it once', async () => {
    using stage = await relayStage()
    stage.federation.break(HUB_URL, 'cut', 'relay')
    for (const each of stage.founded.members) await stage.send(each)
    await stage.federation.advance(SLOT_MS)
    stage.federation.mend(HUB_URL, 'relay')
    await stage.federation.advance(SLOT_MS)
    expect(stage.batches().length).toBeGreaterThan(1)
    expect(stage.relay.status()).toMatchObject({ batchesWaiting: 0, boxes: 0 })
    expect(stage.federation.party('hub').logged('batch-opened')).toBe(1)
  })

  test('a batch that the hub refuses for good makes room for the next', async () => {
    using stage = await relayStage()
    const { members } = stage.founded
    stage.federation.host(HUB_URL, { fetch: () => new Response(null, { status: 400 }) })
    for (const each of members) await stage.send(each)
    await stage.federation.advance(SLOT_MS)
    expect(stage.relay.status()).toMatchObject({ boxes: 0, batchesWaiting: 0, lastBatch: null })
    expect(stage.world.logged('box-dropped')).toBe(1)
    expect((await stage.send(members[0]!)).receipts).toEqual([])
  })
})
