// SPDX-License-Identifier: EUPL-1.2
/**
 * Which version of which advisory was published as which entry, and which of them were withdrawn.
 *
 * @module
 */
import { equalBytes } from '@ncv/protocol/bytes.ts'
import type { AdvisoryKey } from '@ncv/protocol/message/warning.ts'
import type { Db } from '@ncv/runtime/open-db.ts'

export interface PublishedVersion {
  readonly version: string
  readonly index: number
}

export interface PublishedAdvisory extends AdvisoryKey {
  /** Of the document. */
  readonly sha256: Uint8Array
  readonly index: number
}

export class AdvisoryStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  /** `unchanged`: the same bytes are in force; `conflict`: other bytes under the same key are. What was withdrawn does not count. */
  find({ namespace, trackingId, version }: AdvisoryKey, sha256: Uint8Array): 'new' | 'unchanged' | 'conflict' {
    const sql = 'SELECT sha256 FROM advisory WHERE namespace = ? AND tracking_id = ? AND version = ? AND withdrawn IS NULL ORDER BY idx DESC'
    const known = this.#db.prepare<[string, string, string], Uint8Array>(sql).pluck().get(namespace, trackingId, version)
    if (known === undefined) return 'new'
    return equalBytes(known, sha256) ? 'unchanged' : 'conflict'
  }

  /** Those in force. */
  versions(namespace: string, trackingId: string): PublishedVersion[] {
    const sql = 'SELECT version, idx AS "index" FROM advisory WHERE namespace = ? AND tracking_id = ? AND withdrawn IS NULL ORDER BY idx'
    return this.#db.prepare<[string, string], PublishedVersion>(sql).all(namespace, trackingId)
  }

  /** Within the transaction that appends the entry. */
  add({ namespace, trackingId, version }: AdvisoryKey, sha256: Uint8Array, index: number): void {
    const sql = 'INSERT INTO advisory (namespace, tracking_id, version, sha256, idx) VALUES (?, ?, ?, ?, ?)'
    this.#db.prepare<[string, string, string, Uint8Array, number]>(sql).run(namespace, trackingId, version, sha256, index)
  }

  /** Within the transaction that appends the withdrawal. Does nothing for an entry that published no document. */
  withdraw(index: number, withdrawal: number): void {
    this.#db.prepare<[number, number]>('UPDATE advisory SET withdrawn = ? WHERE idx = ? AND withdrawn IS NULL').run(withdrawal, index)
  }

  /** Within the transaction that erases the entry: the hash of a document would confirm a guess about it. */
  remove(index: number): void {
    this.#db.prepare<[number]>('DELETE FROM advisory WHERE idx = ?').run(index)
  }

  all(): PublishedAdvisory[] {
    const sql = 'SELECT namespace, tracking_id AS trackingId, version, sha256, idx AS "index" FROM advisory ORDER BY idx'
    return this.#db.prepare<[], PublishedAdvisory>(sql).all()
  }

  /** How many are in force. */
  count(): number {
    return this.#db.prepare<[], number>('SELECT count(*) FROM advisory WHERE withdrawn IS NULL').pluck().get() ?? 0
  }
}
