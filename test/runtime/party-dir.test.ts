// SPDX-License-Identifier: EUPL-1.2
/**
 * A party's files: for its owner alone, whole or not at all.
 *
 * @module
 */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exitCodeOf, RuntimeError } from '@ncv/runtime/errors.ts'
import {
  assertEmptyDir,
  createPartyDir,
  PUBLIC_FILE,
  readFileBounded,
  readTextFile,
  sweepTemporary,
  writeFileAtomic,
  writeFileDurable,
  writeFileDurableSync,
  writeFilesDurable,
} from '@ncv/runtime/party-dir.ts'
import { expect, test } from 'vitest'
import { codeOf, codeOfAsync, temporaryDir } from './temporary-dir.ts'

const modeOf = (path: string) => statSync(path).mode & 0o777

test('a data folder belongs to its owner alone, also one that was there before', () => {
  using dir = temporaryDir()
  const path = join(dir.path, 'a', 'hub')
  mkdirSync(path, { recursive: true, mode: 0o755 })
  createPartyDir(path)
  expect(modeOf(path)).toBe(0o700)
  expect(readdirSync(path)).toEqual([])
})

test('files are secret unless they are said to be public', async () => {
  using dir = temporaryDir()
  const at = (name: string) => join(dir.path, name)
  writeFileDurableSync(at('key'), 'secret')
  await writeFileDurable(at('record'), 'one')
  await writeFileDurable(at('tile'), 'two', PUBLIC_FILE)
  await writeFileAtomic(at('cache'), new Uint8Array([1, 2]))
  expect([modeOf(at('key')), modeOf(at('record')), modeOf(at('tile')), modeOf(at('cache'))]).toEqual([0o600, 0o600, 0o644, 0o600])
  expect(readFileSync(at('cache'))).toEqual(Buffer.from([1, 2]))
})

test('a set of files is written into folders that do not exist yet, replacing what was there, without leftovers', async () => {
  using dir = temporaryDir()
  const paths = Array.from({ length: 40 }, (_, index) => join(dir.path, 'tile', String(index % 4), String(index)))
  await writeFilesDurable(paths.map((path) => ({ path, data: 'old' })))
  await writeFilesDurable(paths.map((path) => ({ path, data: path })))
  expect(paths.every((path) => readFileSync(path, 'utf8') === path)).toBe(true)
  expect(readdirSync(dir.path, { recursive: true }).filter((name) => String(name).includes('.tmp-'))).toEqual([])
})

test('what cannot be written is an error of the environment and leaves no half file', async () => {
  using dir = temporaryDir()
  writeFileSync(join(dir.path, 'file'), '')
  mkdirSync(join(dir.path, 'taken'))
  expect(codeOf(() => createPartyDir(join(dir.path, 'file', 'below')))).toBe('DIR_NOT_WRITABLE')
  expect(await codeOfAsync(() => writeFileDurable(join(dir.path, 'taken'), 'x'))).toBe('DIR_NOT_WRITABLE')
  expect(readdirSync(dir.path).sort()).toEqual(['file', 'taken'])
})

test('leftovers of an interrupted write are swept, everything else stays', () => {
  using dir = temporaryDir()
  writeFileSync(join(dir.path, '.tmp-0011-key'), '')
  writeFileSync(join(dir.path, 'key'), '')
  sweepTemporary(dir.path)
  expect(readdirSync(dir.path)).toEqual(['key'])
})

test('a file is read up to its bound; a missing one and a folder have their own codes', () => {
  using dir = temporaryDir()
  const file = join(dir.path, 'f')
  writeFileSync(file, 'abc')
  expect(readFileBounded(file, 3)).toHaveLength(3)
  expect(codeOf(() => readFileBounded(file, 2))).toBe('FILE_TOO_LARGE')
  expect(codeOf(() => readFileBounded(join(dir.path, 'g'), 2))).toBe('FILE_MISSING')
  expect(codeOf(() => readFileBounded(dir.path, 1_000_000))).toBe('FILE_UNREADABLE')
  expect(codeOf(() => assertEmptyDir(dir.path))).toBe('DIR_NOT_EMPTY')
  expect(codeOf(() => assertEmptyDir(join(dir.path, 'none')))).toBeUndefined()
})

test('a text that is not UTF-8 is refused by the name of its file, as bad input', () => {
  using dir = temporaryDir()
  const file = join(dir.path, 'brief.txt')
  writeFileSync(file, Buffer.from('Grüße', 'latin1'))
  expect(() => readTextFile(file, 100)).toThrow(expect.objectContaining({ code: 'FILE_NOT_UTF8', params: { file } }))
  expect(exitCodeOf(new RuntimeError('FILE_NOT_UTF8', { file }))).toBe(2)
  writeFileSync(file, 'Grüße')
  expect(readTextFile(file, 100)).toBe('Grüße')
})
