// SPDX-License-Identifier: EUPL-1.2
/**
 * The disks that `ncv scenario power-loss` makes up, the recordings it reads, and what it does without strace.
 *
 * @module
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCli } from '@ncv/runtime/cli.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DEMO_TEXTS } from '../../federation/demo/i18n/texts.ts'
import { chanceFrom } from '../simulation/chance.ts'
import { Disk } from './disk-image.ts'
import { powerLossCommand } from './power-loss-command.ts'
import type { DiskEvent } from './trace.ts'
import { readTrace } from './trace.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ncv-power-loss-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const text = (letters: string): Uint8Array => new TextEncoder().encode(letters)

/** What is found under `name` on each of many disks after these events; undefined where there is no such file. */
function found(events: readonly DiskEvent[], name: string, files: Readonly<Record<string, string>> = {}): Set<string | undefined> {
  const base = mkdtempSync(join(dir, 'base-'))
  for (const [file, content] of Object.entries(files)) writeFileSync(join(base, file), content)
  const disk = new Disk(base, Object.keys(files))
  for (const event of events) disk.apply(event)
  const seen = new Set<string | undefined>()
  for (let i = 0; i < 200; i++) {
    const image = mkdtempSync(join(dir, 'image-'))
    disk.writeImage(image, chanceFrom(`disk ${i}`))
    seen.add(readdirSync(image).includes(name) ? readFileSync(join(image, name), 'latin1') : undefined)
  }
  return seen
}

const create: DiskEvent = { type: 'create', path: 'a' }
const write = (offset: number, letters: string): DiskEvent => ({ type: 'write', path: 'a', offset, data: text(letters) })
const sync = (path: string): DiskEvent => ({ type: 'sync', path })

describe('a disk after a power cut', () => {
  test('holds what was synced, its name included, always', () => {
    expect(found([create, sync(''), write(0, 'old'), write(0, 'new'), sync('a')], 'a')).toEqual(new Set(['new']))
  })

  test('may or may not hold what was not', () => {
    expect(found([write(0, 'new')], 'a', { a: 'old' })).toEqual(new Set(['old', 'new']))
  })

  test('may hold a later write without an earlier one', () => {
    const seen = found([write(0, 'A'), write(1, 'B')], 'a', { a: '..' })
    expect(seen).toEqual(new Set(['..', 'A.', '.B', 'AB']))
  })

  test('tears writes between sectors of 512 bytes, never within one', () => {
    const seen = found([write(0, 'N'.repeat(1_536))], 'a', { a: 'o'.repeat(1_536) })
    const sectors = [...seen].map((content = '') => [0, 512, 1_024].map((at) => content.slice(at, at + 512)))
    for (const each of sectors.flat()) expect(['N'.repeat(512), 'o'.repeat(512)]).toContain(each)
    expect(seen.size).toBe(8)
  })

  test('may have lost a file whose folder was not synced, and keeps the old one until a renaming is', () => {
    expect(found([create, write(0, 'x'), sync('a')], 'a')).toEqual(new Set([undefined, 'x']))
    const replaced: DiskEvent[] = [
      { type: 'create', path: 'b' },
      { type: 'write', path: 'b', offset: 0, data: text('new') },
      sync('b'),
      { type: 'rename', path: 'b', to: 'a' },
    ]
    expect(found(replaced, 'a', { a: 'old' })).toEqual(new Set(['old', 'new']))
    expect(found([...replaced, sync('')], 'a', { a: 'old' })).toEqual(new Set(['new']))
  })

  test('under a renaming whose content was not synced may hold an empty file', () => {
    const careless: DiskEvent[] = [
      { type: 'create', path: 'b' },
      { type: 'write', path: 'b', offset: 0, data: text('new') },
      { type: 'rename', path: 'b', to: 'a' },
      sync(''),
    ]
    expect(found(careless, 'a', { a: 'old' })).toContain('')
  })
})

/** As strace writes them: strings and paths escaped throughout, calls of threads cut in two. */
function recorded(lines: readonly string[]): string {
  const escaped = (letters: string): string => [...text(letters)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')
  const file = join(dir, 'trace')
  writeFileSync(file, lines.map((line) => `${line.replace(/«([^»]*)»/g, (_, letters: string) => escaped(letters))}\n`).join(''))
  return file
}

describe('a recording', () => {
  test('becomes what happened to the files of one folder, in the order in which the calls ended', async () => {
    const file = recorded([
      '7 openat(AT_FDCWD</>, "«/data/a»", O_RDWR|O_CREAT, 0644) = 5',
      '7 pwrite64(5<«/data/a»>, "«hello»", 5, 4096) = 5',
      '8 fsync(5<«/data/a»> <unfinished ...>',
      '7 write(6<«/data/b.log»>, "«line»", 4) = 4',
      '8 <... fsync resumed>) = 0',
      '7 write(9<«/elsewhere/c»>, "«no»", 2) = 2',
      '7 openat(AT_FDCWD</>, "«/data/d»", O_RDWR|O_CREAT|O_TRUNC, 0644) = -1 EACCES (Permission denied)',
      '7 rename("«/data/a»", "«/data/e»")   = 0',
      '7 fsync(8<«/data»>) = 0',
      '7 unlink("«/data/e»") = 0',
      '7 ftruncate(5<«/data/b.log»>, 2) = 0',
      '7 +++ exited with 0 +++',
    ])
    expect(await readTrace(file, '/data')).toEqual([
      { type: 'create', path: 'a' },
      { type: 'write', path: 'a', offset: 4_096, data: text('hello') },
      { type: 'write', path: 'b.log', offset: undefined, data: text('line') },
      { type: 'sync', path: 'a' },
      { type: 'rename', path: 'a', to: 'e' },
      { type: 'sync', path: '' },
      { type: 'unlink', path: 'e' },
      { type: 'truncate', path: 'b.log', size: 2 },
    ])
  })

  test('with a call that cannot be replayed is refused, not replayed in part', async () => {
    await expect(readTrace(recorded(['7 pwritev(5<«/data/a»>, 0x1, 1, 0) = 5']), '/data')).rejects.toThrow('pwritev')
  })
})

describe('without strace', () => {
  test.each([[[]], [['--json']]])('the scenario ends with 2 and says so (%j)', async (options) => {
    let said = ''
    const say = (part: string): void => {
      said += part
    }
    const io = { out: say, err: say, isTty: false, env: { PATH: dir }, ask: async () => undefined }
    const cli = { name: 'ncv', commands: { 'scenario power-loss': powerLossCommand }, texts: DEMO_TEXTS }
    expect(await runCli(cli, ['scenario', 'power-loss', ...options], io)).toBe(2)
    expect(said).toContain('apt-get install strace')
  })
})
