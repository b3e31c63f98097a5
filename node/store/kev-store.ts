// SPDX-License-Identifier: EUPL-1.2
/**
 * The list of vulnerabilities that are known to be exploited, as imported last.
 *
 * @module
 */
import type { Instant } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import type { KevEntry, KevList } from '../triage/kev.ts'

export interface KevState {
  readonly version: string
  readonly released: Instant
  readonly count: number
  readonly importedAt: Instant
}

export class KevStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  /** The whole list anew. */
  replace({ version, released, entries }: KevList, importedAt: Instant): void {
    this.#db.transaction(() => {
      this.#db.prepare('DELETE FROM kev').run()
      const insert = this.#db.prepare<[string, string, number]>('INSERT INTO kev (cve, added, is_ransomware) VALUES (?, ?, ?)')
      for (const { cve, added, isRansomware } of entries) insert.run(cve, added, Number(isRansomware))
      const sql = 'INSERT OR REPLACE INTO kev_list (one, version, released, count, imported_at) VALUES (1, ?, ?, ?, ?)'
      this.#db.prepare<[string, number, number, number]>(sql).run(version, released, entries.length, importedAt)
    })()
  }

  state(): KevState | undefined {
    return this.#db.prepare<[], KevState>('SELECT version, released, count, imported_at AS importedAt FROM kev_list').get()
  }

  all(): Map<string, KevEntry> {
    const rows = this.#db.prepare<[], { cve: string; added: string; isRansomware: number }>(
      'SELECT cve, added, is_ransomware AS isRansomware FROM kev',
    )
    return new Map(rows.all().map(({ cve, added, isRansomware }) => [cve, { cve, added, isRansomware: isRansomware === 1 }]))
  }
}
