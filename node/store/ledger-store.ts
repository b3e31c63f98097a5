// SPDX-License-Identifier: EUPL-1.2
/**
 * The hub's daily lists of the last 30 days, and the batches that should stand in one and do not.
 *
 * Everybody has the same lists: nothing here says which of the marks are the node's own.
 *
 * @module
 */
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { Intake } from '@ncv/protocol/message/intake.ts'
import type { ListPlace } from '@ncv/protocol/submission/daily-list.ts'
import type { Db } from '@ncv/runtime/open-db.ts'

export interface UnloggedBatch {
  readonly slot: number
  /** Of the list that should hold it at the latest. */
  readonly day: number
  /** The hub has come out of a backup since, and has said so. */
  readonly isExplained: boolean
}

export class LedgerStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  /** The part that stands before this place of the log, as far as it was read. */
  before(index: number): ListPlace | undefined {
    const sql = 'SELECT idx AS "index", day, part, parts FROM intake_list WHERE idx < ? ORDER BY idx DESC LIMIT 1'
    return this.#db.prepare<[number], ListPlace>(sql).get(index)
  }

  after(index: number): ListPlace | undefined {
    const sql = 'SELECT idx AS "index", day, part, parts FROM intake_list WHERE idx > ? ORDER BY idx LIMIT 1'
    return this.#db.prepare<[number], ListPlace>(sql).get(index)
  }

  /** Must run inside a transaction. @throws ProtocolError `INTAKE_TWICE` for a batch or a mark that stands in another list */
  add(index: number, { day, part, parts, batches, marks }: Intake): void {
    const addBatch = this.#db.prepare<[Uint8Array, number]>('INSERT INTO listed_batch (root, day) VALUES (?, ?) ON CONFLICT DO NOTHING')
    const addMark = this.#db.prepare<[Uint8Array, number]>('INSERT INTO listed_mark (mark, day) VALUES (?, ?) ON CONFLICT DO NOTHING')
    const isNew = batches.every(({ root }) => addBatch.run(root, day).changes === 1) && marks.every((mark) => addMark.run(mark, day).changes === 1)
    if (!isNew) throw new ProtocolError('INTAKE_TWICE', { day })
    const sql = 'INSERT INTO intake_list (idx, day, part, parts) VALUES (?, ?, ?, ?)'
    this.#db.prepare<[number, number, number, number]>(sql).run(index, day, part, parts)
  }

  /** Lists of which all parts are here, the newest first: day and index of the last part. */
  complete(): { readonly day: number; readonly index: number }[] {
    const sql = 'SELECT day, max(idx) AS "index" FROM intake_list GROUP BY day HAVING count(*) = max(parts) ORDER BY day DESC'
    return this.#db.prepare<[], { day: number; index: number }>(sql).all()
  }

  /** Index of the oldest list that is here. */
  first(): number | undefined {
    return this.#db.prepare<[], number | null>('SELECT min(idx) FROM intake_list').pluck().get() ?? undefined
  }

  /** The day in whose list the mark stands. */
  dayOfMark(mark: Uint8Array): number | undefined {
    return this.#db.prepare<[Uint8Array], number>('SELECT day FROM listed_mark WHERE mark = ?').pluck().get(mark)
  }

  dayOfRoot(root: Uint8Array): number | undefined {
    return this.#db.prepare<[Uint8Array], number>('SELECT day FROM listed_batch WHERE root = ?').pluck().get(root)
  }

  addUnlogged(batches: readonly UnloggedBatch[]): void {
    const insert = this.#db.prepare<[number, number, number]>(
      'INSERT INTO unlogged_batch (slot, day, is_explained) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    )
    const run = this.#db.transaction(() => {
      for (const { slot, day, isExplained } of batches) insert.run(slot, day, isExplained ? 1 : 0)
    })
    run.immediate()
  }

  unlogged(): UnloggedBatch[] {
    const sql = 'SELECT slot, day, is_explained AS isExplained FROM unlogged_batch ORDER BY slot'
    const rows = this.#db.prepare<[], { slot: number; day: number; isExplained: number }>(sql).all()
    return rows.map(({ isExplained, ...rest }) => ({ ...rest, isExplained: isExplained === 1 }))
  }

  /** Forgets what is of days before this one. */
  forget(before: number): void {
    const run = this.#db.transaction(() => {
      for (const table of ['intake_list', 'listed_batch', 'listed_mark', 'unlogged_batch'])
        this.#db.prepare<[number]>(`DELETE FROM ${table} WHERE day < ?`).run(before)
    })
    run.immediate()
  }
}
