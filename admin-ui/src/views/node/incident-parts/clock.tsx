// SPDX-License-Identifier: EUPL-1.2
/**
 * A deadline: the moment, and what is left of it; overdue in red and in words.
 *
 * @module
 */
import { formatAgo, formatClock } from '../../../app/format.ts'
import { useTexts } from '../../../app/i18n.ts'
import { de } from '../../../i18n/de/incident.ts'
import { en } from '../../../i18n/en/incident.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Time } from '../../../ui/facts.tsx'

/** Hours are counted where they matter; beyond that, days are. */
const FAR_MS = 96 * 3_600_000

export function Clock({ dueAt, now }: { readonly dueAt: number; readonly now: number }) {
  const t = useTexts({ de, en })
  const isOver = dueAt < now
  const span = Math.abs(dueAt - now)
  return (
    <>
      <Time at={dueAt} />
      <span class="sub duty__clock">
        {isOver && <Badge kind="red">{t('duty.overdue')}</Badge>}{' '}
        {span > FAR_MS ? formatAgo(dueAt, now) : t(isOver ? 'duty.over' : 'duty.left', { clock: formatClock(span) })}
      </span>
    </>
  )
}
