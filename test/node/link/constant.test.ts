// SPDX-License-Identifier: EUPL-1.2
/** Cover costs, shows and writes what content does (ncv-submission, section 6): the same node under the same seed, with and without a queue. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import { openNode } from '@ncv/node/party.ts'
import { openBox } from '@ncv/protocol/submission/seal.ts'
import { expect, test } from 'vitest'
import type { NodeStage } from './node-stage.ts'
import { nodeStage, RELAY_URL, SLOT_MS, stagedNode, TIMING } from './node-stage.ts'
import { CALL } from '../../support/call.ts'

const IDENTITY = JSON.stringify({ name: 'Gemeinde Eins', names: ['Eins'], people: [{ name: 'Erika Musterfrau', role: 'Leitung' }] })
const INCIDENT = {
  ...{ title: 'Phishing', description: 'Mails mit falschem Absender.', rsit: 'fraud/phishing', vcv: 'Externer Angriff' },
  ...{ detectedAt: '2026-01-05', indicators: [], measures: '', notes: '', assets: [], people: [] },
}
const SLOTS = 9
const REPORTS = 5

interface Observed {
  readonly requests: readonly object[]
  readonly lines: readonly object[]
  /** Blocks written to the wallet's files, by slot. */
  readonly blocks: readonly number[]
  readonly kinds: readonly string[]
}

/** The queue is filled by another process over the same folder, so that the node's own chance is untouched. */
async function fill(stage: NodeStage, reports: number): Promise<void> {
  const { dir, node } = stage.nodes[0] as NodeStage['nodes'][number]
  await node.stop()
  const other = openNode(stage.federation.party('filler'), dir)
  other.stores.incidents.putIdentity(IDENTITY)
  for (let i = 0; i < reports; i++) {
    const json = JSON.stringify({ ...INCIDENT, description: `${INCIDENT.description} ${'Mehr davon. '.repeat(20 * i)}` })
    const { id } = await other.handlers.addIncident({ body: { json } }, CALL)
    const { digest } = await other.handlers.previewContribution({ params: { id } }, CALL)
    await other.handlers.contribute({ params: { id }, body: { digest } }, CALL)
  }
  await other.stop()
  ;(await stage.reopen(0)).start()
}

/** How many blocks of the page size differ. */
function blocksChanged(before: readonly Uint8Array[], after: readonly Uint8Array[]): number {
  return after.reduce((sum, bytes, file) => {
    const old = before[file] ?? new Uint8Array()
    let changed = 0
    for (let at = 0; at < bytes.length; at += 4096) if (Buffer.compare(bytes.subarray(at, at + 4096), old.subarray(at, at + 4096)) !== 0) changed++
    return sum + changed
  }, 0)
}

async function observe(reports: number): Promise<Observed> {
  await using stage = await nodeStage({ count: 2, seed: 'constant', timing: { ...TIMING, reportTokens: REPORTS } })
  const { federation, hub } = stage
  await announceIssuerKeys(hub)
  await stage.witness()
  await stage.look()
  for (const { node } of stage.nodes) await node.links.walletLink.tick()
  await federation.advance(TIMING.periodMs / 15)
  for (const { node } of stage.nodes) await node.links.walletLink.tick()
  for (const { node } of stage.nodes) node.start()
  await federation.advance(4 * SLOT_MS)
  await fill(stage, reports)
  const { dir, world } = stage.nodes[0] as NodeStage['nodes'][number]
  const files = () => ['wallet.sqlite', 'wallet.sqlite-wal'].map((name) => new Uint8Array(readFileSync(join(dir, name))))
  const [from, fromLine] = [federation.exchanges.length, world.lines.length]
  const blocks: number[] = []
  for (let slot = 0; slot < SLOTS; slot++) {
    // Refused, lost on the way back, and well again: what is sent anew must not show either.
    if (slot === 3) federation.break(RELAY_URL, 'refuse', 'node-1')
    if (slot === 5) federation.break(RELAY_URL, 'cut', 'node-1')
    if (slot === 6) federation.mend(RELAY_URL, 'node-1')
    const before = files()
    await federation.advance(SLOT_MS)
    blocks.push(blocksChanged(before, files()))
  }
  const own = federation.exchanges.slice(from).filter(({ from: who }) => who === 'node-1')
  const boxes = own.filter(({ url }) => new URL(url).pathname.startsWith('/slot/'))
  const states = stagedNode(stage)
    .stores.wallet.outgoing()
    .map(({ state }) => state)
  if (reports > 0) expect(states).toContain('delivered')
  return {
    requests: own.map(({ at, method, url, headers, requestBody, status, replyBody }) => ({
      ...{ at, method, url, status, size: requestBody.length, reply: replyBody?.length },
      headers: Object.entries(headers).map(([name, value]) => [name, value.length]),
    })),
    lines: world.lines.slice(fromLine).map(({ at, level, event, fields }) => ({ at, level, event, fields })),
    blocks,
    kinds: boxes.map(({ requestBody }) => openBox(hub.keys.box.secretKey, hub.opened.origin, requestBody).kind),
  }
}

test('a full queue and an empty one make the same requests at the same instants, the same lines in the log and the same writes to the wallet', async () => {
  const [empty, full] = [await observe(0), await observe(REPORTS)]
  expect(new Set(empty.kinds)).toEqual(new Set(['cover']))
  expect(full.kinds.filter((kind) => kind === 'report').length).toBeGreaterThanOrEqual(REPORTS)
  expect(full.requests.length).toBeGreaterThan(SLOTS)
  expect(full.requests).toEqual(empty.requests)
  expect(full.lines).toEqual(empty.lines)
  expect(full.blocks.filter((count) => count > 0).length).toBeGreaterThan(SLOTS / 2)
  expect(full.blocks).toEqual(empty.blocks)
}, 90_000)
