// SPDX-License-Identifier: EUPL-1.2
/**
 * Random lies about a log: something dropped, changed, reordered, rolled back, forked, frozen, shown to one node only. Each says by
 * which name it must be called.
 *
 * Lies about files can be told by any mirror; lies under a head of their own are signed with the hub's true key.
 *
 * @module
 */
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { formatBundle, parseBundle } from '@ncv/protocol/tlog/bundle.ts'
import { formatTilePath, newBundles } from '@ncv/protocol/tlog/tile.ts'
import type { Chance } from '../simulation/chance.ts'
import type { Files } from './lying-log.ts'
import { headOf, otherEntry, signedLog } from './lying-log.ts'
import type { Shown } from './shown-node.ts'
import type { Truth } from './truth.ts'

const HOUR_MS = 3_600_000

export interface Lie extends Shown {
  readonly to: 'followed' | 'fresh'
  /** How much later than {@link Truth.at} it is looked at. */
  readonly laterMs: number
  /** One of the node's alarms has this name. */
  readonly name: RegExp
  /** What exactly was done. */
  readonly what: string
}

/** Paths that each of the two nodes reads where nobody lies. */
export type ReadPaths = Readonly<Record<Lie['to'], readonly string[]>>

type Teller = (truth: Truth, paths: ReadPaths, chance: Chance) => Lie

const everywhere = (files: Files): Shown => ({ hub: files, mirror: files })

const FILE_CLASSES = [/^checkpoint$/, /^tile\/entries\//, /^tile\/\d/, /^body\/bundle\//, /^body\/[0-9a-f]/, /^keys\//] as const

/** Files of each class alike, however many there are of it. */
function pickPath(paths: readonly string[], chance: Chance, not: RegExp = /^$/): string {
  const classes = FILE_CLASSES.map((form) => paths.filter((path) => form.test(path) && !not.test(path))).filter((each) => each.length > 0)
  return chance.pick(chance.pick(classes))
}

function pickNode(chance: Chance): Lie['to'] {
  return chance.isTrue(0.5) ? 'followed' : 'fresh'
}

/** A byte in what the hub signed: cosignatures that do not verify are not counted, which is no lie. */
function changedNote(note: Uint8Array, chance: Chance): Uint8Array {
  const lines = new TextDecoder().decode(note).split('\n')
  const second = lines.findIndex((line, i) => line.startsWith('— ') && lines.slice(0, i).some((before) => before.startsWith('— ')))
  const signed = new TextEncoder().encode(lines.slice(0, second < 0 ? lines.length : second).join('\n')).length
  return changedByte(note, chance, signed)
}

function changedByte(bytes: Uint8Array, chance: Chance, below = bytes.length): Uint8Array {
  const changed = new Uint8Array(bytes)
  const at = chance.below(below)
  changed[at] = (changed[at] ?? 0) ^ (1 << chance.below(8))
  return changed
}

function changedFile(path: string, bytes: Uint8Array, chance: Chance): Uint8Array {
  if (path === 'checkpoint') return changedNote(bytes, chance)
  if (!path.startsWith('body/bundle/')) return changedByte(bytes, chance)
  return new Uint8Array(zstdCompressSync(changedByte(new Uint8Array(zstdDecompressSync(bytes)), chance)))
}

const change: Teller = ({ files }, paths, chance) => {
  const to = pickNode(chance)
  const path = pickPath(paths[to], chance)
  const lying = new Map(files).set(path, changedFile(path, files.get(path) ?? new Uint8Array(), chance))
  return { ...everywhere(lying), to, laterMs: 0, name: /^(?:NOTE|CHECKPOINT|TILE|BUNDLE|LEAF|BODY)_/, what: path }
}

/** Without a bundle of bodies a node reads the bodies one by one: nothing is kept from it. */
const drop: Teller = ({ files }, paths, chance) => {
  const to = pickNode(chance)
  const path = pickPath(paths[to], chance, /^body\/bundle\//)
  const lying = new Map(files)
  lying.delete(path)
  return { ...everywhere(lying), to, laterMs: 0, name: /^(?:SOURCE_FAILED|TILE_.*|BUNDLE_.*|bodies|documents)$/, what: path }
}

function pickTwo(chance: Chance, from: number, below: number): [number, number] {
  const a = chance.between(from, below - 1)
  const b = chance.between(from, below - 2)
  return [a, b >= a ? b + 1 : b]
}

function swapped<T>(items: readonly T[], a: number, b: number): T[] {
  return items.map((item, i) => (i === a ? (items[b] ?? item) : i === b ? (items[a] ?? item) : item))
}

/** Two entries change places in a bundle, or one is missing there; the head is the true one. */
const reorder: Teller = ({ files, earlierSize }, _paths, chance) => {
  const bundle = chance.pick([...newBundles(0, headOf(files).size)])
  const path = formatTilePath(bundle)
  const entries = parseBundle(bundle, files.get(path) ?? new Uint8Array())
  const [a, b] = pickTwo(chance, 0, entries.length)
  const to = (bundle.index + 1) * 256 > earlierSize ? pickNode(chance) : 'fresh'
  const isGap = chance.isTrue(0.3)
  const lying = new Map(files).set(path, formatBundle(isGap ? entries.filter((_, i) => i !== a) : swapped(entries, a, b)))
  const what = isGap ? `entry ${a} of ${path} left out` : `entries ${a} and ${b} of ${path}`
  return { ...everywhere(lying), to, laterMs: 0, name: /^(?:LEAF_MISMATCH|BUNDLE_MALFORMED)$/, what }
}

const rollback: Teller = ({ files, entries, earlierSize, hubSeed }, _paths, chance) => {
  const size = chance.between(1, earlierSize - 1)
  return { ...everywhere(signedLog(files, entries.slice(0, size), hubSeed)), to: 'followed', laterMs: 0, name: /^LOG_ROLLBACK$/, what: `to ${size}` }
}

/** Another history below what the node has: changed, left out, put in, in another order; shorter, as long, longer. */
const fork: Teller = ({ files, entries, earlierSize, hubSeed }, _paths, chance) => {
  const [a, b] = pickTwo(chance, 1, earlierSize)
  const first = entries[a] ?? new Uint8Array()
  const ways = {
    changed: entries.map((entry, i) => (i === a ? otherEntry(entry) : entry)),
    'left out': entries.filter((_, i) => i !== a),
    'put in': entries.flatMap((entry, i) => (i === a ? [otherEntry(first), entry] : [entry])),
    reordered: swapped(entries, a, b),
  }
  const way = chance.pick(Object.keys(ways) as (keyof typeof ways)[])
  const size = chance.between(Math.max(a, b) + 1, ways[way].length)
  const lying = signedLog(files, ways[way].slice(0, size), hubSeed)
  return { ...everywhere(lying), to: 'followed', laterMs: 0, name: /^LOG_FORK$/, what: `entry ${a} ${way}, size ${size}` }
}

/** The hub has another continuation for this node; the mirror has the true one. */
const split: Teller = ({ files, entries, earlierSize, hubSeed }, _paths, chance) => {
  const at = chance.between(earlierSize, entries.length - 1)
  const theirs = entries.map((entry, i) => (i === at ? otherEntry(entry) : entry))
  const size = chance.between(at + 1, theirs.length)
  const hub = signedLog(files, theirs.slice(0, size), hubSeed)
  return { hub, mirror: files, to: pickNode(chance), laterMs: 0, name: /^LOG_FORK$/, what: `from entry ${at}, size ${size}` }
}

const freeze: Teller = ({ earlier }, _paths, chance) => {
  const laterMs = Math.round((25 + 100 * chance.next()) * HOUR_MS)
  return { ...everywhere(earlier), to: 'followed', laterMs, name: /^stale$/, what: `for ${Math.round(laterMs / HOUR_MS)} h` }
}

export const TELLERS: Readonly<Record<string, Teller>> = { change, drop, reorder, rollback, fork, split, freeze }
