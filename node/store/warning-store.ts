// SPDX-License-Identifier: EUPL-1.2
/**
 * Warnings and withdrawals as received. Whether a warning still holds is asked when it is shown: so the order in which
 * a warning and what replaces it became readable does not matter.
 *
 * @module
 */
import { parsePayload } from '@ncv/protocol/envelope.ts'
import type { ErasureReason } from '@ncv/protocol/message/erased.ts'
import { Warning } from '@ncv/protocol/message/warning.ts'
import type { Terms } from '@ncv/protocol/terms.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Db, Statement } from '@ncv/runtime/open-db.ts'

export type DocumentState = 'none' | 'missing' | 'stored' | 'unreadable'

export interface StoredWarning {
  readonly index: number
  readonly warning: Warning
  readonly tlp: TlpLabel
  readonly terms: Terms
  /** When the hub sequenced it. */
  readonly time: Instant
  /** Epoch under which it and its document are encrypted; 0 in clear. */
  readonly epoch: number
  readonly document: DocumentState
  readonly documentCode: string | null
  /** Index of the newer version that replaces it. */
  readonly supersededBy: number | null
  /** Its matches count: it holds, or what replaces it could not be matched yet. */
  readonly stands: boolean
  readonly withdrawnReason: string | null
  readonly withdrawnText: string | null
  /** Why its content was erased; null where it was not. An erased one says nothing any more: see {@link ERASED_WARNING}. */
  readonly erasedReason: ErasureReason | null
}

/** Stands for the content of an erased warning. */
export const ERASED_WARNING: Warning = { lane: 'assessed', title: '–', publisher: '–', isExercise: false }

interface Row extends Omit<StoredWarning, 'warning' | 'stands'> {
  readonly payload: Uint8Array
  readonly stands: number
}

/**
 * Of `warning w`: the versions that replace it and hold, the oldest first. The chain is followed through withdrawn ones: what a
 * withdrawn version had replaced does not come back beside a still newer one.
 */
const NEWER = `
  WITH RECURSIVE newer (idx) AS (
    SELECT s.idx FROM warning s WHERE s.supersedes = w.idx AND s.idx > w.idx
    UNION SELECT s.idx FROM newer p JOIN warning s ON s.supersedes = p.idx AND s.idx > p.idx
    ORDER BY 1)
  SELECT n.idx FROM newer JOIN warning n ON n.idx = newer.idx
  WHERE NOT EXISTS (SELECT 1 FROM withdrawal x WHERE x.target = n.idx)`

const IS_WITHDRAWN = 'EXISTS (SELECT 1 FROM withdrawal d WHERE d.target = w.idx AND d.idx > w.idx)'

/** Of `warning w`: neither replaced by one that holds, nor withdrawn. */
const IS_CURRENT = `NOT ${IS_WITHDRAWN} AND NOT EXISTS (${NEWER})`

/**
 * Of `warning w`: its matches count. It holds, or nothing that replaces it could be matched so far: a newer version whose
 * document is kept back or broken must not take a match away.
 */
export const STANDS = `NOT ${IS_WITHDRAWN} AND NOT EXISTS (${NEWER} AND n.document IN ('none', 'stored'))`

const SELECT = `
  SELECT w.idx AS "index", w.payload, e.tlp, e.terms, e.time, e.epoch, w.document, w.document_code AS documentCode,
    (${NEWER} LIMIT 1) AS supersededBy, (${STANDS}) AS stands,
    d.reason AS withdrawnReason, d.text AS withdrawnText, x.reason AS erasedReason
  FROM warning w JOIN entry e ON e.idx = w.idx LEFT JOIN withdrawal d ON d.target = w.idx AND d.idx > w.idx
    LEFT JOIN erased x ON x.idx = w.idx`

export class WarningStore {
  readonly #db: Db
  readonly #one: Statement<[number], Row>

  constructor(db: Db) {
    this.#db = db
    this.#one = db.prepare<[number], Row>(`${SELECT} WHERE w.idx = ?`)
  }

  add(index: number, payload: Uint8Array, warning: Warning): void {
    const { namespace = null, trackingId = null, version = null } = warning.advisory ?? {}
    const sql = 'INSERT INTO warning (idx, payload, namespace, tracking_id, version, supersedes, document) VALUES (?, ?, ?, ?, ?, ?, ?)'
    this.#db
      .prepare<[number, Uint8Array, string | null, string | null, string | null, number | null, string]>(sql)
      .run(index, payload, namespace, trackingId, version, warning.supersedes ?? null, warning.document === undefined ? 'none' : 'missing')
  }

  /** The first withdrawal of an entry counts. */
  withdraw(target: number, index: number, reason: string, text: string | undefined): void {
    const sql = 'INSERT OR IGNORE INTO withdrawal (target, idx, reason, text) VALUES (?, ?, ?, ?)'
    this.#db.prepare<[number, number, string, string | null]>(sql).run(target, index, reason, text ?? null)
  }

  setDocument(index: number, state: DocumentState, code: string | null = null): void {
    this.#db.prepare<[string, string | null, number]>('UPDATE warning SET document = ?, document_code = ? WHERE idx = ?').run(state, code, index)
  }

  /** Newest first. */
  all(): StoredWarning[] {
    return this.#db.prepare<[], Row>(`${SELECT} ORDER BY w.idx DESC`).all().map(opened)
  }

  /** Another one wherever {@link all} may say something else. */
  mark(): string {
    const sql = `SELECT count(*) || ' ' || total(idx * (document = 'stored')) || ' ' || total(document = 'unreadable') || ' ' ||
      (SELECT count(*) FROM withdrawal) || ' ' || (SELECT count(*) FROM erased) FROM warning`
    return this.#db.prepare<[], string>(sql).pluck().get() ?? ''
  }

  one(index: number): StoredWarning | undefined {
    const row = this.#one.get(index)
    return row === undefined ? undefined : opened(row)
  }

  /** Warnings whose document is to be fetched, oldest first, behind `after`. */
  withoutDocument(after: number, limit: number): StoredWarning[] {
    const sql = `${SELECT} WHERE w.document = 'missing' AND w.idx > ? ORDER BY w.idx LIMIT ?`
    return this.#db.prepare<[number, number], Row>(sql).all(after, limit).map(opened)
  }

  withDocument(): number[] {
    return this.#db.prepare<[], number>(`SELECT idx FROM warning WHERE document = 'stored' ORDER BY idx`).pluck().all()
  }

  /** Warnings whose document is here and could not be read or does not fit. */
  unreadable(): number[] {
    return this.#db.prepare<[], number>(`SELECT idx FROM warning WHERE document = 'unreadable' ORDER BY idx`).pluck().all()
  }

  /** Of the warnings that hold, those that were not matched because their document could not be read. */
  currentUnreadable(): { readonly index: number; readonly code: string }[] {
    const sql = `SELECT w.idx AS "index", coalesce(w.document_code, '') AS code FROM warning w
      WHERE w.document = 'unreadable' AND ${IS_CURRENT} ORDER BY w.idx`
    return this.#db.prepare<[], { index: number; code: string }>(sql).all()
  }

  counts(): { readonly all: number; readonly missing: number } {
    const sql = `SELECT count(*) AS "all", coalesce(sum(document = 'missing'), 0) AS missing FROM warning`
    return this.#db.prepare<[], { all: number; missing: number }>(sql).get() ?? { all: 0, missing: 0 }
  }

  /** How many hold: neither replaced nor withdrawn. */
  currentCount(): number {
    return this.#db.prepare<[], number>(`SELECT count(*) FROM warning w WHERE ${IS_CURRENT}`).pluck().get() ?? 0
  }

  /** What came from entry `since` on: how many were new, how many a newer version of one that was here. Withdrawn ones do not count. */
  cameSince(since: number): { readonly indexes: readonly number[]; readonly fresh: number; readonly changed: number } {
    const sql = `SELECT w.idx AS "index", w.supersedes IS NOT NULL AS isChanged FROM warning w WHERE w.idx >= ? AND NOT ${IS_WITHDRAWN}`
    const rows = this.#db.prepare<[number], { index: number; isChanged: number }>(sql).all(since)
    const changed = rows.filter(({ isChanged }) => isChanged === 1).length
    return { indexes: rows.map(({ index }) => index), fresh: rows.length - changed, changed }
  }

  /** Indexes of the warnings with this tracking id, newest first. */
  byTrackingId(trackingId: string): number[] {
    return this.#db.prepare<[string], number>('SELECT idx FROM warning WHERE tracking_id = ? ORDER BY idx DESC').pluck().all(trackingId)
  }
}

export function isCurrent(warning: Pick<StoredWarning, 'supersededBy' | 'withdrawnReason'>): boolean {
  return warning.supersededBy === null && warning.withdrawnReason === null
}

/** What people's decisions are filed under: the advisory without its version, else the entry. */
export function advisoryName({ index, warning }: Pick<StoredWarning, 'index' | 'warning'>): string {
  return warning.advisory === undefined ? `entry ${index}` : `${warning.advisory.namespace} ${warning.advisory.trackingId}`
}

function opened({ payload, ...row }: Row): StoredWarning {
  return { ...row, stands: row.stands === 1, warning: payload.length === 0 ? ERASED_WARNING : parsePayload(new Uint8Array(payload), Warning) }
}
