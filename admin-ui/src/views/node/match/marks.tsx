// SPDX-License-Identifier: EUPL-1.2
/**
 * How urgent something is, in words with colour behind them.
 *
 * @module
 */
import { useTexts } from '../../../app/i18n.ts'
import { de } from '../../../i18n/de/match.ts'
import { en } from '../../../i18n/en/match.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Day } from '../../../ui/facts.tsx'
import type { Severity } from './words.ts'
import { SEVERITY_KIND } from './words.ts'

const TEXTS = { de, en }

interface Urgent {
  readonly severity: Severity
  readonly isExploited: boolean
  readonly isRansomware?: boolean
  readonly isNew?: boolean
  /** To be checked, and not known to be affected. */
  readonly isCheck: boolean
}

export function Marks({ severity, isExploited, isRansomware = false, isNew = false, isCheck }: Urgent) {
  const t = useTexts(TEXTS)
  return (
    <span class="marks">
      {isExploited && <Badge kind="red">{t('exploited')}</Badge>}
      {isRansomware && <Badge kind="red">{t('ransomware')}</Badge>}
      {isCheck && <Badge kind="blue">{t('verdict.check')}</Badge>}
      <Badge kind={SEVERITY_KIND[severity]}>{t(`severity.${severity}`)}</Badge>
      {isNew && <Badge>{t('new')}</Badge>}
    </span>
  )
}

interface DueProps {
  readonly due?: string | undefined
  readonly dueState: 'overdue' | 'today' | 'week' | 'later' | 'none'
}

export function Due({ due, dueState }: DueProps) {
  const t = useTexts(TEXTS)
  if (due === undefined || dueState === 'none') return <span class="muted">–</span>
  return (
    <span class={`due due--${dueState}`}>
      {dueState === 'today' ? (
        t('due.today')
      ) : (
        <>
          {dueState === 'overdue' && `${t('due.overdue')}, `}
          {t('due.by')} <Day day={due} />
        </>
      )}
    </span>
  )
}
