// SPDX-License-Identifier: EUPL-1.2
/**
 * A whole federation in one process: real hub, real relay with mirror, real nodes on real files; virtual time and network.
 *
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { found, joinText, prepareFounding } from '@ncv/federation/hub/founding.ts'
import { readHubKeys } from '@ncv/federation/hub/hub-keys.ts'
import type { Hub } from '@ncv/federation/hub/party.ts'
import { openHub } from '@ncv/federation/hub/party.ts'
import { hubApp } from '@ncv/federation/hub/public-app.ts'
import type { Composition } from '@ncv/federation/hub/publish/compose.ts'
import { compose } from '@ncv/federation/hub/publish/compose.ts'
import type { FounderRecord } from '@ncv/node/founding.ts'
import { initNode, joinFederation, openOwnKeys } from '@ncv/node/founding.ts'
import type { NodeParty } from '@ncv/node/party.ts'
import { openNode } from '@ncv/node/party.ts'
import { fromHex, utf8 } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { signGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { BroadcastLabel } from '@ncv/protocol/log/broadcast-label.ts'
import { parseJoinFile } from '@ncv/protocol/membership/join-file.ts'
import type { Timing } from '@ncv/protocol/message/genesis.ts'
import type { Warning } from '@ncv/protocol/message/warning.ts'
import type { Relay } from '@ncv/relay/relay.ts'
import { createRelay } from '@ncv/relay/relay.ts'
import { testMember } from '../../support/founded-hub.ts'
import { issuerKeyFixtures } from '../../support/issuer-keys.ts'
import type { VirtualFederation, VirtualWorld } from '../../support/virtual-world.ts'
import { virtualFederation } from '../../support/virtual-world.ts'

export const HUB_URL = 'https://hub.test'
export const RELAY_URL = 'https://relay.test'
export const SLOT_MS = 60_000
export const TIMING: Timing = { periodMs: 3_600_000, slotMs: SLOT_MS, kMin: 2, maxHoldMs: 120_000, reportTokens: 2, countingKeys: 0 }

export interface StagedNode {
  readonly world: VirtualWorld
  readonly dir: string
  readonly record: FounderRecord
  /** Seed of its recovery key, hex. */
  readonly recoverySeed: string
  node: NodeParty
}

export interface NodeStage extends AsyncDisposable {
  readonly federation: VirtualFederation
  readonly hub: Hub
  readonly relay: Relay
  /** The folder in which all parties have theirs. */
  readonly root: string
  /** The two shares of the root key. */
  readonly rootShares: readonly [Uint8Array, Uint8Array]
  readonly nodes: readonly StagedNode[]
  /** Stops a node and opens it again over its folder. */
  reopen(index: number): Promise<NodeParty>
  /** Closes the hub and opens it anew over its folder, or over another one that takes its place. */
  restartHub(dir?: string): Promise<Hub>
  /** Ends the relay and starts it anew over its folder. */
  restartRelay(): void
  /** Every witness shows the hub its last head, and the hub reads the mirror's. */
  showHeads(): Promise<void>
  publish(composition: Composition): Promise<number>
  warn(warning?: Partial<Warning>, tlp?: BroadcastLabel): Promise<number>
  /** Every witness looks at the hub once. */
  witness(): Promise<void>
  /** The mirror reads the hub, then every node looks at the log. */
  look(): Promise<void>
}

export function stagedNode(stage: NodeStage, index = 0): NodeParty {
  const staged = stage.nodes[index]
  if (staged === undefined) throw new RangeError('no such node')
  return staged.node
}

export const WARNING: Warning = { lane: 'assessed', title: 'Welle von Phishing', publisher: 'N-CERT', text: 'Links nicht öffnen.', isExercise: false }

/** Issuer keys and epochs are announced by the tests themselves: the hub's own rhythm does not run. */
export async function nodeStage({
  count = 3,
  witnesses = Number.MAX_SAFE_INTEGER,
  seed = 'nodes',
  timing = TIMING,
  relayPollMs = 20_000,
} = {}): Promise<NodeStage> {
  const federation = virtualFederation({ seed })
  const root = mkdtempSync(join(tmpdir(), 'ncv-nodes-'))
  const dirOf = (name: string): string => join(root, name)
  const founders = Array.from({ length: count }, (_, i) => {
    const world = federation.party(`node-${i + 1}`)
    const dir = dirOf(`node-${i + 1}`)
    const plan = { dir, name: `Gemeinde ${i + 1}`, kind: 'municipality' as const, category: 2, isWitness: i < witnesses }
    const { record, recoverySeed } = initNode(world, { ...plan, keyFile: undefined, recoveryOut: undefined, out: undefined, identityFile: undefined })
    return { world, dir, record, recoverySeed }
  })
  const relayKeys = testMember(`${seed} relay`)
  let hubDir = dirOf('hub')
  const founded = await foundedHub(federation, hubDir, founders, relayKeys, timing)
  let { hub } = founded
  federation.host(HUB_URL, hubApp(hub))
  const relayWorld = federation.party('relay')
  const startRelay = (): Relay => {
    const publicDir = join(dirOf('relay'), 'public')
    const { opened } = hub
    const started = createRelay({ world: relayWorld, opened, keys: relayKeys, url: RELAY_URL, hub: HUB_URL, publicDir, pollMs: relayPollMs })
    federation.host(RELAY_URL, started.publicApp)
    return started
  }
  let relay = startRelay()
  const nodes: StagedNode[] = founders.map((founder) => {
    joinHub(founder.dir, founder.world, hub)
    return { ...founder, node: openNode(founder.world, founder.dir) }
  })
  const publish = (composition: Composition) => hub.sequencer.append([compose(hub, composition)])
  return {
    federation,
    get hub() {
      return hub
    },
    get relay() {
      return relay
    },
    root,
    rootShares: founded.rootShares,
    nodes,
    publish,
    async restartHub(dir = hubDir) {
      hub.close()
      hubDir = dir
      hub = await openHub(federation.party('hub'), hubDir, readHubKeys(hubDir), issuerKeyFixtures())
      federation.host(HUB_URL, hubApp(hub))
      return hub
    },
    restartRelay() {
      relay.stop()
      relay = startRelay()
    },
    async showHeads() {
      for (const { node } of nodes) await node.links.witness?.pull()
      hub.witnesses.showMirror(undefined)
    },
    async reopen(index) {
      const staged = nodes[index] as StagedNode
      await staged.node.stop()
      staged.node = openNode(staged.world, staged.dir)
      return staged.node
    },
    warn: (warning = {}, tlp = 'TLP:CLEAR') =>
      publish({ kind: 'warning', tlp, terms: 'n-cert', payload: { ...WARNING, ...warning } as unknown as Value }),
    async witness() {
      for (const { node } of nodes) await node.links.witness?.pull()
    },
    async look() {
      await federation.advance(2 * relayPollMs)
      for (const { node } of nodes) await node.links.feed.poll()
    },
    async [Symbol.asyncDispose]() {
      for (const { node } of nodes) await node.stop()
      relay.stop()
      hub.close()
      rmSync(root, { recursive: true, force: true })
    },
  }
}

interface Founding {
  readonly world: VirtualWorld
  readonly dir: string
  readonly record: FounderRecord
}

async function foundedHub(
  federation: VirtualFederation,
  dir: string,
  founders: readonly Founding[],
  relay: ReturnType<typeof testMember>,
  timing: Timing,
): Promise<{ readonly hub: Hub; readonly rootShares: NodeStage['rootShares'] }> {
  const world = federation.party('hub')
  const draft = prepareFounding(world, dir, {
    federation: 'verbund.test',
    name: 'Verbund im Test',
    hubName: 'N-CERT',
    quorum: Math.min(2, founders.filter(({ record: { isWitness } }) => isWitness).length),
    timing,
    relay: { id: relay.id, name: 'Relais', key: relay.identity.publicKey, box: relay.box.publicKey },
    founders: founders.map(({ record: { key, box, recovery, ...rest } }) => ({
      ...rest,
      key: fromHex(key),
      box: fromHex(box),
      recovery: fromHex(recovery),
    })),
    rules: { base: 'cast', voteQuorum: { numerator: 1, denominator: 2 }, votingPeriodMs: 86_400_000, amberToSupervision: true, retentionDays: 365 },
  })
  const signatures = founders.map(({ dir: own, world: chance }) => {
    const { keys } = openOwnKeys(own, {}, chance)
    return [keys.id, signGenesis(draft.payload, keys.identity.seed)] as const
  })
  await found(world, dir, new Map(signatures))
  return { hub: await openHub(world, dir, readHubKeys(dir), issuerKeyFixtures()), rootShares: draft.rootShares }
}

function joinHub(dir: string, world: VirtualWorld, hub: Hub): void {
  const bytes = utf8(joinText(hub.opened, HUB_URL, RELAY_URL, hub.witnesses.currentNote()))
  joinFederation(dir, openOwnKeys(dir, {}, world), parseJoinFile(bytes), bytes, {})
}
