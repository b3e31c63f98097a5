// SPDX-License-Identifier: EUPL-1.2
/**
 * What an advisory says about each product id, vulnerability by vulnerability (CSAF 2.0 section 3.2.3.9).
 *
 * `recommended` gives no verdict. A product that is listed and named in no status is undecided: real documents forget them.
 * The BSI lists fixed versions as nodes whose id ends in `-fixed` and names them in no status.
 *
 * @module
 */
import type { Advisory, ProductStatus, Vulnerability } from '@ncv/protocol/advisory/advisory.ts'

/** What matching reads of an advisory; {@link file://./stored-advisory.ts} keeps no more. */
export interface MatchableAdvisory {
  /** Of all products of the document, where `products` holds a part of them. */
  readonly lines?: readonly string[]
  /** `line`: what recognition reads of the node, where it is known already ({@link file://./recall.ts}). */
  readonly products: readonly (Advisory['products'][number] & { readonly line?: string })[]
  readonly vulnerabilities: readonly Pick<Vulnerability, 'cve' | 'statuses'>[]
}

export type Statement = 'affected' | 'check' | 'fixed' | 'not-affected'

const STATEMENTS: Readonly<Partial<Record<ProductStatus, Statement>>> = {
  first_affected: 'affected',
  known_affected: 'affected',
  last_affected: 'affected',
  under_investigation: 'check',
  unknown: 'check',
  first_fixed: 'fixed',
  fixed: 'fixed',
  known_not_affected: 'not-affected',
}

export interface StatedProduct {
  readonly statement: Statement
  readonly status: ProductStatus | 'none'
}

/** Status by product id, for all vulnerabilities that say the same. */
export interface Stated {
  /** In the document's order; a vulnerability without one adds nothing. */
  readonly cve: readonly string[]
  readonly products: ReadonlyMap<string, StatedProduct>
}

const ORDER: readonly Statement[] = ['affected', 'check', 'not-affected', 'fixed']

/** Where a document contradicts itself the more careful statement holds. */
function careful(known: StatedProduct | undefined, added: StatedProduct): StatedProduct {
  return known === undefined || ORDER.indexOf(added.statement) < ORDER.indexOf(known.statement) ? added : known
}

/** Products that no status names and that are no part of a relationship; of the asked ones. */
function unstated(advisory: MatchableAdvisory, asked: ReadonlySet<string>): string[] {
  const spoken = new Set<string>()
  for (const statuses of new Set(advisory.vulnerabilities.map((vulnerability) => vulnerability.statuses))) {
    for (const ids of statuses.values()) for (const id of ids) if (asked.has(id)) spoken.add(id)
  }
  for (const { relation } of advisory.products) {
    if (relation !== undefined) for (const id of [relation.component, relation.base, ...(relation.further ?? [])]) spoken.add(id)
  }
  return [...asked].filter((id) => !spoken.has(id))
}

type Products = Map<string, StatedProduct>

function ofVulnerability({ statuses }: Pick<Vulnerability, 'statuses'>, fixed: readonly string[], asked: ReadonlySet<string>): Products {
  const products: Products = new Map()
  for (const [status, ids] of statuses) {
    const statement = STATEMENTS[status]
    if (statement === undefined) continue
    for (const id of ids) if (asked.has(id)) products.set(id, careful(products.get(id), { statement, status }))
  }
  for (const id of fixed) products.set(id, { statement: 'fixed', status: 'fixed' })
  return products
}

/** Many vulnerabilities of one document say the same of the same products: they are judged once. */
function merged(stated: readonly { readonly cve: string | undefined; readonly products: Products }[]): Stated[] {
  const sayings = new Map<Products, string>()
  const saying = (products: Products): string => {
    const known = sayings.get(products) ?? [...products].map(([id, { status }]) => `${id} ${status}`).join('\n')
    sayings.set(products, known)
    return known
  }
  const bySaying = Map.groupBy(stated, ({ products }) => saying(products))
  return [...bySaying.values()].map((same) => ({
    cve: [...new Set(same.flatMap(({ cve }) => (cve === undefined ? [] : [cve])))],
    products: same[0]?.products ?? new Map(),
  }))
}

const MAX_FIXED = 1_000_000

/**
 * One entry for all vulnerabilities that say the same, and one for what the document lists without a status.
 *
 * @param asked the product ids that matter
 */
export function statementsOf(advisory: MatchableAdvisory, asked: ReadonlySet<string>): Stated[] {
  const silent = unstated(advisory, asked)
  const named = silent.filter((id) => id.endsWith('-fixed'))
  // They only add that something is fixed: a document made of nothing else may lose that.
  const fixed = named.length * advisory.vulnerabilities.length > MAX_FIXED ? [] : named
  const open = silent.filter((id) => !id.endsWith('-fixed'))
  // A stored advisory has one map for all vulnerabilities that say the same.
  const known = new Map<Vulnerability['statuses'], Products>()
  const productsOf = (vulnerability: Pick<Vulnerability, 'statuses'>): Products => {
    const products = known.get(vulnerability.statuses) ?? ofVulnerability(vulnerability, fixed, asked)
    known.set(vulnerability.statuses, products)
    return products
  }
  const stated = merged(advisory.vulnerabilities.map((vulnerability) => ({ cve: vulnerability.cve, products: productsOf(vulnerability) })))
  return open.length === 0 ? stated : [...stated, { cve: [], products: new Map(open.map((id) => [id, { statement: 'check', status: 'none' }])) }]
}
