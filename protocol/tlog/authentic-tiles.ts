// SPDX-License-Identifier: EUPL-1.2
/**
 * Tiles from somebody who is not trusted (mirror, cache, USB stick), each checked before it is used.
 *
 * The partial tiles at the right edge hold all peaks of the tree, and these hash to the signed root. Every other
 * tile is full, and its root stands in the tile above it. So each hash that leaves this file is bound to the
 * checkpoint, and what does not fit is named by its path.
 *
 * @module
 */
import { equalBytes } from '../bytes.ts'
import { ProtocolError } from '../errors.ts'
import { parseBundle } from './bundle.ts'
import type { OpenedCheckpoint } from './checkpoint.ts'
import { frontierRoot, peakPositions } from './frontier.ts'
import { leafHash, rootOf } from './hash.ts'
import { hashInTile, placeInTile } from './reader.ts'
import type { HashTile, Tile } from './tile.ts'
import { edgeTiles, formatTilePath, parseTile, TILE_WIDTH, tileWidth } from './tile.ts'

/** The file at a path below the log's prefix; undefined where there is none. */
export type FileReader = (path: string) => Promise<Uint8Array | undefined>

export interface AuthenticTiles {
  /** The hashes of the tile as wide as it is in the checkpoint's tree. */
  tile(level: number, index: number): Promise<readonly Uint8Array[]>
  /** The hash of a perfect subtree of the checkpoint's tree. */
  hashAt(level: number, index: number): Promise<Uint8Array>
}

/**
 * The file of a tile or bundle in one of the two forms in which it may be there: a log may delete a partial one as
 * soon as the full one exists (C2SP tlog-tiles, Partial Tiles).
 *
 * @returns the parsed parts, cut to `tile.width`
 * @throws ProtocolError `TILE_MISSING`, and what `parse` throws
 */
export async function readParts<T extends Tile>(
  read: FileReader,
  tile: T,
  parse: (tile: T, bytes: Uint8Array) => Uint8Array[],
): Promise<Uint8Array[]> {
  const exact = await read(formatTilePath(tile))
  if (exact !== undefined) return parse(tile, exact)
  const full = { ...tile, width: TILE_WIDTH }
  const wider = tile.width === TILE_WIDTH ? undefined : await read(formatTilePath(full))
  if (wider === undefined) throw new ProtocolError('TILE_MISSING', { path: formatTilePath(tile) })
  return parse(full, wider).slice(0, tile.width)
}

/**
 * Reads and checks the edge, then hands out tiles. It keeps the edge and one tile a level, however large the log is.
 *
 * @throws ProtocolError `TILE_MISMATCH`, `TILE_MISSING`, `TILE_MALFORMED`; its functions throw the same
 */
export async function authenticTiles(checkpoint: OpenedCheckpoint, read: FileReader): Promise<AuthenticTiles> {
  const edge = await readEdge(checkpoint, read)
  const newest = new Map<number, { readonly index: number; readonly hashes: readonly Uint8Array[] }>()

  async function tile(level: number, index: number): Promise<readonly Uint8Array[]> {
    const width = tileWidth(level, index, checkpoint.size)
    if (width === 0) throw new RangeError('the tile lies outside the tree')
    if (width < TILE_WIDTH) return edge.get(level) as readonly Uint8Array[]
    const known = newest.get(level)
    if (known?.index === index) return known.hashes
    const hashes = await readFull({ level, index, width })
    newest.set(level, { index, hashes })
    return hashes
  }

  async function readFull(full: HashTile): Promise<readonly Uint8Array[]> {
    const above = await tile(full.level + 1, Math.floor(full.index / TILE_WIDTH))
    const hashes = await readParts(read, full, parseTile)
    if (!equalBytes(rootOf(hashes), above[full.index % TILE_WIDTH] as Uint8Array)) throw mismatch(formatTilePath(full))
    return hashes
  }

  async function hashAt(level: number, index: number): Promise<Uint8Array> {
    const place = placeInTile(level, index)
    const hash = hashInTile(await tile(place.level, place.index), place)
    if (hash === undefined) throw new RangeError('the subtree lies outside the tree')
    return hash
  }

  return { tile, hashAt }
}

function mismatch(path: string): ProtocolError {
  return new ProtocolError('TILE_MISMATCH', { path })
}

type Edge = ReadonlyMap<number, readonly Uint8Array[]>

async function readEdge(checkpoint: OpenedCheckpoint, read: FileReader): Promise<Edge> {
  const edge = new Map<number, readonly Uint8Array[]>()
  for (const tile of edgeTiles(checkpoint.size)) edge.set(tile.level, await readParts(read, tile, parseTile))
  const peaks = peakPositions(checkpoint.size).map(({ level, index }) => {
    const place = placeInTile(level, index)
    return hashInTile(edge.get(place.level) as readonly Uint8Array[], place) as Uint8Array
  })
  if (!equalBytes(frontierRoot({ size: checkpoint.size, peaks }), checkpoint.root)) throw mismatch(await blame(checkpoint, read, edge))
  return edge
}

/**
 * Which file to look at when the edge does not hash to the root: the first tile above level 0 that contradicts the
 * tiles below it, else the entries' own tile, else the checkpoint.
 */
async function blame(checkpoint: OpenedCheckpoint, read: FileReader, edge: Edge): Promise<string> {
  for (const tile of edgeTiles(checkpoint.size)) {
    const hashes = edge.get(tile.level) as readonly Uint8Array[]
    for (let i = 0; i < tile.width && tile.level > 0; i++) {
      const below = { level: tile.level - 1, index: tile.index * TILE_WIDTH + i, width: TILE_WIDTH }
      if (!equalBytes(rootOf(await readParts(read, below, parseTile)), hashes[i] as Uint8Array)) return formatTilePath(tile)
    }
    if (tile.level === 0 && !(await holdsEntries(read, tile, hashes))) return formatTilePath(tile)
  }
  return 'checkpoint'
}

async function holdsEntries(read: FileReader, tile: HashTile, hashes: readonly Uint8Array[]): Promise<boolean> {
  const entries = await readParts(read, { ...tile, level: 'entries' }, parseBundle)
  return entries.every((entry, i) => equalBytes(leafHash(entry), hashes[i] as Uint8Array))
}
