// SPDX-License-Identifier: EUPL-1.2
/** What the hub offers on the network, and what it refuses. @module */
import { announceIssuerKeys, issue } from '@ncv/federation/hub/issuer.ts'
import { HUB_AUDIENCE, HUB_BODIES, hubApp } from '@ncv/federation/hub/public-app.ts'
import { hex } from '@ncv/protocol/bytes.ts'
import { signRequest } from '@ncv/protocol/crypto/http-auth.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { BATCH_MAX_BYTES } from '@ncv/protocol/submission/batch.ts'
import { NOTE_MAX_BYTES } from '@ncv/protocol/tlog/note.ts'
import { formatIssuanceRequest, issuanceRequest, prepareTokens } from '@ncv/protocol/token/issuance.ts'
import { tokenKeyId } from '@ncv/protocol/token/token.ts'
import { serve } from '@ncv/runtime/http-server.ts'
import type { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { federationOf, reportKey } from '../../support/contribution.ts'
import type { FoundedHub, TestMember } from '../../support/founded-hub.ts'
import { foundHub, witnessAll } from '../../support/founded-hub.ts'
import type { VirtualFederation } from '../../support/virtual-world.ts'
import { virtualFederation } from '../../support/virtual-world.ts'

let federation: VirtualFederation
let founded: FoundedHub
let app: Hono
beforeEach(async () => {
  federation = virtualFederation({ seed: 'public-app' })
  founded = await foundHub(federation.party('hub'))
  await announceIssuerKeys(founded.hub)
  await witnessAll(founded)
  app = hubApp(founded.hub)
})
afterEach(() => founded.dispose())

function requestFor(count = 1): Uint8Array<ArrayBuffer> {
  const { hub } = founded
  return new Uint8Array(formatIssuanceRequest(issuanceRequest(prepareTokens(federationOf(hub), reportKey(hub, 0), count, federation.party('node')))))
}

async function authorization(member: TestMember, body: Uint8Array): Promise<string> {
  const world = federation.party('node')
  const signer = { seed: member.identity.seed, subject: member.id, jti: hex(world.random(16)) }
  return await signRequest({ ...signer, audience: HUB_AUDIENCE, method: 'POST', path: '/issue', body, now: world.now() })
}

const send = async (body: Uint8Array<ArrayBuffer>, header: string) =>
  app.request('/issue', { method: 'POST', body, headers: { authorization: header } })
const ask = async (member: TestMember, body: Uint8Array<ArrayBuffer>) => send(body, await authorization(member, body))

describe('requests of members', () => {
  test('one member that asks without end fills its own place and no other member’s', async () => {
    const [first, second] = founded.members
    const garbage = new Uint8Array([1])
    const statuses: number[] = []
    for (let i = 0; i < 40; i++) statuses.push((await ask(first!, garbage)).status)
    expect(statuses.at(-1)).toBe(429)
    const refused = await ask(first!, garbage)
    expect(refused.headers.get('retry-after')).toBe('60')
    expect((await ask(second!, requestFor())).status).toBe(200)
  })

  test('a member whose place is full may ask again when its signatures have run out', async () => {
    const [member] = founded.members
    for (let i = 0; i < 40; i++) await ask(member!, new Uint8Array([1]))
    await federation.advance(91_000)
    expect((await ask(member!, requestFor())).status).toBe(200)
  })

  test('a request is taken once, also after a start of the hub in between', async () => {
    const body = requestFor()
    await federation.advance(1000)
    const header = await authorization(founded.members[0]!, body)
    expect((await send(body, header)).status).toBe(200)
    expect((await send(body, header)).status).toBe(401)
    await federation.advance(1000)
    app = hubApp(await founded.reopen())
    expect((await send(body, header)).status).toBe(401)
  })
})

test('for a member that has its tokens nothing more is signed', () => {
  const { hub, members } = founded
  const { id } = members[0]!
  const { spki } = reportKey(hub, 0)
  issue(hub, id, requestFor(2))
  // A value that no signature can be made for: whoever comes to sign it finds another error.
  const unsignable = encode({ batches: [{ blinded: [new Uint8Array(384).fill(0xff)], keyId: tokenKeyId(spki) }] })
  expect(() => issue(hub, id, unsignable)).toThrow(expect.objectContaining({ code: 'ISSUANCE_QUOTA' }))
  expect(() => issue(hub, members[1]!.id, unsignable)).toThrow(expect.objectContaining({ code: 'ISSUANCE_MALFORMED' }))
})

describe('bodies', () => {
  test.each([
    ['/witness/head', NOTE_MAX_BYTES],
    ['/witness/cosignature', NOTE_MAX_BYTES],
    ['/issue', 64 * 1024],
    ['/batch', BATCH_MAX_BYTES],
    ['/checkpoint', 1024],
  ])('%s refuses more than %d bytes before it reads them', async (path, limit) => {
    await using server = await serve(app, { host: '127.0.0.1', port: 0, limits: { bodyBytes: 1024 }, bodies: HUB_BODIES })
    const post = (length: number) => fetch(`http://127.0.0.1:${server.port}${path}`, { method: 'POST', body: new Uint8Array(length) })
    expect((await post(limit + 1)).status).toBe(413)
    expect((await post(limit)).status).not.toBe(413)
  })
})
