// SPDX-License-Identifier: EUPL-1.2
/**
 * The start page of a node: what is open here, by due date.
 *
 * @module
 */
import '../../style/matches.css'
import type { Concern } from '@ncv/protocol/admin/node-routes.ts'
import type { TodayItem, TodayView } from '@ncv/protocol/admin/today-routes.ts'
import { useEffect, useState } from 'preact/hooks'
import { formatDay, formatNumber } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { de } from '../../i18n/de/node-start.ts'
import { en } from '../../i18n/en/node-start.ts'
import { api } from '../../node/api.ts'
import { TODAY_TOPICS } from '../../node/today-topics.ts'
import { Alert } from '../../ui/alert.tsx'
import { Badge } from '../../ui/badge.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Time } from '../../ui/facts.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { Due, Marks } from './match/marks.tsx'
import { keepVisit, lastVisit, nextVisit, readVisit } from './visit.ts'

const TEXTS = { de, en }

export default function Start() {
  const t = useTexts(TEXTS)
  const [visit] = useState(() => lastVisit(readVisit(localStorage), Date.now()))
  const today = useResource(() => api.today({ query: visit === undefined ? {} : { since: visit.since } }), 'today', TODAY_TOPICS)
  const status = useResource(() => api.status(), 'status', ['feed', 'match', 'inventory', 'identity', 'alarm'])
  const concerns = status.data?.concerns ?? []
  const size = today.data?.size
  useEffect(() => {
    if (size !== undefined) keepVisit(localStorage, nextVisit(readVisit(localStorage), size, Date.now()))
  }, [size])
  const total = today.data?.total ?? 0
  return (
    <Page
      title={total === 0 && today.data ? t('title.none') : t(greeting(new Date().getHours()), { n: total })}
      lead={today.data && <Since of={today.data.since} at={visit?.sinceAt} />}
    >
      <Concerns of={concerns} isRed />
      <Loaded of={today}>
        {(view) => (
          <>
            {view.tiles && <Tiles tiles={view.tiles} quarter={view.quarter} />}
            <Section title={t('list.title')}>{view.items.length === 0 ? <Empty title={t('list.none')} /> : <Items view={view} />}</Section>
          </>
        )}
      </Loaded>
      <Concerns of={concerns} isRed={false} />
    </Page>
  )
}

function greeting(hour: number): 'title.morning' | 'title.day' | 'title.evening' {
  if (hour < 11) return 'title.morning'
  return hour < 18 ? 'title.day' : 'title.evening'
}

function Since({ of, at }: { readonly of: TodayView['since']; readonly at: number | undefined }) {
  const t = useTexts(TEXTS)
  if (of === null || at === undefined) return <>{t('since.first')}</>
  const day = formatDay(at)
  const { fresh, changed, touching } = of
  if (fresh + changed === 0) return <>{t('since.nothing', { day })}</>
  const lead = t('since.lead', { day, fresh: t('since.fresh', { n: fresh }), changed: t('since.changed', { n: changed }) })
  return (
    <>
      {lead} {touching === 0 ? t('since.touching.none') : t('since.touching', { n: touching })}
    </>
  )
}

/** What is red stands above all else; what can wait, below. */
function Concerns({ of, isRed }: { readonly of: readonly Concern[]; readonly isRed: boolean }) {
  const t = useTexts(TEXTS)
  const concerns = of.filter((each) => each.isRed === isRed)
  if (concerns.length === 0) return null
  const alerts = concerns.map(({ code, text }) => <Alert key={code + text} kind={isRed ? 'danger' : 'warning'} title={text} />)
  if (isRed) return <>{alerts}</>
  return (
    <details class="concerns">
      <summary>{t('concerns.more', { n: concerns.length })}</summary>
      <h2 class="kern-sr-only">{t('concerns.title')}</h2>
      {alerts}
    </details>
  )
}

function Tiles({ tiles, quarter }: { readonly tiles: NonNullable<TodayView['tiles']>; readonly quarter: string }) {
  const t = useTexts(TEXTS)
  const links = [
    ['exploited', tiles.exploited, { exploited: 'true' }],
    ['high', tiles.high, { severity: 'from-high' }],
    ['check', tiles.check, { status: 'check' }],
    ['closed', tiles.closed, { status: 'closed', since: quarter }],
  ] as const
  return (
    <nav class="tiles" aria-label={t('tiles')}>
      {links.map(([name, n, query]) => (
        <a key={name} class="tile" href={hrefOf('matches', query)}>
          <b>{formatNumber(n)}</b>
          <span>{t(`tile.${name}`)}</span>
        </a>
      ))}
    </nav>
  )
}

function Items({ view: { items, counts } }: { readonly view: TodayView }) {
  const t = useTexts(TEXTS)
  const shown = items.filter(({ kind }) => kind === 'match').length
  const rest = (counts.products ?? 0) - shown
  return (
    <>
      <Table
        caption={t('list.caption')}
        rows={items}
        keyOf={({ kind, id }) => `${kind} ${id}`}
        columns={[
          { key: 'what', title: t('column.what'), cell: (item) => <What of={item} /> },
          { key: 'state', title: t('column.state'), cell: (item) => <State of={item} /> },
          { key: 'due', title: t('column.due'), cell: (item) => <Until of={item} /> },
          {
            key: 'act',
            title: t('column.act'),
            cell: (item) => {
              const label = t('act.of', { act: t(`act.${stepOf(item)}`), title: titleOf(item, t('post.unread', { n: item.count })) })
              return (
                <LinkButton isSmall kind={item.isOverdue || item.kind === 'alarm' ? 'primary' : 'secondary'} href={linkOf(item)} label={label}>
                  {t(`act.${stepOf(item)}`)}
                </LinkButton>
              )
            },
          },
        ]}
      />
      {rest > 0 && (
        <p>
          <a class="link" href={hrefOf('matches', { order: 'due' })}>
            {t('list.more', { n: rest })}
          </a>
        </p>
      )}
    </>
  )
}

/** What is in progress already waits for nobody's word. */
function stepOf({ kind, isStarted = false }: TodayItem): TodayItem['kind'] | 'started' {
  return isStarted ? 'started' : kind
}

function titleOf({ kind, title }: TodayItem, unread: string): string {
  return kind === 'post' ? unread : title
}

const HOMES = {
  ...{ alarm: 'alarms', report: 'incidents', duty: 'incidents', case: 'cases', question: 'questions' },
  ...{ vote: 'votes', request: 'requests', post: 'post' },
} as const

function linkOf({ kind, id }: TodayItem): string {
  if (kind === 'match') return hrefOf('matches', { group: id })
  const home = HOMES[kind]
  return hrefOf(kind === 'alarm' || kind === 'post' ? home : `${home}/${encodeURIComponent(id)}`)
}

function What({ of: item }: { readonly of: TodayItem }) {
  const t = useTexts(TEXTS)
  const { kind, count, duty = 'n-cert', isStarted = false } = item
  return (
    <>
      <span class="today__title">{titleOf(item, t('post.unread', { n: count }))}</span>
      <span class="sub">
        {kind === 'match' ? t('kind.match', { n: count }) : kind === 'duty' ? t('kind.duty', { who: t(`duty.${duty}`) }) : t(`kind.${kind}`)}
        {isStarted && ` · ${t('started')}`}
      </span>
    </>
  )
}

function State({ of: { kind, severity, isExploited = false, isCheck = false, isExercise = false, isOverdue } }: { readonly of: TodayItem }) {
  const t = useTexts(TEXTS)
  if (kind === 'match') return <Marks severity={severity ?? 'unknown'} isExploited={isExploited} isCheck={isCheck} />
  if (isExercise) return <Badge>{t('exercise')}</Badge>
  return isOverdue ? <Badge kind="red">{t('due.overdue')}</Badge> : null
}

function Until({ of: { kind, due, dueState, dueAt } }: { readonly of: TodayItem }) {
  const t = useTexts(TEXTS)
  if (kind === 'alarm') return <strong>{t('due.now')}</strong>
  if (dueAt !== undefined) return <Time at={dueAt} />
  return <Due due={due} dueState={dueState ?? 'none'} />
}
