// SPDX-License-Identifier: EUPL-1.2
/**
 * What of an incident has left the house, by name or without a sender: for the board of its duties.
 *
 * @module
 */
import { dutyForceOf } from '@ncv/protocol/service/duty-deadlines.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { ContributionRecord } from '../contribution/record.ts'
import { contributionRecord } from '../contribution/record.ts'
import type { Told } from '../incident/duty-board.ts'
import type { Links } from '../link/links.ts'
import { scheduleOf, standingStages } from '../service/duty-report.ts'
import type { OwnReport } from '../store/service-store.ts'
import type { Stores } from '../store/stores.ts'

type Kept = Pick<Stores, 'incidents' | 'wallet' | 'services' | 'post'>
type Linked = Pick<Links, 'registry'>

/** What of an incident has left, in either way. */
export interface Standing {
  readonly contribution: ContributionRecord | undefined
  readonly report: OwnReport | undefined
  readonly told: Told
}

export function standingOf({ incidents, wallet, services, post }: Kept, { registry }: Linked, own: string, id: string, now: Instant): Standing {
  const contribution = contributionRecord(incidents, wallet.outgoing(), id)
  const report = services.reports().find(({ incident }) => incident === id)
  const sent = report === undefined ? [] : standingStages(report, post, now, registry.rules.retentionDays)
  const force = dutyForceOf(registry.all.get(own)?.kind ?? 'municipality', services.isCommitted())
  const schedule = report === undefined || sent.length === 0 ? undefined : scheduleOf(report, sent, now)
  const isContributed = contribution?.state !== undefined && contribution.state !== 'expired' && contribution.state !== 'not-accepted'
  return { contribution, report: schedule === undefined ? undefined : report, told: { force, schedule, isContributed } }
}
