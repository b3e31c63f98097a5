// SPDX-License-Identifier: EUPL-1.2
/**
 * Carries out the entries of the followed log: opens each body, verifies its envelope, and does what its kind says.
 *
 * Each entry is a transaction of its own within a larger one: its effect, the note that its message was carried out, and
 * its state are stored together or not at all. What breaks the protocol is set aside with its code and the feed goes on.
 *
 * @module
 */
import type { Header } from '@ncv/protocol/envelope.ts'
import { openEnvelope } from '@ncv/protocol/envelope.ts'
import { CodedError, ProtocolError } from '@ncv/protocol/errors.ts'
import { openBody } from '@ncv/protocol/log/body.ts'
import { epochPurposeOf } from '@ncv/protocol/log/broadcast-label.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import { shrunkBefore } from '@ncv/protocol/membership/member-state.ts'
import type { Registry } from '@ncv/protocol/membership/registry.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { ErasureStore } from '../store/erasure-store.ts'
import type { KeyStore } from '../store/key-store.ts'
import type { LogStore, StoredEntry } from '../store/log-store.ts'
import type { EntryHandlers, Evidence, OpenHubEnvelope, Outcome } from './outcome.ts'
import type { Trust } from './trust.ts'

/** Entries in one transaction: one wait for the disk instead of many. */
const GROUP = 256

export class CarryOut {
  readonly #log: LogStore
  readonly #keys: KeyStore
  readonly #erasures: Pick<ErasureStore, 'scrub'>
  readonly #handlers: EntryHandlers
  readonly #registry: Pick<Registry, 'state'>
  readonly #trust: Trust
  readonly #opened: OpenedGenesis
  readonly #world: Pick<World, 'log' | 'now'>

  constructor(
    stores: { readonly log: LogStore; readonly keys: KeyStore; readonly erasures: Pick<ErasureStore, 'scrub'> },
    handlers: EntryHandlers,
    registry: Pick<Registry, 'state'>,
    trust: Trust,
    opened: OpenedGenesis,
    world: Pick<World, 'log' | 'now'>,
  ) {
    this.#log = stores.log
    this.#keys = stores.keys
    this.#erasures = stores.erasures
    this.#handlers = handlers
    this.#registry = registry
    this.#trust = trust
    this.#opened = opened
    this.#world = world
  }

  /** All entries up to the index `before` that can be carried out now, in their order. Answers how many were. */
  run(evidence: Evidence, before?: number): number {
    const open = this.#log.open(before)
    let done = 0
    let isUnlocked = false
    for (let from = 0; from < open.length && !isUnlocked; from += GROUP) {
      const group = open.slice(from, from + GROUP)
      this.#log.inOne(() => {
        for (const entry of group) {
          const outcome = this.#one(entry, evidence)
          if (outcome === 'done' || outcome === 'unlocks') done++
          isUnlocked = outcome === 'unlocks'
          if (isUnlocked) return
        }
      })
    }
    this.#erasures.scrub()
    return done
  }

  #one(entry: StoredEntry, evidence: Evidence): Outcome {
    try {
      return this.#log.inOne(() => {
        const outcome = this.#attempt(entry, evidence)
        if (outcome !== 'refused') this.#log.setState(entry.index, outcome === 'unlocks' ? 'done' : outcome)
        return outcome
      })
    } catch (error) {
      if (isDatabaseFault(error)) throw error
      const code = error instanceof CodedError ? error.code : 'INTERNAL'
      this.#log.quarantine(entry.index, code, this.#world.now())
      this.#world.log.error('message-quarantined', { index: entry.index, code, kind: entry.kind })
      return 'refused'
    }
  }

  #attempt(entry: StoredEntry, evidence: Evidence): Outcome {
    const frame = this.#frame(entry)
    if (frame === 'waiting') return 'waiting'
    // Sealed for those who had pledged, and this house had not.
    if (frame === 'elsewhere') return 'done'
    return this.#handlers[entry.kind](entry, frame, this.#open, evidence)
  }

  /** The content of the body; `waiting` while the body or its key is not there, `elsewhere` where the key will never be. */
  #frame({ index, body, tlp, epoch }: StoredEntry): Uint8Array | 'waiting' | 'elsewhere' {
    const bytes = this.#log.body(body)
    if (bytes === undefined) return 'waiting'
    const purpose = epoch === 0 ? undefined : epochPurposeOf(tlp)
    if (purpose === undefined) return openBody(bytes, this.#opened.origin, undefined)
    // Whoever was shut out by a newer key must not be able to read on because the hub keeps using the old one.
    const announced = this.#keys.announcedAt(purpose, epoch)
    const isOld = this.#keys.newestEpochBefore(purpose, index) > epoch || (announced ?? index) < shrunkBefore(this.#registry.state, purpose, index)
    if (isOld) throw new ProtocolError('EPOCH_OLD', { epoch })
    const key = this.#keys.epochKey(purpose, epoch)
    if (key !== undefined) return openBody(bytes, this.#opened.origin, { epoch, key })
    return purpose === 'pledge' && announced !== undefined && this.#log.isDone(announced) ? 'elsewhere' : 'waiting'
  }

  readonly #open: OpenHubEnvelope = (entry, frame, schema) => {
    const header: Header = { type: entry.kind, origin: this.#opened.origin, tlp: entry.tlp, terms: entry.terms }
    return openEnvelope(frame, header, schema, this.#trust.hubKey(entry.index))
  }
}

/** A full disk or a damaged file is no fault of the message: the entry stays open. */
function isDatabaseFault(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('SQLITE_')
}
