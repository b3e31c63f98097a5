// SPDX-License-Identifier: EUPL-1.2
/**
 * Requests of the members to the single point of contact, what is overdue first.
 *
 * @module
 */
import type { HubRequestLine } from '@ncv/protocol/admin/hub-request-routes.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf, place, setQuery } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { api } from '../../hub/api.ts'
import { RequestClock } from '../../hub/clock-badge.tsx'
import { REQUEST_STATES, REQUEST_TOPICS } from '../../hub/request-words.ts'
import { de } from '../../i18n/de/hub-request.ts'
import { en } from '../../i18n/en/hub-request.ts'
import { Alert } from '../../ui/alert.tsx'
import { Badge, Tlp } from '../../ui/badge.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Time } from '../../ui/facts.tsx'
import { Checkbox } from '../../ui/field.tsx'
import { Choice, FilterBar, isFound, Search } from '../../ui/filter-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

export default function Requests() {
  const t = useTexts({ de, en })
  const { query } = place.use()
  const isAll = query.get('all') === 'true'
  const requests = useResource(() => api.requests({ query: isAll ? { all: 'true' } : {} }), `requests ${isAll}`, ['request', 'post', 'feed'])
  return (
    <Page title={t('title')} lead={t('lead')} actions={<LinkButton href={hrefOf('experts')}>{t('experts')}</LinkButton>}>
      <Loaded of={requests}>
        {({ requests: all, overdue }) => {
          const rows = all.filter((each) => isShown(each, query))
          return (
            <>
              {overdue > 0 && <Alert kind="danger" title={t('overdue', { n: overdue })} />}
              <FilterBar names={['state', 'topic']} shown={rows.length} total={all.length}>
                <Search />
                <Choice name="state" label={t('filter.state')} options={REQUEST_STATES.map((value) => ({ value, label: t(`state.${value}`) }))} />
                <Choice name="topic" label={t('filter.topic')} options={REQUEST_TOPICS.map((value) => ({ value, label: t(`topic.${value}`) }))} />
                <ClosedToo isAll={isAll} />
              </FilterBar>
              {rows.length === 0 ? (
                <Empty title={t('none')}>
                  <p>{t('none.text')}</p>
                </Empty>
              ) : (
                <RequestTable rows={rows} />
              )}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

function isShown({ subject, member, state, topic }: HubRequestLine, query: URLSearchParams): boolean {
  const is = (name: string, value: string) => (query.get(name) ?? '') === '' || query.get(name) === value
  return isFound(query.get('q') ?? '', subject, member.name) && is('state', state) && is('topic', topic)
}

function ClosedToo({ isAll }: { readonly isAll: boolean }) {
  const t = useTexts({ de, en })
  return <Checkbox label={t('filter.all')} isChecked={isAll} onChange={(on) => setQuery({ all: on ? 'true' : undefined, page: undefined })} />
}

function RequestTable({ rows }: { readonly rows: readonly HubRequestLine[] }) {
  const t = useTexts({ de, en })
  return (
    <Table
      caption={t('title')}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          key: 'subject',
          title: t('column.subject'),
          cell: ({ id, subject, topic, isUrgent, tlp }) => (
            <>
              <a class="link" href={hrefOf(`requests/${id}`)}>
                {subject}
              </a>{' '}
              {isUrgent && <Badge kind="red">{t('urgent')}</Badge>} <Tlp label={tlp} />
              <span class="sub">{t(`topic.${topic}`)}</span>
            </>
          ),
        },
        { key: 'member', title: t('column.member'), cell: ({ member }) => member.name },
        { key: 'state', title: t('column.state'), cell: ({ state }) => t(`state.${state}`) },
        { key: 'clock', title: t('column.clock'), cell: ({ clock }) => <RequestClock of={clock} /> },
        { key: 'at', title: t('column.at'), isNumber: true, cell: ({ at }) => <Time at={at} isAgo /> },
      ]}
    />
  )
}
