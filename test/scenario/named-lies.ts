// SPDX-License-Identifier: EUPL-1.2
/**
 * Lies that need more than other files: keys and federations. Each is told by a real hub with its true key, in this process.
 *
 * @module
 */
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { EPOCH_KEY_BYTES, epochCommitment, wrapEpochKey, wrapFilePath } from '@ncv/protocol/membership/epoch.ts'
import { memberOf } from '@ncv/protocol/membership/registry.ts'
import { generateIssuerKey } from '@ncv/protocol/crypto/rsa.ts'
import type { NodeStage } from '../node/link/node-stage.ts'
import { nodeStage, stagedNode } from '../node/link/node-stage.ts'
import { alarmsOf, openShownNode } from './shown-node.ts'
import { claim } from './step.ts'
import type { Truth } from './truth.ts'
import { makeTruth } from './truth.ts'

const OTHER_KEY = 0x55
/** Looks after which a node has compared hub and mirror. */
const COMPARE_EVERY = 8

/** A key of a new epoch for everybody, but another one than was committed to for the node at `victim`. */
async function rotateFor(stage: NodeStage, victim: number | undefined): Promise<void> {
  const { hub } = stage
  const name = { origin: hub.opened.origin, purpose: 'community' as const, epoch: 2 }
  const key = hub.world.random(EPOCH_KEY_BYTES)
  const other = new Uint8Array(EPOCH_KEY_BYTES).fill(OTHER_KEY)
  const recipients = hub.registry.recipients('community')
  const [file = new Uint8Array()] = wrapEpochKey(key, name, recipients, hub.world)
  const [lying = new Uint8Array()] = wrapEpochKey(other, name, recipients, hub.world)
  if (victim !== undefined) {
    const { slot } = memberOf(hub.registry, stagedNode(stage, victim).self.keys.id)
    const width = file.length / 64
    file.set(lying.subarray(slot * width, (slot + 1) * width), slot * width)
  }
  const path = wrapFilePath('community', 2, 0)
  await hub.files.put(path, file)
  await stage.publish({
    kind: 'epoch',
    tlp: 'TLP:CLEAR',
    terms: 'federation',
    payload: { epoch: 2, purpose: 'community', commitment: epochCommitment(key), wraps: [sha256(file)] } as Value,
    alongside: (index) => {
      hub.issuing.addEpoch({ purpose: 'community', epoch: 2, key, index, period: 0 })
      hub.log.putWrapFile(path, file)
    },
  })
}

/** One ciphertext could be made to open to two texts under two keys: the key that a node gets must be the one that all know of. */
export async function twoTexts(isHonest: boolean): Promise<string> {
  await using stage = await nodeStage({ seed: 'two-texts' })
  await rotateEpoch(stage.hub)
  await stage.witness()
  await stage.look()
  await rotateFor(stage, isHonest ? undefined : 0)
  const green = await stage.warn({ title: 'Zwei Texte' }, 'TLP:GREEN')
  await stage.witness()
  await stage.look()
  await stage.look()
  const [victim, other] = [stagedNode(stage, 0), stagedNode(stage, 1)]
  const alarms = await alarmsOf(victim)
  claim(alarms.includes('EPOCH_COMMITMENT'), `expected EPOCH_COMMITMENT, the node said ${alarms.join(', ') || 'nothing'}`)
  claim(!victim.stores.warnings.all().some(({ index }) => index === green), 'the node shows what it opened with the other key')
  claim(
    other.stores.warnings.all().some(({ index }) => index === green),
    'the others cannot read it either',
  )
  return `${alarms.join(', ')}: the other key is not used, the warning under it not shown; the others read it`
}

/** A second key for one purpose: whoever gets which could be told apart. */
export async function secondKey(isHonest: boolean): Promise<string> {
  await using stage = await nodeStage({ seed: 'second-key' })
  await announceIssuerKeys(stage.hub)
  await rotateEpoch(stage.hub)
  await stage.witness()
  await stage.look()
  if (!isHonest) {
    const made = await Promise.all(
      [false, true].map(async (isSpare) => ({ purpose: 'report', number: 0, isSpare, spki: (await generateIssuerKey()).publicKeySpki })),
    )
    await stage.publish({ kind: 'issuer-keys', tlp: 'TLP:CLEAR', terms: 'federation', payload: { period: 0, keys: made } as Value })
    const hash = new Uint8Array(32)
    await stage.publish({
      kind: 'epoch',
      tlp: 'TLP:CLEAR',
      terms: 'federation',
      payload: { epoch: 1, purpose: 'community', commitment: hash, wraps: [hash] } as Value,
    })
  }
  // The mirror finds no files for the second epoch and stays behind; now and then the nodes ask the hub as well.
  for (let i = 0; i < COMPARE_EVERY; i++) await stage.look()
  for (const [i, { node }] of stage.nodes.entries()) {
    const alarms = await alarmsOf(node)
    const named = alarms.filter((alarm) => alarm === 'KEY_DUPLICATE').length
    claim(named === 2, `node ${i + 1}: expected KEY_DUPLICATE for issuer and epoch, it said ${alarms.join(', ') || 'nothing'}`)
    claim(node.stores.keys.usableIssuerKeys(0) === undefined, 'the issuer keys are still used')
    claim(node.stores.keys.epochKey('community', 1) === undefined, 'the epoch key is still used')
  }
  return `${stage.nodes.length} nodes: KEY_DUPLICATE for issuer and epoch, none of the keys used any more`
}

/** Everything is true and signed, in another federation. */
export async function otherGenesis(truth: Truth, isHonest: boolean): Promise<string> {
  const other = isHonest ? truth : await makeTruth(truth.root, 'other')
  const seen: string[] = []
  for (const to of ['followed', 'fresh'] as const) {
    await using opened = openShownNode(truth.root, truth[to], truth.at, `other ${to}`)
    const before = opened.node.stores.log.size()
    opened.show({ hub: other.files, mirror: other.files })
    const { code } = await opened.node.links.feed.poll()
    claim(code?.startsWith('CHECKPOINT_') === true, `expected CHECKPOINT_ORIGIN, the ${to} node said ${code ?? 'nothing'}`)
    claim(opened.node.stores.log.size() === before, 'the node took entries of another federation')
    seen.push(`${to} node: ${code}`)
  }
  return `${seen.join(', ')}; nothing stored`
}
