// SPDX-License-Identifier: EUPL-1.2
/**
 * Backing up a node and the way back (file format: `@ncv/runtime/backup-file.ts`).
 *
 * Two things are never in it. The wallet: a copy of it would spend tokens twice. And the vault's key, wherever it lies: keys, incidents and
 * the identity profile in a backup stay sealed. What the vault does not seal (inventory, matches, warnings) is in clear in it.
 *
 * @module
 */
import { join, resolve } from 'node:path'
import { fromUtf8 } from '@ncv/protocol/bytes.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'
import type { OpenedBackup, Restorable } from '@ncv/runtime/backup-file.ts'
import { layOutBackup, readFromBackup, verifyBackup, writeBackupFile } from '@ncv/runtime/backup-file.ts'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import { withDatabaseCopy } from '@ncv/runtime/database-copy.ts'
import { assertSoundDb } from '@ncv/runtime/open-db.ts'
import type { NodeConfig } from './config.ts'
import { CONFIG_FILE, parseNodeConfig, vaultKeyFile, writeNodeConfig } from './config.ts'
import { NodeError } from './errors.ts'
import { NODE_MARK, openNodeMaster } from './node-keys.ts'
import { writeRestored } from './restored.ts'
import type { Self } from './self.ts'
import { JOIN_FILE } from './self.ts'
import { LogStore } from './store/log-store.ts'
import { NODE_SCHEMA, openNodeDb } from './store/open-node-db.ts'
import { assertSoundLog } from './store/self-check.ts'
import type { Stores } from './store/stores.ts'
import { NODE_DB } from './store/stores.ts'
import { readVaultKey, vaultWith } from './vault.ts'

const RESTORABLE: Restorable = {
  party: 'node',
  schema: NODE_SCHEMA,
  names: { [NODE_MARK]: 'needed', [NODE_DB]: 'needed', [CONFIG_FILE]: 'needed', [JOIN_FILE]: 'needed' },
}

export interface NodeBackup {
  /** Of the file. */
  readonly bytes: number
  /** Entries of the log in it. */
  readonly size: number
  /** The key that is not in it. */
  readonly keyFile: string
}

/**
 * Writes the backup; also while the node runs: the database is of one instant.
 *
 * @throws RuntimeError `BACKUP_EXISTS`, `DB_DAMAGED`, `DIR_NOT_WRITABLE`
 */
export async function writeNodeBackup(
  { dir, config, opened }: Pick<Self, 'dir' | 'config' | 'opened'>,
  stores: Pick<Stores, 'copyTo'>,
  file: string,
  now: () => Instant,
): Promise<NodeBackup> {
  return await withDatabaseCopy(
    file,
    (copy) => stores.copyTo(copy),
    async (copy) => {
      const size = sizeOf(copy, now, opened)
      const parts = [{ name: NODE_DB, path: copy }, ...[NODE_MARK, CONFIG_FILE, JOIN_FILE].map((name) => ({ name, path: join(dir, name) }))]
      const bytes = await writeBackupFile(file, { party: 'node', at: now(), schema: NODE_SCHEMA }, parts)
      return { bytes, size, keyFile: resolve(vaultKeyFile(dir, config)) }
    },
  )
}

function sizeOf(database: string, now: () => Instant, opened?: OpenedGenesis): number {
  const db = openNodeDb(database, now)
  try {
    const log = new LogStore(db)
    assertSoundDb(db, database, () => openNodeDb(':memory:', now))
    if (opened !== undefined) assertSoundLog(log, opened)
    return log.size()
  } finally {
    db.close()
  }
}

export interface RestoredNode {
  readonly size: number
  readonly name: string
  /** Of when the backup is. */
  readonly at: Instant
  readonly keyFile: string
}

/**
 * Lays a backup out in an empty or absent folder, after all of it was verified, with its key.
 *
 * @param keyFile where the vault's key lies; where absent, the place that the backup's configuration names
 * @throws RuntimeError `BACKUP_MALFORMED`, `DB_NEWER`, `DIR_NOT_EMPTY`, `FILE_MISSING`; NodeError `RESTORE_KEY`, `VAULT_KEY_WRONG`, `KEY_FILE_…`
 */
export async function restoreNode(
  world: Pick<World, 'random' | 'now'>,
  file: string,
  dir: string,
  keyFile: string | undefined,
): Promise<RestoredNode> {
  const backup = await verifyBackup(file, RESTORABLE)
  const config = await configWithKey(world, backup, keyFile)
  let size = 0
  await layOutBackup(backup, dir, NODE_MARK, () => {
    writeNodeConfig(dir, config)
    size = sizeOf(join(dir, NODE_DB), world.now)
    writeRestored(dir, { at: world.now(), backupAt: backup.manifest.at })
  })
  return { size, name: config.name, at: backup.manifest.at, keyFile: vaultKeyFile(dir, config) }
}

/** The configuration with the place of a key that opens this node. */
async function configWithKey(world: Pick<World, 'random'>, backup: OpenedBackup, given: string | undefined): Promise<NodeConfig> {
  const config = parseNodeConfig(fromUtf8(await readFromBackup(backup, CONFIG_FILE)))
  if (config === undefined) throw new RuntimeError('BACKUP_MALFORMED', { file: backup.file, field: CONFIG_FILE })
  const keyFile = given === undefined ? config.keyFile : resolve(given)
  if (keyFile === undefined) throw new NodeError('RESTORE_KEY', { file: backup.file })
  openNodeMaster(await readFromBackup(backup, NODE_MARK), vaultWith(readVaultKey(keyFile), world))
  return { ...config, keyFile }
}
