// SPDX-License-Identifier: EUPL-1.2
/**
 * Opens `host.sqlite`: accounts of the host's own people, and the trail of what they did. The tables are those of a node's accounts.
 *
 * Nothing of a tenant lies in it.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Db, DbDriver } from '@ncv/runtime/open-db.ts'
import { openDb } from '@ncv/runtime/open-db.ts'
import Database from 'better-sqlite3'

export const HOST_DB = 'host.sqlite'
const MIGRATIONS = ['0019-accounts', '0023-sign-in-names']

/** @param file a path or `:memory:` @throws RuntimeError `DB_…` */
export function openHostDb(file: string, now: () => Instant): Db {
  const migrations = MIGRATIONS.map((id) => ({ id, sql: readFileSync(new URL(`./migrations/${id}.sql`, import.meta.url), 'utf8') }))
  const db = openDb(Database as unknown as DbDriver, file, { migrations, now })
  db.pragma('secure_delete = ON')
  return db
}
