// SPDX-License-Identifier: EUPL-1.2
/**
 * A log as a hub could serve it that lies: its true files, changed, under heads that its real key signs.
 *
 * @module
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { formatEntry, parseEntry } from '@ncv/protocol/log/entry.ts'
import { formatBundle, parseBundle } from '@ncv/protocol/tlog/bundle.ts'
import { parseCheckpoint, signCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { appendLeaves, EMPTY_FRONTIER, frontierRoot } from '@ncv/protocol/tlog/frontier.ts'
import { leafHash } from '@ncv/protocol/tlog/hash.ts'
import { parseNote } from '@ncv/protocol/tlog/note.ts'
import { growTiles } from '@ncv/protocol/tlog/reader.ts'
import { formatTilePath, newBundles, TILE_WIDTH } from '@ncv/protocol/tlog/tile.ts'

export type Files = Map<string, Uint8Array>

/** All files below `root`, by their path with `/`. */
export function readFiles(root: string): Files {
  const files: Files = new Map()
  const walk = (dir: string): void => {
    for (const name of readdirSync(dir)) {
      const path = join(dir, name)
      if (statSync(path).isDirectory()) walk(path)
      else files.set(relative(root, path).replaceAll('\\', '/'), new Uint8Array(readFileSync(path)))
    }
  }
  walk(root)
  return files
}

export function headOf(files: Files): { origin: string; size: number } {
  return parseCheckpoint(parseNote(files.get('checkpoint') ?? new Uint8Array()).text)
}

/** Size of the head that the party in `dir` has published. */
export function headSize(dir: string): number {
  return parseCheckpoint(parseNote(new Uint8Array(readFileSync(join(dir, 'public', 'checkpoint')))).text).size
}

/** The entries that these files hold. */
export function entriesOf(files: Files): Uint8Array[] {
  return [...newBundles(0, headOf(files).size)].flatMap((bundle) => parseBundle(bundle, files.get(formatTilePath(bundle)) ?? new Uint8Array()))
}

/** The same files, but with these entries: other tiles, other bundles, and a head signed by the hub's own key. */
export function signedLog(files: Files, entries: readonly Uint8Array[], hubSeed: Uint8Array): Files {
  const leaves = entries.map(leafHash)
  const lying: Files = new Map([...files].filter(([path]) => !path.startsWith('tile/') && !path.startsWith('witnessed/')))
  for (const { tile, bytes } of growTiles(0, leaves, () => new Uint8Array())) lying.set(formatTilePath(tile), bytes)
  for (const bundle of newBundles(0, entries.length)) {
    const from = bundle.index * TILE_WIDTH
    lying.set(formatTilePath(bundle), formatBundle(entries.slice(from, from + bundle.width)))
  }
  const root = frontierRoot(appendLeaves(EMPTY_FRONTIER, leaves))
  lying.set('checkpoint', signCheckpoint({ origin: headOf(files).origin, size: entries.length, root }, hubSeed))
  return lying
}

/** The entry as if it had been sequenced a moment later: valid, and another one. */
export function otherEntry(bytes: Uint8Array): Uint8Array {
  const entry = parseEntry(bytes)
  return formatEntry({ ...entry, time: entry.time + 1 })
}

/** The files with the entries of a bundle changed and everything else, the signed head included, as it is. */
export function withBundle(files: Files, change: (entries: readonly Uint8Array[]) => readonly Uint8Array[]): Files {
  const size = headOf(files).size
  const lying = new Map(files)
  for (const bundle of newBundles(0, size)) {
    const path = formatTilePath(bundle)
    lying.set(path, formatBundle(change(parseBundle(bundle, files.get(path) ?? new Uint8Array()))))
  }
  return lying
}
