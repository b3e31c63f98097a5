// SPDX-License-Identifier: EUPL-1.2
/** "Now, with less anonymity", from the node's side (ncv-submission, section 6.2). */
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import { settleEnded } from '@ncv/node/contribution/record.ts'
import { hex } from '@ncv/protocol/bytes.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { NodeStage } from './node-stage.ts'
import { nodeStage, RELAY_URL, SLOT_MS, stagedNode, TIMING } from './node-stage.ts'
import { CALL } from '../../support/call.ts'

const IDENTITY = JSON.stringify({ name: 'Gemeinde Eins', names: ['Eins'], people: [{ name: 'Erika Musterfrau', role: 'Leitung' }] })
const INCIDENT = JSON.stringify({
  ...{ title: 'Phishing', description: 'Mails mit falschem Absender.', rsit: 'fraud/phishing', vcv: 'Externer Angriff' },
  ...{ detectedAt: '2026-01-05', indicators: [], measures: '', notes: '', assets: [], people: [] },
})

let stage: NodeStage
beforeEach(async () => {
  stage = await nodeStage({ seed: 'urgent' })
  await announceIssuerKeys(stage.hub)
  await stage.witness()
  await stage.look()
  for (const { node } of stage.nodes) await node.links.walletLink.tick()
  await stage.federation.advance(TIMING.periodMs / 15)
  for (const { node } of stage.nodes) await node.links.walletLink.tick()
})
afterEach(() => stage[Symbol.asyncDispose]())

async function queued(): Promise<string> {
  const { handlers, stores } = stagedNode(stage)
  stores.incidents.putIdentity(IDENTITY)
  const { id } = await handlers.addIncident({ body: { json: INCIDENT } }, CALL)
  const { digest } = await handlers.previewContribution({ params: { id } }, CALL)
  return (await handlers.contribute({ params: { id }, body: { digest } }, CALL)).id
}

async function start(slots: number): Promise<void> {
  for (const { node } of stage.nodes) node.start()
  await stage.federation.advance(slots * SLOT_MS)
}

const send = async (id: string, least: number) => await stagedNode(stage).handlers.sendUrgent({ params: { id }, body: { least } }, CALL)
const held = () => stage.hub.intake.contributions().map((each) => hex(each.id))
const requests = (path: string) =>
  stage.federation.exchanges.filter(({ from, url }) => from === 'node-1' && url.startsWith(RELAY_URL) && new URL(url).pathname.startsWith(path))

test('it leaves at once among what the relay holds; the record says urgent and among how many; the slot’s own box still goes, no byte twice', async () => {
  await start(6)
  const id = await queued()
  // Until the others have handed in their boxes of this slot.
  while (stage.relay.status().boxes < 2) await stage.federation.advance(1000)
  const before = stage.relay.status().boxes
  const { count } = await send(id, 2)
  expect(count).toBe(before + 1)
  await stage.federation.settle()
  await stage.federation.advance(1)
  expect(held()).toEqual([id])
  const slots = requests('/slot/').length
  await stage.federation.advance(3 * SLOT_MS)
  expect(requests('/slot/').length - slots).toBeGreaterThanOrEqual(2)
  expect(stagedNode(stage).stores.wallet.outgoing()).toMatchObject([{ id, state: 'delivered', batchCount: count }])
  const { contributions } = await stagedNode(stage).handlers.listContributions({}, CALL)
  expect(contributions).toMatchObject([{ id, urgent: { count }, smallGroup: null }])
  expect(requests('/urgent/').map(({ requestBody }) => requestBody.length)).toEqual([9328])
  const boxes = [...requests('/slot/'), ...requests('/urgent/')].map(({ requestBody }) => hex(requestBody))
  expect(new Set(boxes).size).toBe(boxes.length)
  await expect(send(id, 2)).rejects.toMatchObject({ code: 'URGENT_NOT_QUEUED' })
})

test('alone it is not taken without the second agreement and waits for its slot; with it, the record says a small group', async () => {
  await start(6)
  for (const index of [1, 2]) await stagedNode(stage, index).stop()
  // What the others have handed in leaves; from now on nobody else sends.
  await stage.federation.advance(3 * SLOT_MS)
  const id = await queued()
  const { wallet } = stagedNode(stage).stores
  await expect(send(id, 2)).rejects.toMatchObject({ code: 'URGENT_ALONE' })
  expect(wallet.outgoing()).toMatchObject([{ id, state: 'queued', urgent: null }])
  expect(await send(id, 1)).toEqual({ id, count: 1 })
  await stage.federation.advance(2 * SLOT_MS)
  expect(held()).toEqual([id])
  const { contributions } = await stagedNode(stage).handlers.listContributions({}, CALL)
  expect(contributions).toMatchObject([{ state: 'delivered', urgent: { count: 1 }, smallGroup: { count: 1, least: TIMING.kMin } }])
  // The record outlives what the wallet keeps.
  wallet.settle([], () => ({ state: 'accepted' }))
  settleEnded(stagedNode(stage).stores.incidents, wallet, 1)
  expect(wallet.outgoing()).toEqual([])
  const { incidents } = await stagedNode(stage).handlers.listIncidents({}, CALL)
  expect(incidents).toMatchObject([{ contribution: id, contributionState: 'accepted', contributionUrgent: 1 }])
})

test('before the relay has shown itself at its address nothing leaves, and the preview says so', async () => {
  const id = await queued()
  const { handlers } = stagedNode(stage)
  expect(await handlers.previewUrgent({}, CALL)).toMatchObject({
    isProven: false,
    isAlone: true,
    lastBatch: null,
    senders: { active: 0, isAnonymous: false },
  })
  await expect(send(id, 1)).rejects.toMatchObject({ code: 'RELAY_UNPROVEN' })
  expect(requests('/urgent/')).toEqual([])
})

test('where the relay cannot be reached it is said, and the contribution goes in a later slot', async () => {
  await start(6)
  const id = await queued()
  stage.federation.break(RELAY_URL, 'refuse', 'node-1')
  await expect(send(id, 2)).rejects.toMatchObject({ code: 'NET_UNREACHABLE' })
  expect(stagedNode(stage).stores.wallet.outgoing()).toMatchObject([{ id, state: 'queued' }])
  stage.federation.mend(RELAY_URL, 'node-1')
  await stage.federation.advance(4 * SLOT_MS)
  expect(held()).toEqual([id])
})
