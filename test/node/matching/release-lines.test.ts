// SPDX-License-Identifier: EUPL-1.2
/**
 * Release lines side by side: `<7.2.12`, `<7.4.9`, `<7.6.4` in one vulnerability.
 *
 * @module
 */
import { describe, expect, test } from 'vitest'
import { advisory, affecting, asset, verdictOn, verdicts } from './advisory-builder.ts'

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
