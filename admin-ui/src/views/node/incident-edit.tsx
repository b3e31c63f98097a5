// SPDX-License-Identifier: EUPL-1.2
/**
 * Recording an incident, and changing what is recorded. What was typed stays on the page when the node refuses it.
 *
 * @module
 */
import '../../style/incident.css'
import { useState } from 'preact/hooks'
import { act, sentenceOf } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { go, hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import type { ViewProps } from '../../app/views.tsx'
import { de } from '../../i18n/de/incident.ts'
import { en } from '../../i18n/en/incident.ts'
import { api } from '../../node/api.ts'
import type { IncidentDraft } from '../../node/incident-form.ts'
import { draftOf, jsonOf, jsonOfFields, NEW_DRAFT } from '../../node/incident-form.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { IncidentFieldset } from './incident-parts/fieldset.tsx'

const TEXTS = { de, en }

export default function IncidentEdit({ params: { id } }: ViewProps) {
  const t = useTexts(TEXTS)
  return id === undefined ? (
    <Page title={t('form.new')} lead={t('form.lead')} back={{ href: hrefOf('incidents'), label: t('back') }}>
      <IncidentForm
        before={NEW_DRAFT}
        save={async (draft) => {
          const made = await api.addIncident({ body: { json: jsonOf(draft) } })
          await act(() => Promise.resolve(), t('form.saved'))
          go(hrefOf(`incidents/${made.id}`))
        }}
        back={hrefOf('incidents')}
      />
    </Page>
  ) : (
    <Change id={id} />
  )
}

function Change({ id }: { readonly id: string }) {
  const t = useTexts(TEXTS)
  const params = { id }
  const board = useResource(() => api.showIncidentBoard({ params }), `incident ${id}`)
  return (
    <Page title={t('form.edit')} lead={t('form.lead')} back={{ href: hrefOf(`incidents/${id}`), label: board.data?.fields.title ?? t('back') }}>
      <Loaded of={board}>
        {({ fields, version }) => (
          <IncidentForm
            before={draftOf(fields)}
            save={async (draft) => {
              const saved = await api.putIncident({ params, body: { json: jsonOf(draft), version } })
              const undo = async () => void (await api.putIncident({ params, body: { json: jsonOfFields(fields), version: saved.version } }))
              await act(() => Promise.resolve(), t('form.saved'), undo)
              go(hrefOf(`incidents/${id}`))
            }}
            back={hrefOf(`incidents/${id}`)}
          />
        )}
      </Loaded>
    </Page>
  )
}

interface FormProps {
  readonly before: IncidentDraft
  readonly save: (draft: IncidentDraft) => Promise<void>
  readonly back: string
}

function IncidentForm({ before, save, back }: FormProps) {
  const t = useTexts(TEXTS)
  const [draft, setDraft] = useState(before)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const missing = [
    ...(draft.title.trim() === '' ? [t('field.title')] : []),
    ...(draft.kind === '' ? [t('field.kind')] : []),
    ...(draft.vcv === '' ? [t('field.vcv')] : []),
  ]
  const submit = async () => {
    if (missing.length > 0) {
      setFailure(t('form.missing', { fields: missing.join(', ') }))
      return
    }
    setFailure(undefined)
    try {
      await save(draft)
    } catch (error) {
      setFailure(sentenceOf(error))
    }
  }
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
      }}
    >
      <IncidentFieldset draft={draft} onChange={(change) => setDraft({ ...draft, ...change })} />
      {draft.kind === 'test' && <Alert kind="info" title={t('form.exercise')} />}
      {failure !== undefined && (
        <Alert kind="danger" title={t('form.refused')}>
          <p>{failure}</p>
        </Alert>
      )}
      <div class="row">
        <Button kind="primary" onClick={submit}>
          {t('form.save')}
        </Button>
        <LinkButton href={back}>{t('form.cancel')}</LinkButton>
      </div>
    </form>
  )
}
