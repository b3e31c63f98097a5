// SPDX-License-Identifier: EUPL-1.2
/** Who reads what in a federation that changes (ncv-keys, section 5): nodes, relay and hub in one process. */
import { join } from 'node:path'
import { joinText } from '@ncv/federation/hub/founding.ts'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import { appendMembership } from '@ncv/federation/hub/membership/append.ts'
import { readersChanged } from '@ncv/federation/hub/membership/readers.ts'
import type { Hub } from '@ncv/federation/hub/party.ts'
import type { Composition } from '@ncv/federation/hub/publish/compose.ts'
import { compose } from '@ncv/federation/hub/publish/compose.ts'
import { initNode, joinFederation, openOwnKeys } from '@ncv/node/founding.ts'
import type { NodeParty } from '@ncv/node/party.ts'
import { openNode } from '@ncv/node/party.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import { parseJoinFile } from '@ncv/protocol/membership/join-file.ts'
import { signFrame } from '@ncv/protocol/membership/frames.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { pledge, request } from '../../support/member-frames.ts'
import { admit } from '../../support/voting.ts'
import type { TestMember } from '../../support/founded-hub.ts'
import type { NodeStage } from '../link/node-stage.ts'
import { HUB_URL, nodeStage, RELAY_URL, SLOT_MS, stagedNode } from '../link/node-stage.ts'

let stage: NodeStage
let newcomer: NodeParty | undefined
beforeEach(async () => {
  stage = await nodeStage({ count: 3, witnesses: 2, seed: 'readers' })
  await rotateEpoch(stage.hub)
  await settle()
})
afterEach(async () => {
  await newcomer?.stop()
  newcomer = undefined
  await stage[Symbol.asyncDispose]()
})

/** Witnesses sign what there is, and every node reads it under their signatures. */
async function settle(): Promise<void> {
  await stage.witness()
  await stage.look()
  await stage.witness()
  await stage.look()
  await newcomer?.links.feed.poll()
}

const node = (i: number): NodeParty => stagedNode(stage, i)
const signer = ({ self: { keys } }: NodeParty): TestMember => ({ ...keys, name: '' })
const everybody = (): TestMember[] => [0, 1, 2].map((i) => signer(node(i)))
const warnings = (party: NodeParty): number => party.stores.warnings.all().length

/** A house that has joined as an applicant and follows the log. */
function applicant(): NodeParty {
  const world = stage.federation.party('newcomer')
  const dir = join(stage.root, 'newcomer')
  const plan = { dir, name: 'Gemeinde Neu', kind: 'municipality' as const, category: 2, isWitness: false }
  initNode(world, { ...plan, keyFile: undefined, recoveryOut: undefined, out: undefined, identityFile: undefined })
  const { hub } = stage
  const bytes = utf8(joinText(hub.opened, HUB_URL, RELAY_URL, hub.witnesses.currentNote()))
  joinFederation(dir, openOwnKeys(dir, {}, world), parseJoinFile(bytes), bytes, {})
  return openNode(world, dir)
}

/** The third is no witness, so the others go on without it. */
async function leave(party: NodeParty): Promise<void> {
  await request(stage.hub, signer(party), 'leave')
}

describe('a newcomer', () => {
  test('reads what is public before it is admitted, and from the founding on once it is', async () => {
    await stage.warn({ title: 'Für alle' })
    await stage.warn({ title: 'Nur für Mitglieder' }, 'TLP:GREEN')
    await stage.federation.advance(SLOT_MS)
    newcomer = applicant()
    await settle()
    expect([warnings(newcomer), warnings(node(0))]).toEqual([1, 2])
    expect(newcomer.links.own.isMember()).toBe(false)
    expect(newcomer.stores.log.quarantined()).toEqual([])
    await admit(stage.hub, everybody(), [{ ...signer(newcomer), name: 'Gemeinde Neu' }])
    await settle()
    await readersChanged(stage.hub)
    await stage.warn({ title: 'Nach der Aufnahme' }, 'TLP:GREEN')
    await settle()
    expect([warnings(newcomer), warnings(node(0))]).toEqual([3, 3])
    expect(newcomer.links.own.isMember()).toBe(true)
    expect(newcomer.links.registry.members.size).toBe(4)
    expect(newcomer.stores.log.openCount()).toBe(0)
    expect(newcomer.stores.log.quarantined()).toEqual([])
  })

  test('sends nothing and asks for no tokens before it is a member, and does both afterwards', async () => {
    await announceIssuerKeys(stage.hub)
    newcomer = applicant()
    await settle()
    const asked = stage.federation.exchanges.length
    for (let i = 0; i < 8; i++) {
      await newcomer.links.walletLink.tick()
      await newcomer.links.submit.tick()
      await stage.federation.advance(SLOT_MS)
    }
    const posts = () => stage.federation.exchanges.slice(asked).filter(({ from, method }) => from === 'newcomer' && method === 'POST')
    expect(posts()).toEqual([])
    await admit(stage.hub, everybody(), [{ ...signer(newcomer), name: 'Gemeinde Neu' }])
    await settle()
    await readersChanged(stage.hub)
    await settle()
    for (let i = 0; i < 8; i++) {
      await newcomer.links.walletLink.tick()
      await newcomer.links.submit.tick()
      await stage.federation.advance(SLOT_MS)
    }
    expect(new Set(posts().map(({ url }) => new URL(url).pathname.split('/')[1]))).toEqual(new Set(['issue', 'slot']))
  })
})

describe('whoever is out', () => {
  test('learns that it is, and cannot read the next entry', async () => {
    await leave(node(2))
    await stage.warn({ title: 'Danach' }, 'TLP:GREEN')
    await settle()
    expect(node(2).links.own.member()?.state).toBe('left')
    expect([0, 1, 2].map((i) => warnings(node(i)))).toEqual([1, 1, 0])
    expect(node(2).stores.log.quarantined()).toEqual([])
  })

  test('is refused at the hub’s doors at once, and at the relay with its next look', async () => {
    await announceIssuerKeys(stage.hub)
    await settle()
    const { links, self } = node(2)
    // The node itself has not read that it is out.
    await leave(node(2))
    const posts = stage.federation.exchanges.length
    await tickUntil(links.walletLink, posts)
    expect(stage.federation.exchanges.slice(posts).find(({ url }) => url === `${HUB_URL}/issue`)?.status).toBe(403)
    await stage.federation.advance(60_000)
    await links.submit.tick()
    expect(stage.federation.exchanges.findLast(({ url, from }) => url.startsWith(`${RELAY_URL}/slot/`) && from === 'node-3')?.status).toBe(403)
    expect(self.keys.id).toBe(signer(node(2)).id)
  })

  async function tickUntil(wallet: NodeParty['links']['walletLink'], from: number): Promise<void> {
    for (let i = 0; i < 200; i++) {
      await wallet.tick()
      if (stage.federation.exchanges.slice(from).some(({ url }) => url === `${HUB_URL}/issue`)) return
      await stage.federation.advance(1000)
    }
  }

  test('by rest reads on once it is back, also what went round meanwhile', async () => {
    await request(stage.hub, signer(node(2)), 'suspend')
    await stage.warn({ title: 'Während der Ruhe' }, 'TLP:GREEN')
    await settle()
    expect([warnings(node(2)), node(2).links.own.isMember()]).toEqual([0, false])
    await stage.federation.advance(1000)
    await request(stage.hub, signer(node(2)), 'resume')
    await settle()
    await readersChanged(stage.hub)
    await settle()
    expect([warnings(node(2)), node(2).links.own.isMember()]).toEqual([1, true])
    expect(node(2).stores.log.quarantined()).toEqual([])
  })
})

describe('what is for those who have pledged', () => {
  async function pledged(...parties: readonly NodeParty[]): Promise<void> {
    for (const party of parties) await pledge(stage.hub, signer(party))
    await settle()
    await readersChanged(stage.hub)
    await settle()
  }
  const amber = (title: string) => stage.warn({ title }, 'TLP:AMBER')

  test('is read by them, is nothing to the others, and stops with the withdrawal', async () => {
    await pledged(node(0), node(1))
    await amber('Eins')
    await settle()
    expect([0, 1, 2].map((i) => warnings(node(i)))).toEqual([1, 1, 0])
    expect([node(2).stores.log.openCount(), node(2).stores.log.quarantined()]).toEqual([0, []])
    await stage.federation.advance(1000)
    await pledge(stage.hub, signer(node(1)), false)
    await amber('Zwei')
    await settle()
    expect([0, 1, 2].map((i) => warnings(node(i)))).toEqual([2, 1, 0])
    expect(node(1).stores.log.quarantined()).toEqual([])
  })

  test('is read from the own pledge on, not before', async () => {
    await pledged(node(0))
    await amber('Vorher')
    await settle()
    await stage.federation.advance(1000)
    await pledged(node(2))
    await amber('Nachher')
    await settle()
    expect([0, 1, 2].map((i) => warnings(node(i)))).toEqual([2, 0, 1])
    expect([1, 2].map((i) => node(i).stores.log.openCount())).toEqual([0, 0])
  })

  test('survives a restart of node, relay and hub', async () => {
    await pledged(node(0))
    await amber('Eins')
    await stage.reopen(0)
    stage.restartRelay()
    await settle()
    expect(warnings(node(0))).toBe(1)
    await amber('Zwei')
    await settle()
    expect(warnings(node(0))).toBe(2)
  })
})

describe('a hub that does otherwise', () => {
  /** Seals under the epoch before the newest, as a hub that wants somebody to read on would. */
  async function underFormerEpoch(hub: Hub): Promise<number> {
    const { issuing } = hub
    const former = issuing.epoch('community', (issuing.newestEpoch('community')?.epoch ?? 0) - 1)
    const lying: Hub = {
      ...hub,
      issuing: Object.assign(Object.create(issuing), { newestEpoch: () => ({ ...former, index: Number.MAX_SAFE_INTEGER }) }),
    }
    const payload = { lane: 'assessed', title: 'Unter dem alten Schlüssel', publisher: 'N-CERT', text: 'x', isExercise: false }
    return await hub.sequencer.append([compose(lying, { kind: 'warning', tlp: 'TLP:GREEN', terms: 'n-cert', payload })])
  }

  test('and seals under a key that one has who is out is refused by every node', async () => {
    await leave(node(2))
    const index = await underFormerEpoch(stage.hub)
    await settle()
    for (const i of [0, 1]) expect(node(i).stores.log.quarantined()).toEqual([{ index, code: 'EPOCH_OLD' }])
  })

  test('and blocks the same key for the same reason again is followed by every node, also by one that starts anew; what it says a second time counts once', async () => {
    const { hub } = stage
    const { id } = signer(node(2))
    const stateAt = (i: number) => node(i).links.registry.all.get(id)?.state
    const turn = async (kind: 'blocked' | 'unblocked') => {
      const after = hub.registry.state.members.get(id)?.changedAt.index ?? 0
      const change = kind === 'blocked' ? ({ kind, member: id, reason: 'malware', after } as const) : ({ kind, member: id, after } as const)
      await appendMembership(hub, 'member', { change })
      await readersChanged(hub)
      await settle()
      return { kind: 'member', tlp: 'TLP:GREEN', terms: 'federation', payload: { change } } as const
    }
    const said: Composition[] = []
    for (const [kind, state] of [
      ['blocked', 'suspended'],
      ['unblocked', 'admitted'],
      ['blocked', 'suspended'],
      ['unblocked', 'admitted'],
    ] as const) {
      said.push(await turn(kind))
      expect([0, 1].map(stateAt), kind).toEqual([state, state])
    }
    for (const composition of said) await stage.publish(composition)
    await settle()
    await stage.reopen(0)
    await settle()
    expect([0, 1].map(stateAt)).toEqual(['admitted', 'admitted'])
  })

  test('and makes no new key when somebody goes is refused by every node', async () => {
    const { hub } = stage
    const frame = signFrame(
      hub.opened.origin,
      'member-request',
      { member: signer(node(2)).id, request: 'leave', at: hub.world.now() },
      signer(node(2)).identity.seed,
    )
    const payload = { change: { kind: 'request' as const, frame } }
    await hub.sequencer.append([compose(hub, { kind: 'member', tlp: 'TLP:GREEN', terms: 'federation', payload })])
    const index = await stage.warn({ title: 'Danach' }, 'TLP:GREEN')
    await settle()
    for (const i of [0, 1]) expect(node(i).stores.log.quarantined()).toContainEqual({ index, code: 'EPOCH_OLD' })
  })

  test('and takes a vote of a founder of another federation is refused by every node', async () => {
    const { hub } = stage
    const other = new Uint8Array(32).fill(9)
    const frame = signFrame(other, 'pledge', { member: signer(node(0)).id, isPledged: true, at: hub.world.now() }, signer(node(0)).identity.seed)
    await expect(appendMembership(hub, 'member', { change: { kind: 'pledge', frame } })).rejects.toMatchObject({ code: 'ORIGIN_MISMATCH' })
  })
})
