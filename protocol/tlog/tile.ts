// SPDX-License-Identifier: EUPL-1.2
/**
 * Tiles and their paths, C2SP tlog-tiles.
 *
 * A tile is up to 256 consecutive hashes of one tile level: leaf hashes at level 0, above it the roots of the full
 * tiles below. Full tiles have no width in their path; a partial one, at the right edge of the tree, has:
 *
 *     tile/0/x001/x234/067          level 0, index 1234067, 256 hashes, 8,192 bytes
 *     tile/1/273.p/17               level 1, index 273, 17 hashes
 *     tile/entries/x001/234.p/5     entry bundle 1234 with the first 5 of its entries
 *
 * @see https://c2sp.org/tlog-tiles
 * @module
 */
import { concat } from '../bytes.ts'
import { ProtocolError } from '../errors.ts'
import { assertTreeSize } from './frontier.ts'
import { HASH_BYTES } from './hash.ts'

/** Hashes in a full tile, entries in a full bundle; each tile level is eight levels of the tree. */
export const TILE_WIDTH = 256
export const TILE_HEIGHT = 8

/** Levels of tiles that a tree of 2^53 - 1 entries can have: 0 to 6. */
const LEVELS = 7

export interface Tile {
  /** 0 to 6, or `'entries'` for a bundle of entries. */
  readonly level: number | 'entries'
  readonly index: number
  /** 1 to 256. */
  readonly width: number
}

/** A tile of hashes. */
export interface HashTile extends Tile {
  readonly level: number
}

/** The path below the log's prefix, without a leading slash. */
export function tilePath(level: number, index: number, width: number = TILE_WIDTH): string {
  return formatTilePath({ level, index, width })
}

export function entriesPath(index: number, width: number = TILE_WIDTH): string {
  return formatTilePath({ level: 'entries', index, width })
}

export function formatTilePath(tile: Tile): string {
  assertTreeSize(tile.index)
  const groups: string[] = []
  let rest = tile.index
  do {
    const group = String(rest % 1000).padStart(3, '0')
    groups.unshift(groups.length === 0 ? group : `x${group}`)
    rest = Math.floor(rest / 1000)
  } while (rest > 0)
  return `tile/${tile.level}/${groups.join('/')}${tile.width === TILE_WIDTH ? '' : `.p/${tile.width}`}`
}

const TILE_PATH = /^tile\/(entries|[0-6])\/((?:x[0-9]{3}\/){0,5}[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/

/** @throws ProtocolError `TILE_MALFORMED` unless the path is the one spelling of a tile */
export function parseTilePath(path: string): Tile {
  const found = TILE_PATH.exec(path)
  if (found === null) throw new ProtocolError('TILE_MALFORMED', { field: 'path' })
  const [, level = '', groups = '', width] = found
  const tile = {
    level: level === 'entries' ? level : Number(level),
    index: Number(groups.replaceAll(/[x/]/g, '')),
    width: width === undefined ? TILE_WIDTH : Number(width),
  } as const
  if (tile.width > TILE_WIDTH || !Number.isSafeInteger(tile.index) || formatTilePath(tile) !== path) {
    throw new ProtocolError('TILE_MALFORMED', { field: 'path' })
  }
  return tile
}

export function formatTile(hashes: readonly Uint8Array[]): Uint8Array {
  return concat(...hashes)
}

/** @throws ProtocolError `TILE_MALFORMED` unless there are exactly `tile.width` hashes */
export function parseTile(tile: Tile, bytes: Uint8Array): Uint8Array[] {
  if (bytes.length !== tile.width * HASH_BYTES) {
    throw new ProtocolError('TILE_MALFORMED', { path: formatTilePath(tile), found: bytes.length, expected: tile.width * HASH_BYTES })
  }
  return Array.from({ length: tile.width }, (_, i) => bytes.slice(i * HASH_BYTES, (i + 1) * HASH_BYTES))
}

/** How many hashes stand at this tile level in a tree of `size` entries. */
export function hashesAtLevel(level: number, size: number): number {
  return Math.floor(size / TILE_WIDTH ** level)
}

/** How many hashes the tile has in a tree of `size` entries: 0 (there is none) to 256 (full). */
export function tileWidth(level: number, index: number, size: number): number {
  return Math.max(0, Math.min(TILE_WIDTH, hashesAtLevel(level, size) - index * TILE_WIDTH))
}

/** The partial tiles of a tree, one a level at most, the lowest first: together they hold every peak of the tree. */
export function edgeTiles(size: number): HashTile[] {
  assertTreeSize(size)
  const tiles: HashTile[] = []
  for (let level = 0; level < LEVELS; level++) {
    const width = hashesAtLevel(level, size) % TILE_WIDTH
    if (width > 0) tiles.push({ level, index: Math.floor(hashesAtLevel(level, size) / TILE_WIDTH), width })
  }
  return tiles
}

/**
 * The tiles that a tree of `newSize` entries has and one of `oldSize` has not, also wider forms of the old edge;
 * level by level, the lowest first. As a generator, because a size that somebody claims may be huge.
 */
export function* newTiles(oldSize: number, newSize: number): Generator<HashTile> {
  assertTreeSize(oldSize)
  assertTreeSize(newSize)
  for (let level = 0; level < LEVELS; level++) {
    const [from, to] = [hashesAtLevel(level, oldSize), hashesAtLevel(level, newSize)]
    if (to <= from) return
    for (let index = Math.floor(from / TILE_WIDTH); index * TILE_WIDTH < to; index++) {
      yield { level, index, width: tileWidth(level, index, newSize) }
    }
  }
}

/** All tiles of hashes of a tree. */
export function tilesFor(size: number): Generator<HashTile> {
  return newTiles(0, size)
}

/** The bundles that hold the entries [oldSize, newSize), at their width in the tree of `newSize` entries. */
export function* newBundles(oldSize: number, newSize: number): Generator<Tile> {
  assertTreeSize(oldSize)
  assertTreeSize(newSize)
  if (newSize <= oldSize) return
  for (let index = Math.floor(oldSize / TILE_WIDTH); index * TILE_WIDTH < newSize; index++) {
    yield { level: 'entries', index, width: tileWidth(0, index, newSize) }
  }
}
