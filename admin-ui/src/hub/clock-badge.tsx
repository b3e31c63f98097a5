// SPDX-License-Identifier: EUPL-1.2
/**
 * The clock of a request: colour and words.
 *
 * @module
 */
import type { RequestClockView } from '@ncv/protocol/admin/hub-request-routes.ts'
import { formatClock } from '../app/format.ts'
import { useTexts } from '../app/i18n.ts'
import { de } from '../i18n/de/hub-request.ts'
import { en } from '../i18n/en/hub-request.ts'
import { Badge } from '../ui/badge.tsx'
import { Time } from '../ui/facts.tsx'

const KIND = { waiting: 'amber', resting: 'line', overdue: 'red', met: 'green', missed: 'amber' } as const

export function RequestClock({ of: clock }: { readonly of: RequestClockView }) {
  const t = useTexts({ de, en })
  const isRunning = clock.state === 'waiting' || clock.state === 'resting' || clock.state === 'overdue'
  return (
    <>
      <Badge kind={KIND[clock.state]}>{t(`clock.${clock.state}`, { span: clockSpan(clock) })}</Badge>
      {isRunning && (
        <span class="sub">
          {t('due')} <Time at={clock.dueAt} />
        </span>
      )}
    </>
  )
}

/** `3:20` of what is left, or of what it is late by. */
function clockSpan({ state, leftMs, lateMs }: RequestClockView): string {
  return formatClock(state === 'overdue' || state === 'missed' ? lateMs : leftMs)
}
