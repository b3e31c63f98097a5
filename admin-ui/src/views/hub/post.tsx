// SPDX-License-Identifier: EUPL-1.2
/**
 * The post of the hub, by threads.
 *
 * @module
 */
import type { HubThreadLine } from '@ncv/protocol/admin/hub-post-routes.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf, place } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { api } from '../../hub/api.ts'
import { CaseBadge } from '../../hub/case-bar.tsx'
import { de } from '../../i18n/de/hub-post.ts'
import { de as kindDe } from '../../i18n/de/post.ts'
import { en } from '../../i18n/en/hub-post.ts'
import { en as kindEn } from '../../i18n/en/post.ts'
import { Badge, Tlp } from '../../ui/badge.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Time } from '../../ui/facts.tsx'
import { Choice, FilterBar, Search } from '../../ui/filter-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

const POST = { de, en }
const KIND = { de: kindDe, en: kindEn }
const BOXES = ['unread', 'in', 'out', 'circle'] as const
const PAGE = 50

export default function Post() {
  const t = useTexts(POST)
  const kindText = useTexts(KIND)
  const { query } = place.use()
  const of = (name: string) => query.get(name) || undefined
  const filter = {
    q: of('q'),
    box: of('box') as (typeof BOXES)[number] | undefined,
    kind: of('kind') as HubThreadLine['kind'] | undefined,
    offset: (Math.max(1, Number(query.get('page')) || 1) - 1) * PAGE,
    limit: PAGE,
  }
  const post = useResource(() => api.listThreads({ query: filter }), `post ${JSON.stringify(filter)}`, ['post', 'feed'])
  const write = may('post.write') && (
    <LinkButton kind="primary" href={hrefOf('post/new')}>
      {t('write')}
    </LinkButton>
  )
  return (
    <Page title={t('title')} lead={t('lead')} actions={write}>
      <Loaded of={post}>
        {({ threads: rows, found, total, kinds }) => {
          return (
            <>
              <FilterBar names={['box', 'kind']} shown={found} total={total}>
                <Search />
                <Choice name="box" label={t('filter.box')} options={BOXES.map((value) => ({ value, label: t(`box.${value}`) }))} />
                <Choice name="kind" label={t('filter.kind')} options={kinds.map((value) => ({ value, label: kindText(`kind.${value}`) }))} />
              </FilterBar>
              {rows.length === 0 ? (
                <Empty title={t('none')}>
                  <p>{t('none.text')}</p>
                </Empty>
              ) : (
                <Threads rows={rows} total={found} />
              )}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

function Threads({ rows, total }: { readonly rows: readonly HubThreadLine[]; readonly total: number }) {
  const t = useTexts(POST)
  const kindText = useTexts(KIND)
  return (
    <Table
      caption={t('title')}
      rows={rows}
      pageSize={PAGE}
      total={total}
      keyOf={({ root }) => root}
      columns={[
        {
          key: 'subject',
          title: t('column.subject'),
          cell: ({ id, subject, kind, isUnread, case: held }) => (
            <>
              {isUnread && <Badge kind="blue">{t('unread')}</Badge>}{' '}
              <a class="link" href={hrefOf(`post/${id}`)}>
                {subject ?? kindText(`kind.${kind}`)}
              </a>{' '}
              {held !== null && <CaseBadge state={held.state} />}
              {subject !== undefined && kind !== 'message' && <span class="sub">{kindText(`kind.${kind}`)}</span>}
            </>
          ),
        },
        { key: 'circle', title: t('column.circle'), cell: ({ circle }) => <Circle of={circle} /> },
        { key: 'tlp', title: t('column.tlp'), cell: ({ tlp }) => <Tlp label={tlp} /> },
        { key: 'n', title: t('column.n'), isNumber: true, cell: ({ letters }) => letters },
        { key: 'last', title: t('column.last'), isNumber: true, cell: ({ at }) => <Time at={at} isAgo /> },
      ]}
    />
  )
}

const SHOWN = 2

function Circle({ of: circle }: { readonly of: HubThreadLine['circle'] }) {
  const t = useTexts(POST)
  const names = circle.slice(0, SHOWN).map(({ name }) => name)
  return (
    <>
      {names.join(', ')}
      {circle.length > SHOWN && <span class="sub">{t('more', { n: circle.length - SHOWN })}</span>}
    </>
  )
}
