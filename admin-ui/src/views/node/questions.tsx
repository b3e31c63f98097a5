// SPDX-License-Identifier: EUPL-1.2
/**
 * Questions of the N-CERT, the open ones first, and how this house wants to answer.
 *
 * @module
 */
import type { QuestionView } from '@ncv/protocol/admin/question-routes.ts'
import { useState } from 'preact/hooks'
import { act } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { de } from '../../i18n/de/question.ts'
import { en } from '../../i18n/en/question.ts'
import { api } from '../../node/api.ts'
import { Badge } from '../../ui/badge.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { Time } from '../../ui/facts.tsx'
import { RadioGroup } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

const TEXTS = { de, en }
const MODES = ['off', 'propose', 'send'] as const
type Mode = (typeof MODES)[number]

export default function Questions() {
  const t = useTexts(TEXTS)
  const found = useResource(() => api.listQuestions(), 'questions', ['question', 'match', 'feed'])
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Loaded of={found}>
        {({ questions, consent }) => (
          <>
            {questions.length === 0 ? (
              <Empty title={t('empty.title')}>
                <p>{t('empty.text')}</p>
              </Empty>
            ) : (
              <List of={questions} />
            )}
            {may('question.consent') && <Consent mode={consent.mode} reload={found.reload} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function List({ of }: { readonly of: readonly QuestionView[] }) {
  const t = useTexts(TEXTS)
  const rows = of.toSorted((a, b) => Number(b.state === 'open') - Number(a.state === 'open') || b.question - a.question)
  return (
    <Table
      caption={t('title')}
      rows={rows}
      keyOf={({ question }) => String(question)}
      columns={[
        {
          key: 'title',
          title: t('column.title'),
          cell: ({ question, title }) => (
            <a class="link" href={hrefOf(`questions/${question}`)}>
              {t('question.of', { title })}
            </a>
          ),
        },
        { key: 'closes', title: t('column.closes'), cell: ({ closes }) => <Time at={closes} /> },
        {
          key: 'state',
          title: t('column.state'),
          cell: ({ state }) => <Badge kind={state === 'open' ? 'amber' : 'line'}>{t(`state.${state}`)}</Badge>,
        },
        {
          key: 'answer',
          title: t('column.answer'),
          cell: ({ answer, proposal }) => (
            <>
              {answer === null ? t('answer.none') : t(`answer.${answer.status}`)}
              {answer === null && proposal?.status != null && (
                <span class="sub">{t('answer.proposed', { status: t(`answer.${proposal.status}`) })}</span>
              )}
            </>
          ),
        },
      ]}
    />
  )
}

function Consent({ mode, reload }: { readonly mode: Mode; readonly reload: () => Promise<void> }) {
  const t = useTexts(TEXTS)
  const [isAsking, setAsking] = useState(false)
  const set = async (next: Mode) => {
    const back = async () => {
      await api.setAnswerConsent({ body: { mode } })
      await reload()
    }
    await act(() => api.setAnswerConsent({ body: { mode: next } }), t('consent.done', { mode: t(`consent.${next}`) }), back)
    await reload()
  }
  return (
    <div class="section">
      <RadioGroup
        label={t('consent.title')}
        value={mode}
        onChange={(next) => (next === 'send' ? setAsking(true) : void set(next))}
        options={MODES.map((value) => ({ value, label: t(`consent.${value}`), hint: t(`consent.${value}.hint`) }))}
      />
      {isAsking && (
        <Confirm
          title={t('consent.send.title')}
          confirm={t('consent.send.go')}
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            await set('send')
            setAsking(false)
          }}
        >
          <p>{t('consent.send.means')}</p>
        </Confirm>
      )}
    </div>
  )
}
