// SPDX-License-Identifier: EUPL-1.2
/**
 * What others have asked this party, as the source of a warning or a post, to release; and the answer, signed. Node and hub show the same.
 *
 * @module
 */
import type { ReceivedRelease } from '@ncv/protocol/admin/release-routes.ts'
import { useState } from 'preact/hooks'
import { sentenceOf } from '../../app/act.ts'
import { formatDay } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { notify } from '../../app/notice.ts'
import { de } from '../../i18n/de/release.ts'
import { en } from '../../i18n/en/release.ts'
import { Alert } from '../../ui/alert.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Time } from '../../ui/facts.tsx'
import { RadioGroup, TextArea, TextField } from '../../ui/field.tsx'
import { Empty } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

const TEXTS = { de, en }

interface Decision {
  readonly isGranted: boolean
  readonly until?: string
  readonly text?: string
}

interface ReceivedProps {
  readonly rows: readonly ReceivedRelease[]
  /** What is said where there is none. */
  readonly empty: string
  readonly isAnswerable: boolean
  readonly answer: (id: string, decision: Decision) => Promise<unknown>
  readonly reload: () => Promise<void>
}

export function ReceivedReleases({ rows, empty, isAnswerable, answer, reload }: ReceivedProps) {
  const t = useTexts(TEXTS)
  const [asked, setAsked] = useState<ReceivedRelease | undefined>(undefined)
  if (rows.length === 0) return <Empty title={empty} />
  return (
    <>
      <Table
        caption={t('received')}
        rows={rows}
        keyOf={({ id }) => id}
        pageKey="received"
        columns={[
          { key: 'subject', title: t('column.subject'), cell: ({ subject }) => <ReleaseSubject subject={subject} /> },
          { key: 'from', title: t('column.from'), cell: ({ name }) => name },
          { key: 'audience', title: t('column.audience'), cell: ({ audience }) => t(`audience.${audience}`) },
          { key: 'reason', title: t('column.reason'), cell: ({ reason }) => reason },
          {
            key: 'state',
            title: t('column.state'),
            cell: (row) => (
              <>
                <ReleaseAnswer answer={row.answer} />
                {row.answer === undefined && isAnswerable && (
                  <Button isSmall kind="primary" label={t('answer.what', { name: row.name })} onClick={() => setAsked(row)}>
                    {t('answer')}
                  </Button>
                )}
              </>
            ),
          },
          { key: 'at', title: t('column.at'), isNumber: true, cell: ({ at }) => <Time at={at} isAgo /> },
        ]}
      />
      {asked !== undefined && <AnswerDialog request={asked} answer={answer} reload={reload} onClose={() => setAsked(undefined)} />}
    </>
  )
}

export function ReleaseAnswer({ answer }: { readonly answer: ReceivedRelease['answer'] }) {
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
export function ReleaseSubject({ subject }: { readonly subject: string }) {
  const index = /^#(\d+)$/.exec(subject)?.[1]
  if (index === undefined) return <>{subject}</>
  return (
    <a class="link" href={hrefOf(`warnings/${index}`)}>
      {subject}
    </a>
  )
}

interface AnswerProps extends Pick<ReceivedProps, 'answer' | 'reload'> {
  readonly request: ReceivedRelease
  readonly onClose: () => void
}

function AnswerDialog({ request, answer, reload, onClose }: AnswerProps) {
  const t = useTexts(TEXTS)
  const [choice, setChoice] = useState<'grant' | 'refuse'>('refuse')
  const [until, setUntil] = useState('')
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const send = async () => {
    try {
      const isGranted = choice === 'grant'
      const more = { ...(isGranted && until !== '' ? { until } : {}), ...(text.trim() === '' ? {} : { text: text.trim() }) }
      await answer(request.id, { isGranted, ...more })
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
