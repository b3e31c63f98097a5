// SPDX-License-Identifier: EUPL-1.2
/**
 * The public folder: what anybody may fetch, made from the database and never read back.
 *
 * Files are written before the checkpoint that names them and are not synced: after a power cut they are made again from
 * the database, which was.
 *
 * @module
 */
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { equalBytes } from '@ncv/protocol/bytes.ts'
import { bodyPath } from '@ncv/protocol/log/body.ts'
import { BODY_BUNDLE_MAX_BYTES, bodyBundlePath, formatBodyBundle } from '@ncv/protocol/log/body-bundle.ts'
import { WITNESSED_LATEST, witnessedPath } from '@ncv/protocol/log/archive.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import { formatHubKeys, HUB_KEYS_PATH, hubKeyEntries } from '@ncv/protocol/membership/hub-key.ts'
import { formatBundle } from '@ncv/protocol/tlog/bundle.ts'
import type { Tile } from '@ncv/protocol/tlog/tile.ts'
import { edgeTiles, entriesPath, formatTilePath, newBundles, newTiles, TILE_WIDTH, tileWidth } from '@ncv/protocol/tlog/tile.ts'
import type { FileToWrite } from '@ncv/runtime/party-dir.ts'
import { PUBLIC_FILE, writeFileAtomic, writeFilesAtomic } from '@ncv/runtime/party-dir.ts'
import type { LogStore } from '../store/log-store.ts'
import { partialOf, strayFiles } from './stray-files.ts'

export class PublicFiles {
  readonly #root: string

  #notesWritten: Promise<void> = Promise.resolve()
  #onHead: (size: number) => void = () => {}

  constructor(root: string) {
    this.#root = root
  }

  /** Calls `told` whenever a head was published. */
  onHead(told: (size: number) => void): void {
    this.#onHead = told
  }

  /**
   * Publishes the newest head of the store, and the newest with a quorum. One after the other, each reading what is newest by then:
   * a slow write of an older head never comes after that of a newer one.
   */
  putHeads(store: LogStore): Promise<void> {
    const written = this.#notesWritten.then(() => this.#putNotes(store))
    this.#notesWritten = written.catch(() => {})
    return written
  }

  async put(path: string, bytes: Uint8Array): Promise<void> {
    await writeFileAtomic(join(this.#root, path), bytes, PUBLIC_FILE)
  }

  /** Everything that the tree of `newSize` entries has and the one of `oldSize` had not. */
  async grow(store: LogStore, oldSize: number, newSize: number): Promise<void> {
    const files: FileToWrite[] = []
    const add = (path: string, data: Uint8Array): void => void files.push({ path: join(this.#root, path), data })
    for (const tile of newTiles(oldSize, newSize)) add(formatTilePath(tile), store.tile(tile))
    for (const bundle of newBundles(oldSize, newSize)) {
      const from = bundle.index * TILE_WIDTH
      add(entriesPath(bundle.index, bundle.width), formatBundle(store.entries(from, from + bundle.width)))
      if (bundle.width === TILE_WIDTH) await this.#bundleBodies(store, bundle.index)
    }
    for (const { hash, bytes } of store.bodies(oldSize, newSize)) add(bodyPath(hash), bytes)
    for (const { path, bytes } of store.wrapFilesOf(oldSize, newSize)) add(path, bytes)
    // One by one, a group of entries would wait hundreds of times for the file system.
    await writeFilesAtomic(files, PUBLIC_FILE)
    this.#dropPartial(oldSize, newSize)
  }

  /** Takes erased bodies away, and writes the bundles anew that held them; the store has forgotten them already. */
  async forget(store: LogStore, bodies: readonly { readonly index: number; readonly hash: Uint8Array }[]): Promise<void> {
    const full = Math.floor(store.size() / TILE_WIDTH)
    for (const bundle of new Set(bodies.map(({ index }) => Math.floor(index / TILE_WIDTH)))) {
      if (bundle < full) await this.#bundleBodies(store, bundle)
    }
    for (const { hash } of bodies) rmSync(join(this.#root, bodyPath(hash)), { force: true })
  }

  async #bundleBodies(store: LogStore, index: number): Promise<void> {
    const from = index * TILE_WIDTH
    await this.put(bodyBundlePath(index), zstdCompressSync(formatBodyBundle(store.bodies(from, from + TILE_WIDTH))))
  }

  /**
   * Puts back what is missing or is not what it should be: after a power cut, or when somebody cleaned up. A file that was not synced
   * may have its full length and other content, and the damaged one would be served for ever. What belongs to nothing is taken away.
   *
   * @returns paths of files that were there and were not what they should be
   */
  async restore(store: LogStore, opened: OpenedGenesis): Promise<string[]> {
    const size = store.size()
    const known = new Set(['checkpoint', WITNESSED_LATEST])
    const damaged: string[] = []
    const mend = async (path: string, bytes: Uint8Array): Promise<void> => {
      known.add(path)
      if (this.#holds(path, bytes)) return
      if (existsSync(join(this.#root, path))) damaged.push(path)
      await this.put(path, bytes)
    }
    for (const { path, bytes } of store.wrapFiles()) await mend(path, bytes)
    for (const tile of newTiles(0, size)) await mend(formatTilePath(tile), store.tile(tile))
    // Entries that became durable right before a crash are not under the published head yet.
    await this.#mendEdge(store, store.note('signed')?.size ?? size, mend)
    for (const bundle of newBundles(0, size)) {
      const from = bundle.index * TILE_WIDTH
      await mend(entriesPath(bundle.index, bundle.width), formatBundle(store.entries(from, from + bundle.width)))
      if (bundle.width === TILE_WIDTH) await this.#mendBodies(store, bundle.index, known, damaged)
      for (const { hash, bytes } of store.bodies(from, from + bundle.width)) await mend(bodyPath(hash), bytes)
    }
    const replacements = hubKeyEntries(opened, store.bodiesOfKind('hub-key'))
    if (replacements.length > 0) await mend(HUB_KEYS_PATH, formatHubKeys(replacements))
    for (const { unit, note } of store.archive()) await mend(witnessedPath(unit), note)
    await this.putHeads(store)
    for (const path of strayFiles(this.#root, known)) {
      const bytes = partialOf(store, path)
      if (bytes !== undefined) await mend(path, bytes)
      else rmSync(join(this.#root, path), { force: true })
      if (bytes === undefined) damaged.push(path)
    }
    return damaged
  }

  async #mendBodies(store: LogStore, index: number, known: Set<string>, damaged: string[]): Promise<void> {
    const path = bodyBundlePath(index)
    known.add(path)
    if (this.#holdsBodies(store, index)) return
    if (existsSync(join(this.#root, path))) damaged.push(path)
    await this.#bundleBodies(store, index)
  }

  /** The partial tiles of a head before the newest entry. */
  async #mendEdge(store: LogStore, size: number, mend: (path: string, bytes: Uint8Array) => Promise<void>): Promise<void> {
    if (size >= store.size()) return
    for (const tile of edgeTiles(size)) {
      // The full one is there: readers fall back to it.
      if (tileWidth(tile.level, tile.index, store.size()) === TILE_WIDTH) continue
      await mend(formatTilePath(tile), store.tile(tile))
      const from = tile.index * TILE_WIDTH
      if (tile.level === 0) await mend(entriesPath(tile.index, tile.width), formatBundle(store.entries(from, from + tile.width)))
    }
  }

  #holds(path: string, bytes: Uint8Array): boolean {
    const file = join(this.#root, path)
    if (!existsSync(file) || statSync(file).size !== bytes.length) return false
    return equalBytes(new Uint8Array(readFileSync(file)), bytes)
  }

  #holdsBodies(store: LogStore, index: number): boolean {
    const file = join(this.#root, bodyBundlePath(index))
    if (!existsSync(file)) return false
    const from = index * TILE_WIDTH
    try {
      const records = zstdDecompressSync(readFileSync(file), { maxOutputLength: BODY_BUNDLE_MAX_BYTES })
      return equalBytes(new Uint8Array(records), formatBodyBundle(store.bodies(from, from + TILE_WIDTH)))
    } catch {
      return false
    }
  }

  async #putNotes(store: LogStore): Promise<void> {
    const signed = store.note('signed')
    const witnessed = store.note('witnessed')
    if (signed !== undefined) await this.put('checkpoint', signed.note)
    if (witnessed !== undefined) await this.put('witnessed/latest', witnessed.note)
    if (signed !== undefined) this.#onHead(signed.size)
  }

  /** Partial tiles may go as soon as the full one is there (C2SP tlog-tiles): readers of an older head fall back to it. */
  #dropPartial(oldSize: number, newSize: number): void {
    const tiles: Tile[] = [...newTiles(oldSize, newSize), ...newBundles(oldSize, newSize)]
    for (const tile of tiles) {
      if (tile.width === TILE_WIDTH) rmSync(join(this.#root, `${formatTilePath(tile)}.p`), { recursive: true, force: true })
    }
  }
}
