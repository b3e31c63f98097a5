// SPDX-License-Identifier: EUPL-1.2
/**
 * Advisories made to keep a node busy: each is below the size limit, and multiplies what somebody may loop over.
 *
 * @module
 */
import { csafDocument } from './advisory-builder.ts'

type Json = Record<string, unknown>

const leaf = (id: string, name: string, helper?: Json): Json => ({
  product_id: id,
  name,
  ...(helper === undefined ? {} : { product_identification_helper: helper }),
})
const version = (name: string, product: Json): Json => ({ category: 'product_version_range', name, product })
const named = (name: string, branches: readonly Json[]): Json => ({ category: 'product_name', name, branches })
const vendor = (name: string, branches: readonly Json[]): Json => ({ category: 'vendor', name, branches })
const times = <Made>(count: number, make: (i: number) => Made): Made[] => Array.from({ length: count }, (_, i) => make(i))

function document(tree: Json, vulnerabilities: readonly Json[]): Json {
  return csafDocument({ products: [], vulnerabilities, tree })
}

const affects = (ids: readonly string[]): Json => ({ product_status: { known_affected: ids } })

/** What each of them multiplies, and the document; `scale` 1 fills a good part of the 16 MiB. */
export const HOSTILE: Readonly<Record<string, (scale: number) => Json>> = {
  'distinct upper bounds side by side': (scale) => {
    const count = 60_000 * scale
    const nodes = times(count, (i) => version(`>=7.2.${i}|<7.2.${i + 1}`, leaf(`p${i}`, 'FortiOS')))
    return document({ branches: [vendor('Fortinet', [named('FortiOS', nodes)])] }, [affects(times(count, (i) => `p${i}`))])
  },
  'relationships of one component': (scale) => {
    const count = 60_000 * scale
    const relationships = times(count, (i) => ({
      category: 'default_component_of',
      product_reference: 'a',
      relates_to_product_reference: 'b',
      full_product_name: leaf(`r${i}`, 'r'),
    }))
    return document(
      {
        branches: [vendor('Fortinet', [named('FortiOS', [version('<7', leaf('a', 'a'))]), named('FortiGate', [version('<7', leaf('b', 'b'))])])],
        relationships,
      },
      [affects(times(count, (i) => `r${i}`))],
    )
  },
  'vulnerabilities with other products each': (scale) => {
    const count = 30_000 * scale
    const nodes = times(count, (i) => version(`<7.${i}`, leaf(`p${i}`, 'FortiOS')))
    return document(
      { branches: [vendor('Fortinet', [named('FortiOS', nodes)])] },
      times(count, (i) => affects([`p${i}`])),
    )
  },
  'fixed nodes that no status names': (scale) => {
    const count = 25_000 * scale
    const nodes = times(count, (i) => version(`<7.${i}`, leaf(`p${i}-fixed`, 'FortiOS')))
    return document(
      { branches: [vendor('Fortinet', [named('FortiOS', [version('<7', leaf('p', 'p')), version('<6', leaf('q', 'q')), ...nodes])])] },
      times(count, (i) => ({ ...affects([i % 2 === 0 ? 'p' : 'q']), cve: `CVE-2026-${10_000 + i}` })),
    )
  },
  'groups in remediations': (scale) => {
    const count = 30_000 * scale
    const ids = times(count, (i) => `p${i}`)
    const tree = {
      full_product_names: ids.map((id) => leaf(id, 'FortiOS')),
      product_groups: [
        { group_id: 'g', product_ids: ids },
        { group_id: 'h', product_ids: ids },
      ],
    }
    const remediations = times(count, () => ({ category: 'workaround', details: 'x', group_ids: ['g', 'h'] }))
    return document(tree, [{ ...affects(ids.slice(0, 2)), remediations }])
  },
  'patterns of model numbers': (scale) => {
    const count = 20_000 * scale
    return document({ full_product_names: times(count, (i) => leaf(`p${i}`, `Device ${i}`, { model_numbers: [`*A${i}*B*C?D`] })) }, [
      affects(times(count, (i) => `p${i}`)),
    ])
  },
  'names with a sibling each': (scale) => {
    const count = 30_000 * scale
    const nodes = times(count, (i) => ({ category: 'product_name', name: `EDR-810 (${i}M)`, product: leaf(`p${i}`, 'EDR') }))
    return document({ branches: [vendor('Moxa', nodes)] }, [affects(times(count, (i) => `p${i}`))])
  },
  'names that are nearly patterns': (scale) => {
    const count = 20_000 * scale
    const nodes = times(count, (i) => ({
      category: 'product_name',
      name: `AB${i}/1/2/3/4(EN)CPU xx12xx34xx ${'and X-'.repeat(30)}`,
      product: leaf(`p${i}`, 'x'),
    }))
    return document({ branches: [vendor('Moxa', nodes)] }, [affects(times(count, (i) => `p${i}`))])
  },
  'long version texts': (scale) => {
    const count = 12_000 * scale
    const texts = [
      '<='.repeat(240),
      `1${'.1'.repeat(240)}`,
      `${'V1 '.repeat(160)}`,
      `between ${'1.'.repeat(100)}(including) and `,
      `${'('.repeat(490)}`,
      `${'1-'.repeat(240)}`,
    ]
    const nodes = times(count, (i) => version(`${texts[i % texts.length]}${i}`.slice(-499), leaf(`p${i}`, 'FortiOS')))
    return document({ branches: [vendor('Fortinet', [named('FortiOS', nodes)])] }, [affects(times(count, (i) => `p${i}`))])
  },
  'one text of a megabyte': () => {
    const long = (sign: string): string => sign.repeat(1_000_000)
    const nodes = ['1', '1.', 'a', '(', '<', '-', ' ', 'x'].map((sign, i) => version(long(sign), leaf(`p${i}`, long(sign))))
    return document({ branches: [vendor('Fortinet', [named('FortiOS', nodes)])] }, [affects(nodes.map((_, i) => `p${i}`))])
  },
}
