// SPDX-License-Identifier: EUPL-1.2
/**
 * The mirror's own files, at the same paths as at the hub. Replaced in one step each, not synced: after a power cut they are
 * checked and fetched again.
 *
 * @module
 */
import { readdir, readFile, rm } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { formatBundle, parseBundle } from '@ncv/protocol/tlog/bundle.ts'
import type { FileReader } from '@ncv/protocol/tlog/authentic-tiles.ts'
import { readParts } from '@ncv/protocol/tlog/authentic-tiles.ts'
import type { FollowStep } from '@ncv/protocol/tlog/follow.ts'
import { growTiles } from '@ncv/protocol/tlog/reader.ts'
import type { Tile } from '@ncv/protocol/tlog/tile.ts'
import { edgeTiles, formatTile, formatTilePath, parseTile, TILE_WIDTH, tileWidth } from '@ncv/protocol/tlog/tile.ts'
import { PUBLIC_FILE, systemCode, writeFileAtomic } from '@ncv/runtime/party-dir.ts'

export class MirrorFiles {
  readonly #root: string

  constructor(root: string) {
    this.#root = root
  }

  /** For `follow` and its kin. */
  readonly reader: FileReader = (path) => this.read(path)

  async read(path: string): Promise<Uint8Array | undefined> {
    try {
      return new Uint8Array(await readFile(join(this.#root, path)))
    } catch (error) {
      if (['ENOENT', 'ENOTDIR'].includes(systemCode(error))) return undefined
      throw error
    }
  }

  async put(path: string, bytes: Uint8Array): Promise<void> {
    await writeFileAtomic(join(this.#root, path), bytes, PUBLIC_FILE)
  }

  /** Names in a folder; none where it is missing. */
  async list(folder: string): Promise<string[]> {
    try {
      return await readdir(join(this.#root, folder))
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return []
      throw error
    }
  }

  async remove(path: string): Promise<void> {
    await rm(join(this.#root, path), { force: true })
  }

  /** Takes partial tiles and bundles away, but for those of the tree of `size` entries. */
  async dropPartialsBut(size: number): Promise<void> {
    const kept = new Set(
      edgeTiles(size).flatMap((tile) => [formatTilePath(tile), ...(tile.level === 0 ? [formatTilePath({ ...tile, level: 'entries' })] : [])]),
    )
    if ((await this.list('tile')).length === 0) return
    for (const entry of await readdir(join(this.#root, 'tile'), { recursive: true, withFileTypes: true })) {
      const path = relative(this.#root, join(entry.parentPath, entry.name)).split(sep).join('/')
      if (!entry.isDirectory() && path.includes('.p/') && !kept.has(path)) await this.remove(path)
    }
  }

  /** Tiles and entry bundle that come with the verified entries of one step. */
  async grow({ start, entries, leaves }: FollowStep): Promise<void> {
    const edge = new Map<string, Uint8Array>()
    for (const tile of edgeTiles(start)) edge.set(formatTilePath(tile), formatTile(await readParts(this.reader, tile, parseTile)))
    const grown = growTiles(start, leaves, (tile) => edge.get(formatTilePath(tile)) ?? new Uint8Array())
    for (const { tile, bytes } of grown) await this.put(formatTilePath(tile), bytes)

    const known: Tile = { level: 'entries', index: Math.floor(start / TILE_WIDTH), width: start % TILE_WIDTH }
    const before = known.width === 0 ? [] : await readParts(this.reader, known, parseBundle)
    const bundle = { ...known, width: known.width + entries.length }
    await this.put(formatTilePath(bundle), formatBundle([...before, ...entries]))
    for (const { width, ...rest } of [...grown.map(({ tile }) => tile), bundle]) if (width === TILE_WIDTH) await this.#dropPartial(rest)
  }

  /** Readers of an older head fall back to the full one (C2SP tlog-tiles, Partial Tiles). */
  async #dropPartial(place: Omit<Tile, 'width'>): Promise<void> {
    await rm(join(this.#root, `${formatTilePath({ ...place, width: TILE_WIDTH })}.p`), { recursive: true, force: true })
  }

  /** The partial files of the tree of `size` entries, cut out of the larger ones of the tree of `ownSize` entries. */
  async putEdge(size: number, ownSize: number): Promise<void> {
    for (const tile of edgeTiles(size)) {
      await this.#cut(tile, tileWidth(tile.level, tile.index, ownSize), parseTile, formatTile)
      if (tile.level === 0) await this.#cut({ ...tile, level: 'entries' }, tileWidth(0, tile.index, ownSize), parseBundle, formatBundle)
    }
  }

  async #cut<T extends Tile>(
    tile: T,
    ownWidth: number,
    parse: (tile: T, bytes: Uint8Array) => Uint8Array[],
    format: (parts: readonly Uint8Array[]) => Uint8Array,
  ): Promise<void> {
    if (ownWidth === TILE_WIDTH || ownWidth === tile.width) return
    const parts = await readParts(this.reader, { ...tile, width: ownWidth }, parse)
    await this.put(formatTilePath(tile), format(parts.slice(0, tile.width)))
  }
}
