// SPDX-License-Identifier: EUPL-1.2
/**
 * Keys that the log announced: epoch keys (sealed), issuer keys with what became of them.
 *
 * @module
 */
import { hex } from '@ncv/protocol/bytes.ts'
import { parsePayload } from '@ncv/protocol/envelope.ts'
import type { EpochPurpose, IssuerKey } from '@ncv/protocol/message/keys.ts'
import { IssuerKeys, IssuerRevocation } from '@ncv/protocol/message/keys.ts'
import type { BodyKey } from '@ncv/protocol/log/body.ts'
import type { Entry } from '@ncv/protocol/log/entry.ts'
import { epochPurposeOf } from '@ncv/protocol/log/broadcast-label.ts'
import type { KeyEnds } from '@ncv/protocol/token/key-in-force.ts'
import { keysInForce } from '@ncv/protocol/token/key-in-force.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import type { Vault } from '../vault.ts'

export type IssuerState = 'usable' | 'late' | 'blocked'

/** What a key is announced for: the issuer's keys of a period, or an epoch of a purpose; or up to which period tokens are ended. */
export type KeyPlace = 'issuer' | 'token-revocation' | EpochPurpose

export class KeyStore {
  readonly #db: Db
  readonly #vault: Vault

  constructor(db: Db, vault: Vault) {
    this.#db = db
    this.#vault = vault
  }

  /** The key, unless a second announcement has blocked it. */
  epochKey(purpose: EpochPurpose, epoch: number): Uint8Array | undefined {
    const sql = 'SELECT sealed FROM epoch_key WHERE purpose = ? AND epoch = ? AND is_blocked = 0'
    const sealed = this.#db.prepare<[string, number], Uint8Array>(sql).pluck().get(purpose, epoch)
    return sealed === undefined ? undefined : this.#vault.open(`epoch/${purpose}/${epoch}`, new Uint8Array(sealed))
  }

  /** All that are here and not blocked, by epoch. */
  epochKeys(purpose: EpochPurpose): Map<number, Uint8Array> {
    const sql = 'SELECT epoch FROM epoch_key WHERE purpose = ? AND is_blocked = 0 ORDER BY epoch'
    const epochs = this.#db.prepare<[string], number>(sql).pluck().all(purpose)
    return new Map(epochs.map((epoch) => [epoch, this.epochKey(purpose, epoch) as Uint8Array]))
  }

  /** The newest epoch whose key is here; undefined where there is none. */
  newestKeyOf(purpose: EpochPurpose): number | undefined {
    const sql = 'SELECT max(epoch) FROM epoch_key WHERE purpose = ? AND is_blocked = 0'
    return this.#db.prepare<[string], number | null>(sql).pluck().get(purpose) ?? undefined
  }

  /** What opens the body of an entry: `clear` where it takes no key, `missing` where the key is not here. */
  bodyKey({ tlp, epoch }: Pick<Entry, 'tlp' | 'epoch'>): BodyKey | 'clear' | 'missing' {
    const purpose = epoch === 0 ? undefined : epochPurposeOf(tlp)
    if (purpose === undefined) return 'clear'
    const key = this.epochKey(purpose, epoch)
    return key === undefined ? 'missing' : { epoch, key }
  }

  /** Index of the entry that announced this epoch; undefined where there is none, or more than one. */
  announcedAt(purpose: EpochPurpose, epoch: number): number | undefined {
    const sql = 'SELECT min(idx) AS first, count(DISTINCT id) AS count FROM announcement WHERE place = ? AND number = ?'
    const found = this.#db.prepare<[string, number], { first: number | null; count: number }>(sql).get(purpose, epoch)
    return found === undefined || found.first === null || found.count > 1 ? undefined : found.first
  }

  /**
   * Notes that a key was announced. From the second announcement for one place on, none of them is used.
   *
   * @returns how many different announcements there are now
   */
  announce(place: KeyPlace, number: number, index: number, id: Uint8Array): number {
    const insert = 'INSERT OR IGNORE INTO announcement (place, number, idx, id) VALUES (?, ?, ?, ?)'
    this.#db.prepare<[string, number, number, Uint8Array]>(insert).run(place, number, index, id)
    const count = 'SELECT count(DISTINCT id) FROM announcement WHERE place = ? AND number = ?'
    return this.#db.prepare<[string, number], number>(count).pluck().get(place, number) ?? 0
  }

  /** The newest period whose tokens are ended; -1 where none are. */
  tokensEndedThrough(): number {
    return this.#db.prepare<[], number | null>(`SELECT max(number) FROM announcement WHERE place = 'token-revocation'`).pluck().get() ?? -1
  }

  addRevocation(index: number, payload: Uint8Array): void {
    this.#db.prepare<[number, Uint8Array]>('INSERT OR IGNORE INTO issuer_revocation (idx, payload) VALUES (?, ?)').run(index, payload)
  }

  /** What the log has said about ends of issuer keys and tokens, under a quorum. */
  keyEnds(): KeyEnds {
    const revoked = this.#db
      .prepare<[], { index: number; payload: Uint8Array }>('SELECT idx AS "index", payload FROM issuer_revocation ORDER BY idx')
      .all()
    const sql = `SELECT idx AS "index", number AS through FROM announcement WHERE place = 'token-revocation' ORDER BY idx`
    return {
      revocations: revoked.map(({ index, payload }) => ({ ...parsePayload(new Uint8Array(payload), IssuerRevocation), index })),
      endings: this.#db.prepare<[], { index: number; through: number }>(sql).all(),
    }
  }

  /** The keys of a period that tokens are asked for and spent under; empty while they may not be used. */
  issuerKeysInForce(period: number, ends: KeyEnds = this.keyEnds()): IssuerKey[] {
    return keysInForce(period, this.usableIssuerKeys(period)?.keys ?? [], ends)
  }

  /** Periods of other entries that announced one of these RSA keys as well. */
  periodsWithSameKey(index: number, keys: readonly IssuerKey[]): number[] {
    const own = new Set(keys.map(({ spki }) => hex(spki)))
    const rows = this.#db.prepare<[number], Uint8Array>('SELECT payload FROM issuer_keys WHERE idx <> ?').pluck().all(index)
    return rows
      .map((payload) => parsePayload(new Uint8Array(payload), IssuerKeys))
      .filter(({ keys: others }) => others.some(({ spki }) => own.has(hex(spki))))
      .map(({ period }) => period)
  }

  addEpoch(purpose: EpochPurpose, epoch: number, index: number, key: Uint8Array): void {
    const sql = 'INSERT OR IGNORE INTO epoch_key (purpose, epoch, idx, sealed) VALUES (?, ?, ?, ?)'
    this.#db.prepare<[string, number, number, Uint8Array]>(sql).run(purpose, epoch, index, this.#vault.seal(`epoch/${purpose}/${epoch}`, key))
  }

  blockEpoch(purpose: EpochPurpose, epoch: number): void {
    this.#db.prepare<[string, number]>('UPDATE epoch_key SET is_blocked = 1 WHERE purpose = ? AND epoch = ?').run(purpose, epoch)
  }

  /** The newest epoch that was announced before this entry; 0 where there is none. */
  newestEpochBefore(purpose: EpochPurpose, index: number): number {
    const sql = 'SELECT coalesce(max(number), 0) FROM announcement WHERE place = ? AND idx < ?'
    return this.#db.prepare<[string, number], number>(sql).pluck().get(purpose, index) ?? 0
  }

  addIssuerKeys(index: number, period: number, payload: Uint8Array, state: IssuerState): void {
    const sql = 'INSERT INTO issuer_keys (idx, period, payload, state) VALUES (?, ?, ?, ?)'
    this.#db.prepare<[number, number, Uint8Array, string]>(sql).run(index, period, payload, state)
  }

  blockIssuerKeys(period: number): void {
    this.#db.prepare<[number]>(`UPDATE issuer_keys SET state = 'blocked' WHERE period = ?`).run(period)
  }

  issuerState(period: number): IssuerState | undefined {
    return this.#db.prepare<[number], IssuerState>('SELECT state FROM issuer_keys WHERE period = ? ORDER BY idx LIMIT 1').pluck().get(period)
  }

  /** The period's keys as announced first, whether they may be used or not. */
  announcedIssuerKeys(period: number): IssuerKeys | undefined {
    const sql = 'SELECT payload FROM issuer_keys WHERE period = ? ORDER BY idx LIMIT 1'
    const payload = this.#db.prepare<[number], Uint8Array>(sql).pluck().get(period)
    return payload === undefined ? undefined : parsePayload(new Uint8Array(payload), IssuerKeys)
  }

  /** The period's keys, if they may be used. */
  usableIssuerKeys(period: number): IssuerKeys | undefined {
    const sql = `SELECT payload FROM issuer_keys WHERE period = ? AND state = 'usable'`
    const payload = this.#db.prepare<[number], Uint8Array>(sql).pluck().get(period)
    return payload === undefined ? undefined : parsePayload(new Uint8Array(payload), IssuerKeys)
  }
}
