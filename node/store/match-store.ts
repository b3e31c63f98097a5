// SPDX-License-Identifier: EUPL-1.2
/**
 * Matches (asset × warning) and what people decided about them.
 *
 * @module
 */
import type { Instant } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import { IS_CURRENT } from './warning-store.ts'

export interface StoredMatch {
  readonly index: number
  readonly asset: string
  readonly verdict: 'affected' | 'check'
  /** JSON of the verdicts with their reasons. */
  readonly detail: string
}

export interface StoredStatus {
  readonly asset: string
  readonly advisory: string
  readonly status: string
  readonly reason: string | null
  /** `YYYY-MM-DD`; for `accepted` only. */
  readonly until: string | null
  readonly at: Instant
}

export class MatchStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  /** Replaces the matches of one warning; the caller's transaction. */
  put(index: number, matches: readonly Omit<StoredMatch, 'index'>[]): void {
    this.#db.prepare<[number]>('DELETE FROM match WHERE idx = ?').run(index)
    const insert = this.#db.prepare<[number, string, string, string]>('INSERT INTO match (idx, asset, verdict, detail) VALUES (?, ?, ?, ?)')
    for (const { asset, verdict, detail } of matches) insert.run(index, asset, verdict, detail)
  }

  all(): StoredMatch[] {
    return this.#db.prepare<[], StoredMatch>('SELECT idx AS "index", asset, verdict, detail FROM match ORDER BY idx DESC, verdict, asset').all()
  }

  of(index: number): StoredMatch[] {
    return this.#db
      .prepare<[number], StoredMatch>('SELECT idx AS "index", asset, verdict, detail FROM match WHERE idx = ? ORDER BY verdict, asset')
      .all(index)
  }

  /** Distinct asset × advisory by strongest verdict, of warnings that hold. */
  counts(): { readonly affected: number; readonly check: number } {
    // In the order of the alphabet `affected` comes before `check`.
    const sql = `
      SELECT coalesce(sum(verdict = 'affected'), 0) AS affected, coalesce(sum(verdict = 'check'), 0) AS "check" FROM (
        SELECT min(m.verdict) AS verdict FROM match m JOIN warning w ON w.idx = m.idx WHERE ${IS_CURRENT}
        GROUP BY m.asset, coalesce(w.namespace || ' ' || w.tracking_id, 'entry ' || w.idx))`
    return this.#db.prepare<[], { affected: number; check: number }>(sql).get() ?? { affected: 0, check: 0 }
  }

  statuses(): StoredStatus[] {
    return this.#db.prepare<[], StoredStatus>('SELECT asset, advisory, status, reason, until, at FROM match_status').all()
  }

  setStatus({ asset, advisory, status, reason, until, at }: StoredStatus): void {
    const sql = 'INSERT OR REPLACE INTO match_status (asset, advisory, status, reason, until, at) VALUES (?, ?, ?, ?, ?, ?)'
    this.#db.prepare<[string, string, string, string | null, string | null, number]>(sql).run(asset, advisory, status, reason, until, at)
  }
}
