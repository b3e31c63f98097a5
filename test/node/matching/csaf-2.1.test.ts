// SPDX-License-Identifier: EUPL-1.2
/**
 * Documents of CSAF 2.1: what differs from 2.0 and matters for matching. The documents are our own, in the shape of the draft.
 *
 * @see https://github.com/oasis-tcs/csaf/tree/master/csaf_2.1
 * @module
 */
import { describe, expect, test } from 'vitest'
import { parseCsaf } from '@ncv/protocol/advisory/csaf.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import type { Asset } from '../../../node/inventory/asset.ts'
import { match } from '../../../node/matching/match.ts'
import { advisory, asset, csafDocument, verdictOn, verdicts } from './advisory-builder.ts'

const NEW = { csaf_version: '2.1', distribution: { tlp: { label: 'CLEAR' } }, license_expression: 'CC-BY-4.0', source_lang: 'de' }
const leaf = (id: string, name: string, helper?: object) => ({
  product_id: id,
  name,
  ...(helper === undefined ? {} : { product_identification_helper: helper }),
})
const affects = (...ids: string[]) => [{ cve: 'CVE-2026-0001', product_status: { known_affected: ids } }]
const hardware = (helper: object) =>
  advisory({ products: [], vulnerabilities: affects('p1'), document: NEW, tree: { full_product_names: [leaf('p1', 'Acme Drive', helper)] } })

describe('labels of the Traffic Light Protocol 2.0', () => {
  test.each(['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'])('%s is read', (label) => {
    const document = csafDocument({ products: [], vulnerabilities: [], document: { ...NEW, distribution: { tlp: { label } } } })
    expect(parseCsaf(utf8(JSON.stringify(document))).tlp).toBe(`TLP:${label}`)
  })

  test('WHITE is of CSAF 2.0 and is refused', () => {
    const document = csafDocument({ products: [], vulnerabilities: [], document: { ...NEW, distribution: { tlp: { label: 'WHITE' } } } })
    expect(() => parseCsaf(utf8(JSON.stringify(document)))).toThrow(expect.objectContaining({ code: 'CSAF_INVALID' }))
  })
})

describe('helpers to identify the product', () => {
  test('one of several package URLs is enough', () => {
    const document = hardware({ purls: ['pkg:deb/debian/acme-drive@1.2?arch=amd64', 'pkg:deb/debian/acme-drive@1.2?arch=arm64'] })
    const own: Asset = { id: 'a1', product: 'acme-drive', purl: 'pkg:deb/debian/acme-drive@1.1?arch=arm64' }
    expect(match(document, [own]).map(({ reason }) => reason.identity)).toEqual(['purl'])
  })

  test.each([
    ['6RA801?-??V62-0AA0', '6RA8013-6DV62-0AA0', true],
    ['6RA801?-??V62-0AA0', '6RA8023-6DV62-0AA0', false],
    ['*-G109A/EU?', 'SENSOR-G109A/EU2', true],
    ['*-G109A/EU?', 'SENSOR-G109A/US2', false],
    ['DRV\\*2000-EU?', 'DRV*2000-EU1', true],
    ['DRV\\*2000-EU?', 'DRVX2000-EU1', false],
    ['DRV\\?20000-EU*', 'DRV?20000-EU', true],
  ])('the model number %s means %s: %s', (pattern, model, isMeant) => {
    const found = match(hardware({ model_numbers: [pattern] }), [{ id: 'a1', vendor: 'Acme', product: 'Antrieb im Pumpwerk', model }])
    expect(found.map(({ reason }) => reason.identity)).toEqual(isMeant ? ['order-number'] : [])
  })

  test.each([
    ['*RF8R71YR???', 'XYRF8R71YR123', true],
    ['*RF8R71YR???', 'XYRF8R71YR12', false],
    ['L15-VM-???', 'L15-VM-007', true],
    ['L234.696.30.044.712', 'L234.696.30.044.713', false],
  ])('the serial number %s means %s: %s', (pattern, serial, isMeant) => {
    const found = match(hardware({ serial_numbers: [pattern] }), [{ id: 'a1', vendor: 'Acme', product: 'Drive', serial }])
    expect(found.map(({ reason }) => reason.identity)).toEqual(isMeant ? ['serial-number'] : [])
  })
})

describe('paths over several products', () => {
  const step = (category: string, next: string) => ({ category, next_product_reference: next })
  const path = (...subpaths: object[]) =>
    advisory({
      products: [
        { id: 'lib', vendor: 'Acme', product: 'Kreolin Library', version: '1.0' },
        { id: 'app', vendor: 'Acme', product: 'Portal 3000', version: '2.0' },
        { id: 'os', vendor: 'Beta', product: 'Granit Linux', version: '9' },
      ],
      tree: {
        product_paths: [{ beginning_product_reference: 'lib', full_product_name: leaf('all', 'the library in the portal on Linux'), subpaths }],
      },
      vulnerabilities: affects('all'),
      document: NEW,
    })

  test('the product that the path begins with is decided where it is a default component all the way', () => {
    const document = path(step('default_component_of', 'app'), step('default_component_of', 'os'))
    expect(verdictOn(document, asset('Acme', 'Kreolin Library', '1.0'))).toBe('affected')
  })

  test('it is a question where one step is installed on something', () => {
    const document = path(step('default_component_of', 'app'), step('installed_on', 'os'))
    expect(verdictOn(document, asset('Acme', 'Kreolin Library', '1.0'))).toBe('check')
  })

  test('every product further along is a question, the last one too', () => {
    const document = path(step('default_component_of', 'app'), step('installed_on', 'os'))
    const found = [asset('Acme', 'Portal 3000', '2.0'), asset('Beta', 'Granit Linux', '9')].map((one) => verdicts(document, one))
    expect(found.map((own) => own.map(({ productId, verdict, reason }) => [productId, verdict, reason.rule]))).toEqual([
      [['all', 'check', 'component']],
      [['all', 'check', 'component']],
    ])
  })

  test('a step to a product that is not defined is refused', () => {
    expect(() => path(step('installed_on', 'nothing'))).toThrow(expect.objectContaining({ code: 'CSAF_INVALID' }))
  })
})

describe('vulnerabilities', () => {
  const router = { id: 'p1', vendor: 'Acme', product: 'Router 3000', range: 'vers:generic/<2.0' }
  const said = (vulnerability: object) => advisory({ products: [router], vulnerabilities: [{ ...vulnerability }], document: NEW })

  test('the status unknown is a question', () => {
    expect(verdictOn(said({ product_status: { unknown: ['p1'] } }), asset('Acme', 'Router 3000', '1.9'))).toBe('check')
  })

  test('metrics with EPSS, a qualitative rating or SSVC and no score are no fault, and scores are read', () => {
    const content = {
      epss: { percentile: '0.5', probability: '0.1', timestamp: '2026-01-01T00:00:00Z' },
      qualitative_severity_rating: 'high',
      ssvc_v2: {},
    }
    const cvss_v4 = { version: '4.0', vectorString: 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', baseScore: 9.3 }
    const document = said({
      cwes: [{ id: 'CWE-79', name: 'x', version: '4.13' }],
      ids: [{ system_name: 'Acme Bug', text: '1', product_ids: ['p1'] }],
      metrics: [
        { content, products: ['p1'] },
        { content: { cvss_v4 }, products: ['p1'], source: 'https://acme.example' },
      ],
      x_extensions: [{ $schema: 'https://acme.example/1.0.0.json', category: 'supplementary', critical: false, content: {} }],
      product_status: { known_affected: ['p1'] },
    })
    expect(document.vulnerabilities[0]?.scores.map(({ cvss, tenths }) => [cvss, tenths])).toEqual([['4.0', 93]])
    expect(verdictOn(document, asset('Acme', 'Router 3000', '1.9'))).toBe('affected')
  })
})

test('thirty branches below each other are read, as the standard allows', () => {
  const nested = Array.from({ length: 29 }).reduce<object>((below) => ({ category: 'product_family', name: 'Router', branches: [below] }), {
    category: 'product_name',
    name: 'Router 3000',
    product: leaf('p1', 'Acme Router 3000'),
  })
  const document = advisory({ products: [], vulnerabilities: affects('p1'), document: NEW, tree: { branches: [nested] } })
  expect(document.products.map(({ name }) => name)).toEqual(['Router 3000'])
})
