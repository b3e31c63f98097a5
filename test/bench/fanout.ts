// SPDX-License-Identifier: EUPL-1.2
/**
 * `npm run bench -- fanout`: one sealed warning to 1,000 nodes, and GnuPG for as many recipients.
 *
 * The nodes live in this process, each with its own stores on the disk and its own feed; they read the hub's public files in
 * process, so what is measured is their work: heads, tree, signatures, decryption, document, matching, one wait for the disk.
 *
 * @module
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import { publicDir } from '@ncv/federation/hub/party.ts'
import { passThrough } from '@ncv/federation/hub/publish/pass-through.ts'
import { openLinks } from '@ncv/node/link/links.ts'
import { openStores } from '@ncv/node/store/stores.ts'
import { vaultWith } from '@ncv/node/vault.ts'
import { parseCsaf } from '@ncv/protocol/advisory/csaf.ts'
import { fromUtf8, utf8 } from '@ncv/protocol/bytes.ts'
import { openCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import type { Net, World } from '@ncv/protocol/world.ts'
import { SILENT_LOG } from '@ncv/runtime/log.ts'
import { realWorld } from '@ncv/runtime/real-world.ts'
import type { FoundedHub } from '../support/founded-hub.ts'
import { foundHub, witnessAll } from '../support/founded-hub.ts'
import { benchDocument } from './csaf-document.ts'
import { openGnuPg } from './gnupg.ts'
import type { Sample } from './measure.ts'
import { sampleOf } from './measure.ts'
import type { Result } from './results.ts'
import { demand } from './results.ts'

export interface FanoutOptions {
  readonly nodes: number
  readonly rounds: number
  /** The planted fault: the hub sends each node its own sealed copy, so that the requirement must be missed. */
  readonly isBroken: boolean
}

interface Round {
  readonly hubCpuMs: number
  readonly firstMs: number
  readonly lastMs: number
  readonly nodeCpuMs: number
}

interface FanoutNode {
  poll(): Promise<void>
  /** Warnings whose document is stored. */
  count(): number
  close(): void
}

const BASE = 'http://hub.bench'
const AT_ONCE = 4

/** The whole measurement. @throws RangeError without gpg */
export async function benchFanout({ nodes, rounds, isBroken }: FanoutOptions): Promise<Result> {
  console.error(`keys for ${nodes} recipients …`)
  using gnupg = openGnuPg(nodes)
  if (gnupg === undefined) throw new RangeError('gpg is not installed, so there is nothing to compare with: apt-get install gnupg')
  const base = mkdtempSync(join(tmpdir(), 'ncv-bench-fanout-'))
  await using world = realWorld({ log: SILENT_LOG })
  const founded = await foundHub(world, { federation: 'messung.test' })
  const open: FanoutNode[] = []
  try {
    await rotateEpoch(founded.hub)
    await announceIssuerKeys(founded.hub)
    await witnessAll(founded)
    console.error(`${nodes} nodes join …`)
    for (let i = 0; i < (isBroken ? 0 : nodes); i++) open.push(await joinedNode(founded, world, join(base, String(i)), i))
    // The first round warms the program up and does not count.
    const done: Round[] = []
    for (let round = 0; round <= rounds; round++) done.push(await oneRound(founded, isBroken ? [] : open, round, isBroken ? nodes : 1))
    done.shift()
    const gpg = Array.from({ length: rounds }, (_, round) => gnupg.signAndEncrypt(greenDocument(round)))
    return resultOf(nodes, gnupg.version, done, gpg)
  } finally {
    for (const node of open) node.close()
    founded.dispose()
    rmSync(base, { recursive: true, force: true })
  }
}

/** The public files of the hub without a socket. */
function fileNet(root: string): Net {
  return {
    async request({ url }) {
      const file = join(root, url.slice(BASE.length))
      if (!existsSync(file)) return { status: 404, headers: {}, body: new Uint8Array() }
      return { status: 200, headers: {}, body: new Uint8Array(readFileSync(file)) }
    },
  }
}

/** Members share the keys of the founders; each node has stores of its own and opens everything itself. */
async function joinedNode({ dir: hubDir, hub, members }: FoundedHub, outer: World, dir: string, i: number): Promise<FanoutNode> {
  mkdirSync(dir)
  const world = { ...outer, net: fileNet(publicDir(hubDir)) }
  const { id, identity, box } = members[i % members.length] as FoundedHub['members'][number]
  const config = { name: 'Messung', kind: 'municipality', category: 1, isWitness: true, recovery: '0'.repeat(64) } as const
  const stores = openStores(dir, vaultWith(new Uint8Array(32), world), world)
  const joinHead = openCheckpoint(hub.witnesses.currentNote(), hub.opened.logOrigin, hub.opened.genesis.hub.key)
  const self = { dir, config, keys: { id, identity, box }, opened: hub.opened, addresses: { hubUrl: BASE, relayUrl: BASE, mirrorUrl: BASE } }
  const { feed } = openLinks(world, self, stores, { registry: hub.registry, joinHead })
  const poll = async (): Promise<void> => {
    const { code } = await feed.poll()
    if (code !== undefined) throw new Error(code)
  }
  await poll()
  return { poll, count: () => stores.warnings.withDocument().length, close: () => stores.close() }
}

/** TLP:GREEN, so that it is sealed with the community key. */
function greenDocument(round: number): Uint8Array {
  return utf8(fromUtf8(benchDocument(500_000 + round)).replace('"label": "WHITE"', '"label": "GREEN"'))
}

async function oneRound({ hub }: FoundedHub, nodes: readonly FanoutNode[], round: number, copies: number): Promise<Round> {
  const before = process.cpuUsage()
  const document = greenDocument(round)
  const advisory = parseCsaf(document)
  for (let copy = 0; copy < copies; copy++) {
    const entry = passThrough(hub, { ...advisory, trackingId: `${advisory.trackingId}-${copy}` }, document, {})
    if (entry === 'unchanged') throw new Error('published already')
    await hub.sequencer.append([entry])
  }
  const hubCpuMs = cpuMsSince(before)
  const acknowledged = performance.now()
  const cpu = process.cpuUsage()
  const times = await pollAll(nodes, () => performance.now() - acknowledged)
  const nodeCpuMs = cpuMsSince(cpu) / nodes.length
  const missing = nodes.filter((node) => node.count() !== round + 1).length
  if (missing > 0) throw new Error(`${missing} nodes do not have the warning with its document`)
  return { hubCpuMs, firstMs: Math.min(...times), lastMs: Math.max(...times), nodeCpuMs }
}

/** A few at a time, as if they shared this machine's processors; answers when each was done. */
async function pollAll(nodes: readonly FanoutNode[], now: () => number): Promise<number[]> {
  const times: number[] = []
  let next = 0
  const worker = async (): Promise<void> => {
    for (let node = nodes[next++]; node !== undefined; node = nodes[next++]) {
      await node.poll()
      times.push(now())
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return times
}

function cpuMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

function resultOf(nodes: number, version: string, rounds: readonly Round[], gpg: readonly { cpuMs: number; bytes: number }[]): Result {
  const of = (value: (round: Round) => number): Sample => sampleOf(rounds.map(value))
  const hub = of(({ hubCpuMs }) => hubCpuMs)
  const gnupg = sampleOf(gpg.map(({ cpuMs }) => cpuMs))
  return {
    bench: 'fanout',
    title: 'Fan-out',
    method: [
      `One TLP:GREEN warning with its document (about 20 kB) to ${nodes} nodes in one process, each with its own databases (\`synchronous=FULL\`); verified, decrypted, matched and stored by each of them. The nodes' keys are those of three founders; who opens what makes no difference to the work.`,
      `Against \`gpg --sign --encrypt\` of the same document for ${nodes} recipients (ed25519 and cv25519 keys, ${version}). Compared is the sender's processor time: from the document to what all can fetch, or could be mailed.`,
    ],
    rows: [
      { what: 'hub: processor time for one warning to all', unit: 'ms', sample: hub, digits: 1 },
      { what: 'gpg: processor time for one message to all', unit: 'ms', sample: gnupg, digits: 1 },
      { what: 'gpg: size of the message', unit: 'B', sample: sampleOf(gpg.map(({ bytes }) => bytes)) },
      { what: 'first node has it, after the acknowledgement', unit: 'ms', sample: of(({ firstMs }) => firstMs), digits: 1 },
      { what: 'last node has it', unit: 'ms', sample: of(({ lastMs }) => lastMs), digits: 0 },
      { what: 'processor time of a node', unit: 'ms', sample: of(({ nodeCpuMs }) => nodeCpuMs), digits: 2 },
      // In the planted fault no node reads.
    ].filter(({ sample }) => Number.isFinite(sample.median)),
    requirements: [demand('processor time of the hub ÷ gpg', hub.median / gnupg.median, 'at most', 1 / 100)],
  }
}
