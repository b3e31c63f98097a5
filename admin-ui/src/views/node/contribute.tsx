// SPDX-License-Identifier: EUPL-1.2
/**
 * The way of an anonymous contribution in four steps: fields, redacted text, what leaves, confirm. Nothing leaves before the last one.
 *
 * @module
 */
import '../../style/incident.css'
import '../../style/contribute.css'
import type { IncidentBoard } from '@ncv/protocol/admin/incident-routes.ts'
import { useState } from 'preact/hooks'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf, place } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import type { ViewProps } from '../../app/views.tsx'
import { de } from '../../i18n/de/contribution.ts'
import { en } from '../../i18n/en/contribution.ts'
import { api } from '../../node/api.ts'
import { Alert } from '../../ui/alert.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { Steps } from '../../ui/steps.tsx'
import { ConfirmStep } from './contribute-parts/confirm-step.tsx'
import { FieldsStep } from './contribute-parts/fields-step.tsx'
import { Foot, LAST } from './contribute-parts/foot.tsx'
import { LeavesStep } from './contribute-parts/leaves-step.tsx'
import type { Done } from './contribute-parts/sent.tsx'
import { Sent } from './contribute-parts/sent.tsx'
import { TextStep } from './contribute-parts/text-step.tsx'
import { CaseLink } from './incident-parts/case-link.tsx'

const TEXTS = { de, en }

export default function Contribute({ params: { id = '' } }: ViewProps) {
  const t = useTexts(TEXTS)
  const [done, setDone] = useState<Done | undefined>(undefined)
  const board = useResource(() => api.showIncidentBoard({ params: { id } }), `incident ${id}`, ['incident', 'contribution'])
  return (
    <Page title={t('title')} lead={t('lead')} back={{ href: hrefOf(`incidents/${id}`), label: board.data?.fields.title ?? t('back') }}>
      {done !== undefined ? (
        <Sent id={id} of={done} />
      ) : (
        <Loaded of={board}>{(of) => (isSentAlready(of) ? <Already of={of} /> : <Assistant of={of} onDone={setDone} />)}</Loaded>
      )}
    </Page>
  )
}

function isSentAlready({ contribution }: IncidentBoard): boolean {
  const state = contribution?.state
  return state !== undefined && state !== 'expired' && state !== 'not-accepted'
}

function Already({ of: { contribution } }: { readonly of: IncidentBoard }) {
  const t = useTexts(TEXTS)
  return (
    <Alert kind="info" title={t('already.title')}>
      <p>{t('already.text')}</p>
      {contribution !== null && may('contribution.read') && <CaseLink of={contribution.id}>{t('already.case')}</CaseLink>}
    </Alert>
  )
}

function Assistant({ of: board, onDone }: { readonly of: IncidentBoard; readonly onDone: (done: Done) => void }) {
  const t = useTexts(TEXTS)
  const { id } = board
  const preview = useResource(() => api.previewContribution({ params: { id } }), `contribution ${id} ${board.version}`, [
    'incident',
    'contribution',
    'identity',
    'token',
  ])
  const at = Math.min(LAST, Math.max(1, Number(place.use().query.get('step')) || 1))
  const steps = [t('step.1'), t('step.2'), t('step.3'), t('step.4')]
  if (preview.data === undefined && preview.problem?.code === 'IDENTITY_MISSING') return <NoIdentity />
  return (
    <>
      <Steps steps={steps} at={at - 1} />
      <h2>{steps[at - 1]}</h2>
      <Loaded of={preview}>
        {(data) => {
          const shared = { board, preview: data, reload: preview.reload }
          if (at === LAST) return <ConfirmStep {...shared} onDone={onDone} />
          return (
            <>
              {at === 1 && <FieldsStep {...shared} />}
              {at === 2 && <TextStep {...shared} />}
              {at === 3 && <LeavesStep {...shared} />}
              <Foot id={id} at={at} />
            </>
          )
        }}
      </Loaded>
    </>
  )
}

function NoIdentity() {
  const t = useTexts(TEXTS)
  return (
    <Alert kind="warning" title={t('identity.title')}>
      <p>{t('identity.text')}</p>
      <LinkButton kind="primary" href={hrefOf('identity')}>
        {t('identity.go')}
      </LinkButton>
    </Alert>
  )
}
