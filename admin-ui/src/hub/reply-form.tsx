// SPDX-License-Identifier: EUPL-1.2
/**
 * Writing to the unnamed sender of a contribution.
 *
 * @module
 */
import type { HubCaseView } from '@ncv/protocol/admin/hub-case-routes.ts'
import { useState } from 'preact/hooks'
import { act } from '../app/act.ts'
import { useTexts } from '../app/i18n.ts'
import { de } from '../i18n/de/hub-intake.ts'
import { en } from '../i18n/en/hub-intake.ts'
import { Alert } from '../ui/alert.tsx'
import { Button } from '../ui/button.tsx'
import { RadioGroup, Select, TextArea, TextField } from '../ui/field.tsx'
import { Section } from '../ui/page.tsx'
import { api } from './api.ts'
import { KeyBar } from './key-bar.tsx'
import { keyHolder } from './key-holder.ts'
import { replyInput } from './signing.ts'

const KINDS = ['question', 'note', 'closing'] as const
type Kind = (typeof KINDS)[number]
const CANNED = ['when', 'entry', 'indicators', 'product', 'spread', 'help', 'thanks'] as const
type Canned = (typeof CANNED)[number]
const TEXT_MAX = 1500

export function ReplyForm({ of, onDone }: { readonly of: HubCaseView; readonly onDone: () => void }) {
  const t = useTexts({ de, en })
  const signer = keyHolder.use()
  const [kind, setKind] = useState<Kind>('question')
  const [canned, setCanned] = useState<Canned | ''>('')
  const [text, setText] = useState('')
  const [closes, setCloses] = useState('')
  const [isEmpty, setEmpty] = useState(false)
  if (of.isClosed) return <p class="muted">{t('reply.closed')}</p>
  if (!of.isOpen) return <p class="muted">{t('reply.over')}</p>

  const choose = (next: Canned | '') => {
    setCanned(next)
    if (next === '') return
    setText(t(`canned.${next}.text`))
    setKind(next === 'thanks' ? 'closing' : 'question')
  }
  const submit = async () => {
    const words = text.trim()
    setEmpty(words === '')
    if (words === '' || signer === undefined) return
    const said = { number: of.nextReply, kind, text: words, ...(closes === '' || kind !== 'question' ? {} : { closes }) }
    const done = await act(async () => {
      const signature = await signer.sign(replyInput(of.origin, { contribution: of.id, ...said }))
      return await api.addReply({ params: { id: of.id }, body: { ...said, author: signer.id, signature } })
    }, t('reply.done'))
    if (done === undefined) return
    setText('')
    setCanned('')
    setCloses('')
    onDone()
  }
  return (
    <Section title={t('reply.title')}>
      <Alert kind="info" title={t('reply.care')} />
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Select<Canned | ''>
          label={t('reply.canned')}
          value={canned}
          onChange={choose}
          options={[{ value: '', label: t('reply.canned.none') }, ...CANNED.map((value) => ({ value, label: t(`canned.${value}`) }))]}
        />
        <TextArea
          label={t('reply.text')}
          hint={t('reply.text.hint')}
          error={isEmpty ? t('reply.empty') : undefined}
          value={text}
          onInput={setText}
          maxLength={TEXT_MAX}
          isRequired
        />
        <RadioGroup<Kind>
          label={t('reply.kind')}
          value={kind}
          onChange={setKind}
          options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        {kind === 'question' && <TextField label={t('reply.closes')} type="date" value={closes} onInput={setCloses} />}
        <KeyBar part="author" />
        <Button kind="primary" type="submit" isDisabled={signer === undefined}>
          {t('reply.submit')}
        </Button>
      </form>
    </Section>
  )
}
