// SPDX-License-Identifier: EUPL-1.2
/**
 * Hostile advisories end in time, with a verdict or a named refusal; what is not evaluated is a question, never silence.
 *
 * The documents are a twentieth of the size limit: work that grew with the square of it would still not end within the time of a test.
 *
 * @module
 */
import { describe, expect, test } from 'vitest'
import { parseCsaf } from '@ncv/protocol/advisory/csaf.ts'
import { parseProductName } from '@ncv/protocol/advisory/product-name.ts'
import { parseRange } from '@ncv/protocol/advisory/range-text.ts'
import { parseVendor } from '@ncv/protocol/advisory/vendor.ts'
import { parseVersion } from '@ncv/protocol/advisory/version-text.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import type { Asset } from '../../../node/inventory/asset.ts'
import { buildAssetIndex } from '../../../node/matching/asset-index.ts'
import { matchIndexed } from '../../../node/matching/match.ts'
import type { Verdict } from '../../../node/matching/verdict.ts'
import { HOSTILE } from './hostile.ts'

const LONG = 120_000
const fortios = (count: number): Asset[] =>
  Array.from({ length: count }, (_, i) => ({ id: `f${i}`, vendor: 'Fortinet', product: 'FortiOS', version: `6.2.${i}` }))
const devices = Array.from({ length: 500 }, (_, i) => ({ id: `d${i}`, vendor: 'Acme', product: `Device ${i}`, model: `XA${i}YBZC1D` }))
const switches = Array.from({ length: 10 }, (_, i) => ({ id: `m${i}`, vendor: 'Moxa', product: `EDR-810-${i}GSFP (${i}M)`, version: '1' }))

function read(name: string, scale: number) {
  const make = HOSTILE[name]
  if (make === undefined) throw new Error(`no such document: ${name}`)
  return parseCsaf(utf8(JSON.stringify(make(scale))))
}

function told(name: string, scale: number, inventory: readonly Asset[]): Verdict[] {
  return matchIndexed(read(name, scale), buildAssetIndex(inventory))
}

const kinds = (verdicts: readonly Verdict[]): string[] => [...new Set(verdicts.map(({ verdict, reason }) => `${verdict} ${reason.rule}`))].sort()

describe('within the limits every node is answered', () => {
  test.each([
    ['distinct upper bounds side by side', 3000, 'not-affected outside'],
    ['relationships of one component', 3000, 'affected inside'],
    ['vulnerabilities with other products each', 1500, 'affected inside'],
    ['long version texts', 600, 'check range-unclear'],
  ])('%s', { timeout: LONG }, (name, nodes, kind) => {
    const verdicts = told(name, 0.05, fortios(1))
    expect(verdicts).toHaveLength(nodes)
    expect(kinds(verdicts)).toContain(kind)
  })
})

describe('beyond them each asset gets one question', () => {
  test.each([
    ['nodes × assets', 'distinct upper bounds side by side', 400],
    ['vulnerabilities × versions', 'vulnerabilities with other products each', 1400],
  ])('%s', { timeout: LONG }, (_, name, assets) => {
    const verdicts = told(name, 0.05, fortios(assets))
    expect([verdicts.length, kinds(verdicts)]).toEqual([assets, ['check too-much']])
  })
})

test('fixed nodes that no status names are left out where they would be multiplied; what is affected stays', { timeout: LONG }, () => {
  expect(kinds(told('fixed nodes that no status names', 0.05, fortios(3)))).toContain('affected inside')
})

describe('refused, with its place', () => {
  test.each([
    ['groups written out by remediations', 'groups in remediations', 0.1, '/vulnerabilities/0/remediations/'],
    ['patterns of model numbers', 'patterns of model numbers', 0.3, '/product_tree/full_product_names/5000'],
  ])('%s', { timeout: LONG }, (_, name, scale, pointer) => {
    expect(() => read(name, scale)).toThrow(
      expect.objectContaining({
        code: 'CSAF_INVALID',
        params: expect.objectContaining({ problem: 'too-many', pointer: expect.stringContaining(pointer) }),
      }),
    )
  })
})

describe('ends, whatever it says', () => {
  test.each([
    ['patterns of model numbers', 0.1, devices],
    ['names with a sibling each', 0.05, switches],
    ['names that are nearly patterns', 0.05, switches],
  ])('%s', { timeout: LONG }, (name, scale, inventory) => {
    expect(told(name, scale, inventory).every(({ verdict }) => verdict !== 'fixed')).toBe(true)
  })
})

describe('texts that make a regular expression go back', () => {
  const seeds = [
    '1',
    '1.',
    '1-',
    'a',
    'a1',
    '(',
    '((',
    '<',
    '<=',
    ' ',
    'x',
    '1x',
    'v1 ',
    '1_',
    ', ',
    'all ',
    'between 1 ',
    '1 (including) and ',
    '"',
    'and ',
    '/1',
    '+',
    'sp1',
    'build',
  ]

  test.each(seeds)('%s, repeated', { timeout: LONG }, (seed) => {
    const vendor = parseVendor('Acme')
    for (const length of [200, 500, 5000, 100_000]) {
      const text = seed.repeat(Math.ceil(length / seed.length)).slice(0, length)
      for (const whole of [text, `<${text}`, `${text}!`, `1.${text}(`]) {
        expect(parseRange(whole).text.length).toBeLessThanOrEqual(length + 4)
        expect(parseVersion(whole)?.text.length ?? 0).toBeLessThanOrEqual(length + 4)
        expect(parseProductName(whole, vendor).words.length).toBeLessThanOrEqual(500)
        expect(parseVendor(whole).names.length).toBeLessThanOrEqual(whole.length)
      }
    }
  })
})
