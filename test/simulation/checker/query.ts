// SPDX-License-Identifier: EUPL-1.2
/** SQL of the checker's own over the file of a party that is closed. @module */
import Database from 'better-sqlite3'

export function query<Row>(file: string, sql: string): Row[] {
  const db = new Database(file, { readonly: true })
  try {
    return db.prepare(sql).all() as Row[]
  } finally {
    db.close()
  }
}
