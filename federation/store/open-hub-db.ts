// SPDX-License-Identifier: EUPL-1.2
/**
 * Opens the hub's database file.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Db, DbDriver, Migration } from '@ncv/runtime/open-db.ts'
import { openDb } from '@ncv/runtime/open-db.ts'
import Database from 'better-sqlite3'

const MIGRATIONS = [
  '0001-hub',
  '0002-recovery',
  '0003-catalogue',
  '0004-ledger',
  '0005-board',
  '0006-count',
  '0007-post',
  '0009-joining',
  '0010-voting',
  '0011-rights',
  '0012-services',
  '0014-accounts',
  '0015-publishing',
  '0016-coordination',
  '0017-sign-in-names',
]

/** Schema of this program's hub: the number of its migrations. */
export const HUB_SCHEMA: number = MIGRATIONS.length

function migrations(): Migration[] {
  return MIGRATIONS.map((id) => ({ id, sql: readFileSync(new URL(`./migrations/${id}.sql`, import.meta.url), 'utf8') }))
}

/** @param file a path or `:memory:` */
export function openHubDb(file: string, now: () => Instant): Db {
  const db = openDb(Database as unknown as DbDriver, file, { migrations: migrations(), now })
  // What is erased or forgotten is overwritten, not only unlinked.
  db.pragma('secure_delete = ON')
  return db
}
