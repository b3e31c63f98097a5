// SPDX-License-Identifier: EUPL-1.2
/**
 * Asking the contact point: by name, sealed to the N-CERT.
 *
 * @module
 */
import type { OwnRequestView } from '@ncv/protocol/admin/request-routes.ts'
import { useState } from 'preact/hooks'
import { sentenceOf } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { go, hrefOf } from '../../app/location.ts'
import { notify } from '../../app/notice.ts'
import { de } from '../../i18n/de/request.ts'
import { en } from '../../i18n/en/request.ts'
import { api } from '../../node/api.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox, Select, TextArea, TextField } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'

const TOPICS = [
  'advice',
  'provider',
  'expert',
  'scan',
  'audit',
  'forensics',
  'malware',
  'other',
] as const satisfies readonly OwnRequestView['topic'][]
const TLP = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'] as const satisfies readonly OwnRequestView['tlp'][]

type Wish = Pick<OwnRequestView, 'subject' | 'text' | 'topic' | 'isUrgent' | 'tlp'>

export default function RequestNew() {
  const t = useTexts({ de, en })
  const [wish, setWish] = useState<Wish>({ subject: '', text: '', topic: 'advice', isUrgent: false, tlp: 'TLP:AMBER' })
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const [isBusy, setBusy] = useState(false)
  const change = (part: Partial<Wish>) => setWish({ ...wish, ...part })
  const send = async () => {
    setBusy(true)
    try {
      const { id, state } = await api.askSpoc({ body: wish })
      notify('success', t(state === 'unsent' ? 'new.unsent' : 'new.sent'))
      go(hrefOf(`requests/${id}`))
    } catch (error) {
      setProblem(sentenceOf(error))
      setBusy(false)
    }
  }
  return (
    <Page title={t('new.title')} lead={t('new.lead')} back={{ href: hrefOf('requests'), label: t('title') }}>
      {problem !== undefined && <Alert kind="danger" title={problem} />}
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <TextField label={t('new.subject')} value={wish.subject} isRequired maxLength={160} onInput={(subject) => change({ subject })} />
        <Select
          label={t('new.topic')}
          value={wish.topic}
          onChange={(topic) => change({ topic })}
          options={TOPICS.map((value) => ({ value, label: t(`topic.${value}`) }))}
        />
        <TextArea
          label={t('new.text')}
          hint={t('new.text.hint')}
          rows={8}
          isRequired
          maxLength={12_000}
          value={wish.text}
          onInput={(text) => change({ text })}
        />
        <Select
          label={t('new.tlp')}
          value={wish.tlp}
          onChange={(tlp) => change({ tlp })}
          options={TLP.map((value) => ({ value, label: `${value} – ${t(`tlp.${value}`)}` }))}
        />
        <Checkbox label={t('new.urgent')} isChecked={wish.isUrgent} onChange={(isUrgent) => change({ isUrgent })} />
        <p class="muted">{t('new.urgent.hint')}</p>
        <Button kind="primary" type="submit" isDisabled={isBusy}>
          {t('new.send')}
        </Button>
      </form>
    </Page>
  )
}
