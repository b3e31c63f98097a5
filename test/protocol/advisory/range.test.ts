// SPDX-License-Identifier: EUPL-1.2
/**
 * Range texts, and what is inside.
 *
 * @module
 */
import { describe, expect, test } from 'vitest'
import { contains } from '@ncv/protocol/advisory/range.ts'
import { parseRange } from '@ncv/protocol/advisory/range-text.ts'
import { parseVersion } from '@ncv/protocol/advisory/version-text.ts'

const answer = (text: string, version: string) => contains(parseRange(text), parseVersion(version) ?? 'unclear').answer

/** Text, versions inside, versions outside. */
const RANGES: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['vers:all/*', ['1', '99'], []],
  ['vers:all/>=V7.80<V9.40', ['7.80', '9.39'], ['7.79', '9.40']],
  ['vers:npm/>=1.0.0|<2.0.0|!=1.5.0', ['1.4.9'], ['1.5.0', '2.0.0']],
  ['>= 6.02 | <= 6.05', ['6.02', '6.05'], ['6.01', '6.06']],
  ['All versions >= V2.0 and < V2.1.6', ['2.0', '2.1.5'], ['1.9', '2.1.6']],
  ['All versions >V1.1 and <V2.0.1', ['1.2'], ['1.1', '2.0.1']],
  ['<V16_Update_7', ['V16', 'V16 Update 6'], ['V16 Update 7', 'V17']],
  ['>= 2019 SP1 < 2020 Upd1', ['2019 SP1', '2020'], ['2019', '2020 Update 1']],
  ['5.1 | 6.0', ['5.1', '6.0'], ['6.1']],
  ['12.4.1-12.4.11', ['12.4.1', '12.4.9'], ['12.4.0', '12.4.12']],
  ['V1.81.01 - V1.81.03', ['1.81.2'], ['1.81.4']],
  ['8.1.x', ['8.1.0', '8.1.77'], ['8.2']],
  ['>= 6.x | <= 10.x', ['6.0', '10.9'], ['5.9', '11.0']],
  ['0 < 9.8.12', ['0.1', '9.8.11'], ['9.8.12']],
  ['> 4.001 | < 4.005 | > 5.011 | < 5.017', ['4.002', '5.012'], ['4.005', '5.011']],
  ['>=13.0.0 | <= 13.0.2 | 13.1.0', ['13.0.1', '13.1.0'], ['13.2.0']],
  ['prior to 3.1', ['3.0.9'], ['3.1']],
  ['2.2 and earlier', ['2.2', '1.0'], ['2.3']],
  ['31.011 and later', ['31.011', '40'], ['31.010']],
  ['vor 3.1', ['3.0'], ['3.1']],
  ['bis einschließlich 4.2', ['4.2'], ['4.3']],
  ['2.2 und früher', ['2.2'], ['2.3']],
  ['ab 3.0', ['3.0', '9'], ['2.9']],
  ['from 1.0 to 1.5', ['1.0', '1.5'], ['1.6', '0.9']],
  ['< 7.2.12, 7.4.9, 7.6.4', ['7.6.3'], ['7.6.4']],
  ['< V2.0 (formerly Acme)', ['1.9'], ['2.0']],
  ['<= 15.2(7)E3', ['15.2(7)E3', '15.2(7)E2'], ['15.2(7)E4']],
]

describe('ranges', () => {
  test.each(RANGES)('%s holds what it names and nothing else', (text, inside, outside) => {
    for (const version of inside) expect([version, answer(text, version)]).toEqual([version, 'in'])
    for (const version of outside) expect([version, answer(text, version)]).toEqual([version, 'out'])
  })

  test('a range and its complement never both hold a version', () => {
    const versions = ['1.0', '2.0', '2.0.1', '2.1', '2.10', '2.1 SP1', 'V2', '2.x', '3']
    for (const bound of versions.filter((text) => text !== '2.x')) {
      for (const version of versions) {
        expect([answer(`<${bound}`, version), answer(`>=${bound}`, version)]).not.toEqual(['in', 'in'])
        expect([answer(`<=${bound}`, version), answer(`>${bound}`, version)]).not.toEqual(['in', 'in'])
        expect([answer(`<${bound}`, version), answer(`>=${bound}`, version)]).not.toEqual(['out', 'out'])
      }
    }
  })
})

test.each(['with_Nozomi_Guardian', 'the_first_5_digits_of_serial_number_22081', '<=', 'Rev J-M', '>= 1.31 | <= 1.4', '< 17.0 ?.10'])(
  '%s is never outside',
  (text) => {
    for (const version of ['1', '1.35', '99']) expect(answer(text, version)).toBe('unknown')
  },
)

test.each(['<2.0', '1.0 | 1.1', '<=5', '8.1.x', '2.2 and earlier'])('a missing or unreadable version is not outside of %s', (text) => {
  expect(contains(parseRange(text), 'missing')).toEqual({ answer: 'unknown', rule: 'version-missing' })
  expect(contains(parseRange(text), 'unclear')).toEqual({ answer: 'unknown', rule: 'version-unclear' })
})

test('a list says nothing about an older or a finer version', () => {
  expect(answer('6.1 | 6.2', '6.0')).toBe('unknown')
  expect(answer('6.1', '6.1.4')).toBe('unknown')
  expect(answer('6.1 | 6.2', '6.3')).toBe('out')
})

test('long texts take time in proportion', () => {
  const long = `${'1 | '.repeat(120)}${' '.repeat(200)}`
  expect(parseRange(long).kind).not.toBe('all')
  expect(parseRange(`<${'1.'.repeat(5000)}`).kind).toBe('unclear')
})
