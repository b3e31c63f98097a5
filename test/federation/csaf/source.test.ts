// SPDX-License-Identifier: EUPL-1.2
/** Reading a folder of documents: complete, in order, and without being led astray by links, pipes and giants. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utf8 } from '@ncv/protocol/bytes.ts'
import { MAX_DOCUMENT_BYTES } from '@ncv/federation/csaf/problem.ts'
import type { SourceFile } from '@ncv/federation/csaf/source.ts'
import { readSource } from '@ncv/federation/csaf/source.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ncv-source-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function filesOf(path: string): Promise<SourceFile[]> {
  const files: SourceFile[] = []
  for await (const file of readSource(path)) files.push(file)
  return files
}

describe('the CSAF source', () => {
  test('yields every .json file of a folder, below and in order, and nothing else', async () => {
    mkdirSync(join(folder, '2098'))
    for (const name of ['b.json', 'a.JSON', '2098/c.json', 'index.txt', '2098/c.json.sha512']) writeFileSync(join(folder, name), '{}')
    expect(await filesOf(folder)).toEqual(['2098/c.json', 'a.JSON', 'b.json'].map((file) => ({ file, bytes: utf8('{}') })))
  })

  test('tells how far it is', async () => {
    for (const name of ['a.json', 'b.json']) writeFileSync(join(folder, name), '{}')
    const seen: unknown[] = []
    for await (const _ of readSource(folder, (progress) => seen.push(progress)));
    expect(seen).toEqual([
      { read: 1, total: 2 },
      { read: 2, total: 2 },
    ])
  })

  test('takes a single file of any name', async () => {
    writeFileSync(join(folder, 'warnung.txt'), '{}')
    expect(await filesOf(join(folder, 'warnung.txt'))).toEqual([{ file: 'warnung.txt', bytes: utf8('{}') }])
  })

  test('follows no link, and says so', async () => {
    mkdirSync(join(folder, 'in'))
    writeFileSync(join(folder, 'secret.json'), '{}')
    symlinkSync(join(folder, 'secret.json'), join(folder, 'in', 'link.json'))
    symlinkSync(folder, join(folder, 'in', 'up'))
    expect(await filesOf(join(folder, 'in'))).toEqual([{ file: 'link.json', problem: { code: 'FILE_SPECIAL', found: 'link' } }])
  })

  test.skipIf(process.platform === 'win32')('does not wait for a pipe', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe.json')])
    expect(await filesOf(folder)).toEqual([{ file: 'pipe.json', problem: { code: 'FILE_SPECIAL', found: 'device' } }])
  })

  test('refuses a file above 16 MiB by its size, without reading it', async () => {
    writeFileSync(join(folder, 'big.json'), '')
    truncateSync(join(folder, 'big.json'), 40 * 1024 ** 3)
    expect(await filesOf(folder)).toEqual([{ file: 'big.json', problem: { code: 'CSAF_TOO_LARGE', size: 40 * 1024 ** 3 } }])
    truncateSync(join(folder, 'big.json'), MAX_DOCUMENT_BYTES)
    expect((await filesOf(folder))[0]).toHaveProperty('bytes.length', MAX_DOCUMENT_BYTES)
  })

  test('a missing starting point is an error, not an empty source', async () => {
    await expect(filesOf(join(folder, 'absent'))).rejects.toMatchObject({ code: 'FILE_MISSING' })
  })
})
