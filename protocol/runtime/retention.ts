// SPDX-License-Identifier: EUPL-1.2
/**
 * Runs the retention rules of one database.
 *
 * @module
 */
import type { Purge, PurgeParams, RetentionRule } from '@ncv/protocol/retention/rule.ts'
import { ENDLESS_TEXTS } from '@ncv/protocol/retention/rule.ts'
import type { Db } from './open-db.ts'
import type { Lang } from './texts.ts'

/** One table, after or before the job. */
export interface RetentionLine {
  readonly table: string
  readonly holds: string
  readonly period: string
  readonly rows: number
  /** Rows whose time is over; `null` where something else sees to it or there is no end. */
  readonly due: number | null
  readonly deleted: number
  readonly needsConsent: boolean
}

export interface RetentionRun {
  /** Deletes nothing. */
  readonly isDry: boolean
  /** A person has said that what needs consent may go. */
  readonly hasConsent: boolean
  readonly lang: Lang
}

/** All tables of the rules, in their order. @throws what SQLite throws: then nothing was deleted */
export function runRetention(db: Db, rules: readonly RetentionRule[], params: PurgeParams, run: RetentionRun): RetentionLine[] {
  const work = db.transaction(() => rules.map((rule) => lineOf(db, rule, params, run)))
  const lines = work.immediate()
  if (lines.some(({ deleted }) => deleted > 0)) db.pragma('wal_checkpoint(TRUNCATE)')
  return lines
}

function lineOf(db: Db, { table, holds, kept }: RetentionRule, params: PurgeParams, run: RetentionRun): RetentionLine {
  const rows = db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0
  const period = typeof kept === 'string' ? ENDLESS_TEXTS[kept] : kept.period
  const line = { table, holds: holds[run.lang], period: period[run.lang], rows, due: null, deleted: 0, needsConsent: false }
  if (typeof kept === 'string' || typeof kept.ends === 'string') return line
  const purge = kept.ends
  const due = db.prepare<[PurgeValues], number>(purge.count).pluck().get(valuesOf(params)) ?? 0
  const needsConsent = purge.needsConsent === true
  if (run.isDry || due === 0 || (needsConsent && !run.hasConsent)) return { ...line, due, needsConsent }
  remove(db, purge, params)
  return { ...line, due, deleted: due, needsConsent }
}

type PurgeValues = Readonly<Record<string, number>>

function valuesOf({ before, index, period, dead }: PurgeParams): PurgeValues {
  return { before, index, period, dead }
}

function remove(db: Db, { remove: texts }: Purge, params: PurgeParams): void {
  for (const text of texts) db.prepare<[PurgeValues]>(text).run(valuesOf(params))
}
