// SPDX-License-Identifier: EUPL-1.2
/**
 * Writing to members: words, label, attachments, the receipt that is wished for.
 *
 * @module
 */
import type { HubPostView } from '@ncv/protocol/admin/hub-post-routes.ts'
import { useState } from 'preact/hooks'
import { act } from '../app/act.ts'
import { useTexts } from '../app/i18n.ts'
import { notify } from '../app/notice.ts'
import { base64OfBytes } from '../app/save-file.ts'
import { de } from '../i18n/de/hub-post.ts'
import { en } from '../i18n/en/hub-post.ts'
import { Button } from '../ui/button.tsx'
import { Select, TextArea, TextField } from '../ui/field.tsx'
import { FileField } from '../ui/file-field.tsx'
import { api } from './api.ts'
import { TlpField } from './tlp-field.tsx'

const POST = { de, en }
const WISHES = ['none', 'delivered', 'read'] as const satisfies readonly HubPostView['receipt'][]
const FILES_MAX = 5
const FILE_MAX_BYTES = 10 * 1024 * 1024

interface Upload {
  readonly name: string
  readonly content: string
}

export interface PostFormProps {
  /** Ids of members. */
  readonly to: readonly string[]
  readonly subject: string
  readonly tlp: HubPostView['tlp']
  /** Id of the letter that is answered; its subject stays. */
  readonly replyTo?: string
  readonly onDone: (sent: HubPostView) => void | Promise<void>
}

export function PostForm({ to, replyTo, onDone, ...given }: PostFormProps) {
  const t = useTexts(POST)
  const [subject, setSubject] = useState(given.subject)
  const [text, setText] = useState('')
  const [tlp, setTlp] = useState(given.tlp)
  const [receipt, setReceipt] = useState<HubPostView['receipt']>('delivered')
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const send = async () => {
    const body = { to: [...to], subject: subject.trim(), text: text.trim(), tlp, receipt, files: [], uploads: [...uploads] }
    const reply = replyTo === undefined ? {} : { replyTo }
    const sent = await act(() => api.sendPost({ body: { ...body, ...reply } }), t('sent', { n: to.length }))
    if (sent !== undefined) await onDone(sent)
  }
  const isReady = to.length > 0 && subject.trim() !== '' && text.trim() !== ''
  return (
    <form class="form" onSubmit={(event) => event.preventDefault()}>
      {replyTo === undefined && <TextField label={t('subject')} hint={t('subject.hint')} value={subject} onInput={setSubject} maxLength={160} />}
      <TextArea label={t('text')} value={text} onInput={setText} rows={8} maxLength={15_000} />
      <TlpField value={tlp} onChange={(label) => label !== 'same' && setTlp(label)} />
      <Select
        label={t('receipt')}
        value={receipt}
        onChange={setReceipt}
        options={WISHES.map((value) => ({ value, label: t(`receipt-wish.${value}`) }))}
      />
      <Attachments of={uploads} onChange={setUploads} />
      <Button kind="primary" isDisabled={!isReady} onClick={send}>
        {t('send')}
      </Button>
    </form>
  )
}

function Attachments({ of: uploads, onChange }: { readonly of: readonly Upload[]; readonly onChange: (next: readonly Upload[]) => void }) {
  const t = useTexts(POST)
  const take = async (file: File) => {
    if (file.size > FILE_MAX_BYTES) return notify('danger', t('attach.big', { name: file.name }))
    const content = base64OfBytes(new Uint8Array(await file.arrayBuffer()))
    onChange([...uploads.filter(({ name }) => name !== file.name), { name: file.name, content }])
  }
  return (
    <div class="stack">
      {uploads.length < FILES_MAX && (
        <FileField key={uploads.length} label={t('attach')} hint={t('attach.hint')} onFile={(file) => void take(file)} />
      )}
      {uploads.map(({ name }) => (
        <p class="row" key={name}>
          <span>{name}</span>
          <Button isSmall kind="tertiary" onClick={() => onChange(uploads.filter((each) => each.name !== name))}>
            {t('attach.remove', { name })}
          </Button>
        </p>
      ))}
    </div>
  )
}
