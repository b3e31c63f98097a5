// SPDX-License-Identifier: EUPL-1.2
/**
 * A member whose node burnt down, or whose keys were stolen: new keys without a vote, the old ones dead at once. Real hub, relay and nodes in
 * this process under virtual time.
 *
 * @module
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { AnalystKey } from '@ncv/federation/hub/analyst-key.ts'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { joinText } from '@ncv/federation/hub/founding.ts'
import { readersChanged } from '@ncv/federation/hub/membership/readers.ts'
import { callBackInput, replaceAfterCallBack } from '@ncv/federation/hub/recovery/take-replacement.ts'
import { initNode, joinFederation, openOwnKeys } from '@ncv/node/founding.ts'
import type { NodeParty } from '@ncv/node/party.ts'
import { openNode } from '@ncv/node/party.ts'
import { adoptNewKeys, keysToAnnounce, replacementFrame, sendReplacement } from '@ncv/node/recovery/replacement.ts'
import { fromHex, hex, utf8 } from '@ncv/protocol/bytes.ts'
import { ed25519KeyPair, signEd25519 } from '@ncv/protocol/crypto/ed25519.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { signRequest } from '@ncv/protocol/crypto/http-auth.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import { frameId } from '@ncv/protocol/membership/frames.ts'
import { parseJoinFile } from '@ncv/protocol/membership/join-file.ts'
import type { NodeStage } from '../node/link/node-stage.ts'
import { HUB_URL, nodeStage, RELAY_URL, stagedNode } from '../node/link/node-stage.ts'
import { claim } from './step.ts'

/** The one that is lost; the others are enough witnesses. */
const LOST = 2

async function openStage(seed: string): Promise<NodeStage> {
  const stage = await nodeStage({ seed })
  await rotateEpoch(stage.hub)
  await stage.warn({ title: 'Vor dem Verlust' }, 'TLP:GREEN')
  await stage.witness()
  await stage.look()
  return stage
}

async function codeOf(run: () => Promise<unknown>): Promise<string> {
  try {
    await run()
    return 'taken'
  } catch (error) {
    if (error instanceof CodedError) return error.code
    throw error
  }
}

/** A request to the hub's door for tokens, signed with this key; answers what the hub made of it. */
async function askAs(stage: NodeStage, id: string, seed: Uint8Array): Promise<number> {
  const body = new Uint8Array([1])
  const request = { seed, subject: id, jti: hex(stage.federation.party('thief').random(16)), audience: 'hub', method: 'POST' as const }
  const authorization = await signRequest({ ...request, path: '/issue', body, now: stage.federation.now() })
  const thief = stage.federation.party('thief')
  const reply = await thief.net.request({ method: 'POST', url: `${HUB_URL}/issue`, body, headers: { authorization }, maxBytes: 64 * 1024 })
  return reply.status
}

/** Witnesses see the entry, all nodes follow, the newcomer gets what is sealed from now on. */
async function assertFollows(stage: NodeStage, node: NodeParty): Promise<number> {
  await stage.warn({ title: 'Nach dem Ersatz' }, 'TLP:GREEN')
  for (let i = 0; i < 3; i++) {
    for (const [at, staged] of stage.nodes.entries()) if (at !== LOST) await staged.node.links.witness?.pull()
    await stage.federation.advance(60_000)
    for (const [at, staged] of stage.nodes.entries()) if (at !== LOST) await staged.node.links.feed.poll()
    await node.links.feed.poll()
  }
  const size = stage.hub.log.size()
  claim(node.stores.log.size() === size, `the new node has ${node.stores.log.size()} of ${size} entries`)
  const titles = node.stores.warnings.all().map(({ warning }) => warning.title)
  claim(titles.includes('Nach dem Ersatz'), `the new node reads ${titles.join(', ')}`)
  claim(titles.includes('Vor dem Verlust'), `of what came before it reads ${titles.join(', ')}`)
  const other = stagedNode(stage)
  claim(
    other.links.registry.all.get(node.self.keys.id)?.key.every((byte, i) => byte === node.self.keys.identity.publicKey[i]) === true,
    'another node still knows the old key',
  )
  return size
}

/** A fresh folder of the same member: `init --member`, `join`. */
function freshNode(stage: NodeStage, name: string): { dir: string; node: NodeParty } {
  const lost = stage.nodes[LOST]
  if (lost === undefined) throw new RangeError('no such node')
  const dir = join(stage.root, name)
  const { record, world } = lost
  const plan = { dir, name: record.name, kind: record.kind, category: record.category, isWitness: record.isWitness, member: record.id }
  initNode(world, { ...plan, keyFile: undefined, recoveryOut: undefined, out: undefined, identityFile: undefined })
  const bytes = utf8(joinText(stage.hub.opened, HUB_URL, RELAY_URL, stage.hub.witnesses.currentNote()))
  joinFederation(dir, openOwnKeys(dir, {}, world), parseJoinFile(bytes), bytes, {})
  return { dir, node: openNode(world, dir) }
}

/**
 * A node's machine is gone with all that was on it: a fresh folder, the key from paper, and the member is there again.
 *
 * @param isPlanted the key on paper is another member's
 */
export async function lostNode(isPlanted: boolean): Promise<string> {
  await using stage = await openStage('lost-node')
  const lost = stage.nodes[LOST]
  const thief = stage.nodes[0]
  if (lost === undefined || thief === undefined) throw new RangeError('no such node')
  const oldSeed = lost.node.self.keys.identity.seed
  await lost.node.stop()
  rmSync(lost.dir, { recursive: true, force: true })
  const startedAt = stage.federation.now()
  const { dir, node } = freshNode(stage, 'node-new')
  try {
    const { vault, keys } = openOwnKeys(dir, {}, lost.world)
    const announced = keysToAnnounce(dir, vault, keys, false, lost.world)
    const wrong = replacementFrame(stage.hub.opened, announced, fromHex(thief.recoverySeed, 32), lost.world)
    const refused = await codeOf(() => sendReplacement(lost.world, HUB_URL, wrong))
    claim(refused === 'RECOVERY_WRONG', `with another recovery key it answered ${refused}`)
    const before = await askAs(stage, keys.id, oldSeed)
    claim(before !== 401, 'the old key was dead before anything happened')
    const paper = fromHex((isPlanted ? thief : lost).recoverySeed, 32)
    const sent = await codeOf(() => sendReplacement(lost.world, HUB_URL, replacementFrame(stage.hub.opened, announced, paper, lost.world)))
    claim(sent === 'taken', `with the recovery key it answered ${sent}`)
    adoptNewKeys(dir)
    const dead = await askAs(stage, keys.id, oldSeed)
    claim(dead === 401, `the old key is still answered with ${dead}`)
    const size = await assertFollows(stage, node)
    const minutes = Math.round((stage.federation.now() - startedAt) / 60_000)
    return `RECOVERY_WRONG with a foreign key; old key dead at once; ${size} entries read ${minutes} minutes later`
  } finally {
    await node.stop()
  }
}

/**
 * The paper is gone as well: a call-back, two analysts, and new keys.
 *
 * @param isPlanted one analyst signs twice
 */
export async function calledBack(isPlanted: boolean): Promise<string> {
  await using stage = await openStage('called-back')
  const lost = stage.nodes[LOST]
  if (lost === undefined) throw new RangeError('no such node')
  const oldSeed = lost.node.self.keys.identity.seed
  await lost.node.stop()
  rmSync(lost.dir, { recursive: true, force: true })
  const analysts = ['eva', 'ole'].map((id): AnalystKey => {
    const seed = sha256(utf8(`analyst ${id}`))
    return { id, seed, publicKey: ed25519KeyPair(seed).publicKey }
  })
  for (const { id, publicKey } of analysts) stage.hub.drafts.addAnalyst(id, publicKey)
  const { dir, node } = freshNode(stage, 'node-called')
  try {
    const { vault, keys } = openOwnKeys(dir, {}, lost.world)
    const frame = replacementFrame(stage.hub.opened, keysToAnnounce(dir, vault, keys, false, lost.world), undefined, lost.world)
    const alone = await codeOf(() => sendReplacement(lost.world, HUB_URL, frame))
    claim(alone === 'CALL_BACK_NEEDED', `at the public door it answered ${alone}`)
    const consent = ({ id, seed }: AnalystKey) => ({
      analyst: id,
      signature: signEd25519(seed, callBackInput(stage.hub.opened.origin, frameId(frame))),
    })
    const [eva, ole] = analysts as [AnalystKey, AnalystKey]
    const one = await codeOf(() => replaceAfterCallBack(stage.hub, frame, [consent(eva), consent(eva)]))
    claim(one === 'FOUR_EYES', `one analyst twice: ${one}`)
    const two = await codeOf(() => replaceAfterCallBack(stage.hub, frame, [consent(eva), consent(isPlanted ? eva : ole)]))
    claim(two === 'taken', `two analysts: ${two}`)
    await readersChanged(stage.hub)
    const dead = await askAs(stage, keys.id, oldSeed)
    claim(dead === 401, `the old key is still answered with ${dead}`)
    return `CALL_BACK_NEEDED at the door, FOUR_EYES with one; old key dead at once; ${await assertFollows(stage, node)} entries read`
  } finally {
    await node.stop()
  }
}
