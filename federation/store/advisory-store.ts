// SPDX-License-Identifier: EUPL-1.2
/**
 * Which version of which advisory was published as which entry.
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

export class AdvisoryStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  /** `unchanged`: the same bytes are published; `conflict`: other bytes under the same key. */
  find({ namespace, trackingId, version }: AdvisoryKey, sha256: Uint8Array): 'new' | 'unchanged' | 'conflict' {
    const sql = 'SELECT sha256 FROM advisory WHERE namespace = ? AND tracking_id = ? AND version = ?'
    const known = this.#db.prepare<[string, string, string], Uint8Array>(sql).pluck().get(namespace, trackingId, version)
    if (known === undefined) return 'new'
    return equalBytes(known, sha256) ? 'unchanged' : 'conflict'
  }

  versions(namespace: string, trackingId: string): PublishedVersion[] {
    const sql = 'SELECT version, idx AS "index" FROM advisory WHERE namespace = ? AND tracking_id = ? ORDER BY idx'
    return this.#db.prepare<[string, string], PublishedVersion>(sql).all(namespace, trackingId)
  }

  /** Within the transaction that appends the entry. */
  add({ namespace, trackingId, version }: AdvisoryKey, sha256: Uint8Array, index: number): void {
    const sql = 'INSERT INTO advisory (namespace, tracking_id, version, sha256, idx) VALUES (?, ?, ?, ?, ?)'
    this.#db.prepare<[string, string, string, Uint8Array, number]>(sql).run(namespace, trackingId, version, sha256, index)
  }

  count(): number {
    return this.#db.prepare<[], number>('SELECT count(*) FROM advisory').pluck().get() ?? 0
  }
}
