// SPDX-License-Identifier: EUPL-1.2
/**
 * One application: prerequisites, contact, the hub's note, and what can be decided.
 *
 * @module
 */
import type { HubApplicationView } from '@ncv/protocol/admin/hub-application-routes.ts'
import { useState } from 'preact/hooks'
import { act } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { saveFile } from '../../app/save-file.ts'
import { may } from '../../app/session.ts'
import type { ViewProps } from '../../app/views.tsx'
import { api } from '../../hub/api.ts'
import { ApplicationState, Blocking } from '../../hub/application-state.tsx'
import { PrerequisiteList } from '../../hub/prerequisite-list.tsx'
import { SpocAddress, SpocPeople } from '../../hub/spoc.tsx'
import { de } from '../../i18n/de/hub-application.ts'
import { de as partyDe } from '../../i18n/de/party-words.ts'
import { en } from '../../i18n/en/hub-application.ts'
import { en as partyEn } from '../../i18n/en/party-words.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Facts, Plain, Time } from '../../ui/facts.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import '../../style/hub-coordination.css'

const APPLICATION = { de, en }

interface Part {
  readonly of: HubApplicationView
  readonly onDone: () => Promise<void>
}

export default function Application({ params: { id = '' } }: ViewProps) {
  const t = useTexts(APPLICATION)
  const shown = useResource(() => api.showApplication({ params: { id } }), id, ['application', 'motion', 'feed'])
  return (
    <Loaded of={shown}>
      {(found) => (
        <Page title={found.name} back={{ href: hrefOf('applications'), label: t('back') }}>
          <ApplicationFacts of={found} />
          <PrerequisiteList of={found} />
          {found.spoc !== null && (
            <Section title={t('spoc')}>
              <SpocPeople of={found.spoc} />
              <SpocAddress of={found.spoc} />
            </Section>
          )}
          {may('application.decide') && <Decide of={found} onDone={shown.reload} />}
          {may('application.decide') && <Note key={found.note} of={found} onDone={shown.reload} />}
        </Page>
      )}
    </Loaded>
  )
}

function ApplicationFacts({ of: { id, kind, category, takenAt, state, blocking, reason, motion } }: { readonly of: HubApplicationView }) {
  const t = useTexts(APPLICATION)
  const partyText = useTexts({ de: partyDe, en: partyEn })
  return (
    <Facts
      of={[
        [t('column.state'), <ApplicationState state={state} />],
        [t('column.blocking'), state === 'pending' ? <Blocking of={blocking} /> : undefined],
        [partyText(`kind.${kind as 'land'}`), partyText(`category.${category as 1}`)],
        [
          t('fact.id'),
          <>
            <span class="mono">{id}</span>
            <span class="sub">{t('fact.id.hint')}</span>
          </>,
        ],
        [t('fact.at'), <Time at={takenAt} />],
        [t('fact.reason'), reason === null ? undefined : <Plain text={reason} />],
        [
          t('fact.motion'),
          motion === null ? undefined : (
            <a class="link" href={hrefOf(`motions/${motion}`)}>
              {t('motion.show')}
            </a>
          ),
        ],
      ]}
    />
  )
}

function Decide({ of: { id, name, state, blocking }, onDone }: Part) {
  const t = useTexts(APPLICATION)
  const [isRejecting, setRejecting] = useState(false)
  if (state !== 'pending' && state !== 'not-carried') return null
  const save = async () => {
    const record = await act(() => api.applicationCandidate({ params: { id } }))
    if (record !== undefined) saveFile(`${id}.candidate`, record.file, 'text/plain')
  }
  return (
    <div class="no-print">
      <Section title={t('decide')} lead={t('decide.call')}>
        <div class="row">
          {may('motion.propose') && blocking.length === 0 && (
            <LinkButton kind="primary" href={hrefOf('motions/new', { kind: 'admission', id, title: name })}>
              {t('propose')}
            </LinkButton>
          )}
          {blocking.length === 0 && <Button onClick={save}>{t('candidate')}</Button>}
          <Button isDanger onClick={() => setRejecting(true)}>
            {t('reject')}
          </Button>
        </div>
        {isRejecting && <Reject id={id} name={name} onClose={() => setRejecting(false)} onDone={onDone} />}
      </Section>
    </div>
  )
}

interface RejectProps {
  readonly id: string
  readonly name: string
  readonly onClose: () => void
  readonly onDone: () => Promise<void>
}

function Reject({ id, name, onClose, onDone }: RejectProps) {
  const t = useTexts(APPLICATION)
  const [reason, setReason] = useState('')
  const reject = async () => {
    if ((await act(() => api.rejectApplication({ params: { id }, body: { reason: reason.trim() } }), t('rejected'))) === undefined) return
    onClose()
    await onDone()
  }
  return (
    <Dialog
      title={t('reject.title', { name })}
      onClose={onClose}
      actions={
        <Button kind="primary" isDanger isDisabled={reason.trim() === ''} onClick={reject}>
          {t('reject')}
        </Button>
      }
    >
      <div class="stack">
        <p>{t('reject.text')}</p>
        <TextArea label={t('reject.reason')} value={reason} onInput={setReason} maxLength={1000} />
      </div>
    </Dialog>
  )
}

function Note({ of: { id, note }, onDone }: Part) {
  const t = useTexts(APPLICATION)
  const [text, setText] = useState(note ?? '')
  const save = async () => {
    const body = { note: text.trim() === '' ? null : text.trim() }
    if ((await act(() => api.noteApplication({ params: { id }, body }), t('note.saved'))) !== undefined) await onDone()
  }
  return (
    <div class="no-print">
      <div class="section">
        <form class="form" onSubmit={(event) => event.preventDefault()}>
          <TextArea label={t('note')} hint={t('note.hint')} value={text} onInput={setText} rows={3} maxLength={2000} />
          <Button onClick={save}>{t('note.save')}</Button>
        </form>
      </div>
    </div>
  )
}
