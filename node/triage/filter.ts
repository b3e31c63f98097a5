// SPDX-License-Identifier: EUPL-1.2
/**
 * Which matches are meant: all of what a filter says must hold.
 *
 * Texts are patterns; product, office and role may also be a part of the text. Status, severity, CVE, role and due date are asked of each vulnerability
 * alone, so that a bulk change touches exactly what the same filter shows.
 *
 * @module
 */
import type { MatchFilter, VulnerabilityView } from '@ncv/protocol/admin/match-routes.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Asset } from '../inventory/asset.ts'
import { dayOf } from './day.ts'
import { dueState, isNew } from './assess.ts'
import { containsGlob, matchesGlob } from './glob.ts'

/** What is the same for all vulnerabilities of a match. */
export interface Filtered {
  readonly asset: Asset
  /** Tracking id, and number of the warning. */
  readonly advisory: string
  readonly index: number
}

export function concerns({ product, advisory, asset, office }: MatchFilter, match: Filtered): boolean {
  const { vendor = '', product: name, version = '' } = match.asset
  return (
    (product === undefined || containsGlob(product, `${vendor} ${name} ${version}`)) &&
    (advisory === undefined || matchesGlob(advisory, match.advisory) || advisory === String(match.index)) &&
    (asset === undefined || matchesGlob(asset, match.asset.id)) &&
    (office === undefined || containsGlob(office, match.asset.office ?? ''))
  )
}

/** Whether each of the words asked for is somewhere in `text`, which is in small letters. */
export function hasWords(q: string, text: string): boolean {
  return q
    .toLowerCase()
    .split(' ')
    .every((word) => text.includes(word))
}

const WORST_FIRST = ['critical', 'high', 'medium', 'low'] as const

export function concernsOne(filter: MatchFilter, one: VulnerabilityView, now: Instant): boolean {
  const { cve, status, severity, role, verdict, due, atLeast, exploited, since, fresh } = filter
  return (
    (cve === undefined || matchesGlob(cve, one.cve)) &&
    (status === undefined || status === one.status) &&
    (severity === undefined || severity === one.severity) &&
    (role === undefined || containsGlob(role, one.role ?? '')) &&
    (verdict === undefined || verdict === one.verdict) &&
    (due === undefined || due === dueState(one.due, dayOf(now))) &&
    (atLeast === undefined || (WORST_FIRST as readonly string[]).slice(0, WORST_FIRST.indexOf(atLeast) + 1).includes(one.severity)) &&
    (exploited !== 'true' || one.isExploited) &&
    (since === undefined || (one.decidedAt !== undefined && dayOf(one.decidedAt) >= since)) &&
    (fresh !== 'true' || isNew(one, now))
  )
}
