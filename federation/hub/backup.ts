// SPDX-License-Identifier: EUPL-1.2
/**
 * A backup of the hub in one file, and the way back.
 *
 *     backup file = the hub's database as it was at one instant (SQLite), with one more table:
 *       backup_file (name, bytes): hub.key, config.json, public/witnessed/<unit> …
 *
 * It holds every key of the hub in clear, as the hub's own folder does: whoever has the file is the hub. It is made for its
 * owner alone (0600); to encrypt and lock it away is the operator's part. What is public and can be made again is not in it.
 *
 * A hub that comes out of a backup signs nothing before a quorum of witnesses has shown its heads; if it is behind them,
 * `ncv hub recover` brings it forward.
 *
 * @module
 */
import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import { assertEmptyDir, createPartyDir, readFileBounded, SECRET_MODE, syncDir, writeFileDurableSync } from '@ncv/runtime/party-dir.ts'
import { FederationError } from '../errors.ts'
import { LogStore } from '../store/log-store.ts'
import { openHubDb } from '../store/open-hub-db.ts'
import { HUB_MARK } from './hub-keys.ts'
import { databaseFile, publicDir } from './party.ts'

const CONFIG_FILE = 'config.json'
const ARCHIVE = 'public/witnessed'
const MAX_FILE_BYTES = 1024 * 1024
/** Names that a backup may hold: nothing else is ever written from one. */
const NAMES = /^(?:hub\.key|config\.json|hub-key\.pending|public\/witnessed\/(?:latest|[0-9]{1,12}))$/

export interface BackupInfo {
  /** Bytes of the file. */
  readonly bytes: number
  /** Entries of the log in it. */
  readonly size: number
}

/**
 * Writes the backup; a file of that name must not exist. Whole or not at all.
 *
 * @param copyTo writes a copy of the open database to a file
 * @throws FederationError `BACKUP_EXISTS`
 */
export function writeBackup(dir: string, file: string, copyTo: (file: string) => void, now: () => Instant): BackupInfo {
  if (existsSync(file)) throw new FederationError('BACKUP_EXISTS', { file })
  const temporary = join(dirname(file), `.tmp-${basename(file)}`)
  rmSync(temporary, { force: true })
  try {
    // Made before it is filled: SQLite would create it readable by everybody whom the umask admits.
    closeSync(openSync(temporary, 'wx', SECRET_MODE))
    copyTo(temporary)
    chmodSync(temporary, SECRET_MODE)
    const size = addFiles(temporary, dir, now)
    syncFile(temporary)
    renameSync(temporary, file)
    syncDir(dirname(file))
    return { bytes: statSync(file).size, size }
  } catch (cause) {
    for (const leftover of [temporary, `${temporary}-wal`, `${temporary}-shm`]) rmSync(leftover, { force: true })
    throw cause
  }
}

function addFiles(copy: string, dir: string, now: () => Instant): number {
  const db = openHubDb(copy, now)
  try {
    db.exec('CREATE TABLE backup_file (name TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT')
    const insert = db.prepare<[string, Uint8Array]>('INSERT INTO backup_file (name, bytes) VALUES (?, ?)')
    const archive = existsSync(join(dir, ARCHIVE)) ? readdirSync(join(dir, ARCHIVE)).map((name) => `${ARCHIVE}/${name}`) : []
    const names = [HUB_MARK, CONFIG_FILE, 'hub-key.pending', ...archive].filter((name) => NAMES.test(name) && existsSync(join(dir, name)))
    db.transaction(() => {
      for (const name of names) insert.run(name, readFileBounded(join(dir, name), MAX_FILE_BYTES))
    }).immediate()
    return new LogStore(db).size()
  } finally {
    db.close()
  }
}

function syncFile(file: string): void {
  const handle = openSync(file, 'r+')
  fsyncSync(handle)
  closeSync(handle)
}

/**
 * Lays the backup out in an empty or absent folder.
 *
 * @throws FederationError `BACKUP_MALFORMED` for a file that is none of ours; RuntimeError `DIR_NOT_EMPTY`, `FILE_MISSING`, `DB_…`
 */
export function restoreBackup(file: string, dir: string, now: () => Instant): BackupInfo {
  const { size: bytes } = statFile(file)
  assertEmptyDir(dir)
  createPartyDir(dir)
  const database = databaseFile(dir)
  // Through the file system, so that the backup itself is never opened for writing.
  copyFile(file, database)
  try {
    return { bytes, size: layOut(file, dir, now) }
  } catch (cause) {
    for (const leftover of [database, `${database}-wal`, `${database}-shm`, publicDir(dir)]) rmSync(leftover, { recursive: true, force: true })
    throw cause
  }
}

function layOut(file: string, dir: string, now: () => Instant): number {
  const db = openHubDb(databaseFile(dir), now)
  try {
    const files = filesIn(db, file)
    mkdirSync(join(publicDir(dir), 'witnessed'), { recursive: true, mode: 0o755 })
    // The mark of a hub last: until then the folder is none.
    for (const { name, bytes: content } of files.toSorted((a, b) => Number(a.name === HUB_MARK) - Number(b.name === HUB_MARK))) {
      writeFileDurableSync(join(dir, name), content, { mode: name.startsWith(ARCHIVE) ? 0o644 : SECRET_MODE })
    }
    db.exec('DROP TABLE backup_file')
    return new LogStore(db).size()
  } finally {
    db.close()
  }
}

function statFile(file: string): { size: number } {
  if (!existsSync(file)) readFileBounded(file, 0)
  return statSync(file)
}

function copyFile(from: string, to: string): void {
  copyFileSync(from, to, constants.COPYFILE_EXCL)
  chmodSync(to, SECRET_MODE)
  syncFile(to)
}

interface FileInBackup {
  readonly name: string
  readonly bytes: Uint8Array
}

function filesIn(db: Db, file: string): FileInBackup[] {
  const isOurs = db.prepare<[], number>(`SELECT count(*) FROM sqlite_schema WHERE name = 'backup_file'`).pluck().get() === 1
  if (!isOurs) throw new FederationError('BACKUP_MALFORMED', { file, field: 'backup_file' })
  const rows = db.prepare<[], FileInBackup>('SELECT name, bytes FROM backup_file').all()
  const foreign = rows.find(({ name }) => !NAMES.test(name))
  if (foreign !== undefined) throw new FederationError('BACKUP_MALFORMED', { file, field: foreign.name.slice(0, 80) })
  if (!rows.some(({ name }) => name === HUB_MARK)) throw new FederationError('BACKUP_MALFORMED', { file, field: HUB_MARK })
  return rows
}
