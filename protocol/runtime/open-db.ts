// SPDX-License-Identifier: EUPL-1.2
/**
 * The only way to a database file.
 *
 * The driver's constructor (better-sqlite3's) is a parameter, so that a zone that must not load SQLite can share this package.
 * On every open: version gate, one writer, `journal_mode=WAL`, `synchronous=FULL` (a re-opened WAL file falls back to NORMAL, and a
 * power cut then takes acknowledged rows), no memory mapping, foreign keys, untrusted schema. All of it is read back.
 * Migrations only go forward, each in one transaction, after a copy of the file to `<file>.before-<n>`.
 *
 * One writer is enforced twice: by the lock file `<file>.lock`, which names the holder, and by SQLite's exclusive locking mode, which
 * the operating system ends with the process. While a party runs, no other program can read the file either.
 *
 * @module
 */
import { chmodSync, closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Instant } from '@ncv/protocol/world.ts'
import { RuntimeError } from './errors.ts'
import type { Lock } from './lock.ts'
import { acquireLock } from './lock.ts'
import { SECRET_MODE, syncDir, systemCode } from './party-dir.ts'

/** What SQLite stores; a BLOB comes back as a Buffer, which is a Uint8Array. */
export type DbValue = string | number | bigint | Uint8Array | null
export type DbParam = DbValue | Readonly<Record<string, DbValue>>

export interface RunResult {
  readonly changes: number
  readonly lastInsertRowid: number | bigint
}

export interface Statement<Params extends readonly DbParam[] = readonly DbParam[], Row = unknown> {
  run(...params: Params): RunResult
  get(...params: Params): Row | undefined
  all(...params: Params): Row[]
  iterate(...params: Params): IterableIterator<Row>
  /** Rows as their first column alone. */
  pluck(on?: boolean): this
  /** Rows as arrays. */
  raw(on?: boolean): this
  /** Integers as bigint. */
  safeIntegers(on?: boolean): this
}

export interface Transaction<Args extends unknown[], Result> {
  (...args: Args): Result
  /** Takes the write lock at the start. */
  immediate(...args: Args): Result
}

/** An open database, as better-sqlite3 has it: synchronous. */
export interface Db extends Disposable {
  readonly open: boolean
  readonly inTransaction: boolean
  prepare<Params extends readonly DbParam[] = readonly DbParam[], Row = unknown>(sql: string): Statement<Params, Row>
  /** `fn` runs in one transaction, rolled back if it throws. It must be synchronous. */
  transaction<Args extends unknown[], Result>(fn: (...args: Args) => Result): Transaction<Args, Result>
  exec(sql: string): unknown
  pragma(source: string, options?: { readonly simple?: boolean }): unknown
  /** Closes the file and gives the lock back. Harmless when called twice. */
  close(): unknown
}

/** better-sqlite3's `Database`, structurally. */
export type DbDriver = new (file: string, options: { readonly timeout: number }) => DriverDb
interface DriverDb {
  readonly open: boolean
  readonly inTransaction: boolean
  exec(sql: string): unknown
  pragma(source: string, options?: { simple?: boolean }): unknown
  close(): unknown
}

export interface Migration {
  /** Such as `0001-warnings`: from the file's name, in order, never changed once released. */
  readonly id: string
  readonly sql: string
}

export interface OpenDbOptions {
  /** All of them from the first; the schema's version is their number. */
  readonly migrations: readonly Migration[]
  readonly now: () => Instant
  /** `false` for the wallet, which is never copied: a migration there must not need a way back. */
  readonly backup?: boolean
}

const MIN_SQLITE = '3.51.3'
const MEMORY = ':memory:'
const LOCK_WAIT_MS = 1_000

/**
 * Opens (or creates) a database file, brings it to the newest schema and holds it for this process alone.
 *
 * @param file path, or `:memory:` in tests
 * @throws RuntimeError `DB_LOCKED`, `DB_NEWER`, `DB_SQLITE_OLD`, `DB_MIGRATION`, `DB_UNSAFE`, `DB_UNREADABLE`, `DIR_MISSING`,
 *   `DIR_NOT_WRITABLE`; a file that is refused stays as it is
 */
export function openDb(Driver: DbDriver, file: string, options: OpenDbOptions): Db {
  const lock = file === MEMORY ? undefined : lockFile(file)
  let db: Db | undefined
  try {
    db = openFile(Driver, file)
    checkVersions(db, file, options.migrations)
    applyPragmas(db, file)
    migrate(db, file, options)
  } catch (cause) {
    db?.close()
    lock?.release()
    throw cause instanceof RuntimeError ? cause : sqliteProblem(file, cause)
  }
  return withLock(withStatements(db), lock)
}

/**
 * Lets SQLite read every page of the file, and compares the tables with those of a new one. SQLite notices damage to its own structure, not
 * to what is stored in it: whoever signs or serves content compares that with a hash.
 *
 * @param openFresh opens a database in memory with the same migrations
 * @throws RuntimeError `DB_DAMAGED`
 */
export function assertSoundDb(db: Pick<Db, 'pragma' | 'prepare'>, file: string, openFresh: () => Db): void {
  let found: unknown
  try {
    found = db.pragma('integrity_check(1)', { simple: true })
  } catch (cause) {
    throw new RuntimeError('DB_DAMAGED', { file, reason: systemCode(cause) }, { cause })
  }
  if (found !== 'ok') throw new RuntimeError('DB_DAMAGED', { file, reason: String(found).replaceAll(/\s+/g, ' ').slice(0, 160) })
  using fresh = openFresh()
  const [own, expected] = [schemaOf(db), schemaOf(fresh)]
  const at = expected.findIndex((line, i) => line !== own[i])
  if (at >= 0 || own.length !== expected.length) throw new RuntimeError('DB_DAMAGED', { file, key: 'sqlite_schema' })
}

function schemaOf(db: Pick<Db, 'prepare'>): string[] {
  const rows = db.prepare<[], Record<string, string | null>>('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all()
  return rows.map((row) => JSON.stringify(Object.values(row)))
}

function lockFile(file: string): Lock {
  const dir = dirname(file)
  if (!existsSync(dir)) throw new RuntimeError('DIR_MISSING', { dir })
  const lock = acquireLock(`${file}.lock`, (pid) => new RuntimeError('DB_LOCKED', { file, pid }))
  try {
    // SQLite would create it readable by everybody whom the umask admits.
    if (!existsSync(file)) closeSync(openSync(file, 'a', SECRET_MODE))
  } catch (cause) {
    lock.release()
    throw new RuntimeError('DIR_NOT_WRITABLE', { dir, reason: systemCode(cause) }, { cause })
  }
  return lock
}

function openFile(Driver: DbDriver, file: string): Db {
  // The driver's own types are wider (any) than what this interface promises; the shape is the same.
  const db = new Driver(file, { timeout: LOCK_WAIT_MS }) as unknown as Db
  db.pragma('locking_mode = EXCLUSIVE')
  return db
}

/** Before anything is written: changing the journal mode alone would already alter a file that is refused. */
function checkVersions(db: Db, file: string, migrations: readonly Migration[]): void {
  const sqlite = String(db.prepare('SELECT sqlite_version()').pluck().get())
  if (isOlder(sqlite, MIN_SQLITE)) throw new RuntimeError('DB_SQLITE_OLD', { found: sqlite, expected: MIN_SQLITE })
  const version = versionOf(db)
  if (version > migrations.length) throw new RuntimeError('DB_NEWER', { file, found: version, expected: migrations.length })
}

function applyPragmas(db: Db, file: string): void {
  const wanted: readonly (readonly [name: string, value: string, readBack: unknown])[] = [
    ['journal_mode', 'WAL', file === MEMORY ? 'memory' : 'wal'],
    ['synchronous', 'FULL', 2],
    ['foreign_keys', 'ON', 1],
    ['trusted_schema', 'OFF', 0],
    ['temp_store', 'MEMORY', 2],
  ]
  for (const [name, value, readBack] of wanted) {
    db.pragma(`${name} = ${value}`)
    if (db.pragma(name, { simple: true }) !== readBack) throw new RuntimeError('DB_UNSAFE', { file, key: name, expected: value })
  }
  db.pragma('mmap_size = 0')
  // In memory the pragma has no value to read.
  if ((db.pragma('mmap_size', { simple: true }) ?? 0) !== 0) throw new RuntimeError('DB_UNSAFE', { file, key: 'mmap_size', expected: '0' })
}

function migrate(db: Db, file: string, { migrations, now, backup = true }: OpenDbOptions): void {
  const version = versionOf(db)
  if (version === 0) refuseForeignFile(db, file)
  else checkHistory(db, file, migrations.slice(0, version))
  if (version === migrations.length) return
  if (version > 0 && backup && file !== MEMORY) copyBefore(db, file, version + 1)
  for (const [index, migration] of migrations.entries()) {
    if (index >= version) applyMigration(db, file, migration, index + 1, now())
  }
}

function applyMigration(db: Db, file: string, migration: Migration, number: number, at: Instant): void {
  const apply = db.transaction(() => {
    if (number === 1)
      db.exec('CREATE TABLE schema_migration (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, applied_at INTEGER NOT NULL) STRICT')
    db.exec(migration.sql)
    db.prepare('INSERT INTO schema_migration (number, id, applied_at) VALUES (?, ?, ?)').run(number, migration.id, at)
    db.pragma(`user_version = ${number}`)
  })
  try {
    apply.immediate()
  } catch (cause) {
    throw new RuntimeError('DB_MIGRATION', { file, id: migration.id, reason: messageOf(cause) }, { cause })
  }
}

/** A database of another program has version 0 as well, but tables. */
function refuseForeignFile(db: Db, file: string): void {
  const tables = Number(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get())
  if (tables > 0) throw new RuntimeError('DB_UNREADABLE', { file, reason: 'foreign schema' })
}

/** Two branches of the program with different migrations of the same number must not share a file. */
function checkHistory(db: Db, file: string, expected: readonly Migration[]): void {
  const applied = db.prepare<[], string>('SELECT id FROM schema_migration ORDER BY number').pluck().all()
  const at = expected.findIndex((migration, index) => applied[index] !== migration.id)
  if (at >= 0) {
    throw new RuntimeError('DB_MIGRATION', { file, id: expected[at]?.id ?? '', reason: `found ${applied[at] ?? 'nothing'} in its place` })
  }
}

/** The copy is complete and on disk before its name exists; a copy left by a failed attempt is replaced by the same content. */
function copyBefore(db: Db, file: string, number: number): void {
  const copy = `${file}.before-${number}`
  const temporary = `${copy}.tmp`
  try {
    rmSync(temporary, { force: true })
    db.prepare('VACUUM INTO ?').run(temporary)
    chmodSync(temporary, SECRET_MODE)
    const handle = openSync(temporary, 'r+')
    fsyncSync(handle)
    closeSync(handle)
    renameSync(temporary, copy)
    syncDir(dirname(file))
  } catch (cause) {
    rmSync(temporary, { force: true })
    throw new RuntimeError('DB_MIGRATION', { file, id: `before-${number}`, reason: messageOf(cause) }, { cause })
  }
}

/** More texts than this program has; one that builds its SQL anew each time only loses the gain. */
const STATEMENTS_MAX = 500

/**
 * Each SQL text is prepared once: preparing costs more than most of the queries here.
 *
 * A statement that is handed out never changes its mode behind the back of whoever else has it: `pluck` hands out another one,
 * and the rarer modes, as well as iterating (which holds its statement), take a fresh one.
 */
function withStatements(db: Db): Db {
  const prepare = db.prepare.bind(db) as (sql: string) => Statement
  const known = new Map<string, Statement>()
  const kept = (key: string, make: () => Statement): Statement => {
    const before = known.get(key)
    if (before !== undefined) return before
    const made = make()
    if (known.size < STATEMENTS_MAX) known.set(key, made)
    return made
  }
  const plucked = (sql: string): Statement => kept(`pluck ${sql}`, () => prepare(sql).pluck())
  const plain = (sql: string): Statement =>
    kept(sql, () => {
      const made = prepare(sql)
      return Object.assign(made, {
        pluck: (on = true) => (on ? plucked(sql) : made),
        raw: (on = true) => prepare(sql).raw(on),
        safeIntegers: (on = true) => prepare(sql).safeIntegers(on),
        iterate: (...params: readonly DbParam[]) => prepare(sql).iterate(...params),
      })
    })
  return Object.assign(db, { prepare: plain as Db['prepare'] })
}

function withLock(db: Db, lock: Lock | undefined): Db {
  const closeFile = db.close.bind(db)
  const close = () => {
    closeFile()
    lock?.release()
  }
  return Object.assign(db, { close, [Symbol.dispose]: close })
}

function sqliteProblem(file: string, cause: unknown): RuntimeError {
  const code = systemCode(cause)
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return new RuntimeError('DB_LOCKED', { file }, { cause })
  if (code.startsWith('SQLITE_READONLY')) return new RuntimeError('DIR_NOT_WRITABLE', { dir: dirname(file), reason: code }, { cause })
  return new RuntimeError('DB_UNREADABLE', { file, reason: code === 'UNKNOWN' ? messageOf(cause) : code }, { cause })
}

function versionOf(db: Db): number {
  return Number(db.pragma('user_version', { simple: true }))
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function isOlder(found: string, wanted: string): boolean {
  const a = found.split('.').map(Number)
  const b = wanted.split('.').map(Number)
  for (const [index, part] of b.entries()) {
    const other = a[index] ?? 0
    if (other !== part) return other < part
  }
  return false
}
