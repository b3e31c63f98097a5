// SPDX-License-Identifier: EUPL-1.2
/**
 * Every door of hub and relay on the network × who knocks: made from the list of doors that „Was sieht wer?" describes, which is complete.
 *
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { appendMembership } from '@ncv/federation/hub/membership/append.ts'
import { hubApp } from '@ncv/federation/hub/public-app.ts'
import { hex } from '@ncv/protocol/bytes.ts'
import { signRequest } from '@ncv/protocol/crypto/http-auth.ts'
import { signFrame } from '@ncv/protocol/membership/frames.ts'
import { relayAudience } from '@ncv/protocol/submission/relay-address.ts'
import { SIGHTS } from '@ncv/protocol/visibility/table.ts'
import type { Relay } from '@ncv/relay/relay.ts'
import { createRelay } from '@ncv/relay/relay.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FoundedHub, TestMember } from '../support/founded-hub.ts'
import { foundHub, testMember, witnessAll } from '../support/founded-hub.ts'
import type { VirtualFederation } from '../support/virtual-world.ts'
import { virtualFederation } from '../support/virtual-world.ts'

const RELAY_URL = 'https://relay.test'
const DOORS = [...new Set(SIGHTS.flatMap((sight) => sight.doors ?? []))].sort()

/** Doors that anybody may knock at: what comes in proves itself, or nothing comes in. */
const OPEN_DOORS = new Set([
  'hub GET /*',
  'hub GET /events',
  'hub GET /healthz',
  'hub GET /readyz',
  'hub POST /application',
  'hub POST /application/status',
  'hub POST /batch',
  'hub POST /key-replacement',
  'hub POST /witness/cosignature',
  'hub POST /witness/head',
  'relay GET /*',
  'relay GET /events',
  'relay GET /healthz',
])
/** What a member that rests may still do: read what was written to it, and say that it comes back. */
const OPEN_AT_REST = new Set(['hub POST /post', 'hub POST /mailbox', 'hub POST /mailbox/taken', 'hub POST /attachment', 'hub POST /attachment/*'])
const MEMBER_DOORS = DOORS.filter((door) => !OPEN_DOORS.has(door))

const KNOCKERS = ['admitted', 'suspended', 'left', 'stranger', 'thief'] as const

let federation: VirtualFederation
let founded: FoundedHub
let relay: Relay
const publicDir = mkdtempSync(join(tmpdir(), 'ncv-doors-'))

beforeAll(async () => {
  federation = virtualFederation({ seed: 'doors' })
  founded = await foundHub(federation.party('hub'), { count: 5 })
  const { hub, members } = founded
  await witnessAll(founded)
  hub.witnesses.showMirror(undefined)
  await rotateEpoch(hub)
  federation.host('https://hub.test', hubApp(hub))
  const keys = founded.relay
  relay = createRelay({
    world: federation.party('relay'),
    opened: hub.opened,
    keys,
    url: RELAY_URL,
    hub: 'https://hub.test',
    publicDir,
    pollMs: 1_000,
  })
  for (const [i, request] of [
    [1, 'suspend'],
    [2, 'leave'],
  ] as const) {
    const { id, identity } = members[i] as TestMember
    const frame = signFrame(hub.opened.origin, 'member-request', { member: id, request, at: hub.world.now() }, identity.seed)
    await appendMembership(hub, 'member', { change: { kind: 'request', frame } })
  }
  await federation.advance(60_000)
})
afterAll(() => {
  relay.stop()
  founded.dispose()
  rmSync(publicDir, { recursive: true, force: true })
})

/** Who says to be whom, and with whose key. */
function knocker(who: (typeof KNOCKERS)[number]): { readonly id: string; readonly seed: Uint8Array } {
  const [admitted, suspended, left] = founded.members as [TestMember, TestMember, TestMember]
  const stranger = testMember('nobody')
  const seedOf = ({ id, identity }: TestMember) => ({ id, seed: identity.seed })
  // The thief has a key of its own, and says to be a member.
  const table = { admitted: seedOf(admitted), suspended: seedOf(suspended), left: seedOf(left), stranger: seedOf(stranger) }
  return who === 'thief' ? { id: admitted.id, seed: stranger.identity.seed } : table[who]
}

/** `in` is whatever the question of who knocks did not stop. */
async function knock(door: string, who: (typeof KNOCKERS)[number]): Promise<'in' | 'refused'> {
  const [party = '', method = '', pattern = ''] = door.split(' ')
  const path = pattern === '/attachment/*' ? `/attachment/${'0'.repeat(64)}` : pattern.replaceAll('/*', '/1')
  const { id, seed } = knocker(who)
  const body = new Uint8Array([0x90])
  const audience = party === 'hub' ? 'hub' : relayAudience(RELAY_URL)
  const jti = hex(federation.party('chance').random(16))
  const authorization = await signRequest({ seed, subject: id, jti, audience, method: 'POST', path, body, now: federation.now() })
  const app = party === 'hub' ? hubApp(founded.hub) : relay.publicApp
  const reply = await app.fetch(
    new Request(`${party === 'hub' ? 'https://hub.test' : RELAY_URL}${path}`, { method, body, headers: { authorization } }),
  )
  const text = await reply.text()
  const isRefused = reply.status === 401 || /"code":"(?:MEMBER_UNKNOWN|AUTH_INVALID)"/.test(text)
  return isRefused ? 'refused' : 'in'
}

describe.each(MEMBER_DOORS)('%s', (door) => {
  test.each(KNOCKERS)('%s', async (who) => {
    const isIn = who === 'admitted' || (who === 'suspended' && OPEN_AT_REST.has(door))
    expect(await knock(door, who)).toBe(isIn ? 'in' : 'refused')
  })
})

test('every door is one for members or open on purpose', () => {
  expect(MEMBER_DOORS.length).toBeGreaterThan(6)
  for (const door of MEMBER_DOORS) expect(door, door).toMatch(/ POST /)
})
