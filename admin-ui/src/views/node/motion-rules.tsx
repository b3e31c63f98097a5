// SPDX-License-Identifier: EUPL-1.2
/**
 * Rules of the federation in words, and spans as people say them.
 *
 * @module
 */
import type { NodeMotionView } from '@ncv/protocol/admin/motion-routes.ts'
import type { Translate } from '../../app/i18n.ts'
import { useTexts } from '../../app/i18n.ts'
import { de } from '../../i18n/de/motion.ts'
import { en } from '../../i18n/en/motion.ts'
import { Facts } from '../../ui/facts.tsx'

type Rules = NonNullable<NodeMotionView['rules']>

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** `14 Tage`; short spans of a trial run in hours or minutes. */
export function spanText(ms: number, t: Translate<typeof de>): string {
  if (ms >= 2 * DAY_MS) return t('days', { n: Math.round(ms / DAY_MS) })
  if (ms >= 2 * HOUR_MS) return t('hours', { n: Math.round(ms / HOUR_MS) })
  return t('minutes', { n: Math.max(1, Math.round(ms / MINUTE_MS)) })
}

export function RulesFacts({ rules }: { readonly rules: Rules }) {
  const t = useTexts({ de, en })
  const { base, voteQuorum, votingPeriodMs, amberToSupervision, retentionDays } = rules
  return (
    <Facts
      of={[
        [t('rules.base'), t(`rules.base.${base}`)],
        [t('rules.quorum'), t('rules.quorum.value', { ...voteQuorum })],
        [t('rules.period'), spanText(votingPeriodMs, t)],
        [t('rules.amber'), t(amberToSupervision ? 'rules.amber.yes' : 'rules.amber.no')],
        [t('rules.retention'), t('days', { n: retentionDays })],
      ]}
    />
  )
}
