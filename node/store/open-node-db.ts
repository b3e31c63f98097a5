// SPDX-License-Identifier: EUPL-1.2
/**
 * Opens the two database files of a node: `node.sqlite`, and `wallet.sqlite`, which is never copied.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Db, DbDriver, Migration } from '@ncv/runtime/open-db.ts'
import { openDb } from '@ncv/runtime/open-db.ts'
import Database from 'better-sqlite3'

const NODE_MIGRATIONS = [
  '0001-node',
  '0002-inventory',
  '0003-rules',
  '0004-catalogue',
  '0005-decisions',
  '0006-scan',
  '0007-ledger',
  '0008-board',
  '0009-count',
  '0010-review',
  '0011-post',
  '0012-forwarding',
  '0013-erasing',
  '0014-joining',
  '0015-voting',
  '0016-services',
  '0017-hosting',
  '0019-accounts',
  '0021-incident-course',
  '0022-mail',
  '0023-sign-in-names',
]
/** Schema of this program's node: the number of its migrations. */
export const NODE_SCHEMA: number = NODE_MIGRATIONS.length
const WALLET_MIGRATIONS = ['0001-wallet', '0002-kept-keys', '0006-ledger']

function migrations(ids: readonly string[]): Migration[] {
  return ids.map((id) => ({ id, sql: readFileSync(new URL(`./migrations/${id}.sql`, import.meta.url), 'utf8') }))
}

/** @param file a path or `:memory:` */
export function openNodeDb(file: string, now: () => Instant): Db {
  return overwriting(openDb(Database as unknown as DbDriver, file, { migrations: migrations(NODE_MIGRATIONS), now }))
}

/** @param file a path or `:memory:` */
export function openWalletDb(file: string, now: () => Instant): Db {
  return overwriting(openDb(Database as unknown as DbDriver, file, { migrations: migrations(WALLET_MIGRATIONS), now, backup: false }))
}

/** What is erased, spent or forgotten is overwritten, not only unlinked. */
function overwriting(db: Db): Db {
  db.pragma('secure_delete = ON')
  return db
}
