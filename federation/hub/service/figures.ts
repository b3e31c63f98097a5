// SPDX-License-Identifier: EUPL-1.2
/**
 * What is late: for the first lines of `ncv hub status`. And what is forgotten when its time is over.
 *
 * @module
 */
import { ESCALATION_MS } from '@ncv/protocol/service/alarm-standing.ts'
import type { Hub } from '../party.ts'
import { alarmStandings } from './alarms.ts'
import { reportCases } from './reports.ts'
import { requestStandings } from './requests.ts'

const DAY_MS = 86_400_000
/** Who confirmed an alarm when is of use until it was looked at afterwards. */
const RECEIPT_DAYS = 90

export interface ServiceFigures {
  readonly openRequests: number
  readonly overdueRequests: number
  readonly overdueReports: number
  /** Alarms of which somebody has not been heard for too long. */
  readonly silentAlarms: number
}

export function serviceFigures(hub: Hub): ServiceFigures {
  const requests = requestStandings(hub, false)
  return {
    openRequests: requests.filter(({ clock }) => clock.state === 'waiting' || clock.state === 'resting').length,
    overdueRequests: requests.filter(({ clock }) => clock.state === 'overdue').length,
    overdueReports: reportCases(hub).filter(({ next }) => next?.state === 'overdue').length,
    silentAlarms: alarmStandings(hub, ESCALATION_MS).filter(({ isEscalated }) => isEscalated).length,
  }
}

/** Reports and requests are kept as long as the federation keeps personal records. */
export function forgetServices({
  reports,
  requests,
  alarms,
  registry,
  world,
}: Pick<Hub, 'reports' | 'requests' | 'alarms' | 'registry' | 'world'>): void {
  const now = world.now()
  const before = now - registry.rules.retentionDays * DAY_MS
  reports.forget(before)
  requests.forget(before)
  alarms.forget(now - RECEIPT_DAYS * DAY_MS)
}
