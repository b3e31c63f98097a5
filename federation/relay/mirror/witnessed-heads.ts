// SPDX-License-Identifier: EUPL-1.2
/**
 * Heads that a quorum has cosigned: the newest one, and the archive with one for each unit of time (ncv-log).
 *
 * Each is held against the quorum and against the mirror's own tree: a head that does not lie in it is a fork that witnesses signed.
 *
 * @module
 */
import { equalBytes } from '@ncv/protocol/bytes.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { unitAt, WITNESSED_LATEST, witnessedPath } from '@ncv/protocol/log/archive.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { Registry } from '@ncv/protocol/membership/registry.ts'
import type { AuthenticTiles } from '@ncv/protocol/tlog/authentic-tiles.ts'
import { authenticTiles } from '@ncv/protocol/tlog/authentic-tiles.ts'
import type { OpenedCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { countCosignatures } from '@ncv/protocol/tlog/cosignature.ts'
import { frontierRoot, peakPositions } from '@ncv/protocol/tlog/frontier.ts'
import { NOTE_MAX_BYTES } from '@ncv/protocol/tlog/note.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { Source } from './hub-source.ts'
import type { MirrorFiles } from './mirror-files.ts'

/** Requests for archived heads in one poll: whoever joins late catches up over several. */
const UNITS_AT_ONCE = 32

/** The root of the first `size` entries of the tree that the tiles belong to. */
export async function rootWithin(tiles: AuthenticTiles, size: number): Promise<Uint8Array> {
  const peaks: Uint8Array[] = []
  for (const { level, index } of peakPositions(size)) peaks.push(await tiles.hashAt(level, index))
  return frontierRoot({ size, peaks })
}

export class WitnessedHeads {
  readonly #files: MirrorFiles
  readonly #open: (note: Uint8Array) => OpenedCheckpoint
  readonly #opened: OpenedGenesis
  readonly #registry: Registry
  readonly #world: Pick<World, 'now'>
  #size = 0
  /** First unit that may still change or was never asked for. */
  #nextUnit = 0

  /** @param open verifies the hub's signature with the key that holds for the head's size */
  constructor(
    files: MirrorFiles,
    open: (note: Uint8Array) => OpenedCheckpoint,
    opened: OpenedGenesis,
    registry: Registry,
    world: Pick<World, 'now'>,
  ) {
    this.#files = files
    this.#open = open
    this.#opened = opened
    this.#registry = registry
    this.#world = world
  }

  /** Size of the newest one; 0 before the first. */
  get size(): number {
    return this.#size
  }

  /**
   * Reads the own ones at the start. What is not what it should be is taken away, and fetched again with the next look.
   *
   * @returns paths of those
   */
  async open(head: OpenedCheckpoint): Promise<string[]> {
    const damaged: string[] = []
    for (const name of await this.#files.list('witnessed')) {
      const path = `witnessed/${name}`
      const size = await this.#sizeOfOwn(path, head)
      if (size === undefined) damaged.push(path)
      else if (path === WITNESSED_LATEST) this.#size = size
    }
    for (const path of damaged) await this.#files.remove(path)
    return damaged
  }

  async #sizeOfOwn(path: string, head: OpenedCheckpoint): Promise<number | undefined> {
    try {
      const bytes = await this.#files.read(path)
      return bytes === undefined ? undefined : await this.#verified(bytes, head)
    } catch (error) {
      if (error instanceof ProtocolError) return undefined
      throw error
    }
  }

  /**
   * Takes over what the hub has beyond the own.
   *
   * @param latest the hub's `witnessed/latest`, fetched before its checkpoint
   * @param head the own, published head
   * @throws ProtocolError `LOG_FORK`, `QUORUM_MISSING`, `CHECKPOINT_…`; what the source throws
   */
  async follow(latest: Uint8Array | undefined, source: Source, head: OpenedCheckpoint): Promise<void> {
    const isNew = latest !== undefined && (await this.#takeLatest(latest, head))
    const unit = unitAt(this.#opened.genesis, this.#world.now())
    if (isNew || this.#nextUnit < unit - 1) await this.#takeUnits(source, head, unit)
  }

  async #takeLatest(latest: Uint8Array, head: OpenedCheckpoint): Promise<boolean> {
    const own = await this.#files.read(WITNESSED_LATEST)
    if (own !== undefined && equalBytes(own, latest)) return false
    const size = await this.#verified(latest, head)
    if (size === undefined || size < this.#size) return false
    await this.#files.putEdge(size, head.size)
    await this.#files.put(WITNESSED_LATEST, latest)
    this.#size = size
    return true
  }

  /** The present unit and the one before it may still change, the others are final. */
  async #takeUnits(source: Source, head: OpenedCheckpoint, present: number): Promise<void> {
    const last = Math.min(present, this.#nextUnit + UNITS_AT_ONCE - 1)
    for (let unit = this.#nextUnit; unit <= last; unit++) {
      const path = witnessedPath(unit)
      const own = await this.#files.read(path)
      if (own !== undefined && unit < present - 1) continue
      const bytes = await source.get(path, NOTE_MAX_BYTES)
      if (bytes === undefined || (own !== undefined && equalBytes(own, bytes))) continue
      if ((await this.#verified(bytes, head)) !== undefined) await this.#files.put(path, bytes)
    }
    this.#nextUnit = last < present ? last + 1 : Math.max(0, present - 1)
  }

  /** The size of a head that holds; undefined for one that is ahead of the mirror. */
  async #verified(bytes: Uint8Array, head: OpenedCheckpoint): Promise<number | undefined> {
    const { size, root, note } = this.#open(bytes)
    const count = countCosignatures(note, this.#registry.witnessesAt(size)).length
    if (count < this.#registry.quorum) throw new ProtocolError('QUORUM_MISSING', { found: count, expected: this.#registry.quorum })
    if (size > head.size) return undefined
    const within = size === head.size ? head.root : await rootWithin(await authenticTiles(head, this.#files.reader), size)
    if (!equalBytes(within, root)) throw new ProtocolError('LOG_FORK', { size })
    return size
  }
}
