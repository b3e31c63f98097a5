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

/** Status by product id, for one vulnerability. */
export interface Stated {
  readonly cve?: string
  readonly products: ReadonlyMap<string, StatedProduct>
}

const ORDER: readonly Statement[] = ['affected', 'check', 'not-affected', 'fixed']

/** Where a document contradicts itself the more careful statement holds. */
function careful(known: StatedProduct | undefined, added: StatedProduct): StatedProduct {
  return known === undefined || ORDER.indexOf(added.statement) < ORDER.indexOf(known.statement) ? added : known
}

/** Products that no status names and that are no part of a relationship. */
function unstated(advisory: MatchableAdvisory): string[] {
  const stated = new Set(advisory.vulnerabilities.flatMap(({ statuses }) => [...statuses.values()].flat()))
  const parts = new Set(advisory.products.flatMap(({ relation }) => (relation === undefined ? [] : [relation.component, relation.base])))
  return advisory.products.map(({ productId }) => productId).filter((id) => !stated.has(id) && !parts.has(id))
}

function ofVulnerability({ cve, statuses }: Pick<Vulnerability, 'cve' | 'statuses'>, fixed: readonly string[]): Stated {
  const products = new Map<string, StatedProduct>()
  for (const [status, ids] of statuses) {
    const statement = STATEMENTS[status]
    if (statement === undefined) continue
    for (const id of ids) products.set(id, careful(products.get(id), { statement, status }))
  }
  for (const id of fixed) products.set(id, { statement: 'fixed', status: 'fixed' })
  return { ...(cve === undefined ? {} : { cve }), products }
}

/** One entry for each vulnerability, and one for what the document lists without a status. */
export function statementsOf(advisory: MatchableAdvisory): Stated[] {
  const silent = unstated(advisory)
  const fixed = silent.filter((id) => id.endsWith('-fixed'))
  const open = silent.filter((id) => !id.endsWith('-fixed'))
  const stated = advisory.vulnerabilities.map((vulnerability) => ofVulnerability(vulnerability, fixed))
  return open.length === 0 ? stated : [...stated, { products: new Map(open.map((id) => [id, { statement: 'check', status: 'none' }])) }]
}
