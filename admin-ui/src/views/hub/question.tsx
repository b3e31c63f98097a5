// SPDX-License-Identifier: EUPL-1.2
/**
 * One question and its count; small numbers stay hidden, also here.
 *
 * @module
 */
import type { QuestionCountView } from '@ncv/protocol/admin/hub-count-routes.ts'
import { useState } from 'preact/hooks'
import { act } from '../../app/act.ts'
import { formatNumber } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import type { ViewProps } from '../../app/views.tsx'
import { api } from '../../hub/api.ts'
import { de } from '../../i18n/de/hub-question.ts'
import { en } from '../../i18n/en/hub-question.ts'
import { Alert } from '../../ui/alert.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Facts, Time } from '../../ui/facts.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { QUESTION_KIND } from './questions.tsx'

export default function Question({ params: { index = '' } }: ViewProps) {
  const t = useTexts({ de, en })
  const count = useResource(() => api.showCount({ params: { index } }), index, ['question', 'count', 'feed'])
  return (
    <Loaded of={count}>
      {(found) => (
        <Page
          title={t('question.title', { title: found.title || t('question.entry', { index: found.warning }) })}
          back={{ href: hrefOf('questions'), label: t('back') }}
        >
          <Head of={found} />
          <Groups of={found} />
          {found.state === 'open' && may('count.publish') && <Interim index={index} onDone={() => void count.reload()} />}
          {may('count.audit') && <Exact index={index} />}
        </Page>
      )}
    </Loaded>
  )
}

function Head({ of: { warning, state, opens, closes, results, final } }: { readonly of: QuestionCountView }) {
  const t = useTexts({ de, en })
  return (
    <Facts
      of={[
        [
          t('question.warning'),
          <a key="warning" class="link" href={hrefOf(`warnings/${warning}`)}>
            {t('question.entry', { index: warning })}
          </a>,
        ],
        [
          t('column.state'),
          <Badge key="state" kind={QUESTION_KIND[state]}>
            {t(`state.${state}`)}
          </Badge>,
        ],
        [t('question.opens'), <Time key="opens" at={opens} />],
        [t('question.closes'), <Time key="closes" at={closes} />],
        [t('question.results'), final === null ? formatNumber(results) : formatNumber(results - 1)],
        [t('question.final'), final === null ? undefined : t('question.entry', { index: final })],
      ]}
    />
  )
}

function Groups({ of: { groups } }: { readonly of: QuestionCountView }) {
  const t = useTexts({ de, en })
  const isHidden = groups.some(({ cells }) => cells.some(({ count }) => count === null))
  return (
    <>
      {groups.map(({ group, members, answers, cells }) => (
        <Section key={group} title={t(`group.${group}`)} lead={t('group.line', { answers, members })}>
          <div class="table-frame">
            <table class="table">
              <caption class="kern-sr-only">{t(`group.${group}`)}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('cell.status')}</th>
                  <th scope="col" class="num">
                    {t('cell.count')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {cells.map(({ status, count }) => (
                  <tr key={status}>
                    <td>{t(`status.${status}`)}</td>
                    <td class="num" data-title={t('cell.count')}>
                      {count === null ? <span class="muted">{t('hidden')}</span> : formatNumber(count)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Section>
      ))}
      {isHidden && (
        <div class="section">
          <Alert kind="info" title={t('hidden.title')}>
            <p>{t('hidden.text')}</p>
          </Alert>
        </div>
      )}
    </>
  )
}

function Interim({ index, onDone }: { readonly index: string; readonly onDone: () => void }) {
  const t = useTexts({ de, en })
  const publish = async () => {
    const done = await act(
      () => api.publishCount({ params: { index } }),
      (reply) => t('interim.done', { index: reply.index, answers: reply.answers }),
    )
    if (done !== undefined) onDone()
  }
  return (
    <Section title={t('interim.title')} lead={t('interim.lead')}>
      <Button onClick={publish}>{t('interim.submit')}</Button>
    </Section>
  )
}

/** Asked for by itself: nothing of it is on the page before. */
function Exact({ index }: { readonly index: string }) {
  const t = useTexts({ de, en })
  const [exact, setExact] = useState<QuestionCountView | undefined>(undefined)
  return (
    <Section title={t('exact.title')} lead={t('exact.lead')}>
      {exact === undefined ? (
        <Button onClick={async () => setExact(await act(() => api.auditCount({ params: { index } })))}>{t('exact.show')}</Button>
      ) : (
        <Groups of={exact} />
      )}
    </Section>
  )
}
