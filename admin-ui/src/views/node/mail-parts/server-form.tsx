// SPDX-License-Identifier: EUPL-1.2
/**
 * Mail server, when mails come, and who gets them. What was typed stays where the node refuses it.
 *
 * @module
 */
import type { MailView } from '@ncv/protocol/admin/mail-routes.ts'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { sentenceOf } from '../../../app/act.ts'
import { useTexts } from '../../../app/i18n.ts'
import { notify } from '../../../app/notice.ts'
import { de } from '../../../i18n/de/mail.ts'
import { en } from '../../../i18n/en/mail.ts'
import { api } from '../../../node/api.ts'
import { Alert } from '../../../ui/alert.tsx'
import { Button } from '../../../ui/button.tsx'
import { Checkbox, Select, TextField } from '../../../ui/field.tsx'
import { Section } from '../../../ui/page.tsx'
import type { Faults, MailDraft } from './mail-draft.ts'
import { draftOf, faultsOf, settingsOf } from './mail-draft.ts'
import type { PartProps } from './part-props.ts'
import { RecipientFields } from './recipient-fields.tsx'

const TLS_MODES = ['starttls', 'implicit', 'none'] as const
const THRESHOLDS = ['low', 'medium', 'high', 'critical'] as const

export function ServerForm({ view, onSaved }: { readonly view: MailView; readonly onSaved: () => Promise<void> }) {
  const t = useTexts({ de, en })
  const [draft, setDraft] = useState<MailDraft>(() => draftOf(view.settings))
  const [password, setPassword] = useState('')
  const [isDropped, setDropped] = useState(false)
  const [faults, setFaults] = useState<Faults>({})
  const [refusal, setRefusal] = useState('')
  const change = (part: Partial<MailDraft>) => setDraft({ ...draft, ...part })
  const save = async () => {
    const found = faultsOf(draft)
    setFaults(found)
    setRefusal('')
    if (Object.keys(found).length > 0) {
      // After the page has shown which fields are meant.
      requestAnimationFrame(() => document.querySelector<HTMLElement>('.form [aria-invalid="true"]')?.focus())
      return
    }
    try {
      const secret = isDropped ? { password: null } : password === '' ? {} : { password }
      await api.setMail({ body: { settings: settingsOf(draft), ...secret } })
      setPassword('')
      setDropped(false)
      notify('success', t('saved'))
      await onSaved()
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
        void save()
      }}
    >
      <Checkbox label={t('isOn')} isChecked={draft.isOn} onChange={(isOn) => change({ isOn })} />
      <Server draft={draft} faults={faults} change={change}>
        <TextField
          label={t('password')}
          hint={t(view.hasPassword ? 'password.there' : 'password.none')}
          type="password"
          autocomplete="new-password"
          value={password}
          onInput={setPassword}
          isDisabled={isDropped}
          maxLength={500}
        />
        {view.hasPassword && <Checkbox label={t('password.drop')} isChecked={isDropped} onChange={setDropped} />}
      </Server>
      <When draft={draft} faults={faults} change={change} />
      <RecipientFields draft={draft} faults={faults} change={change} />
      {Object.keys(faults).length > 0 && <Alert kind="danger" title={t('faults.title')} />}
      {refusal !== '' && (
        <Alert kind="danger" title={t('refused.title')}>
          <p>{refusal}</p>
        </Alert>
      )}
      <Button kind="primary" type="submit">
        {t('save')}
      </Button>
    </form>
  )
}

function Server({ draft, faults, change, children }: PartProps & { readonly children: ComponentChildren }) {
  const t = useTexts({ de, en })
  const fault = (name: string) => (faults[name] === undefined ? undefined : t(`fault.${faults[name]}`))
  return (
    <Section title={t('server.title')}>
      <div class="form">
        <TextField
          label={t('host')}
          hint={t('host.hint')}
          error={fault('host')}
          value={draft.host}
          onInput={(host) => change({ host })}
          maxLength={253}
        />
        <TextField
          label={t('port')}
          error={fault('port')}
          inputMode="numeric"
          value={draft.port}
          onInput={(port) => change({ port })}
          maxLength={5}
        />
        <Select
          label={t('tls')}
          error={fault('tls')}
          value={draft.tls}
          onChange={(tls) => change({ tls })}
          options={TLS_MODES.map((value) => ({ value, label: t(`tls.${value}`) }))}
        />
        <TextField label={t('from')} error={fault('from')} type="email" value={draft.from} onInput={(from) => change({ from })} maxLength={254} />
        <TextField
          label={t('user')}
          hint={t('user.hint')}
          autocomplete="off"
          value={draft.user}
          onInput={(user) => change({ user })}
          maxLength={200}
        />
        {children}
      </div>
    </Section>
  )
}

function When({ draft, faults, change }: PartProps) {
  const t = useTexts({ de, en })
  const fault = (name: string) => (faults[name] === undefined ? undefined : t(`fault.${faults[name]}`))
  return (
    <Section title={t('when.title')}>
      <div class="form">
        <Select
          label={t('threshold')}
          hint={t('threshold.hint')}
          value={draft.threshold}
          onChange={(threshold) => change({ threshold })}
          options={THRESHOLDS.map((value) => ({ value, label: t(`threshold.${value}`) }))}
        />
        <TextField
          label={t('digestAt')}
          hint={t('digestAt.hint')}
          error={fault('digestAt')}
          value={draft.digestAt}
          onInput={(digestAt) => change({ digestAt })}
          maxLength={5}
        />
        <TextField
          label={t('timezone')}
          error={fault('timezone')}
          value={draft.timezone}
          onInput={(timezone) => change({ timezone })}
          maxLength={64}
        />
        <TextField
          label={t('escalateAfterHours')}
          hint={t('escalateAfterHours.hint')}
          error={fault('escalateAfterHours')}
          inputMode="numeric"
          value={draft.escalateAfterHours}
          onInput={(escalateAfterHours) => change({ escalateAfterHours })}
          maxLength={3}
        />
        <TextField
          label={t('link')}
          hint={t('link.hint')}
          error={fault('link')}
          value={draft.link}
          onInput={(link) => change({ link })}
          maxLength={300}
        />
      </div>
    </Section>
  )
}
