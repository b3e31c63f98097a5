// SPDX-License-Identifier: EUPL-1.2
/**
 * What advisories say about assets, vulnerability by vulnerability, as it was gone through last; and what waits to be gone through.
 *
 * @module
 */
import type { VulnerabilitySeverity } from '@ncv/protocol/advisory/severity.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import { STANDS } from './warning-store.ts'

/** Why a match became something to look at. */
export const ALERT_CAUSES = ['new', 'verdict', 'stated', 'remedies', 'asset-version', 'returned', 'acceptance-ended'] as const
export type AlertCause = (typeof ALERT_CAUSES)[number]

/** Stands where a vulnerability has no CVE. */
export const NO_CVE = '*'

export interface MatchKey {
  readonly asset: string
  /** Namespace and tracking id, or `entry 12`. */
  readonly advisory: string
  /** CVE id or {@link NO_CVE}. */
  readonly cve: string
}

export interface Life extends MatchKey {
  /** The warning under which it was gone through. */
  readonly index: number
  /** Of the asset. */
  readonly version: string | null
  readonly verdict: 'affected' | 'check'
  readonly severity: VulnerabilitySeverity
  /** `cvss 3.1 9.8`, `publisher hoch`, `hub high`, `none` */
  readonly source: string
  readonly isExploited: boolean
  /** Hashes of product status with version texts, and of the remediations. */
  readonly stated: string
  readonly remedies: string
  readonly firstAt: Instant
  readonly alertAt: Instant
  readonly cause: AlertCause
  readonly goneAt: Instant | null
}

interface Row extends Omit<Life, 'isExploited'> {
  readonly isExploited: number
}

const COLUMNS = `asset, advisory, cve, idx AS "index", version, verdict, severity, source, is_exploited AS isExploited, stated, remedies,
  first_at AS firstAt, alert_at AS alertAt, cause, gone_at AS goneAt`

export class LifeStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  /** Indexes of the warnings whose matches changed since they were gone through; oldest first. */
  due(): number[] {
    return this.#db.prepare<[], number>('SELECT idx FROM review_due ORDER BY idx').pluck().all()
  }

  /** Puts warnings in line that came to stand without having been gone through, such as after a withdrawal. @returns how many */
  queueStanding(): number {
    const sql = `INSERT OR IGNORE INTO review_due (idx)
      SELECT w.idx FROM warning w WHERE EXISTS (SELECT 1 FROM match m WHERE m.idx = w.idx)
        AND NOT EXISTS (SELECT 1 FROM match_life l WHERE l.idx = w.idx) AND ${STANDS}`
    return this.#db.prepare(sql).run().changes
  }

  /** It was gone through. */
  done(index: number): void {
    this.#db.prepare<[number]>('DELETE FROM review_due WHERE idx = ?').run(index)
  }

  /** Those that touch their asset, as far as their warning stands or not. */
  all(): Life[] {
    return this.#db.prepare<[], Row>(`SELECT ${COLUMNS} FROM match_life WHERE gone_at IS NULL`).all().map(opened)
  }

  /** Those that are gone among them. */
  ofAdvisory(advisory: string): Life[] {
    return this.#db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM match_life WHERE advisory = ?`).all(advisory).map(opened)
  }

  ofWarning(index: number): Life[] {
    return this.#db.prepare<[number], Row>(`SELECT ${COLUMNS} FROM match_life WHERE idx = ? AND gone_at IS NULL`).all(index).map(opened)
  }

  /** Warnings under which something became a thing to look at, from `from` on and before `to`. */
  alertedBetween(from: Instant, to: Instant): number[] {
    const sql = 'SELECT DISTINCT idx FROM match_life WHERE gone_at IS NULL AND alert_at >= ? AND alert_at < ? ORDER BY idx'
    return this.#db.prepare<[number, number], number>(sql).pluck().all(from, to)
  }

  /** What ended before `at`: its asset is not touched any more, or left the inventory. */
  forget(at: Instant): void {
    const sql = `DELETE FROM match_life WHERE gone_at < ? OR (alert_at < ? AND NOT EXISTS (SELECT 1 FROM asset a WHERE a.id = match_life.asset))`
    this.#db.prepare<[number, number]>(sql).run(at, at)
  }

  put(rows: readonly Life[]): void {
    const sql = `INSERT OR REPLACE INTO match_life (asset, advisory, cve, idx, version, verdict, severity, source, is_exploited, stated, remedies,
      first_at, alert_at, cause, gone_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
    const insert = this.#db.prepare(sql)
    for (const life of rows) insert.run(...paramsOf(life))
  }
}

function paramsOf(life: Life): (string | number | null)[] {
  const { asset, advisory, cve, index, version, verdict, severity, source, isExploited, stated, remedies, firstAt, alertAt, cause, goneAt } = life
  return [asset, advisory, cve, index, version, verdict, severity, source, Number(isExploited), stated, remedies, firstAt, alertAt, cause, goneAt]
}

function opened({ isExploited, ...row }: Row): Life {
  return { ...row, isExploited: isExploited === 1 }
}

/** One text for one match; U+0000 occurs in none of its parts. */
export function lifeKey({ asset, advisory, cve }: MatchKey): string {
  return `${asset}\u0000${advisory}\u0000${cve}`
}
