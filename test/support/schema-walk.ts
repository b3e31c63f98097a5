// SPDX-License-Identifier: EUPL-1.2
/**
 * Walks the tables of a real database, and looks up what rules name in the sources.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import type { RetentionRule } from '@ncv/protocol/retention/rule.ts'
import type { Db } from '@ncv/runtime/open-db.ts'

export function tablesOf(db: Db): string[] {
  return db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`).pluck().all()
}

export function columnsOf(db: Db, table: string): string[] {
  return db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table)
}

/** What a rule says ends it and cannot be found: `path#name`. */
export function missingEnds(rules: readonly RetentionRule[]): string[] {
  return rules.flatMap(({ kept }) => {
    if (typeof kept === 'string' || typeof kept.ends !== 'string') return []
    const [path = '', name = ''] = kept.ends.split('#')
    const source = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
    return name !== '' && source.includes(name) ? [] : [kept.ends]
  })
}
