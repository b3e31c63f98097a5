// SPDX-License-Identifier: EUPL-1.2
/**
 * The post of the hub, by threads.
 *
 * @module
 */
import { useTexts } from '../../app/i18n.ts'
import { hrefOf, place } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { api } from '../../hub/api.ts'
import { CaseBadge } from '../../hub/case-bar.tsx'
import type { Thread } from '../../hub/threads.ts'
import { threadsOf } from '../../hub/threads.ts'
import { de } from '../../i18n/de/hub-post.ts'
import { de as kindDe } from '../../i18n/de/post.ts'
import { en } from '../../i18n/en/hub-post.ts'
import { en as kindEn } from '../../i18n/en/post.ts'
import { Badge, Tlp } from '../../ui/badge.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Time } from '../../ui/facts.tsx'
import { Choice, FilterBar, isFound, Search } from '../../ui/filter-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

const POST = { de, en }
const KIND = { de: kindDe, en: kindEn }
const BOXES = ['unread', 'in', 'out', 'circle'] as const

export default function Post() {
  const t = useTexts(POST)
  const kindText = useTexts(KIND)
  const { query } = place.use()
  const post = useResource(() => api.listPost(), 'post', ['post', 'feed'])
  const write = may('post.write') && (
    <LinkButton kind="primary" href={hrefOf('post/new')}>
      {t('write')}
    </LinkButton>
  )
  return (
    <Page title={t('title')} lead={t('lead')} actions={write}>
      <Loaded of={post}>
        {({ posts }) => {
          const all = threadsOf(posts)
          const kinds = [...new Set(posts.map(({ kind }) => kind))].sort()
          const rows = all.filter((thread) => isShown(thread, query))
          return (
            <>
              <FilterBar names={['box', 'kind']} shown={rows.length} total={all.length}>
                <Search />
                <Choice name="box" label={t('filter.box')} options={BOXES.map((value) => ({ value, label: t(`box.${value}`) }))} />
                <Choice name="kind" label={t('filter.kind')} options={kinds.map((value) => ({ value, label: kindText(`kind.${value}`) }))} />
              </FilterBar>
              {rows.length === 0 ? (
                <Empty title={t('none')}>
                  <p>{t('none.text')}</p>
                </Empty>
              ) : (
                <Threads rows={rows} />
              )}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

function isShown({ posts, circle, isUnread }: Thread, query: URLSearchParams): boolean {
  const box = query.get('box') ?? ''
  const kind = query.get('kind') ?? ''
  const words = posts.flatMap(({ subject, text }) => [subject, text])
  if (!isFound(query.get('q') ?? '', ...words, ...circle.map(({ name }) => name))) return false
  if (kind !== '' && !posts.some((each) => each.kind === kind)) return false
  if (box === 'unread') return isUnread
  if (box === 'circle') return circle.length > 1
  return box === '' || posts.some(({ isOwn }) => isOwn === (box === 'out'))
}

function Threads({ rows }: { readonly rows: readonly Thread[] }) {
  const t = useTexts(POST)
  const kindText = useTexts(KIND)
  return (
    <Table
      caption={t('title')}
      rows={rows}
      keyOf={({ root }) => root}
      columns={[
        {
          key: 'subject',
          title: t('column.subject'),
          cell: ({ posts: [first], isUnread, case: held }) => (
            <>
              {isUnread && <Badge kind="blue">{t('unread')}</Badge>}{' '}
              <a class="link" href={hrefOf(`post/${first?.id ?? ''}`)}>
                {first?.subject ?? kindText(`kind.${first?.kind ?? 'message'}`)}
              </a>{' '}
              {held !== undefined && <CaseBadge state={held.state} />}
              {first?.subject !== undefined && first.kind !== 'message' && <span class="sub">{kindText(`kind.${first.kind}`)}</span>}
            </>
          ),
        },
        { key: 'circle', title: t('column.circle'), cell: ({ circle }) => <Circle of={circle} /> },
        { key: 'tlp', title: t('column.tlp'), cell: ({ tlp }) => <Tlp label={tlp} /> },
        { key: 'n', title: t('column.n'), isNumber: true, cell: ({ posts }) => posts.length },
        { key: 'last', title: t('column.last'), isNumber: true, cell: ({ posts }) => <Time at={posts.at(-1)?.at ?? 0} isAgo /> },
      ]}
    />
  )
}

const SHOWN = 2

function Circle({ of: circle }: { readonly of: Thread['circle'] }) {
  const t = useTexts(POST)
  const names = circle.slice(0, SHOWN).map(({ name }) => name)
  return (
    <>
      {names.join(', ')}
      {circle.length > SHOWN && <span class="sub">{t('more', { n: circle.length - SHOWN })}</span>}
    </>
  )
}
