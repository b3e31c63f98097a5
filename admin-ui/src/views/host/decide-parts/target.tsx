// SPDX-License-Identifier: EUPL-1.2
/**
 * Second step: what about these products: an advisory that is open somewhere, one vulnerability of it, or what somebody names.
 *
 * @module
 */
import type { SharedTarget } from '@ncv/protocol/admin/host-routes.ts'
import { useState } from 'preact/hooks'
import { formatDay } from '../../../app/format.ts'
import { useTexts } from '../../../app/i18n.ts'
import { useResource } from '../../../app/resource.ts'
import { api } from '../../../host/api.ts'
import { de } from '../../../i18n/de/host-decide.ts'
import { de as matchDe } from '../../../i18n/de/match.ts'
import { en } from '../../../i18n/en/host-decide.ts'
import { en as matchEn } from '../../../i18n/en/match.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { RadioGroup, Select, TextField } from '../../../ui/field.tsx'
import { Empty, Loaded } from '../../../ui/states.tsx'

const TEXTS = { de, en }

export interface TargetStepProps {
  readonly assets: readonly string[]
  readonly target: string
  readonly onTarget: (target: string) => void
  readonly onBack: () => void
  readonly onNext: () => void
}

export function TargetStep({ assets, target, onTarget, onBack, onNext }: TargetStepProps) {
  const t = useTexts(TEXTS)
  const key = assets.join(',')
  const found = useResource(() => api.sharedTargets({ query: { assets: key } }), `targets ${key}`, ['host'])
  const [isTried, setTried] = useState(false)
  const next = () => {
    setTried(true)
    if (target.trim() !== '') onNext()
  }
  return (
    <Loaded of={found}>
      {({ targets }) => (
        <div class="form">
          {targets.length === 0 ? (
            <Empty title={t('target.none.title')}>
              <p>{t('target.none.text')}</p>
            </Empty>
          ) : (
            <Offered of={targets} target={target} onTarget={onTarget} />
          )}
          <TextField
            label={t('target.text')}
            hint={t('target.text.hint')}
            value={target}
            onInput={onTarget}
            maxLength={200}
            autocomplete="off"
            error={isTried && target.trim() === '' ? t('target.missing') : undefined}
          />
          <div class="row-actions">
            <Button onClick={onBack}>{t('back')}</Button>
            <Button kind="primary" onClick={next}>
              {t('next')}
            </Button>
          </div>
        </div>
      )}
    </Loaded>
  )
}

interface OfferedProps extends Pick<TargetStepProps, 'target' | 'onTarget'> {
  readonly of: readonly SharedTarget[]
}

function Offered({ of, target, onTarget }: OfferedProps) {
  const t = useTexts(TEXTS)
  const chosen = of.find(({ advisory, cves }) => advisory === target || cves.includes(target))
  return (
    <>
      <RadioGroup
        label={t('target.choice')}
        hint={t('target.lead')}
        value={chosen?.advisory}
        onChange={onTarget}
        options={of.map((each) => ({ value: each.advisory, label: <Line of={each} /> }))}
      />
      {chosen !== undefined && chosen.cves.length > 1 && (
        <Select
          label={t('target.cve')}
          value={target}
          onChange={onTarget}
          options={[{ value: chosen.advisory, label: t('target.cve.all') }, ...chosen.cves.map((cve) => ({ value: cve, label: cve }))]}
        />
      )}
    </>
  )
}

function Line({ of: { advisory, title, publisher, cves, severity, isExploited, tenants, due } }: { readonly of: SharedTarget }) {
  const t = useTexts(TEXTS)
  const word = useTexts({ de: matchDe, en: matchEn })
  const [first] = cves
  const parts = [publisher, advisory, first, t('target.where', { n: tenants }), ...(due === null ? [] : [t('target.due', { day: formatDay(due) })])]
  return (
    <>
      {title} <Badge kind={severity === 'critical' || severity === 'high' ? 'red' : 'line'}>{word(`severity.${severity}`)}</Badge>{' '}
      {isExploited && <Badge kind="red">{t('target.exploited')}</Badge>}
      <span class="sub">{parts.filter(Boolean).join(' · ')}</span>
    </>
  )
}
