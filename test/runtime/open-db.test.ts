// SPDX-License-Identifier: EUPL-1.2
/**
 * The one way to a database file: what is written stays written, and what cannot be opened safely is not opened.
 *
 * @module
 */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Migration, OpenDbOptions } from '@ncv/runtime/open-db.ts'
import { openDb } from '@ncv/runtime/open-db.ts'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { codeOf, temporaryDir } from './temporary-dir.ts'

const FIRST: Migration = { id: '0001-notes', sql: 'CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT' }
const SECOND: Migration = { id: '0002-marks', sql: 'ALTER TABLE note ADD COLUMN mark INTEGER NOT NULL DEFAULT 0' }
const options = (...migrations: Migration[]): OpenDbOptions => ({ migrations, now: () => 1_000 })

describe('what was acknowledged survives', () => {
  test('a WAL file that is opened again has synchronous=FULL, not the driver’s NORMAL', () => {
    using dir = temporaryDir()
    const file = join(dir.path, 'node.sqlite')
    openDb(Database, file, options(FIRST)).close()
    const plain = new Database(file)
    expect(plain.pragma('synchronous', { simple: true }), 'the trap exists').toBe(1)
    plain.close()
    using db = openDb(Database, file, options(FIRST))
    expect(db.pragma('synchronous', { simple: true })).toBe(2)
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
    expect(db.pragma('trusted_schema', { simple: true })).toBe(0)
    expect(db.pragma('mmap_size', { simple: true })).toBe(0)
  })

  test('a driver that ignores the settings is refused', () => {
    class Careless extends Database {
      override pragma(source: string, given?: Database.PragmaOptions): unknown {
        return source.startsWith('synchronous =') ? undefined : super.pragma(source, given)
      }
    }
    using dir = temporaryDir()
    const file = join(dir.path, 'node.sqlite')
    openDb(Database, file, options(FIRST)).close()
    expect(codeOf(() => openDb(Careless, file, options(FIRST)))).toBe('DB_UNSAFE')
  })

  test('a transaction that throws leaves nothing behind', () => {
    using db = openDb(Database, ':memory:', options(FIRST))
    const add = db.transaction((text: string) => {
      db.prepare('INSERT INTO note (text) VALUES (?)').run(text)
      throw new Error('stop')
    })
    expect(() => add('one')).toThrow('stop')
    expect(db.prepare('SELECT count(*) FROM note').pluck().get()).toBe(0)
  })
})

describe('migrations go forward only', () => {
  test('each is applied once, with its time, and the file of before is kept', () => {
    using dir = temporaryDir()
    const file = join(dir.path, 'node.sqlite')
    const old = openDb(Database, file, options(FIRST))
    old.prepare('INSERT INTO note (text) VALUES (?)').run('kept')
    old.close()
    expect(existsSync(`${file}.before-2`)).toBe(false)
    const migrated = openDb(Database, file, options(FIRST, SECOND))
    expect(migrated.prepare('SELECT text, mark FROM note').all()).toEqual([{ text: 'kept', mark: 0 }])
    expect(migrated.prepare('SELECT id, applied_at FROM schema_migration').all()).toHaveLength(2)
    migrated.close()
    expect(statSync(`${file}.before-2`).mode & 0o777).toBe(0o600)
    const copy = new Database(`${file}.before-2`, { readonly: true })
    expect(copy.prepare('SELECT * FROM note').all()).toEqual([{ id: 1, text: 'kept' }])
    copy.close()
    openDb(Database, file, options(FIRST, SECOND)).close()
  })

  test('one that fails changes nothing', () => {
    using dir = temporaryDir()
    const file = join(dir.path, 'node.sqlite')
    openDb(Database, file, options(FIRST)).close()
    const broken: Migration = { id: '0002-broken', sql: 'CREATE TABLE half (id INTEGER); INSERT INTO nowhere VALUES (1)' }
    expect(codeOf(() => openDb(Database, file, options(FIRST, broken)))).toBe('DB_MIGRATION')
    using db = openDb(Database, file, options(FIRST))
    expect(db.pragma('user_version', { simple: true })).toBe(1)
    expect(db.prepare("SELECT name FROM sqlite_schema WHERE name = 'half'").get()).toBeUndefined()
  })

  test('the wallet is never copied', () => {
    using dir = temporaryDir()
    const file = join(dir.path, 'wallet.sqlite')
    openDb(Database, file, options(FIRST)).close()
    openDb(Database, file, { ...options(FIRST, SECOND), backup: false }).close()
    expect(readdirSync(dir.path)).toEqual(['wallet.sqlite'])
  })

  test('a migration of another name in the same place is refused', () => {
    using dir = temporaryDir()
    const file = join(dir.path, 'node.sqlite')
    openDb(Database, file, options(FIRST)).close()
    expect(codeOf(() => openDb(Database, file, options({ ...FIRST, id: '0001-other' })))).toBe('DB_MIGRATION')
  })
})

describe('what is refused stays as it is', () => {
  test('a newer schema', () => {
    using dir = temporaryDir()
    const file = join(dir.path, 'node.sqlite')
    openDb(Database, file, options(FIRST, SECOND)).close()
    const before = readFileSync(file)
    expect(codeOf(() => openDb(Database, file, options(FIRST)))).toBe('DB_NEWER')
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(readdirSync(dir.path)).toEqual(['node.sqlite'])
  })

  test('a file that is no database, and a database of another program', () => {
    using dir = temporaryDir()
    const text = join(dir.path, 'text.sqlite')
    writeFileSync(text, 'not a database, but longer than the header of a database file would be '.repeat(20))
    expect(codeOf(() => openDb(Database, text, options(FIRST)))).toBe('DB_UNREADABLE')
    const other = join(dir.path, 'other.sqlite')
    new Database(other).exec('CREATE TABLE foreigner (id INTEGER)').close()
    expect(codeOf(() => openDb(Database, other, options(FIRST)))).toBe('DB_UNREADABLE')
  })

  test('SQLite older than 3.51.3', () => {
    class Old extends Database {
      constructor(file: string) {
        super(file)
        this.function('sqlite_version', () => '3.51.2')
      }
    }
    expect(codeOf(() => openDb(Old, ':memory:', options(FIRST)))).toBe('DB_SQLITE_OLD')
  })
})

test('a database file has one writer, also without the lock file', () => {
  using dir = temporaryDir()
  const file = join(dir.path, 'node.sqlite')
  using db = openDb(Database, file, options(FIRST))
  expect(codeOf(() => openDb(Database, file, options(FIRST)))).toBe('DB_LOCKED')
  db.prepare('INSERT INTO note (text) VALUES (?)').run('one')
  const second = new Database(file, { timeout: 0 })
  expect(() => second.prepare('SELECT * FROM note').all()).toThrow('locked')
  second.close()
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('a closed database gives its lock back', () => {
  using dir = temporaryDir()
  const file = join(dir.path, 'node.sqlite')
  const db = openDb(Database, file, options(FIRST))
  db.close()
  db.close()
  expect(readdirSync(dir.path)).toEqual(['node.sqlite'])
})
