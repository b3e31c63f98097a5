// SPDX-License-Identifier: EUPL-1.2
/**
 * Entries that announce epoch keys: finds the own slot, opens it, and follows the chain back to the founding (ncv-keys, section 5).
 *
 * Whoever may read according to the own replay of the log and finds no key in its slot has been left out: that is an alarm. Whoever may not (an
 * applicant, a member that rests, one without a pledge) waits, or has nothing to do with it.
 *
 * @module
 */
import { equalBytes } from '@ncv/protocol/bytes.ts'
import type { XwingKeyPair } from '@ncv/protocol/crypto/xwing.ts'
import { CodedError, ProtocolError } from '@ncv/protocol/errors.ts'
import { parseFrame, parsePayload } from '@ncv/protocol/envelope.ts'
import { openBody } from '@ncv/protocol/log/body.ts'
import { openPrevious, unwrapEpochKey, wrapFilePath } from '@ncv/protocol/membership/epoch.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { Member, Registry } from '@ncv/protocol/membership/registry.ts'
import { RELAY_SLOT } from '@ncv/protocol/membership/registry.ts'
import { Epoch, WRAPS_PER_FILE } from '@ncv/protocol/message/keys.ts'
import { MEMBERSHIP_KINDS } from '@ncv/protocol/message/membership.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { KeyStore } from '../store/key-store.ts'
import type { LogStore, StoredEntry } from '../store/log-store.ts'
import type { OpenHubEnvelope, Outcome } from './outcome.ts'
import type { Trust } from './trust.ts'

/** Whose wraps are opened. */
export interface Recipient {
  /** Member id; no member of that id may be there yet. */
  readonly id: string
  /** X-Wing keys of this house; the log may still name others. */
  readonly box: XwingKeyPair
}

/** `elsewhere`: this node has no right to the key, and never will. */
type Unwrapped = Uint8Array | 'waiting' | 'elsewhere'

interface Wrapped {
  readonly entry: StoredEntry
  readonly announced: Epoch
  readonly files: readonly Uint8Array[]
}

export class EpochEntries {
  readonly #log: LogStore
  readonly #keys: KeyStore
  readonly #trust: Pick<Trust, 'covers'>
  readonly #opened: OpenedGenesis
  readonly #registry: Pick<Registry, 'all'>
  readonly #recipient: Recipient
  readonly #world: Pick<World, 'log' | 'now'>
  /** Epochs in which no slot is ours. */
  readonly #searched = new Set<number>()

  constructor(
    stores: { readonly log: LogStore; readonly keys: KeyStore },
    trust: Pick<Trust, 'covers'>,
    opened: OpenedGenesis,
    registry: Pick<Registry, 'all'>,
    recipient: Recipient,
    world: Pick<World, 'log' | 'now'>,
  ) {
    this.#log = stores.log
    this.#keys = stores.keys
    this.#trust = trust
    this.#opened = opened
    this.#registry = registry
    this.#recipient = recipient
    this.#world = world
  }

  readonly epoch = (entry: StoredEntry, frame: Uint8Array, open: OpenHubEnvelope): Outcome => {
    const { payload: announced, id } = open(entry, frame, Epoch)
    const { purpose, epoch, wraps } = announced
    if (this.#keys.announce(purpose, epoch, entry.index, id) > 1) {
      this.#keys.blockEpoch(purpose, epoch)
      this.#log.quarantine(entry.index, 'KEY_DUPLICATE', this.#world.now())
      this.#world.log.error('key-refused', { index: entry.index, code: 'KEY_DUPLICATE', kind: entry.kind })
      return 'refused'
    }
    if (!this.#trust.covers(entry.index)) return 'waiting'
    // It came with a later one.
    if (this.#keys.epochKey(purpose, epoch) !== undefined || !this.#log.isFirst(id, entry.index)) return 'done'
    const files = wraps.map((_, n) => this.#log.publicFile(wrapFilePath(purpose, epoch, n))).filter((file) => file !== undefined)
    if (files.length < wraps.length) return 'waiting'
    const key = this.#unwrap({ entry, announced, files })
    if (key === 'waiting') return 'waiting'
    if (key === 'elsewhere') return 'done'
    this.#keys.addEpoch(purpose, epoch, entry.index, key)
    return purpose === 'community' && this.#lookBack(entry, announced, key) ? 'unlocks' : 'done'
  }

  #unwrap(wrapped: Wrapped): Unwrapped {
    const member = this.#registry.all.get(this.#recipient.id)
    return member === undefined ? this.#search(wrapped) : this.#openOwn(wrapped, member)
  }

  #openOwn(wrapped: Wrapped, { slot, box, readerSince }: Member): Unwrapped {
    const { entry, announced } = wrapped
    try {
      return this.#openSlot(wrapped, slot)
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error
      // Before all that is said about members is read, nobody can tell whose right it was; nor while this house has newer keys than it read of.
      const isJudged =
        equalBytes(box, this.#recipient.box.publicKey) && MEMBERSHIP_KINDS.every((kind) => !this.#log.hasOpen(kind, 0, entry.index - 1))
      const since = readerSince[announced.purpose]
      const isReader = isJudged && since !== undefined && since < entry.index
      if (isReader || error.code === 'EPOCH_COMMITMENT') throw error
      return isJudged && announced.purpose === 'pledge' ? 'elsewhere' : 'waiting'
    }
  }

  #openSlot({ announced: { purpose, epoch, commitment }, files }: Wrapped, slot: number): Uint8Array {
    return unwrapEpochKey(files, { origin: this.#opened.origin, purpose, epoch }, slot, this.#recipient.box.secretKey, commitment)
  }

  /** The own slot is not known: which it is, only what is sealed under this key tells. All keys before the newest come with that one. */
  #search(wrapped: Wrapped): Unwrapped {
    const { purpose, epoch } = wrapped.announced
    const newest = this.#keys.newestEpochBefore('community', Number.MAX_SAFE_INTEGER)
    if (purpose !== 'community' || epoch < newest || this.#searched.has(epoch)) return 'waiting'
    for (let slot = RELAY_SLOT + 1; slot < wrapped.files.length * WRAPS_PER_FILE; slot++) {
      try {
        return this.#openSlot(wrapped, slot)
      } catch (error) {
        if (!(error instanceof ProtocolError) || error.code !== 'DECRYPT_FAILED') throw error
      }
    }
    this.#searched.add(epoch)
    return 'waiting'
  }

  /** Keys of before, one under the other. Answers whether there were some that were not known. */
  #lookBack(entry: StoredEntry, announced: Epoch, key: Uint8Array): boolean {
    let [newer, under, found] = [announced, key, false]
    while (newer.previous !== undefined && newer.epoch > 1) {
      const at = this.#keys.announcedAt('community', newer.epoch - 1)
      const older = at === undefined || this.#keys.epochKey('community', newer.epoch - 1) !== undefined ? undefined : this.#announcedIn(at)
      if (at === undefined || older === undefined) break
      try {
        under = openPrevious(under, newer.previous, { origin: this.#opened.origin, epoch: newer.epoch, commitment: older.commitment })
      } catch (error) {
        if (!(error instanceof CodedError)) throw error
        // The key itself is good: what comes under it can be read.
        this.#world.log.error('key-refused', { index: entry.index, code: error.code, kind: 'previous' })
        break
      }
      this.#keys.addEpoch('community', older.epoch, at, under)
      newer = older
      found = true
    }
    return found
  }

  /** The announcement of a former epoch, whose signature was verified when it was noted. */
  #announcedIn(index: number): Epoch | undefined {
    const entry = this.#log.entry(index)
    const body = entry === undefined ? undefined : this.#log.body(entry.body)
    return body === undefined ? undefined : parsePayload(parseFrame(openBody(body, this.#opened.origin, undefined)).payload, Epoch)
  }
}
