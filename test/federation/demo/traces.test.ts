// SPDX-License-Identifier: EUPL-1.2
/** The search for traces finds what it looks for; else a clean result would say nothing. @module */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zstdCompressSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { tracesIn } from './traces.ts'

const SECRET = 'Gesche Tammen "040 66969-110" Brückenkolk'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ncv-traces-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const around = (bytes: Buffer | string, before = 5) => Buffer.concat([Buffer.alloc(before, 0xa5), Buffer.from(bytes), Buffer.alloc(7, 0x5a)])

describe('a text that was left behind is found', () => {
  const raw = Buffer.from(SECRET)
  const spellings: readonly (readonly [string, Buffer])[] = [
    ['as it is', around(raw)],
    ['as JSON', around(JSON.stringify({ secret: SECRET }))],
    ['in UTF-16', around(Buffer.from(SECRET, 'utf16le'))],
    ['in UTF-16 big-endian', around(Buffer.from(SECRET, 'utf16le').swap16())],
    ['in hex', around(raw.toString('hex'))],
    ['with decomposed umlauts', around(SECRET.normalize('NFD'))],
    ['compressed', zstdCompressSync(around(raw))],
    ...[0, 1, 2].map((before) => [`in base64 at place ${before}`, around(around(raw, before).toString('base64'))] as const),
    ['in base64url', around(around(raw, 1).toString('base64url'))],
  ]
  test.each(spellings)('%s', (_, content) => {
    mkdirSync(join(dir, 'deep', 'er'), { recursive: true })
    writeFileSync(join(dir, 'deep', 'er', 'file'), content)
    expect(tracesIn([dir], [SECRET]).map(({ value }) => value)).toEqual([SECRET])
  })
})

test('what is not there is not found', () => {
  writeFileSync(join(dir, 'file'), around('Gesche Tannen'))
  expect(tracesIn([dir], [SECRET])).toEqual([])
})
