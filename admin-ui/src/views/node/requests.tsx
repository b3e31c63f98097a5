// SPDX-License-Identifier: EUPL-1.2
/**
 * Requests of this house to the contact point of the N-CERT, with their clocks.
 *
 * @module
 */
import { useTexts } from '../../app/i18n.ts'
import { hrefOf, place } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { de } from '../../i18n/de/request.ts'
import { en } from '../../i18n/en/request.ts'
import { api } from '../../node/api.ts'
import { Badge } from '../../ui/badge.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Time } from '../../ui/facts.tsx'
import { Choice, FilterBar, isFound, Search } from '../../ui/filter-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { Clock, RequestState, REQUEST_STATES } from './request-clock.tsx'

export default function Requests() {
  const t = useTexts({ de, en })
  const { query } = place.use()
  const [words, state] = [query.get('q') ?? '', query.get('state') ?? '']
  const found = useResource(() => api.listRequests(), 'requests', ['request', 'post', 'feed'])
  const ask = may('request.write') && (
    <LinkButton kind="primary" href={hrefOf('requests/new')}>
      {t('new')}
    </LinkButton>
  )
  return (
    <Page title={t('title')} lead={t('lead')} actions={ask}>
      <Loaded of={found}>
        {({ requests }) => {
          const rows = requests
            .filter((each) => isFound(words, each.subject, each.text) && (state === '' || each.state === state))
            .sort((a, b) => b.writtenAt - a.writtenAt)
          if (requests.length === 0)
            return (
              <Empty title={t('empty')}>
                <p>{t('empty.text')}</p>
              </Empty>
            )
          return (
            <>
              <FilterBar names={['state']} shown={rows.length} total={requests.length}>
                <Search />
                <Choice name="state" label={t('filter.state')} options={REQUEST_STATES.map((value) => ({ value, label: t(`state.${value}`) }))} />
              </FilterBar>
              <Table
                caption={t('title')}
                rows={rows}
                keyOf={({ id }) => id}
                columns={[
                  {
                    key: 'subject',
                    title: t('column.subject'),
                    cell: ({ id, subject, isUrgent }) => (
                      <>
                        <a class="link" href={hrefOf(`requests/${id}`)}>
                          {subject}
                        </a>{' '}
                        {isUrgent && <Badge kind="amber">{t('urgent')}</Badge>}
                      </>
                    ),
                  },
                  { key: 'topic', title: t('column.topic'), cell: ({ topic }) => t(`topic.${topic}`) },
                  { key: 'state', title: t('column.state'), cell: (row) => <RequestState state={row.state} /> },
                  { key: 'clock', title: t('column.clock'), cell: ({ clock }) => <Clock clock={clock} /> },
                  { key: 'at', title: t('column.at'), isNumber: true, cell: ({ writtenAt }) => <Time at={writtenAt} isAgo /> },
                ]}
              />
              {rows.length === 0 && <Empty title={t('empty.filtered')} />}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
