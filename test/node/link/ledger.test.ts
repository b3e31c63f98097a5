// SPDX-License-Identifier: EUPL-1.2
/** What daily lists tell a node about what it sent, without a question to anybody. @module */
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { takeBatch } from '@ncv/federation/hub/intake/batches.ts'
import { publishDailyList } from '@ncv/federation/hub/intake/daily-list.ts'
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import type { Unlisted } from '@ncv/federation/store/ledger-store.ts'
import { enqueue, signContribution, tokenToSpend } from '@ncv/node/contribution/enqueue.ts'
import type { StatusView } from '@ncv/protocol/admin/node-routes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { formatBatch, sealBatch } from '@ncv/protocol/submission/batch.ts'
import { dayAt, dayMs } from '@ncv/protocol/submission/daily-list.ts'
import { COVER, sealBox } from '@ncv/protocol/submission/seal.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { REPORT } from '../../support/contribution.ts'
import { testMember } from '../../support/founded-hub.ts'
import type { NodeStage } from './node-stage.ts'
import { nodeStage, SLOT_MS, stagedNode, TIMING } from './node-stage.ts'
import { CALL } from '../../support/call.ts'

const DAY_MS = dayMs({ timing: TIMING })

let stage: NodeStage
beforeEach(async () => {
  stage = await nodeStage({ seed: 'ledger' })
  await rotateEpoch(stage.hub)
  await announceIssuerKeys(stage.hub)
  await stage.witness()
  await stage.look()
  for (const { node } of stage.nodes) await node.links.walletLink.tick()
  await stage.federation.advance(TIMING.periodMs / 15)
  for (const { node } of stage.nodes) await node.links.walletLink.tick()
})
afterEach(() => stage[Symbol.asyncDispose]())

const wallet = () => stagedNode(stage).stores.wallet
const status = () => stagedNode(stage).handlers.status({}, CALL) as StatusView
const codes = (): string[] => status().concerns.map(({ code }) => code)

function contribute(): string {
  const { stores, self } = stagedNode(stage)
  const world = stage.federation.party('node-1')
  const token = tokenToSpend(stores.wallet, stores.keys, self.opened, world)
  const signed = signContribution(REPORT, token, self.opened.origin)
  enqueue(stores.wallet, token, signed, 'i-1', world)
  return signed.id
}

/** Nodes send by themselves until node 1 has a receipt for what it had to say. */
async function deliver(): Promise<void> {
  for (const { node } of stage.nodes) node.start()
  for (
    let i = 0;
    i < 16 &&
    !wallet()
      .outgoing()
      .some(({ state }) => state === 'delivered');
    i++
  )
    await stage.federation.advance(SLOT_MS)
  expect(wallet().outgoing()).toMatchObject([{ state: 'delivered' }])
}

/** The days go on, and the hub lists what `list` leaves it. */
async function days(count: number, list: () => unknown = () => publishDailyList(stage.hub)): Promise<void> {
  for (let i = 0; i < count; i++) {
    await stage.federation.advance(DAY_MS)
    await list()
    await stage.witness()
    await stage.look()
    for (const { node } of stage.nodes) node.links.settlement.run()
  }
}

/** A hub that puts into its list something else than what it received. */
const listing = (change: (unlisted: Unlisted) => Unlisted) => async () => {
  const { ledger } = stage.hub
  const unlisted = ledger.unlisted.bind(ledger)
  ledger.unlisted = () => change(unlisted())
  try {
    await publishDailyList(stage.hub)
  } finally {
    ledger.unlisted = unlisted
  }
}

describe('a daily list', { timeout: 120_000 }, () => {
  test('tells the node that its contribution was accepted, and on which day; nobody was asked', async () => {
    const id = contribute()
    await deliver()
    const before = stage.federation.exchanges.length
    await days(1)
    expect(wallet().outgoing()).toMatchObject([{ id, state: 'accepted', day: dayAt(stage.hub.opened.genesis, stage.federation.now()) - 1 }])
    const asked = stage.federation.exchanges.slice(before).filter(({ from }) => from === 'node-1')
    // The mailbox is looked into at its own pace, whether or not something was sent.
    expect(asked.every(({ method, url }) => method === 'GET' || /\/(?:slot|witness)\/|\/mailbox(?:\/taken)?$/.test(url))).toBe(true)
    expect(status()).toMatchObject({ queue: { delivered: 0, accepted: 1, notAccepted: 0 }, intake: { unlogged: 0 } })
    const { contributions } = await stagedNode(stage).handlers.listContributions({}, CALL)
    expect(contributions).toMatchObject([{ id, state: 'accepted', day: status().intake.day }])
    expect(wallet().contentOf(id)).toHaveLength(0)
  })

  test('without the batch of a receipt alarms, and what was in it goes out again, sealed anew', async () => {
    const id = contribute()
    await deliver()
    expect(wallet().contentOf(id).length).toBeGreaterThan(0)
    await days(
      2,
      listing(() => ({ marks: [], batches: [] })),
    )
    expect(codes()).toContain('batch-unlogged')
    expect(wallet().outgoing()).not.toMatchObject([{ state: 'accepted' }])
    for (let i = 0; i < 3 && wallet().outgoing()[0]?.state !== 'accepted'; i++) await days(1)
    expect(wallet().outgoing()).toMatchObject([{ id, state: 'accepted' }])
    expect(stage.hub.intake.contributions()).toHaveLength(1)
    expect(status().concerns.find(({ code }) => code === 'batch-unlogged')).toMatchObject({ isRed: true })
  })

  test('with the batch and without the mark says that the contribution was not accepted, and what to do', async () => {
    const id = contribute()
    await deliver()
    await days(
      1,
      listing(({ batches }) => ({ batches, marks: [] })),
    )
    expect(wallet().outgoing()).toMatchObject([{ id, state: 'not-accepted' }])
    expect(codes()).toContain('not-accepted')
    expect(codes()).not.toContain('batch-unlogged')
  })

  test('counts only under a quorum', async () => {
    contribute()
    await deliver()
    for (const { node } of stage.nodes) await node.stop()
    for (const at of [0, 1, 2]) await stage.reopen(at)
    await stage.federation.advance(DAY_MS)
    await publishDailyList(stage.hub)
    await stage.look()
    stagedNode(stage).links.settlement.run()
    expect(wallet().outgoing()).toMatchObject([{ state: 'delivered' }])
    await stage.witness()
    await stage.look()
    stagedNode(stage).links.settlement.run()
    expect(wallet().outgoing()).toMatchObject([{ state: 'accepted' }])
  })

  test('that is missing for days alarms; one that says that nothing came does not', async () => {
    await days(2)
    expect(codes()).not.toContain('list-missing')
    expect(status().intake.day).not.toBeNull()
    await days(4, () => {})
    expect(codes()).toContain('list-missing')
  })

  test('that names a batch again, or a day again, is set aside', async () => {
    const { hub } = stage
    const { seed } = testMember('ledger relay').identity
    const box = sealBox(hub.keys.box.publicKey, hub.opened.origin, COVER, stage.federation.party('node-1'))
    await takeBatch(hub, formatBatch(sealBatch(seed, hub.opened.origin, 1, [box])))
    const listed = hub.ledger.unlisted()
    expect(listed.batches).toHaveLength(1)
    await days(1)
    await days(
      1,
      listing((unlisted) => ({ batches: [...unlisted.batches, ...listed.batches.slice(0, 1)], marks: unlisted.marks })),
    )
    const day = dayAt(hub.opened.genesis, stage.federation.now()) - 1
    const payload = { day, part: 1, parts: 1, batches: [], marks: [] } as unknown as Value
    await stage.publish({ kind: 'intake', tlp: 'TLP:GREEN', terms: 'federation', payload })
    await stage.witness()
    await stage.look()
    await stage.publish({ kind: 'intake', tlp: 'TLP:GREEN', terms: 'federation', payload })
    await stage.witness()
    await stage.look()
    const quarantined = stagedNode(stage)
      .stores.log.quarantined()
      .map(({ code }) => code)
    expect(quarantined).toContain('INTAKE_TWICE')
    expect(quarantined).toContain('INTAKE_ORDER')
  })
})
