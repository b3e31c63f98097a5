// SPDX-License-Identifier: EUPL-1.2
/**
 * What there is to tell the house's people, from what the node knows.
 *
 * @module
 */
import type { VulnerabilityView } from '@ncv/protocol/admin/match-routes.ts'
import type { MailSettings } from '@ncv/protocol/admin/mail-routes.ts'
import type { VulnerabilitySeverity } from '@ncv/protocol/advisory/severity.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Asset } from '../inventory/asset.ts'
import type { Stores } from '../store/stores.ts'
import { isOpen } from '../triage/assess.ts'
import type { DueDays } from '../triage/due.ts'
import type { Assessed, MatchReader } from '../warning/match-view.ts'
import { matchReader } from '../warning/match-view.ts'
import type { Told, Watched } from './told.ts'

export type NewsStores = Pick<Stores, 'inventory' | 'matches' | 'warnings' | 'life' | 'decisions' | 'kev' | 'cases' | 'post' | 'services'>

/** A match with those of its vulnerabilities that are to be told. */
export interface Fresh {
  readonly assessed: Assessed
  readonly vulnerabilities: readonly VulnerabilityView[]
}

/** What nobody rated is told as early as `high`: silence is not harmlessness. */
const RANK: Readonly<Record<VulnerabilitySeverity, number>> = { low: 0, medium: 1, high: 2, unknown: 2, critical: 3 }

export function reading(stores: NewsStores, now: Instant, table: DueDays): MatchReader {
  return matchReader(stores, 0, now, table)
}

/** What became a thing to look at from `from` on and before `to`, and is open still. */
export function freshMatches(stores: NewsStores, from: Instant, to: Instant, table: DueDays): Fresh[] {
  const indexes = stores.life.alertedBetween(from, to)
  if (indexes.length === 0) return []
  const reader = reading(stores, to, table)
  return indexes.flatMap((index) => {
    const warning = stores.warnings.one(index)
    if (warning?.stands !== true) return []
    return reader.assess(warning).flatMap((assessed): Fresh[] => {
      const vulnerabilities = assessed.vulnerabilities.filter((one) => isOpen(one) && one.alertAt >= from && one.alertAt < to)
      return vulnerabilities.length === 0 ? [] : [{ assessed, vulnerabilities }]
    })
  })
}

/** Certain, and severe enough or exploited already. */
export function isUrgent({ verdict, severity, isExploited }: VulnerabilityView, threshold: MailSettings['threshold']): boolean {
  return verdict === 'affected' && (isExploited || RANK[severity] >= RANK[threshold])
}

export function urgentOf(fresh: readonly Fresh[], threshold: MailSettings['threshold']): Fresh[] {
  return fresh.flatMap(({ assessed, vulnerabilities }) => {
    const urgent = vulnerabilities.filter((one) => isUrgent(one, threshold))
    return urgent.length === 0 ? [] : [{ assessed, vulnerabilities: urgent }]
  })
}

/** Critical ones and exploited ones: somebody has to have looked at them. */
export function toWatch(urgent: readonly Fresh[], at: Instant): Watched[] {
  return urgent.flatMap(({ assessed: { asset, advisory, warning }, vulnerabilities }) =>
    vulnerabilities
      .filter(({ severity, isExploited }) => severity === 'critical' || isExploited)
      .map(({ cve }) => ({ asset: asset.id, advisory, cve, index: warning.index, at })),
  )
}

/** Nobody has decided anything about it, and nobody has got it as a task. */
export function isUntouched({ decisions, warnings, life }: NewsStores, { asset, advisory, cve, index, at }: Watched): boolean {
  if (warnings.one(index)?.stands !== true) return false
  const isThere = life.ofAdvisory(advisory).some((one) => one.asset === asset && one.cve === cve && one.goneAt === null)
  const decision = decisions.one({ asset, advisory, cve })
  return isThere && (decision === null || decision.at < at || (decision.status === 'open' && decision.role === null))
}

export function dueMatches(stores: NewsStores, now: Instant, table: DueDays): Assessed[] {
  const reader = reading(stores, now, table)
  return reader.find({}, false).filter((each) => ['overdue', 'today'].includes(reader.drawn(each).dueState))
}

/**
 * Whether something that waits for an answer has come since: a question on an own contribution, a letter.
 *
 * They are one to the outside. A mail about a question on a contribution would tell every mail server on its way that this house has contributed.
 */
export function hasWaiting({ cases, post }: NewsStores, { waitingUntil }: Told, now: Instant): boolean {
  const isNew = ({ at }: { readonly at: Instant }): boolean => at >= waitingUntil && at < now
  return (
    cases.book().replies.some((reply) => reply.kind === 'question' && isNew(reply)) ||
    post.received().some((letter) => letter.readAt === undefined && isNew(letter))
  )
}

/** Vendor and product, as the house calls them; no name of a machine. */
export function productOf({ vendor = '', product = '' }: Pick<Asset, 'vendor' | 'product'>): string {
  if (product.toLowerCase().startsWith(vendor.toLowerCase())) return product
  return [vendor, product].filter((part) => part !== '').join(' ')
}
