// SPDX-License-Identifier: EUPL-1.2
/**
 * Hashes of the tree out of its tiles, and tiles out of new entries.
 *
 * A tile holds every eighth level of the tree; the seven between are hashed again where they are needed.
 *
 * @module
 */
import type { HashReader } from './frontier.ts'
import { assertTreeSize } from './frontier.ts'
import { rootOf } from './hash.ts'
import type { HashTile } from './tile.ts'
import { formatTile, parseTile, TILE_HEIGHT, TILE_WIDTH, tileWidth } from './tile.ts'

/** The bytes of a tile of one's own store. Throws where it is missing. */
export type TileReader = (tile: HashTile) => Uint8Array

/** A subtree within a tile: the root of `count` hashes from `from` on. */
export interface PlaceInTile {
  readonly level: number
  readonly index: number
  readonly from: number
  readonly count: number
}

/** The lowest tile that holds the perfect subtree. */
export function placeInTile(level: number, index: number): PlaceInTile {
  const count = 2 ** (level % TILE_HEIGHT)
  const first = index * count
  return { level: Math.floor(level / TILE_HEIGHT), index: Math.floor(first / TILE_WIDTH), from: first % TILE_WIDTH, count }
}

/** The root of the subtree at `place`, or undefined where the tile is not wide enough. */
export function hashInTile(hashes: readonly Uint8Array[], place: PlaceInTile): Uint8Array | undefined {
  if (place.from + place.count > hashes.length) return undefined
  return rootOf(hashes.slice(place.from, place.from + place.count))
}

/**
 * Reads the tree of `size` entries. What it returns is as trustworthy as the tiles are.
 * The reader throws a RangeError for a subtree that this tree does not have, and `TILE_MALFORMED` for a tile of a wrong length.
 */
export function hashReader(size: number, readTile: TileReader): HashReader {
  assertTreeSize(size)
  return (level, index) => {
    const place = placeInTile(level, index)
    const tile = { level: place.level, index: place.index, width: tileWidth(place.level, place.index, size) }
    if (tile.width < place.from + place.count) throw new RangeError('the subtree lies outside the tree')
    return hashInTile(parseTile(tile, readTile(tile)), place) as Uint8Array
  }
}

export interface GrownTile {
  readonly tile: HashTile
  readonly bytes: Uint8Array
}

/**
 * The tiles that come with new entries: those of `newTiles(oldSize, oldSize + leaves.length)`, in the same order.
 *
 * @param readTile asked for the old partial tile of each level that grows
 */
export function growTiles(oldSize: number, leaves: readonly Uint8Array[], readTile: TileReader): GrownTile[] {
  assertTreeSize(oldSize + leaves.length)
  const grown: GrownTile[] = []
  let added = leaves
  for (let level = 0; added.length > 0; level++) {
    const before = Math.floor(oldSize / TILE_WIDTH ** level)
    const edge = { level, index: Math.floor(before / TILE_WIDTH), width: before % TILE_WIDTH }
    const hashes = edge.width === 0 ? added : [...parseTile(edge, readTile(edge)), ...added]
    const full: Uint8Array[] = []
    for (let from = 0; from < hashes.length; from += TILE_WIDTH) {
      const row = hashes.slice(from, from + TILE_WIDTH)
      grown.push({ tile: { level, index: edge.index + from / TILE_WIDTH, width: row.length }, bytes: formatTile(row) })
      if (row.length === TILE_WIDTH) full.push(rootOf(row))
    }
    added = full
  }
  return grown
}
