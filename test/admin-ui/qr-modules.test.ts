// SPDX-License-Identifier: EUPL-1.2
/** QR codes (ISO/IEC 18004): the check bytes of a well-known example (HELLO WORLD, 1-M), and what every reader looks for. */
import { describe, expect, test } from 'vitest'
import { qrModules, reedSolomon } from '../../admin-ui/src/ui/qr-modules.ts'

const bits = (rows: readonly (readonly boolean[])[], places: readonly (readonly [number, number])[]): string =>
  places.map(([x, y]) => (rows[y]?.[x] ? '1' : '0')).join('')

describe('a QR code', () => {
  test('has the check bytes that the standard computes', () => {
    expect(reedSolomon([32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17], 10)).toEqual([
      196, 35, 39, 119, 235, 215, 231, 226, 93, 23,
    ])
  })

  test('grows with the text, and is none where the text is too long', () => {
    expect([1, 17, 18, 500, 520].map((length) => qrModules('x'.repeat(length))?.length)).toEqual([21, 21, 25, 77, 77])
    expect(qrModules('x'.repeat(521))).toBeUndefined()
  })

  test('says in both places that its level is L and its mask 0', () => {
    const rows = qrModules('otpauth') as boolean[][]
    const beside = Array.from({ length: 15 }, (_, at) => [8, at < 6 ? at : at < 8 ? at + 1 : 6 + at] as const).toReversed()
    expect(bits(rows, beside)).toBe('111011111000100')
    const below = Array.from({ length: 15 }, (_, at) => [at < 8 ? 20 - at : at === 8 ? 7 : 14 - at, 8] as const).toReversed()
    expect(bits(rows, below)).toBe('111011111000100')
  })

  test('says its version from 7 on', () => {
    const rows = qrModules('x'.repeat(150)) as boolean[][]
    expect(rows).toHaveLength(45)
    const places = Array.from({ length: 18 }, (_, at) => [45 - 11 + (at % 3), Math.floor(at / 3)] as const).toReversed()
    expect(bits(rows, places)).toBe('000111110010010100')
  })
})
