// SPDX-License-Identifier: EUPL-1.2
/**
 * Small CSAF documents for tests of matching: products by vendor, name and version text; one status list for each vulnerability.
 *
 * @module
 */
import type { Advisory } from '@ncv/protocol/advisory/advisory.ts'
import { parseCsaf } from '@ncv/protocol/advisory/csaf.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import type { Asset } from '../../../node/inventory/asset.ts'
import { match } from '../../../node/matching/match.ts'
import type { Verdict, VerdictKind } from '../../../node/matching/verdict.ts'
import { strongest } from '../../../node/matching/verdict.ts'

export interface TestProduct {
  readonly id: string
  readonly vendor?: string
  readonly product: string
  readonly version?: string
  readonly range?: string
  readonly helper?: Readonly<Record<string, unknown>>
}

export interface TestDocument {
  readonly products: readonly TestProduct[]
  readonly vulnerabilities: readonly Readonly<Record<string, unknown>>[]
  readonly tree?: Readonly<Record<string, unknown>>
  readonly document?: Readonly<Record<string, unknown>>
}

function branch({ id, vendor, product, version, range, helper }: TestProduct): unknown {
  const leaf = {
    name: `${vendor ?? ''} ${product}`.trim(),
    product_id: id,
    ...(helper === undefined ? {} : { product_identification_helper: helper }),
  }
  const text = version ?? range
  const named =
    text === undefined
      ? { category: 'product_name', name: product, product: leaf }
      : {
          category: 'product_name',
          name: product,
          branches: [{ category: version === undefined ? 'product_version_range' : 'product_version', name: text, product: leaf }],
        }
  return vendor === undefined ? named : { category: 'vendor', name: vendor, branches: [named] }
}

export function csafDocument({ products, vulnerabilities, tree, document }: TestDocument): Record<string, unknown> {
  return {
    document: {
      category: 'csaf_security_advisory',
      csaf_version: '2.0',
      publisher: { category: 'vendor', name: 'Example Vendor', namespace: 'https://vendor.example' },
      title: 'Example',
      tracking: {
        id: 'EX-1',
        version: '1',
        status: 'final',
        initial_release_date: '2026-01-01T00:00:00Z',
        current_release_date: '2026-01-01T00:00:00Z',
      },
      ...document,
    },
    product_tree: { branches: products.map(branch), ...tree },
    vulnerabilities,
  }
}

export function advisory(document: TestDocument): Advisory {
  return parseCsaf(utf8(JSON.stringify(csafDocument(document))))
}

/** One vulnerability that affects all of the products. */
export function affecting(...products: readonly TestProduct[]): Advisory {
  return advisory({ products, vulnerabilities: [{ cve: 'CVE-2026-0001', product_status: { known_affected: products.map(({ id }) => id) } }] })
}

export function asset(vendor: string, product: string, version = ''): Asset {
  return { id: 'a1', product, ...(vendor === '' ? {} : { vendor }), ...(version === '' ? {} : { version }) }
}

export function verdicts(document: Advisory, ...inventory: readonly Asset[]): Verdict[] {
  return match(document, inventory)
}

/** The strongest verdict for one asset; `nothing` where it is not recognised. */
export function verdictOn(document: Advisory, one: Asset): VerdictKind | 'nothing' {
  return strongest(match(document, [one]))?.verdict ?? 'nothing'
}
