// SPDX-License-Identifier: EUPL-1.2
/** The search finds what it is for, in every form, and nothing else. @module */
import { createHash } from 'node:crypto'
import { brotliCompressSync, deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { encode } from '@ncv/protocol/encode.ts'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../support/virtual-world.ts'
import { CanaryBook } from './canary/canary-book.ts'
import { FORMS } from './canary/forms.ts'
import { search } from './canary/search.ts'

const book = new CanaryBook('forms')
const word = book.word('a place')
const random = seededRandom('forms')
book.bytes('a key', random(32))

/** In the middle of something else. */
function inside(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from('{"a":1,'), bytes, Buffer.from(',"z":2}')])
}
const found = (bytes: Uint8Array): string[] => search([{ where: 'here', bytes }], book.all()).hits.map(({ form }) => form)
/** Long enough that nothing stays as it is when it is packed. */
const long = (): Buffer => Buffer.from([...Array.from({ length: 60 }, (_, i) => `line ${i * 37} of a log\n`), `host ${word}`].join(''))

const WAYS: Readonly<Record<(typeof FORMS)[number], readonly Uint8Array[]>> = {
  raw: [inside(Buffer.from(word))],
  case: [inside(Buffer.from(word.toUpperCase())), inside(Buffer.from(`${word.slice(0, 5).toUpperCase()}${word.slice(5)}`))],
  'utf-16le': [inside(Buffer.from(word, 'utf16le'))],
  'utf-16be': [inside(Buffer.from(word, 'utf16le').swap16())],
  hex: [inside(Buffer.from(Buffer.from(word).toString('hex').toUpperCase()))],
  base64: ['', 'x', 'xy'].map((before) => inside(Buffer.from(Buffer.from(`${before}${word}+`).toString('base64')))),
  base64url: ['', 'x', 'xy'].map((before) => inside(Buffer.from(Buffer.from(`${before}${word}`).toString('base64url')))),
  'url-encoded': [inside(Buffer.from(Array.from(Buffer.from(word), (byte) => `%${byte.toString(16).toUpperCase()}`).join('')))],
  reversed: [inside(Buffer.from([...word].reverse().join('')))],
  inflated: [
    inside(gzipSync(long())),
    inside(zstdCompressSync(long())),
    deflateRawSync(long()),
    brotliCompressSync(long()),
    inside(Buffer.from(gzipSync(long()).toString('base64'))),
  ],
  unpacked: [
    encode([...word]),
    Buffer.from(Array.from(word, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join('')),
    Buffer.from(JSON.stringify([...Buffer.from(word)])),
    Buffer.from([...word].join(' ')),
  ],
  'unsalted hash': ['md5', 'sha1', 'sha256', 'sha512'].map((name) => inside(Buffer.from(createHash(name).update(word).digest('hex').slice(0, 32)))),
}

describe('a canary is found', () => {
  test.each(FORMS)('as %s', (form) => {
    for (const bytes of WAYS[form]) expect(found(bytes)).not.toEqual([])
    expect(WAYS[form].flatMap(found)).toContain(form)
  })

  test('where it is random bytes, in the clear and as text', () => {
    const [key] = book.all().filter(({ place }) => place === 'a key')
    const value = Buffer.from(key?.value ?? [])
    expect(found(inside(value))).toEqual(['raw'])
    expect(found(inside(Buffer.from(value.toString('base64url'))))).not.toEqual([])
    expect(found(inside(Buffer.from(value.toString('hex'))))).not.toEqual([])
  })
})

test('in a megabyte of random bytes nothing is found', () => {
  expect(found(random(1_000_000))).toEqual([])
})
