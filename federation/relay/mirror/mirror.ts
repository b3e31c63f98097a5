// SPDX-License-Identifier: EUPL-1.2
/**
 * The mirror: follows the hub's public files, checks them, serves them at the same paths (ncv-log, sections 6 and 8).
 *
 * Who reads when is presence data, so nodes read here and not at the hub. The own checkpoint is replaced last, when everything that it
 * promises is on the disk. A head that takes back or contradicts what was accepted is refused and the old state stays; the
 * newest accepted head lies in a file beside the public folder, so that not even an emptied folder makes the mirror forget.
 *
 * @module
 */
import { existsSync } from 'node:fs'
import { equalBytes } from '@ncv/protocol/bytes.ts'
import { CodedError, ProtocolError } from '@ncv/protocol/errors.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { Registry } from '@ncv/protocol/membership/registry.ts'
import { WITNESSED_LATEST } from '@ncv/protocol/log/archive.ts'
import { authenticTiles } from '@ncv/protocol/tlog/authentic-tiles.ts'
import { BUNDLE_MAX_BYTES } from '@ncv/protocol/tlog/bundle.ts'
import type { OpenedCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { openCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { countCosignatures } from '@ncv/protocol/tlog/cosignature.ts'
import { follow } from '@ncv/protocol/tlog/follow.ts'
import type { Frontier } from '@ncv/protocol/tlog/frontier.ts'
import { EMPTY_FRONTIER, frontierRoot } from '@ncv/protocol/tlog/frontier.ts'
import { HASH_BYTES } from '@ncv/protocol/tlog/hash.ts'
import { NOTE_MAX_BYTES } from '@ncv/protocol/tlog/note.ts'
import { TILE_WIDTH } from '@ncv/protocol/tlog/tile.ts'
import type { World } from '@ncv/protocol/world.ts'
import { readFileBounded, writeFileDurable } from '@ncv/runtime/party-dir.ts'
import { RelayError } from '../errors.ts'
import { Contents } from './contents.ts'
import type { Source } from './hub-source.ts'
import { MirrorFiles } from './mirror-files.ts'
import { rootWithin, WitnessedHeads } from './witnessed-heads.ts'

export interface MirrorOptions {
  readonly world: Pick<World, 'log' | 'now'>
  readonly opened: OpenedGenesis
  readonly registry: Registry
  readonly source: Source
  readonly publicDir: string
  /** Secret X-Wing key of the relay. */
  readonly boxSecret: Uint8Array
  /** Checkpoint of the join file: nothing older is followed. */
  readonly joined?: Uint8Array | undefined
}

export class Mirror {
  readonly #options: MirrorOptions
  readonly #files: MirrorFiles
  readonly #contents: Contents
  readonly #witnessed: WitnessedHeads
  /** Newest head that was accepted. */
  #head: OpenedCheckpoint | undefined
  /** The head that is served. */
  #served: OpenedCheckpoint | undefined
  /** As far as the own files are whole. */
  #frontier: Frontier = EMPTY_FRONTIER

  constructor(options: MirrorOptions) {
    const { world, opened, registry, publicDir, boxSecret } = options
    this.#options = options
    this.#files = new MirrorFiles(publicDir)
    this.#contents = new Contents(this.#files, opened.origin, boxSecret, world.log)
    this.#witnessed = new WitnessedHeads(this.#files, opened, registry, world)
  }

  get served(): OpenedCheckpoint | undefined {
    return this.#served
  }

  get witnessedSize(): number {
    return this.#witnessed.size
  }

  /** Reads the own files back and checks all of them; where they are damaged, they are fetched again from there on. */
  async open(): Promise<void> {
    const { joined, world } = this.#options
    const remembered = existsSync(this.#headFile) ? this.#openNote(readFileBounded(this.#headFile, NOTE_MAX_BYTES)) : undefined
    const fromJoin = joined === undefined ? undefined : this.#openNote(joined)
    this.#head = (remembered?.size ?? -1) >= (fromJoin?.size ?? 0) ? remembered : fromJoin
    const own = await this.#files.read('checkpoint')
    if (own === undefined) return
    try {
      this.#served = this.#openNote(own)
      await follow(EMPTY_FRONTIER, this.#served, this.#files.reader, async (step) => {
        await this.#contents.complete(step, undefined)
        this.#frontier = step.frontier
      })
      await this.#witnessed.open(this.#served)
    } catch (error) {
      if (!(error instanceof CodedError)) throw error
      world.log.warn('feed-refused', { code: error.code, kind: 'own-files', size: this.#frontier.size })
    }
  }

  /**
   * One look at the hub.
   *
   * @throws ProtocolError `LOG_FORK`, `LOG_ROLLBACK` and all that a file which does not fit throws; RelayError `HUB_STATUS`; network errors.
   *   What is served stays as it was.
   */
  async poll(): Promise<void> {
    const { source } = this.#options
    // Before the checkpoint, so that this one covers it.
    const witnessed = await source.get(WITNESSED_LATEST, NOTE_MAX_BYTES)
    const note = await source.get('checkpoint', NOTE_MAX_BYTES)
    if (note === undefined) throw new RelayError('HUB_STATUS', { path: 'checkpoint', status: 404 })
    const checkpoint = this.#openNote(note)
    try {
      await this.#advance(checkpoint, note)
      await this.#publish(checkpoint, note)
      await this.#witnessed.follow(witnessed, source, checkpoint)
    } catch (error) {
      // Two heads that the hub signed and that contradict each other: the proof is kept.
      if (error instanceof ProtocolError && error.code === 'LOG_FORK') await writeFileDurable(`${this.#options.publicDir}.refused`, note)
      throw error
    }
  }

  get #headFile(): string {
    return `${this.#options.publicDir}.head`
  }

  #openNote(bytes: Uint8Array): OpenedCheckpoint {
    const { logOrigin, genesis } = this.#options.opened
    return openCheckpoint(bytes, logOrigin, genesis.hub.key)
  }

  readonly #read = (path: string): Promise<Uint8Array | undefined> =>
    this.#options.source.get(path, path.startsWith('tile/entries/') ? BUNDLE_MAX_BYTES : TILE_WIDTH * HASH_BYTES)

  async #advance(checkpoint: OpenedCheckpoint, note: Uint8Array): Promise<void> {
    await this.#assertExtendsHead(checkpoint)
    this.#frontier = await follow(this.#frontier, checkpoint, this.#read, async (step) => {
      await this.#accept(checkpoint, note)
      await this.#contents.complete(step, this.#options.source)
      await this.#files.grow(step)
      this.#frontier = step.frontier
    })
  }

  /** `follow` compares with the own files; the head may be ahead of them. */
  async #assertExtendsHead(checkpoint: OpenedCheckpoint): Promise<void> {
    const head = this.#head
    if (head === undefined || (head.size === this.#frontier.size && equalBytes(head.root, frontierRoot(this.#frontier)))) return
    if (checkpoint.size < head.size) throw new ProtocolError('LOG_ROLLBACK', { found: checkpoint.size, expected: head.size })
    const root = checkpoint.size === head.size ? checkpoint.root : await rootWithin(await authenticTiles(checkpoint, this.#read), head.size)
    if (!equalBytes(root, head.root)) throw new ProtocolError('LOG_FORK', { size: head.size })
  }

  /** Before the first file of it is kept: from now on nothing that contradicts this head is followed. */
  async #accept(checkpoint: OpenedCheckpoint, note: Uint8Array): Promise<void> {
    if (this.#head !== undefined && this.#head.size >= checkpoint.size) return
    await writeFileDurable(this.#headFile, note)
    this.#head = checkpoint
  }

  async #publish(checkpoint: OpenedCheckpoint, note: Uint8Array): Promise<void> {
    const before = this.#served
    const isLarger = before === undefined || checkpoint.size > before.size
    const own = await this.#files.read('checkpoint')
    if (!isLarger && own !== undefined && (equalBytes(own, note) || this.#cosignatures(checkpoint) < this.#cosignatures(before))) return
    await this.#files.put('checkpoint', note)
    this.#served = checkpoint
    if (isLarger) this.#options.world.log.info('mirror-advanced', { size: checkpoint.size })
  }

  #cosignatures({ note }: OpenedCheckpoint): number {
    return countCosignatures(note, this.#options.registry.witnesses).length
  }
}
