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
import type { World } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import { forgetOrder } from './order-of-arrival.ts'

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

  /** Spends the token and keeps the contribution. Must run inside a transaction. @param xwPk the one-time key to which replies are sealed */
  accept(nonce: Uint8Array, { id, payload, period }: AcceptedContribution, xwPk: Uint8Array): SpendResult {
    const insert = 'INSERT INTO spent (nonce, contribution) VALUES (?, ?) ON CONFLICT DO NOTHING'
    if (this.#db.prepare<[Uint8Array, Uint8Array]>(insert).run(nonce, id).changes === 0) {
      const before = this.#db.prepare<[Uint8Array], Uint8Array>('SELECT contribution FROM spent WHERE nonce = ?').pluck().get(nonce)
      return before !== undefined && equalBytes(before, id) ? 'already-accepted' : 'already-spent'
    }
    const keep = 'INSERT INTO contribution (id, payload, period, xw_pk) VALUES (?, ?, ?, ?)'
    this.#db.prepare<[Uint8Array, Uint8Array, number, Uint8Array]>(keep).run(id, payload, period, xwPk)
    return 'spent'
  }

  /** Notes for the next daily list that this was accepted. Must run inside the transaction that accepts it. @param mark see `acceptedMark` */
  addMark(mark: Uint8Array): void {
    this.#db.prepare<[Uint8Array]>('INSERT INTO accepted_mark (mark) VALUES (?) ON CONFLICT DO NOTHING').run(mark)
  }

  /** The file no longer tells in which order rows came; takes a second for a hundred thousand of them. */
  forgetOrder(world: Pick<World, 'random'>): void {
    forgetOrder(this.#db, world)
  }

  contributions(): AcceptedContribution[] {
    return this.#db.prepare<[], AcceptedContribution>('SELECT id, payload, period FROM contribution ORDER BY period, id').all()
  }

  contribution(id: Uint8Array): AcceptedContribution | undefined {
    return this.#db.prepare<[Uint8Array], AcceptedContribution>('SELECT id, payload, period FROM contribution WHERE id = ?').get(id)
  }

  figures(): { readonly contributions: number; readonly batches: number; readonly boxes: number } {
    const sql = `SELECT (SELECT count(*) FROM contribution) AS contributions,
      count(*) + coalesce((SELECT batches FROM batches_before), 0) AS batches,
      coalesce(sum(count), 0) + coalesce((SELECT boxes FROM batches_before), 0) AS boxes FROM batch`
    return this.#db.prepare<[], { contributions: number; batches: number; boxes: number }>(sql).get() ?? { contributions: 0, batches: 0, boxes: 0 }
  }
}
