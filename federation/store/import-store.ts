// SPDX-License-Identifier: EUPL-1.2
/**
 * How imports of documents ended: one row a run, one for each document that was not published.
 *
 * @module
 */
import type { Instant } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'

export interface ImportRun {
  readonly at: Instant
  /** File or folder on the hub's machine. */
  readonly path: string
  readonly files: number
  readonly published: number
  /** Of these, newer versions of documents that were there. */
  readonly revised: number
  readonly unchanged: number
  /** Code of what ended it before its time. */
  readonly failure: string | null
}

export interface RefusedDocument {
  readonly file: string
  readonly code: string
  /** Of the CSAF standard, where one failed. */
  readonly test: string | null
  readonly pointer: string
  readonly reasonDe: string
  readonly reasonEn: string
}

export interface StoredRun extends ImportRun {
  readonly id: number
  readonly rejected: readonly RefusedDocument[]
}

export class ImportStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  add({ at, path, files, published, revised, unchanged, failure }: ImportRun, rejected: readonly RefusedDocument[]): void {
    const run = 'INSERT INTO import_run (at, path, files, published, revised, unchanged, failure) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id'
    const line = `INSERT INTO import_rejection (run, number, file, code, test, pointer, reason_de, reason_en) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
    this.#db
      .transaction(() => {
        const id = this.#db
          .prepare<[number, string, number, number, number, number, string | null], number>(run)
          .pluck()
          .get(at, path, files, published, revised, unchanged, failure) as number
        const insert = this.#db.prepare<[number, number, string, string, string | null, string, string, string]>(line)
        for (const [i, each] of rejected.entries()) insert.run(id, i, each.file, each.code, each.test, each.pointer, each.reasonDe, each.reasonEn)
      })
      .immediate()
  }

  /** Newest first. */
  newest(limit: number): StoredRun[] {
    const sql = 'SELECT id, at, path, files, published, revised, unchanged, failure FROM import_run ORDER BY id DESC LIMIT ?'
    const lines = 'SELECT file, code, test, pointer, reason_de AS reasonDe, reason_en AS reasonEn FROM import_rejection WHERE run = ? ORDER BY number'
    const rejected = this.#db.prepare<[number], RefusedDocument>(lines)
    return this.#db
      .prepare<[number], Omit<StoredRun, 'rejected'>>(sql)
      .all(limit)
      .map((run) => ({ ...run, rejected: rejected.all(run.id) }))
  }
}
