// SPDX-License-Identifier: EUPL-1.2
/**
 * Writing a letter: to whom, what, under which label; shown once more as it leaves, then sent.
 *
 * @module
 */
import type { PostInView } from '@ncv/protocol/admin/post-routes.ts'
import { useState } from 'preact/hooks'
import { act, sentenceOf } from '../../app/act.ts'
import { formatBytes } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { go, hrefOf, place } from '../../app/location.ts'
import { notify } from '../../app/notice.ts'
import { useResource } from '../../app/resource.ts'
import { base64OfBytes } from '../../app/save-file.ts'
import { session } from '../../app/session.ts'
import { de } from '../../i18n/de/post.ts'
import { en } from '../../i18n/en/post.ts'
import { api } from '../../node/api.ts'
import { Alert } from '../../ui/alert.tsx'
import { Tlp } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { Plain } from '../../ui/facts.tsx'
import { Checkbox, RadioGroup, Select, TextArea, TextField } from '../../ui/field.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import type { ChosenFile, Draft } from './post-draft.ts'
import { EMPTY_DRAFT, keepDraft, keptDraft, missingIn } from './post-draft.ts'
import { ATTACHMENT_BYTES_MAX, ATTACHMENTS_MAX, replySubject } from './post-parts.ts'
import type { Party } from './post-recipients.tsx'
import { Recipients } from './post-recipients.tsx'
import '../../style/federation.css'

const POST = { de, en }
const TLP = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'] as const satisfies readonly Draft['tlp'][]
const WISHES = ['none', 'delivered', 'read'] as const satisfies readonly Draft['receipt'][]
const HUB = 'hub'

interface Ground {
  readonly parties: readonly Party[]
  readonly answered: PostInView | undefined
}

async function load(reply: string | undefined): Promise<Ground> {
  const [{ members }, { federation, id: own }, answered] = await Promise.all([
    api.members(),
    api.readSettings(),
    reply === undefined ? undefined : api.showPost({ params: { id: reply } }),
  ])
  const others = members.filter(({ id, state }) => state === 'admitted' && id !== own).map(({ id, name, hasPledge }) => ({ id, name, hasPledge }))
  return { parties: [{ id: HUB, name: federation.hub, hasPledge: true }, ...others], answered: answered?.received }
}

export default function PostWrite() {
  const t = useTexts(POST)
  const { query } = place.use()
  const reply = query.get('reply') ?? undefined
  const ground = useResource(() => load(reply), `post/new ${reply ?? ''}`, [])
  return (
    <Page title={t(reply === undefined ? 'new.title' : 'new.reply')} lead={t('new.lead')} back={{ href: hrefOf('post'), label: t('inbox') }}>
      <Loaded of={ground}>{(known) => <WriteForm ground={known} to={query.get('to') ?? undefined} />}</Loaded>
    </Page>
  )
}

function firstDraft({ answered }: Ground, to: string | undefined): Draft {
  if (answered !== undefined) return { ...EMPTY_DRAFT, to: [answered.from.id], subject: replySubject(answered.subject), tlp: answered.tlp }
  return to === undefined ? EMPTY_DRAFT : { ...EMPTY_DRAFT, to: [to] }
}

function WriteForm({ ground, to }: { readonly ground: Ground; readonly to: string | undefined }) {
  const t = useTexts(POST)
  const owner = session.value?.account?.id ?? ''
  const key = ground.answered?.id ?? to ?? 'new'
  const [draft, setDraft] = useState<Draft>(() => keptDraft(owner, key) ?? firstDraft(ground, to))
  const [isAsking, setAsking] = useState(false)
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const [hasTried, setTried] = useState(false)
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    keepDraft(owner, key, next)
  }
  const missing = missingIn(draft)
  const send = async () => {
    setAsking(false)
    try {
      const { id, state } = await api.sendPost({ body: bodyOf(draft, ground.answered?.id) })
      keepDraft(owner, key, undefined)
      notify('success', t(state === 'queued' ? 'sent.queued' : 'sent.now'))
      go(hrefOf(`post/${id}`))
    } catch (error) {
      setProblem(sentenceOf(error))
    }
  }
  return (
    <>
      {problem !== undefined && <Alert kind="danger" title={problem} />}
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (missing.length === 0) setAsking(true)
        }}
      >
        <Recipients parties={ground.parties} chosen={draft.to} onChange={(chosen) => change({ to: chosen })} />
        <TextField label={t('new.subject')} value={draft.subject} maxLength={160} onInput={(subject) => change({ subject })} />
        <TextArea label={t('new.text')} rows={10} maxLength={15_000} value={draft.text} onInput={(text) => change({ text })} />
        <Select
          label={t('new.tlp')}
          value={draft.tlp}
          onChange={(tlp) => change({ tlp })}
          options={TLP.map((tlp) => ({ value: tlp, label: `${tlp} – ${t(`tlp.${tlp}`)}` }))}
        />
        <Files files={draft.files} onChange={(files) => change({ files })} />
        <RadioGroup
          label={t('wish')}
          value={draft.receipt}
          onChange={(receipt) => change({ receipt })}
          options={WISHES.map((wish) => ({ value: wish, label: t(`wish.${wish}`) }))}
        />
        <Checkbox label={t('new.urgent')} isChecked={draft.isUrgent} onChange={(isUrgent) => change({ isUrgent })} />
        <p class="muted">{t('new.urgent.hint')}</p>
        {hasTried && missing.length > 0 && (
          <p role="alert">
            <strong>{t('new.need', { what: missing.map((need) => t(`need.${need}`)).join(', ') })}</strong>
          </p>
        )}
        <div class="row">
          <Button kind="primary" type="submit">
            {t('new.preview')}
          </Button>
          <Button
            kind="tertiary"
            onClick={() => {
              keepDraft(owner, key, undefined)
              setDraft(firstDraft(ground, to))
            }}
          >
            {t('new.discard')}
          </Button>
        </div>
        <p class="muted">{t('new.kept')}</p>
      </form>
      {isAsking && <Preview draft={draft} parties={ground.parties} onSend={send} onClose={() => setAsking(false)} />}
    </>
  )
}

function bodyOf({ files, subject, text, ...rest }: Draft, replyTo: string | undefined) {
  return {
    ...rest,
    to: [...rest.to],
    subject: subject.trim(),
    text,
    files: [],
    ...(files.length === 0 ? {} : { uploads: files.map(({ name, bytes }) => ({ name, content: base64OfBytes(bytes) })) }),
    ...(replyTo === undefined ? {} : { replyTo }),
  }
}

function Files({ files, onChange }: { readonly files: readonly ChosenFile[]; readonly onChange: (files: readonly ChosenFile[]) => void }) {
  const t = useTexts(POST)
  const [error, setError] = useState<string | undefined>(undefined)
  const add = async (file: File) => {
    setError(undefined)
    if (files.length >= ATTACHMENTS_MAX) setError(t('new.file.many'))
    else if (file.size > ATTACHMENT_BYTES_MAX) setError(t('new.file.large', { name: file.name }))
    else onChange([...files, { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }])
  }
  return (
    <div>
      <FileField label={t('new.file')} hint={t('new.file.hint')} error={error} onFile={(file) => void act(() => add(file))} />
      <ul class="list-plain">
        {files.map((file, at) => (
          <li key={`${at} ${file.name}`} class="row">
            {file.name} <span class="muted">({formatBytes(file.bytes.length)})</span>
            <Button
              isSmall
              kind="tertiary"
              label={t('new.file.remove', { name: file.name })}
              onClick={() => onChange(files.filter((each) => each !== file))}
            >
              {t('new.remove')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface PreviewProps {
  readonly draft: Draft
  readonly parties: readonly Party[]
  readonly onSend: () => Promise<void>
  readonly onClose: () => void
}

/** What leaves, in words. */
function Preview({ draft, parties, onSend, onClose }: PreviewProps) {
  const t = useTexts(POST)
  const house = session.value?.party.name ?? ''
  return (
    <Confirm title={t('confirm.title')} confirm={t('confirm.send')} onConfirm={onSend} onClose={onClose}>
      <p>{t('confirm.text', { house })}</p>
      <ul>
        {draft.to.map((id) => (
          <li key={id}>{parties.find((party) => party.id === id)?.name ?? id}</li>
        ))}
      </ul>
      <div class="exact">
        <p class="row">
          <Tlp label={draft.tlp} /> <strong>{draft.subject}</strong>
        </p>
        <Plain text={draft.text} />
        {draft.files.length > 0 && (
          <p>
            {t('attachments')}: {draft.files.map(({ name }) => name).join(', ')}
          </p>
        )}
      </div>
      <p>
        {t(`tlp.${draft.tlp}`)}. {t(draft.isUrgent ? 'confirm.now' : 'confirm.later')}
      </p>
    </Confirm>
  )
}
