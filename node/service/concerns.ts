// SPDX-License-Identifier: EUPL-1.2
/**
 * What of reports, requests and alarms should be looked at: for `ncv node status`, with due dates.
 *
 * @module
 */
import { localText } from '@ncv/protocol/calendar/local-text.ts'
import type { Registry } from '@ncv/protocol/membership/registry.ts'
import { nextDue } from '@ncv/protocol/service/duty-deadlines.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import { textOf } from '@ncv/runtime/texts.ts'
import { NODE_TEXTS } from '../i18n/texts.ts'
import type { Stores } from '../store/stores.ts'
import { isCurrent } from '../store/warning-store.ts'
import { scheduleOf, standingStages } from './duty-report.ts'
import { requestStanding } from './requests.ts'

export interface ServiceConcern {
  readonly code: string
  readonly isRed: boolean
  readonly params: Readonly<Record<string, string | number>>
}

type Kept = Pick<Stores, 'services' | 'post' | 'warnings'>

/** The most urgent first. */
export function serviceConcerns(stores: Kept, registry: Pick<Registry, 'rules'>, now: Instant, lang: Lang): ServiceConcern[] {
  return [...alarmConcerns(stores), ...reportConcerns(stores, registry.rules.retentionDays, now, lang), ...requestConcerns(stores, now, lang)]
}

function alarmConcerns({ services, warnings }: Kept): ServiceConcern[] {
  return services.alarms().flatMap(({ index, isRead }) => {
    const warning = isRead ? undefined : warnings.one(index)
    if (warning === undefined || !isCurrent(warning)) return []
    return [{ code: 'alarm-unread', isRed: true, params: { index, title: warning.warning.title } }]
  })
}

function reportConcerns({ services, post }: Kept, retentionDays: number, now: Instant, lang: Lang): ServiceConcern[] {
  return services.reports().flatMap((report) => {
    const sent = standingStages(report, post, now, retentionDays)
    const next = sent.length === 0 ? undefined : nextDue(scheduleOf(report, sent, now))
    if (next === undefined) return []
    const params = {
      incident: report.incident,
      stage: textOf(NODE_TEXTS, lang, `stage.${next.stage}`),
      due: localText(next.dueAt, lang),
      force: textOf(NODE_TEXTS, lang, `force.${report.force}`),
    }
    const isOverdue = next.state === 'overdue'
    return [{ code: isOverdue ? 'report-overdue' : 'report-due', isRed: isOverdue && report.force === 'binding', params }]
  })
}

function requestConcerns({ services, post }: Kept, now: Instant, lang: Lang): ServiceConcern[] {
  return services.requests().flatMap((request): ServiceConcern[] => {
    const { state, clock } = requestStanding(request, post, now)
    const params = { id: request.id.slice(0, 8), subject: request.subject }
    if (state === 'refused') return [{ code: 'request-refused', isRed: true, params }]
    if (clock?.state !== 'overdue') return []
    return [{ code: 'request-overdue', isRed: false, params: { ...params, due: localText(clock.dueAt, lang) } }]
  })
}
