// SPDX-License-Identifier: EUPL-1.2
/**
 * The mark of a node that came out of a backup, `restored` in its folder: `{"at":1767225600000,"backupAt":1767139200000}`
 *
 * While it is there the node has no wallet of its own making yet, and as a witness it may have forgotten what it has signed.
 *
 * @module
 */
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fromUtf8 } from '@ncv/protocol/bytes.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import { readFileBounded, SECRET_MODE, writeFileDurableSync } from '@ncv/runtime/party-dir.ts'
import { z } from 'zod'

const RESTORED_FILE = 'restored'

const Restored = z.strictObject({
  at: z.int(),
  /** Of when the backup is. */
  backupAt: z.int(),
})
export type Restored = z.infer<typeof Restored>

export function writeRestored(dir: string, restored: Restored): void {
  writeFileDurableSync(join(dir, RESTORED_FILE), `${JSON.stringify(restored)}\n`, { mode: SECRET_MODE })
}

/** A mark that cannot be read counts as well: the careful side. */
export function readRestored(dir: string, now: Instant): Restored | undefined {
  const file = join(dir, RESTORED_FILE)
  if (!existsSync(file)) return undefined
  try {
    return Restored.parse(JSON.parse(fromUtf8(readFileBounded(file, 256))))
  } catch {
    return { at: now, backupAt: now }
  }
}

export function forgetRestored(dir: string): void {
  rmSync(join(dir, RESTORED_FILE), { force: true })
}
