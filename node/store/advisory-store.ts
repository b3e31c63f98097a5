// SPDX-License-Identifier: EUPL-1.2
/**
 * Advisories as matching reads them, and what is still to be matched with them: written down first, so that a crash forgets nothing.
 *
 * @module
 */
import type { Db } from '@ncv/runtime/open-db.ts'
import type { StoredAdvisory } from '../matching/stored-advisory.ts'
import { STORED_FORM } from '../matching/stored-advisory.ts'
import type { StoredMatch } from './match-store.ts'

export interface AdvisoryLines {
  readonly index: number
  readonly lines: string
}

/** What is owed: everything behind an advisory, or some assets. */
export interface Owed {
  /** A complete rescan has got so far; `undefined`: none is owed. */
  readonly after: number | undefined
  readonly assets: readonly string[]
}

export class AdvisoryStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  put(index: number, { lines, body }: StoredAdvisory): void {
    const sql = 'INSERT OR REPLACE INTO advisory (idx, form, lines, body) VALUES (?, ?, ?, ?)'
    this.#db.prepare<[number, number, string, string]>(sql).run(index, STORED_FORM, lines, body)
  }

  /** Within the transaction that erases its warning. */
  remove(index: number): void {
    this.#db.prepare<[number]>('DELETE FROM advisory WHERE idx = ?').run(index)
  }

  one(index: number): StoredAdvisory | undefined {
    const sql = 'SELECT lines, body FROM advisory WHERE idx = ? AND form = ?'
    return this.#db.prepare<[number, number], StoredAdvisory>(sql).get(index, STORED_FORM)
  }

  /** The names alone, in the order of the log, behind `after`. */
  linesAfter(after: number, limit: number): AdvisoryLines[] {
    const sql = 'SELECT idx AS "index", lines FROM advisory WHERE idx > ? AND form = ? ORDER BY idx LIMIT ?'
    return this.#db.prepare<[number, number, number], AdvisoryLines>(sql).all(after, STORED_FORM, limit)
  }

  /** Advisories with a vulnerability of this identifier, as it is spelt in documents. */
  naming(cve: string): number[] {
    return this.#db.prepare<[string], number>('SELECT idx FROM advisory WHERE instr(body, ?) > 0').pluck().all(`"${cve}"`)
  }

  /** Another program may read other things in the documents: all are to be read again. */
  outdate(): void {
    this.#db.prepare('UPDATE advisory SET form = -1').run()
  }

  count(): number {
    return this.#db.prepare<[number], number>('SELECT count(*) FROM advisory WHERE form = ?').pluck().get(STORED_FORM) ?? 0
  }

  /** Warnings whose document is here and was read, and whose advisory is not, or in an older program's form. */
  missing(): number[] {
    const sql = `SELECT idx FROM warning WHERE document = 'stored' EXCEPT SELECT idx FROM advisory WHERE form = ? ORDER BY 1`
    return this.#db.prepare<[number], number>(sql).pluck().all(STORED_FORM)
  }

  /** Advisories that have matches. Not those whose document cannot be read any more: nothing can be said anew of them. */
  matched(): number[] {
    const sql = 'SELECT idx FROM match INTERSECT SELECT idx FROM advisory WHERE form = ? ORDER BY 1'
    return this.#db.prepare<[number], number>(sql).pluck().all(STORED_FORM)
  }

  /** Matches of these advisories, which are ascending. */
  matchesOf(indexes: readonly number[]): Map<number, StoredMatch[]> {
    const sql = 'SELECT idx AS "index", asset, verdict, detail, digest FROM match WHERE idx BETWEEN ? AND ?'
    const rows = this.#db.prepare<[number, number], StoredMatch>(sql).all(indexes[0] ?? 0, indexes.at(-1) ?? -1)
    return Map.groupBy(rows, ({ index }) => index)
  }

  /** The same, of these assets. */
  matchedBy(assets: readonly string[]): number[] {
    const sql = 'SELECT m.idx FROM match m JOIN advisory a ON a.idx = m.idx AND a.form = ? WHERE m.asset = ?'
    const find = this.#db.prepare<[number, string], number>(sql).pluck()
    return assets.flatMap((asset) => find.all(STORED_FORM, asset))
  }

  owed(): Owed {
    const after = this.#db.prepare<[], number>('SELECT after FROM rescan_owed').pluck().get()
    return { after, assets: this.#db.prepare<[], string>('SELECT asset FROM asset_owed ORDER BY asset').pluck().all() }
  }

  /** Of the program that the stored results are of; `undefined`: of one that left no mark. */
  program(): string | undefined {
    return this.#db.prepare<[], string>('SELECT mark FROM scan_program').pluck().get()
  }

  setProgram(mark: string): void {
    this.#db.prepare<[string]>('INSERT OR REPLACE INTO scan_program (id, mark) VALUES (1, ?)').run(mark)
  }

  /** Is anything to be matched? */
  isOwed(): boolean {
    const { after, assets } = this.owed()
    return after !== undefined || assets.length > 0
  }

  /** Everything behind an advisory is to be matched anew; `-1`: everything. */
  owe(after: number): void {
    this.#db.prepare<[number]>('INSERT OR REPLACE INTO rescan_owed (id, after) VALUES (1, ?)').run(after)
  }

  oweAssets(ids: readonly string[]): void {
    const insert = this.#db.prepare<[string]>('INSERT OR IGNORE INTO asset_owed (asset) VALUES (?)')
    for (const id of ids) insert.run(id)
  }

  /** A complete rescan is done. */
  paid(): void {
    this.#db.prepare('DELETE FROM rescan_owed').run()
  }

  paidAssets(ids: readonly string[]): void {
    const remove = this.#db.prepare<[string]>('DELETE FROM asset_owed WHERE asset = ?')
    for (const id of ids) remove.run(id)
  }
}
