// SPDX-License-Identifier: EUPL-1.2
/**
 * The exact content of a stage of a named report, who reads it, and the button that sends it.
 *
 * @module
 */
import type { DutyPreview } from '@ncv/protocol/admin/report-routes.ts'
import { useState } from 'preact/hooks'
import { formatBytes, formatWritten } from '../../../app/format.ts'
import { useTexts } from '../../../app/i18n.ts'
import { may } from '../../../app/session.ts'
import { de } from '../../../i18n/de/named-report.ts'
import { en } from '../../../i18n/en/named-report.ts'
import { Alert } from '../../../ui/alert.tsx'
import { Tlp } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { Facts, Plain, Time } from '../../../ui/facts.tsx'
import { Checkbox } from '../../../ui/field.tsx'
import { Card } from '../../../ui/page.tsx'
import { IndicatorList } from '../incident-parts/fieldset.tsx'
import { Rsit, Vcv } from '../incident-parts/rsit.tsx'

const TEXTS = { de, en }

export interface ExactProps {
  readonly of: DutyPreview
  readonly onChange: () => void
  readonly onSend: (isAlso: boolean) => Promise<void>
}

export function Exact({ of, onChange, onSend }: ExactProps) {
  const t = useTexts(TEXTS)
  const [isAlso, setAlso] = useState(false)
  return (
    <>
      <div class="grid-2">
        <div class="exact">
          <h2>{t('exact.title')}</h2>
          <Content of={of} />
          <p>{t('exact.stays')}</p>
          <p class="muted">
            {t('exact.digest')} <span class="digest">{of.digest}</span>
          </p>
        </div>
        <Card title={t('sees.title')}>
          <div class="sees">
            <Facts
              of={[
                [t('sees.hub'), t('sees.hub.text')],
                [t('sees.others'), t('sees.others.text')],
                [t('sees.relay'), t('sees.relay.text')],
              ]}
            />
          </div>
        </Card>
      </div>
      {of.isAnonymousToo && (
        <Alert kind="danger" title={t('also.title')}>
          <p>{t('also.text')}</p>
          <Checkbox label={t('also.agree')} isChecked={isAlso} onChange={setAlso} />
        </Alert>
      )}
      <div class="row">
        {may('report.write') && (
          <Button kind="primary" isDisabled={of.isAnonymousToo && !isAlso} onClick={() => onSend(isAlso)}>
            {t('send')}
          </Button>
        )}
        <Button onClick={onChange}>{t('change')}</Button>
      </div>
    </>
  )
}

function Content({ of }: { readonly of: DutyPreview }) {
  const t = useTexts(TEXTS)
  const text = (value: string | undefined) => (value === undefined ? undefined : <Plain text={value} />)
  return (
    <>
      {of.isExercise && <Alert kind="info" title={t('exact.exercise')} />}
      <Facts
        of={[
          [t('exact.from'), <strong key="from">{of.from}</strong>],
          [t('exact.to'), of.to],
          [t('exact.stage'), t(`stage.${of.stage}`)],
          [t('exact.label'), <Tlp key="tlp" label={of.tlp} />],
          [t('exact.force'), t(`force.${of.force}`)],
          [t('exact.known'), <Time key="known" at={of.knownAt} />],
          [t('exact.title-field'), of.title],
          [t('exact.rsit'), <Rsit key="rsit" code={of.rsit} />],
          [t('exact.vcv'), <Vcv key="vcv" code={of.vcv} />],
          [t('exact.occurred'), of.occurred && formatWritten(of.occurred)],
          [t('exact.detected'), of.detected && formatWritten(of.detected)],
          [t('exact.description'), text(of.description)],
          [t('exact.measures'), text(of.measures)],
          [t('exact.assets'), of.assets.length === 0 ? undefined : <Plain text={of.assets.join('\n')} />],
          [t('wish.files'), of.files.length === 0 ? undefined : <Files of={of.files} />],
          [t('exact.indicators'), of.indicators.length === 0 ? undefined : <IndicatorList of={of.indicators} />],
        ]}
      />
    </>
  )
}

function Files({ of }: { readonly of: DutyPreview['files'] }) {
  return (
    <ul>
      {of.map(({ name, media, bytes }) => (
        <li key={name}>
          {name} <span class="muted">{`${media}, ${formatBytes(bytes)}`}</span>
        </li>
      ))}
    </ul>
  )
}
