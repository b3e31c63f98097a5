// SPDX-License-Identifier: EUPL-1.2
/**
 * The hub's own keys of epochs and of issuing, and who fetched tokens.
 *
 * @module
 */
import { equalBytes } from '@ncv/protocol/bytes.ts'
import type { BodyKey } from '@ncv/protocol/log/body.ts'
import type { Entry } from '@ncv/protocol/log/entry.ts'
import { epochPurposeOf } from '@ncv/protocol/log/broadcast-label.ts'
import type { EpochPurpose, IssuerPurpose } from '@ncv/protocol/message/keys.ts'
import type { Db } from '@ncv/runtime/open-db.ts'

export interface EpochKey {
  readonly purpose: EpochPurpose
  readonly epoch: number
  /** Null for one that the log announced and that is lost here. */
  readonly key: Uint8Array | null
  /** Index of the entry that announced it. */
  readonly index: number
  /** Period in which it was made. */
  readonly period: number
}

export interface StoredIssuerKey {
  readonly period: number
  readonly purpose: IssuerPurpose
  readonly number: number
  readonly isSpare: boolean
  /** Null for one that the log announced and that is lost here. */
  readonly pkcs8: Uint8Array | null
  readonly spki: Uint8Array
  /** Index of the entry that announced it; null before. */
  readonly index: number | null
}

interface IssuerRow extends Omit<StoredIssuerKey, 'isSpare'> {
  readonly isSpare: number
}

export class KeyStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  newestEpoch(purpose: EpochPurpose): EpochKey | undefined {
    const sql = 'SELECT purpose, epoch, key, idx AS "index", period FROM epoch_key WHERE purpose = ? ORDER BY epoch DESC LIMIT 1'
    const row = this.#db.prepare<[string], EpochKey>(sql).get(purpose)
    return row === undefined ? undefined : { ...row, key: copyOf(row.key) }
  }

  epoch(purpose: EpochPurpose, epoch: number): EpochKey | undefined {
    const sql = 'SELECT purpose, epoch, key, idx AS "index", period FROM epoch_key WHERE purpose = ? AND epoch = ?'
    const row = this.#db.prepare<[string, number], EpochKey>(sql).get(purpose, epoch)
    return row === undefined ? undefined : { ...row, key: copyOf(row.key) }
  }

  epochKey(purpose: EpochPurpose, epoch: number): Uint8Array | undefined {
    const key = this.#db
      .prepare<[string, number], Uint8Array | null>('SELECT key FROM epoch_key WHERE purpose = ? AND epoch = ?')
      .pluck()
      .get(purpose, epoch)
    return key === undefined || key === null ? undefined : new Uint8Array(key)
  }

  /** All that are here, by epoch. */
  epochKeys(purpose: EpochPurpose): Map<number, Uint8Array> {
    const sql = 'SELECT epoch, key FROM epoch_key WHERE purpose = ? AND key IS NOT NULL ORDER BY epoch'
    const rows = this.#db.prepare<[string], { epoch: number; key: Uint8Array }>(sql).all(purpose)
    return new Map(rows.map(({ epoch, key }) => [epoch, new Uint8Array(key)]))
  }

  /** What opens the body of an entry: `clear` where it takes no key, `lost` where the key is not here. */
  bodyKey({ tlp, epoch }: Pick<Entry, 'tlp' | 'epoch'>): BodyKey | 'clear' | 'lost' {
    const purpose = epoch === 0 ? undefined : epochPurposeOf(tlp)
    if (purpose === undefined) return 'clear'
    const key = this.epochKey(purpose, epoch)
    return key === undefined ? 'lost' : { epoch, key }
  }

  /** A key that the log announced and that is back. */
  fillEpoch(purpose: EpochPurpose, epoch: number, key: Uint8Array): void {
    this.#db
      .prepare<[Uint8Array, string, number]>('UPDATE epoch_key SET key = ? WHERE purpose = ? AND epoch = ? AND key IS NULL')
      .run(key, purpose, epoch)
  }

  addEpoch({ purpose, epoch, key, index, period }: EpochKey): void {
    const sql = 'INSERT INTO epoch_key (purpose, epoch, key, idx, period) VALUES (?, ?, ?, ?, ?)'
    this.#db.prepare<[string, number, Uint8Array | null, number, number]>(sql).run(purpose, epoch, key, index, period)
  }

  issuerKeys(period: number): StoredIssuerKey[] {
    const sql = `SELECT period, purpose, number, is_spare AS isSpare, pkcs8, spki, idx AS "index" FROM issuer_key
      WHERE period = ? ORDER BY purpose DESC, number, is_spare`
    return this.#db
      .prepare<[number], IssuerRow>(sql)
      .all(period)
      .map((row) => ({
        ...row,
        isSpare: row.isSpare === 1,
        pkcs8: copyOf(row.pkcs8),
        spki: new Uint8Array(row.spki),
      }))
  }

  addIssuerKeys(keys: readonly StoredIssuerKey[]): void {
    const sql = 'INSERT INTO issuer_key (period, purpose, number, is_spare, pkcs8, spki, idx) VALUES (?, ?, ?, ?, ?, ?, ?)'
    const insert = this.#db.prepare<[number, string, number, number, Uint8Array | null, Uint8Array, number | null]>(sql)
    for (const { period, purpose, number, isSpare, pkcs8, spki, index } of keys)
      insert.run(period, purpose, number, isSpare ? 1 : 0, pkcs8, spki, index)
  }

  /**
   * `other`: this member already has tokens of the period for another request; more would be over quota. Changes nothing.
   *
   * @param spare empty for the period's keys, else the place of the spare that tokens are asked under
   */
  issued(period: number, member: string, spare: string, requestHash: Uint8Array): 'first' | 'same' | 'other' {
    const sql = 'SELECT request_hash FROM issued WHERE period = ? AND member = ? AND spare = ?'
    const before = this.#db.prepare<[number, string, string], Uint8Array>(sql).pluck().get(period, member, spare)
    if (before === undefined) return 'first'
    return equalBytes(before, requestHash) ? 'same' : 'other'
  }

  /** Remembers what this member got tokens of the period for. Must be durable before they leave the hub. */
  addIssued(period: number, member: string, spare: string, requestHash: Uint8Array): void {
    this.#db
      .prepare<[number, string, string, Uint8Array]>('INSERT INTO issued (period, member, spare, request_hash) VALUES (?, ?, ?, ?)')
      .run(period, member, spare, requestHash)
  }

  /** Members that have tokens of a period. */
  issuedCount(period: number): number {
    return this.#db.prepare<[number], number>('SELECT count(DISTINCT member) FROM issued WHERE period = ?').pluck().get(period) ?? 0
  }
}

/** The driver's buffers are views of a shared pool. */
function copyOf(bytes: Uint8Array | null): Uint8Array | null {
  return bytes === null ? null : new Uint8Array(bytes)
}
