// SPDX-License-Identifier: EUPL-1.2
/**
 * Backing up a relay and the way back (file format: `@ncv/runtime/backup-file.ts`).
 *
 * Its key, configuration, join file, and what the mirror must not forget: the newest head that it accepted, with the hub keys that open it. The
 * mirror's files are not in it: they are fetched and checked again. Boxes are never on the disk.
 *
 * @module
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Restorable } from '@ncv/runtime/backup-file.ts'
import { layOutBackup, verifyBackup, writeBackupFile } from '@ncv/runtime/backup-file.ts'
import { assertParty } from '@ncv/runtime/party-dir.ts'
import { readJoined } from './joining.ts'
import { RELAY_MARK, readRelayKeys } from './relay-keys.ts'

const RESTORABLE: Restorable = {
  party: 'relay',
  schema: 0,
  names: { [RELAY_MARK]: 'needed', 'config.json': 'needed', 'federation.join': 'needed', 'public.head': 'possible', 'public.hub-keys': 'possible' },
}

/** Also while the relay runs: each of its files is replaced in one step. @returns bytes of the file @throws RuntimeError `BACKUP_EXISTS` */
export async function writeRelayBackup(dir: string, file: string, now: Instant): Promise<number> {
  assertParty(dir, RELAY_MARK)
  readRelayKeys(dir)
  readJoined(dir)
  const parts = Object.keys(RESTORABLE.names).map((name) => ({ name, path: join(dir, name) }))
  return await writeBackupFile(
    file,
    { party: 'relay', at: now, schema: 0 },
    parts.filter(({ path }) => existsSync(path)),
  )
}

/** @returns of when the backup is @throws RuntimeError `BACKUP_MALFORMED`, `DIR_NOT_EMPTY`, `FILE_MISSING` */
export async function restoreRelay(file: string, dir: string): Promise<Instant> {
  const backup = await verifyBackup(file, RESTORABLE)
  await layOutBackup(backup, dir, RELAY_MARK, () => void readJoined(dir))
  return backup.manifest.at
}
