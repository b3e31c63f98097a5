// SPDX-License-Identifier: EUPL-1.2
/**
 * Entries that announce and end keys of hub and issuer. Each must be covered by a quorum of witnesses, be the only one for its place, and have come
 * in time (ncv-keys, section "Key consistency").
 *
 * @module
 */
import { equalBytes, hex } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { openEnvelope } from '@ncv/protocol/envelope.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { slotAt } from '@ncv/protocol/membership/period.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { IssuerKey } from '@ncv/protocol/message/keys.ts'
import { HubKey, IssuerKeys, IssuerRevocation, TokenRevocation } from '@ncv/protocol/message/keys.ts'
import { revokedKey } from '@ncv/protocol/token/key-in-force.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { KeyStore } from '../store/key-store.ts'
import type { LogStore, StoredEntry } from '../store/log-store.ts'
import type { WalletStore } from '../store/wallet-store.ts'
import type { OpenHubEnvelope, Outcome } from './outcome.ts'
import type { Trust } from './trust.ts'

export class KeyEntries {
  readonly #log: LogStore
  readonly #keys: KeyStore
  readonly #trust: Trust
  readonly #opened: OpenedGenesis
  readonly #wallet: Pick<WalletStore, 'revoke' | 'revokeKey'>
  readonly #world: Pick<World, 'log' | 'now'>

  constructor(
    stores: { readonly log: LogStore; readonly keys: KeyStore; readonly wallet: Pick<WalletStore, 'revoke' | 'revokeKey'> },
    trust: Trust,
    opened: OpenedGenesis,
    world: Pick<World, 'log' | 'now'>,
  ) {
    this.#log = stores.log
    this.#keys = stores.keys
    this.#wallet = stores.wallet
    this.#trust = trust
    this.#opened = opened
    this.#world = world
  }

  issuerKeys(entry: StoredEntry, frame: Uint8Array, open: OpenHubEnvelope, searched: ReadonlySet<number>): Outcome {
    const { payload, id } = open(entry, frame, IssuerKeys)
    const { period } = payload
    assertPlaces(payload, this.#opened.genesis.timing.countingKeys)
    if (this.#keys.announce('issuer', period, entry.index, id) > 1) {
      this.#keys.blockIssuerKeys(period)
      return this.#refuse(entry, 'KEY_DUPLICATE')
    }
    const same = this.#keys.periodsWithSameKey(entry.index, payload.keys)
    if (same.length > 0) {
      // One key in two places: whoever issues under it could tell what a token was issued for from where it is spent.
      for (const each of [...same, period]) this.#keys.blockIssuerKeys(each)
      return this.#refuse(entry, 'KEY_DUPLICATE')
    }
    if (!this.#trust.covers(entry.index)) return 'waiting'
    const isInTime = this.isProvenInTime(entry, period)
    if (!isInTime && !searched.has(entry.index)) return 'waiting'
    if (this.#log.isFirst(id, entry.index)) {
      this.#keys.addIssuerKeys(entry.index, period, encode(payload as unknown as Value), isInTime ? 'usable' : 'late')
    }
    return isInTime ? 'done' : this.#refuse(entry, 'KEY_TOO_LATE')
  }

  /** The live heads and the archived ones that were fetched. */
  isProvenInTime(entry: Pick<StoredEntry, 'index' | 'time'>, period: number): boolean {
    const live = [this.#log.note('signed')?.note, this.#log.note('witnessed')?.note]
    const archived = this.#trust.archivePaths(entry, period).map((path) => this.#log.publicFile(path))
    return [...live, ...archived].some((note) => note !== undefined && this.#trust.provesInTime(this.#trust.open(note), entry.index, period))
  }

  /** The wallet is another file: what is done there is done before this is noted here, and harmless when it is done again. */
  tokenRevocation(entry: StoredEntry, frame: Uint8Array, open: OpenHubEnvelope): Outcome {
    const { payload, id } = open(entry, frame, TokenRevocation)
    if (!this.#trust.covers(entry.index)) return 'waiting'
    this.#wallet.revoke(payload.through, slotAt(this.#opened.genesis, entry.time))
    this.#keys.announce('token-revocation', payload.through, entry.index, id)
    this.#world.log.warn('tokens-ended', { period: payload.through })
    return 'done'
  }

  /** As with tokens that are ended, the wallet comes first. */
  issuerRevocation(entry: StoredEntry, frame: Uint8Array, open: OpenHubEnvelope): Outcome {
    const { payload } = open(entry, frame, IssuerRevocation)
    const { period, keyId } = payload
    if (!this.#trust.covers(entry.index)) return 'waiting'
    const announced = this.#keys.announcedIssuerKeys(period)
    // Announced keys may still wait for proof that they came in time.
    if (announced === undefined && this.#log.hasOpen('issuer-keys', 0, entry.index)) return 'waiting'
    if (announced === undefined || revokedKey(announced, payload) === undefined) throw new ProtocolError('SCHEMA_MISMATCH', { field: 'keyId' })
    this.#wallet.revokeKey(period, keyId, slotAt(this.#opened.genesis, entry.time))
    this.#keys.addRevocation(entry.index, encode(payload as unknown as Value))
    this.#world.log.warn('issuer-key-revoked', { period, index: entry.index })
    return 'done'
  }

  hubKey(entry: StoredEntry, frame: Uint8Array): Outcome {
    const header = { type: entry.kind, origin: this.#opened.origin, tlp: entry.tlp, terms: entry.terms }
    const { payload } = openEnvelope(frame, header, HubKey, this.#opened.genesis.rootKey)
    if (!this.#trust.covers(entry.index)) return 'waiting'
    if (!equalBytes(payload.replaces, this.#trust.hubKey(entry.index))) throw new ProtocolError('KEY_INVALID', { field: 'replaces' })
    // Else the head behind it, signed by this very key, could not have been opened.
    if (!equalBytes(payload.key, this.#trust.hubKey(entry.index + 1))) throw new ProtocolError('KEY_DUPLICATE', { index: entry.index })
    return 'done'
  }

  #refuse(entry: StoredEntry, code: 'KEY_DUPLICATE' | 'KEY_TOO_LATE'): Outcome {
    this.#log.quarantine(entry.index, code, this.#world.now())
    this.#world.log.error('key-refused', { index: entry.index, code, kind: entry.kind })
    return 'refused'
  }
}

/** One key for each place of a period, and each key in one place, or the hub could choose whom to give which. */
function assertPlaces({ keys }: IssuerKeys, countingKeys: number): void {
  const places = new Set(keys.map(({ purpose, number, isSpare }) => `${purpose} ${number} ${isSpare}`))
  const distinct = Math.min(places.size, new Set(keys.map(({ spki }) => hex(spki))).size)
  if (distinct !== keys.length) throw new ProtocolError('KEY_DUPLICATE', { found: keys.length, expected: distinct })
  const isPlace = ({ purpose, number }: IssuerKey): boolean => (purpose === 'report' ? number === 0 : number >= 1 && number <= countingKeys)
  const stray = keys.findIndex((key) => !isPlace(key))
  if (stray >= 0) throw new ProtocolError('SCHEMA_MISMATCH', { field: `keys.${stray}.number` })
}
