// SPDX-License-Identifier: EUPL-1.2
/**
 * Puts a canary into every column that takes a word: a copy of a row that is there, with the canary in the place of the value, beside
 * the real rows and before them in every order. Where the value is JSON or MessagePack, the first text in it becomes the canary.
 *
 * @module
 */
import { join } from 'node:path'
import { decode } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import Database from 'better-sqlite3'
import type { CanaryBook } from './canary-book.ts'
import type { Column, Sqlite } from './columns.ts'
import { closedList, columnsOf, DATABASES } from './columns.ts'

type Value = string | number | Uint8Array | null
type Row = Record<string, Value>
interface Shape {
  readonly name: string
  readonly type: string
  readonly pk: number
}

/** Numbers of planted rows: no real one is negative; entries of the log, which nobody counts below zero, lie far behind the last one. */
const FIRST = -1_000
const BEHIND = 900_000_000

/** @returns the columns that hold their canary now */
export function plantRows(dir: string, book: CanaryBook): Column[] {
  const columns = columnsOf(dir).filter(({ cover }) => cover.how === 'word')
  let number = FIRST
  for (const database of DATABASES) {
    const db = new Database(join(dir, `${database}.sqlite`))
    db.pragma('foreign_keys = OFF')
    try {
      for (const column of columns.filter((each) => each.database === database)) plant(db, column, book.word(`column ${column.place}`), number--)
    } finally {
      db.close()
    }
  }
  return columns
}

function plant(db: Sqlite, { table, name, type, place }: Column, word: string, number: number): void {
  const shape = db.prepare<[string], Shape>('SELECT name, type, pk FROM pragma_table_xinfo(?)').all(table)
  const sql = db.prepare<[string], string>("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?").pluck().get(table) ?? ''
  const present = db.prepare<[], Row>(`SELECT * FROM "${table}" ORDER BY "${name}" IS NULL LIMIT 1`).get()
  const single = shape.some(({ name: key }) => new RegExp(`CHECK\\s*\\(\\s*${key}\\s*=\\s*1\\s*\\)`, 'i').test(sql))
  const value = withWord(present?.[name] ?? null, word, type)
  if (single && present !== undefined) {
    db.prepare(`UPDATE "${table}" SET "${name}" = ?`).run(value)
    return
  }
  const row = { ...(present ?? emptyRow(shape, sql)) }
  const unique = uniqueNumbers(db, table)
  for (const { name: key, type: keyType, pk } of shape)
    if (pk > 0 || (keyType === 'INTEGER' && unique.has(key))) row[key] = keyOf(row[key] ?? null, keyType, number, sql, key)
  row[name] = value
  // What is read only in the present form is passed over in another.
  if (table === 'advisory') row['form'] = -1
  const names = Object.keys(row)
  const marks = names.map(() => '?').join(', ')
  const done = db.prepare(`INSERT INTO "${table}" (${names.map((each) => `"${each}"`).join(', ')}) VALUES (${marks})`).run(...Object.values(row))
  if (done.changes !== 1) throw new Error(`no canary in ${place}`)
}

/** Columns of further unique indexes. */
function uniqueNumbers(db: Sqlite, table: string): ReadonlySet<string> {
  const sql = `SELECT i.name FROM pragma_index_list(?) l, pragma_index_info(l.name) i WHERE l."unique" = 1`
  return new Set(db.prepare<[string], string>(sql).pluck().all(table))
}

function keyOf(value: Value, type: string, number: number, sql: string, key: string): Value {
  if (type === 'INTEGER' && key === 'idx') return BEHIND - number
  if (type === 'INTEGER') return new RegExp(`CHECK\\s*\\(\\s*${key}\\s*=\\s*1\\s*\\)`, 'i').test(sql) ? 1 : number
  if (closedList(sql, key) !== undefined) return value
  return type === 'BLOB' ? Buffer.from(`planted ${number}`.padEnd(32, '.')) : `planted ${number}`
}

function emptyRow(shape: readonly Shape[], sql: string): Row {
  const stand = ({ name, type }: Shape): Value => {
    const allowed = closedList(sql, name)
    if (allowed !== undefined) return allowed[0] ?? null
    if (new RegExp(`CHECK\\s*\\(\\s*${name}\\s*(?:=\\s*1|IN\\s*\\(0)`, 'i').test(sql)) return 1
    return type === 'TEXT' ? 'planted' : type === 'INTEGER' ? 0 : Buffer.from('planted')
  }
  return Object.fromEntries(shape.map((column) => [column.name, stand(column)]))
}

function withWord(present: Value, word: string, type: Column['type']): Value {
  if (type === 'TEXT') return typeof present === 'string' ? (jsonWith(present, word) ?? word) : word
  const bytes = Buffer.from(word)
  if (!(present instanceof Uint8Array)) return bytes
  try {
    const decoded: unknown = decode(new Uint8Array(present))
    const changed = changedIn(decoded, word)
    return changed === undefined ? bytes : Buffer.from(encode(changed as never))
  } catch {
    return bytes
  }
}

function jsonWith(text: string, word: string): string | undefined {
  if (!/^[[{]/.test(text)) return undefined
  try {
    const changed = changedIn(JSON.parse(text), word)
    return changed === undefined ? undefined : JSON.stringify(changed)
  } catch {
    return undefined
  }
}

/** Texts that people write, before all others. */
const FREE = ['title', 'reason', 'note', 'product', 'vendor', 'text', 'office', 'host']

/** The same with the word in the place of one text; undefined where there is none. */
function changedIn(value: unknown, word: string): unknown {
  if (typeof value === 'string') return word
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return undefined
  if (Array.isArray(value)) {
    const at = value.findIndex((each) => changedIn(each, word) !== undefined)
    return at < 0 ? undefined : value.with(at, changedIn(value[at], word))
  }
  const entries = Object.entries(value)
  const free = entries.find(([name, each]) => FREE.includes(name) && typeof each === 'string')
  const found = free ?? entries.find(([, each]) => typeof each === 'object' && changedIn(each, word) !== undefined)
  return found === undefined ? undefined : { ...value, [found[0]]: changedIn(found[1], word) }
}
