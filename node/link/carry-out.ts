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
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { KeyStore } from '../store/key-store.ts'
import type { LogStore, StoredEntry } from '../store/log-store.ts'
import type { EntryHandlers, Evidence, OpenHubEnvelope, Outcome } from './outcome.ts'
import type { Trust } from './trust.ts'

/** Entries in one transaction: one wait for the disk instead of many. */
const GROUP = 256

export class CarryOut {
  readonly #log: LogStore
  readonly #keys: KeyStore
  readonly #handlers: EntryHandlers
  readonly #trust: Trust
  readonly #opened: OpenedGenesis
  readonly #world: Pick<World, 'log' | 'now'>

  constructor(
    stores: { readonly log: LogStore; readonly keys: KeyStore },
    handlers: EntryHandlers,
    trust: Trust,
    opened: OpenedGenesis,
    world: Pick<World, 'log' | 'now'>,
  ) {
    this.#log = stores.log
    this.#keys = stores.keys
    this.#handlers = handlers
    this.#trust = trust
    this.#opened = opened
    this.#world = world
  }

  /** All entries up to the index `before` that can be carried out now, in their order. Answers how many were. */
  run(evidence: Evidence, before?: number): number {
    const open = this.#log.open(before)
    let done = 0
    for (let from = 0; from < open.length; from += GROUP) {
      const group = open.slice(from, from + GROUP)
      this.#log.inOne(() => {
        for (const entry of group) if (this.#one(entry, evidence) === 'done') done++
      })
    }
    return done
  }

  #one(entry: StoredEntry, evidence: Evidence): Outcome {
    try {
      return this.#log.inOne(() => {
        const outcome = this.#attempt(entry, evidence)
        if (outcome !== 'refused') this.#log.setState(entry.index, outcome)
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
    if (frame === undefined) return 'waiting'
    return this.#handlers[entry.kind](entry, frame, this.#open, evidence)
  }

  /** The content of the body, or undefined while the body or its key is not there. */
  #frame({ index, body, epoch }: StoredEntry): Uint8Array | undefined {
    const bytes = this.#log.body(body)
    if (bytes === undefined) return undefined
    if (epoch === 0) return openBody(bytes, this.#opened.origin, undefined)
    // Whoever was shut out by a newer key must not be able to read on because the hub keeps using the old one.
    if (this.#keys.newestEpochBefore('community', index) > epoch) throw new ProtocolError('EPOCH_OLD', { epoch })
    const key = this.#keys.epochKey('community', epoch)
    return key === undefined ? undefined : openBody(bytes, this.#opened.origin, { epoch, key })
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
