// SPDX-License-Identifier: EUPL-1.2
/**
 * One byte flipped at random places in each kind of file of hub, node and relay: the party starts unharmed, or names what is damaged. Nothing
 * wrong is served, and nothing is signed over it.
 *
 * @module
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readHubKeys } from '@ncv/federation/hub/hub-keys.ts'
import type { Hub } from '@ncv/federation/hub/party.ts'
import { assertOwnKey, openHub } from '@ncv/federation/hub/party.ts'
import { rootOfFirst } from '@ncv/federation/log/sequencer.ts'
import type { NodeParty } from '@ncv/node/party.ts'
import { openNode } from '@ncv/node/party.ts'
import { equalBytes } from '@ncv/protocol/bytes.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import { parseCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { parseNote } from '@ncv/protocol/tlog/note.ts'
import type { PublicLog } from '../federation/log/public-log.ts'
import { filesBelow } from '../federation/log/public-log.ts'
import { issuerKeyFixtures } from '../support/issuer-keys.ts'
import type { VirtualFederation } from '../support/virtual-world.ts'
import { virtualFederation } from '../support/virtual-world.ts'
import type { Ground } from './damage-ground.ts'
import type { Tried } from './step.ts'
import { claim } from './step.ts'
import { CALL } from '../support/call.ts'

/** How often it ended how. */
export interface Tally {
  named: number
  unharmed: number
  readonly codes: Map<string, number>
}

/** Places in a file, drawn. */
export type Draw = (below: number) => number

/** For the counter-check: flips nothing, and every check for damage must then find none. */
export const NO_FLIP: Draw = () => Number.NaN

export function flip(file: string, draw: Draw): number {
  if (draw === NO_FLIP) return 0
  const bytes = readFileSync(file)
  const at = draw(bytes.length)
  bytes[at] = (bytes[at] as number) ^ (1 << draw(8))
  writeFileSync(file, bytes)
  return at
}

/**
 * @param start throws what the party says, or a claim that does not hold
 * @param mayAllPass where so little of the file is used that all flips may do no harm
 */
export async function eachFlip(
  n: number,
  file: string,
  fresh: () => string,
  draw: Draw,
  start: (dir: string) => Promise<void>,
  mayAllPass = false,
): Promise<Tried> {
  const tally: Tally = { named: 0, unharmed: 0, codes: new Map() }
  for (let i = 0; i < n; i++) {
    const dir = fresh()
    const at = flip(join(dir, file), draw)
    try {
      await start(dir)
      tally.unharmed++
    } catch (error) {
      if (!(error instanceof CodedError)) throw error instanceof Error ? new Error(`${file}, byte ${at}: ${error.message}`, { cause: error }) : error
      tally.named++
      tally.codes.set(error.code, (tally.codes.get(error.code) ?? 0) + 1)
    } finally {
      rmSync(dir, { recursive: true, force: true })
    }
  }
  claim(mayAllPass || tally.named > 0, `${file}: none of ${n} flips was named`)
  const codes = [...tally.codes].map(([code, count]) => `${code} ${count}`).join(', ')
  return { n, detail: `${file}: ${n} flips, ${tally.named} named (${codes}), ${tally.unharmed} unharmed` }
}

export function freshCopy(ground: Ground, party: string, without: readonly string[] = []): () => string {
  return () => {
    const dir = mkdtempSync(`${join(ground.dir, 'try')}-`)
    const filter = (path: string): boolean => !without.some((name) => path === join(ground.dir, party, name))
    cpSync(join(ground.dir, party), dir, { recursive: true, filter })
    return dir
  }
}

function worldAt(ground: Ground): VirtualFederation {
  return virtualFederation({ seed: 'flip', start: ground.at })
}

/** The hub as `ncv hub run` starts it; then everything that it serves, and what it would sign, is compared with the truth. */
export async function startHub(ground: Ground, dir: string): Promise<void> {
  const keys = readHubKeys(dir)
  const hub = await openHub(worldAt(ground).party('hub'), dir, keys, issuerKeyFixtures())
  try {
    assertOwnKey(hub.log, hub.opened, hub.keys)
    assertSame(filesBelow(join(dir, 'public')), ground.hubFiles, 'hub')
    assertSignsRight(hub, ground)
  } finally {
    hub.close()
  }
}

export function isHead(path: string): boolean {
  return path === 'checkpoint' || path.startsWith('witnessed/')
}

/** What is signed of a note. */
export function textOf(note: Uint8Array): string {
  return Buffer.from(note).toString('latin1').split('\n\n')[0] ?? ''
}

/** Immutable files byte for byte; a bundle may be packed anew, and a head carries what it was given. */
function assertSame(served: PublicLog, truth: PublicLog, who: string): void {
  for (const [path, bytes] of served) {
    const right = truth.get(path)
    // Partial tiles of heads in between are made or dropped as needed.
    if (right === undefined && path.includes('.p/')) continue
    claim(right !== undefined, `${who} serves ${path}, which belongs to nothing`)
    // A false cosignature is a line that readers ignore; what makes up the head must be right.
    claim(equalBytes(bytes, right) || (isHead(path) && textOf(bytes) === textOf(right)), `${who} serves a damaged ${path}`)
  }
  for (const path of truth.keys()) claim(served.has(path) || path.includes('.p/'), `${who} does not serve ${path}`)
}

function assertSignsRight(hub: Hub, { hubFiles }: Ground): void {
  const { size, root } = parseCheckpoint(parseNote(hubFiles.get('checkpoint') as Uint8Array).text)
  claim(hub.log.size() === size && equalBytes(rootOfFirst(hub.log, size), root), 'the hub would sign another tree')
}

/** The node as `ncv node run` starts it; then everything that it hands out is compared with the truth. */
export async function startNode(ground: Ground, dir: string): Promise<void> {
  const node = openNode(worldAt(ground).party('node-1'), dir, { isChecked: true })
  try {
    await assertExportsRight(node, ground, dir)
  } finally {
    await node.stop()
  }
}

/** The same with what is sealed: every record of the wallet and of the house is opened. */
export async function startSealed(ground: Ground, dir: string): Promise<void> {
  const node = openNode(worldAt(ground).party('node-1'), dir, { isChecked: true })
  try {
    const { wallet, incidents } = node.stores
    incidents.identity()
    for (const period of [0, 1, 2]) {
      wallet.readyReport([period])
      wallet.asked(period)
    }
    wallet.outgoing()
    wallet.unreceived(100)
  } finally {
    await node.stop()
  }
}

async function assertExportsRight(node: NodeParty, { mirrorFiles }: Ground, dir: string): Promise<void> {
  const to = join(dir, 'export')
  await node.handlers.exportLog({ body: { dir: to } }, CALL)
  for (const [path, bytes] of filesBelow(to)) {
    const right = mirrorFiles.get(path)
    // Heads carry the cosignatures that the node has seen.
    if (path === 'checkpoint' || path.startsWith('witnessed/')) continue
    claim(right !== undefined && equalBytes(right, bytes), `the node exports a damaged ${path}`)
  }
  claim(existsSync(join(to, 'checkpoint')), 'the node exports no head')
}

/** Places in each file and round: what is compared is the whole file. */
const AT_ONCE = 5

/** Flips bytes in every public file whose path fits. @returns how many */
export function flipMany(folder: string, paths: Iterable<string>, draw: Draw): number {
  let flips = 0
  for (const path of paths) for (let i = 0; i < AT_ONCE; i++, flips++) flip(join(folder, path), draw)
  return flips
}

/** Kinds of public files, by their path. */
export const PUBLIC_KINDS: Readonly<Record<string, RegExp>> = {
  checkpoint: /^checkpoint$/,
  tiles: /^tile\/[0-9]\//,
  entries: /^tile\/entries\//,
  bodies: /^body\/[0-9a-f]{64}$/,
  'body bundles': /^body\/bundle\//,
  'wrap files': /^keys\/community\//,
  'hub keys': /^keys\/hub$/,
  'witnessed heads': /^witnessed\//,
}

export function pathsOf(files: PublicLog, kind: RegExp): string[] {
  return [...files.keys()].filter((path) => kind.test(path))
}

/** The hub's public folder: made good from the database at the start, file by file. */
export async function flipHubFiles(n: number, ground: Ground, kind: string, draw: Draw): Promise<Tried> {
  const fresh = freshCopy(ground, 'hub')
  const paths = pathsOf(ground.hubFiles, PUBLIC_KINDS[kind] as RegExp)
  claim(paths.length > 0, `the hub has no ${kind}`)
  let flips = 0
  let named = 0
  while (flips < n) {
    const dir = fresh()
    flips += flipMany(join(dir, 'public'), paths, draw)
    const federation = worldAt(ground)
    const world = federation.party('hub')
    const hub = await openHub(world, dir, readHubKeys(dir), issuerKeyFixtures())
    hub.close()
    assertSame(filesBelow(join(dir, 'public')), ground.hubFiles, 'hub')
    named += world.logged('file-damaged')
    rmSync(dir, { recursive: true, force: true })
  }
  // The two heads are written anew at every start.
  claim(named > 0 || kind === 'checkpoint', `${kind}: no damaged file of the hub was named`)
  return { n: flips, detail: `hub, ${kind}: ${flips} flips, ${named} files named, all made good` }
}
