// SPDX-License-Identifier: EUPL-1.2
/**
 * Names: normalisation, vendors, order numbers, families, near misses.
 *
 * @module
 */
import { describe, expect, test } from 'vitest'
import { compareProducts } from '@ncv/protocol/advisory/identity.ts'
import { fold } from '@ncv/protocol/advisory/normalise.ts'
import { orderNumberMatches } from '@ncv/protocol/advisory/order-number.ts'
import { parseProductName } from '@ncv/protocol/advisory/product-name.ts'
import { parsePurl } from '@ncv/protocol/advisory/purl.ts'
import { compareVendors, parseVendor } from '@ncv/protocol/advisory/vendor.ts'

describe('normalisation', () => {
  test.each([
    'SCALANCE™ X307–2',
    'PSS(R)CAPE',
    'GeutebrÃ¼ck',
    'ArmorStratixâ„¢ 5700',
    'Dräger',
    'aee',
    'oeeue',
    '((r)r)',
    'ﬁrmware ½',
    'İstanbul ẞ',
    '\u00a0x\u200b y',
  ])('of %j is idempotent', (text) => {
    expect(fold(fold(text))).toBe(fold(text))
  })

  test('repairs broken encodings and takes umlauts and their spellings for one', () => {
    expect(fold('GeutebrÃ¼ck')).toBe(fold('Geutebrück'))
    expect(fold('Draeger')).toBe(fold('DRÄGER'))
    expect(fold('SCALANCE® X307–2')).toBe('scalance x307-2')
  })
})

describe('vendors', () => {
  test.each([
    ['Siemens AG', 'SIEMENS'],
    ['Siemens Aktiengesellschaft', 'siemens'],
    ['Emerson Electric Co.', 'Emerson'],
    ['Schneider Electric SE', 'Schneider Electric Software, LLC'],
    ['Johnson Controls', 'Sensormatic Electronics, LLC, a subsidiary of Johnson Controls Inc.'],
    ['BD', 'Becton, Dickinson and Company (BD)'],
    ['Automation Direct', 'AutomationDirect'],
    ['SEL', 'Schweitzer Engineering Laboratories'],
    ['Dräger', 'Draegerwerk'.replace('werk', '')],
    ['Broadcom', 'VMware, Inc.'],
    ['3S-Smart Software Solutions GmbH', 'CODESYS, GmbH'],
  ])('%s is %s', (a, b) => {
    expect(compareVendors(parseVendor(a), parseVendor(b))).toBe('same')
  })

  test.each([
    ['Delta Electronics', 'Delta Controls'],
    ['Digi International', 'Digium'],
    ['GE Digital', 'GE Healthcare'],
    ['Emerson Electric', 'Schneider Electric'],
  ])('%s is not %s', (a, b) => {
    expect(compareVendors(parseVendor(a), parseVendor(b))).toBe('different')
  })

  test.each(['', 'Open Source', 'n/a', 'multiple open source'])('%j names nobody', (text) => {
    expect(compareVendors(parseVendor(text), parseVendor('Siemens'))).toBe('unknown')
  })
})

describe('products', () => {
  const identity = (asset: string, node: string) =>
    compareProducts(parseProductName(asset, parseVendor('Acme')), parseProductName(node, parseVendor('Acme')))

  test.each([
    ['Acme Router 3000', 'Router 3000', 'same'],
    ['ROUTER® 3000 (Rathaus)', 'Router 3000', 'same'],
    ['Router 3000 (Standort 2)', 'Router-3000', 'same'],
    ['Switch XR324-12M', 'XR324-12M', 'same'],
    ['CPU1512C-1 PN', 'CPU 1512C-1 PN', 'same'],
    ['TIA Portal', 'Totally Integrated Automation Portal (TIA Portal)', 'alias'],
    ['Connect X', 'Link X (formerly Connect X)', 'alias'],
    ['R16ENCPU', 'R08/16/32(EN)CPU', 'same'],
    ['AFR675', 'AFR67x', 'same'],
    ['AFS660/665C', 'AFS660/665C', 'same'],
    ['AFS660/065C', 'AFS660/665C', 'different'],
    ['Metasys ADX', 'Metasys ADS/ADX/OAS', 'alias'],
    ['SIMATIC S7-1200 CPU 1214C', 'S7-1200 CPU family (incl. SIPLUS variants)', 'member'],
    ['SIPLUS S7-1200 CPU 1214C', 'SIMATIC S7-1200 CPU family (incl. SIPLUS variants)', 'member'],
    ['EDR-810-2GSFP', 'EDR-810 Series', 'member'],
    ['LaserJet M404dn', 'LaserJet M404 series', 'member'],
    ['X-200RNA', 'X-200 switch family', 'unspecific'],
    ['X307-3', 'X307-3 (6GK5307-3BL00-2AA3)', 'variant'],
    ['S7-1200', 'S7-1200 CPU 1214C', 'unspecific'],
    ['W783-2', 'W786-2', 'different'],
    ['X308-2', 'X308-2M', 'different'],
    ['Alpha6 Loader', 'Alpha7 Loader', 'different'],
    ['View SE', 'View ME', 'different'],
    ['WinCC Unified', 'WinCC', 'different'],
    ['DS920+', 'DS920', 'different'],
    ['SQL Server 2019', 'SQL Server 2016', 'different'],
    ['CPU 315-2 DP (6ES7315-2AH14-0AB0)', 'CPU 315-2 DP (6ES7315-2EH14-0AB0)', 'different'],
  ])('%s beside %s is %s', (asset, node, expected) => {
    expect(identity(asset, node)).toBe(expected)
  })
})

test('order numbers may hold wildcards, but not be nearly empty', () => {
  expect(orderNumberMatches('6ES7513-*', '6ES7513-1FL01-0AB0')).toBe(true)
  expect(orderNumberMatches('6ES7513-?FL01-0AB0', '6ES7513-1FL01-0AB0')).toBe(true)
  expect(orderNumberMatches('6*', '6ES7513-1FL01-0AB0')).toBe(false)
  expect(orderNumberMatches(`${'*a'.repeat(60)}b`, 'a'.repeat(5000))).toBe(false)
})

test('a package URL is type, namespace and name; version and qualifiers stand apart', () => {
  expect(parsePurl('pkg:deb/debian/openssl@3.0.11-1~deb12u2?arch=amd64')).toEqual({ package: 'deb/debian/openssl', version: '3.0.11-1~deb12u2' })
  expect(parsePurl('pkg:npm/%40scope/name@1.0.0')).toEqual({ package: 'npm/@scope/name', version: '1.0.0' })
  expect(parsePurl('openssl')).toBeUndefined()
})
