// SPDX-License-Identifier: EUPL-1.2
/** Severity from what a document states, never guessed. @module */
import type { Score, Vulnerability } from '@ncv/protocol/advisory/advisory.ts'
import { isSaidExploited, remediationsFor } from '@ncv/protocol/advisory/remediation.ts'
import { severityFor, severityOfScore, severityOfWord } from '@ncv/protocol/advisory/severity.ts'
import { describe, expect, test } from 'vitest'

const score = (cvss: Score['cvss'], tenths: number, ...products: string[]): Score => ({ cvss, vector: 'V', tenths, products })
const own = new Set(['P1'])

describe('the severity of a vulnerability', () => {
  test.each([
    [39, 'low'],
    [40, 'medium'],
    [69, 'medium'],
    [70, 'high'],
    [89, 'high'],
    [90, 'critical'],
    [100, 'critical'],
  ])('a base score of %i tenths is %s', (tenths, severity) => {
    expect(severityOfScore({ cvss: '3.1', tenths })).toBe(severity)
    expect(severityOfScore({ cvss: '4.0', tenths })).toBe(severity)
    expect(severityOfScore({ cvss: '2.0', tenths })).toBe(severity === 'critical' ? 'high' : severity)
  })

  test('is that of the score that names the product, the worst of the newest standard', () => {
    const scores = [score('2.0', 100, 'P1'), score('3.1', 50, 'P1'), score('3.1', 75, 'P1'), score('4.0', 99, 'P2')]
    expect(severityFor({ scores }, own, { severityText: 'niedrig' })).toEqual({ severity: 'high', source: { kind: 'cvss', cvss: '3.1', tenths: 75 } })
  })

  test('is the publisher’s word where no score names the product, and unknown where there is none', () => {
    const scores = [score('3.1', 98, 'P2')]
    expect(severityFor({ scores }, own, { severityText: 'Important' })).toEqual({ severity: 'high', source: { kind: 'word', text: 'Important' } })
    expect(severityFor({ scores }, own, {})).toEqual({ severity: 'unknown', source: { kind: 'none' } })
  })

  test.each(['hoch', 'HIGH', ' Important '])('"%s" means high', (word) => expect(severityOfWord(word)).toBe('high'))
  test.each(['schlimm', '', '5', 'constructor', 'hochgradig'])('"%s" is not guessed at', (word) => expect(severityOfWord(word)).toBe('unknown'))
})

describe('what an advisory says besides', () => {
  const vulnerability = (threats: Vulnerability['threats']): Pick<Vulnerability, 'threats'> => ({ threats })
  const exploit = (details: string, ...products: string[]) => vulnerability([{ category: 'exploit_status', details, products }])

  test.each(['Publicly Disclosed:No;Exploited:Yes;Latest Software Release:N/A', 'exploited', 'Actively exploited.', 'Wird ausgenutzt'])(
    '"%s" says that it is exploited',
    (details) => expect(isSaidExploited(exploit(details), own)).toBe(true),
  )
  test.each(['Exploited:No;DOS:N/A', 'Not exploited', 'No known exploitation. Active monitoring', 'PoC', 'exploited: yes, perhaps'])(
    '"%s" does not say that it is exploited',
    (details) => expect(isSaidExploited(exploit(details), own)).toBe(false),
  )
  test('another product that is exploited says nothing about ours', () => {
    expect(isSaidExploited(exploit('Exploited', 'P2'), own)).toBe(false)
    expect(isSaidExploited(exploit('Exploited', 'P2', 'P1'), own)).toBe(true)
    expect(isSaidExploited(vulnerability([{ category: 'impact', details: 'Exploited', products: [] }]), own)).toBe(false)
  })
  test('a remediation that names no product is for all', () => {
    const remediations = [
      { category: 'vendor_fix', details: 'a', products: ['P1'] },
      { category: 'vendor_fix', details: 'b', products: ['P2'] },
      { category: 'mitigation', details: 'c', products: [] },
    ]
    expect(remediationsFor({ remediations }, own).map(({ details }) => details)).toEqual(['a', 'c'])
  })
})
