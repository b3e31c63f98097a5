// SPDX-License-Identifier: EUPL-1.2
/** What the season takes for granted of the nodes. @module */
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import { enqueue, signContribution, tokenToSpend } from '@ncv/node/contribution/enqueue.ts'
import { slotAt, slotStart } from '@ncv/protocol/membership/period.ts'
import { openBox } from '@ncv/protocol/submission/seal.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { NodeStage } from '../../node/link/node-stage.ts'
import { nodeStage, SLOT_MS, stagedNode, TIMING } from '../../node/link/node-stage.ts'
import { REPORT } from '../../support/contribution.ts'

let stage: NodeStage
beforeEach(async () => {
  stage = await nodeStage({ seed: 'product' })
  await announceIssuerKeys(stage.hub)
  await stage.witness()
  await stage.look()
})
afterEach(() => stage[Symbol.asyncDispose]())

const token = () => {
  const { stores, self } = stagedNode(stage)
  return tokenToSpend(stores.wallet, stores.keys, self.opened, stage.federation.party('node-1'))
}

/** What was in the newest box of node 1. */
function lastBox(): string | undefined {
  const sent = stage.federation.exchanges.findLast(({ from, url }) => from === 'node-1' && new URL(url).pathname.startsWith('/slot/'))
  return sent === undefined ? undefined : openBox(stage.hub.keys.box.secretKey, stage.hub.opened.origin, sent.requestBody).kind
}

async function intoSlot(ms: number): Promise<void> {
  const { genesis } = stage.hub.opened
  const now = stage.federation.now()
  await stage.federation.advance(slotStart(genesis, slotAt(genesis, now) + 1) + ms - now)
}

test('what is written in a slot does not leave in it: the gap since the box before says nothing about what is in this one', async () => {
  for (const { node } of stage.nodes) node.start()
  await stage.federation.advance(TIMING.periodMs / 10)
  const { stores, self } = stagedNode(stage)
  await stage.reopen(0)
  await intoSlot(SLOT_MS / 4)
  const node = stagedNode(stage)
  const ready = token()
  enqueue(node.stores.wallet, ready, signContribution(REPORT, ready, self.opened.origin), 'i-1', stage.federation.party('node-1'))
  await node.links.submit.tick()
  expect(lastBox()).toBe('cover')
  await intoSlot(SLOT_MS / 4)
  await node.links.submit.tick()
  expect(lastBox()).toBe('report')
  expect(stores).not.toBe(node.stores)
})

test('a token of the period before is not spent: the hub knows who had no newer one', async () => {
  for (const { node } of stage.nodes) await node.links.walletLink.tick()
  await stage.federation.advance(TIMING.periodMs / 15)
  for (const { node } of stage.nodes) await node.links.walletLink.tick()
  expect(token().period).toBe(0)
  await stage.federation.advance(TIMING.periodMs)
  expect(stagedNode(stage).stores.wallet.readyCount('report', [0])).toBeGreaterThan(0)
  expect(() => token()).toThrow(expect.objectContaining({ code: 'TOKENS_MISSING' }))
})
