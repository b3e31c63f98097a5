// SPDX-License-Identifier: EUPL-1.2
/**
 * Every column of a node's databases that can hold a text or bytes, found in the files themselves, and how it gets its canary.
 *
 * A column that nobody has thought of gets a word of its own (text) or must hold random bytes, which are their own canary. What can have
 * neither stands below with its reason.
 *
 * @module
 */
import { join } from 'node:path'
import Database from 'better-sqlite3'

export const DATABASES = ['node', 'wallet'] as const

export interface Column {
  readonly database: (typeof DATABASES)[number]
  readonly table: string
  readonly name: string
  /** `wallet.token.sealed` */
  readonly place: string
  readonly type: 'TEXT' | 'BLOB'
  readonly cover: Cover
}

/** `word`: a row is planted; `value`: what is in it is random and known to nobody else. */
export type Cover = { readonly how: 'word' } | { readonly how: 'value' } | { readonly how: 'none'; readonly why: string }

const WORD: Cover = { how: 'word' }
const VALUE: Cover = { how: 'value' }
const none = (why: string): Cover => ({ how: 'none', why })

const COVERS: Readonly<Record<string, Cover>> = {
  'node.schema_migration.id': none('names of migrations, the same in every node'),
  'wallet.schema_migration.id': none('names of migrations, the same in every node'),
  'node.log_state.peaks': none('hashes of the public tree, in one row that the node works with'),
  'node.checkpoint.note': none('heads that the hub has signed and shows to everybody; their names are a closed list'),
  'node.hub_key.key': none('public key of the hub; one more would be trusted'),
  'node.hub_key.box': none('public key of the hub; one more would be trusted'),
  'node.entry.bytes': WORD,
  'node.entry.body': WORD,
  'node.tile.bytes': WORD,
  'node.body.hash': WORD,
  'node.body.bytes': WORD,
  'node.public_file.bytes': WORD,
  'node.effect.id': WORD,
  'node.announcement.id': WORD,
  'node.issuer_keys.payload': WORD,
  'node.warning.payload': WORD,
  'node.catalogue_part.payload': WORD,
  'node.listed_batch.root': WORD,
  'node.listed_mark.mark': WORD,
  'node.board.replies': WORD,
  'node.issuer_revocation.payload': none('message of the hub to all members without a field for a text; one more would be carried out'),
  'node.question.payload': none('message of the hub to all members without a field for a text; one more would be asked'),
  'node.count_part.payload': WORD,
  'wallet.proven_relay.address': WORD,
  'wallet.outgoing.key': none('number of a cell, the same in every node'),
  'node.mail_message.id': VALUE,
  'node.post_out.id': none('random; goes with the letter, by name and on purpose'),
  'node.post_out_file.post': none('as post_out.id'),
  'node.post_out_file.bytes': none('a file sealed for the recipients of a letter, handed to the hub'),
  'node.own_vote.id': none('hash of a motion and id of a member: both stand in the log'),
  'node.post_in.id': none('hash of a letter that its sender knows'),
  'node.post_aside.hash': none('hash of sealed bytes that came from the hub'),
  'node.post_aside.code': none('code of a closed list'),
  'node.service_record.id': none('random; goes with the report or the request, by name and on purpose'),
  'node.post_cursor.generation': none('drawn by the hub'),
  'node.account.id': VALUE,
  'node.incident.id': VALUE,
  'node.secret.name': VALUE,
}

export function columnsOf(dir: string): Column[] {
  return DATABASES.flatMap((database) => {
    const db = new Database(join(dir, `${database}.sqlite`), { readonly: true })
    try {
      return tablesOf(db).flatMap(({ name: table, sql }) => columnsOfTable(db, database, table, sql))
    } finally {
      db.close()
    }
  })
}

export type Sqlite = InstanceType<typeof Database>

export function tablesOf(db: Sqlite): { name: string; sql: string }[] {
  const sql = "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
  return db.prepare<[], { name: string; sql: string }>(sql).all()
}

function columnsOfTable(db: Sqlite, database: Column['database'], table: string, sql: string): Column[] {
  const columns = db.prepare<[string], { name: string; type: string }>('SELECT name, type FROM pragma_table_xinfo(?)').all(table)
  return columns.flatMap(({ name, type }) => {
    if (type === 'INTEGER' || type === 'REAL') return []
    const place = `${database}.${table}.${name}`
    const kind = type === 'TEXT' ? 'TEXT' : 'BLOB'
    const cover = closedList(sql, name) === undefined ? (COVERS[place] ?? (kind === 'TEXT' ? WORD : VALUE)) : none('closed list')
    return [{ database, table, name, place, type: kind, cover }]
  })
}

/** The values that the schema allows, where it names them. */
export function closedList(sql: string, column: string): string[] | undefined {
  const check = new RegExp(`\\b${column}\\s+TEXT[^,]*?CHECK\\s*\\(\\s*${column}\\s+IN\\s*\\(([^)]*)\\)`, 'i').exec(sql)
  return check?.[1]?.split(',').map((value) => value.trim().replace(/^'|'$/g, ''))
}
