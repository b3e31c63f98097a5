// SPDX-License-Identifier: EUPL-1.2
/**
 * The sequencer: gives entries their place, makes them durable, signs the head (ncv-log, section "Duties of the hub").
 *
 * An entry is acknowledged when it is sequenced and fsynced. Entries that arrive while a group is being written form the
 * next group: one commit for all of them. Before a head is signed, its root is computed from tiles and entries read back
 * from the database, so that a bit that flipped on the way is never signed.
 *
 * @module
 */
import { equalBytes } from '@ncv/protocol/bytes.ts'
import { signCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { frontierFrom, frontierRoot } from '@ncv/protocol/tlog/frontier.ts'
import { leafHash } from '@ncv/protocol/tlog/hash.ts'
import { hashReader } from '@ncv/protocol/tlog/reader.ts'
import { TILE_WIDTH, tileWidth } from '@ncv/protocol/tlog/tile.ts'
import type { World } from '@ncv/protocol/world.ts'
import { FederationError } from '../errors.ts'
import type { EntrySource, LogStore } from '../store/log-store.ts'
import type { PublicFiles } from './public-files.ts'

/** Entries in one commit at most: bounds memory and the time until the first one is acknowledged. */
const GROUP_MAX = 256

interface Waiting {
  readonly entries: readonly EntrySource[]
  resolve(firstIndex: number): void
  reject(error: unknown): void
}

export class Sequencer {
  readonly #store: LogStore
  readonly #files: PublicFiles
  readonly #origin: string
  readonly #seed: Uint8Array
  readonly #world: Pick<World, 'log' | 'monotonic'>
  readonly #mayAppend: () => void
  #waiting: Waiting[] = []
  #isWriting = false
  #last: Promise<void> = Promise.resolve()

  /**
   * @param origin first line of the checkpoint
   * @param seed of the hub key
   * @param mayAppend throws while the hub may not sign (HUB_WAITING, HUB_BEHIND)
   */
  constructor(store: LogStore, files: PublicFiles, origin: string, seed: Uint8Array, world: Pick<World, 'log' | 'monotonic'>, mayAppend: () => void) {
    this.#store = store
    this.#files = files
    this.#origin = origin
    this.#seed = seed
    this.#world = world
    this.#mayAppend = mayAppend
  }

  /** Resolves with the index of the first of `entries` once all of them are durable and under a signed, published head. */
  append(entries: readonly EntrySource[]): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ entries, resolve, reject })
      if (!this.#isWriting) void this.#drain()
    })
  }

  async #drain(): Promise<void> {
    this.#isWriting = true
    // Lets everything that is ready in this turn of the event loop join the group.
    await Promise.resolve()
    while (this.#waiting.length > 0) await this.#alone(() => this.#write(this.#nextGroup()))
    this.#isWriting = false
  }

  #nextGroup(): Waiting[] {
    const group: Waiting[] = []
    let count = 0
    for (
      let next = this.#waiting[0];
      next !== undefined && (group.length === 0 || count + next.entries.length <= GROUP_MAX);
      next = this.#waiting[0]
    ) {
      group.push(next)
      count += next.entries.length
      this.#waiting.shift()
    }
    return group
  }

  async #write(group: readonly Waiting[]): Promise<void> {
    const started = this.#world.monotonic()
    const before = this.#store.size()
    const stored = this.#storeGroup(group)
    const after = this.#store.size()
    try {
      if (after > before) await this.#files.grow(this.#store, before, after)
      if (after > before) await this.#signHead()
    } catch (error) {
      for (const { waiting } of stored) waiting.reject(error)
      return
    }
    this.#world.log.info('entries-sequenced', { index: before, count: after - before, ms: Math.round(this.#world.monotonic() - started) })
    for (const { waiting, first } of stored) waiting.resolve(first)
  }

  /** One commit for the group; where one member of it cannot be stored, each by itself, so that it harms no other. */
  #storeGroup(group: readonly Waiting[]): { waiting: Waiting; first: number }[] {
    const first = this.#store.size()
    try {
      this.#mayAppend()
      this.#store.append(
        first,
        group.flatMap(({ entries }) => entries),
      )
    } catch (error) {
      if (group.length > 1) return group.flatMap((waiting) => this.#storeGroup([waiting]))
      group[0]?.reject(error)
      return []
    }
    let index = first
    return group.map((waiting) => {
      const placed = { waiting, first: index }
      index += waiting.entries.length
      return placed
    })
  }

  /** Signs and publishes the head of what is stored, never of a group whose files are still being written. */
  signHead(): Promise<void> {
    return this.#alone(() => this.#signHead())
  }

  /** Runs while no group is being written and no head signed. */
  between(step: () => Promise<void>): Promise<void> {
    return this.#alone(step)
  }

  #alone(step: () => Promise<void>): Promise<void> {
    const done = this.#last.then(step)
    this.#last = done.catch(() => {})
    return done
  }

  /** Signing the same head again gives the same bytes. */
  async #signHead(): Promise<void> {
    const size = this.#store.size()
    const signed = this.#store.note('signed')
    if (signed?.size === size) return
    const root = rootFromStore(this.#store, size)
    assertNewLeaves(this.#store, signed?.size ?? 0, size)
    const note = signCheckpoint({ origin: this.#origin, size, root }, this.#seed)
    this.#store.putNote('signed', { size, note })
    await this.#files.putHeads(this.#store)
    this.#world.log.info('checkpoint-signed', { size })
  }
}

/** The root out of the right-edge tiles as they are on disk. */
export function rootFromStore(store: LogStore, size: number): Uint8Array {
  return frontierRoot(
    frontierFrom(
      size,
      hashReader(size, (tile) => store.tile(tile)),
    ),
  )
}

/** The root of the first `size` entries of the log. */
export function rootOfFirst(store: LogStore, size: number): Uint8Array {
  return frontierRoot(
    frontierFrom(
      size,
      hashReader(store.size(), (tile) => store.tile(tile)),
    ),
  )
}

/** @throws FederationError `LOG_DAMAGED` naming the first entry whose bytes do not have the hash in its tile */
function assertNewLeaves(store: LogStore, from: number, to: number): void {
  for (let bundle = Math.floor(from / TILE_WIDTH); bundle * TILE_WIDTH < to; bundle++) {
    const start = bundle * TILE_WIDTH
    const hashes = store.tile({ level: 0, index: bundle, width: tileWidth(0, bundle, to) })
    store.entries(start, Math.min(to, start + TILE_WIDTH)).forEach((bytes, i) => {
      if (!equalBytes(leafHash(bytes), hashes.subarray(32 * i, 32 * i + 32))) throw new FederationError('LOG_DAMAGED', { index: start + i })
    })
  }
}
