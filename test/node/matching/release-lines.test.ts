// SPDX-License-Identifier: EUPL-1.2
/**
 * Release lines side by side: `<7.2.12`, `<7.4.9`, `<7.6.4` in one vulnerability.
 *
 * @module
 */
import { describe, expect, test } from 'vitest'
import { seededChance } from '../../bench/csaf-document.ts'
import { advisory, affecting, asset, verdictOn, verdicts } from './advisory-builder.ts'
import { compareNumbers } from './rotated-oracle.ts'

const fortios = (id: string, range: string) => ({ id, vendor: 'Fortinet', product: 'FortiOS', range })
const three = affecting(fortios('p1', '<7.2.12'), fortios('p2', '<7.4.9'), fortios('p3', '<7.6.4'))
const on = (version: string) => verdictOn(three, asset('Fortinet', 'FortiOS', version))

describe('within one vulnerability', () => {
  test('a version of a line with its own bound is decided by that bound alone', () => {
    expect(on('7.2.13')).toBe('not-affected')
    expect(on('7.2.12')).toBe('not-affected')
    expect(on('7.4.9')).toBe('not-affected')
    expect(on('7.6.4')).toBe('not-affected')
    expect(on('7.2.11')).toBe('affected')
    expect(on('7.4.8')).toBe('affected')
    expect(on('7.6.3')).toBe('affected')
    expect(on('7.2')).toBe('affected')
  })

  test('a version of any other line is decided by the union', () => {
    expect(on('7.0.17')).toBe('affected')
    expect(on('6.4.15')).toBe('affected')
    expect(on('7.5.0')).toBe('affected')
    expect(on('8.0.0')).toBe('not-affected')
  })

  test('a missing version or a whole line is a question', () => {
    expect(on('')).toBe('check')
    expect(on('7.4.x')).toBe('check')
    expect(on('7.0.x')).toBe('affected')
    expect(on('8.x')).toBe('not-affected')
  })

  test('the node of another line says that the own line decided', () => {
    const found = verdicts(three, asset('Fortinet', 'FortiOS', '7.2.13'))
    expect(found.map(({ productId, verdict, reason }) => [productId, verdict, reason.rule])).toEqual([
      ['p1', 'not-affected', 'outside'],
      ['p2', 'not-affected', 'own-line'],
      ['p3', 'not-affected', 'own-line'],
    ])
  })

  test('a range that begins behind the own bound speaks for itself', () => {
    const document = affecting(fortios('p1', '<7.2.12'), fortios('p2', '>=7.2.13|<7.4.9'))
    expect(verdictOn(document, asset('Fortinet', 'FortiOS', '7.2.13'))).toBe('affected')
    expect(verdictOn(document, asset('Fortinet', 'FortiOS', '7.2.12'))).toBe('not-affected')
  })

  test('a common lower bound does not undo the rule', () => {
    const document = affecting(fortios('p1', '>=7.0.0|<7.2.12'), fortios('p2', '>=7.0.0|<7.4.9'))
    expect(verdictOn(document, asset('Fortinet', 'FortiOS', '7.2.13'))).toBe('not-affected')
    expect(verdictOn(document, asset('Fortinet', 'FortiOS', '7.3.1'))).toBe('affected')
  })

  test('lines may stand in one text', () => {
    const rockwell = affecting({ id: 'p1', vendor: 'Rockwell Automation', product: 'GuardLogix 5580', range: '<v36.011_v35.013_v34.014' })
    expect(verdictOn(rockwell, asset('Rockwell Automation', 'GuardLogix 5580', '34.014'))).toBe('not-affected')
    expect(verdictOn(rockwell, asset('Rockwell Automation', 'GuardLogix 5580', '35.012'))).toBe('affected')
  })

  test('cumulative updates of several generations are lines too', () => {
    const exchange = affecting(
      { id: 'p1', vendor: 'Microsoft', product: 'Exchange Server', range: '<2019 CU14' },
      { id: 'p2', vendor: 'Microsoft', product: 'Exchange Server', range: '<2016 CU23' },
    )
    expect(verdictOn(exchange, asset('Microsoft', 'Exchange Server', '2016 CU23'))).toBe('not-affected')
    expect(verdictOn(exchange, asset('Microsoft', 'Exchange Server', '2019 CU13'))).toBe('affected')
    expect(verdictOn(exchange, asset('Microsoft', 'Exchange Server 2016', 'CU22'))).toBe('affected')
  })
})

test('across vulnerabilities the strongest verdict holds', () => {
  const products = [fortios('p1', '<7.2.12'), fortios('p2', '<7.4.9')]
  const two = advisory({
    products,
    vulnerabilities: [
      { cve: 'CVE-2026-0001', product_status: { known_affected: ['p1', 'p2'] } },
      { cve: 'CVE-2026-0002', product_status: { known_affected: ['p2'] } },
    ],
  })
  const found = verdicts(two, asset('Fortinet', 'FortiOS', '7.2.13')).find(({ verdict }) => verdict === 'affected')
  expect(found?.productId).toBe('p2')
  expect(found?.cve).toEqual(['CVE-2026-0002'])
})

test('2,000 random sets of upper bounds: the rule word by word, computed apart from the matcher', () => {
  const chance = seededChance(20_260_101)
  const numbers = (count: number): number[] => Array.from({ length: count }, () => 1 + chance.below(4))
  const faults: string[] = []
  for (let i = 0; i < 2000; i++) {
    const bounds = Array.from({ length: 2 + chance.below(3) }, () => numbers(2 + chance.below(2)))
    const version = numbers(2 + chance.below(2))
    const document = affecting(...bounds.map((bound, n) => fortios(`p${n}`, `<${bound.join('.')}`)))
    const isBelow = (bound: readonly number[]): boolean => compareNumbers(version, bound) < 0
    const isOwn = (bound: readonly number[]): boolean => bound.slice(0, -1).every((number, n) => number === (version[n] ?? 0))
    const distinct = new Set(bounds.map((bound) => [...bound, 0].slice(0, 3).join('.')))
    // Of several lines that hold the version the longest is its own.
    const longest = Math.max(0, ...bounds.filter(isOwn).map(({ length }) => length))
    const own = distinct.size < 2 ? [] : bounds.filter((bound) => isOwn(bound) && bound.length === longest)
    const right = (own.length > 0 ? own : bounds).some(isBelow) ? 'affected' : 'not-affected'
    const got = verdictOn(document, asset('Fortinet', 'FortiOS', version.join('.')))
    if (got !== right) faults.push(`${version.join('.')} on ${bounds.map((bound) => `<${bound.join('.')}`).join(' ')}: ${got}, right is ${right}`)
  }
  expect(faults.slice(0, 5)).toEqual([])
})
