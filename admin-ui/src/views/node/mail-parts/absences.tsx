// SPDX-License-Identifier: EUPL-1.2
/**
 * Who is away, and until when: it ends by itself.
 *
 * @module
 */
import type { MailSettings, MailView } from '@ncv/protocol/admin/mail-routes.ts'
import { useState } from 'preact/hooks'
import { beside } from '../../../app/direction.ts'
import { act, sentenceOf } from '../../../app/act.ts'
import { formatDay } from '../../../app/format.ts'
import { useTexts } from '../../../app/i18n.ts'
import { notify } from '../../../app/notice.ts'
import { may } from '../../../app/session.ts'
import { de } from '../../../i18n/de/mail.ts'
import { en } from '../../../i18n/en/mail.ts'
import { api } from '../../../node/api.ts'
import { Alert } from '../../../ui/alert.tsx'
import { Button } from '../../../ui/button.tsx'
import { Select, TextField } from '../../../ui/field.tsx'
import { Section } from '../../../ui/page.tsx'

export function Absences({
  view,
  settings,
  reload,
}: {
  readonly view: MailView
  readonly settings: MailSettings
  readonly reload: () => Promise<void>
}) {
  const t = useTexts({ de, en })
  const mayWrite = may('mail.write')
  const end = async (address: string) => {
    await act(() => api.setMailAbsence({ body: { address } }), t('absence.ended'))
    await reload()
  }
  return (
    <Section title={t('absence.title')} lead={t('absence.lead')}>
      {view.absences.length === 0 ? (
        <p>{t('absence.nobody')}</p>
      ) : (
        <ul>
          {view.absences.map(({ address, from, until }) => (
            <li key={address}>
              {t('absence.line', { address, from: formatDay(from), until: formatDay(until) })}{' '}
              {settings.recipients.find((each) => each.address === address)?.deputy === undefined && (
                <span class="sub">{t('absence.noDeputy', { address })}</span>
              )}
              {mayWrite && (
                <Button isSmall label={t('absence.end.label', { address })} onClick={() => end(address)}>
                  {t('absence.end')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayWrite && <AbsenceForm settings={settings} reload={reload} />}
    </Section>
  )
}

function AbsenceForm({ settings: { recipients }, reload }: { readonly settings: MailSettings; readonly reload: () => Promise<void> }) {
  const t = useTexts({ de, en })
  const [address, setAddress] = useState(recipients[0]?.address ?? '')
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const [refusal, setRefusal] = useState('')
  const enter = async () => {
    setRefusal('')
    if (until === '') return setRefusal(t('fault.required'))
    try {
      await api.setMailAbsence({ body: { address, until, ...(from === '' ? {} : { from }) } })
      notify('success', t('absence.entered'))
      setFrom('')
      setUntil('')
      await reload()
    } catch (error) {
      setRefusal(sentenceOf(error))
    }
  }
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void enter()
      }}
    >
      <Select
        label={t('absence.who')}
        value={address}
        onChange={setAddress}
        options={recipients.map((each) => ({ value: each.address, label: beside([each.address, each.role], ' – ') }))}
      />
      <TextField label={t('absence.from')} type="date" value={from} onInput={setFrom} />
      <TextField label={t('absence.until')} type="date" value={until} onInput={setUntil} />
      {refusal !== '' && <Alert kind="danger" title={refusal} />}
      <Button type="submit">{t('absence.enter')}</Button>
    </form>
  )
}
