// SPDX-License-Identifier: EUPL-1.2
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import { hubApp } from '@ncv/federation/hub/public-app.ts'
import { compose } from '@ncv/federation/hub/publish/compose.ts'
import { sealEnvelope } from '@ncv/protocol/envelope.ts'
import { BODY_MAX_BYTES, bodyPath, SALT_BYTES, sealBody } from '@ncv/protocol/log/body.ts'
import { formatEntry } from '@ncv/protocol/log/entry.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import type { StatusView } from '@ncv/protocol/admin/node-routes.ts'
import { signCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { VirtualApp } from '../../support/virtual-world.ts'
import type { NodeStage } from './node-stage.ts'
import { HUB_URL, nodeStage, RELAY_URL, stagedNode, TIMING, WARNING } from './node-stage.ts'
import { CALL } from '../../support/call.ts'

let stage: NodeStage
beforeEach(async () => {
  stage = await nodeStage({ seed: 'feed' })
})
afterEach(() => stage[Symbol.asyncDispose]())

const indexes = (at = 0): number[] =>
  stagedNode(stage, at)
    .stores.warnings.all()
    .map(({ index }) => index)

/** An app that answers for some paths itself and passes on the rest. */
function instead(app: VirtualApp, answers: (path: string) => Response | undefined): VirtualApp {
  return { fetch: (request) => answers(new URL(request.url).pathname) ?? app.fetch(request) }
}

describe('following the log', () => {
  test('every node arrives at the root of the hub, over the mirror', async () => {
    await stage.warn()
    await stage.warn({ title: 'Zweite' })
    await stage.look()
    const { hub } = stage
    for (const { node } of stage.nodes) {
      expect(node.stores.log.size()).toBe(hub.log.size())
      expect(node.links.feed.state().source).toBe('mirror')
    }
    expect(indexes()).toEqual([2, 1])
  })

  test('with the mirror off the hub is read instead', async () => {
    stage.federation.break(RELAY_URL, 'refuse')
    const index = await stage.warn()
    await stagedNode(stage).links.feed.poll()
    expect(indexes()).toEqual([index])
    expect(stagedNode(stage).links.feed.state()).toMatchObject({ source: 'hub', code: undefined })
  })

  test('a mirror that alters an entry is passed over', async () => {
    const index = await stage.warn()
    await stage.federation.advance(60_000)
    const tampered = instead(stage.relay.publicApp, (path) =>
      path.startsWith('/tile/entries') ? new Response(new Uint8Array([0, 1, 65, 0, 1, 66])) : undefined,
    )
    stage.federation.host(RELAY_URL, tampered)
    await stagedNode(stage).links.feed.poll()
    expect(indexes()).toEqual([index])
    expect(stage.nodes[0]?.world.logged('feed-refused')).toBe(1)
  })

  test('a body that is not the one its entry names is not stored', async () => {
    await stage.warn()
    await stage.federation.advance(60_000)
    const other = (path: string) => (/^\/body\/[0-9a-f]{64}$/.test(path) ? new Response(new Uint8Array(100)) : undefined)
    stage.federation.host(RELAY_URL, instead(stage.relay.publicApp, other))
    stage.federation.host(HUB_URL, instead(hubApp(stage.hub), other))
    await stagedNode(stage).links.feed.poll()
    expect(indexes()).toEqual([])
    expect(stagedNode(stage).links.feed.state().code).toBe('BODY_MISMATCH')
    stage.federation.host(HUB_URL, hubApp(stage.hub))
    await stagedNode(stage).links.feed.poll()
    expect(indexes()).toEqual([1])
  })

  test.each([
    { what: 'damaged', file: () => new Response(new Uint8Array(100)) },
    { what: 'over-long', file: () => new Response(new Uint8Array(BODY_MAX_BYTES + 1)) },
    { what: 'answered with a failure', file: () => new Response(null, { status: 500 }) },
  ])('one body that is $what everywhere stops no later warning, and its fault is told', async ({ file }) => {
    const first = await stage.warn()
    const second = await stage.warn({ title: 'Zweite' })
    await stage.federation.advance(60_000)
    const damaged = `/${bodyPath(stage.hub.log.bodies(first, first + 1)[0]?.hash as Uint8Array)}`
    const other = (path: string) => (path === damaged ? file() : undefined)
    stage.federation.host(RELAY_URL, instead(stage.relay.publicApp, other))
    stage.federation.host(HUB_URL, instead(hubApp(stage.hub), other))
    await stagedNode(stage).links.feed.poll()
    expect(indexes()).toEqual([second])
    expect(stagedNode(stage).links.feed.state().code).toMatch(/^(BODY_MISMATCH|NET_TOO_LARGE|SOURCE_FAILED)$/)
    stage.federation.host(HUB_URL, hubApp(stage.hub))
    await stagedNode(stage).links.feed.poll()
    expect(indexes()).toEqual([second, first])
    expect(stagedNode(stage).links.feed.state()).toMatchObject({ source: 'hub', code: undefined })
  })

  test.each(['/keys/', '/witnessed/0', '/body/bundle/'])('a file below %s that is not what it should be stops no warning', async (start) => {
    await announceIssuerKeys(stage.hub)
    await rotateEpoch(stage.hub)
    const entry = { kind: 'warning' as const, tlp: 'TLP:CLEAR' as const, terms: 'n-cert' as const }
    await stage.hub.sequencer.append(
      Array.from({ length: 256 }, (_, i) => compose(stage.hub, { ...entry, payload: { ...WARNING, title: `Nr. ${i}` } as unknown as Value })),
    )
    await stage.federation.advance(2 * TIMING.periodMs)
    const size = stage.hub.log.size()
    const other = (path: string) => (path.startsWith(start) ? new Response(new Uint8Array(64)) : undefined)
    stage.federation.host(RELAY_URL, instead(stage.relay.publicApp, other))
    stage.federation.host(HUB_URL, instead(hubApp(stage.hub), other))
    await stagedNode(stage).links.feed.poll()
    expect(indexes()).toHaveLength(256)
    expect(stagedNode(stage).stores.log.size()).toBe(size)
    expect(stagedNode(stage).stores.log.quarantined()).toEqual([])
  })

  test('what was followed survives a restart and is not carried out twice', async () => {
    await stage.warn()
    await stage.look()
    const node = await stage.reopen(0)
    await node.links.feed.poll()
    expect(indexes()).toEqual([1])
    expect(node.stores.log.rootAt(2)).toEqual(stagedNode(stage, 1).stores.log.rootAt(2))
  })
})

describe('a hub that does not tell all the same', () => {
  const fork = (size: number): Uint8Array =>
    signCheckpoint({ origin: stage.hub.opened.logOrigin, size, root: new Uint8Array(32).fill(7) }, stage.hub.keys.identity.seed)

  test('two signed heads that contradict each other stop the feed for good, and the evidence stays', async () => {
    await stage.warn()
    await stage.look()
    stage.federation.host(
      RELAY_URL,
      instead(stage.relay.publicApp, (path) => (path === '/checkpoint' ? new Response(new Uint8Array(fork(2))) : undefined)),
    )
    await stagedNode(stage).links.feed.poll()
    expect(stagedNode(stage).links.feed.isHalted()).toBe(true)
    const node = await stage.reopen(0)
    stage.federation.host(RELAY_URL, stage.relay.publicApp)
    await stage.warn({ title: 'Danach' })
    await stage.federation.advance(60_000)
    await node.links.feed.poll()
    expect(indexes()).toEqual([1])
    expect(node.stores.log.note('contradicting')?.note).toEqual(fork(2))
    expect(node.handlers.status({}, CALL)).toMatchObject({ feed: { isHalted: true } })
  })

  test('a smaller head that contradicts the own log is a fork as well', async () => {
    await stage.warn()
    await stage.warn()
    await stage.look()
    stage.federation.host(
      RELAY_URL,
      instead(stage.relay.publicApp, (path) => (path === '/checkpoint' ? new Response(new Uint8Array(fork(2))) : undefined)),
    )
    await stagedNode(stage).links.feed.poll()
    expect(stagedNode(stage).links.feed.isHalted()).toBe(true)
  })

  test('a head that claims 2^43 entries turns the node red and does not end it', async () => {
    await stage.warn()
    await stage.look()
    const huge = (path: string) => (path === '/checkpoint' ? new Response(new Uint8Array(fork(2 ** 43))) : undefined)
    stage.federation.host(RELAY_URL, instead(stage.relay.publicApp, huge))
    stage.federation.host(HUB_URL, instead(hubApp(stage.hub), huge))
    const node = await stage.reopen(0)
    await node.links.feed.poll()
    expect(node.links.feed.state()).toMatchObject({ code: 'TILE_MISSING', isHalted: false })
    expect(indexes()).toEqual([1])
    stage.relay.stop()
    await stage.federation.advance(86_400_000)
    await node.links.feed.poll()
    const { concerns } = node.handlers.status({}, CALL) as StatusView
    expect(concerns).toContainEqual(expect.objectContaining({ code: 'silent', isRed: true }))
  })

  test('an older head takes nothing back', async () => {
    const old = stage.hub.witnesses.currentNote()
    await stage.warn()
    await stage.look()
    const stale = (path: string) => (path === '/checkpoint' ? new Response(new Uint8Array(old)) : undefined)
    stage.federation.host(RELAY_URL, instead(stage.relay.publicApp, stale))
    stage.federation.host(HUB_URL, instead(hubApp(stage.hub), stale))
    await stagedNode(stage).links.feed.poll()
    expect(indexes()).toEqual([1])
    expect(stagedNode(stage).links.feed.state()).toMatchObject({ code: 'LOG_ROLLBACK', isHalted: false })
  })
})

describe('carrying out', () => {
  test('an entry that is not signed by the hub is set aside with its code, and the feed goes on', async () => {
    const { hub } = stage
    const frame = sealEnvelope(
      { type: 'warning', origin: hub.opened.origin, tlp: 'TLP:CLEAR', terms: 'n-cert' },
      WARNING as unknown as Value,
      new Uint8Array(32).fill(3),
    )
    const body = sealBody(frame, hub.world.random(SALT_BYTES), hub.opened.origin, undefined)
    const bytes = formatEntry({ kind: 'warning', tlp: 'TLP:CLEAR', terms: 'n-cert', time: hub.world.now(), epoch: 0, body: body.hash })
    await hub.sequencer.append([{ bytes, kind: 'warning', bodies: [body] }])
    await hub.sequencer.append([{ bytes: new Uint8Array([1, 2, 3]), kind: 'warning', bodies: [] }])
    const good = await stage.warn()
    await stage.look()
    expect(indexes()).toEqual([good])
    expect(stagedNode(stage).stores.log.quarantined()).toEqual([
      { index: 1, code: 'ENVELOPE_SIGNATURE' },
      { index: 2, code: 'ENTRY_MALFORMED' },
    ])
  })

  test('a message that is sequenced twice has one effect', async () => {
    const { hub } = stage
    const entry = compose(hub, { kind: 'warning', tlp: 'TLP:CLEAR', terms: 'n-cert', payload: WARNING as unknown as Value })
    await hub.sequencer.append([entry])
    await hub.sequencer.append([{ ...entry, bodies: [] }])
    await stage.look()
    expect(indexes()).toEqual([1])
    expect(stagedNode(stage).stores.log.openCount()).toBe(0)
  })

  test('a newer version replaces a warning, and a withdrawal ends it', async () => {
    const first = await stage.warn()
    const second = await stage.warn({ supersedes: first })
    await stage.look()
    const { warnings } = stagedNode(stage).stores
    expect(warnings.one(first)).toMatchObject({ supersededBy: second, withdrawnReason: null })
    expect(warnings.currentCount()).toBe(1)
    await stage.publish({ kind: 'withdrawal', tlp: 'TLP:CLEAR', terms: 'n-cert', payload: { entry: second, reason: 'wrong' } })
    await stage.look()
    expect(warnings.one(second)).toMatchObject({ withdrawnReason: 'wrong' })
    expect(warnings.one(first)).toMatchObject({ supersededBy: null })
  })

  test('a withdrawal under another label than its warning is refused', async () => {
    await rotateEpoch(stage.hub)
    const warning = await stage.warn()
    const withdrawal = await stage.publish({ kind: 'withdrawal', tlp: 'TLP:GREEN', terms: 'n-cert', payload: { entry: warning, reason: 'wrong' } })
    await stage.look()
    await stage.witness()
    await stage.look()
    expect(stagedNode(stage).stores.log.quarantined()).toEqual([{ index: withdrawal, code: 'SCHEMA_MISMATCH' }])
    expect(stagedNode(stage).stores.warnings.currentCount()).toBe(1)
  })
})
