// SPDX-License-Identifier: EUPL-1.2
/**
 * Rows of CSV: against another reader (csv-parse), and however the text is cut into pieces.
 *
 * @module
 */
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import type { CsvRow } from '../../../node/inventory/csv-rows.ts'
import { csvRows, delimiterOf } from '../../../node/inventory/csv-rows.ts'

function rowsOf(pieces: readonly string[], delimiter = ';'): CsvRow[] | string {
  const rows = csvRows(pieces, delimiter)
  const read: CsvRow[] = []
  for (let next = rows.next(); ; next = rows.next()) {
    if (next.done === true) return next.value === undefined ? read : `${next.value.line} ${next.value.problem}`
    read.push(next.value)
  }
}

const cells = (text: string, delimiter = ';') => {
  const rows = rowsOf([text], delimiter)
  return typeof rows === 'string' ? rows : rows.map((row) => row.cells)
}

/** Texts of few signs, so that quotes, delimiters and line ends meet often. */
function drawn(seed: number): string {
  let state = seed
  const next = (bound: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >>> 8) % bound
  }
  const quoted = () => `"${Array.from({ length: next(4) }, () => ['a', ';', '\n', '""', ' ', '\r\n'][next(6)]).join('')}"`
  const plain = () => Array.from({ length: next(4) }, () => ['a', 'b c', 'ü', '1'][next(4)]).join('')
  const row = () => Array.from({ length: 1 + next(4) }, () => (next(2) === 0 ? quoted() : plain())).join(';')
  const end = ['\n', '\r\n'][next(2)] ?? '\n'
  return Array.from({ length: 1 + next(6) }, row).join(end) + (next(2) === 0 ? end : '')
}

describe('rows', () => {
  test('are those of another reader, on 3,000 drawn texts', () => {
    for (let seed = 1; seed <= 3000; seed++) {
      const text = drawn(seed)
      const expected = (
        parse(text, { delimiter: ';', relax_column_count: true, skip_empty_lines: false, ltrim: true, rtrim: true }) as string[][]
      ).filter((row) => row.length > 1 || row[0] !== '')
      expect(cells(text), JSON.stringify(text)).toEqual(expected)
    }
  })

  test('do not depend on how the text is cut into pieces', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const text = drawn(seed)
      expect(rowsOf([...text]), JSON.stringify(text)).toEqual(rowsOf([text]))
    }
  })

  test('end with LF, CR LF, or CR alone', () => {
    expect(cells('a;b\rc;d\r')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
    expect(rowsOf(['a\r', '\nb'])).toEqual([
      { line: 1, cells: ['a'] },
      { line: 2, cells: ['b'] },
    ])
  })

  test('a quote that is never closed names the line where its row begins, and stops after a megabyte', () => {
    expect(rowsOf([`a;b\nc;"d\n${'e\n'.repeat(10)}`])).toBe('2 quoting')
    let pieces = 0
    const endless = function* () {
      yield 'a;b\nc;"'
      for (; pieces < 10_000; pieces++) yield 'x'.repeat(64 * 1024)
    }
    const rows = csvRows(endless(), ';')
    rows.next()
    expect(rows.next()).toEqual({ done: true, value: { line: 2, problem: 'quoting' } })
    expect(pieces).toBeLessThan(20)
  })

  test('a quote in the middle of a cell, and words behind a closed one, are faults', () => {
    expect(cells('a;b"c\n')).toBe('1 quoting')
    expect(cells('a;"b"c\n')).toBe('1 quoting')
  })

  test('more than a thousand columns are a fault', () => {
    expect(cells(';'.repeat(999))).toHaveLength(1)
    expect(cells(';'.repeat(1000))).toBe('1 too-many-columns')
  })
})

describe('the delimiter', () => {
  test.each([
    ['id;a,b;c\n', ';'],
    ['id,"a;b;c;d",c\n', ','],
    ['id\ta\n1;2;3;4\n', '\t'],
    ['only\n', ';'],
    ['sep=|\nid|a\n', '|'],
  ])('of %j', (head, delimiter) => {
    expect(delimiterOf(head).delimiter).toBe(delimiter)
  })
})
