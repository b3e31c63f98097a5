// SPDX-License-Identifier: EUPL-1.2
/**
 * Step 4: the exact final content with its digest, when it leaves, and the one button that sends it.
 *
 * @module
 */
import { useState } from 'preact/hooks'
import { sentenceOf } from '../../../app/act.ts'
import { Problem } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { useResource } from '../../../app/resource.ts'
import { may } from '../../../app/session.ts'
import { de } from '../../../i18n/de/contribution.ts'
import { en } from '../../../i18n/en/contribution.ts'
import { api } from '../../../node/api.ts'
import { Alert } from '../../../ui/alert.tsx'
import { Button } from '../../../ui/button.tsx'
import { Checkbox, RadioGroup } from '../../../ui/field.tsx'
import { Loaded } from '../../../ui/states.tsx'
import type { StepProps } from './step-props.ts'
import { Foot } from './foot.tsx'
import { Warnings } from './leaves-step.tsx'
import { ReportFacts } from './report-facts.tsx'
import type { Done } from './sent.tsx'
import { leastOf, NO_CONSENT, UrgentPrice } from './urgent.tsx'
import { fieldText } from './words.ts'

type Speed = 'normal' | 'urgent'

export function ConfirmStep({ board, preview, onDone }: StepProps & { readonly onDone: (done: Done) => void }) {
  const t = useTexts({ de, en })
  const urgent = useResource(() => api.previewUrgent(), 'urgent', ['feed'])
  const [speed, setSpeed] = useState<Speed>('normal')
  const [consent, setConsent] = useState(NO_CONSENT)
  const [isAlso, setAlso] = useState(false)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const { id, report: named } = board
  const { digest, report, tokens } = preview
  const isReady = tokens > 0 && (named === null || isAlso) && (speed === 'normal' || (consent.hasAgreed && urgent.data?.isProven === true))
  const send = async () => {
    setFailure(undefined)
    try {
      const sent = await api.contribute({ params: { id }, body: { digest, ...(isAlso ? { alsoNamed: true as const } : {}) } })
      onDone({ id: sent.id, ...(speed === 'urgent' ? await hurry(sent.id, leastOf(consent)) : {}) })
    } catch (error) {
      setFailure(sentenceOf(error))
    }
  }
  return (
    <>
      <Loaded of={urgent}>{(group) => <Warnings of={preview} group={group} />}</Loaded>
      <div class="exact">
        <h3>{t('confirm.content')}</h3>
        <ReportFacts of={report} />
        {report.leftOut.length > 0 && <p>{t('confirm.leftOut', { fields: report.leftOut.map((field) => fieldText(t, field)).join(', ') })}</p>}
        <p class="muted">{t('confirm.digest.text')}</p>
        <p>
          {t('confirm.digest')}: <span class="digest">{digest}</span>
        </p>
      </div>
      {named !== null && (
        <Alert kind="danger" title={t('also.title')}>
          <p>{t('also.text')}</p>
          <Checkbox label={t('also.agree')} isChecked={isAlso} onChange={setAlso} />
        </Alert>
      )}
      <RadioGroup
        label={t('confirm.speed')}
        value={speed}
        onChange={setSpeed}
        options={[
          { value: 'normal', label: t('confirm.normal'), hint: t('confirm.normal.hint') },
          { value: 'urgent', label: t('confirm.urgent'), hint: t('confirm.urgent.hint') },
        ]}
      />
      {speed === 'urgent' && <Loaded of={urgent}>{(of) => <UrgentPrice of={of} consent={consent} onChange={setConsent} />}</Loaded>}
      {failure !== undefined && (
        <Alert kind="danger" title={t('confirm.refused')}>
          <p>{failure}</p>
        </Alert>
      )}
      {may('contribution.write') && (
        <p>
          <Button kind="primary" onClick={send} isDisabled={!isReady}>
            {t('confirm.send')}
          </Button>
        </p>
      )}
      <Foot id={id} at={4} />
    </>
  )
}

/** What is queued stays queued where it could not be hurried. */
async function hurry(id: string, least: number): Promise<Pick<Done, 'urgent' | 'waits'>> {
  try {
    return { urgent: (await api.sendUrgent({ params: { id }, body: { least } })).count }
  } catch (error) {
    return { waits: error instanceof Problem && error.code === 'URGENT_ALONE' ? 'alone' : sentenceOf(error) }
  }
}
