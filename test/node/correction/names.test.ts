// SPDX-License-Identifier: EUPL-1.2
/**
 * Nearness of names, names without their release, and commands that are shown to be copied.
 *
 * @module
 */
import { parseProductName } from '@ncv/protocol/advisory/product-name.ts'
import { parseVendor } from '@ncv/protocol/advisory/vendor.ts'
import { describe, expect, test } from 'vitest'
import { correctionId, namedText, oppositeId, parseNamed } from '../../../node/correction/correction.ts'
import { editDistance, nameNearness, nearName } from '../../../node/correction/nearness.ts'
import { plainName, withoutRelease } from '../../../node/correction/plain-name.ts'
import { aliasCommand, quoted } from '../../../node/correction/suggestion-text.ts'
import { correctionDe } from '../../../node/i18n/correction-de.ts'
import { correctionEn } from '../../../node/i18n/correction-en.ts'

function nearness(asset: string, product: string): number {
  return nameNearness(...([asset, product].map((text) => nearName(parseProductName(text, parseVendor('')))) as [never, never]))
}

describe('nearness', () => {
  test('letters may be mistyped, swapped, abbreviated, or written together; words may change places', () => {
    const pairs = [
      ['Scalence X307-3', 'SCALANCE X307-3'],
      ['SCALANEC X307-3', 'SCALANCE X307-3'],
      ['Remote Connect SINEMA', 'SINEMA Remote Connect'],
      ['SINEMA RemoteConnect', 'SINEMA Remote Connect'],
      ['Fortianalyzr', 'FortiAnalyzer'],
      ['Backup & Repl.', 'Backup & Replication'],
    ]
    for (const [asset = '', product = ''] of pairs) expect(nearness(asset, product), `${asset} ~ ${product}`).toBeGreaterThanOrEqual(0.84)
  })

  test('digits, the letters of models, release lines, order numbers and variants must agree', () => {
    const pairs = [
      ['SCALANCE W783-2', 'SCALANCE W786-2'],
      ['SIPROTEC 5 7ST82', 'SIPROTEC 5 7SA82'],
      ['S7-1200', 'S7-1500'],
      ['SQL Server 2019', 'SQL Server 2022'],
      ['FactoryTalk View SE', 'FactoryTalk View ME'],
      ['Backup Client', 'Backup Server Enterprise Manager'],
      ['SCALANCE X308-2LH (6GK5308-2FN00-2AA3)', 'SCALANCE X308-2LH (6GK5308-2FN10-2AA3)'],
      ['SIPROTEC 5 7SD86 (CP300)', 'SIPROTEC 5 7SD86 (CP200)'],
    ]
    for (const [asset = '', product = ''] of pairs) expect(nearness(asset, product), `${asset} ≁ ${product}`).toBeLessThan(0.84)
  })

  test('a name of ten thousand words is compared by its beginning', () => {
    const long = nearName(parseProductName('wort '.repeat(10_000) + 'x'.repeat(10_000), parseVendor('')))
    expect(long.words.length).toBeLessThanOrEqual(12)
    expect(Math.max(...long.words.map((word) => word.length))).toBeLessThanOrEqual(24)
  })

  test('distance is symmetric, bounded, and counts a swap of neighbours as one', () => {
    expect(editDistance('abcd', 'abdc', 2)).toBe(1)
    expect(editDistance('kitten', 'sitting', 3)).toBe(3)
    expect(editDistance('kitten', 'sitting', 2)).toBe(3)
    expect(editDistance('', 'ab', 2)).toBe(2)
    for (const [a, b] of [
      ['scalance', 'scalence'],
      ['meso', 'mose'],
      ['a', 'b'],
    ] as const)
      expect(editDistance(a, b, 4)).toBe(editDistance(b, a, 4))
  })
})

describe('the name that an alias gets', () => {
  test('is of no release and no piece, but keeps years, variants and families', () => {
    expect(plainName({ vendor: 'Siemens', product: 'SIMATIC WinCC OA V3.16' })).toEqual({ vendor: 'Siemens', product: 'SIMATIC WinCC OA' })
    expect(plainName({ vendor: 'Siemens', product: 'SCALANCE X307-3 (6GK5307-3BL00-2AA3)' })).toEqual({
      vendor: 'Siemens',
      product: 'SCALANCE X307-3',
    })
    for (const product of [
      'SQL Server 2019',
      'SIPROTEC 5 7SD86 (CP300)',
      'S7-1200 CPU family (incl. SIPLUS variants)',
      'WinCC V7.2 and earlier',
      '(6GK5307-3BL00-2AA3)',
    ])
      expect(plainName({ product }).product).toBe(product)
    expect(withoutRelease({ product: 'SCALANCE X307-3 (6GK5307-3BL00-2AA3)' }).product).toContain('6GK5307')
  })
})

describe('a correction', () => {
  test('has one id for all spellings of the same, and another one for its opposite', () => {
    const alias = { kind: 'alias' as const, asset: { product: 'Bürgerbüro' }, said: { vendor: 'Apache', product: 'Tomcat' } }
    expect(correctionId({ ...alias, asset: { product: 'BUERGERBUERO ' }, said: { vendor: 'APACHE', product: 'tomcat' } })).toBe(correctionId(alias))
    expect(oppositeId(alias)).toBe(correctionId({ ...alias, kind: 'never' }))
    expect(oppositeId(alias)).not.toBe(correctionId(alias))
  })

  test('is named as it is read: vendor, colon, product', () => {
    for (const named of [{ vendor: 'Apache', product: 'Tomcat' }, { product: 'Tomcat' }, { vendor: 'A', product: 'B: C' }])
      expect(parseNamed(namedText(named))).toEqual(named)
    expect(parseNamed(' : ')).toBeUndefined()
  })
})

test('every text of corrections and suggestions is there in both languages, with the same placeholders', () => {
  const placeholders = (text: string): string[] => [...text.matchAll(/\{[a-z]+\}/g)].map(([name]) => name).sort()
  expect(Object.keys(correctionEn)).toEqual(Object.keys(correctionDe))
  for (const [key, text] of Object.entries(correctionDe)) expect(placeholders(correctionEn[key] ?? ''), key).toEqual(placeholders(text))
})

describe('a command that is shown to be copied', () => {
  test('never holds what a shell would take for more than text', () => {
    for (const text of ['a"; rm -rf ~; "', '$(id)', '`id`', 'a\nb', '%PATH%', 'x!y', 'a\\', '“; calc', '-rf', '--dir=/']) {
      expect(quoted(text), text).toBeUndefined()
      expect(aliasCommand('a1', { product: text, source: 'advisory', nearness: 1 })).toBeUndefined()
    }
  })

  test('is whole for plain names', () => {
    const product = { vendor: 'Siemens', product: 'SCALANCE X307-3 (2x 24V, coated)', source: 'advisory' as const, nearness: 0.9 }
    expect(aliasCommand('ww-03', product, '/var/lib/ncv')).toBe(
      'ncv node correct ww-03 --is "Siemens: SCALANCE X307-3 (2x 24V, coated)" --dir /var/lib/ncv',
    )
  })
})
