// SPDX-License-Identifier: EUPL-1.2
/**
 * Order of versions, in all spellings at once.
 *
 * @module
 */
import { describe, expect, test } from 'vitest'
import type { Version } from '@ncv/protocol/advisory/version.ts'
import { compareVersions, positionOf } from '@ncv/protocol/advisory/version.ts'
import { isVersionPlaceholder, parseVersion } from '@ncv/protocol/advisory/version-text.ts'

function version(text: string): Version {
  const parsed = parseVersion(text)
  if (parsed === undefined) throw new Error(`no version: ${text}`)
  return parsed
}

const compare = (a: string, b: string) => compareVersions(version(a), version(b))

/** Each row ascends strictly; one scheme a row. */
const LADDERS = [
  ['V2.9', 'V2.10', 'V2.10.1', 'V2.11', 'V10'],
  ['V14', 'V14 Update 3', 'V14 SP1', 'V14 SP1 Update 3', 'V14 SP1 Update 14', 'V14 SP2', 'V14.1', 'V15'],
  ['2020', '2020 P01', '2020 SP1', '2020_R2', '2020_R2_SP1', '2020_R2_SP1_P01', '2023'],
  ['4.7', '4.7 HF29', '4.7 SP6 HF3', '4.7 SP10 HF5', '4.8'],
  ['1.0.0-dev1', '1.0.0-alpha', '1.0.0-beta.2', '1.0.0-rc1', '1.0.0-rc2', '1.0.0', '1.0.1-rc1'],
  ['1.062Q', '1.063P', '1.063R', '1.064A'],
  ['15.2(4)E1', '15.2(7)E', '15.2(7)E2', '15.2(7)E3', '15.3(1)E'],
  ['02.07.06(99)', '02.07.07(9)', '02.07.07(10)'],
  ['21H1', '21H2', '22H2'],
  ['CU13', 'CU14', 'CU14 HF1'],
  ['7.0 U3', '7.0 U3a', '7.0 U3r', '7.0 U3s', '8.0'],
  ['R301-V0', 'R301-V6', 'R302-V0'],
  ['FW9', 'FW11', 'FW14'],
  ['3.6 Build 170214', '3.6 Build 170215'],
  ['2018-09-30', '2019-09-21', '2021-8-13'],
  ['E', 'W', 'AD', 'LF'],
  ['10.0.19045.4412', '10.0.19045.4529', '10.0.20348.1'],
]

describe('the order of one scheme', () => {
  test.each(LADDERS)('%s is the first of a row that ascends', (...row) => {
    for (const [i, a] of row.entries()) for (const [j, b] of row.entries()) expect([a, b, compare(a, b)]).toEqual([a, b, Math.sign(i - j)])
  })

  test('is total, antisymmetric and transitive over the whole of each row', () => {
    for (const row of LADDERS) {
      for (const a of row) {
        for (const b of row) {
          const forth = compare(a, b) ?? Number.NaN
          expect(forth + (compare(b, a) ?? Number.NaN)).toBe(0)
          for (const c of row) if (forth <= 0 && (compare(b, c) ?? 1) <= 0) expect(compare(a, c)).not.toBe(1)
        }
      }
    }
  })
})

test.each([
  ['V4.1.3', '4.1.3'],
  ['V 4.1.3', 'v4.1.3'],
  ['Version 17 Upd 6', 'V17_Update_6'],
  ['4.1', '4.1.0.0'],
  ['1.8.4 Service Pack2', '1.8.4 SP 02'],
  ['FW 3.0', '3'],
  ['BIOS V22.01.08', 'BIOS 22.1.8'],
  ['13.1 Build 52.19', '13.1-52.19'],
  ['06', '6'],
])('%s and %s are one version', (a, b) => {
  expect(compare(a, b)).toBe(0)
})

test.each([
  ['BIOS V22.01.08', 'V22.01.07'],
  ['2019', '15.0'],
  ['22H2', '10.0.19045'],
  ['20210210', '3.2.1'],
  ['3.6', '3.6 Build 170215'],
  ['7.2.12', '7.2.12 UPN IFN'],
  ['CU14', '15.2.1258'],
])('%s and %s have no order', (a, b) => {
  expect(compare(a, b)).toBeUndefined()
})

test.each(['unbekannt', '', '?', '-', 'n/a', 'k.A.', 'keine Angabe', 'aktuell', 'x'])('%j stands for a missing version', (text) => {
  expect(isVersionPlaceholder(text)).toBe(true)
})

test.each(['7.1, 7.2', 'Telepole II, and', 'V3.X.16', 'siehe Aufkleber', '1.0 oder 2.0'])('%j is not one version', (text) => {
  expect(parseVersion(text)).toBeUndefined()
})

test('a wildcard spans every version that begins so', () => {
  expect(positionOf(version('5.x'), version('5.1'))).toBe('around')
  expect(positionOf(version('5.x'), version('5.0'))).toBe('from')
  expect(positionOf(version('5.x'), version('6.0'))).toBe('below')
  expect(positionOf(version('5.x'), version('4.9'))).toBe('above')
})
