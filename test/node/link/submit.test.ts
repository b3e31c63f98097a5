// SPDX-License-Identifier: EUPL-1.2
import { joinText } from '@ncv/federation/hub/founding.ts'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { publishDailyList } from '@ncv/federation/hub/intake/daily-list.ts'
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import { readNodeConfig, writeNodeConfig } from '@ncv/node/config.ts'
import { settleEnded } from '@ncv/node/contribution/record.ts'
import { joinFederation, openOwnKeys } from '@ncv/node/founding.ts'
import { memberPost } from '@ncv/node/link/member-request.ts'
import { hex, utf8 } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { decode } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { parseJoinFile } from '@ncv/protocol/membership/join-file.ts'
import { slotAt } from '@ncv/protocol/membership/period.ts'
import { relayAudience, relayMark } from '@ncv/protocol/submission/relay-address.ts'
import { openBox } from '@ncv/protocol/submission/seal.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Exchange } from '../../support/virtual-world.ts'
import type { NodeStage } from './node-stage.ts'
import { HUB_URL, nodeStage, RELAY_URL, SLOT_MS, stagedNode, TIMING } from './node-stage.ts'
import { CALL } from '../../support/call.ts'

const IDENTITY = JSON.stringify({ name: 'Gemeinde Eins', names: ['Eins'], people: [{ name: 'Erika Musterfrau', role: 'Leitung' }] })
const INCIDENT = JSON.stringify({
  title: 'Phishing',
  description: 'Mails mit falschem Absender und einem Anhang.',
  rsit: 'fraud/phishing',
  vcv: 'Externer Angriff',
  detectedAt: '2026-01-05',
  indicators: [{ type: 'ip', value: '203.0.113.9' }],
  measures: '',
  notes: 'intern',
  assets: [],
  people: ['Erika Musterfrau'],
})

let stage: NodeStage
beforeEach(async () => {
  stage = await nodeStage({ seed: 'submit' })
  await announceIssuerKeys(stage.hub)
  await stage.witness()
  await stage.look()
})
afterEach(() => stage[Symbol.asyncDispose]())

const posts = (path: string, from = 'node-1'): Exchange[] =>
  stage.federation.exchanges.filter((each) => each.from === from && new URL(each.url).pathname.startsWith(path))
const wallet = (at = 0) => stagedNode(stage, at).stores.wallet

/** Nodes that send, witness and fetch by themselves. */
async function run(ms: number): Promise<void> {
  for (const { node } of stage.nodes) node.start()
  await stage.federation.advance(ms)
}

async function contribute(at = 0): Promise<string> {
  const { handlers, stores } = stagedNode(stage, at)
  stores.incidents.putIdentity(IDENTITY)
  const { id } = await handlers.addIncident({ body: { json: INCIDENT } }, CALL)
  return await contributeIncident(id, at)
}

async function contributeIncident(id: string, at = 0): Promise<string> {
  const { handlers } = stagedNode(stage, at)
  const { digest } = await handlers.previewContribution({ params: { id } }, CALL)
  return (await handlers.contribute({ params: { id }, body: { digest } }, CALL)).id
}

async function fillWallets(): Promise<void> {
  for (const { node } of stage.nodes) await node.links.walletLink.tick()
  await stage.federation.advance(TIMING.periodMs / 15)
  for (const { node } of stage.nodes) await node.links.walletLink.tick()
}

describe('the wallet', () => {
  test('every node fetches the same number of tokens, whether it has something to say or not', async () => {
    await fillWallets()
    expect(stage.nodes.map((_, at) => wallet(at).readyCount('report', [0]))).toEqual([2, 2, 2])
    expect(stage.hub.issuing.issuedCount(0)).toBe(3)
  })

  test('a reply that is lost is asked for again with the same bytes', async () => {
    const { walletLink } = stagedNode(stage).links
    await walletLink.tick()
    await stage.federation.advance(TIMING.periodMs / 15)
    stage.federation.break(HUB_URL, 'cut', 'node-1')
    await walletLink.tick()
    expect(wallet().readyCount('report', [0])).toBe(0)
    stage.federation.mend(HUB_URL, 'node-1')
    const lost = posts('/issue').map(({ requestBody }) => hex(requestBody))
    await stage.reopen(0)
    await fillWallets()
    const again = posts('/issue').map(({ requestBody }) => hex(requestBody))[lost.length]
    expect(again).toBe(lost[0])
    expect(wallet().readyCount('report', [0])).toBe(2)
  })

  test('without a token nothing is sent and nothing is fetched because of it', async () => {
    await expect(contribute()).rejects.toMatchObject({ code: 'TOKENS_MISSING' })
    expect(posts('/issue')).toHaveLength(0)
  })
})

describe('one box a slot', () => {
  test('every node sends one box of 9,328 bytes in every slot, and no two are alike', async () => {
    await run(6 * SLOT_MS)
    for (const name of ['node-1', 'node-2', 'node-3']) {
      const sent = posts('/slot/', name)
      expect(sent.length).toBeGreaterThanOrEqual(5)
      expect(new Set(sent.map(({ at }) => slotAt(stage.hub.opened.genesis, at))).size).toBe(sent.length)
      expect(sent.every(({ requestBody, status }) => requestBody.length === 9328 && status === 200)).toBe(true)
    }
    const boxes = stage.nodes.flatMap((_, i) => posts('/slot/', `node-${i + 1}`)).map(({ requestBody }) => hex(requestBody))
    expect(new Set(boxes).size).toBe(boxes.length)
  })

  test('a contribution reaches the hub once, and the queue lets go of it when the relay has proven the batch', async () => {
    await fillWallets()
    const id = await contribute()
    expect(wallet().outgoing()).toMatchObject([{ id, state: 'queued' }])
    await run(12 * SLOT_MS)
    expect(stage.hub.intake.contributions().map((each) => hex(each.id))).toEqual([id])
    const [delivered] = wallet().outgoing()
    expect(delivered).toMatchObject({ id, state: 'delivered' })
    expect(delivered?.batchCount).toBeGreaterThanOrEqual(2)
    expect(wallet().readyCount('report', [0])).toBe(1)
  })

  test('while the relay is away the contribution waits, over a restart, and then goes out sealed anew', async () => {
    await fillWallets()
    await run(5 * SLOT_MS)
    expect(wallet().isProven(relayMark(RELAY_URL))).toBe(true)
    const id = await contribute()
    stage.federation.break(RELAY_URL, 'refuse', 'node-1')
    await stage.federation.advance(3 * SLOT_MS)
    expect(wallet().outgoing()).toMatchObject([{ id, state: 'queued' }])
    stage.federation.mend(RELAY_URL, 'node-1')
    const node = await stage.reopen(0)
    node.start()
    await stage.federation.advance(8 * SLOT_MS)
    expect(wallet().outgoing()).toMatchObject([{ id, state: 'delivered' }])
    expect(stage.hub.intake.contributions()).toHaveLength(1)
    const boxes = posts('/slot/').map(({ requestBody }) => hex(requestBody))
    expect(new Set(boxes).size).toBe(boxes.length)
  })

  test('where the reply is lost the box may have arrived: its content waits for the receipt, and reaches the hub once', async () => {
    await fillWallets()
    await run(5 * SLOT_MS)
    const id = await contribute()
    // It goes in the next slot, and the reply is lost.
    stage.federation.break(RELAY_URL, 'cut', 'node-1')
    await run(2 * SLOT_MS)
    stage.federation.mend(RELAY_URL, 'node-1')
    expect(wallet().outgoing()).toMatchObject([{ id, state: 'sent' }])
    let seen = 0
    const take = stage.hub.intake.accept.bind(stage.hub.intake)
    stage.hub.intake.accept = (...args) => {
      seen++
      return take(...args)
    }
    await run(8 * SLOT_MS)
    expect(wallet().outgoing()).toMatchObject([{ id, state: 'delivered' }])
    expect([seen, stage.hub.intake.contributions().length]).toEqual([1, 1])
  })

  test('a slot in which a box went out is not used again after a restart', async () => {
    const { submit } = stagedNode(stage).links
    await submit.tick()
    const node = await stage.reopen(0)
    await node.links.submit.tick()
    expect(posts('/slot/')).toHaveLength(1)
  })

  test('nothing is sent while the log is not witnessed freshly', async () => {
    stage.relay.stop()
    await stage.federation.advance(2 * 86_400_000)
    await stagedNode(stage).links.submit.tick()
    expect(posts('/slot/')).toHaveLength(0)
  })

  test('one incident becomes one contribution', async () => {
    await fillWallets()
    const id = await contribute()
    const { handlers } = stagedNode(stage)
    const { incidents } = await handlers.listIncidents({}, CALL)
    expect(incidents).toMatchObject([{ contribution: id }])
    const incident = incidents[0]?.id ?? ''
    const { digest } = await handlers.previewContribution({ params: { id: incident } }, CALL)
    expect(() => handlers.contribute({ params: { id: incident }, body: { digest } }, CALL)).toThrow(
      expect.objectContaining({ code: 'CONTRIBUTED_ALREADY' }),
    )
  })

  test('what is sent is what was shown: another text is refused', async () => {
    await fillWallets()
    const { handlers, stores } = stagedNode(stage)
    stores.incidents.putIdentity(IDENTITY)
    const { id } = await handlers.addIncident({ body: { json: INCIDENT } }, CALL)
    expect(() => handlers.contribute({ params: { id }, body: { digest: '0'.repeat(64) } }, CALL)).toThrow(
      expect.objectContaining({ code: 'CONTRIBUTION_CHANGED' }),
    )
    expect(stores.wallet.outgoing()).toEqual([])
  })

  test('what was not delivered while its token held is said, and may be contributed again', async () => {
    await fillWallets()
    const before = await contribute()
    wallet().expire(1)
    const { handlers } = stagedNode(stage)
    const { incidents } = await handlers.listIncidents({}, CALL)
    expect(incidents).toMatchObject([{ contribution: before, contributionState: 'expired' }])
    const again = await contributeIncident(incidents[0]?.id ?? '')
    expect(again).not.toBe(before)
    expect((await handlers.listIncidents({}, CALL)).incidents).toMatchObject([{ contribution: again, contributionState: 'queued' }])
    settleEnded(stagedNode(stage).stores.incidents, wallet(), 2)
    expect((await handlers.listIncidents({}, CALL)).incidents).toMatchObject([{ contribution: again, contributionState: 'queued' }])
    expect(wallet().outgoing()).toMatchObject([{ id: again }])
  })

  test('a contribution that the wallet has let go of still counts: its incident knows how it ended', async () => {
    await fillWallets()
    const id = await contribute()
    await run(12 * SLOT_MS)
    const { handlers, stores } = stagedNode(stage)
    settleEnded(stores.incidents, wallet(), 1)
    expect(wallet().outgoing()).toMatchObject([{ id, state: 'delivered' }])
    await rotateEpoch(stage.hub)
    await publishDailyList(stage.hub)
    await stage.federation.advance(4 * SLOT_MS)
    settleEnded(stores.incidents, wallet(), 1)
    expect(wallet().outgoing()).toEqual([])
    const { incidents } = await handlers.listIncidents({}, CALL)
    expect(incidents).toMatchObject([{ contribution: id, contributionState: 'accepted' }])
    await expect(contributeIncident(incidents[0]?.id ?? '')).rejects.toMatchObject({ code: 'CONTRIBUTED_ALREADY' })
  })
})

describe('a server between node and relay', () => {
  const PROXY_URL = 'https://proxy.test'

  async function pointTo(relayUrl: string): Promise<void> {
    const { dir } = stage.nodes[0] ?? {}
    if (dir !== undefined) writeNodeConfig(dir, { ...readNodeConfig(dir), relayUrl })
    ;(await stage.reopen(0)).start()
  }

  test('that passes every box on gets no receipt for it, and so never anything but cover', async () => {
    stage.federation.host(PROXY_URL, {
      fetch: (request) => stage.relay.publicApp.fetch(new Request(request.url.replace(PROXY_URL, RELAY_URL), request)),
    })
    await fillWallets()
    const id = await contribute()
    for (const { node } of stage.nodes.slice(1)) node.start()
    await pointTo(PROXY_URL)
    await stage.federation.advance(6 * SLOT_MS)
    const seen = posts('/slot/').filter(({ url }) => url.startsWith(PROXY_URL))
    expect(seen.length).toBeGreaterThan(3)
    const { keys, opened } = stage.hub
    expect(seen.map(({ status, requestBody }) => [status, openBox(keys.box.secretKey, opened.origin, requestBody).kind])).toEqual(
      seen.map(() => [401, 'cover']),
    )
    const { contributions } = await stagedNode(stage).handlers.listContributions({}, CALL)
    expect(contributions).toMatchObject([{ id, state: 'unproven' }])

    await pointTo(RELAY_URL)
    await stage.federation.advance(12 * SLOT_MS)
    expect(wallet().outgoing()).toMatchObject([{ id, state: 'delivered' }])
  })

  test('that has a member hand in each box as its own gets receipts, and the node takes none of them', async () => {
    await fillWallets()
    const id = await contribute()
    const colluding = stagedNode(stage, 1)
    await colluding.stop()
    const { keys } = colluding.self
    const { world } = stage.nodes[1] ?? {}
    if (world === undefined) throw new TypeError('a stage has nodes')
    let given = 0
    stage.federation.host(PROXY_URL, {
      async fetch(request) {
        const body = new Uint8Array(await request.arrayBuffer())
        const { pathname } = new URL(request.url)
        const reply = await memberPost(world, keys, {
          ...{ audience: relayAudience(RELAY_URL), baseUrl: RELAY_URL, path: pathname, body, maxBytes: 65_536 },
        })
        given += (decode(reply.body) as { readonly receipts: readonly Uint8Array[] }).receipts.length
        return new Response(new Uint8Array(reply.body))
      },
    })
    stagedNode(stage, 2).start()
    await pointTo(PROXY_URL)
    await stage.federation.advance(6 * SLOT_MS)
    expect(given).toBeGreaterThan(1)
    expect(stage.nodes[0]?.world.lines.filter(({ event, fields }) => event === 'slot-failed' && fields.code === 'RECEIPT_OTHER')).toHaveLength(given)
    expect(wallet().isProven(relayMark(PROXY_URL))).toBe(false)
    expect(wallet().outgoing()).toMatchObject([{ id, state: 'queued' }])
    expect(stage.hub.intake.contributions()).toEqual([])
  })

  test('that comes after the relay was proven under its own address gets cover again', async () => {
    await fillWallets()
    await run(6 * SLOT_MS)
    expect(wallet().isProven(relayMark(RELAY_URL))).toBe(true)
    stage.federation.host(PROXY_URL, { fetch: () => new Response(new Uint8Array(encode({ receipts: [] }))) })
    await contribute()
    await pointTo(PROXY_URL)
    await stage.federation.advance(4 * SLOT_MS)
    const seen = posts('/slot/').filter(({ url }) => url.startsWith(PROXY_URL))
    expect(seen.length).toBeGreaterThan(1)
    const { keys, opened } = stage.hub
    expect(new Set(seen.map(({ requestBody }) => openBox(keys.box.secretKey, opened.origin, requestBody).kind))).toEqual(new Set(['cover']))
  })

  test('over plain http is not joined at all', () => {
    const { dir, world } = stage.nodes[0] ?? {}
    if (dir === undefined || world === undefined) throw new TypeError('a stage has nodes')
    const bytes = utf8(joinText(stage.hub.opened, HUB_URL, 'http://relay.test', stage.hub.witnesses.currentNote()))
    const before = readNodeConfig(dir)
    const own = openOwnKeys(dir, {}, world)
    expect(() => joinFederation(dir, own, parseJoinFile(bytes), bytes, {})).toThrow(expect.objectContaining({ code: 'URL_NOT_PROTECTED' }))
    expect(readNodeConfig(dir)).toEqual(before)
  })
})

describe('core slots', () => {
  test('a follow-up waits for office hours while its slot holds cover; a report does not wait', async () => {
    await fillWallets()
    const { links } = stagedNode(stage)
    const relay = relayMark(RELAY_URL)
    wallet().useSlot({ slot: 0, leaf: new Uint8Array(32), outgoing: null, relay })
    wallet().receive({ slot: 0, outgoing: null, relay }, { slot: 0, root: new Uint8Array(32), count: 3 }, stage.hub.world)
    await contribute()
    const [report] = wallet().outgoing()
    const submission = { ...(decode(wallet().contentOf(report?.id ?? '')) as Record<string, Value>), kind: 'follow-up' }
    const later = { now: () => stage.federation.now() - 1, random: stage.hub.world.random }
    // Older than the report: it would be first.
    wallet().enqueue(
      undefined,
      { id: 'f0'.repeat(32), kind: 'follow-up', about: report?.id ?? '', mark: '', period: 0, submission: encode(submission) },
      later,
    )
    const { keys, opened } = stage.hub
    const next = async (ms: number): Promise<string | undefined> => {
      await stage.federation.advance(ms)
      await links.submit.tick()
      const sent = posts('/slot/').at(-1)
      return sent === undefined ? undefined : openBox(keys.box.secretKey, opened.origin, sent.requestBody).kind
    }
    // Monday, a little after 7 on the wall.
    expect([await next(SLOT_MS), await next(SLOT_MS)]).toEqual(['report', 'cover'])
    expect(await next(2 * 3_600_000)).toBe('follow-up')
  })
})
