// SPDX-License-Identifier: EUPL-1.2
/**
 * Carries out how long the hub keeps what ({@link file://./retention-rules.ts}).
 *
 * @module
 */
import type { PurgeParams } from '@ncv/protocol/retention/rule.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import type { RetentionLine, RetentionRun } from '@ncv/runtime/retention.ts'
import { runRetention } from '@ncv/runtime/retention.ts'
import { HUB_RETENTION } from './retention-rules.ts'

export class RetentionStore {
  readonly #db: Db
  #ranOn = -1

  constructor(db: Db) {
    this.#db = db
  }

  run(params: PurgeParams, run: RetentionRun): RetentionLine[] {
    return runRetention(this.#db, HUB_RETENTION, params, run)
  }

  /** True once for each day. */
  isFirstOf(day: number): boolean {
    const isFirst = day !== this.#ranOn
    this.#ranOn = day
    return isFirst
  }
}
