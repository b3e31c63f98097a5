// SPDX-License-Identifier: EUPL-1.2
/** Tokens: fetched by everybody at instants that say nothing, and spent on disk before a byte leaves (ncv-token, section 5). */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import { openNode } from '@ncv/node/party.ts'
import { slotAt } from '@ncv/protocol/membership/period.ts'
import { expect, test } from 'vitest'
import type { NodeStage } from './node-stage.ts'
import { HUB_URL, nodeStage, RELAY_URL, SLOT_MS, stagedNode, TIMING } from './node-stage.ts'
import { CALL } from '../../support/call.ts'

const IDENTITY = JSON.stringify({ name: 'Gemeinde Eins', names: ['Eins'], people: [{ name: 'Erika Musterfrau', role: 'Leitung' }] })
const INCIDENT = JSON.stringify({
  ...{ title: 'Phishing', description: 'Mails mit falschem Absender.', rsit: 'fraud/phishing', vcv: 'Externer Angriff' },
  ...{ detectedAt: '2026-01-05', indicators: [], measures: '', notes: '', assets: [], people: [] },
})

async function ready(seed: string, count = 2): Promise<NodeStage> {
  const stage = await nodeStage({ count, seed })
  await announceIssuerKeys(stage.hub)
  await stage.witness()
  await stage.look()
  return stage
}

async function contribute(stage: NodeStage): Promise<string> {
  const { handlers, stores } = stagedNode(stage)
  stores.incidents.putIdentity(IDENTITY)
  const { id } = await handlers.addIncident({ body: { json: INCIDENT } }, CALL)
  const { digest } = await handlers.previewContribution({ params: { id } }, CALL)
  return (await handlers.contribute({ params: { id }, body: { digest } }, CALL)).id
}

test('when the first byte of a box leaves, its token is spent and its slot used on the disk already: a crash at that very moment spends nothing twice', async () => {
  await using stage = await ready('spent')
  const copy = mkdtempSync(join(tmpdir(), 'ncv-copy-'))
  try {
    for (const { node } of stage.nodes) node.start()
    await stage.federation.advance(6 * SLOT_MS)
    const { dir } = stage.nodes[0] as NodeStage['nodes'][number]
    const before = stagedNode(stage).stores.wallet.readyCount('report', [0])
    const id = await contribute(stage)
    let leftAt: number | undefined
    stage.federation.host(RELAY_URL, {
      fetch(request) {
        const isSent = stagedNode(stage)
          .stores.wallet.outgoing()
          .some(({ state }) => state === 'sent')
        if (leftAt === undefined && isSent && new URL(request.url).pathname.startsWith('/slot/')) {
          leftAt = stage.federation.now()
          cpSync(dir, copy, { recursive: true, filter: (path) => !path.endsWith('.lock') })
        }
        return stage.relay.publicApp.fetch(request)
      },
    })
    await stage.federation.advance(2 * SLOT_MS)
    if (leftAt === undefined) throw new Error('nothing left')
    const crashed = openNode(stage.federation.party('crashed'), copy)
    const { wallet } = crashed.stores
    expect(wallet.readyCount('report', [0])).toBe(before - 1)
    expect(wallet.outgoing()).toMatchObject([{ id, state: 'sent' }])
    expect(wallet.hasSlot(slotAt(stage.hub.opened.genesis, leftAt))).toBe(true)
    await crashed.stop()
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
})

/** When each node asked for tokens, in steps of a tenth of a minute. */
async function instants(seed: string, isBusy: boolean): Promise<Record<string, number[]>> {
  await using stage = await ready(seed, 3)
  const from = stage.federation.now()
  for (const { node } of stage.nodes) node.start()
  for (let i = 0; i < 4; i++) {
    if (isBusy) await stage.warn({ title: `Warnung ${i}` })
    await stage.federation.advance(TIMING.periodMs / 60)
  }
  const asked = stage.federation.exchanges.filter(({ url }) => url === `${HUB_URL}/issue`)
  return Object.fromEntries(
    ['node-1', 'node-2', 'node-3'].map((name) => [name, asked.filter((each) => each.from === name).map(({ at }) => at - from)]),
  )
}

test('tokens are fetched at instants drawn by each node for itself, and a warning does not bring them nearer', async () => {
  const [calm, busy] = [await instants('instants', false), await instants('instants', true)]
  const first = Object.values(calm).map((all) => all[0] ?? Number.NaN)
  // Within a twentieth of a period, and no two at the same tick.
  expect(first.every((at) => at >= 0 && at <= TIMING.periodMs / 20 + TIMING.periodMs / 200)).toBe(true)
  expect(new Set(first).size).toBe(3)
  expect(Object.values(busy).every((all) => all.length > 0)).toBe(true)
  const spread = Math.max(...first) - Math.min(...first)
  expect(spread).toBeGreaterThan(TIMING.periodMs / 200)
  // All three in the first instants after the warning would be the leak.
  expect(Math.max(...Object.values(busy).map((all) => all[0] ?? 0))).toBeGreaterThan(TIMING.periodMs / 200)
})
