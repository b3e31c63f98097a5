// SPDX-License-Identifier: EUPL-1.2
/**
 * The ladder of identifiers, local aliases, "never" rules and the product catalogue.
 *
 * @module
 */
import { describe, expect, test } from 'vitest'
import type { Advisory } from '@ncv/protocol/advisory/advisory.ts'
import type { CatalogueProduct } from '@ncv/protocol/message/catalogue.ts'
import { CATALOGUE_NAMESPACE, catalogueUri } from '@ncv/protocol/message/catalogue.ts'
import type { Asset } from '../../../node/inventory/asset.ts'
import { match } from '../../../node/matching/match.ts'
import { reasonText } from '../../../node/matching/reason-text.ts'
import type { MatchingRules } from '../../../node/matching/rules.ts'
import { aliasFor, NO_RULES, neverFor } from '../../../node/matching/rules.ts'
import type { Verdict } from '../../../node/matching/verdict.ts'
import { strongest } from '../../../node/matching/verdict.ts'
import { advisory, affecting, asset } from './advisory-builder.ts'

const best = (document: Advisory, one: Asset, rules: Partial<MatchingRules> = {}): Verdict | undefined =>
  strongest(match(document, [one], { ...NO_RULES, ...rules }))
const found = (document: Advisory, one: Asset, rules: Partial<MatchingRules> = {}) => best(document, one, rules)?.verdict ?? 'nothing'
const how = (document: Advisory, one: Asset, rules: Partial<MatchingRules> = {}) => best(document, one, rules)?.reason.identity

const TOMCAT = affecting({ id: 'P', vendor: 'Apache', product: 'Tomcat', range: '<9.0.111' })
const MELDEWESEN: CatalogueProduct = {
  id: 'beispiel-melde',
  vendor: 'Beispielhaus eG',
  product: 'Meldeauskunft',
  kind: 'specialist',
  aliases: [{ vendor: 'Altes Systemhaus', product: 'EWO-Direkt' }],
  embedded: [{ vendor: 'Apache', product: 'Tomcat' }],
  versions: 'numbers',
}
const withUri = (id: string) =>
  affecting({
    id: 'P',
    vendor: 'Ganz anders',
    product: 'Modul 7',
    range: '<5.0',
    helper: { x_generic_uris: [{ namespace: CATALOGUE_NAMESPACE, uri: catalogueUri(id) }] },
  })

describe('the ladder of identifiers', () => {
  test('a serial number decides before every name; another one is another device; without one a human is asked', () => {
    const document = affecting({
      id: 'P',
      vendor: 'Acme',
      product: 'Pump 3000',
      range: 'vers:all/*',
      helper: { serial_numbers: ['AC-2024-*', 'AC77'] },
    })
    expect(how(document, { ...asset('Acme', 'Pumpe im Keller'), serial: 'ac-2024-0815' })).toBe('serial-number')
    expect(found(document, { ...asset('Acme', 'Pump 3000'), serial: 'AC-2023-1' })).toBe('nothing')
    expect(best(document, asset('Acme', 'Pump 3000'))).toMatchObject({ verdict: 'check', reason: { rule: 'serial' } })
  })

  test('a model number in a column of its own identifies as one in the name does', () => {
    const document = affecting({
      id: 'P',
      vendor: 'Siemens',
      product: 'SCALANCE X307-3',
      range: '<V4.1.4',
      helper: { model_numbers: ['6GK5307-3BL00-2AA3'] },
    })
    expect(best(document, { ...asset('Siemens', 'Switch Halle 3', '4.1.3'), model: '6GK5307-3BL00-2AA3' })).toMatchObject({
      verdict: 'affected',
      reason: { identity: 'order-number' },
    })
    expect(found(document, { ...asset('Siemens', 'SCALANCE X307-3', '4.1.3'), model: '6GK5307-3BM00-2AA3' })).toBe('nothing')
  })

  test('a package URL, then a CPE name, then an id of the catalogue, then names', () => {
    const document = affecting({
      id: 'P',
      vendor: 'OpenSSL',
      product: 'OpenSSL',
      range: '<3.0.12',
      helper: { purl: 'pkg:generic/openssl', cpe: 'cpe:2.3:a:openssl:openssl:*:*:*:*:*:*:*:*' },
    })
    const both = { ...asset('', 'libssl3', '3.0.11'), purl: 'pkg:generic/openssl@3.0.11', cpe: 'cpe:/a:openssl:openssl:3.0.11' }
    expect(how(document, both)).toBe('purl')
    expect(how(document, { ...asset('', 'libssl3', '3.0.11'), cpe: 'cpe:/a:openssl:openssl:3.0.11' })).toBe('cpe')
    expect(how(document, asset('OpenSSL', 'OpenSSL', '3.0.11'))).toBe('same')
  })

  test('a CPE name that leaves open what the advisory fixes is asked about', () => {
    const document = affecting({
      id: 'P',
      vendor: 'Acme',
      product: 'App for Android',
      range: '<2',
      helper: { cpe: 'cpe:2.3:a:acme:app:*:*:*:*:*:android:*:*' },
    })
    expect(found(document, { ...asset('', 'Dings', '1'), cpe: 'cpe:2.3:a:acme:app:1:*:*:*:*:*:*:*' })).toBe('check')
    expect(found(document, { ...asset('', 'Dings', '1'), cpe: 'cpe:2.3:a:acme:app:1:*:*:*:*:iphone_os:*:*' })).toBe('nothing')
  })

  test('the version of a package URL and of a CPE name stand in for an empty field', () => {
    const document = affecting({ id: 'P', vendor: 'OpenSSL', product: 'OpenSSL', range: '<3.0.12' })
    expect(found(document, { ...asset('OpenSSL', 'OpenSSL'), purl: 'pkg:generic/openssl@3.0.11' })).toBe('affected')
    expect(found(document, { ...asset('OpenSSL', 'OpenSSL'), cpe: 'cpe:/a:openssl:openssl:3.0.12' })).toBe('not-affected')
    expect(found(document, { ...asset('OpenSSL', 'OpenSSL'), cpe: 'cpe:/a:openssl:openssl' })).toBe('check')
  })
})

describe('the product catalogue', () => {
  const rules = { catalogue: [MELDEWESEN] }

  test('an id in x_generic_uris identifies the product under any name, and the reason names the entry', () => {
    const one = asset('Beispielhaus', 'Meldeauskunft', '4.2')
    expect(found(withUri('beispiel-melde'), one)).toBe('nothing')
    const verdict = best(withUri('beispiel-melde'), one, rules)
    expect(verdict).toMatchObject({ verdict: 'affected', reason: { identity: 'catalogue-id', via: 'Beispielhaus eG Meldeauskunft' } })
    expect(reasonText(verdict!.reason, 'de')).toContain('Produktkatalog als „Beispielhaus eG Meldeauskunft“')
    expect(found(withUri('something-else'), one, rules)).toBe('nothing')
  })

  test('every name of an entry finds an advisory under any other of its names', () => {
    const document = affecting({ id: 'P', vendor: 'Altes Systemhaus', product: 'EWO-Direkt', range: '<5' })
    expect(how(document, asset('Beispielhaus eG', 'Meldeauskunft', '4'), rules)).toBe('catalogue')
    expect(found(document, asset('Beispielhaus eG', 'Meldeauskunft', '5'), rules)).toBe('not-affected')
    expect(found(document, asset('Ganz anderes Haus', 'Meldeauskunft', '4'), rules)).toBe('nothing')
  })

  test('something built in makes a check: ask the vendor, whatever the versions; never affected, never safe', () => {
    for (const version of ['', '4.2', '9.0.110', '9.0.200']) {
      const verdict = best(TOMCAT, asset('Beispielhaus eG', 'Meldeauskunft', version), rules)
      expect([version, verdict?.verdict, verdict?.reason.rule]).toEqual([version, 'check', 'embedded'])
      expect(reasonText(verdict!.reason, 'de')).toMatch(/eingebaut.*Hersteller.*fragen/)
    }
    expect(found(TOMCAT, asset('Beispielhaus eG', 'Meldeauskunft', '4.2'))).toBe('nothing')
  })

  test('a part that is fixed or not affected raises nothing', () => {
    const document = advisory({
      products: [{ id: 'P', vendor: 'Apache', product: 'Tomcat', version: '9.0.111' }],
      vulnerabilities: [{ cve: 'CVE-2026-0002', product_status: { fixed: ['P'] } }],
    })
    expect(found(document, asset('Beispielhaus eG', 'Meldeauskunft', '4.2'), rules)).toBe('nothing')
  })

  test('what an advisory says of the product itself outweighs what it says of its parts', () => {
    const document = affecting(
      { id: 'P', vendor: 'Apache', product: 'Tomcat', range: '<9.0.111' },
      { id: 'Q', vendor: 'Beispielhaus eG', product: 'Meldeauskunft', range: '<4.1' },
    )
    expect(found(document, asset('Beispielhaus eG', 'Meldeauskunft', '4.2'), rules)).toBe('not-affected')
  })
})

describe('corrections', () => {
  const one = asset('', 'Webdienst Rathaus', '9.0.100')
  const alias = aliasFor('alias-1', one, { vendor: 'Apache', product: 'Tomcat' })

  test('a local alias makes the asset the product for every advisory, and the reason says so', () => {
    expect(found(TOMCAT, one)).toBe('nothing')
    const verdict = best(TOMCAT, one, { aliases: [alias] })
    expect(verdict).toMatchObject({ verdict: 'affected', reason: { identity: 'local-alias', via: 'Apache Tomcat' } })
    expect(reasonText(verdict!.reason, 'en')).toContain('by your own alias')
    expect(found(TOMCAT, { ...one, version: '9.0.111' }, { aliases: [alias] })).toBe('not-affected')
  })

  test('an alias holds for every asset that is written so, whatever case and umlauts, and for no other', () => {
    expect(found(TOMCAT, asset('', 'WEBDIENST  RATHAUS', '9.0.100'), { aliases: [alias] })).toBe('affected')
    expect(found(TOMCAT, asset('', 'Webdienst Schule', '9.0.100'), { aliases: [alias] })).toBe('nothing')
  })

  test('an alias does not stretch: a product that is only similar stays unknown', () => {
    const other = affecting({ id: 'P', vendor: 'Apache', product: 'Tomcat Connector', range: '<9.0.111' })
    expect(found(other, one, { aliases: [alias] })).toBe('nothing')
  })

  test('an asset that an alias names is judged as if the inventory had that name: in all variants, and only in those that agree', () => {
    const named = { vendor: 'Siemens', product: 'SCALANCE X307-3' }
    const hall = asset('', 'Switch Halle 3', 'V4.1.2')
    const rules = { aliases: [aliasFor('x', hall, named)] }
    const one = affecting({ id: 'P', ...named, product: 'SCALANCE X307-3 (6GK5307-3BL00-2AA3)', range: '<V4.1.4' })
    expect(best(one, hall, rules)).toMatchObject({ verdict: 'affected', reason: { identity: 'local-alias' } })
    const two = advisory({
      products: [
        { id: 'P', ...named, product: 'SCALANCE X307-3 (6GK5307-3BL00-2AA3)', range: '<V4.1.4' },
        { id: 'Q', ...named, product: 'SCALANCE X307-3 (6GK5307-3BM00-2AA3)', range: '<V4.1.2' },
      ],
      vulnerabilities: [{ cve: 'CVE-2026-0001', product_status: { known_affected: ['P', 'Q'] } }],
    })
    expect(found(two, { ...hall, ...named })).toBe(found(two, hall, rules))
  })

  test('an alias to a product of the catalogue brings all that the catalogue knows of it', () => {
    const server = asset('', 'Bürgerauskunft neu', '4')
    const rules = { aliases: [aliasFor('x', server, { vendor: 'Beispielhaus eG', product: 'Meldeauskunft' })], catalogue: [MELDEWESEN] }
    expect(best(TOMCAT, server, rules)).toMatchObject({ verdict: 'check', reason: { identity: 'embedded' } })
    expect(found(withUri('beispiel-melde'), server, rules)).toBe('affected')
  })

  test('never this product: silent for that product, with the vendor named or for all of them', () => {
    const tomcat = asset('Apache', 'Tomcat', '9.0.100')
    expect(found(TOMCAT, tomcat, { never: [neverFor('n1', tomcat, { vendor: 'Apache', product: 'Tomcat' })] })).toBe('nothing')
    expect(found(TOMCAT, tomcat, { never: [neverFor('n1', tomcat, { product: 'Tomcat' })] })).toBe('nothing')
    expect(found(TOMCAT, tomcat, { never: [neverFor('n1', tomcat, { vendor: 'Apache', product: 'Struts' })] })).toBe('affected')
    expect(found(TOMCAT, tomcat, { never: [neverFor('n1', asset('Apache', 'Tomcat Test'), { product: 'Tomcat' })] })).toBe('affected')
  })
})
