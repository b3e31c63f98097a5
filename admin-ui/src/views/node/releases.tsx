// SPDX-License-Identifier: EUPL-1.2
/**
 * Releases: asked of a source by this house, and asked of this house as a source. `?about=12` asks.
 *
 * @module
 */
import type { AskedRelease, ReceivedRelease } from '@ncv/protocol/admin/release-routes.ts'
import { useState } from 'preact/hooks'
import { sentenceOf } from '../../app/act.ts'
import { formatDay } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf, place, setQuery } from '../../app/location.ts'
import { notify } from '../../app/notice.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { de } from '../../i18n/de/release.ts'
import { en } from '../../i18n/en/release.ts'
import { api } from '../../node/api.ts'
import { Alert } from '../../ui/alert.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Time } from '../../ui/facts.tsx'
import { RadioGroup, Select, TextArea, TextField } from '../../ui/field.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { PostNav } from './post-nav.tsx'

const TEXTS = { de, en }
type Audience = AskedRelease['audience']
const AUDIENCES = ['superior-office', 'own-provider', 'served-municipality', 'member', 'own-body', 'public'] as const satisfies readonly Audience[]
type Answer = AskedRelease['answer']

export default function Releases() {
  const t = useTexts(TEXTS)
  const about = place.use().query.get('about') ?? undefined
  const found = useResource(() => api.listReleases(), 'releases', ['forwarding', 'post', 'feed'])
  const [asked, setAsked] = useState<ReceivedRelease | undefined>(undefined)
  const canWrite = may('forwarding.write')
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={canWrite && about === undefined && <Button onClick={() => setQuery({ about: 'new' })}>{t('ask')}</Button>}
    >
      <PostNav />
      {canWrite && about !== undefined && <AskForm about={about === 'new' ? '' : about} reload={found.reload} />}
      <Loaded of={found}>
        {({ asked: own, received }) => (
          <>
            <Section title={t('received')} lead={t('received.lead')}>
              {received.length === 0 ? <Empty title={t('received.empty')} /> : <Received rows={received} onAnswer={setAsked} />}
            </Section>
            <Section title={t('asked')}>{own.length === 0 ? <Empty title={t('asked.empty')} /> : <Asked rows={own} />}</Section>
          </>
        )}
      </Loaded>
      {asked !== undefined && <AnswerDialog request={asked} reload={found.reload} onClose={() => setAsked(undefined)} />}
    </Page>
  )
}

function AnswerCell({ answer }: { readonly answer: Answer }) {
  const t = useTexts(TEXTS)
  if (answer === undefined) return <Badge kind="amber">{t('open')}</Badge>
  // The end is midnight after the last day.
  return (
    <>
      <Badge kind={answer.isGranted ? 'green' : 'red'}>{t(answer.isGranted ? 'granted' : 'refused')}</Badge>
      {answer.until !== undefined && <span class="sub">{t('until', { day: formatDay(answer.until - 1) })}</span>}
      {answer.text !== undefined && <span class="sub">{answer.text}</span>}
    </>
  )
}

/** `#12` leads to the warning. */
function Subject({ subject }: { readonly subject: string }) {
  const index = /^#(\d+)$/.exec(subject)?.[1]
  if (index === undefined) return <>{subject}</>
  return (
    <a class="link" href={hrefOf(`warnings/${index}`)}>
      {subject}
    </a>
  )
}

function Asked({ rows }: { readonly rows: readonly AskedRelease[] }) {
  const t = useTexts(TEXTS)
  return (
    <Table
      caption={t('asked')}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { key: 'subject', title: t('column.subject'), cell: ({ subject }) => <Subject subject={subject} /> },
        { key: 'source', title: t('column.source'), cell: ({ name }) => name },
        { key: 'audience', title: t('column.audience'), cell: ({ audience }) => t(`audience.${audience}`) },
        { key: 'reason', title: t('column.reason'), cell: ({ reason }) => reason },
        { key: 'state', title: t('column.state'), cell: ({ answer }) => <AnswerCell answer={answer} /> },
        { key: 'at', title: t('column.at'), isNumber: true, cell: ({ at }) => <Time at={at} isAgo /> },
      ]}
    />
  )
}

function Received({ rows, onAnswer }: { readonly rows: readonly ReceivedRelease[]; readonly onAnswer: (request: ReceivedRelease) => void }) {
  const t = useTexts(TEXTS)
  return (
    <Table
      caption={t('received')}
      rows={rows}
      keyOf={({ id }) => id}
      pageKey="received"
      columns={[
        { key: 'subject', title: t('column.subject'), cell: ({ subject }) => <Subject subject={subject} /> },
        { key: 'from', title: t('column.from'), cell: ({ name }) => name },
        { key: 'audience', title: t('column.audience'), cell: ({ audience }) => t(`audience.${audience}`) },
        { key: 'reason', title: t('column.reason'), cell: ({ reason }) => reason },
        {
          key: 'state',
          title: t('column.state'),
          cell: (row) => (
            <>
              <AnswerCell answer={row.answer} />
              {row.answer === undefined && may('forwarding.write') && (
                <Button isSmall kind="primary" label={t('answer.what', { name: row.name })} onClick={() => onAnswer(row)}>
                  {t('answer')}
                </Button>
              )}
            </>
          ),
        },
        { key: 'at', title: t('column.at'), isNumber: true, cell: ({ at }) => <Time at={at} isAgo /> },
      ]}
    />
  )
}

function AskForm({ about: first, reload }: { readonly about: string; readonly reload: () => Promise<void> }) {
  const t = useTexts(TEXTS)
  const [about, setAbout] = useState(first)
  const [audience, setAudience] = useState<Audience>('own-provider')
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const ask = async () => {
    try {
      await api.askRelease({ body: { about: about.trim(), audience, reason: reason.trim() } })
      notify('success', t('ask.sent'))
      setQuery({ about: undefined })
      await reload()
    } catch (error) {
      setProblem(sentenceOf(error))
    }
  }
  return (
    <Section title={t('ask')}>
      {problem !== undefined && <Alert kind="danger" title={problem} />}
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          void ask()
        }}
      >
        <TextField label={t('ask.about')} hint={t('ask.about.hint')} isRequired maxLength={200} value={about} onInput={setAbout} />
        <Select
          label={t('ask.audience')}
          value={audience}
          onChange={setAudience}
          options={AUDIENCES.map((value) => ({ value, label: t(`audience.${value}`) }))}
        />
        <TextArea label={t('ask.reason')} hint={t('ask.reason.hint')} rows={3} isRequired maxLength={1000} value={reason} onInput={setReason} />
        <Button kind="primary" type="submit">
          {t('ask.send')}
        </Button>
      </form>
    </Section>
  )
}

interface AnswerProps {
  readonly request: ReceivedRelease
  readonly reload: () => Promise<void>
  readonly onClose: () => void
}

function AnswerDialog({ request, reload, onClose }: AnswerProps) {
  const t = useTexts(TEXTS)
  const [choice, setChoice] = useState<'grant' | 'refuse'>('refuse')
  const [until, setUntil] = useState('')
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const send = async () => {
    try {
      const isGranted = choice === 'grant'
      const more = { ...(isGranted && until !== '' ? { until } : {}), ...(text.trim() === '' ? {} : { text: text.trim() }) }
      await api.answerRelease({ params: { id: request.id }, body: { isGranted, ...more } })
      notify('success', t('answered'))
      onClose()
      await reload()
    } catch (error) {
      setProblem(sentenceOf(error))
    }
  }
  const { name, subject, audience, reason } = request
  return (
    <Dialog
      title={t('answer.title')}
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={send}>
          {t('answer.send')}
        </Button>
      }
    >
      <div class="stack">
        {problem !== undefined && <Alert kind="danger" title={problem} />}
        <p>{t('answer.about', { name, subject, audience: t(`audience.${audience}`), reason })}</p>
        <RadioGroup
          label={t('answer.choice')}
          value={choice}
          onChange={setChoice}
          options={[
            { value: 'refuse', label: t('answer.refuse') },
            { value: 'grant', label: t('answer.grant') },
          ]}
        />
        {choice === 'grant' && <TextField type="date" label={t('answer.until')} value={until} onInput={setUntil} />}
        <TextArea label={t('answer.text')} rows={2} maxLength={1000} value={text} onInput={setText} />
      </div>
    </Dialog>
  )
}
