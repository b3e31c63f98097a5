// SPDX-License-Identifier: EUPL-1.2
/**
 * Questions to the members, newest first.
 *
 * @module
 */
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { api } from '../../hub/api.ts'
import { de } from '../../i18n/de/hub-question.ts'
import { en } from '../../i18n/en/hub-question.ts'
import { Badge } from '../../ui/badge.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Time } from '../../ui/facts.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

export const QUESTION_KIND = { open: 'amber', arriving: 'blue', over: 'line', withdrawn: 'line', published: 'green' } as const

export default function Questions() {
  const t = useTexts({ de, en })
  const questions = useResource(() => api.counts(), 'questions', ['question', 'count', 'feed'])
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        may('question.write') && (
          <LinkButton kind="primary" href={hrefOf('questions/new')}>
            {t('new')}
          </LinkButton>
        )
      }
    >
      <Loaded of={questions}>
        {({ questions: all }) =>
          all.length === 0 ? (
            <Empty title={t('none')}>
              <p>{t('none.text')}</p>
            </Empty>
          ) : (
            <Table
              caption={t('title')}
              rows={all}
              keyOf={({ question }) => String(question)}
              columns={[
                {
                  key: 'warning',
                  title: t('column.warning'),
                  cell: ({ question, title, warning }) => (
                    <a class="link" href={hrefOf(`questions/${question}`)}>
                      {title || t('question.entry', { index: warning })}
                    </a>
                  ),
                },
                { key: 'state', title: t('column.state'), cell: ({ state }) => <Badge kind={QUESTION_KIND[state]}>{t(`state.${state}`)}</Badge> },
                { key: 'closes', title: t('column.closes'), cell: ({ closes }) => <Time at={closes} /> },
                {
                  key: 'answers',
                  title: t('column.answers'),
                  isNumber: true,
                  cell: ({ answers, groups }) => t('answered', { n: answers, members: groups.reduce((sum, { members }) => sum + members, 0) }),
                },
              ]}
            />
          )
        }
      </Loaded>
    </Page>
  )
}
