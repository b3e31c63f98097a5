// SPDX-License-Identifier: EUPL-1.2
/**
 * Lets the file forget in which order rows came.
 *
 * No row of the anonymous intake has a time, and tables are ordered by hash. But SQLite puts each new row where there is room: whoever gets
 * the disk and lays what stands in it beside the relay's knowledge of who sent when reads the order of arrival off the pages, and off the
 * write-ahead log even which rows came in one batch. So once a day rows are taken out and put back in an order drawn by lot, what was freed is
 * overwritten, and the write-ahead log is emptied.
 *
 * @module
 */
import type { World } from '@ncv/protocol/world.ts'
import { randomBelow } from '@ncv/protocol/world.ts'
import type { Db, DbValue } from '@ncv/runtime/open-db.ts'

/** What is written when a box is opened. */
const TABLES = ['spent', 'contribution', 'follow_up', 'answer', 'accepted_mark', 'batch'] as const

/** All or nothing: a crash in between leaves every row where it was. */
export function forgetOrder(db: Db, world: Pick<World, 'random'>): void {
  db.pragma('secure_delete = ON')
  const run = db.transaction(() => {
    for (const table of TABLES) mix(db, table, world)
  })
  run.immediate()
  db.pragma('wal_checkpoint(TRUNCATE)')
}

function mix(db: Db, table: (typeof TABLES)[number], world: Pick<World, 'random'>): void {
  const rows = db.prepare<[], DbValue[]>(`SELECT * FROM ${table}`).raw().all()
  if (rows.length < 2) return
  db.prepare(`DELETE FROM ${table}`).run()
  const insert = db.prepare<DbValue[]>(`INSERT INTO ${table} VALUES (${rows[0]?.map(() => '?').join(', ')})`)
  for (let last = rows.length - 1; last >= 0; last--) {
    const drawn = randomBelow(world, last + 1)
    insert.run(...(rows[drawn] as DbValue[]))
    rows[drawn] = rows[last] as DbValue[]
  }
}
