// SPDX-License-Identifier: EUPL-1.2
/**
 * Matches (asset × warning) and what people decided about them.
 *
 * @module
 */
import type { Instant } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import { STANDS } from './warning-store.ts'

export interface StoredMatch {
  readonly index: number
  readonly asset: string
  readonly verdict: 'affected' | 'check'
  /** JSON of the verdicts with their reasons. */
  readonly detail: string
  /** Of all that a decision about the match rests on. */
  readonly digest: string
}

export interface StoredStatus {
  readonly asset: string
  readonly advisory: string
  readonly status: string
  readonly reason: string | null
  /** `YYYY-MM-DD`; for `accepted` only. */
  readonly until: string | null
  /** {@link StoredMatch.digest} of what was decided on: of any other match it says nothing. */
  readonly digest: string
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
    const sql = 'INSERT INTO match (idx, asset, verdict, detail, digest) VALUES (?, ?, ?, ?, ?)'
    const insert = this.#db.prepare<[number, string, string, string, string]>(sql)
    for (const { asset, verdict, detail, digest } of matches) insert.run(index, asset, verdict, detail, digest)
  }

  all(): StoredMatch[] {
    return this.#db
      .prepare<[], StoredMatch>('SELECT idx AS "index", asset, verdict, detail, digest FROM match ORDER BY idx DESC, verdict, asset')
      .all()
  }

  of(index: number): StoredMatch[] {
    return this.#db
      .prepare<[number], StoredMatch>('SELECT idx AS "index", asset, verdict, detail, digest FROM match WHERE idx = ? ORDER BY verdict, asset')
      .all(index)
  }

  /** Distinct asset × advisory by strongest verdict, of warnings whose matches count. */
  counts(): { readonly affected: number; readonly check: number } {
    // In the order of the alphabet `affected` comes before `check`.
    const sql = `
      SELECT coalesce(sum(verdict = 'affected'), 0) AS affected, coalesce(sum(verdict = 'check'), 0) AS "check" FROM (
        SELECT min(m.verdict) AS verdict FROM match m JOIN warning w ON w.idx = m.idx WHERE ${STANDS}
        GROUP BY m.asset, coalesce(w.namespace || ' ' || w.tracking_id, 'entry ' || w.idx))`
    return this.#db.prepare<[], { affected: number; check: number }>(sql).get() ?? { affected: 0, check: 0 }
  }

  statuses(): StoredStatus[] {
    return this.#db.prepare<[], StoredStatus>('SELECT asset, advisory, status, reason, until, digest, at FROM match_status').all()
  }

  setStatus({ asset, advisory, status, reason, until, digest, at }: StoredStatus): void {
    const sql = 'INSERT OR REPLACE INTO match_status (asset, advisory, status, reason, until, digest, at) VALUES (?, ?, ?, ?, ?, ?, ?)'
    this.#db
      .prepare<[string, string, string, string | null, string | null, string, number]>(sql)
      .run(asset, advisory, status, reason, until, digest, at)
  }
}
