// SPDX-License-Identifier: EUPL-1.2
/** Backup of a hub and the way back. @module */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { restoreBackup, writeBackup } from '@ncv/federation/hub/backup.ts'
import { HUB_SCHEMA, openHubDb } from '@ncv/federation/store/open-hub-db.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { witnessAll } from '../../support/founded-hub.ts'
import { seededRandom } from '../../support/virtual-world.ts'
import { warningEntry } from '../log/public-log.ts'
import type { Stage } from './restored-hub.ts'
import { recoveryStage } from './restored-hub.ts'

let stage: Stage
beforeEach(async () => {
  stage = await recoveryStage('backup')
})
afterEach(() => stage[Symbol.asyncDispose]())

const now = () => stage.federation.now()

describe('a backup', () => {
  test('is whole: the hub that comes out of it has the log, the keys and the archive of the one that went in', async () => {
    const { hub } = stage.founded
    await hub.sequencer.append([warningEntry(hub, 1), warningEntry(hub, 2)])
    await witnessAll(stage.founded)
    const archived = readFileSync(join(stage.founded.dir, 'public/witnessed/0'))
    const file = await stage.backup()
    const [size, key] = [hub.log.size(), hub.keys.identity.publicKey]
    const restored = await stage.restored(file)
    expect(restored.log.size()).toBe(size)
    expect(restored.keys.identity.publicKey).toEqual(key)
    expect(readFileSync(join(restored.dir, 'public/witnessed/0'))).toEqual(archived)
    expect(statSync(join(restored.dir, 'hub.key')).mode & 0o777).toBe(0o600)
    expect(statSync(join(restored.dir, 'hub.sqlite')).mode & 0o777).toBe(0o600)
  })

  test('is made while entries are being written, of one instant', async () => {
    const { hub } = stage.founded
    const writing = hub.sequencer.append(Array.from({ length: 50 }, (_, i) => warningEntry(hub, i)))
    const file = await stage.backup()
    await writing
    const restored = await stage.restored(file)
    expect([1, 51]).toContain(restored.log.size())
  })

  test('belongs to its owner alone, and leaves nothing else behind', async () => {
    const file = await stage.backup()
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(file, '..')).filter((name) => name.includes('backup'))).toEqual(['backup-0'])
  })

  test('never replaces a file', async () => {
    const file = join(stage.founded.dir, 'taken')
    writeFileSync(file, 'dear')
    const attempt = writeBackup(stage.founded.dir, file, (to) => stage.founded.hub.copyTo(to), now)
    await expect(attempt).rejects.toMatchObject({ code: 'BACKUP_EXISTS' })
    expect(readFileSync(file, 'utf8')).toBe('dear')
  })
})

describe('restoring', () => {
  const folder = (name: string) => join(stage.mirror, '..', name)

  test('needs an empty folder', async () => {
    const file = await stage.backup()
    const dir = folder('full')
    mkdirSync(dir)
    writeFileSync(join(dir, 'something'), '')
    await expect(restoreBackup(file, dir, now)).rejects.toMatchObject({ code: 'DIR_NOT_EMPTY' })
    expect(readdirSync(dir)).toEqual(['something'])
  })

  test('refuses what is no backup, and leaves no half a hub', async () => {
    const dir = folder('half')
    const other = folder('other.sqlite')
    openHubDb(other, now).close()
    await expect(restoreBackup(other, dir, now)).rejects.toMatchObject({ code: 'BACKUP_MALFORMED' })
    expect(readdirSync(dir)).toEqual([])
    writeFileSync(other, 'this is no backup at all, only a text that is long enough to have a header')
    await expect(restoreBackup(other, dir, now)).rejects.toMatchObject({ code: 'BACKUP_MALFORMED' })
    await expect(restoreBackup(folder('absent'), dir, now)).rejects.toMatchObject({ code: 'FILE_MISSING' })
    expect(readdirSync(dir)).toEqual([])
  })

  test('names what was damaged where the backup lay, and touches nothing: every byte counts', async () => {
    const file = await stage.backup()
    const bytes = readFileSync(file)
    const dir = folder('damaged')
    const random = seededRandom('backup')
    const [damaged, n] = [folder('damaged-backup'), 200]
    for (let i = 0; i < n; i++) {
      const changed = new Uint8Array(bytes)
      const at = new DataView(random(4).buffer).getUint32(0) % changed.length
      changed[at] = (changed[at] as number) ^ (1 << (i % 8))
      writeFileSync(damaged, changed)
      const outcome = await restoreBackup(damaged, dir, now).catch((error: unknown) => error)
      if (outcome instanceof RuntimeError) expect(['BACKUP_MALFORMED', 'DB_NEWER']).toContain(outcome.code)
      // Time and schema stand in the head for people and for the first look; nothing else hangs on them.
      else expect(at, `byte ${at} of ${bytes.length}`).toBeLessThan(bytes.indexOf('"files"'))
      rmSync(dir, { recursive: true, force: true })
    }
    for (const length of [0, 5, 20, 300, bytes.length - 1, bytes.length + 1]) {
      writeFileSync(damaged, length > bytes.length ? Buffer.concat([bytes, Buffer.alloc(1)]) : bytes.subarray(0, length))
      await expect(restoreBackup(damaged, dir, now)).rejects.toMatchObject({ code: 'BACKUP_MALFORMED' })
      expect(existsSync(dir)).toBe(false)
    }
  })

  test('refuses a backup of another party, and one of a newer program', async () => {
    const file = await stage.backup()
    const [first, head = '', ...rest] = readFileSync(file, 'latin1').split('\n')
    const dir = folder('foreign')
    for (const [from, to, code] of [
      ['"party":"hub"', '"party":"node"', 'BACKUP_MALFORMED'],
      [`"schema":${HUB_SCHEMA}`, `"schema":${HUB_SCHEMA + 1}`, 'DB_NEWER'],
    ] as const) {
      writeFileSync(folder('changed'), [first, head.replace(from, to), ...rest].join('\n'), 'latin1')
      await expect(restoreBackup(folder('changed'), dir, now)).rejects.toMatchObject({ code })
      expect(existsSync(dir)).toBe(false)
    }
  })

  test('writes no file outside of the folder, whatever a backup names', async () => {
    const file = await stage.backup()
    const [first, head = '', ...rest] = readFileSync(file, 'latin1').split('\n')
    for (const name of ['../escaped', '/tmp/escaped', 'escaped', 'hub.key.d/x']) {
      writeFileSync(folder('changed'), [first, head.replace('"hub.key"', JSON.stringify(name)), ...rest].join('\n'), 'latin1')
      await expect(restoreBackup(folder('changed'), folder('hub'), now)).rejects.toMatchObject({ code: 'BACKUP_MALFORMED' })
    }
    expect(existsSync(folder('escaped'))).toBe(false)
  })

  test('a hub whose only entry is the genesis waits for its witnesses as well: they may have seen more', async () => {
    const restored = await stage.restored(await stage.backup())
    expect(restored.log.size()).toBe(1)
    expect(restored.witnesses.readiness()).toBe('waiting')
    await witnessAll({ hub: restored, members: stage.founded.members })
    restored.witnesses.showMirror(undefined)
    expect(restored.witnesses.readiness()).toBe('ready')
  })

  test('reads backups of the first form as well', async () => {
    const { hub, dir: original } = stage.founded
    await hub.sequencer.append([warningEntry(hub, 1)])
    const old = folder('old-backup')
    hub.copyTo(old)
    const db = openHubDb(old, now)
    db.exec('CREATE TABLE backup_file (name TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT')
    const insert = db.prepare<[string, Uint8Array]>('INSERT INTO backup_file (name, bytes) VALUES (?, ?)')
    for (const name of ['hub.key', 'config.json'])
      insert.run(name, existsSync(join(original, name)) ? readFileSync(join(original, name)) : utf8('{}'))
    db.close()
    const restored = await stage.restored(old)
    expect(restored.log.size()).toBe(2)
    expect(restored.witnesses.readiness()).toBe('waiting')
    insertEscaping(old)
    await expect(restoreBackup(old, folder('hub'), now)).rejects.toMatchObject({ code: 'BACKUP_MALFORMED' })
    expect(existsSync(folder('escaped'))).toBe(false)
  })

  function insertEscaping(old: string): void {
    const db = openHubDb(old, now)
    db.prepare<[string, Uint8Array]>('INSERT INTO backup_file (name, bytes) VALUES (?, ?)').run('../escaped', new Uint8Array(1))
    db.close()
  }
})
