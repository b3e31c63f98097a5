// SPDX-License-Identifier: EUPL-1.2
/** Tiles, their paths, bundles, and hashes read out of tiles. */
import { concat, hex, utf8 } from '@ncv/protocol/bytes.ts'
import { formatBundle, parseBundle } from '@ncv/protocol/tlog/bundle.ts'
import { frontierFrom, frontierRoot, peakPositions } from '@ncv/protocol/tlog/frontier.ts'
import { leafHash } from '@ncv/protocol/tlog/hash.ts'
import { inclusionProof, verifyInclusion } from '@ncv/protocol/tlog/proof.ts'
import type { TileReader } from '@ncv/protocol/tlog/reader.ts'
import { growTiles, hashReader } from '@ncv/protocol/tlog/reader.ts'
import {
  edgeTiles,
  entriesPath,
  formatTilePath,
  newBundles,
  newTiles,
  parseTile,
  parseTilePath,
  tilePath,
  tilesFor,
} from '@ncv/protocol/tlog/tile.ts'
import { describe, expect, test } from 'vitest'
import { definition, entriesTo, readerOf } from './tree.ts'
import { VECTORS } from './vectors.ts'

const tileMalformed = expect.objectContaining({ code: 'TILE_MALFORMED' })
const bundleMalformed = expect.objectContaining({ code: 'BUNDLE_MALFORMED' })

describe('paths', () => {
  const PATHS = [
    ['tile/0/000', tilePath(0, 0)],
    ['tile/0/x001/234.p/5', tilePath(0, 1234, 5)],
    ['tile/1/273.p/17', tilePath(1, 273, 17)],
    ['tile/entries/x001/234', entriesPath(1234)],
    ['tile/entries/000.p/255', entriesPath(0, 255)],
    [`tile/0/${VECTORS.c2sp.tileIndex.path}`, tilePath(0, VECTORS.c2sp.tileIndex.index)],
  ] as const

  test.each(PATHS)('%s is the path of its tile, and the tile is read back from it', (path, made) => {
    expect(made).toBe(path)
    expect(formatTilePath(parseTilePath(path))).toBe(path)
  })

  test.each([
    'tile/0/0',
    'tile/00/000',
    'tile/7/000',
    'tile/0/x000/001',
    'tile/0/001/234',
    'tile/0/x001/x234',
    'tile/0/000.p/0',
    'tile/0/000.p/05',
    'tile/0/000.p/256',
    'tile/0/000.p/300',
    '/tile/0/000',
    'tile/0/000/',
    'tile/0/../000',
    'tile/data/000',
    'tile/0/000\n',
    'tile/0/1234',
    '',
    'tile/0/x999/x999/x999/x999/x999/999',
    'checkpoint',
  ])('%j is no path of a tile', (path) => {
    expect(() => parseTilePath(path)).toThrow(tileMalformed)
  })
})

describe('which tiles there are', () => {
  test('a tree of 70,000 entries has the tiles that C2SP names', () => {
    const found: Record<string, { full: number; partial: number }> = {}
    for (const { level, width } of tilesFor(70_000)) {
      const { full, partial } = found[level] ?? { full: 0, partial: 0 }
      found[level] = width === 256 ? { full: full + 1, partial } : { full, partial: width }
    }
    expect(found).toEqual(VECTORS.c2sp.tilesOf70000)
  })

  test('a tree of 256 entries has a full tile and one above it with one hash, and no empty tile', () => {
    expect([...tilesFor(256)].map(formatTilePath)).toEqual(['tile/0/000', 'tile/1/000.p/1'])
    expect([...tilesFor(0)]).toEqual([])
  })

  test('growth names exactly the tiles that the larger tree has and the smaller has not', () => {
    const sizes = [0, 1, 2, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 70_000]
    for (const from of sizes) {
      for (const to of sizes.filter((size) => size >= from)) {
        const old = new Set([...tilesFor(from)].map(formatTilePath))
        const missing = [...tilesFor(to)].map(formatTilePath).filter((path) => !old.has(path))
        expect([...newTiles(from, to)].map(formatTilePath)).toEqual(missing)
      }
    }
  })

  test('bundles cover the new entries, at the width of the new tree', () => {
    expect([...newBundles(255, 513)].map(formatTilePath)).toEqual(['tile/entries/000', 'tile/entries/001', 'tile/entries/002.p/1'])
    expect([...newBundles(256, 256)]).toEqual([])
  })

  test('the tiles of an absurd size are named one by one, never as a list', () => {
    const first = newTiles(0, Number.MAX_SAFE_INTEGER).next().value
    expect(first).toEqual({ level: 0, index: 0, width: 256 })
    expect(edgeTiles(Number.MAX_SAFE_INTEGER)).toHaveLength(7)
  })

  test('the partial tiles hold every peak of the tree', () => {
    for (const size of [1, 255, 256, 257, 65_536, 65_793, 70_000, 2 ** 40 + 77, Number.MAX_SAFE_INTEGER]) {
      const levels = new Set(edgeTiles(size).map((tile) => tile.level))
      expect(peakPositions(size).every(({ level }) => levels.has(Math.floor(level / 8)))).toBe(true)
    }
  })
})

describe('tiles and the tree', () => {
  const SIZE = 66_000
  const LEAVES = entriesTo(SIZE).map(leafHash)

  function storeOf(steps: readonly number[]): { tiles: Map<string, Uint8Array>; read: TileReader } {
    const tiles = new Map<string, Uint8Array>()
    const read: TileReader = (tile) => {
      const bytes = tiles.get(formatTilePath(tile))
      if (bytes === undefined) throw new Error(`missing ${formatTilePath(tile)}`)
      return bytes
    }
    let size = 0
    for (const next of steps) {
      const grown = growTiles(size, LEAVES.slice(size, next), read)
      expect(grown.map(({ tile }) => tile)).toEqual([...newTiles(size, next)])
      for (const { tile, bytes } of grown) tiles.set(formatTilePath(tile), bytes)
      size = next
    }
    return { tiles, read }
  }

  test('tiles grown in steps are those grown at once', () => {
    const atOnce = storeOf([SIZE]).tiles
    const inSteps = storeOf([1, 2, 255, 256, 300, 512, 1000, 65_535, 65_537, SIZE]).tiles
    for (const [path, bytes] of atOnce) expect(hex(inSteps.get(path) as Uint8Array)).toBe(hex(bytes))
  })

  test('the tiles of a tree give its root and proofs for its entries', () => {
    const { read } = storeOf([SIZE])
    const hashAt = hashReader(SIZE, read)
    const root = definition(LEAVES)
    expect(hex(frontierRoot(frontierFrom(SIZE, hashAt)))).toBe(hex(root))
    for (const index of [0, 255, 256, 40_000, 65_535, 65_536, SIZE - 1]) {
      verifyInclusion(LEAVES[index] as Uint8Array, index, SIZE, inclusionProof(index, SIZE, hashAt), root)
    }
  })

  test('every subtree read out of tiles is the one of the definition', () => {
    const size = 600
    const hashAt = hashReader(size, storeOf([size]).read)
    const expected = readerOf(LEAVES.slice(0, size))
    for (let level = 0; 2 ** level <= size; level++) {
      for (let index = 0; (index + 1) * 2 ** level <= size; index++) expect(hex(hashAt(level, index))).toBe(hex(expected(level, index)))
    }
    expect(() => hashAt(0, 600)).toThrow(RangeError)
    expect(() => hashAt(9, 1)).toThrow(RangeError)
  })

  test('a tile that is not as long as its width says is refused', () => {
    const tile = { level: 0, index: 0, width: 2 }
    expect(parseTile(tile, new Uint8Array(64))).toHaveLength(2)
    for (const length of [0, 32, 63, 65, 96]) expect(() => parseTile(tile, new Uint8Array(length))).toThrow(tileMalformed)
  })
})

describe('entry bundles', () => {
  const bundle = (width: number) => ({ level: 'entries', index: 1, width }) as const

  test('each entry stands behind its length in two bytes, the higher first', () => {
    const bytes = formatBundle([utf8('hello'), new Uint8Array()])
    expect(hex(bytes)).toBe('000568656c6c6f0000')
    expect(parseBundle(bundle(2), bytes)).toEqual([utf8('hello'), new Uint8Array()])
  })

  test('the longest entry is written and read, one byte more is refused', () => {
    const longest = new Uint8Array(65_535).fill(1)
    expect(parseBundle(bundle(1), formatBundle([longest]))).toEqual([longest])
    expect(() => formatBundle([new Uint8Array(65_536)])).toThrow(bundleMalformed)
    expect(() => formatBundle(Array(257).fill(new Uint8Array()))).toThrow(bundleMalformed)
  })

  test('no prefix of a bundle, no byte after it and no other width is a bundle', () => {
    const bytes = formatBundle(entriesTo(3))
    for (let length = 0; length < bytes.length; length++) expect(() => parseBundle(bundle(3), bytes.slice(0, length))).toThrow(bundleMalformed)
    expect(() => parseBundle(bundle(3), concat(bytes, Uint8Array.of(0)))).toThrow(bundleMalformed)
    expect(() => parseBundle(bundle(2), bytes)).toThrow(bundleMalformed)
    expect(() => parseBundle(bundle(4), bytes)).toThrow(bundleMalformed)
  })

  test('the refusal names the file and the entry', () => {
    expect(() => parseBundle(bundle(3), formatBundle(entriesTo(2)))).toThrow(
      expect.objectContaining({ params: expect.objectContaining({ path: 'tile/entries/001.p/3', index: 258 }) }),
    )
  })
})
