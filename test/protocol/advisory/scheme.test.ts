// SPDX-License-Identifier: EUPL-1.2
/**
 * Versions of package systems, of Windows, Exchange and calendars: order, ranges, and what stays undecided.
 *
 * Orders are those that `dpkg --compare-versions`, `rpmdev-vercmp` and semver 2.0.0 item 11 define; the examples are our own.
 *
 * @module
 */
import { describe, expect, test } from 'vitest'
import { compareDebian, compareRpm, compareSemver } from '@ncv/protocol/advisory/package-order.ts'
import { contains } from '@ncv/protocol/advisory/range.ts'
import { parseRange } from '@ncv/protocol/advisory/range-text.ts'
import { parsePackageVersion } from '@ncv/protocol/advisory/scheme.ts'
import { compareVersions } from '@ncv/protocol/advisory/version.ts'
import { parseVersion } from '@ncv/protocol/advisory/version-text.ts'

/** Each row ascends strictly. */
const DEBIAN = [
  ['1.0~~', '1.0~beta1', '1.0~rc1-1', '1.0', '1.0-0.1', '1.0-1', '1.0-1+deb12u1', '1.0-1.1', '1.0-2', '1.0+dfsg-1', '1.0.1-1', '1.1-1', '1:0.1-1'],
  ['3.0.11-1~deb11u1', '3.0.11-1~deb12u2', '3.0.11-1'],
  ['2.4.9-1', '2.4.10-1', '2.4.57-1~bpo11+1', '2.4.57-1', '2.4.57-2', '2.4.57-2+deb12u1'],
  ['1.1.1n-0+deb11u4', '1.1.1n-0+deb11u5', '1.1.1w-0+deb11u1'],
] as const
const RPM = [
  ['1.0~rc1-1', '1.0~rc2-1', '1.0-1', '1.0^20260101-1', '1.0a-1', '1.0.1-1', '1.1-1', '2-1', '1:0.1-1'],
  ['0.17-64.el7', '0.17-65.el7', '0.17-65.el7_6', '0.17-66.el7'],
  ['1.0.a-1', '1.0.1-1', '1.0.10-1'],
] as const
const SEMVER = [
  [
    '1.0.0-alpha',
    '1.0.0-alpha.1',
    '1.0.0-alpha.beta',
    '1.0.0-beta',
    '1.0.0-beta.2',
    '1.0.0-beta.11',
    '1.0.0-rc.1',
    '1.0.0',
    '1.0.1-0',
    '1.0.1',
    '1.10.0',
  ],
] as const

const ORDERS = { Debian: [DEBIAN, compareDebian], RPM: [RPM, compareRpm], semver: [SEMVER, compareSemver] } as const

describe.each(Object.entries(ORDERS))('the order of %s', (_, [rows, compare]) => {
  test.each(rows.map((row) => [row]))('%j ascends', (row) => {
    for (const [i, a] of row.entries()) for (const [j, b] of row.entries()) expect([a, b, compare(a, b)]).toEqual([a, b, Math.sign(i - j)])
  })
})

test('leading zeros, separators and build metadata make no other version', () => {
  expect(compareDebian('0:1.02-1', '1.2-1')).toBe(0)
  expect(compareRpm('1.0-1', '1_0-1')).toBe(0)
  expect(compareSemver('v1.2.3+build.7', '1.2.3')).toBe(0)
})

const inside = (range: string, version: string) => contains(parseRange(range), parseVersion(version) ?? 'unclear').answer

describe('ranges of a package system', () => {
  test.each([
    ['vers:deb/>=1:2.4|<1:2.4.57-2+deb12u1', ['1:2.4.57-2', '1:2.4.0-1'], ['1:2.4.57-2+deb12u1', '1:2.5-1', '0:9-1']],
    ['vers:deb/<3.0.11-1~deb12u2', ['3.0.11-1~deb12u1', '3.0.10'], ['3.0.11-1~deb12u2', '3.0.11-1', '3.1']],
    ['< 1.1.1n-0+deb11u5', ['1.1.1n-0+deb11u4'], ['1.1.1n-0+deb11u5']],
    ['vers:rpm/<0.17-65.el7_6', ['0.17-65.el7', '0.17-64.el7_6'], ['0.17-65.el7_6', '0.17-66.el7']],
    ['telnet-1:0.17-65.el7_6.x86_64', ['1:0.17-65.el7_6', 'telnet-1:0.17-65.el7_6.x86_64'], ['1:0.18-1.el7']],
    ['vers:npm/1.2.3|>=2.0.0|<5.0.0', ['1.2.3', '2.0.0', '4.99.0', '5.0.0-rc.1'], ['5.0.0', '5.0.1']],
    ['vers:npm/>=1.0.0|<2.0.0|!=1.5.0', ['1.0.0', '1.10.0', '2.0.0-beta.1'], ['1.0.0-rc.1', '1.5.0', '2.0.0']],
    ['vers:pypi/<2.0.post1', ['2.0', '2.0rc1', '1.9'], ['2.0.post1', '2.1']],
    ['vers:generic/>=2.9|<=4.1', ['2.9', '4.1'], ['4.2']],
    ['vers:deb/*', ['1', '2:3-4'], []],
  ])('%s', (range, within, without) => {
    for (const version of within) expect([version, inside(range, version)]).toEqual([version, 'in'])
    for (const version of without) expect([version, inside(range, version)]).toEqual([version, 'out'])
  })

  test('what an inventory leaves out is not taken for the smallest: a missing revision or epoch that would decide is asked for', () => {
    expect(inside('vers:deb/<3.0.11-1~deb12u2', '3.0.11')).toBe('unknown')
    expect(inside('vers:rpm/<1:0.17-65.el7_6', '0.17-64.el7')).toBe('unknown')
    expect(inside('vers:deb/<1:2.4', '2.3')).toBe('unknown')
    expect(inside('vers:deb/<2.4-1', 'siehe Server')).toBe('unknown')
  })

  test('a wrong vers text is never a range that excludes something', () => {
    for (const text of ['vers:deb/', 'vers:deb/<', 'vers:rpm/ab cd']) expect([text, inside(text, '9.9')]).not.toEqual([text, 'out'])
  })
})

const compare = (a: string, b: string) => {
  const [x, y] = [parseVersion(a), parseVersion(b)]
  return x === undefined || y === undefined ? 'not a version' : compareVersions(x, y)
}

describe('Windows', () => {
  test.each([
    ['19045.4412', '10.0.19045.4529', -1],
    ['10.0.19045.4529', '19045.4529', 0],
    ['22H2 (Build 19045.4412)', '10.0.19045.4529', -1],
    ['Version 22H2 (OS Build 19045.4600)', '10.0.19045.4529', 1],
    ['1809 (17763.5000)', '10.0.17763.7919', -1],
    ['22H2', '10.0.19045.4529', undefined],
    ['1809', '10.0.17763.7919', undefined],
    ['2019', '10.0.17763.7919', undefined],
    ['KB5031356', 'KB5031356', 0],
    ['KB5031356', 'KB5031364', undefined],
    ['KB5031356', '10.0.19045.4529', undefined],
    ['21H2', '22H2', -1],
  ])('%s beside %s', (a, b, expected) => {
    expect(compare(a, b)).toBe(expected)
  })

  test('builds side by side are decided by their own line, however they are written', () => {
    const range = parseRange('<10.0.19044.4529 | <10.0.19045.4529')
    expect(range.intervals).toHaveLength(2)
    expect(inside('<10.0.19045.4529', '19045.4412')).toBe('in')
    expect(inside('<10.0.19045.4529', '22H2 (Build 19045.4600)')).toBe('out')
    expect(inside('<10.0.19045.4529', '22H2')).toBe('unknown')
  })
})

describe('Exchange and other updates', () => {
  test.each([
    ['CU13', 'CU14', -1],
    ['CU14', 'CU14 SU3', -1],
    ['CU13', 'CU14 SU3', -1],
    ['2019 CU14 SU2', '2019 CU14 SU3', -1],
    ['CU14', '15.2.1544.4', undefined],
    ['10.80 RU4', '10.80 SU12', -1],
    ['7.2.2-72806 Update 5', '7.2.2-72806-5', 0],
    ['22.7R2.9', '22.7R2.10', -1],
  ])('%s beside %s', (a, b, expected) => {
    expect(compare(a, b)).toBe(expected)
  })
})

describe('days and calendar versions', () => {
  test.each([
    ['2021-06-16', '16.06.2021', 0],
    ['20210616', '17.06.2021', -1],
    ['June 2021', '2021-06-16', undefined],
    ['May 2021', '16.06.2021', -1],
    ['2025.2', '2025.10', -1],
    ['2025.2', '25.2', undefined],
    ['2024-06', '2024.7', -1],
  ])('%s beside %s', (a, b, expected) => {
    expect(compare(a, b)).toBe(expected)
  })
})

test('a text with a package name and an architecture is the version between them, and anything else is none', () => {
  expect(parsePackageVersion('telnet-server-1:0.17-65.el7_6.x86_64', 'rpm')?.text).toBe('1:0.17-65.el7_6')
  expect(parsePackageVersion('linux image', 'deb')).toBeUndefined()
  expect(parsePackageVersion('a'.repeat(300), 'deb')).toBeUndefined()
})
