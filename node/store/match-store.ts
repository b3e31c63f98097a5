// SPDX-License-Identifier: EUPL-1.2
/**
 * Matches (asset × warning), as matching gave them last. What becomes of them: {@link file://./life-store.ts}.
 *
 * @module
 */
import type { Db, Statement } from '@ncv/runtime/open-db.ts'
import { STANDS } from './warning-store.ts'

export interface StoredMatch {
  readonly index: number
  readonly asset: string
  readonly verdict: 'affected' | 'check'
  /** JSON of the verdicts with their reasons. */
  readonly detail: string
  /** Tells apart what `detail` leaves out; empty where it leaves out nothing. */
  readonly digest: string
}

/** Assets under one warning. */
export interface MatchCount {
  readonly affected: number
  readonly check: number
}

export class MatchStore {
  readonly #db: Db
  readonly #remove: Statement<[number]>
  readonly #insert: Statement<[number, string, string, string, string]>
  readonly #queue: Statement<[number]>
  readonly #has: Statement<[number], number>
  readonly #revision: Statement<[], number>

  constructor(db: Db) {
    this.#db = db
    this.#remove = db.prepare('DELETE FROM match WHERE idx = ?')
    this.#insert = db.prepare('INSERT INTO match (idx, asset, verdict, detail, digest) VALUES (?, ?, ?, ?, ?)')
    this.#has = db.prepare<[number], number>('SELECT 1 FROM match WHERE idx = ? LIMIT 1').pluck()
    this.#revision = db.prepare<[], number>('SELECT total_changes()').pluck()
    this.#queue = db.prepare('INSERT OR IGNORE INTO review_due (idx) VALUES (?)')
  }

  /**
   * The matches of one warning from now on; the caller's transaction, and only where something changed: what did is gone through
   * next ({@link file://../triage/triage.ts}).
   */
  put(index: number, matches: readonly Omit<StoredMatch, 'index'>[]): void {
    this.#remove.run(index)
    for (const { asset, verdict, detail, digest } of matches) this.#insert.run(index, asset, verdict, detail, digest)
    this.#queue.run(index)
  }

  all(): StoredMatch[] {
    return this.#db
      .prepare<[], StoredMatch>('SELECT idx AS "index", asset, verdict, detail, digest FROM match ORDER BY idx DESC, verdict, asset')
      .all()
  }

  /** Grows with every row that anything in this database changes: what was read under the same number still holds. */
  revision(): number {
    return this.#revision.get() ?? 0
  }

  /** Cheaper than {@link of} for the many advisories that touch nothing. */
  has(index: number): boolean {
    return this.#has.get(index) === 1
  }

  of(index: number): StoredMatch[] {
    return this.#db
      .prepare<[number], StoredMatch>('SELECT idx AS "index", asset, verdict, detail, digest FROM match WHERE idx = ? ORDER BY verdict, asset')
      .all(index)
  }

  /** Of each warning that touches something. */
  byWarning(): Map<number, MatchCount> {
    const sql = `SELECT idx AS "index", sum(verdict = 'affected') AS affected, sum(verdict = 'check') AS "check" FROM match GROUP BY idx`
    const rows = this.#db.prepare<[], MatchCount & { readonly index: number }>(sql).all()
    return new Map(rows.map(({ index, affected, check }) => [index, { affected, check }]))
  }

  /** Distinct asset × advisory by strongest verdict, of warnings whose matches count. */
  counts(): { readonly affected: number; readonly check: number } {
    // In the order of the alphabet `affected` comes before `check`.
    // Whether a warning stands is asked once for it, not once for each of its matches.
    const sql = `
      WITH standing (idx, advisory) AS MATERIALIZED (
        SELECT w.idx, coalesce(w.namespace || ' ' || w.tracking_id, 'entry ' || w.idx) FROM warning w
        WHERE w.idx IN (SELECT DISTINCT idx FROM match) AND ${STANDS})
      SELECT coalesce(sum(verdict = 'affected'), 0) AS affected, coalesce(sum(verdict = 'check'), 0) AS "check" FROM (
        SELECT min(m.verdict) AS verdict FROM standing s JOIN match m ON m.idx = s.idx GROUP BY m.asset, s.advisory)`
    return this.#db.prepare<[], { affected: number; check: number }>(sql).get() ?? { affected: 0, check: 0 }
  }
}
