// SPDX-License-Identifier: EUPL-1.2
/**
 * One question of the N-CERT: a proposal from own matches, the answer without a name, and the result with small counts hidden.
 *
 * @module
 */
import type { QuestionView } from '@ncv/protocol/admin/question-routes.ts'
import { useState } from 'preact/hooks'
import { act } from '../../app/act.ts'
import { formatNumber } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import type { ViewProps } from '../../app/views.tsx'
import { de } from '../../i18n/de/question.ts'
import { en } from '../../i18n/en/question.ts'
import { api } from '../../node/api.ts'
import { Alert } from '../../ui/alert.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { Facts, Time } from '../../ui/facts.tsx'
import { RadioGroup } from '../../ui/field.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

const TEXTS = { de, en }
type Status = NonNullable<QuestionView['answer']>['status']
const STATUSES = ['not-affected', 'affected', 'in-progress', 'fixed', 'unknown'] as const satisfies readonly Status[]

/** Below it "anonymous" would be said too easily (node/link/sender-set.ts). */
const ANONYMOUS_FROM = 20

export default function Question({ params: { index = '' } }: ViewProps) {
  const t = useTexts(TEXTS)
  const found = useResource(() => api.showQuestion({ params: { index: Number(index) } }), `question ${index}`, ['question', 'match', 'feed'])
  const title = found.data?.title
  return (
    <Page title={title === undefined ? t('title') : t('question.of', { title })} back={{ href: hrefOf('questions'), label: t('back') }}>
      <Loaded of={found}>
        {(of) => (
          <>
            <Facts
              of={[
                [
                  t('field.state'),
                  <Badge key="state" kind={of.state === 'open' ? 'amber' : 'line'}>
                    {t(`state.${of.state}`)}
                  </Badge>,
                ],
                [t('field.opened'), <Time key="opens" at={of.opens} />],
                [t('field.closes'), <Time key="closes" at={of.closes} />],
                [t('field.members'), of.group === null ? undefined : t('field.members.count', { n: of.members })],
              ]}
            />
            <p>
              <a class="link" href={hrefOf(`warnings/${of.warning}`)}>
                {t('warning')}
              </a>
            </p>
            <Own of={of} />
            {of.state === 'open' && may('question.answer') && <Answer key={of.answer?.counter ?? 0} of={of} reload={found.reload} />}
            <Results of={of} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Own({ of: { answer } }: { readonly of: QuestionView }) {
  const t = useTexts(TEXTS)
  if (answer === null) return null
  const { status, at, counter, delivery, isIncluded, verdict } = answer
  const ended = verdict ?? (isIncluded ? 'included' : undefined)
  return (
    <Section title={t('own.title')}>
      <Facts
        of={[
          [t('column.answer'), <strong key="status">{t(`answer.${status}`)}</strong>],
          [t('own.given'), <Time key="at" at={at} />],
          [t('own.delivery'), `${t(`delivery.${delivery}`)}, ${t('own.counter', { n: counter })}`],
        ]}
      />
      {ended !== undefined && (
        <Alert kind={ended === 'included' ? 'success' : ended === 'missing' ? 'danger' : 'warning'} title={t(`verdict.${ended}`)} />
      )}
    </Section>
  )
}

interface AnswerProps {
  readonly of: QuestionView
  readonly reload: () => Promise<void>
}

function Answer({ of, reload }: AnswerProps) {
  const t = useTexts(TEXTS)
  const { question, answer, proposal, canAnswer, members } = of
  const [status, setStatus] = useState<Status | undefined>(answer?.status ?? proposal?.status ?? undefined)
  const [isAsking, setAsking] = useState(false)
  if (!canAnswer) return <Alert kind="warning" title={t('form.cannot')} />
  return (
    <Section title={t('form.label')}>
      <Proposal of={proposal} />
      <RadioGroup
        label={t('form.label')}
        value={status}
        onChange={setStatus}
        options={STATUSES.map((value) => ({ value, label: t(`answer.${value}`) }))}
      />
      <p>
        <Button kind="primary" isDisabled={status === undefined || status === answer?.status} onClick={() => setAsking(true)}>
          {t(answer === null ? 'form.send' : 'form.change')}
        </Button>
      </p>
      {isAsking && status !== undefined && (
        <Confirm
          title={t('confirm.title', { status: t(`answer.${status}`) })}
          confirm={t('confirm.go')}
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            await act(() => api.answerQuestion({ params: { index: question }, body: { status } }), t('done', { status: t(`answer.${status}`) }))
            setAsking(false)
            await reload()
          }}
        >
          <p>{t('confirm.text')}</p>
          <p>{t(members < ANONYMOUS_FROM ? 'confirm.unnamed' : 'confirm.anonymous', { members })}</p>
        </Confirm>
      )}
    </Section>
  )
}

function Proposal({ of }: { readonly of: QuestionView['proposal'] }) {
  const t = useTexts(TEXTS)
  if (of === null) return null
  return (
    <div class="why">
      {of.status === null ? (
        <>
          <strong>{t('proposal.none')}</strong>
          <p>{t(`why.${of.why ?? 'not-matched'}`)}</p>
        </>
      ) : (
        <>
          <strong>{t('proposal.title', { status: t(`answer.${of.status}`) })}</strong>
          <p>{t('proposal.matches', { n: of.matches })}</p>
        </>
      )}
    </div>
  )
}

function Results({ of: { results } }: { readonly of: QuestionView }) {
  const t = useTexts(TEXTS)
  return (
    <Section title={t('result.title')}>
      {results.length === 0 && <p class="muted">{t('result.none')}</p>}
      {results.map(({ group, isFinal, answers, cells }) => (
        <div key={group}>
          <h3>
            {t(`group.${group}`)} · {t(isFinal ? 'result.title' : 'result.interim')} · {t('result.answers', { n: answers })}
          </h3>
          {cells !== undefined && (
            <Table
              caption={t(`group.${group}`)}
              rows={cells}
              keyOf={({ status }) => status}
              columns={[
                { key: 'status', title: t('result.status'), cell: ({ status }) => t(`answer.${status}`) },
                {
                  key: 'count',
                  title: t('result.count'),
                  isNumber: true,
                  cell: ({ count }) => (count === null ? t('result.hidden') : formatNumber(count)),
                },
              ]}
            />
          )}
        </div>
      ))}
      {results.some(({ cells }) => cells?.some(({ count }) => count === null)) && <p class="muted">{t('result.why')}</p>}
    </Section>
  )
}
