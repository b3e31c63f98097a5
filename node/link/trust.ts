// SPDX-License-Identifier: EUPL-1.2
/**
 * What counts as witnessed, and which keys may be used because of it (ncv-keys, section "Trust").
 *
 * For warnings the hub's signature and consistency with the own log are enough; everything on which trust rests needs a
 * quorum of witnesses. A hub that shows a special key to one node would have to show the same log to the witnesses.
 *
 * @module
 */
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { unitAt, witnessedPath } from '@ncv/protocol/log/archive.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { HubKeyEntry, HubKeyHistory } from '@ncv/protocol/membership/hub-key.ts'
import { witnessMember } from '@ncv/protocol/membership/genesis.ts'
import { hubKeyAt, hubKeyHistoryInLog, newestHubKey, openHeadOfNewKey, openHubCheckpoint } from '@ncv/protocol/membership/hub-key.ts'
import { periodStart } from '@ncv/protocol/membership/period.ts'
import type { Registry } from '@ncv/protocol/membership/registry.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { FileReader } from '@ncv/protocol/tlog/authentic-tiles.ts'
import type { OpenedCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { countCosignatures } from '@ncv/protocol/tlog/cosignature.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'
import type { LogStore } from '../store/log-store.ts'

/** Cosignatures older than this no longer speak for keys. */
export const FRESH_MS = 86_400_000

/** Witnesses sign whole seconds, and clocks differ a little: a cosignature from further ahead is not counted. */
const AHEAD_MS = 300_000

/** A head, and what must be kept once the own log has followed it. */
export interface OpenedHead {
  readonly head: OpenedCheckpoint
  /** Replacements of the hub key that this head brought to light; empty where the known keys opened it. */
  readonly replacements: readonly HubKeyEntry[]
}

export class Trust {
  readonly #log: LogStore
  readonly #opened: OpenedGenesis
  readonly #registry: Registry
  readonly #world: Pick<World, 'now'>

  /** Of the own log: which hub key signs which head and entry. */
  #history: HubKeyHistory

  constructor(log: LogStore, opened: OpenedGenesis, registry: Registry, world: Pick<World, 'now'>) {
    this.#log = log
    this.#opened = opened
    this.#registry = registry
    this.#world = world
    this.#history = hubKeyHistoryInLog(opened, log.bodiesOfKind('hub-key'))
  }

  /** The key that signs the entry with this index, and a head of so many entries. */
  hubKey(index: number): Uint8Array {
    return hubKeyAt(this.#history, index).key
  }

  /**
   * What contributions are sealed to. Undefined while a replacement is not yet witnessed: the old key may be in the wrong hands, and of the
   * new one nobody else has said that it is the same for all.
   */
  hubBox(): Uint8Array | undefined {
    const { from, box } = newestHubKey(this.#history)
    return from === 0 || this.covers(from - 1) ? box : undefined
  }

  /** @throws ProtocolError `CHECKPOINT_UNSIGNED`, `CHECKPOINT_ORIGIN`, … */
  open(note: Uint8Array): OpenedCheckpoint {
    return openHubCheckpoint(note, this.#opened, this.#history)
  }

  /**
   * Opens a head that may be signed by a key of which this node does not know yet: the root key must have signed its announcement, and it
   * must stand in the log of this very head (ncv-keys, section 3).
   *
   * @throws ProtocolError as {@link Trust.open}; `KEY_INVALID`, `KEY_DUPLICATE`, `ENVELOPE_…` for an announcement that does not hold
   */
  async openHead(note: Uint8Array, read: FileReader): Promise<OpenedHead> {
    try {
      return { head: this.open(note), replacements: [] }
    } catch (error) {
      if (!(error instanceof ProtocolError) || error.code !== 'CHECKPOINT_UNSIGNED') throw error
    }
    const { head, entries } = await openHeadOfNewKey(note, this.#opened, read)
    return { head, replacements: entries }
  }

  /** Takes over what {@link Trust.openHead} brought to light; the own log has followed that head. */
  adopt(replacements: readonly HubKeyEntry[]): void {
    if (replacements.length === 0) return
    this.#log.putBodies(replacements.map(({ body }) => ({ hash: sha256(body), bytes: body })))
    this.#history = hubKeyHistoryInLog(this.#opened, this.#log.bodiesOfKind('hub-key'))
  }

  /** Times of the valid cosignatures, oldest first, in milliseconds. */
  #times({ note, size }: OpenedCheckpoint): Instant[] {
    const latest = this.#world.now() + AHEAD_MS
    return countCosignatures(note, this.#registry.witnessesAt(size))
      .map(({ time }) => time * 1000)
      .filter((time) => time <= latest)
      .sort((a, b) => a - b)
  }

  hasQuorum(head: OpenedCheckpoint): boolean {
    return this.#times(head).length >= this.#registry.quorum
  }

  /** Keeps a head with a quorum if it is of the own log and not older than the one kept. Answers whether it has a quorum. */
  offer(head: OpenedCheckpoint, bytes: Uint8Array): boolean {
    if (!this.hasQuorum(head) || !this.#log.hasTree(head)) return false
    const before = this.#witnessed()
    const isNewer =
      before === undefined || head.size > before.size || (head.size === before.size && this.#freshUntil(head) > this.#freshUntil(before))
    if (isNewer) this.#log.putNote('witnessed', { size: head.size, note: bytes, at: this.#world.now() })
    return true
  }

  #witnessed(): OpenedCheckpoint | undefined {
    const stored = this.#log.note('witnessed')
    return stored === undefined ? undefined : this.open(stored.note)
  }

  /** Entries below this index are under a head that a quorum has cosigned, however long ago. */
  witnessedSize(): number {
    return this.#log.note('witnessed')?.size ?? 0
  }

  /** Until when a quorum of the cosignatures is younger than 24 hours. */
  #freshUntil(head: OpenedCheckpoint): Instant {
    return (this.#times(head).at(-this.#registry.quorum) ?? Number.NEGATIVE_INFINITY) + FRESH_MS
  }

  /** Of when the newest quorum is; undefined before the first. */
  witnessedAt(): Instant | undefined {
    const head = this.#witnessed()
    return head === undefined ? undefined : this.#freshUntil(head) - FRESH_MS
  }

  /** The witnesses of the newest head with a quorum, each with the time of its newest cosignature there; undefined for one that is missing. */
  witnesses(): { readonly id: string; readonly at: Instant | undefined }[] {
    const head = this.#witnessed()
    const named = this.#registry.witnessesAt(head?.size ?? this.#log.size())
    const counted = new Map(head === undefined ? [] : countCosignatures(head.note, named).map(({ name, time }) => [name, time * 1000]))
    return named.map(({ name }) => ({ id: witnessMember(name), at: counted.get(name) }))
  }

  /** A quorum has cosigned within 24 hours. While this is false nothing is sent and no key is taken on. */
  isFresh(): boolean {
    const head = this.#witnessed()
    return head !== undefined && this.#freshUntil(head) >= this.#world.now()
  }

  /** May an entry on which trust rests be used now? */
  covers(index: number): boolean {
    return index < this.witnessedSize() && this.isFresh()
  }

  /**
   * The instant before which issuer keys must have been under a witnessed head: the begin of their period. For the first
   * keys of a federation it is the end: nothing was issued before them, so nobody could have been told apart.
   */
  keyDeadline(index: number, period: number): Instant {
    const isFirst = this.#log.firstOf('issuer-keys') === index
    return periodStart(this.#opened.genesis, isFirst ? period + 1 : period)
  }

  /** True where a quorum cosigned, before the deadline, a head of the own log that covers the entry. */
  provesInTime(head: OpenedCheckpoint, index: number, period: number): boolean {
    const deadline = this.keyDeadline(index, period)
    const inTime = this.#times(head).filter((time) => time < deadline).length
    return head.size > index && inTime >= this.#registry.quorum && this.#log.hasTree(head)
  }

  /** Archived heads that can prove it, the best first: every unit of time from the last before the deadline back to the entry's own. */
  archivePaths({ index, time }: { readonly index: number; readonly time: Instant }, period: number): string[] {
    const { genesis } = this.#opened
    const last = unitAt(genesis, Math.min(this.keyDeadline(index, period) - 1, this.#world.now()))
    const first = Math.max(unitAt(genesis, time), last - MAX_UNITS_BACK)
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => witnessedPath(last - i))
  }
}

/** Keys are announced about a period ahead: a period is seven units at most. */
const MAX_UNITS_BACK = 16
