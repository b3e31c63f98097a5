// SPDX-License-Identifier: EUPL-1.2
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { restoreBackup, writeBackup } from '@ncv/federation/hub/backup.ts'
import { openHubDb } from '@ncv/federation/store/open-hub-db.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { witnessAll } from '../../support/founded-hub.ts'
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
    const file = stage.backup()
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
    const file = stage.backup()
    await writing
    const restored = await stage.restored(file)
    expect([1, 51]).toContain(restored.log.size())
  })

  test('belongs to its owner alone, and leaves nothing else behind', () => {
    const file = stage.backup()
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(file, '..')).filter((name) => name.includes('backup'))).toEqual(['backup-0'])
  })

  test('never replaces a file', () => {
    const file = join(stage.founded.dir, 'taken')
    writeFileSync(file, 'dear')
    expect(() => writeBackup(stage.founded.dir, file, (to) => stage.founded.hub.copyTo(to), now)).toThrowError(
      expect.objectContaining({ code: 'BACKUP_EXISTS' }),
    )
    expect(readFileSync(file, 'utf8')).toBe('dear')
  })
})

describe('restoring', () => {
  test('needs an empty folder', () => {
    const file = stage.backup()
    const dir = join(stage.mirror, '..', 'full')
    mkdirSync(dir)
    writeFileSync(join(dir, 'something'), '')
    expect(() => restoreBackup(file, dir, now)).toThrowError(expect.objectContaining({ code: 'DIR_NOT_EMPTY' }))
    expect(readdirSync(dir)).toEqual(['something'])
  })

  test('refuses what is no backup, and leaves no half a hub', () => {
    const dir = join(stage.mirror, '..', 'half')
    const file = join(stage.mirror, '..', 'other.sqlite')
    openHubDb(file, now).close()
    expect(() => restoreBackup(file, dir, now)).toThrowError(expect.objectContaining({ code: 'BACKUP_MALFORMED' }))
    expect(readdirSync(dir)).toEqual([])
    writeFileSync(file, 'this is no database at all, only a text that is long enough to have a header')
    expect(() => restoreBackup(file, dir, now)).toThrowError(expect.objectContaining({ code: 'DB_UNREADABLE' }))
    expect(readdirSync(dir)).toEqual([])
  })

  test('writes no file outside of the folder, whatever a backup names', () => {
    const file = stage.backup()
    const db = openHubDb(file, now)
    db.prepare<[string, Uint8Array]>('INSERT INTO backup_file (name, bytes) VALUES (?, ?)').run('../escaped', new Uint8Array(1))
    db.close()
    const dir = join(stage.mirror, '..', 'hub')
    expect(() => restoreBackup(file, dir, now)).toThrowError(expect.objectContaining({ code: 'BACKUP_MALFORMED' }))
    expect(existsSync(join(dir, '..', 'escaped'))).toBe(false)
  })
})
