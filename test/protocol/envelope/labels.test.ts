// SPDX-License-Identifier: EUPL-1.2
/** TLP labels and terms of use: what a header may say, and what forwarding may not do. */
import { parseTerms, TERMS } from '@ncv/protocol/terms.ts'
import { assertNotLoosened, parseTlp, strictestOf, TLP_LABELS, tlpFromCsaf } from '@ncv/protocol/tlp.ts'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../crypto/chance.ts'

describe('a TLP label', () => {
  test('is spelt as FIRST spells it, and every other spelling is an error, never CLEAR', () => {
    expect(TLP_LABELS.map(parseTlp)).toEqual(['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'])
    for (const odd of ['', 'CLEAR', 'tlp:clear', 'TLP:WHITE', 'TLP:CLEAR ', 'TLP: RED', undefined, null, 0, ['TLP:RED']]) {
      expect(codeOf(() => parseTlp(odd))).toBe('TLP_UNKNOWN')
    }
  })

  test('that is forwarded is never wider than the received one', () => {
    for (const [i, received] of TLP_LABELS.entries()) {
      for (const [j, forwarded] of TLP_LABELS.entries()) {
        expect(codeOf(() => assertNotLoosened(received, forwarded))).toBe(j < i ? 'TLP_LOOSENED' : 'nothing was thrown')
      }
    }
  })

  test('of something made from several sources is the strictest of theirs', () => {
    expect(strictestOf('TLP:CLEAR')).toBe('TLP:CLEAR')
    expect(strictestOf('TLP:GREEN', 'TLP:RED', 'TLP:CLEAR')).toBe('TLP:RED')
    expect(strictestOf('TLP:AMBER', 'TLP:AMBER+STRICT')).toBe('TLP:AMBER+STRICT')
  })
})

describe('the label of a CSAF 2.0 document', () => {
  test.each([
    ['WHITE', undefined, 'TLP:CLEAR'],
    ['GREEN', undefined, 'TLP:GREEN'],
    ['AMBER', 'some text', 'TLP:AMBER'],
    ['RED', undefined, 'TLP:RED'],
    ['RED', ' TLP v2.0: TLP:AMBER+STRICT ', 'TLP:AMBER+STRICT'],
    ['AMBER', 'TLP v2.0: TLP:AMBER+STRICT', 'TLP:AMBER'],
    [undefined, undefined, undefined],
  ])('%s with the text %j is %s', (label, text, expected) => {
    expect(tlpFromCsaf('2.0', label, text)).toBe(expected)
  })

  test.each(['CLEAR', 'white', '', 'constructor', 'toString'])('%j is unknown', (label) => {
    expect(codeOf(() => tlpFromCsaf('2.0', label, undefined))).toBe('TLP_UNKNOWN')
  })
})

describe('terms of use', () => {
  test('are a row of the table or an error', () => {
    for (const terms of Object.keys(TERMS)) expect(parseTerms(terms)).toBe(terms)
    for (const odd of ['', 'N-CERT', 'toString', '__proto__', undefined, 1]) expect(codeOf(() => parseTerms(odd))).toBe('TERMS_UNKNOWN')
  })

  test('that allow publication allow handing on to clients', () => {
    for (const { toClients, publish } of Object.values(TERMS)) expect(publish && !toClients).toBe(false)
  })

  test('of what a member gives reach nobody but the recipient', () => {
    expect(TERMS.member).toEqual({ source: 'member', toClients: false, publish: false })
  })
})
