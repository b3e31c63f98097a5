// SPDX-License-Identifier: EUPL-1.2
/**
 * Own names and places: what the redaction looks for. None of it leaves the house.
 *
 * @module
 */
import '../../style/incident.css'
import { useState } from 'preact/hooks'
import { act, sentenceOf } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { de } from '../../i18n/de/identity.ts'
import { en } from '../../i18n/en/identity.ts'
import { api } from '../../node/api.ts'
import type { IdentityDraft, IdentityLine } from '../../node/identity-form.ts'
import { identityDraft, identityJson } from '../../node/identity-form.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button } from '../../ui/button.tsx'
import { Time } from '../../ui/facts.tsx'
import { TextArea, TextField } from '../../ui/field.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { IncidentNav } from './incident-parts/nav.tsx'

const TEXTS = { de, en }

export default function Identity() {
  const t = useTexts(TEXTS)
  const identity = useResource(() => api.showIdentity(), 'identity', ['identity'])
  return (
    <Page title={t('title')} lead={t('lead')}>
      <IncidentNav />
      <Loaded of={identity}>
        {({ identity: given }) => (
          <>
            {given === null && (
              <Alert kind="warning" title={t('missing.title')}>
                <p>{t('missing.text')}</p>
              </Alert>
            )}
            <Form before={identityDraft(given)} reload={identity.reload} />
          </>
        )}
      </Loaded>
      <Places />
    </Page>
  )
}

interface FormProps {
  readonly before: IdentityDraft
  readonly reload: () => Promise<void>
}

function Form({ before, reload }: FormProps) {
  const t = useTexts(TEXTS)
  const [draft, setDraft] = useState(before)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const save = async () => {
    setFailure(undefined)
    try {
      await api.putIdentity({ body: { json: identityJson(draft) } })
    } catch (error) {
      setFailure(sentenceOf(error))
      return
    }
    const back = async () => {
      await api.putIdentity({ body: { json: identityJson(before) } })
      setDraft(before)
      await reload()
    }
    await act(() => Promise.resolve(), t('saved'), before.name === '' ? undefined : back)
    await reload()
  }
  const line = (name: IdentityLine) => ({ value: draft[name], onInput: (value: string) => setDraft({ ...draft, [name]: value }) })
  const list = (name: Exclude<keyof IdentityDraft, IdentityLine>) => ({
    rows: 3,
    value: draft[name],
    onInput: (value: string) => setDraft({ ...draft, [name]: value }),
  })
  return (
    <form class="form" onSubmit={(event) => event.preventDefault()}>
      <fieldset class="form-part">
        <legend>{t('part.house')}</legend>
        <TextField label={t('name')} hint={t('name.hint')} {...line('name')} isRequired />
        <TextField label={t('kind')} hint={t('kind.hint')} {...line('kind')} />
        <TextArea label={t('names')} hint={t('names.hint')} {...list('names')} />
        <TextField label={t('ags')} {...line('ags')} inputMode="numeric" />
        <TextField label={t('street')} {...line('street')} />
        <TextField label={t('postcode')} {...line('postcode')} inputMode="numeric" />
      </fieldset>
      <fieldset class="form-part">
        <legend>{t('part.people')}</legend>
        <TextArea label={t('people')} hint={t('people.hint')} {...list('people')} rows={6} />
        <TextArea label={t('phones')} hint={t('lines')} {...list('phones')} />
        <TextArea label={t('mailboxes')} hint={t('lines')} {...list('mailboxes')} />
      </fieldset>
      <fieldset class="form-part">
        <legend>{t('part.network')}</legend>
        <TextArea label={t('domains')} hint={t('lines')} {...list('domains')} />
        <TextArea label={t('hosts')} hint={t('hosts.hint')} {...list('hosts')} />
        <TextArea label={t('ipRanges')} hint={t('ipRanges.hint')} {...list('ipRanges')} />
      </fieldset>
      <fieldset class="form-part">
        <legend>{t('part.others')}</legend>
        <TextArea label={t('products')} hint={t('products.hint')} {...list('products')} />
        <TextArea label={t('partners')} hint={t('partners.hint')} {...list('partners')} />
      </fieldset>
      {failure !== undefined && (
        <Alert kind="danger" title={t('refused')}>
          <p>{failure}</p>
        </Alert>
      )}
      {may('identity.write') && (
        <Button kind="primary" onClick={save}>
          {t('save')}
        </Button>
      )}
    </form>
  )
}

function Places() {
  const t = useTexts(TEXTS)
  const places = useResource(() => api.showPlaces(), 'places', ['identity'])
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const take = async (file: File) => {
    setFailure(undefined)
    try {
      const csv = await file.text()
      await api.importPlaces({ body: { file: file.name.slice(0, 200), csv } })
      await act(() => Promise.resolve(), t('places.done'))
      await places.reload()
    } catch (error) {
      setFailure(sentenceOf(error))
    }
  }
  return (
    <Section title={t('places.title')} lead={t('places.lead')}>
      <Loaded of={places}>
        {({ known, imported }) => (
          <>
            <p>{t('places.known', { n: known })}</p>
            {imported !== null && (
              <p>
                {t('places.imported', { file: imported.file, rows: imported.rows })} <Time at={imported.at} />
              </p>
            )}
            {may('identity.write') && (
              <div class="form">
                <FileField
                  label={t('places.file')}
                  hint={t('places.file.hint')}
                  accept=".csv,.txt"
                  error={failure}
                  onFile={(file) => void take(file)}
                />
                {imported !== null && (
                  <Button
                    onClick={async () => {
                      await act(() => api.resetPlaces(), t('places.reset.done'))
                      await places.reload()
                    }}
                  >
                    {t('places.reset')}
                  </Button>
                )}
              </div>
            )}
          </>
        )}
      </Loaded>
    </Section>
  )
}
