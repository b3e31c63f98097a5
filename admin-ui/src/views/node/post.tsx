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
import { Choice, FilterBar, isFound, Search } from '../../ui/filter-bar.tsx'
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

/** Filters of both lists: words, kind, state. */
function useFilter() {
  const { query } = place.use()
  const [words, kind, state] = [query.get('q') ?? '', query.get('kind') ?? '', query.get('state') ?? '']
  return (post: PostInView | PostOutView, ...texts: (string | undefined)[]): boolean =>
    isFound(words, post.subject, post.text, ...texts) && (kind === '' || post.kind === kind) && (state === '' || post.state === state)
}

function Filters({
  all,
  shown,
  states,
}: {
  readonly all: readonly (PostInView | PostOutView)[]
  readonly shown: number
  readonly states: readonly string[]
}) {
  const t = useTexts(POST)
  const kinds = [...new Set(all.map(({ kind }) => kind))]
  return (
    <FilterBar names={['kind', 'state']} shown={shown} total={all.length}>
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
  const post = useResource(() => api.listPost(), 'post', ['post', 'feed'])
  const isShown = useFilter()
  const fetch = async () => {
    await act(
      () => api.fetchPost(),
      ({ unread }) => t('fetched', { unread }),
    )
    await post.reload()
  }
  return (
    <Loaded of={post}>
      {({ received, aside }) => {
        const rows = received.filter((each) => isShown(each, each.from.name)).sort((a, b) => b.at - a.at)
        return (
          <>
            {aside.length > 0 && (
              <Alert kind="warning" title={t('aside.title', { n: aside.length })}>
                <p>{t('aside.text', { codes: [...new Set(aside.map(({ code }) => code))].join(', ') })}</p>
              </Alert>
            )}
            {received.length === 0 ? (
              <Empty title={t('empty.inbox')}>
                <p>{t('empty.inbox.text')}</p>
                <Button onClick={fetch}>{t('fetch')}</Button>
              </Empty>
            ) : (
              <>
                <Filters all={received} shown={rows.length} states={['new', 'read']} />
                <Table
                  caption={t('inbox')}
                  rows={rows}
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
  const post = useResource(() => api.listSentPost(), 'post/sent', ['post', 'feed'])
  const isShown = useFilter()
  return (
    <Loaded of={post}>
      {({ sent }) => {
        const rows = sent.filter((each) => isShown(each, ...each.to.map(({ name }) => name))).sort((a, b) => b.writtenAt - a.writtenAt)
        if (sent.length === 0) return <Empty title={t('empty.sent')} />
        return (
          <>
            <Filters all={sent} shown={rows.length} states={['queued', 'sealed', 'taken', 'refused']} />
            <Table
              caption={t('sent')}
              rows={rows}
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
