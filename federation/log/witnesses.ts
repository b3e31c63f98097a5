// SPDX-License-Identifier: EUPL-1.2
/**
 * The hub's side of witnessing: heads that witnesses remember, cosignatures that they post, and whether the hub may sign.
 *
 * After a start the hub signs nothing until a quorum of witnesses has shown the last head that each of them cosigned and
 * the mirror's head has been read: a hub that came out of an old backup would otherwise sign a second history.
 * A log whose only entry is the genesis has nothing to lose and starts at once, unless it came out of a backup.
 *
 * @module
 */
import { equalBytes, fromUtf8 } from '@ncv/protocol/bytes.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { unitAt, witnessedPath } from '@ncv/protocol/log/archive.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import { hubKeyHistoryInLog, openHubCheckpoint } from '@ncv/protocol/membership/hub-key.ts'
import type { Registry } from '@ncv/protocol/membership/registry.ts'
import type { OpenedCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { countCosignatures, verifyCosignature } from '@ncv/protocol/tlog/cosignature.ts'
import type { Note } from '@ncv/protocol/tlog/note.ts'
import { formatNote, parseNote, withSignature } from '@ncv/protocol/tlog/note.ts'
import type { World } from '@ncv/protocol/world.ts'
import { FederationError } from '../errors.ts'
import type { LogStore } from '../store/log-store.ts'
import type { PublicFiles } from './public-files.ts'
import { rootOfFirst } from './sequencer.ts'

/** As for nodes (ncv-keys, section 6): a quorum that is older says nothing of who can follow the log today. */
const FRESH_MS = 86_400_000

export type Readiness = 'ready' | 'waiting' | 'behind'

export class Witnesses {
  readonly #store: LogStore
  readonly #files: PublicFiles
  readonly #opened: OpenedGenesis
  readonly #registry: Registry
  readonly #world: Pick<World, 'log' | 'now'>
  readonly #shown = new Set<string>()
  /** Seconds since 1970, as cosignatures have them. */
  readonly #startedAt: number
  #mirrorRead = false
  #isBehind = false
  #isReady: boolean

  constructor(store: LogStore, files: PublicFiles, opened: OpenedGenesis, registry: Registry, world: Pick<World, 'log' | 'now'>) {
    this.#store = store
    this.#files = files
    this.#opened = opened
    this.#registry = registry
    this.#world = world
    this.#startedAt = Math.floor(world.now() / 1000)
    this.#isReady = store.size() <= 1 && store.restoredAt() === undefined
  }

  readiness(): Readiness {
    if (this.#isBehind) return 'behind'
    return this.#isReady ? 'ready' : 'waiting'
  }

  /** How many witnesses have shown their head since the start, and how many must. */
  progress(): { readonly shown: number; readonly quorum: number; readonly mirrorRead: boolean } {
    return { shown: this.#shown.size, quorum: this.#registry.quorum, mirrorRead: this.#mirrorRead }
  }

  /** Whether this witness has shown its head since the start. */
  hasShown(name: string): boolean {
    return this.#shown.has(name)
  }

  /** @throws FederationError `HUB_WAITING`, `HUB_BEHIND` */
  assertMaySign(): void {
    const { shown, quorum } = this.progress()
    if (this.#isBehind) throw new FederationError('HUB_BEHIND', { size: this.#store.size() })
    if (!this.#isReady) throw new FederationError('HUB_WAITING', { shown, quorum, mirror: this.#mirrorRead ? 'ja' : 'nein' })
  }

  /**
   * A witness shows the head that it cosigned last, signed again just now; answers with the hub's own.
   *
   * Only signatures made since this start count: a witness never signs a head older than its last, so nobody can make a
   * restored hub believe in an old one by sending an old note again.
   *
   * @throws ProtocolError for a head that the hub never signed or that carries no cosignature of a known witness
   */
  showHead(body: Uint8Array): Uint8Array {
    const head = this.#open(body)
    const fresh = countCosignatures(head.note, this.#registry.witnesses).filter(({ time }) => time >= this.#startedAt)
    if (fresh.length === 0) throw new ProtocolError('COSIGNATURE_INVALID', { field: 'witness' })
    this.#compare(head)
    for (const { name } of fresh) this.#shown.add(name)
    this.#settle()
    return this.currentNote()
  }

  /** The mirror's checkpoint, or undefined where the mirror has none yet. */
  showMirror(body: Uint8Array | undefined): void {
    if (body !== undefined) this.#compare(this.#open(body))
    this.#mirrorRead = true
    this.#settle()
  }

  #open(body: Uint8Array): OpenedCheckpoint {
    return openHubCheckpoint(body, this.#opened, hubKeyHistoryInLog(this.#opened, this.#store.bodiesOfKind('hub-key')))
  }

  #compare(head: OpenedCheckpoint): void {
    const own = this.#store.size()
    const isOurs = head.size <= own && (head.size === 0 || equalBytes(head.root, rootOfFirst(this.#store, head.size)))
    if (isOurs) return
    this.#isBehind = true
    this.#world.log.error('hub-waiting', { code: 'HUB_BEHIND', size: head.size })
  }

  #settle(): void {
    if (this.#isReady || this.#isBehind || !this.#mirrorRead || this.#shown.size < this.#registry.quorum) return
    this.#isReady = true
    this.#world.log.info('hub-ready', { count: this.#shown.size })
  }

  currentNote(): Uint8Array {
    const signed = this.#store.note('signed')
    if (signed === undefined) throw new FederationError('LOG_MISSING')
    return signed.note
  }

  /**
   * Adds a cosignature to the head that it is for, if that is still the newest; an older one is dropped quietly, for the
   * witness will see the newer head next time.
   *
   * @throws ProtocolError `COSIGNATURE_INVALID`, `CHECKPOINT_UNSIGNED`, `LOG_FORK` for a head that is not ours
   */
  async addCosignature(body: Uint8Array): Promise<void> {
    const offered = this.#open(body)
    const current = parseNote(this.currentNote())
    let merged: Note = current
    for (const signature of offered.note.signatures) {
      const witness = this.#registry.witnesses.find(({ name }) => name === signature.name)
      if (witness === undefined) continue
      verifyCosignature(offered.note.text, witness, signature)
      if (offered.note.text === current.text) merged = withSignature(merged, signature)
    }
    if (merged === current) return
    this.#countAsShown(merged)
    const note = formatNote(merged)
    this.#store.putNote('signed', { size: offered.size, note })
    await this.#files.putHeads(this.#store)
    this.#world.log.info('cosignature-stored', { size: offered.size, count: merged.signatures.length - 1 })
    if (countCosignatures(merged, this.#registry.witnesses).length >= this.#registry.quorum) await this.#archive(offered.size, note)
  }

  /** A witness never signs a head older than its last: who signs ours now has none that is newer. */
  #countAsShown(note: Note): void {
    for (const { name, time } of countCosignatures(note, this.#registry.witnesses)) if (time >= this.#startedAt) this.#shown.add(name)
    this.#settle()
  }

  async #archive(size: number, note: Uint8Array): Promise<void> {
    const unit = unitAt(this.#opened.genesis, this.#world.now())
    // What proves later that a key came in time is nowhere else.
    this.#store.putArchived(unit, note)
    this.#store.putNote('witnessed', { size, note })
    await this.#files.putHeads(this.#store)
    await this.#files.put(witnessedPath(unit), note)
  }

  /** Size of the newest head with a quorum; 0 before the first. */
  witnessedSize(): number {
    return this.#store.note('witnessed')?.size ?? 0
  }

  /** Whether the newest head with a quorum covers this entry and a quorum on it is younger than 24 hours. */
  isFreshOver(index: number): boolean {
    const witnessed = this.#store.note('witnessed')
    if (witnessed === undefined || witnessed.size <= index) return false
    const oldest = this.#world.now() - FRESH_MS
    const fresh = countCosignatures(parseNote(witnessed.note), this.#registry.witnesses).filter(({ time }) => time * 1000 > oldest)
    return fresh.length >= this.#registry.quorum
  }

  /** The text of the newest head, for messages. */
  headText(): string {
    return fromUtf8(this.currentNote())
  }
}
