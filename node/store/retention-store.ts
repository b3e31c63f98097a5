// SPDX-License-Identifier: EUPL-1.2
/**
 * Carries out how long a node keeps what ({@link file://./retention-rules.ts}), in both database files.
 *
 * @module
 */
import type { Instant } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import type { RetentionLine, RetentionRun } from '@ncv/runtime/retention.ts'
import { runRetention } from '@ncv/runtime/retention.ts'
import { NODE_RETENTION, WALLET_RETENTION } from './retention-rules.ts'

export class RetentionStore {
  readonly #db: Db
  readonly #wallet: Db

  constructor(db: Db, wallet: Db) {
    this.#db = db
    this.#wallet = wallet
  }

  /** @param before what is older is over @param indexBefore the same for what goes by the entries of the log; never after `before` */
  run(before: Instant, indexBefore: Instant, run: RetentionRun): RetentionLine[] {
    const params = { before, index: this.#indexAt(indexBefore), period: -1, dead: -1 }
    return [...runRetention(this.#db, NODE_RETENTION, params, run), ...runRetention(this.#wallet, WALLET_RETENTION, params, run)]
  }

  /** Ids of incidents that are due. */
  dueIncidents(before: Instant): string[] {
    return this.#db.prepare<[number], string>('SELECT id FROM incident WHERE at < ?').pluck().all(before)
  }

  /** Entries below it were sequenced before. */
  #indexAt(time: Instant): number {
    return this.#db.prepare<[number], number>('SELECT coalesce(max(idx) + 1, 0) FROM entry WHERE time > 0 AND time < ?').pluck().get(time) ?? 0
  }
}
