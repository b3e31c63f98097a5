// SPDX-License-Identifier: EUPL-1.2
/**
 * What people decided about matches, with everything that it was before.
 *
 * @module
 */
import type { MatchFlag, MatchStatus } from '@ncv/protocol/admin/match-routes.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import type { MatchKey } from './life-store.ts'
import { lifeKey } from './life-store.ts'

export interface Decision {
  /** Null: nobody decided; it is only given to a role. */
  readonly status: MatchStatus | null
  readonly flag: MatchFlag | null
  readonly reason: string | null
  /** `YYYY-MM-DD`; for `accepted` only. */
  readonly until: string | null
  readonly role: string | null
  readonly at: Instant
}

export interface KeyedDecision extends MatchKey, Decision {}

/** Who or what changed it: a person, or the program because something else happened. */
export const CHANGE_CAUSES = ['person', 'undo', 'acceptance-ended', 'verdict', 'stated', 'remedies', 'asset-version', 'returned', 'carried'] as const
export type ChangeCause = (typeof CHANGE_CAUSES)[number]

export interface Act {
  readonly at: Instant
  /** A role. */
  readonly who: string | null
  readonly cause: ChangeCause
  readonly note: string | null
  /** By a filter and not by naming one match: can be undone as a whole. */
  readonly isBulk: boolean
  /** Set where whoever hosts the node decided, for all houses concerned at once: the number of that act. */
  readonly hostAct?: string
}

export interface Change extends MatchKey {
  /** As shown before and after. */
  readonly from: MatchStatus
  readonly to: MatchStatus
  readonly before: Decision | null
  readonly after: Decision | null
}

/** An act as it was written down. */
export interface KeptAct {
  readonly batch: number
  readonly changes: readonly Change[]
}

export interface HostAct {
  readonly act: string
  readonly at: Instant
  readonly who: string | null
  readonly count: number
  readonly to: MatchStatus
  readonly reason: string | null
  /** CVEs, or advisories where there is none: JSON. */
  readonly targets: string
}

export interface DatedChange extends MatchKey {
  readonly at: Instant
  /** Empty where it was not written down. */
  readonly from: MatchStatus | ''
  readonly to: MatchStatus
}

export interface HistoryLine extends Omit<Act, 'hostAct'> {
  readonly isByHost: boolean
  readonly cve: string
  /** Empty where an older version did not write it down. */
  readonly from: string
  readonly to: string
  readonly after: Decision | null
  readonly isUndone: boolean
}

interface ChangeRow extends MatchKey {
  readonly from: MatchStatus
  readonly to: MatchStatus
  readonly before: string | null
  readonly after: string | null
}

const COLUMNS = 'asset, advisory, cve, status, flag, reason, until, role, at'

export class DecisionStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  all(): KeyedDecision[] {
    return this.#db.prepare<[], KeyedDecision>(`SELECT ${COLUMNS} FROM decision`).all()
  }

  ofAdvisory(advisory: string): KeyedDecision[] {
    return this.#db.prepare<[string], KeyedDecision>(`SELECT ${COLUMNS} FROM decision WHERE advisory = ?`).all(advisory)
  }

  /** Acceptances whose last day is before `day`. */
  acceptedBefore(day: string): KeyedDecision[] {
    return this.#db.prepare<[string], KeyedDecision>(`SELECT ${COLUMNS} FROM decision WHERE status = 'accepted' AND until < ? AND cve <> ''`).all(day)
  }

  /** Advisories with decisions from before vulnerabilities were told apart. */
  carried(): string[] {
    return this.#db.prepare<[], string>(`SELECT DISTINCT advisory FROM decision WHERE cve = ''`).pluck().all()
  }

  dropCarried(asset: string, advisory: string): void {
    this.#db.prepare<[string, string]>(`DELETE FROM decision WHERE asset = ? AND advisory = ? AND cve = ''`).run(asset, advisory)
  }

  /** Carries out one act and writes it down; the caller's transaction. @returns its number */
  carryOut({ at, who, cause, note, isBulk, hostAct }: Act, changes: readonly Change[]): number {
    const sql = 'INSERT INTO decision_batch (at, who, cause, note, is_bulk, host_act) VALUES (?, ?, ?, ?, ?, ?)'
    const batch = Number(this.#db.prepare(sql).run(at, who, cause, note, Number(isBulk), hostAct ?? null).lastInsertRowid)
    const insert = this.#db.prepare(
      'INSERT OR REPLACE INTO decision_change (batch, asset, advisory, cve, from_status, to_status, before, after) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    )
    for (const { asset, advisory, cve, from, to, before, after } of changes) {
      insert.run(batch, asset, advisory, cve, from, to, jsonOf(before), jsonOf(after))
      this.#set({ asset, advisory, cve }, after)
    }
    return batch
  }

  /** The newest act by filter that was not undone. */
  lastBulk(): KeptAct | undefined {
    const sql = 'SELECT max(id) FROM decision_batch WHERE is_bulk = 1 AND undone_by IS NULL'
    const batch = this.#db.prepare<[], number | null>(sql).pluck().get()
    return batch === undefined || batch === null ? undefined : this.#kept(batch)
  }

  /** One act of a person of this house, unless it was undone. */
  act(batch: number): KeptAct | undefined {
    const sql = "SELECT id FROM decision_batch WHERE id = ? AND cause = 'person' AND host_act IS NULL AND undone_by IS NULL"
    return this.#db.prepare<[number], number>(sql).pluck().get(batch) === undefined ? undefined : this.#kept(batch)
  }

  /** What the host of this node did in one act, as far as it was not undone. */
  ofHost(act: string): KeptAct | undefined {
    const sql = "SELECT id FROM decision_batch WHERE host_act = ? AND cause = 'person' AND undone_by IS NULL"
    const batch = this.#db.prepare<[string], number>(sql).pluck().get(act)
    return batch === undefined ? undefined : this.#kept(batch)
  }

  /** Acts of the host that were not undone, the newest first. */
  hostActs(): HostAct[] {
    const sql = `SELECT b.host_act AS act, b.at, b.who, count(c.asset) AS count, min(c.to_status) AS "to",
      json_extract(min(c.after), '$.reason') AS reason,
      json_group_array(DISTINCT CASE c.cve WHEN '*' THEN c.advisory ELSE c.cve END) AS targets FROM decision_batch b
      JOIN decision_change c ON c.batch = b.id WHERE b.host_act IS NOT NULL AND b.cause = 'person' AND b.undone_by IS NULL
      GROUP BY b.id ORDER BY b.id DESC`
    return this.#db.prepare<[], HostAct>(sql).all()
  }

  /** What holds because the host decided it, and nobody here has decided since; by {@link lifeKey}, with the host's name. */
  byHost(): ReadonlyMap<string, string> {
    const sql = `SELECT c.asset, c.advisory, c.cve, b.who FROM decision_batch b
      JOIN decision_change c ON c.batch = b.id
      JOIN decision d ON d.asset = c.asset AND d.advisory = c.advisory AND d.cve = c.cve AND d.at = b.at
      WHERE b.host_act IS NOT NULL AND b.cause = 'person' AND b.undone_by IS NULL AND NOT EXISTS (
        SELECT 1 FROM decision_change l JOIN decision_batch o ON o.id = l.batch
        WHERE l.asset = c.asset AND l.advisory = c.advisory AND l.cve = c.cve AND o.id > b.id AND o.at = b.at)`
    const rows = this.#db.prepare<[], MatchKey & { readonly who: string | null }>(sql).all()
    return new Map(rows.map(({ who, ...key }) => [lifeKey(key), who ?? '']))
  }

  #kept(batch: number): KeptAct {
    const rows = this.#db
      .prepare<[number], ChangeRow>(
        'SELECT asset, advisory, cve, from_status AS "from", to_status AS "to", before, after FROM decision_change WHERE batch = ?',
      )
      .all(batch)
    return { batch, changes: rows.map((row) => ({ ...row, before: decisionOf(row.before), after: decisionOf(row.after) })) }
  }

  /** Changes since `at`, the newest first; undoing one is another change. */
  changesSince(at: Instant): DatedChange[] {
    const sql = `SELECT b.at, c.asset, c.advisory, c.cve, c.from_status AS "from", c.to_status AS "to" FROM decision_change c
      JOIN decision_batch b ON b.id = c.batch WHERE b.at >= ? ORDER BY b.id DESC`
    return this.#db.prepare<[number], DatedChange>(sql).all(at)
  }

  markUndone(batch: number, by: number): void {
    this.#db.prepare<[number, number]>('UPDATE decision_batch SET undone_by = ? WHERE id = ?').run(by, batch)
  }

  /** Acts before `at`, and decisions of that time about what is not matched any more. */
  forget(at: Instant): void {
    this.#db.prepare<[number]>('DELETE FROM decision_change WHERE batch IN (SELECT id FROM decision_batch WHERE at < ?)').run(at)
    this.#db.prepare<[number]>('DELETE FROM decision_batch WHERE at < ?').run(at)
    const sql = `DELETE FROM decision WHERE at < ? AND cve <> '' AND NOT EXISTS (
      SELECT 1 FROM match_life l WHERE l.asset = decision.asset AND l.advisory = decision.advisory AND l.cve = decision.cve)`
    this.#db.prepare<[number]>(sql).run(at)
  }

  one({ asset, advisory, cve }: MatchKey): Decision | null {
    const sql = 'SELECT status, flag, reason, until, role, at FROM decision WHERE asset = ? AND advisory = ? AND cve = ?'
    return this.#db.prepare<[string, string, string], Decision>(sql).get(asset, advisory, cve) ?? null
  }

  /** Oldest first. */
  history(asset: string, advisory: string): HistoryLine[] {
    const sql = `SELECT b.at, b.who, b.cause, b.note, b.is_bulk AS isBulk, b.host_act IS NOT NULL AS isByHost,
      b.undone_by IS NOT NULL AS isUndone, c.cve, c.from_status AS "from", c.to_status AS "to", c.after FROM decision_change c JOIN decision_batch b ON b.id = c.batch WHERE c.asset = ? AND c.advisory = ? ORDER BY b.id, c.cve`
    type Row = Omit<HistoryLine, 'after' | 'isBulk' | 'isByHost' | 'isUndone'> & {
      readonly after: string | null
      readonly isBulk: number
      readonly isByHost: number
      readonly isUndone: number
    }
    const rows = this.#db.prepare<[string, string], Row>(sql).all(asset, advisory)
    return rows.map((row) => ({
      ...row,
      after: decisionOf(row.after),
      isBulk: row.isBulk === 1,
      isByHost: row.isByHost === 1,
      isUndone: row.isUndone === 1,
    }))
  }

  #set({ asset, advisory, cve }: MatchKey, decision: Decision | null): void {
    if (decision === null) {
      this.#db.prepare<[string, string, string]>('DELETE FROM decision WHERE asset = ? AND advisory = ? AND cve = ?').run(asset, advisory, cve)
      return
    }
    const { status, flag, reason, until, role, at } = decision
    this.#db
      .prepare(`INSERT OR REPLACE INTO decision (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
      .run(asset, advisory, cve, status, flag, reason, until, role, at)
  }
}

function jsonOf(decision: Decision | null): string | null {
  if (decision === null) return null
  const { status, flag, reason, until, role, at } = decision
  return JSON.stringify({ status, flag, reason, until, role, at })
}

/** What this store wrote itself. */
function decisionOf(json: string | null): Decision | null {
  return json === null ? null : (JSON.parse(json) as Decision)
}
