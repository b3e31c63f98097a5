// SPDX-License-Identifier: EUPL-1.2
/**
 * Carries out the entries of the followed log: opens each body, verifies its envelope, and does what its kind says.
 *
 * Each entry is a transaction of its own within a larger one: its effect, the note that its message was carried out, and
 * its state are stored together or not at all. What breaks the protocol is set aside with its code and the feed goes on.
 *
 * @module
 */
import { equalBytes } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import type { Header } from '@ncv/protocol/envelope.ts'
import { openEnvelope } from '@ncv/protocol/envelope.ts'
import { CodedError, ProtocolError } from '@ncv/protocol/errors.ts'
import { openBody } from '@ncv/protocol/log/body.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import { Warning, Withdrawal } from '@ncv/protocol/message/warning.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { KeyStore } from '../store/key-store.ts'
import type { LogStore, StoredEntry } from '../store/log-store.ts'
import type { WarningStore } from '../store/warning-store.ts'
import type { CatalogueEntries } from './catalogue-entries.ts'
import type { KeyEntries } from './key-entries.ts'
import type { OpenHubEnvelope, Outcome } from './outcome.ts'
import type { Trust } from './trust.ts'

/** What carrying out may rely on besides the database. */
export interface Evidence {
  /** Issuer keys whose proof of timeliness was looked for in vain where everybody finds it. */
  readonly searched: ReadonlySet<number>
}

/** Entries in one transaction: one wait for the disk instead of many. */
const GROUP = 256

export class CarryOut {
  readonly #log: LogStore
  readonly #keys: KeyStore
  readonly #warnings: WarningStore
  readonly #keyEntries: KeyEntries
  readonly #catalogueEntries: CatalogueEntries
  readonly #trust: Trust
  readonly #opened: OpenedGenesis
  readonly #world: Pick<World, 'log' | 'now'>

  constructor(
    stores: { readonly log: LogStore; readonly keys: KeyStore; readonly warnings: WarningStore },
    keyEntries: KeyEntries,
    catalogueEntries: CatalogueEntries,
    trust: Trust,
    opened: OpenedGenesis,
    world: Pick<World, 'log' | 'now'>,
  ) {
    this.#log = stores.log
    this.#keys = stores.keys
    this.#warnings = stores.warnings
    this.#keyEntries = keyEntries
    this.#catalogueEntries = catalogueEntries
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
    switch (entry.kind) {
      case 'genesis':
        return this.#genesis(entry, frame)
      case 'warning':
        return this.#warning(entry, frame)
      case 'withdrawal':
        return this.#withdrawal(entry, frame)
      case 'epoch':
        return this.#keyEntries.epoch(entry, frame, this.#open)
      case 'issuer-keys':
        return this.#keyEntries.issuerKeys(entry, frame, this.#open, evidence.searched)
      case 'hub-key':
        return this.#keyEntries.hubKey(entry, frame)
      case 'token-revocation':
        return this.#keyEntries.tokenRevocation(entry, frame, this.#open)
      case 'catalogue':
        return this.#catalogueEntries.part(entry, frame, this.#open)
    }
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

  #genesis({ index }: StoredEntry, frame: Uint8Array): Outcome {
    if (index !== 0 || !equalBytes(frame, this.#opened.frame)) throw new ProtocolError('GENESIS_MISMATCH', { index })
    return 'done'
  }

  #warning(entry: StoredEntry, frame: Uint8Array): Outcome {
    const { payload, id } = this.#open(entry, frame, Warning)
    if (payload.supersedes !== undefined && payload.supersedes >= entry.index) throw new ProtocolError('SCHEMA_MISMATCH', { field: 'supersedes' })
    if (this.#log.isFirst(id, entry.index)) {
      this.#warnings.add(entry.index, encode(payload as unknown as Value), payload)
      this.#world.log.info('warning-stored', { index: entry.index })
    }
    return 'done'
  }

  #withdrawal(entry: StoredEntry, frame: Uint8Array): Outcome {
    const { payload, id } = this.#open(entry, frame, Withdrawal)
    const target = payload.entry < entry.index ? this.#log.entry(payload.entry) : undefined
    // The same label, so that whoever saw the warning also sees that it no longer holds.
    if (target?.kind !== 'warning' || target.tlp !== entry.tlp) throw new ProtocolError('SCHEMA_MISMATCH', { field: 'entry' })
    if (this.#log.isFirst(id, entry.index)) this.#warnings.withdraw(payload.entry, entry.index, payload.reason, payload.text)
    return 'done'
  }
}

/** A full disk or a damaged file is no fault of the message: the entry stays open. */
function isDatabaseFault(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('SQLITE_')
}
