// SPDX-License-Identifier: EUPL-1.2
/**
 * The filters of the match list: what the address says, as the server wants it.
 *
 * An address may come from anywhere; what no filter knows is left out.
 *
 * @module
 */
import type { MatchFilter } from '@ncv/protocol/admin/match-routes.ts'
import { DUE, SEVERITIES, STATUSES, VERDICTS } from './words.ts'

/** Names in the query, besides the search. */
export const FILTERS = [
  'status',
  'severity',
  'due',
  'verdict',
  'office',
  'role',
  'exploited',
  'fresh',
  'since',
  'group',
  'advisory',
  'asset',
] as const

/** „ab hoch“ beside „kritisch“: the worst ones together. */
export const SEVERITY_CHOICES = ['critical', 'from-high', 'from-medium', ...SEVERITIES.slice(1)] as const

export type Order = 'rank' | 'due'

export interface MatchQuery {
  readonly filter: MatchFilter
  readonly all: boolean
  readonly order: Order
  /** From 1. */
  readonly page: number
}

const TEXT_MAX = 200

export function matchQuery(query: URLSearchParams): MatchQuery {
  const text = (name: string, most = TEXT_MAX): string | undefined => query.get(name)?.trim().slice(0, most) || undefined
  const one = <V extends string>(name: string, known: readonly V[]): V | undefined => known.find((value) => value === query.get(name))
  const since = query.get('since') ?? ''
  const status = query.get('status')
  return {
    filter: clean({
      q: text('q'),
      status: one('status', STATUSES),
      ...severityOf(query.get('severity') ?? ''),
      due: one('due', DUE),
      verdict: one('verdict', VERDICTS),
      office: text('office'),
      role: text('role'),
      exploited: one('exploited', ['true'] as const),
      fresh: one('fresh', ['true'] as const),
      since: /^\d{4}-\d{2}-\d{2}$/.test(since) ? since : undefined,
      group: text('group', 1000),
      advisory: text('advisory'),
      asset: text('asset'),
    }),
    all: status === 'all',
    order: query.get('order') === 'due' ? 'due' : 'rank',
    page: Math.max(1, Math.floor(Number(query.get('page')) || 1)),
  }
}

function severityOf(value: string): Pick<MatchFilter, 'severity' | 'atLeast'> {
  if (value === 'from-high') return { atLeast: 'high' }
  if (value === 'from-medium') return { atLeast: 'medium' }
  const severity = SEVERITIES.find((known) => known === value)
  return severity === undefined ? {} : { severity }
}

function clean(filter: { readonly [K in keyof MatchFilter]: MatchFilter[K] | undefined }): MatchFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
}

/** The address of one match: ids hold any sign. */
export function matchPath(asset: string, advisory: string): string {
  return `matches/${encodeURIComponent(asset)}/${encodeURIComponent(advisory)}`
}
