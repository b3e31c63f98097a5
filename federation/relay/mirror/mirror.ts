// SPDX-License-Identifier: EUPL-1.2
/**
 * The mirror: follows the hub's public files, checks them, serves them at the same paths (ncv-log, sections 6 and 8).
 *
 * Who reads when is presence data, so nodes read here and not at the hub. The own checkpoint is replaced last, when everything that it
 * promises is on the disk. A head that takes back or contradicts what was accepted is refused and the old state stays; the
 * newest accepted head lies in a file beside the public folder, with the hub keys that it takes to open it, so that not even an emptied
 * folder makes the mirror forget.
 *
 * @module
 */
import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { equalBytes } from '@ncv/protocol/bytes.ts'
import { CodedError, ProtocolError } from '@ncv/protocol/errors.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { HubKeyEntry, HubKeyHistory } from '@ncv/protocol/membership/hub-key.ts'
import {
  assertHubKeysInTree,
  firstHubKey,
  formatHubKeys,
  HUB_KEYS_PATH,
  hubKeyAt,
  hubKeyHistory,
  openHeadOfNewKey,
  openHubCheckpoint,
  parseHubKeys,
} from '@ncv/protocol/membership/hub-key.ts'
import type { Membership } from '@ncv/protocol/membership/registry.ts'
import { WITNESSED_LATEST } from '@ncv/protocol/log/archive.ts'
import { authenticTiles } from '@ncv/protocol/tlog/authentic-tiles.ts'
import { BUNDLE_MAX_BYTES } from '@ncv/protocol/tlog/bundle.ts'
import type { OpenedCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
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
import { MembershipFollower } from './membership-follower.ts'
import type { Source } from './hub-source.ts'
import { MirrorFiles } from './mirror-files.ts'
import { rootWithin, WitnessedHeads } from './witnessed-heads.ts'

export interface MirrorOptions {
  readonly world: Pick<World, 'log' | 'now'>
  readonly opened: OpenedGenesis
  readonly registry: Membership
  readonly source: Source
  readonly publicDir: string
  /** Secret X-Wing key of the relay. */
  readonly boxSecret: Uint8Array
  /** Checkpoint of the join file: nothing older is followed. */
  readonly joined?: Uint8Array | undefined
  /** Replacements of the hub key in the join file. */
  readonly joinedKeys?: readonly HubKeyEntry[] | undefined
}

const MAX_HUB_KEYS_BYTES = 64 * 1024

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
  /** Which hub key signs which head. */
  #history: HubKeyHistory
  /** All files that can be asked for are what they should be. */
  #isSound = false

  constructor(options: MirrorOptions) {
    const { world, opened, registry, publicDir, boxSecret } = options
    this.#options = options
    this.#files = new MirrorFiles(publicDir)
    this.#contents = new Contents(this.#files, opened.origin, boxSecret, new MembershipFollower(registry, (index) => this.hubKey(index)), world.log)
    this.#history = firstHubKey(opened)
    this.#witnessed = new WitnessedHeads(this.#files, (note) => this.#openNote(note), opened, registry, world)
  }

  get served(): OpenedCheckpoint | undefined {
    return this.#served
  }

  /** The hub key in force at an index of the log. */
  hubKey(index: number): Uint8Array {
    return hubKeyAt(this.#history, index).key
  }

  /** False until the own files were read back and found sound, or what was damaged has been fetched anew. */
  get isSound(): boolean {
    return this.#isSound
  }

  get witnessedSize(): number {
    return this.#witnessed.size
  }

  /**
   * Reads the own files back and checks all of them; where they are damaged, they are fetched again from there on.
   *
   * @throws RelayError `MIRROR_MEMORY` where it cannot be read what the mirror has seen before
   */
  async open(): Promise<void> {
    const { joined, joinedKeys = [], opened, world } = this.#options
    const known = this.#remembered(this.#keysFile, MAX_HUB_KEYS_BYTES, (bytes) => {
      const entries = parseHubKeys(bytes)
      hubKeyHistory(opened, entries)
      return entries
    })
    const keys = (known?.length ?? 0) < joinedKeys.length ? joinedKeys : (known ?? [])
    this.#history = hubKeyHistory(opened, keys)
    await this.#keepKeys(keys)
    const remembered = this.#remembered(this.#headFile, NOTE_MAX_BYTES, (bytes) => this.#openNote(bytes))
    const fromJoin = joined === undefined ? undefined : this.#openNote(joined)
    this.#head = (remembered?.size ?? -1) >= (fromJoin?.size ?? 0) ? remembered : fromJoin
    const own = await this.#files.read('checkpoint')
    if (own === undefined) return
    try {
      this.#served = this.#openNote(own)
      await follow(EMPTY_FRONTIER, this.#served, this.#files.reader, (step) => this.#contents.learn(step))
      await follow(EMPTY_FRONTIER, this.#served, this.#files.reader, async (step) => {
        await this.#contents.complete(step, undefined)
        this.#frontier = step.frontier
      })
      await this.#checkKeys(this.#served)
      for (const path of await this.#witnessed.open(this.#served)) world.log.warn('file-damaged', { path })
      await this.#tidy(this.#served)
      this.#isSound = true
    } catch (error) {
      if (!(error instanceof CodedError) || error.code === 'MIRROR_MEMORY') throw error
      const { path } = error.params
      world.log.warn('feed-refused', { code: error.code, kind: 'own-files', size: this.#frontier.size })
      if (typeof path === 'string') world.log.warn('file-damaged', { path })
    }
  }

  /** The root key's signature does not cover the salt of what it signed; the log does. @throws RelayError `MIRROR_MEMORY` */
  async #checkKeys(head: OpenedCheckpoint): Promise<void> {
    const own = await this.#files.read(HUB_KEYS_PATH)
    if (own === undefined) return
    try {
      const entries = parseHubKeys(own).filter(({ index }) => index < head.size)
      await assertHubKeysInTree(head, entries, this.#files.reader)
    } catch (cause) {
      if (cause instanceof CodedError) throw new RelayError('MIRROR_MEMORY', { file: basename(this.#keysFile) }, { cause })
      throw cause
    }
  }

  /** What lies beside the public folder: without it the mirror would follow a hub that takes back. */
  #remembered<T>(file: string, maxBytes: number, open: (bytes: Uint8Array) => T): T | undefined {
    if (!existsSync(file)) return undefined
    try {
      return open(readFileBounded(file, maxBytes))
    } catch (cause) {
      if (cause instanceof CodedError) throw new RelayError('MIRROR_MEMORY', { file: basename(file) }, { cause })
      throw cause
    }
  }

  /** Partial files of earlier heads are served as all others are: those that nobody needs go, the others are cut anew. */
  async #tidy(served: OpenedCheckpoint): Promise<void> {
    await this.#files.dropPartialsBut(served.size)
    await this.#files.putEdge(this.#witnessed.size, served.size)
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
    const { head: checkpoint, replacements } = await this.#openHead(note)
    try {
      await this.#advance(checkpoint, note, replacements)
      await this.#publish(checkpoint, note)
      await this.#witnessed.follow(witnessed, source, checkpoint)
      if (!this.#isSound) await this.#checkKeys(checkpoint)
      if (!this.#isSound) await this.#tidy(checkpoint)
      this.#isSound = true
    } catch (error) {
      // Two heads that the hub signed and that contradict each other: the proof is kept.
      if (error instanceof ProtocolError && error.code === 'LOG_FORK') await writeFileDurable(`${this.#options.publicDir}.refused`, note)
      throw error
    }
  }

  get #headFile(): string {
    return `${this.#options.publicDir}.head`
  }

  /** The replacements of the hub key, as they stand in `keys/hub`. */
  get #keysFile(): string {
    return `${this.#options.publicDir}.hub-keys`
  }

  #openNote(bytes: Uint8Array): OpenedCheckpoint {
    return openHubCheckpoint(bytes, this.#options.opened, this.#history)
  }

  /** A key of which the mirror does not know yet must be announced by the root key, in the log of this very head (ncv-keys, section 3). */
  async #openHead(note: Uint8Array): Promise<{ head: OpenedCheckpoint; replacements: readonly HubKeyEntry[] }> {
    try {
      return { head: this.#openNote(note), replacements: [] }
    } catch (error) {
      if (!(error instanceof ProtocolError) || error.code !== 'CHECKPOINT_UNSIGNED') throw error
    }
    const { head, entries } = await openHeadOfNewKey(note, this.#options.opened, this.#read)
    return { head, replacements: entries }
  }

  /** On the disk before any head that only they open; the public copy before the checkpoint that readers get. */
  async #keepKeys(replacements: readonly HubKeyEntry[]): Promise<void> {
    if (replacements.length === 0) return
    const bytes = formatHubKeys(replacements)
    await writeFileDurable(this.#keysFile, bytes)
    await this.#files.put(HUB_KEYS_PATH, bytes)
    this.#history = hubKeyHistory(this.#options.opened, replacements)
  }

  readonly #read = (path: string): Promise<Uint8Array | undefined> => this.#options.source.get(path, boundOf(path))

  async #advance(checkpoint: OpenedCheckpoint, note: Uint8Array, replacements: readonly HubKeyEntry[]): Promise<void> {
    await this.#assertExtendsHead(checkpoint)
    await this.#contents.erasures.settle(this.#options.source)
    let isKept = false
    this.#frontier = await follow(this.#frontier, checkpoint, this.#read, async (step) => {
      if (!isKept) await this.#keepKeys(replacements)
      isKept = true
      await this.#accept(checkpoint, note)
      await this.#contents.complete(step, this.#options.source)
      await this.#files.grow(step)
      this.#frontier = step.frontier
    })
    this.#contents.erasures.assertNoneOwed()
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

function boundOf(path: string): number {
  if (path === HUB_KEYS_PATH) return MAX_HUB_KEYS_BYTES
  return path.startsWith('tile/entries/') ? BUNDLE_MAX_BYTES : TILE_WIDTH * HASH_BYTES
}
