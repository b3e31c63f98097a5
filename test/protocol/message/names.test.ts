// SPDX-License-Identifier: EUPL-1.2
/**
 * What a name, a title, a subject may be.
 *
 * @module
 */
import { lineOf, textOf, toLine } from '@ncv/protocol/message/fields.ts'
import { describe, expect, test } from 'vitest'

const REFUSED = ['\u0000', '\u001b[2J', '\r', '\u007f', '\u009b', '\u202e', '\u2066', '\ud800']
const NOT_IN_A_LINE = ['\n', '\t', '\u00ad', '\u200b', '\u200f', '\u2028', '\u2060', '\ufeff']

describe('a text', () => {
  test.each(REFUSED)('has no %j', (sign) => {
    expect(textOf(100).safeParse(`a${sign}b`).success).toBe(false)
    expect(lineOf(100).safeParse(`a${sign}b`).success).toBe(false)
  })

  test('may be of several lines, and in any script', () => {
    for (const text of ['a\n\tb', 'עיריית חיפה', '<script>', '👩‍💻']) expect(textOf(100).safeParse(text).data).toBe(text)
  })
})

describe('a name', () => {
  test.each(NOT_IN_A_LINE)('has no %j, with which it would become two or look like another', (sign) => {
    expect(lineOf(100).safeParse(`a${sign}b`).success).toBe(false)
  })

  test('is more than blanks', () => {
    expect(lineOf(100).safeParse('   ').success).toBe(false)
    expect(lineOf(100).safeParse('Stadt Beispiel').success).toBe(true)
  })

  test('of a foreign document is made one line', () => {
    for (const sign of [...REFUSED, ...NOT_IN_A_LINE].filter((each) => each.isWellFormed())) {
      expect(lineOf(100).safeParse(toLine(`Titel${sign}${sign} [TLP:CLEAR]`)).success).toBe(true)
    }
    expect(toLine(' Titel\n\nzweite\u200b Zeile ')).toBe('Titel zweite Zeile')
  })
})
