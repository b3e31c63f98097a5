// SPDX-License-Identifier: EUPL-1.2
/**
 * Contacts, attestations and opt-ins of this house: what is filled in, what is missing, what leaves, and how an application stands.
 *
 * @module
 */
import type { ApplicationView } from '@ncv/protocol/admin/application-routes.ts'
import { named } from '../../app/direction.ts'
import { act } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { useResource } from '../../app/resource.ts'
import { saveFile } from '../../app/save-file.ts'
import { may } from '../../app/session.ts'
import { de } from '../../i18n/de/application.ts'
import { en } from '../../i18n/en/application.ts'
import { api } from '../../node/api.ts'
import { Alert } from '../../ui/alert.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Facts, Time } from '../../ui/facts.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { ApplicationFields } from './application-fields.tsx'
import { ApplicationOutgoing } from './application-outgoing.tsx'
import { fieldText, missingGroups, nextStep } from './application-parts.ts'
import { FederationNav } from './federation-nav.tsx'
import '../../style/federation.css'

const TEXTS = { de, en }

export default function Application() {
  const t = useTexts(TEXTS)
  const found = useResource(() => api.readApplication(), 'application', ['application', 'feed'])
  return (
    <Page title={t('title')} lead={t('lead')}>
      <FederationNav />
      <Loaded of={found}>
        {(view) => (
          <>
            <Standing view={view} reload={found.reload} />
            <Missing view={view} />
            <Section title={t('fields')} lead={may('application.write') ? t('save-hint') : undefined}>
              <ApplicationFields view={view} reload={found.reload} />
            </Section>
            <ApplicationOutgoing view={view} reload={found.reload} />
            <Files reload={found.reload} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

interface PartProps {
  readonly view: ApplicationView
  readonly reload: () => Promise<void>
}

function Standing({ view, reload }: PartProps) {
  const t = useTexts(TEXTS)
  const step = nextStep(view)
  const { answer, state, isDue } = view
  const ask = async () => {
    await act(() => api.askApplication(), t('asked'))
    await reload()
  }
  const confirm = async () => {
    await act(() => api.confirmContacts(), t('confirmed'))
    await reload()
  }
  return (
    <>
      <Alert kind={step === 'nothing' ? 'success' : step === 'rejected' || step === 'not-carried' ? 'warning' : 'info'} title={t('next')}>
        <p>{t(`next.${step}`, { id: view.id })}</p>
        {may('application.send') && (
          <span class="row">
            {state === 'applicant' && <Button onClick={ask}>{t('ask')}</Button>}
            {state === 'admitted' && isDue && step !== 'contact' && <Button onClick={confirm}>{t('confirm')}</Button>}
          </span>
        )}
      </Alert>
      <Facts
        of={[
          [t('house'), `${named(view.name, view.id)}: ${t(`state.${state}`)}`],
          [t('sent-at'), view.sentAt === null ? null : <Time at={view.sentAt} />],
          [t('confirmed-at'), view.confirmedAt === null ? null : <Time at={view.confirmedAt} />],
          [
            t('answer'),
            answer === null || state !== 'applicant' ? null : (
              <>
                {t('answer.at')} <Time at={answer.at} />
                {answer.blocking.length > 0 && <span class="sub">{t('answer.blocking')}</span>}
                {answer.reason !== null && (
                  <span class="sub">
                    {t('answer.reason')}: {answer.reason}
                  </span>
                )}
              </>
            ),
          ],
        ]}
      />
    </>
  )
}

function Missing({ view }: { readonly view: ApplicationView }) {
  const t = useTexts(TEXTS)
  const groups = missingGroups(view)
  return (
    <Section title={t('missing')}>
      {groups.length === 0 && <p>{t('missing.none')}</p>}
      {groups.map(({ blocks, fields }) => (
        <div key={blocks ?? 'nothing'}>
          <p>
            <Badge kind={blocks === null ? 'line' : blocks === 'admission' ? 'red' : 'amber'}>
              {t(`blocks.${blocks === 'admission' && view.state === 'admitted' ? 'contact' : (blocks ?? 'nothing')}`)}
            </Badge>
          </p>
          <ul>
            {fields.map(({ row, field }) => (
              <li key={field}>{fieldText(row, field, t)}</li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  )
}

function Files({ reload }: Pick<PartProps, 'reload'>) {
  const t = useTexts(TEXTS)
  const take = async (file: File) => {
    await act(async () => await api.importApplication({ body: { json: await file.text() } }), t('imported'))
    await reload()
  }
  const write = async () => {
    await act(async () => {
      const { json } = await api.exportApplication()
      saveFile('ncv-application.json', json, 'application/json')
    })
  }
  if (!may('application.write') && !may('application.export')) return null
  return (
    <Section title={t('file')}>
      {may('application.write') && <FileField label={t('import')} hint={t('import.hint')} accept=".json" onFile={(file) => void take(file)} />}
      {may('application.export') && (
        <p class="row">
          <Button onClick={write}>{t('export')}</Button> <span class="muted">{t('export.note')}</span>
        </p>
      )}
    </Section>
  )
}
