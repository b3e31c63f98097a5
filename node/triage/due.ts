// SPDX-License-Identifier: EUPL-1.2
/**
 * Until when a match has to be dealt with: days from the day on which it was first seen, by criticality of the asset and severity.
 *
 * The defaults take the outer bounds from orders that others live by, and tighten them for what the house depends on:
 * CISA BOD 22-01 gives two weeks for what is known to be exploited, BOD 19-02 15 days for critical and 30 for high on systems in the Internet.
 * So an asset of usual criticality gets 14 days (critical) and 30 (high); one class up halves it about, one class down doubles it.
 * What nobody rated (`unknown`) waits no longer than `high`: silence is not harmlessness.
 *
 * @module
 */
import type { VulnerabilitySeverity } from '@ncv/protocol/advisory/severity.ts'
import { VULNERABILITY_SEVERITIES } from '@ncv/protocol/advisory/severity.ts'
import { z } from 'zod'
import type { Asset, Criticality } from '../inventory/asset.ts'
import { CRITICALITIES } from '../inventory/asset.ts'
import type { Day } from './day.ts'
import { addDays } from './day.ts'

/** What is known to be exploited is a class of its own, whatever its score. */
export type Urgency = VulnerabilitySeverity | 'exploited'
export type DueDays = Readonly<Record<Criticality, Readonly<Record<Urgency, number>>>>

export const DUE_DAYS: DueDays = {
  'very-high': { exploited: 1, critical: 3, high: 7, unknown: 7, medium: 30, low: 90 },
  high: { exploited: 3, critical: 7, high: 14, unknown: 14, medium: 60, low: 120 },
  medium: { exploited: 7, critical: 14, high: 30, unknown: 30, medium: 90, low: 180 },
  low: { exploited: 14, critical: 30, high: 60, unknown: 60, medium: 180, low: 360 },
}

const Days = z.int().min(0).max(3650).optional()
const Row = z.strictObject(Object.fromEntries(['exploited', ...VULNERABILITY_SEVERITIES].map((urgency) => [urgency, Days])))

/** Part of the node's configuration: what differs from {@link DUE_DAYS}, such as `{ "high": { "critical": 5 } }`. */
export const DueDaysConfig = z.strictObject(Object.fromEntries(CRITICALITIES.map((criticality) => [criticality, Row.optional()])))
export type DueDaysConfig = z.infer<typeof DueDaysConfig>

/** The defaults with what the house set itself. */
export function dueDays(own: DueDaysConfig = {}): DueDays {
  const merged = CRITICALITIES.map((criticality) => [criticality, { ...DUE_DAYS[criticality], ...own[criticality] }])
  return Object.fromEntries(merged) as DueDays
}

/** As the inventory says it, else the highest need of protection, else usual. */
export function criticalityOf(asset: Pick<Asset, 'criticality' | 'confidentiality' | 'integrity' | 'availability'>): Criticality {
  if (asset.criticality !== undefined) return asset.criticality
  const needs = new Set([asset.confidentiality, asset.integrity, asset.availability])
  return needs.has('very-high') ? 'very-high' : needs.has('high') ? 'high' : 'medium'
}

/** Neither a criticality nor a need of protection: {@link criticalityOf} then takes the usual one, and whoever reads it is told. */
export function isCriticalityStated({ criticality, confidentiality, integrity, availability }: Parameters<typeof criticalityOf>[0]): boolean {
  return [criticality, confidentiality, integrity, availability].some((stated) => stated !== undefined)
}

export function dueDay(firstDay: Day, criticality: Criticality, urgency: Urgency, table: DueDays): Day {
  return addDays(firstDay, table[criticality][urgency])
}
