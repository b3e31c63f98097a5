// SPDX-License-Identifier: EUPL-1.2
/** A wrong label with a private person's name, in a federation of 180 houses. @module */
import { copyFileSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { joinText } from '@ncv/federation/hub/founding.ts'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { conductVotes } from '@ncv/federation/hub/membership/conduct.ts'
import { publicDir } from '@ncv/federation/hub/party.ts'
import { composeAttachment } from '@ncv/federation/hub/publish/compose.ts'
import { withdraw } from '@ncv/federation/hub/withdraw.ts'
import { folderSource } from '@ncv/federation/log/verify-source.ts'
import { verifyLog } from '@ncv/federation/log/verify.ts'
import { initNode, joinFederation, openOwnKeys } from '@ncv/node/founding.ts'
import type { NodeParty } from '@ncv/node/party.ts'
import { openNode } from '@ncv/node/party.ts'
import { NODE_DB } from '@ncv/node/store/stores.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { bodyPath } from '@ncv/protocol/log/body.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import { parseJoinFile } from '@ncv/protocol/membership/join-file.ts'
import type { Choice } from '@ncv/protocol/message/membership.ts'
import { CANDIDATES_MAX } from '@ncv/protocol/message/membership.ts'
import type { Warning } from '@ncv/protocol/message/warning.ts'
import { afterEach, expect, test } from 'vitest'
import { baseDocument } from '../../federation/csaf/base-document.ts'
import { eraseSigned } from '../../support/erasing.ts'
import type { TestMember } from '../../support/founded-hub.ts'
import type { VirtualWorld } from '../../support/virtual-world.ts'
import { proposeAdmission, vote } from '../../support/voting.ts'
import type { NodeStage } from '../link/node-stage.ts'
import { HUB_URL, nodeStage, RELAY_URL, WARNING } from '../link/node-stage.ts'
import { CALL } from '../../support/call.ts'

const HOUSES = 180
/** All others are voted in. */
const FOUNDERS = 8
/** More than half of them: the quorum of the rules. */
const VOTERS = 5
const NAME = 'Friederike Beispielmann'
const DAY_MS = 86_400_000
const VOTING_MS = DAY_MS

interface House {
  readonly world: VirtualWorld
  readonly dir: string
}
interface OpenHouse extends House {
  readonly node: NodeParty
}

let stage: NodeStage
let houses: OpenHouse[] = []
afterEach(async () => {
  // The founders' nodes belong to the stage.
  for (const { node } of houses.slice(FOUNDERS)) await node.stop()
  await stage[Symbol.asyncDispose]()
})

async function houseOf(name: string): Promise<{ member: TestMember; house: House }> {
  const world = stage.federation.party(name)
  const dir = join(stage.root, name)
  const plan = { dir, name, kind: 'municipality' as const, category: 2, isWitness: false, keyFile: join(stage.root, 'vault of all houses') }
  initNode(world, { ...plan, recoveryOut: undefined, out: undefined, identityFile: undefined })
  const { keys } = openOwnKeys(dir, {}, world)
  return { member: { id: keys.id, name, identity: keys.identity, box: keys.box }, house: { world, dir } }
}

/** Founders vote on all the others at once; the hub counts when the voting period is over. */
async function admitOthers(): Promise<House[]> {
  const { hub } = stage
  const others = await Promise.all(Array.from({ length: HOUSES - FOUNDERS }, (_, i) => houseOf(`house-${i + 1}`)))
  const voters = stage.nodes.slice(0, VOTERS).map(({ dir, world }): TestMember => {
    const { keys } = openOwnKeys(dir, {}, world)
    return { id: keys.id, name: keys.id, identity: keys.identity, box: keys.box }
  })
  for (let i = 0; i < others.length; i += CANDIDATES_MAX) {
    const candidates = others.slice(i, i + CANDIDATES_MAX).map(({ member }) => member)
    const motion = await proposeAdmission(hub, candidates)
    for (const voter of voters) vote(hub, motion, voter, ...candidates.map((): Choice => 'yes'))
  }
  await conductVotes(hub)
  await stage.federation.advance(VOTING_MS + 1)
  await conductVotes(hub)
  await stage.witness()
  await rotateEpoch(hub)
  for (const { house } of others) joinHub(house)
  await copyLog(others.map(({ house }) => house))
  return others.map(({ house }) => house)
}

/** One of them reads the log up to here, and hands its copy to the others: what is tried comes after it. */
async function copyLog([first, ...others]: readonly House[]): Promise<void> {
  if (first === undefined) return
  const node = openNode(first.world, first.dir)
  // The newest key needs a quorum as well.
  await stage.witness()
  await stage.federation.advance(DAY_MS / 2)
  await node.links.feed.poll()
  expect(node.links.registry.members.size).toBe(HOUSES)
  await node.stop()
  for (const { dir } of others) copyFileSync(join(first.dir, NODE_DB), join(dir, NODE_DB))
}

function joinHub({ dir, world }: House): void {
  const bytes = utf8(joinText(stage.hub.opened, HUB_URL, RELAY_URL, stage.hub.witnesses.currentNote()))
  joinFederation(dir, openOwnKeys(dir, {}, world), parseJoinFile(bytes), bytes, {})
}

async function publishName(): Promise<{ index: number; document: Uint8Array }> {
  const base = baseDocument() as { document: { title: string } }
  const bytes = utf8(JSON.stringify({ ...base, document: { ...base.document, title: NAME } }))
  const body = composeAttachment(stage.hub, 'TLP:GREEN', bytes)
  const warning: Warning = {
    ...WARNING,
    title: `Anzeige gegen ${NAME}`,
    advisory: { namespace: 'https://cert.example', trackingId: 'PRUEF-2099-0001', version: '2' },
    document: { sha256: sha256(bytes), length: bytes.length, body: body.hash },
  }
  const payload = warning as unknown as Value
  return { index: await stage.publish({ kind: 'warning', tlp: 'TLP:GREEN', terms: 'n-cert', payload, attachments: [body] }), document: body.hash }
}

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
const housesWith = (text: string): number => houses.filter(({ dir }) => files(dir).some((file) => readFileSync(file).includes(text))).length
const publicWith = (text: string): string[] =>
  [join(stage.root, 'relay'), publicDir(stage.hub.dir)].flatMap(files).filter((file) => readFileSync(file).includes(text))

test('withdrawn and erased: 180 of 180 houses show „zurückgezogen“ and hold nothing of it, one of them after nine days away; the log is sound from entry 0', async () => {
  stage = await nodeStage({ seed: 'verbund', count: FOUNDERS, witnesses: 3, relayPollMs: DAY_MS / 4 })
  await rotateEpoch(stage.hub)
  const admitted = await admitOthers()
  houses = [...stage.nodes, ...admitted.map((house) => ({ ...house, node: openNode(house.world, house.dir) }))]
  const away = houses.at(-1) as OpenHouse
  const present = houses.slice(0, -1)
  const look = async (nodes: readonly OpenHouse[]): Promise<void> => {
    await stage.witness()
    await stage.federation.advance(DAY_MS / 2)
    for (const { node } of nodes) await node.links.feed.poll()
  }
  await look(houses)
  expect(houses.filter(({ node }) => node.links.registry.members.size === HOUSES)).toHaveLength(HOUSES)
  const { index, document } = await publishName()
  await look(present)
  expect(housesWith(NAME)).toBe(HOUSES - 1)
  // What lies at hub and mirror is sealed: a cache that keeps a copy keeps nothing that anybody can read.
  expect(publicWith(NAME)).toEqual([])

  const withdrawal = await withdraw(stage.hub, { entry: index, reason: 'identifies-somebody' })
  await eraseSigned(stage.hub, [index, withdrawal])
  await look(present)
  await stage.federation.advance(9 * DAY_MS)
  await look([away])

  let shown = 0
  for (const { node } of houses) {
    const { warnings } = await node.handlers.listWarnings({ query: { all: 'true' } }, CALL)
    const isShown = warnings.some((warning) => warning.index === index && warning.state === 'withdrawn' && warning.erased === 'personal-data')
    const holds = [document, parseEntry(stage.hub.log.entry(index) as Uint8Array).body].some((hash) => node.stores.log.hasBody(hash))
    if (isShown && !holds && node.stores.log.openCount() === 0) shown++
  }
  expect(shown).toBe(HOUSES)
  expect(housesWith(NAME)).toBe(0)
  const names = [document, ...[index, withdrawal].map((at) => parseEntry(stage.hub.log.entry(at) as Uint8Array).body)].map(bodyPath)
  for (const dir of [publicDir(stage.hub.dir), join(stage.root, 'relay', 'public')]) {
    for (const name of names) expect(files(dir)).not.toContain(join(dir, name))
    expect(await verifyLog(folderSource(dir), undefined, stage.federation.now())).toMatchObject({ size: stage.hub.log.size() })
  }
  expect(away.node.stores.erasures.count()).toBe(2)
}, 900_000)
