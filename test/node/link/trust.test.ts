// SPDX-License-Identifier: EUPL-1.2
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import { hubApp } from '@ncv/federation/hub/public-app.ts'
import type { StatusView } from '@ncv/protocol/admin/node-routes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { issuerKeyFixtures } from '../../support/issuer-keys.ts'
import type { NodeStage } from './node-stage.ts'
import { HUB_URL, nodeStage, RELAY_URL, stagedNode, TIMING } from './node-stage.ts'
import { CALL } from '../../support/call.ts'

const DAY_MS = 86_400_000

let stage: NodeStage
beforeEach(async () => {
  stage = await nodeStage({ seed: 'trust' })
})
afterEach(() => stage[Symbol.asyncDispose]())

const keys = (at = 0) => stagedNode(stage, at).stores.keys
const codes = () =>
  stagedNode(stage)
    .stores.log.quarantined()
    .map(({ code }) => code)

describe('without a quorum of witnesses', () => {
  test('a warning is shown and marked as not yet witnessed, and no key is used', async () => {
    await announceIssuerKeys(stage.hub)
    const index = await stage.warn()
    await stage.look()
    const { handlers, links } = stagedNode(stage)
    const call = CALL
    expect(handlers.showWarning({ params: { index } }, call)).toMatchObject({ isWitnessed: false, state: 'current' })
    expect(keys().issuerState(0)).toBeUndefined()
    expect(links.trust.isFresh()).toBe(false)
    await stagedNode(stage, 1).links.witness?.pull()
    await stage.look()
    expect(keys().issuerState(0)).toBeUndefined()
    await stagedNode(stage, 2).links.witness?.pull()
    await stage.look()
    expect(handlers.showWarning({ params: { index } }, call)).toMatchObject({ isWitnessed: true })
    expect(keys().issuerState(0)).toBe('usable')
  })

  test('what is encrypted waits for its key, and warnings in clear do not wait for it', async () => {
    await rotateEpoch(stage.hub)
    const green = await stage.warn({ title: 'Grün' }, 'TLP:GREEN')
    const clear = await stage.warn({ title: 'Weiß' })
    await stage.look()
    expect(
      stagedNode(stage)
        .stores.warnings.all()
        .map(({ index }) => index),
    ).toEqual([clear])
    await stage.witness()
    await stage.look()
    expect(
      stagedNode(stage)
        .stores.warnings.all()
        .map(({ index, tlp }) => [index, tlp]),
    ).toEqual([
      [clear, 'TLP:CLEAR'],
      [green, 'TLP:GREEN'],
    ])
  })

  test('messages that wait for a key are told, and in red once they wait for long', async () => {
    const sealed = () => (stagedNode(stage).handlers.status({}, CALL) as StatusView).concerns.find(({ code }) => code === 'sealed')
    await rotateEpoch(stage.hub)
    await stage.warn({}, 'TLP:GREEN')
    await stage.warn({}, 'TLP:GREEN')
    await stage.warn()
    await stage.look()
    expect(sealed()).toMatchObject({ isRed: false, text: expect.stringMatching(/^2 Meldungen warten auf einen Schlüssel/) })
    stage.relay.stop()
    await stage.federation.advance(DAY_MS)
    expect(sealed()).toMatchObject({ isRed: true })
    await stage.witness()
    await stagedNode(stage).links.feed.poll()
    expect(sealed()).toBeUndefined()
  })

  test('cosignatures older than 24 hours speak for warnings, no longer for new keys', async () => {
    await stage.witness()
    await stage.look()
    stage.federation.unhost(RELAY_URL)
    stage.relay.stop()
    await stage.federation.advance(DAY_MS + 60_000)
    const epoch = stage.hub.log.size()
    await rotateEpoch(stage.hub)
    await stage.look()
    expect(stagedNode(stage).links.trust.witnessedSize()).toBe(1)
    expect(stagedNode(stage).links.trust.isFresh()).toBe(false)
    expect(keys().epochKey('community', 1)).toBeUndefined()
    await stage.witness()
    await stage.look()
    expect(keys().epochKey('community', 1)).toHaveLength(32)
    expect(stagedNode(stage).links.trust.covers(epoch)).toBe(true)
  })
})

describe('key consistency', () => {
  /** The keys of a period as the hub would announce them; another call makes other keys. */
  async function announcement(period: number, generate = issuerKeyFixtures()): Promise<Value> {
    const spkis = [(await generate()).publicKeySpki, (await generate()).publicKeySpki]
    return { period, keys: spkis.map((spki, i) => ({ purpose: 'report', number: 0, isSpare: i === 1, spki })) }
  }
  const announce = (payload: Value) => stage.publish({ kind: 'issuer-keys', tlp: 'TLP:CLEAR', terms: 'federation', payload })

  test('a second announcement for one period blocks both, also where the first was in use', async () => {
    const generate = issuerKeyFixtures()
    await announce(await announcement(0, generate))
    await stage.witness()
    await stage.look()
    expect(keys().issuerState(0)).toBe('usable')
    await announce(await announcement(0, generate))
    await stage.look()
    expect(keys().issuerState(0)).toBe('blocked')
    expect(keys().usableIssuerKeys(0)).toBeUndefined()
    expect(codes()).toEqual(['KEY_DUPLICATE'])
  })

  test('a second key for one epoch blocks the epoch', async () => {
    const hash = new Uint8Array(32)
    const payload = { epoch: 1, purpose: 'community', commitment: hash, wraps: [hash] }
    await rotateEpoch(stage.hub)
    await stage.witness()
    await stage.look()
    expect(keys().epochKey('community', 1)).toHaveLength(32)
    stage.federation.break(RELAY_URL, 'refuse')
    await stage.publish({ kind: 'epoch', tlp: 'TLP:CLEAR', terms: 'federation', payload })
    await stage.look()
    expect(keys().epochKey('community', 1)).toBeUndefined()
    expect(codes()).toEqual(['KEY_DUPLICATE'])
  })

  test('an entry under an epoch key that a newer one had replaced is refused', async () => {
    await rotateEpoch(stage.hub)
    // The turn of the period waits for witnesses of the epoch before.
    await stage.witness()
    const old = stage.hub.issuing.newestEpoch('community')
    await stage.federation.advance(TIMING.periodMs)
    expect(await rotateEpoch(stage.hub)).toBe(true)
    stage.hub.issuing.newestEpoch = () => old
    await stage.warn({}, 'TLP:GREEN')
    await stage.witness()
    await stage.look()
    expect(codes()).toEqual(['EPOCH_OLD'])
  })

  test('the first keys of a federation may come within their period; later ones must be witnessed before it begins', async () => {
    const generate = issuerKeyFixtures()
    await announce(await announcement(0, generate))
    await stage.witness()
    await stage.look()
    expect(keys().issuerState(0)).toBe('usable')
    await stage.federation.advance(TIMING.periodMs + 60_000)
    await announce(await announcement(1, generate))
    await stage.witness()
    await stage.look()
    expect(keys().issuerState(1)).toBe('late')
    expect(codes()).toEqual(['KEY_TOO_LATE'])
  })

  test('who comes later finds in the archive that the keys came in time', async () => {
    const generate = issuerKeyFixtures()
    await announce(await announcement(0, generate))
    await announce(await announcement(1, generate))
    for (const { node } of stage.nodes.slice(0, 2)) await node.links.witness?.pull()
    await stage.federation.advance(1.5 * TIMING.periodMs)
    for (const { node } of stage.nodes.slice(0, 2)) await node.links.witness?.pull()
    await stage.federation.advance(60_000)
    await stagedNode(stage, 2).links.feed.poll()
    expect(keys(2).issuerState(1)).toBe('usable')
    expect(stagedNode(stage, 2).stores.log.publicPaths()).toContain('witnessed/0')
  })

  test('keys are not called late because a mirror lags: the hub itself is asked, and while it is away nothing is decided', async () => {
    const generate = issuerKeyFixtures()
    await announce(await announcement(0, generate))
    await announce(await announcement(1, generate))
    for (const { node } of stage.nodes.slice(0, 2)) await node.links.witness?.pull()
    await stage.federation.advance(1.5 * TIMING.periodMs)
    for (const { node } of stage.nodes.slice(0, 2)) await node.links.witness?.pull()
    await stage.federation.advance(60_000)
    stage.federation.host(RELAY_URL, {
      fetch: (request) =>
        new URL(request.url).pathname.startsWith('/witnessed/0') ? new Response(null, { status: 404 }) : stage.relay.publicApp.fetch(request),
    })
    stage.federation.break(HUB_URL, 'refuse')
    await stagedNode(stage, 2).links.feed.poll()
    expect(keys(2).issuerState(1)).toBeUndefined()
    expect(codes()).toEqual([])
    stage.federation.mend(HUB_URL)
    stage.federation.host(HUB_URL, hubApp(stage.hub))
    await stagedNode(stage, 2).links.feed.poll()
    expect(keys(2).issuerState(1)).toBe('usable')
  })
})
