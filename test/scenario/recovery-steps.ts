// SPDX-License-Identifier: EUPL-1.2
/**
 * What happens when a hub was lost: an older backup, nothing but the public log, a key in the wrong hands. Real hub, relay and nodes in this
 * process under virtual time; each step ends with all of them following one log, or with a claim that does not hold.
 *
 * @module
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { restoreBackup, writeBackup } from '@ncv/federation/hub/backup.ts'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import type { Hub } from '@ncv/federation/hub/party.ts'
import { appendMembership } from '@ncv/federation/hub/membership/append.ts'
import { importReaderKeys } from '@ncv/federation/hub/membership/import-keys.ts'
import { publicDir } from '@ncv/federation/hub/party.ts'
import { compose } from '@ncv/federation/hub/publish/compose.ts'
import { rebuildHub } from '@ncv/federation/hub/rebuild.ts'
import { recoverHub } from '@ncv/federation/hub/recover.ts'
import { completeReplacement, prepareReplacement } from '@ncv/federation/hub/replace-key.ts'
import { Sequencer } from '@ncv/federation/log/sequencer.ts'
import { verifyLog } from '@ncv/federation/log/verify.ts'
import { folderSource } from '@ncv/federation/log/verify-source.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import { signFrame } from '@ncv/protocol/membership/frames.ts'
import { openCheckpoint, signCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import type { NodeStage } from '../node/link/node-stage.ts'
import { HUB_URL, nodeStage, RELAY_URL, stagedNode, WARNING } from '../node/link/node-stage.ts'
import { issuerKeyFixtures } from '../support/issuer-keys.ts'
import { claim } from './step.ts'
import { CALL } from '../support/call.ts'

async function openStage(seed: string): Promise<NodeStage> {
  const stage = await nodeStage({ seed })
  await rotateEpoch(stage.hub)
  await stage.warn()
  await stage.witness()
  await stage.look()
  return stage
}

/** A hub that does what it must not: signs without asking whether it may. */
async function signRegardless(hub: Hub): Promise<void> {
  const sequencer = new Sequencer(hub.log, hub.files, hub.opened.logOrigin, hub.keys.identity.seed, hub.world, () => {})
  const payload = { ...WARNING, title: 'Aus der alten Sicherung' } as unknown as Value
  await sequencer.append([compose(hub, { kind: 'warning', tlp: 'TLP:CLEAR', terms: 'n-cert', payload })])
}

async function codeOf(run: () => Promise<unknown>): Promise<string> {
  try {
    await run()
    return 'nothing'
  } catch (error) {
    if (error instanceof CodedError) return error.code
    throw error
  }
}

/** All parties follow the hub's log, from the public folders it verifies from the first entry on, and nobody has seen two histories. */
async function assertOneLog(stage: NodeStage): Promise<number> {
  await stage.witness()
  await stage.look()
  const size = stage.hub.log.size()
  for (const { node } of stage.nodes) {
    claim(!node.links.feed.isHalted(), `a node has seen a fork at ${node.stores.log.size()} entries`)
    claim(node.stores.log.size() === size, `a node has ${node.stores.log.size()} of ${size} entries (${node.links.feed.state().code})`)
    claim(node.links.trust.witnessedSize() === size, `only ${node.links.trust.witnessedSize()} of ${size} entries are witnessed`)
  }
  const { size: mirrored, refusal } = stage.relay.status()
  claim(mirrored === size && refusal === null, `the mirror has ${mirrored} of ${size} entries (${refusal})`)
  for (const folder of [publicDir(stage.hub.dir), join(stage.root, 'relay/public')]) {
    const verified = await verifyLog(folderSource(folder), undefined, stage.federation.now())
    claim(verified.size === size, `${folder}: ${verified.size} of ${size} entries`)
  }
  return size
}

/**
 * A hub out of an older backup refuses to sign until a quorum of witnesses has shown its heads; then it knows that it is behind, is brought
 * forward from the mirror, and goes on.
 *
 * @param isPlanted the hub does not wait for its witnesses
 */
export async function olderBackup(isPlanted: boolean): Promise<string> {
  await using stage = await openStage('older-backup')
  const file = join(stage.root, 'backup')
  await writeBackup(stage.hub.dir, file, (to) => stage.hub.copyTo(to), stage.federation.now)
  await stage.warn({ title: 'Nach der Sicherung' })
  await stage.witness()
  await stage.look()
  const newest = stage.hub.log.size()
  const dir = join(stage.root, 'hub-restored')
  await restoreBackup(file, dir, stage.federation.now)
  const hub = await stage.restartHub(dir)
  if (isPlanted) await signRegardless(hub)
  const waiting = await codeOf(() => stage.warn())
  claim(isPlanted || waiting === 'HUB_WAITING', `before the witnesses came it answered ${waiting}`)
  await showHeads(stage)
  claim(hub.witnesses.readiness() === 'behind', `after they came it is ${hub.witnesses.readiness()}`)
  const behind = await codeOf(() => stage.warn())
  claim(behind === 'HUB_BEHIND', `behind its witnesses it answered ${behind}`)
  const again = await stage.restartHub(dir)
  const recovered = await codeOf(() => recoverHub(again, folderSource(join(stage.root, 'relay/public'))))
  claim(recovered === 'nothing', `what it has and what the mirror has: ${recovered}`)
  const size = again.log.size()
  claim(size === newest, `${size} of ${newest} entries came back`)
  await showHeads(stage)
  await stage.warn({ title: 'Nach der Wiederherstellung' })
  return `HUB_WAITING, HUB_BEHIND, ${size - 2} and more entries brought back; ${await assertOneLog(stage)} entries, one history`
}

/** Witnesses that find a fork say so by refusing; that is for the step to see. */
async function showHeads(stage: NodeStage): Promise<void> {
  for (const { node } of stage.nodes) await codeOf(async () => await node.links.witness?.pull())
  stage.hub.witnesses.showMirror(undefined)
}

/**
 * The hub key is replaced with both shares of the root key: everybody follows, and whoever has the old key signs no head that anybody takes.
 *
 * @param isPlanted the thief has not come
 */
export async function replacedKey(isPlanted: boolean): Promise<string> {
  await using stage = await openStage('replaced-key')
  const { world, dir, opened, log, keys } = stage.hub
  const oldSeed = keys.identity.seed
  const one = await codeOf(async () => prepareReplacement(world, dir, opened, log, [stage.rootShares[0], stage.rootShares[0]]))
  claim(one === 'ROOT_SHARES', `with one share alone it answered ${one}`)
  prepareReplacement(world, dir, opened, log, stage.rootShares)
  await stage.restartHub()
  await showHeads(stage)
  await completeReplacement(stage.hub)
  await stage.warn({ title: 'Grün' }, 'TLP:GREEN')
  const size = await assertOneLog(stage)
  await stage.warn()
  const head = openCheckpoint(stage.hub.witnesses.currentNote(), opened.logOrigin, stage.hub.keys.identity.publicKey)
  const forged = signCheckpoint({ origin: head.origin, size: head.size, root: head.root }, oldSeed)
  const { publicApp } = stage.relay
  const shown = (request: Request) =>
    !isPlanted && new URL(request.url).pathname === '/checkpoint' ? new Response(new Uint8Array(forged)) : publicApp.fetch(request)
  stage.federation.host(RELAY_URL, { fetch: shown })
  stage.federation.host(HUB_URL, { fetch: shown })
  await stage.federation.advance(60_000)
  const { code } = await stagedNode(stage).links.feed.poll()
  claim(code === 'CHECKPOINT_UNSIGNED', `a head behind the replacement, signed by the old key: ${code ?? 'taken'}`)
  return `both shares needed; ${size} entries followed over the replacement; the old key's head: ${code}`
}

/** Something about a member that stands in a sealed entry alone. */
async function pledgeOf(stage: NodeStage): Promise<void> {
  const { keys } = stagedNode(stage).self
  const frame = signFrame(stage.hub.opened.origin, 'pledge', { member: keys.id, isPledged: true, at: stage.federation.now() }, keys.identity.seed)
  await appendMembership(stage.hub, 'member', { change: { kind: 'pledge', frame } })
  await stage.witness()
  await stage.look()
}

/**
 * Nothing is left of the hub: it is built anew from a node's export and both shares of the root key.
 *
 * @param isPlanted the new hub does not wait for its witnesses, and the export is older than what they have seen
 */
export async function builtAnew(isPlanted: boolean): Promise<string> {
  await using stage = await openStage('built-anew')
  await pledgeOf(stage)
  const exported = join(stage.root, 'export')
  mkdirSync(exported)
  await stagedNode(stage).handlers.exportLog({ body: { dir: exported } }, CALL)
  if (isPlanted) {
    await stage.warn()
    await stage.witness()
    await stage.look()
  }
  const dir = join(stage.root, 'hub-anew')
  const config = { host: '127.0.0.1', port: 0, url: HUB_URL, relayUrl: RELAY_URL }
  const { size } = await rebuildHub(stage.federation.party('hub'), dir, folderSource(exported), stage.rootShares, config, issuerKeyFixtures())
  const hub = await stage.restartHub(dir)
  const { id } = stagedNode(stage).self.keys
  claim(hub.registry.all.get(id)?.hasPledge === false, 'the new hub reads what it has no key for')
  const { file } = await stagedNode(stage).handlers.readerKeys({}, CALL)
  const { lost } = importReaderKeys(hub, utf8(file))
  claim(lost === 0 && hub.registry.all.get(id)?.hasPledge === true, `with a member's keys ${lost} are still lost, and the pledge is not known`)
  if (isPlanted) await signRegardless(hub)
  const waiting = await codeOf(() => completeReplacement(hub))
  claim(waiting === 'HUB_WAITING', `before the witnesses came it answered ${waiting}`)
  await showHeads(stage)
  claim(hub.witnesses.readiness() === 'ready', `after they came it is ${hub.witnesses.readiness()}`)
  await completeReplacement(hub)
  await stage.warn({ title: 'Nach dem Neubau' }, 'TLP:GREEN')
  return `${size} entries out of the export; ${await assertOneLog(stage)} entries, one history`
}
