// SPDX-License-Identifier: EUPL-1.2
/** Labels into CSAF documents and back: one place converts, and nothing widens on the way. */
import { parseCsaf } from '@ncv/protocol/advisory/csaf.ts'
import { relabelCsaf } from '@ncv/protocol/advisory/relabel.ts'
import { fromUtf8, utf8 } from '@ncv/protocol/bytes.ts'
import type { CsafVersion, TlpLabel } from '@ncv/protocol/tlp.ts'
import { csafFromTlp, TLP_LABELS, tlpFromCsaf } from '@ncv/protocol/tlp.ts'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../crypto/chance.ts'

const VERSIONS: readonly CsafVersion[] = ['2.0', '2.1']

function csaf(version: CsafVersion, distribution: object | undefined): Uint8Array {
  const at = '2026-01-05T00:00:00Z'
  const document = {
    csaf_version: version,
    category: 'csaf_security_advisory',
    title: 'Titel',
    publisher: { name: 'P', namespace: 'https://example.org', category: 'vendor' },
    tracking: { id: 'X-1', version: '1', status: 'final', initial_release_date: at, current_release_date: at },
    ...(distribution === undefined ? {} : { distribution }),
  }
  return utf8(JSON.stringify({ document, product_tree: { full_product_names: [] } }))
}

const distributionOf = (bytes: Uint8Array) => (JSON.parse(fromUtf8(bytes)) as { document: { distribution: unknown } }).document.distribution

describe('a label in CSAF', () => {
  test('is spelt as each version of the standard spells it', () => {
    expect(TLP_LABELS.map((label) => csafFromTlp('2.0', label))).toEqual([
      { label: 'WHITE' },
      { label: 'GREEN' },
      { label: 'AMBER' },
      { label: 'RED', text: 'TLP v2.0: TLP:AMBER+STRICT' },
      { label: 'RED' },
    ])
    expect(TLP_LABELS.map((label) => csafFromTlp('2.1', label).label)).toEqual(['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'])
  })

  test('comes back as it went', () => {
    for (const version of VERSIONS)
      for (const tlp of TLP_LABELS) {
        const { label, text } = csafFromTlp(version, tlp)
        expect(tlpFromCsaf(version, label, text)).toBe(tlp)
      }
  })

  test('of the other version is unknown', () => {
    for (const [version, label] of [
      ['2.0', 'CLEAR'],
      ['2.0', 'AMBER+STRICT'],
      ['2.1', 'WHITE'],
      ['2.1', 'TLP:RED'],
    ] as const)
      expect(codeOf(() => tlpFromCsaf(version, label, undefined))).toBe('TLP_UNKNOWN')
  })
})

describe('a document that leaves the house again', () => {
  test('is the very same where it says the label already', () => {
    for (const version of VERSIONS)
      for (const tlp of TLP_LABELS) {
        const { label, text } = csafFromTlp(version, tlp)
        const bytes = csaf(version, { ...(text === undefined ? {} : { text }), tlp: { label } })
        expect(relabelCsaf(bytes, tlp)).toBe(bytes)
      }
  })

  test('carries the label of its message, and never a wider one than its own', () => {
    for (const version of VERSIONS)
      for (const [i, own] of TLP_LABELS.entries())
        for (const [j, tlp] of TLP_LABELS.entries()) {
          const { label, text } = csafFromTlp(version, own)
          const bytes = csaf(version, { ...(text === undefined ? {} : { text }), tlp: { label } })
          if (j < i) expect(codeOf(() => relabelCsaf(bytes, tlp))).toBe('TLP_LOOSENED')
          else expect(parseCsaf(relabelCsaf(bytes, tlp)).tlp).toBe(tlp)
        }
  })

  test('without a label gets one', () => {
    for (const distribution of [undefined, {}, { text: 'Nur für Kunden.' }])
      for (const tlp of TLP_LABELS) expect(parseCsaf(relabelCsaf(csaf('2.0', distribution), tlp)).tlp).toBe(tlp)
  })

  test('keeps its other words, save those that stood for a label', () => {
    const said = { text: 'Nur für Kunden.', tlp: { label: 'GREEN', url: 'https://www.first.org/tlp/' } }
    const tightened = (tlp: TlpLabel) => distributionOf(relabelCsaf(csaf('2.0', said), tlp))
    expect(tightened('TLP:AMBER')).toEqual({ ...said, tlp: { ...said.tlp, label: 'AMBER' } })
    expect(tightened('TLP:AMBER+STRICT')).toEqual({ text: 'TLP v2.0: TLP:AMBER+STRICT', tlp: { ...said.tlp, label: 'RED' } })
    const strict = csaf('2.0', { text: 'TLP v2.0: TLP:AMBER+STRICT', tlp: { label: 'RED' } })
    expect(distributionOf(relabelCsaf(strict, 'TLP:RED'))).toEqual({ tlp: { label: 'RED' } })
    expect(JSON.parse(fromUtf8(relabelCsaf(csaf('2.0', said), 'TLP:RED')))).toMatchObject({ product_tree: { full_product_names: [] } })
  })

  test('that is no CSAF document is refused', () => {
    expect(codeOf(() => relabelCsaf(utf8('{}'), 'TLP:RED'))).toBe('CSAF_INVALID')
    expect(codeOf(() => relabelCsaf(utf8('<x>'), 'TLP:RED'))).toBe('CSAF_NOT_JSON')
  })
})
