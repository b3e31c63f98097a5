// SPDX-License-Identifier: EUPL-1.2
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import { hex } from '@ncv/protocol/bytes.ts'
import { slotAt } from '@ncv/protocol/membership/period.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Exchange } from '../../support/virtual-world.ts'
import type { NodeStage } from './node-stage.ts'
import { HUB_URL, nodeStage, RELAY_URL, SLOT_MS, stagedNode, TIMING } from './node-stage.ts'

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
const CALL = { report() {}, signal: new AbortController().signal, lang: 'de' as const }

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
    await stage.reopen(0)
    await fillWallets()
    const [first, second] = posts('/issue').map(({ requestBody }) => hex(requestBody))
    expect(second).toBe(first)
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
    await run(8 * SLOT_MS)
    expect(stage.hub.intake.contributions().map((each) => hex(each.id))).toEqual([id])
    const [delivered] = wallet().outgoing()
    expect(delivered).toMatchObject({ id, state: 'delivered' })
    expect(delivered?.batchCount).toBeGreaterThanOrEqual(2)
    expect(wallet().readyCount('report', [0])).toBe(1)
  })

  test('while the relay is away the contribution waits, over a restart, and then goes out sealed anew', async () => {
    await fillWallets()
    const id = await contribute()
    stage.federation.break(RELAY_URL, 'cut', 'node-1')
    await run(3 * SLOT_MS)
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
})
