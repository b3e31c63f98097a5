// SPDX-License-Identifier: EUPL-1.2
/**
 * A hub that has just come out of a backup, before it is opened for the first time.
 *
 * @module
 */
import type { Instant } from '@ncv/protocol/world.ts'
import { LogStore } from '../store/log-store.ts'
import { openHubDb } from '../store/open-hub-db.ts'
import { PostStore } from '../store/post-store.ts'
import { databaseFile } from './party.ts'

export interface BackupInfo {
  /** Bytes of the file. */
  readonly bytes: number
  /** Entries of the log in it. */
  readonly size: number
}

/**
 * From now on the hub knows that others may know more than it does, and that tokens may have been spent of which it knows nothing.
 *
 * @param isMoved the operator says that nothing was taken in after the backup: then only the witnesses are waited for
 */
export function markRestored(dir: string, now: () => Instant, isMoved = false): number {
  const db = openHubDb(databaseFile(dir), now)
  try {
    const log = new LogStore(db)
    if (!isMoved) log.putRestoredAt(now())
    new PostStore(db).endGeneration()
    return log.size()
  } finally {
    db.close()
  }
}
