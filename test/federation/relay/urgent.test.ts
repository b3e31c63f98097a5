// SPDX-License-Identifier: EUPL-1.2
/** A box that does not wait for its slot (ncv-submission, section 6.2): what it costs its sender, and that it costs nobody else. */
import { boxHash, openReceipt } from '@ncv/protocol/submission/batch.ts'
import { relayMark } from '@ncv/protocol/submission/relay-address.ts'
import { URGENT_EVERY_SLOTS } from '@ncv/relay/holding.ts'
import { expect, test } from 'vitest'
import { RELAY_URL, relayStage, SLOT_MS } from './relay-stage.ts'

test('what the relay holds leaves with it at once, and the answer says how many went', async () => {
  using stage = await relayStage()
  const [a, b, c] = stage.founded.members
  await stage.send(a!)
  await stage.send(b!)
  expect(await stage.send(c!, { path: '/urgent/0/2' })).toMatchObject({ status: 200, count: 3, receipts: [] })
  await stage.federation.advance(1)
  expect(stage.batches()).toMatchObject([{ count: 3 }])
})

test('fewer than K_min senders are not let go for it: it goes alone, and only where its sender agrees to that', async () => {
  using stage = await relayStage()
  const [a, b, c] = stage.founded.members
  await stage.send(a!)
  expect(await stage.send(b!, { path: '/urgent/0/2' })).toMatchObject({ status: 409, code: 'URGENT_ALONE' })
  await stage.federation.advance(1)
  expect(stage.batches()).toEqual([])
  expect(await stage.send(b!, { path: '/urgent/0/1' })).toMatchObject({ status: 200, count: 1 })
  await stage.federation.advance(1)
  expect(stage.batches()).toMatchObject([{ count: 1 }])
  // The others wait for their K_min as if nothing had been.
  await stage.send(b!)
  await stage.send(c!)
  await stage.federation.advance(SLOT_MS)
  expect(stage.batches()).toMatchObject([{ count: 1 }, { count: 3 }])
})

test('two boxes of one member hide nobody, and so do not make a crowd for an urgent one', async () => {
  using stage = await relayStage()
  const [a, b] = stage.founded.members
  await stage.send(a!, { slot: 0 })
  await stage.send(a!, { slot: 1 })
  expect(await stage.send(b!, { path: '/urgent/0/2' })).toMatchObject({ status: 409, code: 'URGENT_ALONE' })
})

test('a member sends one urgent box in four slots; its slot stays its own', async () => {
  using stage = await relayStage()
  const [a] = stage.founded.members
  expect(await stage.send(a!, { path: '/urgent/0/1' })).toMatchObject({ status: 200 })
  expect(await stage.send(a!)).toMatchObject({ status: 200 })
  const seconds = String((URGENT_EVERY_SLOTS * SLOT_MS) / 1000)
  expect(await stage.send(a!, { path: '/urgent/0/1' })).toMatchObject({ status: 429, code: 'URGENT_TOO_OFTEN', retryAfter: seconds })
  await stage.federation.advance(URGENT_EVERY_SLOTS * SLOT_MS)
  expect(await stage.send(a!, { path: `/urgent/${URGENT_EVERY_SLOTS}/1` })).toMatchObject({ status: 200 })
})

test('its receipt comes with the next slot and holds for its sender', async () => {
  using stage = await relayStage()
  const [a, b, c] = stage.founded.members
  const { relay, hub } = stage.founded
  await stage.send(a!)
  await stage.send(b!)
  const box = stage.box()
  await stage.send(c!, { box, path: '/urgent/0/3' })
  await stage.federation.advance(1)
  const { receipts } = await stage.send(c!)
  const handedIn = { box: boxHash(box), member: c!.id, relay: relayMark(RELAY_URL) }
  expect(openReceipt(relay.identity.publicKey, hub.opened.origin, handedIn, receipts[0]!).head.count).toBe(3)
})

test('it needs a member’s signature for this very request, one of the present slots, and a box of the one size', async () => {
  using stage = await relayStage()
  const [a] = stage.founded.members
  expect(await stage.send(a!, { path: '/urgent/0/1', authorization: null })).toMatchObject({ status: 401, code: 'AUTH_MISSING' })
  expect(await stage.send(a!, { path: '/urgent/0/1', signed: { path: '/slot/0' } })).toMatchObject({ status: 401, code: 'AUTH_OTHER_REQUEST' })
  expect(await stage.send(a!, { path: '/urgent/5/1' })).toMatchObject({ status: 409, code: 'SLOT_OFF' })
  for (const path of ['/urgent/0', '/urgent/0/0', '/urgent/0/2001', '/urgent/0/1/'])
    expect(await stage.send(a!, { path })).toMatchObject({ status: 400, code: 'SLOT_MALFORMED' })
  expect(await stage.send(a!, { path: '/urgent/0/1', box: new Uint8Array(9_327) })).toMatchObject({ status: 400, code: 'BOX_SIZE' })
})
