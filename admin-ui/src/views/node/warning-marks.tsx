// SPDX-License-Identifier: EUPL-1.2
/**
 * Small words about a warning: severity, alarm, exercise, state. The word says it; the colour only helps to find it.
 *
 * @module
 */
import type { WarningView } from '@ncv/protocol/admin/warning-routes.ts'
import { useTexts } from '../../app/i18n.ts'
import { de } from '../../i18n/de/warning.ts'
import { en } from '../../i18n/en/warning.ts'
import type { BadgeKind } from '../../ui/badge.tsx'
import { Badge } from '../../ui/badge.tsx'

type Severity = NonNullable<WarningView['severity']>
const KIND: Readonly<Record<Severity, BadgeKind>> = { critical: 'red', high: 'red', medium: 'amber', low: 'line' }

export function SeverityBadge({ severity }: { readonly severity: Severity }) {
  const t = useTexts({ de, en })
  return <Badge kind={KIND[severity]}>{t(`severity.${severity}`)}</Badge>
}

/** What is not as usual about it. */
export function WarningMarks({ of }: { readonly of: WarningView }) {
  const t = useTexts({ de, en })
  // An empty one would be a line of its own under a title that fills its line.
  if (!of.isAlarm && !of.isExercise && of.state === 'current' && of.erased === undefined && of.isWitnessed) return null
  return (
    <span class="marks">
      {of.isAlarm && <Badge kind="red">{t('alarm')}</Badge>}
      {of.isExercise && <Badge kind="amber">{t('exercise')}</Badge>}
      {of.state !== 'current' && <Badge kind="amber">{t(`state.${of.state}`)}</Badge>}
      {of.erased !== undefined && <Badge>{t('erased')}</Badge>}
      {!of.isWitnessed && <Badge>{t('unwitnessed')}</Badge>}
    </span>
  )
}

export function OwnCount({ affected, check }: Pick<WarningView, 'affected' | 'check'>) {
  const t = useTexts({ de, en })
  if (affected + check === 0) return <span class="muted">{t('own.none')}</span>
  return (
    <span class="marks">
      {affected > 0 && <Badge kind="red">{t('own.affected', { n: affected })}</Badge>}
      {check > 0 && <Badge kind="blue">{t('own.check', { n: check })}</Badge>}
    </span>
  )
}
