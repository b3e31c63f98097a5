// SPDX-License-Identifier: EUPL-1.2
/**
 * Offices change hands by a decision of the members: a witness, and the relay with its mirror. Real hub, relays and nodes in this process under
 * virtual time; votes are cast with the nodes' own keys.
 *
 * @module
 */
import { join } from 'node:path'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { conductVotes } from '@ncv/federation/hub/membership/conduct.ts'
import { propose } from '@ncv/federation/hub/membership/own-motions.ts'
import { takeVote } from '@ncv/federation/hub/membership/take-vote.ts'
import { publicDir } from '@ncv/federation/hub/party.ts'
import { folderSource } from '@ncv/federation/log/verify-source.ts'
import { verifyLog } from '@ncv/federation/log/verify.ts'
import type { MotionDraft } from '@ncv/protocol/admin/motion-view.ts'
import { hex } from '@ncv/protocol/bytes.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import { signFrame } from '@ncv/protocol/membership/frames.ts'
import type { Relay } from '@ncv/relay/relay.ts'
import { createRelay } from '@ncv/relay/relay.ts'
import type { NodeStage } from '../node/link/node-stage.ts'
import { HUB_URL, nodeStage, RELAY_URL, stagedNode } from '../node/link/node-stage.ts'
import { testMember } from '../support/founded-hub.ts'
import { claim } from './step.ts'

async function openStage(seed: string, witnesses: number): Promise<NodeStage> {
  const stage = await nodeStage({ seed, count: 4, witnesses })
  await rotateEpoch(stage.hub)
  await stage.warn({ title: 'Vor der Übergabe' }, 'TLP:GREEN')
  await stage.witness()
  await stage.look()
  return stage
}

/** A motion of the hub on which the first `yes` nodes vote yes and the others no; closed as soon as all have voted. */
async function decide(stage: NodeStage, subject: MotionDraft['subject'], yes: number): Promise<void> {
  const { hub } = stage
  const standing = await propose(hub, { title: 'Übergabe eines Amtes', subject })
  for (const [i, { node }] of stage.nodes.entries()) {
    const { keys } = node.self
    const vote = { motion: standing.id, voter: keys.id, choices: [i < yes ? 'yes' : 'no'], castAt: stage.federation.now() }
    takeVote(hub, signFrame(hub.opened.origin, 'vote', vote, keys.identity.seed))
  }
  await conductVotes(hub)
}

/** Whoever gave its office up and does not know yet is refused by the hub. */
async function pull(stage: NodeStage, i: number): Promise<void> {
  try {
    await stage.nodes[i]?.node.links.witness?.pull()
  } catch (error) {
    if (!(error instanceof CodedError)) throw error
  }
}

/** @param others nodes whose witness takes part; all by default */
async function round(stage: NodeStage, others: readonly number[] = stage.nodes.map((_, i) => i)): Promise<void> {
  for (const i of others) await pull(stage, i)
  await stage.look()
  for (const i of others) await pull(stage, i)
  await stage.look()
}

/** From the public folders alone, without a key. */
async function verified(stage: NodeStage, ...folders: string[]): Promise<number> {
  for (const folder of [publicDir(stage.hub.dir), ...folders]) {
    const { size, witnesses, quorum } = await verifyLog(folderSource(folder), undefined, stage.federation.now())
    claim(size === stage.hub.log.size(), `${folder}: ${size} of ${stage.hub.log.size()} entries`)
    claim(witnesses >= quorum, `${folder}: ${witnesses} of ${quorum} witnesses known`)
  }
  return stage.hub.log.size()
}

/**
 * A witness gives its office to another member; the quorum is made of the new one from then on.
 *
 * @param isPlanted the members do not agree
 */
export async function witnessHandedOver(isPlanted: boolean): Promise<string> {
  await using stage = await openStage('witness-over', 3)
  const idOf = (i: number): string => stagedNode(stage, i).self.keys.id
  await decide(stage, { kind: 'role', member: idOf(3), role: 'witness', isGranted: true }, isPlanted ? 2 : 3)
  await round(stage)
  claim(stagedNode(stage).links.registry.all.get(idOf(3))?.isWitness === true, 'a node does not know the new witness')
  await decide(stage, { kind: 'role', member: idOf(0), role: 'witness', isGranted: false }, 4)
  await round(stage)
  await stage.warn({ title: 'Unter neuen Zeugen' }, 'TLP:GREEN')
  // The former witness and one more are silent: the new one is needed.
  await round(stage, [1, 3])
  const size = stage.hub.log.size()
  for (const { node } of stage.nodes) {
    claim(node.links.trust.witnessedSize() === size, `only ${node.links.trust.witnessedSize()} of ${size} entries are witnessed`)
    claim(node.stores.warnings.all().length === 2, `a node reads ${node.stores.warnings.all().length} of 2 warnings`)
  }
  return `${await verified(stage, join(stage.root, 'relay/public'))} entries, the newest witnessed by the new witness and one other; verified without a key`
}

/** What a relay answers to a box that nobody has signed for. */
async function codeAt({ publicApp }: Relay): Promise<string> {
  const reply = await publicApp.fetch(new Request(`${RELAY_URL}/slot/1`, { method: 'POST', body: new Uint8Array(1) }))
  const { code } = (await reply.json()) as { code: string }
  return code
}

/**
 * Another organisation takes over the relay: boxes reach the hub by it and no longer by the former one.
 *
 * @param isPlanted the members do not agree
 */
export async function relayHandedOver(isPlanted: boolean): Promise<string> {
  await using stage = await openStage('relay-over', 3)
  const keys = testMember('successor')
  const record = { id: keys.id, name: 'Rechenzentrum Nord', key: hex(keys.identity.publicKey), box: hex(keys.box.publicKey) }
  const world = stage.federation.party('successor')
  const folder = join(stage.root, 'successor/public')
  const { opened } = stage.hub
  const successor: Relay = createRelay({ world, opened, keys, url: RELAY_URL, hub: HUB_URL, publicDir: folder, pollMs: 20_000 })
  try {
    const early = await codeAt(successor)
    claim(early === 'RELAY_NOT_IN_OFFICE', `the new relay before the decision: ${early}`)
    await decide(stage, { kind: 'relay', relay: record }, isPlanted ? 2 : 4)
    await round(stage)
    const former = await codeAt(stage.relay)
    claim(former === 'RELAY_NOT_IN_OFFICE', `the former relay: ${former}`)
    stage.federation.host(RELAY_URL, successor.publicApp)
    await stage.warn({ title: 'Über das neue Relais' }, 'TLP:GREEN')
    await round(stage)
    await stage.federation.advance(60_000)
    const batches = successor.status().lastBatch
    for (const { node } of stage.nodes) await node.links.submit.tick()
    await stage.federation.advance(180_000)
    claim(successor.status().lastBatch !== batches, 'no batch of the new relay reached the hub')
    for (const { node } of stage.nodes) claim(node.stores.warnings.all().length === 2, 'a node does not read on through the new mirror')
    return `the former relay takes nothing any more, the new one's batch was accepted; ${await verified(stage, folder)} entries mirrored and verified`
  } finally {
    successor.stop()
  }
}
