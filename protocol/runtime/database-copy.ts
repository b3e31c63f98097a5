// SPDX-License-Identifier: EUPL-1.2
/**
 * A copy of an open database, beside the backup that it goes into, for as long as the backup is written.
 *
 * @module
 */
import { closeSync, existsSync, openSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { RuntimeError } from './errors.ts'
import { SECRET_MODE } from './party-dir.ts'

/**
 * @param file of the backup; nothing may bear its name
 * @param copyTo writes a copy of the open database to a file that is there and empty
 * @param use gets the copy, which is gone afterwards, however this ends
 * @throws RuntimeError `BACKUP_EXISTS`
 */
export async function withDatabaseCopy<T>(file: string, copyTo: (copy: string) => void, use: (copy: string) => Promise<T>): Promise<T> {
  if (existsSync(file)) throw new RuntimeError('BACKUP_EXISTS', { file })
  const copy = join(dirname(file), `.tmp-${basename(file)}.sqlite`)
  const leftovers = [copy, `${copy}-wal`, `${copy}-shm`, `${copy}.lock`]
  try {
    for (const leftover of leftovers) rmSync(leftover, { force: true })
    // Made before it is filled: SQLite would create it readable by everybody whom the umask admits.
    closeSync(openSync(copy, 'wx', SECRET_MODE))
    copyTo(copy)
    return await use(copy)
  } finally {
    for (const leftover of leftovers) rmSync(leftover, { force: true })
  }
}
