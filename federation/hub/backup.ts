// SPDX-License-Identifier: EUPL-1.2
/**
 * Backing up a hub and the way back (file format: `@ncv/runtime/backup-file.ts`).
 *
 * The backup holds every key of the hub in clear, as the hub's own folder does: whoever has the file is the hub. It is made for its
 * owner alone (0600); to encrypt and lock it away is the operator's part. What is public and can be made again is not in it.
 *
 * A hub that comes out of a backup signs nothing before a quorum of witnesses has shown its heads; if it is behind them,
 * `ncv hub recover` brings it forward.
 *
 * @module
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Instant } from '@ncv/protocol/world.ts'
import type { BackupPart, Restorable } from '@ncv/runtime/backup-file.ts'
import { layOutBackup, verifyBackup, writeBackupFile } from '@ncv/runtime/backup-file.ts'
import { withDatabaseCopy } from '@ncv/runtime/database-copy.ts'
import { assertSoundDb } from '@ncv/runtime/open-db.ts'
import { assertSoundEntries } from '../log/self-check.ts'
import { LogStore } from '../store/log-store.ts'
import { HUB_SCHEMA, openHubDb } from '../store/open-hub-db.ts'
import { HUB_CONFIG_FILE } from './hub-config.ts'
import { HUB_MARK } from './hub-keys.ts'
import { isOldBackup, layOutOldBackup } from './old-backup.ts'
import { PENDING_FILE } from './replace-key.ts'
import type { BackupInfo } from './restored.ts'
import { markRestored } from './restored.ts'

const DATABASE = 'hub.sqlite'
const RESTORABLE: Restorable = {
  party: 'hub',
  schema: HUB_SCHEMA,
  names: { [HUB_MARK]: 'needed', [DATABASE]: 'needed', [HUB_CONFIG_FILE]: 'possible', [PENDING_FILE]: 'possible' },
}

/**
 * Writes the backup; a file of that name must not exist. Whole or not at all, and not of a database that is damaged.
 *
 * @param copyTo writes a copy of the open database to a file
 * @throws RuntimeError `BACKUP_EXISTS`, `DB_DAMAGED`; FederationError `LOG_DAMAGED`
 */
export async function writeBackup(dir: string, file: string, copyTo: (file: string) => void, now: () => Instant): Promise<BackupInfo> {
  return await withDatabaseCopy(file, copyTo, async (copy) => {
    const size = sizeOfWhole(copy, now)
    const small = [HUB_MARK, HUB_CONFIG_FILE, PENDING_FILE].map((name): BackupPart => ({ name, path: join(dir, name) }))
    const parts = [{ name: DATABASE, path: copy }, ...small.filter(({ path }) => existsSync(path))]
    return { bytes: await writeBackupFile(file, { party: 'hub', at: now(), schema: HUB_SCHEMA }, parts), size }
  })
}

function sizeOfWhole(copy: string, now: () => Instant): number {
  const db = openHubDb(copy, now)
  try {
    const log = new LogStore(db)
    assertSoundDb(db, copy, () => openHubDb(':memory:', now))
    assertSoundEntries(log)
    return log.size()
  } finally {
    db.close()
  }
}

/**
 * Lays the backup out in an empty or absent folder, after all of it was verified.
 *
 * @throws RuntimeError `BACKUP_MALFORMED` for a file that is none of a hub's or was damaged, `DIR_NOT_EMPTY`, `FILE_MISSING`, `DB_…`
 */
export async function restoreBackup(file: string, dir: string, now: () => Instant, isMoved = false): Promise<BackupInfo> {
  if (isOldBackup(file)) return layOutOldBackup(file, dir, now)
  const backup = await verifyBackup(file, RESTORABLE)
  let size = 0
  await layOutBackup(backup, dir, HUB_MARK, () => {
    size = markRestored(dir, now, isMoved)
  })
  return { bytes: backup.start + backup.manifest.files.reduce((sum, { bytes }) => sum + bytes, 0), size }
}
