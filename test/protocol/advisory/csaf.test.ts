// SPDX-License-Identifier: EUPL-1.2
/**
 * CSAF documents: what is read, and how a broken one is refused.
 *
 * @module
 */
import { describe, expect, test } from 'vitest'
import { advisoryKey } from '@ncv/protocol/advisory/advisory.ts'
import { jsonDepth, MAX_CSAF_BYTES, parseCsaf } from '@ncv/protocol/advisory/csaf.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { csafDocument } from '../../node/matching/advisory-builder.ts'

const product = { id: 'p1', vendor: 'Acme', product: 'Router', range: '<2' }
const plain = () => csafDocument({ products: [product], vulnerabilities: [{ cve: 'CVE-2026-1', product_status: { known_affected: ['p1'] } }] })
const parse = (document: unknown) => parseCsaf(utf8(JSON.stringify(document)))

function refusal(bytes: Uint8Array): { code: string; params: unknown } {
  try {
    parseCsaf(bytes)
  } catch (error) {
    if (error instanceof ProtocolError) return { code: error.code, params: error.params }
    throw error
  }
  throw new Error('accepted')
}

const refused = (document: unknown) => refusal(utf8(JSON.stringify(document)))

describe('what is read', () => {
  test('publisher, tracking, statuses, and the key of a document', () => {
    const advisory = parse(plain())
    expect(advisory.trackingId).toBe('EX-1')
    expect(advisoryKey(advisory)).toBe('https://vendor.example\u0000EX-1\u00001')
    expect(advisory.products[0]).toMatchObject({ productId: 'p1', vendor: 'Acme', name: 'Router', range: '<2' })
    expect(advisory.vulnerabilities[0]?.statuses.get('known_affected')).toEqual(['p1'])
  })

  test('TLP labels of 2.0 and 2.1', () => {
    const tlp = (csaf_version: string, label: string, text?: string) =>
      parse(csafDocument({ products: [], vulnerabilities: [], document: { csaf_version, distribution: { tlp: { label }, ...(text && { text }) } } }))
        .tlp
    expect(tlp('2.0', 'WHITE')).toBe('TLP:CLEAR')
    expect(tlp('2.0', 'RED', 'TLP v2.0: TLP:AMBER+STRICT')).toBe('TLP:AMBER+STRICT')
    expect(tlp('2.1', 'AMBER+STRICT')).toBe('TLP:AMBER+STRICT')
    expect(parse(plain()).tlp).toBeUndefined()
    expect(
      refused(csafDocument({ products: [], vulnerabilities: [], document: { distribution: { tlp: { label: 'CLEAR' } } } })).params,
    ).toMatchObject({ pointer: '/document/distribution/tlp/label' })
  })

  test('scores of 2.0 and metrics of 2.1 in tenths', () => {
    const cvss = { baseScore: 9.8, vectorString: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' }
    const old = parse(csafDocument({ products: [product], vulnerabilities: [{ scores: [{ products: ['p1'], cvss_v3: cvss }] }] }))
    const recent = parse(
      csafDocument({
        products: [product],
        vulnerabilities: [{ metrics: [{ products: ['p1'], content: { cvss_v4: { ...cvss, baseScore: 6.9 } } }] }],
      }),
    )
    expect(old.vulnerabilities[0]?.scores).toMatchObject([{ cvss: '3.1', tenths: 98, products: ['p1'] }])
    expect(recent.vulnerabilities[0]?.scores).toMatchObject([{ cvss: '4.0', tenths: 69 }])
  })

  test('groups in remediations, relationships, paths of 2.1', () => {
    const advisory = parse(
      csafDocument({
        products: [product, { id: 'p2', vendor: 'Acme', product: 'OS' }],
        tree: {
          product_groups: [{ group_id: 'g1', product_ids: ['p1', 'p2'] }],
          relationships: [
            {
              category: 'installed_on',
              product_reference: 'p1',
              relates_to_product_reference: 'p2',
              full_product_name: { name: 'both', product_id: 'p3' },
            },
          ],
          product_paths: [
            {
              beginning_product_reference: 'p1',
              subpaths: [{ category: 'installed_on', next_product_reference: 'p2' }],
              full_product_name: { name: 'path', product_id: 'p4' },
            },
          ],
        },
        vulnerabilities: [{ remediations: [{ category: 'vendor_fix', details: 'Update', group_ids: ['g1'] }] }],
      }),
    )
    expect(advisory.vulnerabilities[0]?.remediations[0]?.products).toEqual(['p1', 'p2'])
    expect(advisory.products.filter(({ relation }) => relation !== undefined).map(({ relation }) => relation)).toEqual([
      { category: 'installed_on', component: 'p1', base: 'p2' },
      { category: 'installed_on', component: 'p1', base: 'p2' },
    ])
  })

  test('a byte order mark is passed over', () => {
    expect(parseCsaf(utf8(`\uFEFF${JSON.stringify(plain())}`)).trackingId).toBe('EX-1')
  })
})

describe('what is refused', () => {
  test('a document beyond 16 MiB, before it is parsed', () => {
    expect(refusal(new Uint8Array(MAX_CSAF_BYTES + 1)).code).toBe('CSAF_TOO_LARGE')
  })

  test('nesting beyond 80 levels, before it is parsed', () => {
    expect(refusal(utf8('['.repeat(100_000))).params).toMatchObject({ problem: 'too-deep' })
    expect(jsonDepth(utf8('{"a":"[[[\\"[["}'))).toBe(1)
    expect(jsonDepth(utf8('[["\\\\"],[[]]]'))).toBe(3)
  })

  test('what is no JSON, with a hint of what it is instead', () => {
    expect(refusal(utf8('<!doctype html><title>404</title>'))).toEqual({ code: 'CSAF_NOT_JSON', params: { problem: 'markup' } })
    expect(refusal(utf8(JSON.stringify(plain()).slice(0, 200)))).toEqual({ code: 'CSAF_NOT_JSON', params: { problem: 'broken' } })
    expect(refusal(Uint8Array.of(0xff, 0xfe, 0x00))).toEqual({ code: 'CSAF_NOT_JSON', params: { problem: 'not-utf-8' } })
  })

  test.each([
    ['/document', { ...plain(), document: undefined }],
    ['/document/csaf_version', csafDocument({ products: [], vulnerabilities: [], document: { csaf_version: '1.0' } })],
    ['/document/title', csafDocument({ products: [], vulnerabilities: [], document: { title: 7 } })],
    [
      '/document/tracking/initial_release_date',
      csafDocument({
        products: [],
        vulnerabilities: [],
        document: { tracking: { id: 'x', version: '1', status: 'final', initial_release_date: 'today' } },
      }),
    ],
    ['/product_tree/branches/1/branches/0/branches/0/product/product_id', csafDocument({ products: [product, product], vulnerabilities: [] })],
    [
      '/vulnerabilities/0/product_status/known_affected/0',
      csafDocument({ products: [product], vulnerabilities: [{ product_status: { known_affected: ['p9'] } }] }),
    ],
    ['/vulnerabilities/0/product_status/fixed', csafDocument({ products: [product], vulnerabilities: [{ product_status: { fixed: 'p1' } }] })],
    [
      '/vulnerabilities/0/scores/0/cvss_v3/baseScore',
      csafDocument({ products: [product], vulnerabilities: [{ scores: [{ products: ['p1'], cvss_v3: { baseScore: 11, vectorString: 'x' } }] }] }),
    ],
    [
      '/vulnerabilities/0/remediations/0/group_ids/0',
      csafDocument({ products: [product], vulnerabilities: [{ remediations: [{ category: 'none_available', details: '-', group_ids: ['g'] }] }] }),
    ],
    ['/product_tree/branches/0/category', { ...plain(), product_tree: { branches: [{ category: 'vendors', name: 'x' }] } }],
  ])('a fault at %s is named by its JSON pointer', (pointer, document) => {
    expect(refused(document)).toMatchObject({ code: 'CSAF_INVALID', params: { pointer } })
  })
})
