// SPDX-License-Identifier: EUPL-1.2
/**
 * Backups of the first form: the hub's database with one more table, `backup_file (name, bytes)`. They are read, no longer written.
 *
 * @module
 */
import { chmodSync, closeSync, constants, copyFileSync, existsSync, mkdirSync, openSync, readSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Instant } from '@ncv/protocol/world.ts'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import { assertEmptyDir, createPartyDir, SECRET_MODE, writeFileDurableSync } from '@ncv/runtime/party-dir.ts'
import { openHubDb } from '../store/open-hub-db.ts'
import { HUB_MARK } from './hub-keys.ts'
import { databaseFile, publicDir } from './party.ts'
import type { BackupInfo } from './restored.ts'
import { markRestored } from './restored.ts'

const SQLITE_MAGIC = 'SQLite format 3\0'
const NAMES = /^(?:hub\.key|config\.json|hub-key\.pending|public\/witnessed\/(?:latest|[0-9]{1,12}))$/

/** @throws RuntimeError `FILE_MISSING` */
export function isOldBackup(file: string): boolean {
  if (!existsSync(file)) throw new RuntimeError('FILE_MISSING', { file })
  if (!statSync(file).isFile()) return false
  const handle = openSync(file, 'r')
  try {
    const magic = Buffer.alloc(SQLITE_MAGIC.length)
    readSync(handle, magic, 0, magic.length, 0)
    return magic.toString('latin1') === SQLITE_MAGIC
  } finally {
    closeSync(handle)
  }
}

/** @throws RuntimeError `BACKUP_MALFORMED`, `DIR_NOT_EMPTY`, `DB_…` */
export function layOutOldBackup(file: string, dir: string, now: () => Instant): BackupInfo {
  assertEmptyDir(dir)
  createPartyDir(dir)
  const database = databaseFile(dir)
  // Through the file system, so that the backup itself is never opened for writing.
  copyFileSync(file, database, constants.COPYFILE_EXCL)
  chmodSync(database, SECRET_MODE)
  try {
    takeFiles(file, dir, now)
    return { bytes: statSync(file).size, size: markRestored(dir, now) }
  } catch (cause) {
    const made = [database, `${database}-wal`, `${database}-shm`, join(dir, HUB_MARK), join(dir, 'config.json'), publicDir(dir)]
    for (const leftover of made) rmSync(leftover, { recursive: true, force: true })
    throw cause
  }
}

function takeFiles(file: string, dir: string, now: () => Instant): void {
  const db = openHubDb(databaseFile(dir), now)
  try {
    const files = filesIn(db, file)
    mkdirSync(join(publicDir(dir), 'witnessed'), { recursive: true, mode: 0o755 })
    // The mark of a hub last: until then the folder is none.
    for (const { name, bytes } of files.toSorted((a, b) => Number(a.name === HUB_MARK) - Number(b.name === HUB_MARK))) {
      writeFileDurableSync(join(dir, name), bytes, { mode: name.startsWith('public/') ? 0o644 : SECRET_MODE })
    }
    db.exec('DROP TABLE backup_file')
  } finally {
    db.close()
  }
}

interface FileInBackup {
  readonly name: string
  readonly bytes: Uint8Array
}

function filesIn(db: Db, file: string): FileInBackup[] {
  const isOurs = db.prepare<[], number>(`SELECT count(*) FROM sqlite_schema WHERE name = 'backup_file'`).pluck().get() === 1
  if (!isOurs) throw new RuntimeError('BACKUP_MALFORMED', { file, field: 'backup_file' })
  const rows = db.prepare<[], FileInBackup>('SELECT name, bytes FROM backup_file').all()
  const foreign = rows.find(({ name }) => !NAMES.test(name))
  if (foreign !== undefined) throw new RuntimeError('BACKUP_MALFORMED', { file, field: foreign.name.slice(0, 80) })
  if (!rows.some(({ name }) => name === HUB_MARK)) throw new RuntimeError('BACKUP_MALFORMED', { file, field: HUB_MARK })
  return rows
}
