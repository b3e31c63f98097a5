// SPDX-License-Identifier: EUPL-1.2
/** Bytes and their spellings: hex, base64, base64url, UTF-8. */
import { base64, base64url, concat, equalBytes, fromBase64, fromBase64url, fromHex, fromUtf8, hex, utf8 } from '@ncv/protocol/bytes.ts'
import { describe, expect, test } from 'vitest'
import { seededChance } from '../crypto/chance.ts'

/** RFC 4648 section 10. */
const RFC4648 = [
  ['', ''],
  ['f', 'Zg=='],
  ['fo', 'Zm8='],
  ['foo', 'Zm9v'],
  ['foob', 'Zm9vYg=='],
  ['fooba', 'Zm9vYmE='],
  ['foobar', 'Zm9vYmFy'],
] as const

describe('base64', () => {
  test.each(RFC4648)('RFC 4648: %j', (text, encoded) => {
    expect(base64(utf8(text))).toBe(encoded)
    expect(fromUtf8(fromBase64(encoded))).toBe(text)
    expect(base64url(utf8(text))).toBe(encoded.replaceAll('=', ''))
  })

  test.each(['Zg', 'Zg=', 'Zg===', 'Zh==', 'Zm9', 'Zm9v=', 'Z', '=', 'Zm 9v', 'Zm9v\n', 'Zm9_', 'Zm9-', 'Zm9v====', 'Zm=v'])(
    '%j is no spelling',
    (text) => {
      expect(() => fromBase64(text)).toThrow(SyntaxError)
    },
  )

  test.each(['Zg==', 'Zh', 'Z', 'Zm+v', 'Zm/v', 'Zm9v ', 'Zm9v='])('%j is no spelling of base64url', (text) => {
    expect(() => fromBase64url(text)).toThrow(SyntaxError)
  })

  test('every length and every byte is what Node makes of it', () => {
    const chance = seededChance('base64')
    for (let length = 0; length < 70; length++) {
      const bytes = chance.random(length)
      expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
      expect(base64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
      expect(fromBase64(base64(bytes))).toEqual(bytes)
      expect(fromBase64url(base64url(bytes))).toEqual(bytes)
    }
  })
})

describe('hex', () => {
  test('is lower case, and every byte comes back', () => {
    const all = Uint8Array.from({ length: 256 }, (_, i) => i)
    expect(hex(all)).toBe(Buffer.from(all).toString('hex'))
    expect(fromHex(hex(all))).toEqual(all)
  })

  test.each(['0', 'AB', '0x00', ' 00', '00 ', '0g', '00\n'])('%j is no spelling', (text) => {
    expect(() => fromHex(text)).toThrow(SyntaxError)
  })

  test('of another length than asked for is refused', () => {
    expect(() => fromHex('00', 2)).toThrow(SyntaxError)
    expect(fromHex('', 0)).toEqual(new Uint8Array())
  })
})

describe('UTF-8', () => {
  test('keeps a leading U+FEFF and refuses what is not UTF-8', () => {
    expect(fromUtf8(utf8('\ufeffa'))).toBe('\ufeffa')
    for (const text of ['ff', 'c080', 'eda080', 'f4908080', 'c3']) expect(() => fromUtf8(fromHex(text))).toThrow(TypeError)
  })
})

test('bytes are equal in length and content or not at all', () => {
  expect(equalBytes(Uint8Array.of(1, 2), concat(Uint8Array.of(1), Uint8Array.of(2)))).toBe(true)
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2, 0))).toBe(false)
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false)
  expect(equalBytes(new Uint8Array(), new Uint8Array())).toBe(true)
})
