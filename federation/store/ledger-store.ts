// SPDX-License-Identifier: EUPL-1.2
/**
 * What must still come into a daily list of the log: received batches and the marks of what was accepted.
 *
 * What stands in a list is cleared in the transaction that appends it: after a crash it is listed once, or not yet.
 *
 * @module
 */
import type { ListedBatch } from '@ncv/protocol/message/intake.ts'
import type { Db } from '@ncv/runtime/open-db.ts'

export interface Unlisted {
  readonly batches: readonly ListedBatch[]
  readonly marks: readonly Uint8Array[]
}

export class LedgerStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  /** Day of the newest list; -1 before the first. */
  listedThrough(): number {
    return this.#db.prepare<[], number>('SELECT day FROM listed_through').pluck().get() ?? -1
  }

  /** By their hashes: nothing of the order of arrival is left. */
  unlisted(): Unlisted {
    const batches = this.#db.prepare<[], ListedBatch>('SELECT slot, root, count FROM batch WHERE is_listed = 0 ORDER BY root').all()
    const marks = this.#db.prepare<[], Uint8Array>('SELECT mark FROM accepted_mark ORDER BY mark').pluck().all()
    return {
      batches: batches.map(({ slot, root, count }) => ({ slot, root: new Uint8Array(root), count })),
      marks: marks.map((mark) => new Uint8Array(mark)),
    }
  }

  /** This stands in the list of this day. Must run inside the transaction that appends it. */
  setListed(day: number, { batches, marks }: Unlisted): void {
    const setBatch = this.#db.prepare<[Uint8Array]>('UPDATE batch SET is_listed = 1 WHERE root = ?')
    const removeMark = this.#db.prepare<[Uint8Array]>('DELETE FROM accepted_mark WHERE mark = ?')
    for (const { root } of batches) setBatch.run(root)
    for (const mark of marks) removeMark.run(mark)
    this.#setDay(day)
  }

  /**
   * A list of this day came back from the log, made after this database was backed up: whatever waited here stands in the first such list, for a
   * list takes all that waits.
   *
   * @param batches that stand in it
   */
  setAllListed(day: number, batches: readonly ListedBatch[]): void {
    this.#db.prepare<[]>('UPDATE batch SET is_listed = 1').run()
    const add = this.#db.prepare<[Uint8Array, number, number]>(
      'INSERT INTO batch (root, slot, count, is_listed) VALUES (?, ?, ?, 1) ON CONFLICT DO NOTHING',
    )
    for (const { root, slot, count } of batches) add.run(root, slot, count)
    this.#db.prepare<[]>('DELETE FROM accepted_mark').run()
    this.#setDay(day)
  }

  #setDay(day: number): void {
    this.#db.prepare<[number]>('INSERT INTO listed_through (one, day) VALUES (1, ?) ON CONFLICT DO UPDATE SET day = max(day, excluded.day)').run(day)
  }

  /** Forgets listed batches of slots before this one, for which no relay asks any more. */
  forgetBatches(beforeSlot: number): void {
    const run = this.#db.transaction(() => {
      const sql = `INSERT INTO batches_before (one, batches, boxes)
        SELECT 1, count(*), coalesce(sum(count), 0) FROM batch WHERE is_listed = 1 AND slot < ?
        ON CONFLICT DO UPDATE SET batches = batches + excluded.batches, boxes = boxes + excluded.boxes`
      this.#db.prepare<[number]>(sql).run(beforeSlot)
      this.#db.prepare<[number]>('DELETE FROM batch WHERE is_listed = 1 AND slot < ?').run(beforeSlot)
    })
    run.immediate()
  }
}
