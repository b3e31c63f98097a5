// SPDX-License-Identifier: EUPL-1.2
/**
 * Verdicts on small documents: statuses, identifiers, variants, the BSI's manner, products of town halls.
 *
 * @module
 */
import { describe, expect, test } from 'vitest'
import { reasonText } from '../../../node/matching/reason-text.ts'
import { advisory, affecting, asset, verdictOn, verdicts } from './advisory-builder.ts'

const range = (vendor: string, product: string, text: string) => affecting({ id: 'p1', vendor, product, range: text })

describe('statuses', () => {
  const document = (status: string) =>
    advisory({
      products: [{ id: 'p1', vendor: 'Acme', product: 'Router 3000', range: '<2.0' }],
      vulnerabilities: [{ product_status: { [status]: ['p1'] } }],
    })
  const router = (version: string) => asset('Acme', 'Router 3000', version)

  test.each(['known_affected', 'first_affected', 'last_affected'])('%s is affected inside and not affected outside', (status) => {
    expect(verdictOn(document(status), router('1.9'))).toBe('affected')
    expect(verdictOn(document(status), router('2.0'))).toBe('not-affected')
    expect(verdictOn(document(status), router(''))).toBe('check')
  })

  test('what is under investigation is a question', () => {
    expect(verdictOn(document('under_investigation'), router('1.9'))).toBe('check')
    expect(verdictOn(document('under_investigation'), router('2.0'))).toBe('not-affected')
  })

  test('known_not_affected speaks only of the versions it names', () => {
    expect(verdictOn(document('known_not_affected'), router('1.9'))).toBe('not-affected')
    expect(verdictOn(document('known_not_affected'), router('2.0'))).toBe('nothing')
  })

  test('recommended gives no verdict', () => {
    expect(verdictOn(document('recommended'), router('1.9'))).not.toBe('affected')
  })

  test('a product that is listed in no status is a question, unless its version is outside', () => {
    const silent = advisory({ products: [{ id: 'p1', vendor: 'Acme', product: 'Router 3000', range: '<2.0' }], vulnerabilities: [] })
    expect(verdictOn(silent, router('1.9'))).toBe('check')
    expect(verdictOn(silent, router('2.1'))).toBe('nothing')
  })

  test('a fixed version is fixed, a newer one too, an older one is a question where nothing else is said', () => {
    const fixed = advisory({
      products: [{ id: 'p1', vendor: 'Acme', product: 'Router 3000', version: '2.0' }],
      vulnerabilities: [{ product_status: { fixed: ['p1'] } }],
    })
    expect(verdictOn(fixed, router('2.0'))).toBe('fixed')
    expect(verdictOn(fixed, router('2.1'))).toBe('fixed')
    expect(verdictOn(fixed, router('1.9'))).toBe('check')
  })
})

describe('documents in the manner of the BSI', () => {
  const gitea = advisory({
    products: [
      { id: 'T1', vendor: 'Open Source', product: 'Gitea', range: '<1.25.2' },
      { id: 'T1-fixed', vendor: 'Open Source', product: 'Gitea', version: '1.25.2', helper: { cpe: 'cpe:/a:gitea:gitea:1.25.2' } },
    ],
    vulnerabilities: [{ title: 'without CVE', product_status: { known_affected: ['T1'] } }],
  })

  test('a node whose id ends in -fixed is the fixed version', () => {
    expect(verdicts(gitea, asset('Gitea', 'Gitea', '1.25.2')).map(({ verdict }) => verdict)).toEqual(['not-affected', 'fixed'])
    expect(verdictOn(gitea, asset('Gitea', 'Gitea', '1.25.1'))).toBe('affected')
  })

  test('the vendor Open Source is any vendor, for the whole name only', () => {
    expect(verdictOn(gitea, asset('', 'Gitea', '1.24'))).toBe('affected')
    expect(verdictOn(gitea, asset('CommitGo', 'Gitea', '1.24'))).toBe('affected')
    expect(verdictOn(gitea, asset('Acme', 'Gitea Runner Plus', '1.24'))).toBe('nothing')
  })

  test('words behind a bound leave only the bound itself open', () => {
    const document = range('Fortinet', 'FortiOS', '<7.2.12 UPN IFN')
    expect(verdictOn(document, asset('Fortinet', 'FortiOS', '7.2.11'))).toBe('affected')
    expect(verdictOn(document, asset('Fortinet', 'FortiOS', '7.2.12'))).toBe('check')
    expect(verdictOn(document, asset('Fortinet', 'FortiOS', '7.2.13'))).toBe('not-affected')
  })

  test('a product without any version is a question', () => {
    const document = advisory({
      products: [],
      tree: { full_product_names: [{ name: 'WithSecure Endpoint Protection', product_id: 'T026237' }] },
      vulnerabilities: [{ product_status: { known_affected: ['T026237'] } }],
    })
    expect(verdictOn(document, asset('WithSecure', 'Endpoint Protection', '15.1'))).toBe('check')
    expect(verdictOn(document, asset('WithSecure', 'Endpoint Protection'))).toBe('check')
    expect(verdictOn(document, asset('WithSecure', 'Elements Agent'))).toBe('nothing')
  })
})

describe('identifiers', () => {
  const two = affecting(
    { id: 'p1', vendor: 'Siemens', product: 'SIMATIC S7-1500 CPU 1513F-1 PN (6ES7513-1FL01-0AB0)', range: 'vers:all/*' },
    { id: 'p2', vendor: 'Siemens', product: 'SIMATIC S7-1500 CPU 1513F-1 PN (6ES7513-1FM03-0AB0)', range: 'vers:all/<V3.1.4' },
  )

  test('an order number decides, alone, with a space, beside another name', () => {
    for (const product of ['6ES7513-1FL01-0AB0', '6ES7 513-1FL01-0AB0', 'CPU 1513F-1 (6ES7513-1FL01-0AB0)'])
      expect(verdictOn(two, asset('Siemens', product, 'V3.1.4'))).toBe('affected')
    expect(verdictOn(two, asset('Siemens', 'S7-1500 (6ES7513-1FM03-0AB0)', 'V3.1.4'))).toBe('not-affected')
    expect(verdictOn(two, asset('Siemens', 'SIMATIC S7-1500 CPU 1513F-1 PN (6ES7513-1FL99-0AB0)', 'V3.1.4'))).toBe('nothing')
  })

  test('without an order number the variants must agree', () => {
    const plain = (version: string) => verdictOn(two, asset('Siemens', 'SIMATIC S7-1500 CPU 1513F-1 PN', version))
    expect(plain('V3.1.3')).toBe('affected')
    expect(plain('V3.1.4')).toBe('check')
  })

  test('CPE names and package URLs find a product under any name', () => {
    const document = affecting({
      id: 'p1',
      vendor: 'OpenSSL',
      product: 'OpenSSL',
      range: '<3.0.12',
      helper: { cpe: 'cpe:/a:openssl:openssl', purl: 'pkg:deb/debian/openssl' },
    })
    const named = { id: 'a1', product: 'libssl3', version: '3.0.11' }
    expect(verdictOn(document, named)).toBe('nothing')
    expect(verdictOn(document, { ...named, cpe: 'cpe:2.3:a:openssl:openssl:3.0.11:*:*:*:*:*:*:*' })).toBe('affected')
    expect(verdictOn(document, { ...named, purl: 'pkg:deb/debian/openssl@3.0.12' })).toBe('affected')
    expect(verdictOn(document, { id: 'a1', product: 'libssl3', purl: 'pkg:deb/debian/openssl@3.0.12' })).toBe('not-affected')
  })

  test('model numbers of the helper may be partial', () => {
    const document = affecting({ id: 'p1', vendor: 'Siemens', product: 'PAC3120', range: '<V3.3.0', helper: { model_numbers: ['7KM3120-*'] } })
    expect(verdictOn(document, asset('Siemens', '7KM3120-0BA01-1DA0', 'V3.2.0'))).toBe('affected')
    expect(verdictOn(document, asset('Siemens', '7KM2200-0BA01-1DA0', 'V3.2.0'))).toBe('nothing')
  })
})

describe('relationships', () => {
  const document = (status: string, category: string) =>
    advisory({
      products: [
        { id: 'base', vendor: 'Red Hat', product: 'Enterprise Linux 8' },
        { id: 'part', vendor: 'Red Hat', product: 'kernel-rt', range: '<4.18.0-500' },
      ],
      tree: {
        relationships: [
          {
            category,
            product_reference: 'part',
            relates_to_product_reference: 'base',
            full_product_name: { name: 'kernel-rt of RHEL', product_id: 'both' },
          },
        ],
      },
      vulnerabilities: [{ product_status: { [status]: ['both'] } }],
    })

  test('the base of an affected combination is a question', () => {
    expect(verdictOn(document('known_affected', 'installed_on'), asset('Red Hat', 'Enterprise Linux 8', '8.9'))).toBe('check')
    expect(verdictOn(document('fixed', 'default_component_of'), asset('Red Hat', 'Enterprise Linux 8', '8.9'))).toBe('check')
  })

  test('a default component is the product itself, another one a question', () => {
    expect(verdictOn(document('known_affected', 'default_component_of'), asset('Red Hat', 'kernel-rt', '4.18.0-400'))).toBe('affected')
    expect(verdictOn(document('known_affected', 'installed_on'), asset('Red Hat', 'kernel-rt', '4.18.0-400'))).toBe('check')
    expect(verdictOn(document('known_affected', 'default_component_of'), asset('Red Hat', 'kernel-rt', '4.18.0-500'))).toBe('not-affected')
  })
})

describe('products of town halls', () => {
  test.each([
    ['Microsoft', 'Windows Server 2022', '<10.0.20348.2582', 'Microsoft Corporation', 'Windows Server 2022 Standard', '10.0.20348.2402', 'affected'],
    ['Microsoft', 'Windows Server 2022', '<10.0.20348.2582', 'Microsoft', 'Windows Server 2022', '10.0.20348.2582', 'not-affected'],
    ['Microsoft', 'Windows Server 2022', '<10.0.20348.2582', 'Microsoft', 'Windows Server 2022', '21H2', 'check'],
    ['Microsoft', 'Windows Server 2022', '<10.0.20348.2582', 'Microsoft', 'Windows Server 2019', '10.0.17763.5000', 'nothing'],
    [
      'Microsoft',
      'Windows 10 Version 22H2 for x64-based Systems',
      '<10.0.19045.4529',
      'Microsoft',
      'Windows 10 Pro 22H2',
      '10.0.19045.4412',
      'affected',
    ],
    ['Microsoft', 'Exchange Server 2019', '<CU14', 'Microsoft', 'Exchange Server 2019', 'CU13', 'affected'],
    ['Microsoft', 'Exchange Server 2019', '<CU14', 'Microsoft', 'Microsoft Exchange Server', '2019 CU14', 'not-affected'],
    ['Microsoft', 'Exchange Server 2019', '<CU14', 'Microsoft', 'Exchange Server 2019', '15.2.1258.12', 'check'],
    ['Microsoft', 'Exchange Server 2019', '<CU14', 'Microsoft', 'Exchange Server 2016', 'CU23', 'nothing'],
    ['Citrix', 'NetScaler ADC', '<13.1-53.17', 'Cloud Software Group', 'NetScaler ADC', '13.1 Build 52.19', 'affected'],
    ['Citrix', 'NetScaler ADC', '<13.1-53.17', 'Citrix', 'NetScaler ADC', '13.1-53.17', 'not-affected'],
    ['VMware', 'ESXi', '<7.0 U3s', 'Broadcom', 'VMware ESXi', '7.0 Update 3q', 'affected'],
    ['VMware', 'ESXi', '<7.0 U3s', 'VMware, Inc.', 'ESXi', '7.0 U3s', 'not-affected'],
    ['Veeam', 'Backup & Replication', '<12.1.2.172', 'Veeam', 'Veeam Backup & Replication', '12.1.0.2131', 'affected'],
    ['Mozilla', 'Firefox', '<128.0.1', 'Mozilla', 'Mozilla Firefox (x64 de)', '128.0', 'affected'],
    ['Mozilla', 'Firefox', '<128.0.1', 'Mozilla', 'Firefox ESR', '115.12', 'nothing'],
    ['Google', 'Chrome', '<120.0.6099.216/217', 'Google', 'Google Chrome', '120.0.6099.216', 'not-affected'],
    ['HP', 'LaserJet Pro M404 series', '<002.2408A', 'Hewlett-Packard', 'HP LaserJet Pro M404dn', '002.2310A', 'affected'],
    ['HP', 'LaserJet Pro M404 series', '<002.2408A', 'HP Inc.', 'HP LaserJet Pro M428fdw', '002.2310A', 'nothing'],
    ['PROSOZ Herten', 'OPEN/PROSOZ', '<14.3', 'PROSOZ Herten GmbH', 'OPEN/PROSOZ (Bürgerbüro)', '14.2', 'affected'],
    ['AKDB', 'OK.EWO', 'alle Versionen vor 5.2', 'AKDB', 'Software OK.EWO', '5.1', 'affected'],
    ['Apache Software Foundation', 'HTTP Server', 'before 2.4.58', 'Apache', 'Apache HTTP Server', '2.4.57', 'affected'],
    ['OpenSSL', 'OpenSSL', '<1.1.1x', 'OpenSSL', 'OpenSSL', '1.1.1w', 'affected'],
    ['Dräger', 'Infinity Delta', '<VF10.2', 'Draeger', 'Infinity® Delta', 'VF10.1', 'affected'],
  ])('%s %s %s against %s %s %s is %s', (vendor, product, text, ownVendor, ownProduct, version, expected) => {
    expect(verdictOn(range(vendor, product, text), asset(ownVendor, ownProduct, version))).toBe(expected)
  })
})

describe('near misses', () => {
  test.each([
    ['Siemens', 'SIMATIC S7-1500', 'Siemens', 'SIMATIC S7-1200'],
    ['Siemens', 'SCALANCE W786-2 RJ45', 'Siemens', 'SCALANCE W783-2 RJ45'],
    ['Siemens', 'SIPROTEC 5 7ST86 (CP300)', 'Siemens', 'SIPROTEC 5 7ST86 (CP100)'],
    ['Siemens', 'SIMATIC WinCC', 'Siemens', 'SIMATIC WinCC Unified'],
    ['Rockwell Automation', 'FactoryTalk View ME', 'Rockwell Automation', 'FactoryTalk View SE'],
    ['Delta Electronics', 'Manager', 'Delta Controls', 'Manager'],
    ['AVEVA', 'InTouch', 'Stryker', 'InTouch ICU Bed'],
    ['Microsoft', 'Office 2019', 'Microsoft', 'Office 2016'],
    ['Ruggedcom', 'RS900 (32M)', 'Ruggedcom', 'RS900 (16M)'],
  ])('%s %s is not %s %s', (vendor, product, ownVendor, ownProduct) => {
    expect(verdictOn(range(vendor, product, 'vers:all/*'), asset(ownVendor, ownProduct, '1.0'))).toBe('nothing')
  })

  test('a bracket that tells variants apart in the document is another variant; a place is not', () => {
    const document = affecting(
      { id: 'p1', vendor: 'Acme', product: 'RS900', range: '*' },
      { id: 'p2', vendor: 'Acme', product: 'RS900 (32M)', range: '*' },
    )
    expect(verdictOn(document, asset('Acme', 'RS900 (12M)', '1'))).toBe('nothing')
    expect(verdictOn(document, asset('Acme', 'RS900 (Wasserwerk 2)', '1'))).toBe('affected')
  })
})

test('a code that goes on at a hyphen is a question, unless the document tells such codes apart', () => {
  const plain = affecting({ id: 'p1', vendor: 'Acme', product: 'XF204', range: '*' })
  const apart = affecting({ id: 'p1', vendor: 'Acme', product: 'XF204', range: '*' }, { id: 'p2', vendor: 'Acme', product: 'XF204-2', range: '*' })
  expect(verdictOn(plain, asset('Acme', 'XF204-7', '1'))).toBe('check')
  expect(verdictOn(apart, asset('Acme', 'XF204-7', '1'))).toBe('nothing')
  expect(verdictOn(apart, asset('Acme', 'XF204-2', '1'))).toBe('affected')
})

describe('what does not decide is a question', () => {
  test('a product name without its vendor counts only when it is distinctive', () => {
    expect(verdictOn(range('Inductive Automation', 'Ignition', '*'), asset('', 'Ignition', '8.1'))).toBe('check')
    expect(verdictOn(range('Siemens', 'SIMATIC WinCC', '*'), asset('', 'SIMATIC WinCC', '7'))).toBe('affected')
    expect(verdictOn(range('Inductive Automation', 'Ignition', '*'), asset('', 'Inductive Automation Ignition', '8.1'))).toBe('affected')
  })

  test('a name that says less than the advisory is not lost', () => {
    expect(verdictOn(range('Siemens', 'SIMATIC S7-1200 CPU 1214C', '<V4.5'), asset('Siemens', 'SIMATIC S7-1200', 'V4.4'))).toBe('check')
  })

  test.each([
    ['<V2.0 only if basic authentication is used', '1.0', 'check'],
    ['<V2.0 only if basic authentication is used', '2.0', 'not-affected'],
    ['All versions < V8.1 SP1 with WinCC V7.3', 'V8.1 SP1', 'check'],
    ['<=the_first_5_digits_of_serial_number_22081', '1.2', 'check'],
    ['All BIOS versions < V22.01.08', 'Windows 10', 'check'],
    ['All BIOS versions < V22.01.08', 'BIOS V22.01.07', 'affected'],
    ['< 3.6 Build 170215', '3.6', 'check'],
    ['< 3.6 Build 170215', '3.5', 'affected'],
    ['<= 5.1', '5.x', 'check'],
    ['6.1 | 6.2', '6.3', 'not-affected'],
    ['6.1 | 6.3', '6.2', 'check'],
    ['<2019', '15.0', 'check'],
    ['somewhere between old and new', '1.0', 'check'],
  ])('%s against %s is %s', (text, version, expected) => {
    expect(verdictOn(range('Acme', 'Router 3000', text), asset('Acme', 'Router 3000', version))).toBe(expected)
  })
})

test('a reason is one sentence in German and English that names both texts and the rule', () => {
  const [found] = verdicts(range('Siemens', 'S7-1200 CPU family', '<V4.4.0'), asset('Siemens AG', 'SIMATIC S7-1200 CPU 1214C', 'V4.3'))
  if (found === undefined) throw new Error('no verdict')
  expect(reasonText(found.reason, 'de')).toBe(
    '„Siemens AG SIMATIC S7-1200 CPU 1214C“ gehört zur Familie „S7-1200 CPU family“; Version „V4.3“ liegt im Bereich „<V4.4.0“.',
  )
  expect(reasonText(found.reason, 'en')).toBe(
    '"Siemens AG SIMATIC S7-1200 CPU 1214C" belongs to the family "S7-1200 CPU family"; version "V4.3" is within "<V4.4.0".',
  )
})
