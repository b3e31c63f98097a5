// SPDX-License-Identifier: EUPL-1.2
/**
 * The filters of the list of warnings: what stands in the address as the server wants to be asked.
 *
 * @module
 */
import type { WarningFilter } from '@ncv/protocol/admin/warning-routes.ts'

export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const satisfies readonly NonNullable<WarningFilter['severity']>[]
export const LANES = ['assessed', 'passed-through'] as const satisfies readonly NonNullable<WarningFilter['lane']>[]
export const TLPS = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'] as const satisfies readonly NonNullable<
  WarningFilter['tlp']
>[]
export const TOUCHES = ['any', 'affected', 'check'] as const satisfies readonly NonNullable<WarningFilter['touches']>[]
export const KINDS = ['alarm', 'exercise', 'real'] as const satisfies readonly NonNullable<WarningFilter['kind']>[]
export const STATES = ['current', 'superseded', 'withdrawn'] as const satisfies readonly NonNullable<WarningFilter['state']>[]

/** Names in the query, besides the search. */
export const FILTER_NAMES = ['touches', 'severity', 'lane', 'tlp', 'kind', 'state'] as const

/** Rows on a page. */
export const PAGE_SIZE = 50

function oneOf<V extends string>(known: readonly V[], value: string | null): V | undefined {
  return known.find((each) => each === value)
}

/** A value that the address has and nobody knows is left out: an old link shows more, never an error. */
export function warningFilter(query: Pick<URLSearchParams, 'get'>): WarningFilter {
  const given = {
    q: (query.get('q') ?? '').trim().slice(0, 200),
    touches: oneOf(TOUCHES, query.get('touches')),
    severity: oneOf(SEVERITIES, query.get('severity')),
    lane: oneOf(LANES, query.get('lane')),
    tlp: oneOf(TLPS, query.get('tlp')),
    kind: oneOf(KINDS, query.get('kind')),
    state: oneOf(STATES, query.get('state')),
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== ''))
}

/** First row of the page that the address names. */
export function offsetOf(query: Pick<URLSearchParams, 'get'>): number {
  return (Math.max(1, Math.floor(Number(query.get('page')) || 1)) - 1) * PAGE_SIZE
}
