// SPDX-License-Identifier: EUPL-1.2
/**
 * One named report: deadlines, what each stage says, attachments, correspondence, the hub's assessment.
 *
 * @module
 */
import type { DutyReportDetail } from '@ncv/protocol/admin/hub-report-routes.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import { useState } from 'preact/hooks'
import { act } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import type { ViewProps } from '../../app/views.tsx'
import { api } from '../../hub/api.ts'
import { DueBadge } from '../../hub/due-badge.tsx'
import { ReportStage } from '../../hub/report-stage.tsx'
import { TlpField } from '../../hub/tlp-field.tsx'
import { de } from '../../i18n/de/hub-report.ts'
import { en } from '../../i18n/en/hub-report.ts'
import { Badge, Tlp } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Facts, Plain, Time } from '../../ui/facts.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { PrintFrame } from '../../ui/print-frame.tsx'
import { Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import '../../style/hub-coordination.css'

const REPORT = { de, en }

export default function Report({ params: { id = '' } }: ViewProps) {
  const t = useTexts(REPORT)
  const report = useResource(() => api.showDutyReport({ params: { id } }), id, ['report', 'post', 'feed'])
  return (
    <Loaded of={report}>
      {(found) => (
        <PrintFrame name={found.member.name} tlp={found.tlp}>
          <Page title={found.title} back={{ href: hrefOf('reports'), label: t('back') }}>
            <Facts
              of={[
                [t('fact.member'), found.member.name],
                [t('exercise'), found.isExercise ? <Badge kind="blue">{t('exercise')}</Badge> : undefined],
                [t('fact.tlp'), <Tlp label={found.tlp} />],
                [t('fact.force'), t(`force.${found.force}`)],
                [t('fact.id'), <span class="mono">{found.report.slice(0, 12)}</span>],
              ]}
            />
            <Schedule of={found} />
            {[...found.detail].reverse().map((stage) => (
              <ReportStage key={stage.post} of={stage} />
            ))}
            <Correspondence of={found} />
            {may('report.answer') && <Answer key={found.thread.length} of={found} onDone={report.reload} />}
          </Page>
        </PrintFrame>
      )}
    </Loaded>
  )
}

function Schedule({ of: { schedule } }: { readonly of: DutyReportDetail }) {
  const t = useTexts(REPORT)
  return (
    <Section title={t('schedule')}>
      <Table
        caption={t('schedule')}
        rows={schedule}
        keyOf={({ stage, dueAt }) => `${stage} ${dueAt}`}
        columns={[
          { key: 'stage', title: t('column.stages'), cell: ({ stage }) => t(`stage.${stage}`) },
          { key: 'state', title: t('column.state'), cell: (due) => <DueBadge of={due} /> },
          { key: 'due', title: t('column.due'), cell: ({ dueAt }) => <Time at={dueAt} /> },
          { key: 'sent', title: t('column.sent'), cell: ({ sentAt }) => (sentAt === null ? '–' : <Time at={sentAt} />) },
        ]}
      />
    </Section>
  )
}

function Correspondence({ of: { thread, member } }: { readonly of: DutyReportDetail }) {
  const t = useTexts(REPORT)
  return (
    <Section title={t('thread')}>
      {thread.length === 0 && <p class="muted">{t('thread.none')}</p>}
      <ol class="thread">
        {thread.map(({ at, isOwn, subject, text }) => (
          <li key={at} class={`thread__item${isOwn ? ' thread__item--own' : ''}`}>
            <div class="thread__head">
              <h3>{subject}</h3>
              <span class="muted">
                {isOwn ? t('thread.hub') : member.name} · <Time at={at} />
              </span>
            </div>
            <Plain text={text} />
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Answer({ of: { report, member }, onDone }: { readonly of: DutyReportDetail; readonly onDone: () => Promise<void> }) {
  const t = useTexts(REPORT)
  const [text, setText] = useState('')
  const [tlp, setTlp] = useState<TlpLabel | 'same'>('same')
  const send = async () => {
    const body = { text: text.trim(), ...(tlp === 'same' ? {} : { tlp }) }
    if ((await act(() => api.answerDutyReport({ params: { id: report }, body }), t('answered', { name: member.name }))) !== undefined) await onDone()
  }
  return (
    <div class="no-print">
      <Section title={t('answer')} lead={t('answer.lead', { name: member.name })}>
        <form class="form" onSubmit={(event) => event.preventDefault()}>
          <TextArea label={t('answer.text')} value={text} onInput={setText} rows={8} maxLength={15_000} />
          <TlpField value={tlp} onChange={setTlp} hasSame />
          <Button kind="primary" isDisabled={text.trim() === ''} onClick={send}>
            {t('answer.send')}
          </Button>
        </form>
      </Section>
    </div>
  )
}
