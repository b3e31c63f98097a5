// SPDX-License-Identifier: EUPL-1.2
/**
 * One process per party directory.
 *
 * @module
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import { inspectLock, lockParty, partyLockFile } from '@ncv/runtime/lock.ts'
import { expect, test } from 'vitest'
import { codeOf, temporaryDir } from './temporary-dir.ts'

test('a second holder is refused and told the process number of the first', () => {
  using dir = temporaryDir()
  using _lock = lockParty(dir.path)
  const refusal = (() => {
    try {
      return lockParty(dir.path)
    } catch (error) {
      return error
    }
  })()
  expect(refusal).toBeInstanceOf(RuntimeError)
  expect(refusal).toMatchObject({ code: 'PARTY_LOCKED', params: { pid: process.pid } })
})

test('the lock of a process that is gone is taken over', () => {
  using dir = temporaryDir()
  const { pid } = spawnSync(process.execPath, ['--version'])
  writeFileSync(partyLockFile(dir.path), JSON.stringify({ pid, start: 'earlier boot 1' }))
  expect(inspectLock(partyLockFile(dir.path))).toEqual({ pid, isAlive: false })
  using _lock = lockParty(dir.path)
  expect(inspectLock(partyLockFile(dir.path))).toEqual({ pid: process.pid, isAlive: true })
  expect(readdirSync(dir.path)).toEqual(['lock'])
})

test.skipIf(process.platform !== 'linux')(
  'a process with the number of the former holder, as process 1 of a restarted container, is not the holder',
  () => {
    using dir = temporaryDir()
    lockParty(dir.path).release()
    const lock = lockParty(dir.path)
    const mine: { start: string } = JSON.parse(readFileSync(partyLockFile(dir.path), 'utf8'))
    lock.release()
    writeFileSync(partyLockFile(dir.path), JSON.stringify({ pid: process.pid, start: `${mine.start}0` }))
    using again = lockParty(dir.path)
    expect(again).toBeDefined()
  },
)

test('a lock file that a power cut emptied is taken over', () => {
  using dir = temporaryDir()
  writeFileSync(partyLockFile(dir.path), '')
  using lock = lockParty(dir.path)
  expect(lock).toBeDefined()
})

test('releasing twice does not remove the lock of the next holder', () => {
  using dir = temporaryDir()
  const lock = lockParty(dir.path)
  lock.release()
  writeFileSync(partyLockFile(dir.path), 'of another')
  lock.release()
  expect(readFileSync(partyLockFile(dir.path), 'utf8')).toBe('of another')
})

test('a folder that is missing is an error of the environment', () => {
  using dir = temporaryDir()
  expect(codeOf(() => lockParty(`${dir.path}/missing`))).toBe('DIR_NOT_WRITABLE')
})
