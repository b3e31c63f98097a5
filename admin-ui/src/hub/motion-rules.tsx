// SPDX-License-Identifier: EUPL-1.2
/**
 * Other rules: what is left as it is, stays.
 *
 * @module
 */
import { useEffect, useState } from 'preact/hooks'
import { useTexts } from '../app/i18n.ts'
import { de } from '../i18n/de/hub-motion.ts'
import { en } from '../i18n/en/hub-motion.ts'
import { Select, TextField } from '../ui/field.tsx'
import type { SubjectProps } from './subject-props.ts'
import { parseShare } from './vote-threshold.ts'

const DAY_MS = 86_400_000

export function RulesFields({ onChange }: SubjectProps) {
  const t = useTexts({ de, en })
  const [base, setBase] = useState<'' | 'cast' | 'electorate'>('')
  const [quorum, setQuorum] = useState('')
  const [period, setPeriod] = useState('')
  const [retention, setRetention] = useState('')
  const [amber, setAmber] = useState<'' | 'yes' | 'no'>('')
  useEffect(() => {
    const voteQuorum = parseShare(quorum)
    const rules = {
      ...(base === '' ? {} : { base }),
      ...(voteQuorum === undefined ? {} : { voteQuorum }),
      ...(Number(period) > 0 ? { votingPeriodMs: Math.round(Number(period) * DAY_MS) } : {}),
      ...(Number(retention) > 0 ? { retentionDays: Math.round(Number(retention)) } : {}),
      ...(amber === '' ? {} : { amberToSupervision: amber === 'yes' }),
    }
    const isWhole = Object.keys(rules).length > 0 && (quorum === '' || voteQuorum !== undefined)
    onChange(isWhole ? { kind: 'rules', rules } : undefined)
  }, [base, quorum, period, retention, amber])
  const stays = { value: '' as const, label: t('new.rules.same') }
  return (
    <>
      <p class="muted">{t('new.rules.hint')}</p>
      <Select
        label={t('rule.base')}
        value={base}
        onChange={setBase}
        options={[stays, ...(['cast', 'electorate'] as const).map((value) => ({ value, label: t(`rule.base.${value}`) }))]}
      />
      <TextField label={t('new.rules.quorum')} value={quorum} onInput={setQuorum} placeholder={t('new.rules.same')} />
      <TextField label={t('new.rules.days')} value={period} onInput={setPeriod} inputMode="numeric" placeholder={t('new.rules.same')} />
      <TextField label={t('new.rules.retention')} value={retention} onInput={setRetention} inputMode="numeric" placeholder={t('new.rules.same')} />
      <Select
        label={t('rule.amber')}
        value={amber}
        onChange={setAmber}
        options={[stays, ...(['yes', 'no'] as const).map((value) => ({ value, label: t(value) }))]}
      />
    </>
  )
}
