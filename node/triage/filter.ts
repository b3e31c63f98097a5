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
import type { Asset } from '../inventory/asset.ts'
import type { Day } from './day.ts'
import { dueState } from './assess.ts'
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

export function concernsOne({ cve, status, severity, role, verdict, due }: MatchFilter, one: VulnerabilityView, today: Day): boolean {
  return (
    (cve === undefined || matchesGlob(cve, one.cve)) &&
    (status === undefined || status === one.status) &&
    (severity === undefined || severity === one.severity) &&
    (role === undefined || containsGlob(role, one.role ?? '')) &&
    (verdict === undefined || verdict === one.verdict) &&
    (due === undefined || due === dueState(one.due, today))
  )
}
