// SPDX-License-Identifier: EUPL-1.2
/**
 * Trees for the tests: hashes by the recursive definition of RFC 6962, and a log as the files that a hub serves.
 *
 * @module
 */
import { utf8 } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { formatBundle } from '@ncv/protocol/tlog/bundle.ts'
import type { Checkpoint, OpenedCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { openCheckpoint, signCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import type { HashReader } from '@ncv/protocol/tlog/frontier.ts'
import { leafHash } from '@ncv/protocol/tlog/hash.ts'
import { growTiles } from '@ncv/protocol/tlog/reader.ts'
import { formatTilePath, newBundles } from '@ncv/protocol/tlog/tile.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'

export const ORIGIN = `wiesenland/${'4f'.repeat(32)}`
export const HUB = ed25519KeyPair(new Uint8Array(32).fill(7))

export function entry(index: number, version = ''): Uint8Array {
  return utf8(`entry ${index}${version}`)
}

export function entriesTo(size: number): Uint8Array[] {
  return Array.from({ length: size }, (_, i) => entry(i))
}

/** MTH(D[n]) as RFC 6962 section 2.1 writes it, over leaf hashes. */
export function definition(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256()
  if (leaves.length === 1) return leaves[0] as Uint8Array
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return sha256(Uint8Array.of(1), definition(leaves.slice(0, k)), definition(leaves.slice(k)))
}

/** Perfect subtrees of these leaves by the definition, remembered. */
export function readerOf(leaves: readonly Uint8Array[]): HashReader {
  const known = new Map<string, Uint8Array>()
  return (level, index) => {
    const name = `${level}/${index}`
    const hash = known.get(name) ?? definition(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level))
    if ((index + 1) * 2 ** level > leaves.length) throw new RangeError('the subtree lies outside the tree')
    known.set(name, hash)
    return hash
  }
}

/** A log as its files; `paths` counts what was asked for. */
export interface ServedLog {
  readonly files: Map<string, Uint8Array>
  readonly checkpoint: OpenedCheckpoint
  readonly paths: string[]
  read(path: string): Promise<Uint8Array | undefined>
}

export function opened(checkpoint: Checkpoint): OpenedCheckpoint {
  return openCheckpoint(signCheckpoint(checkpoint, HUB.seed), checkpoint.origin, HUB.publicKey)
}

/** As a hub that published only this size: full tiles and bundles, and the partial ones of this size. */
export function serve(entries: readonly Uint8Array[]): ServedLog {
  const leaves = entries.map(leafHash)
  const files = new Map<string, Uint8Array>()
  for (const { tile, bytes } of growTiles(0, leaves, () => new Uint8Array())) files.set(formatTilePath(tile), bytes)
  for (const bundle of newBundles(0, entries.length)) {
    files.set(formatTilePath(bundle), formatBundle(entries.slice(bundle.index * 256, bundle.index * 256 + bundle.width)))
  }
  const paths: string[] = []
  return {
    files,
    paths,
    checkpoint: opened({ origin: ORIGIN, size: entries.length, root: definition(leaves) }),
    read: async (path) => {
      paths.push(path)
      return files.get(path)
    },
  }
}

/** With one bit of one byte flipped. */
export function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const changed = bytes.slice()
  changed[at] = (changed[at] as number) ^ 1
  return changed
}
