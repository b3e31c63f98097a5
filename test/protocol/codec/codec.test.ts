// SPDX-License-Identifier: EUPL-1.2
/** Canonical MessagePack: one value, one encoding, and the gate before the decoder. */
import { concat, fromHex, hex, utf8 } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { compareBytes, decode, MESSAGE_BOUNDS } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { Packr, Unpackr } from 'msgpackr'
import { describe, expect, test } from 'vitest'
import { codeOf, seededChance } from '../crypto/chance.ts'

function reasonOf(bytes: Uint8Array): string {
  try {
    decode(bytes)
    return 'accepted'
  } catch (error) {
    const { params } = error as { params: { reason: string } }
    return params.reason
  }
}
const tagged = (tag: string, ...parts: readonly Uint8Array[]) => concat(fromHex(tag), ...parts)
const zeros = (length: number) => new Uint8Array(length)

describe('the example of the codec', () => {
  test('has the bytes that its comment shows', () => {
    const value = { b: 1, a: Uint8Array.of(0xff) }
    expect(hex(encode(value))).toBe('82a161c401ffa16201')
    expect(decode(encode(value))).toEqual(value)
  })
})

describe('the gate refuses', () => {
  test.each([
    [
      'every extension type',
      ['c7', 'c8', 'c9', 'd4', 'd5', 'd6', 'd7', 'd8'].map((tag) => `${tag}00ff00000000000000000000000000000000`),
      'type not allowed',
    ],
    ['floats', ['ca3f800000', 'cb3ff0000000000000'], 'type not allowed'],
    ['the code that MessagePack never uses', ['c1'], 'type not allowed'],
    [
      'integers not in their shortest form',
      ['cc7f', 'cd00ff', 'ce0000ffff', 'd0ff', 'd0e0', 'd1ff80', 'd2ffff8000', 'd001', 'd10001'],
      'not the shortest form',
    ],
    ['64-bit integers that fit 32', ['cf00000000ffffffff', 'd3ffffffff80000000', 'd30000000000000001'], 'integer out of range'],
    ['integers beyond 2^53 − 1', ['cf0020000000000000', 'cfffffffffffffffff', 'd3ffe0000000000000', 'd38000000000000000'], 'integer out of range'],
    [
      'lengths not in their shortest form',
      ['d90161', 'da000161', 'db0000000161', 'c5000161', 'c60000000161', 'dc000101', 'dd0000000101', 'de0001a16101', 'df00000001a16101'],
      'not the shortest form',
    ],
    ['keys that are no short strings', ['810101', '81c4016101', '819001', '81c001', `81da0100${'61'.repeat(256)}01`], 'key is not a short string'],
    ['a key that stands twice', ['82a16101a16102'], 'keys not unique and ascending'],
    ['keys out of order', ['82a16201a16101', '82a2616101a16101'], 'keys not unique and ascending'],
    ['a key that would reach an object’s prototype', ['81a95f5f70726f746f5f5f01'], 'key not allowed'],
    ['invalid UTF-8: overlong, surrogates, beyond U+10FFFF, cut', ['a2c080', 'a3eda080', 'a4f4908080', 'a1c3', '81a1ff01'], 'invalid UTF-8'],
    ['a byte order mark, which some decoders eat', ['a3efbbbf', 'a4efbbbf61', '81a4efbbbf6101'], 'byte order mark'],
    ['what ends too early', ['', 'a161'.slice(0, 2), 'c402ff', 'cd01', '9201', '82a16101a162', 'dcffff', 'dd00010000'], 'cut short'],
    ['bytes after the value', ['c0c0', '8000', 'a16100'], 'bytes after the value'],
  ])('%s', (_, encodings, reason) => {
    const wanted = encodings.map((text) => {
      // A count that no message may have is refused before its items are looked for.
      if (text.startsWith('dcffff') || text.startsWith('dd0001')) return 'too many items'
      return text === 'd30000000000000001' ? 'integer out of range' : reason
    })
    expect(encodings.map((text) => reasonOf(fromHex(text)))).toEqual(wanted)
  })

  test('a value nested deeper than eight', () => {
    const nested = (depth: number) => fromHex(`${'91'.repeat(depth - 1)}c0`)
    expect([reasonOf(nested(8)), reasonOf(nested(9)), reasonOf(nested(30_000))]).toEqual(['accepted', 'too deep', 'too deep'])
  })

  test('more than 4,096 items, in one or over many', () => {
    const flat = (count: number) => tagged(`dc${count.toString(16).padStart(4, '0')}`, new Uint8Array(count).fill(0xc0))
    expect([reasonOf(flat(4096)), reasonOf(flat(4097))]).toEqual(['accepted', 'too many items'])
    const many = (count: number) => encode(Array.from({ length: count }, () => Array.from({ length: 15 }, () => 0)))
    expect([reasonOf(many(256)), reasonOf(many(257))]).toEqual(['accepted', 'too many items'])
  })

  test('a string over 16 KiB and a message over 60 KiB', () => {
    expect(reasonOf(tagged('da4000', utf8('x'.repeat(16_384))))).toBe('accepted')
    expect(reasonOf(tagged('da4001', utf8('x'.repeat(16_385))))).toBe('too long')
    expect(codeOf(() => decode(tagged('c5effd', zeros(61_437))))).toBe('nothing was thrown')
    expect(codeOf(() => decode(tagged('c5effe', zeros(61_438))))).toBe('CODEC_TOO_LARGE')
    expect(MESSAGE_BOUNDS.bytes).toBe(61_440)
  })

  test('with the place of the fault', () => {
    expect(() => decode(fromHex('82a16101a161ca3f800000'))).toThrow(
      expect.objectContaining({ params: { reason: 'keys not unique and ascending', at: 6 } }),
    )
  })
})

describe('the decoder', () => {
  test('hands out copies: whoever changes the input later changes no value', () => {
    const bytes = encode({ a: Uint8Array.of(1, 2) })
    const value = decode(bytes) as { a: Uint8Array }
    bytes.fill(0)
    expect(value.a).toEqual(Uint8Array.of(1, 2))
    expect(value.a.constructor).toBe(Uint8Array)
  })

  test('leaves the bytes alone that it reads', () => {
    const bytes = encode(['a', 1])
    decode(bytes)
    expect(Object.keys(bytes)).toEqual(['0', '1', '2', '3'])
  })

  test('knows no names but those of the message', () => {
    const value = decode(encode({ constructor: 1, toString: 2, hasOwnProperty: 3 })) as object
    expect(Object.keys(value).sort()).toEqual(['constructor', 'hasOwnProperty', 'toString'])
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
  })

  test('never fails in another way than by refusing, whatever the bytes are', () => {
    const chance = seededChance('noise')
    const outcomes = new Set<string>()
    for (let i = 0; i < 20_000; i++) {
      const [length = 0] = chance.random(1)
      const bytes = chance.random(1 + (length % 24))
      outcomes.add(codeOf(() => decode(bytes)))
    }
    expect([...outcomes].sort()).toEqual(['CODEC_REFUSED', 'nothing was thrown'])
  })
})

/** Values of every shape and size, out of seeded chance. */
function valueFrom(chance: { random(length: number): Uint8Array }, depth: number): Value {
  const number = (bytes: number) => chance.random(bytes).reduce((sum, byte) => sum * 256 + byte, 0)
  const below = (bound: number) => number(3) % bound
  const text = () =>
    Array.from({ length: below(below(4) === 0 ? 300 : 12) }, () => 'aZ9 äß€😀\u0000\u202e'.match(/./gsu)?.[below(11)] ?? 'x').join('')
  const kind = below(depth > 5 ? 6 : 8)
  if (kind === 0) return null
  if (kind === 1) return below(2) === 1
  if (kind === 2) return Math.floor(number(6) / 2 ** below(48)) * (below(2) === 1 ? 32 : 1) * (below(2) === 1 ? -1 : 1) + 0
  if (kind === 3) return text()
  if (kind === 4) return chance.random(below(below(4) === 0 ? 400 : 20))
  if (kind === 5) return below(2) === 1 ? Number.MAX_SAFE_INTEGER : Number.MIN_SAFE_INTEGER
  const items = Array.from({ length: below(depth === 1 ? 20 : 5) }, () => valueFrom(chance, depth + 1))
  return kind === 6 ? items : Object.fromEntries(items.map((item, i) => [`${[...text()].slice(0, 9).join('')}${i}`, item]))
}

describe('any value', () => {
  const chance = seededChance('values')
  const values = Array.from({ length: 2000 }, () => valueFrom(chance, 1))

  test('comes back as it was, and its encoding is the only one', () => {
    for (const value of values) {
      const bytes = encode(value)
      expect(decode(bytes)).toEqual(value)
      expect(encode(decode(bytes))).toEqual(bytes)
    }
  })

  test('is read by msgpackr from our bytes as the same value', () => {
    const unpackr = new Unpackr({ useRecords: false, mapsAsObjects: true, int64AsType: 'number' })
    // It hands out byte strings as Node's Buffers.
    for (const value of values) expect(encode(unpackr.unpack(encode(value)) as Value)).toEqual(encode(value))
  })

  test('that msgpackr writes is read by us, or refused for its form alone', () => {
    const packr = new Packr({ useRecords: false, variableMapSize: true, useFloat32: 0 })
    let accepted = 0
    for (const value of values) {
      const bytes = new Uint8Array(packr.pack(value))
      const code = codeOf(() => expect(decode(bytes)).toEqual(value))
      expect(['CODEC_REFUSED', 'nothing was thrown']).toContain(code)
      if (code === 'nothing was thrown') accepted++
    }
    expect(accepted).toBeGreaterThan(500)
  })

  test('with one changed byte is refused or is another value', () => {
    for (const value of values.slice(0, 200)) {
      const bytes = encode(value)
      for (let at = 0; at < Math.min(bytes.length, 40); at++) {
        const changed = bytes.slice()
        changed[at] = (changed[at] as number) ^ 0x10
        if (codeOf(() => decode(changed)) === 'nothing was thrown') expect(encode(decode(changed))).toEqual(changed)
      }
    }
  })
})

describe('the encoder', () => {
  test.each([
    [0, '00'],
    [127, '7f'],
    [128, 'cc80'],
    [255, 'ccff'],
    [256, 'cd0100'],
    [65_535, 'cdffff'],
    [65_536, 'ce00010000'],
    [4_294_967_295, 'ceffffffff'],
    [4_294_967_296, 'cf0000000100000000'],
    [-1, 'ff'],
    [-32, 'e0'],
    [-33, 'd0df'],
    [-128, 'd080'],
    [-129, 'd1ff7f'],
    [-32_768, 'd18000'],
    [-32_769, 'd2ffff7fff'],
    [-2_147_483_648, 'd280000000'],
    [-2_147_483_649, 'd3ffffffff7fffffff'],
  ])('writes %i in its shortest form', (value, bytes) => {
    expect(hex(encode(value))).toBe(bytes)
    expect(decode(fromHex(bytes))).toBe(value)
  })

  test('sorts keys by their UTF-8 bytes, not by UTF-16 units', () => {
    const value = { '\u{1f600}': 1, '\uff5e': 2, aa: 3, b: 4, a: 5 }
    expect(Object.keys(decode(encode(value)) as object)).toEqual(['a', 'aa', 'b', '\uff5e', '\u{1f600}'])
    expect(compareBytes(utf8('a'), utf8('aa'))).toBeLessThan(0)
  })

  test('leaves out what is undefined, so that absence has one spelling', () => {
    expect(encode({ a: undefined, b: 1 })).toEqual(encode({ b: 1 }))
  })

  test('refuses what has no encoding', () => {
    for (const value of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) expect(() => encode(value)).toThrow(TypeError)
    for (const value of ['\ud800', 'a\udfff', '\ufefftext', { '\ufeffkey': 1 }]) expect(codeOf(() => encode(value))).toBe('CODEC_REFUSED')
  })
})
