// SPDX-License-Identifier: EUPL-1.2
/**
 * The anonymous intake: spent tokens, accepted contributions, received batches.
 *
 * Tables are ordered by hash and hold no time but the period, no slot and no batch beside a contribution: the hub's data
 * give no order of arrival that could be laid beside the relay's.
 *
 * @module
 */
import { equalBytes } from '@ncv/protocol/bytes.ts'
import type { Db } from '@ncv/runtime/open-db.ts'

export interface AcceptedContribution {
  /** SHA-256 of the signed bytes. */
  readonly id: Uint8Array
  /** Canonical payload. */
  readonly payload: Uint8Array
  readonly period: number
}

export type SpendResult = 'spent' | 'already-accepted' | 'already-spent'

export class IntakeStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  hasBatch(root: Uint8Array): boolean {
    return this.#db.prepare<[Uint8Array], number>('SELECT 1 FROM batch WHERE root = ?').pluck().get(root) !== undefined
  }

  /** Runs `work` in one transaction: a batch is taken in whole or not at all. */
  inOne<T>(work: () => T): T {
    return this.#db.transaction(work).immediate()
  }

  addBatch(root: Uint8Array, slot: number, count: number): void {
    this.#db
      .prepare<[Uint8Array, number, number]>('INSERT INTO batch (root, slot, count) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
      .run(root, slot, count)
  }

  /** Spends the token and keeps the contribution. Must run inside a transaction. */
  accept(nonce: Uint8Array, { id, payload, period }: AcceptedContribution): SpendResult {
    const before = this.#db.prepare<[Uint8Array], Uint8Array>('SELECT contribution FROM spent WHERE nonce = ?').pluck().get(nonce)
    if (before !== undefined) return equalBytes(before, id) ? 'already-accepted' : 'already-spent'
    this.#db.prepare<[Uint8Array, Uint8Array]>('INSERT INTO spent (nonce, contribution) VALUES (?, ?)').run(nonce, id)
    this.#db.prepare<[Uint8Array, Uint8Array, number]>('INSERT INTO contribution (id, payload, period) VALUES (?, ?, ?)').run(id, payload, period)
    return 'spent'
  }

  contributions(): AcceptedContribution[] {
    return this.#db.prepare<[], AcceptedContribution>('SELECT id, payload, period FROM contribution ORDER BY period, id').all()
  }

  contribution(id: Uint8Array): AcceptedContribution | undefined {
    return this.#db.prepare<[Uint8Array], AcceptedContribution>('SELECT id, payload, period FROM contribution WHERE id = ?').get(id)
  }

  figures(): { readonly contributions: number; readonly batches: number; readonly boxes: number } {
    const sql = 'SELECT (SELECT count(*) FROM contribution) AS contributions, count(*) AS batches, coalesce(sum(count), 0) AS boxes FROM batch'
    return this.#db.prepare<[], { contributions: number; batches: number; boxes: number }>(sql).get() ?? { contributions: 0, batches: 0, boxes: 0 }
  }
}
