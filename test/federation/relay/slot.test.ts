// SPDX-License-Identifier: EUPL-1.2
/** Who may hand in a box, and when (ncv-submission, duties of the relay). */
import { base64url } from '@ncv/protocol/bytes.ts'
import { signRequest } from '@ncv/protocol/crypto/http-auth.ts'
import { registryOf } from '@ncv/protocol/membership/registry.ts'
import { relayAudience } from '@ncv/protocol/submission/relay-address.ts'
import { RELAY_ERROR_CODES } from '@ncv/relay/errors.ts'
import { Holding } from '@ncv/relay/holding.ts'
import { de } from '@ncv/relay/i18n/de.ts'
import { en } from '@ncv/relay/i18n/en.ts'
import { Receipts } from '@ncv/relay/receipts.ts'
import { SeenRequests } from '@ncv/relay/seen-requests.ts'
import { MAX_BOXES, takeBox } from '@ncv/relay/slot.ts'
import { describe, expect, test } from 'vitest'
import { testMember } from '../../support/founded-hub.ts'
import { RELAY_URL, relayStage, SLOT_MS } from './relay-stage.ts'

describe('one box of each member and slot', () => {
  test('a member hands in one box a slot; the second one is refused with the time of the next slot', async () => {
    using stage = await relayStage()
    const [first, second] = stage.founded.members
    expect(await stage.send(first!)).toMatchObject({ status: 200, receipts: [] })
    expect(await stage.send(first!)).toMatchObject({ status: 429, code: 'SLOT_USED', retryAfter: String(SLOT_MS / 1000) })
    expect(await stage.send(second!)).toMatchObject({ status: 200 })
    await stage.federation.advance(SLOT_MS)
    expect(await stage.send(first!)).toMatchObject({ status: 200 })
  })

  test('the sender’s clock may be one slot off, not two', async () => {
    using stage = await relayStage()
    await stage.federation.advance(5 * SLOT_MS)
    const [a, b, c, d, e] = stage.founded.members
    expect(await stage.send(a!, { slot: 4 })).toMatchObject({ status: 200 })
    expect(await stage.send(b!, { slot: 6 })).toMatchObject({ status: 200 })
    expect(await stage.send(c!, { slot: 3 })).toMatchObject({ status: 409, code: 'SLOT_OFF' })
    expect(await stage.send(d!, { slot: 7 })).toMatchObject({ status: 409, code: 'SLOT_OFF' })
    expect(await stage.send(e!, { slot: 'now' })).toMatchObject({ status: 400, code: 'SLOT_MALFORMED' })
  })

  test('a box of another size is refused', async () => {
    using stage = await relayStage()
    expect(await stage.send(stage.founded.members[0]!, { box: new Uint8Array(9_327) })).toMatchObject({ status: 400, code: 'BOX_SIZE' })
  })
})

test('a full relay refuses further boxes and says when to come again', async () => {
  using stage = await relayStage()
  const { genesis } = stage.founded.hub.opened
  const holding = new Holding(stage.world, genesis, () => {})
  const registry = registryOf(stage.founded.hub.opened)
  const audience = relayAudience(RELAY_URL)
  const seen = new SeenRequests(stage.world, SLOT_MS)
  const sign = () => new Uint8Array(64)
  const door = { world: stage.world, genesis, audience, isInOffice: () => true, sign, registry, seen, holding, receipts: new Receipts() }
  const request = async (jti: string) => {
    const [member] = stage.founded.members
    const { seed } = member!.identity
    const body = new Uint8Array(stage.box())
    const claims = { subject: member!.id, jti, audience, method: 'POST' as const, path: '/slot/0', body, now: stage.federation.now() }
    const headers = { authorization: await signRequest({ seed, ...claims }) }
    return new Request(`${RELAY_URL}/slot/0`, { method: 'POST', headers, body })
  }
  const refused = takeBox(await request('a'.repeat(16)), { ...door, delivery: { size: MAX_BOXES } })
  await expect(refused).rejects.toMatchObject({ code: 'RELAY_FULL', params: { seconds: SLOT_MS / 1000 } })
  expect((await takeBox(await request('b'.repeat(16)), { ...door, delivery: { size: MAX_BOXES - 1 } })).status).toBe(200)
})

describe('only members, each request once', () => {
  test('a request without a signature is refused', async () => {
    using stage = await relayStage()
    expect(await stage.send(stage.founded.members[0]!, { authorization: null })).toMatchObject({ status: 401, code: 'AUTH_MISSING' })
  })

  test('an expired signature is refused, and one of a clock that is ahead', async () => {
    using stage = await relayStage()
    await stage.federation.advance(10 * SLOT_MS)
    const [member] = stage.founded.members
    const now = stage.federation.now()
    expect(await stage.send(member!, { signed: { now: now - 120_000 } })).toMatchObject({ status: 401, code: 'AUTH_EXPIRED' })
    expect(await stage.send(member!, { signed: { now: now + 120_000 } })).toMatchObject({ status: 401, code: 'AUTH_EARLY' })
  })

  test('a repeated request is refused, also for another slot', async () => {
    using stage = await relayStage()
    const [member] = stage.founded.members
    const repeated = { box: stage.box(), jti: base64url(new Uint8Array(16).fill(1)) }
    expect(await stage.send(member!, repeated)).toMatchObject({ status: 200 })
    expect(await stage.send(member!, { ...repeated, slot: stage.slot() + 1 })).toMatchObject({ status: 401, code: 'AUTH_REPLAYED' })
  })

  test('a request that was recorded before a restart is refused after it', async () => {
    using stage = await relayStage()
    const [member] = stage.founded.members
    await stage.federation.advance(SLOT_MS)
    const now = stage.federation.now()
    await stage.federation.advance(2_000)
    stage.restart()
    expect(await stage.send(member!, { signed: { now } })).toMatchObject({ status: 401, code: 'AUTH_REPLAYED' })
    expect(await stage.send(member!)).toMatchObject({ status: 200 })
  })

  test.each([
    ['another path', { path: '/issue' }],
    ['another server', { audience: 'hub' }],
    ['another address, whose server passes it on', { audience: relayAudience('https://proxy.test') }],
    ['a relay of no address', { audience: 'relay' }],
    ['another body', { body: new Uint8Array(9_328).fill(1) }],
  ])('a signature for %s is refused', async (_, signed) => {
    using stage = await relayStage()
    expect(await stage.send(stage.founded.members[0]!, { signed })).toMatchObject({ status: 401, code: 'AUTH_OTHER_REQUEST' })
  })

  test('a stranger is refused, and a stranger who signs as a member', async () => {
    using stage = await relayStage()
    const stranger = testMember('stranger')
    expect(await stage.send(stranger)).toMatchObject({ status: 403, code: 'MEMBER_UNKNOWN' })
    expect(await stage.send({ ...stranger, id: stage.founded.members[0]!.id })).toMatchObject({ status: 401, code: 'AUTH_INVALID' })
  })

  test('a member cannot fill the memory with requests', async () => {
    using stage = await relayStage()
    const [member, other] = stage.founded.members
    const codes = new Set<string | undefined>()
    const more = 66 + Math.ceil(360_000 / SLOT_MS)
    for (let i = 0; i < more; i++) codes.add((await stage.send(member!, { slot: 99 })).code)
    expect([...codes]).toEqual(['SLOT_OFF', 'REQUESTS_TOO_MANY'])
    expect(await stage.send(other!)).toMatchObject({ status: 200 })
    await stage.federation.advance(120_000)
    expect(await stage.send(member!)).toMatchObject({ status: 200 })
  })

  test('a signature of the hub’s audience cannot be turned into one of the relay', async () => {
    using stage = await relayStage()
    const [member] = stage.founded.members
    const box = stage.box()
    const now = stage.federation.now()
    const { seed } = member!.identity
    const authorization = await signRequest({
      seed,
      subject: member!.id,
      jti: 'x'.repeat(22),
      audience: 'hub',
      method: 'POST',
      path: `/slot/${stage.slot()}`,
      body: box,
      now,
    })
    expect(await stage.send(member!, { box, authorization })).toMatchObject({ status: 401, code: 'AUTH_OTHER_REQUEST' })
  })
})

test('every error of the relay has a German and an English text', () => {
  for (const code of RELAY_ERROR_CODES) {
    expect(de).toHaveProperty([`error.${code}`])
    expect(en).toHaveProperty([`error.${code}`])
  }
  expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort())
})
