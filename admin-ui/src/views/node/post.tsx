// SPDX-License-Identifier: EUPL-1.2
/**
 * Post that came, and post that went: `post` and `post/sent`.
 *
 * @module
 */
import type { PostInView, PostOutView } from '@ncv/protocol/admin/post-routes.ts'
import { act } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf, place } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { de } from '../../i18n/de/post.ts'
import { en } from '../../i18n/en/post.ts'
import { api } from '../../node/api.ts'
import { Alert } from '../../ui/alert.tsx'
import { Badge, Tlp } from '../../ui/badge.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Time } from '../../ui/facts.tsx'
import { Choice, FilterBar, Search } from '../../ui/filter-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { PostNav } from './post-nav.tsx'
import '../../style/federation.css'

const POST = { de, en }

export default function Post() {
  const t = useTexts(POST)
  const isSent = place.use().path === 'post/sent'
  return (
    <Page
      title={t(isSent ? 'sent' : 'inbox')}
      lead={t(isSent ? 'lead.sent' : 'lead')}
      actions={
        may('post.write') && (
          <LinkButton kind="primary" href={hrefOf('post/new')}>
            {t('write')}
          </LinkButton>
        )
      }
    >
      <PostNav />
      {isSent ? <Sent /> : <Inbox />}
    </Page>
  )
}

const PAGE = 50

/** What the server is asked for: words, kind, state, and which page. */
function useFilter<State extends string>() {
  const { query } = place.use()
  const of = (name: string) => query.get(name) || undefined
  const offset = (Math.max(1, Number(query.get('page')) || 1) - 1) * PAGE
  return { q: of('q'), kind: of('kind') as PostInView['kind'] | undefined, state: of('state') as State | undefined, offset, limit: PAGE }
}

function Filters({
  of: { found, total, kinds },
  states,
}: {
  readonly of: { readonly found: number; readonly total: number; readonly kinds: readonly PostInView['kind'][] }
  readonly states: readonly string[]
}) {
  const t = useTexts(POST)
  return (
    <FilterBar names={['kind', 'state']} shown={found} total={total}>
      <Search />
      {kinds.length > 1 && <Choice name="kind" label={t('filter.kind')} options={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))} />}
      <Choice name="state" label={t('filter.state')} options={states.map((state) => ({ value: state, label: t(`state.${state as 'new'}`) }))} />
    </FilterBar>
  )
}

/** What it is about, or what kind of form it is, as a link. */
function Subject({ post, isBold = false }: { readonly post: PostInView | PostOutView; readonly isBold?: boolean }) {
  const t = useTexts(POST)
  const words = post.subject ?? t(`kind.${post.kind}`)
  return (
    <>
      <a class="link" href={hrefOf(`post/${post.id}`)}>
        {isBold ? <strong>{words}</strong> : words}
      </a>
      {post.subject !== undefined && post.kind !== 'message' && <span class="sub">{t(`kind.${post.kind}`)}</span>}
      {post.attachments.length > 0 && <span class="sub">{t('files', { n: post.attachments.length })}</span>}
    </>
  )
}

function Inbox() {
  const t = useTexts(POST)
  const filter = useFilter<PostInView['state']>()
  const post = useResource(() => api.listPost({ query: filter }), `post ${JSON.stringify(filter)}`, ['post', 'feed'])
  const fetch = async () => {
    await act(
      () => api.fetchPost(),
      ({ unread }) => t('fetched', { unread }),
    )
    await post.reload()
  }
  return (
    <Loaded of={post}>
      {({ received: rows, aside, ...counted }) => {
        return (
          <>
            {aside.length > 0 && (
              <Alert kind="warning" title={t('aside.title', { n: aside.length })}>
                <p>{t('aside.text', { codes: [...new Set(aside.map(({ code }) => code))].join(', ') })}</p>
              </Alert>
            )}
            {counted.total === 0 ? (
              <Empty title={t('empty.inbox')}>
                <p>{t('empty.inbox.text')}</p>
                <Button onClick={fetch}>{t('fetch')}</Button>
              </Empty>
            ) : (
              <>
                <Filters of={counted} states={['new', 'read']} />
                <Table
                  caption={t('inbox')}
                  rows={rows}
                  pageSize={PAGE}
                  total={counted.found}
                  keyOf={({ id }) => id}
                  columns={[
                    { key: 'subject', title: t('column.subject'), cell: (row) => <Subject post={row} isBold={row.state === 'new'} /> },
                    { key: 'from', title: t('column.from'), cell: ({ from }) => from.name },
                    {
                      key: 'state',
                      title: t('column.state'),
                      cell: ({ state }) => <Badge kind={state === 'new' ? 'blue' : 'line'}>{t(`state.${state}`)}</Badge>,
                    },
                    { key: 'tlp', title: t('column.tlp'), cell: ({ tlp }) => <Tlp label={tlp} /> },
                    { key: 'at', title: t('column.at'), isNumber: true, cell: ({ at }) => <Time at={at} isAgo /> },
                  ]}
                />
                {rows.length === 0 && <Empty title={t('empty.filtered')} />}
                <p class="no-print">
                  <Button kind="tertiary" isSmall onClick={fetch}>
                    {t('fetch')}
                  </Button>
                </p>
              </>
            )}
          </>
        )
      }}
    </Loaded>
  )
}

const STATE_BADGE = { queued: 'line', sealed: 'blue', taken: 'green', refused: 'red' } as const

function Sent() {
  const t = useTexts(POST)
  const filter = useFilter<PostOutView['state']>()
  const post = useResource(() => api.listSentPost({ query: filter }), `post/sent ${JSON.stringify(filter)}`, ['post', 'feed'])
  return (
    <Loaded of={post}>
      {({ sent: rows, ...counted }) => {
        if (counted.total === 0) return <Empty title={t('empty.sent')} />
        return (
          <>
            <Filters of={counted} states={['queued', 'sealed', 'taken', 'refused']} />
            <Table
              caption={t('sent')}
              rows={rows}
              pageSize={PAGE}
              total={counted.found}
              keyOf={({ id }) => id}
              columns={[
                { key: 'subject', title: t('column.subject'), cell: (row) => <Subject post={row} /> },
                { key: 'to', title: t('column.to'), cell: ({ to }) => to.map(({ name }) => name).join(', ') },
                {
                  key: 'state',
                  title: t('column.state'),
                  cell: ({ state, receipts }) => (
                    <>
                      <Badge kind={STATE_BADGE[state]}>{t(`state.${state}`)}</Badge>
                      {receipts.length > 0 && <span class="sub">{t('receipts', { n: receipts.length })}</span>}
                    </>
                  ),
                },
                { key: 'tlp', title: t('column.tlp'), cell: ({ tlp }) => <Tlp label={tlp} /> },
                { key: 'at', title: t('column.written'), isNumber: true, cell: ({ writtenAt }) => <Time at={writtenAt} isAgo /> },
              ]}
            />
            {rows.length === 0 && <Empty title={t('empty.filtered')} />}
          </>
        )
      }}
    </Loaded>
  )
}
