// SPDX-License-Identifier: EUPL-1.2
/**
 * What is under way with members: cases with a circle, and questions on anonymous contributions.
 *
 * @module
 */
import type { HubCaseLine } from '@ncv/protocol/admin/hub-case-routes.ts'
import type { HubThreadLine } from '@ncv/protocol/admin/hub-post-routes.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf, place } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { api } from '../../hub/api.ts'
import type { CaseState } from '../../hub/case-bar.tsx'
import { CASE_STATES, CaseBadge } from '../../hub/case-bar.tsx'
import { de } from '../../i18n/de/hub-case.ts'
import { de as postDe } from '../../i18n/de/hub-post.ts'
import { en } from '../../i18n/en/hub-case.ts'
import { en as postEn } from '../../i18n/en/hub-post.ts'
import { Badge, Tlp } from '../../ui/badge.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Time } from '../../ui/facts.tsx'
import { Choice, FilterBar, Search } from '../../ui/filter-bar.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { RsitWords } from '../../hub/warning-words.tsx'

const CASE = { de, en }

export default function Cases() {
  const t = useTexts(CASE)
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        may('post.write') && (
          <LinkButton kind="primary" href={hrefOf('post/new')}>
            {t('circle.new')}
          </LinkButton>
        )
      }
    >
      {may('post.read') && <Circles />}
      {may('contribution.read') && <Board />}
    </Page>
  )
}

const PAGE = 50

function Circles() {
  const t = useTexts(CASE)
  const stateText = useTexts({ de: postDe, en: postEn })
  const { query } = place.use()
  const offset = (Math.max(1, Number(query.get('page')) || 1) - 1) * PAGE
  const handling = (query.get('state') || 'any') as CaseState | 'any'
  const filter = { q: query.get('q') || undefined, handling, offset, limit: PAGE }
  const post = useResource(() => api.listThreads({ query: filter }), `cases ${JSON.stringify(filter)}`, ['post', 'feed'])
  return (
    <Section title={t('circle')} lead={t('circle.lead')}>
      <Loaded of={post}>
        {({ threads: rows, found, total }) => {
          return (
            <>
              <FilterBar names={['state']} shown={found} total={total}>
                <Search />
                <Choice
                  name="state"
                  label={t('filter.state')}
                  options={CASE_STATES.map((value) => ({ value, label: stateText(`case.set.${value}`) }))}
                />
              </FilterBar>
              {rows.length === 0 ? <Empty title={t('circle.none')} /> : <CircleTable rows={rows} total={found} />}
            </>
          )
        }}
      </Loaded>
    </Section>
  )
}

function CircleTable({ rows, total }: { readonly rows: readonly HubThreadLine[]; readonly total: number }) {
  const t = useTexts(CASE)
  return (
    <Table
      caption={t('circle')}
      rows={rows}
      pageSize={PAGE}
      total={total}
      keyOf={({ root }) => root}
      columns={[
        {
          key: 'subject',
          title: t('column.subject'),
          cell: ({ id, subject }) => (
            <a class="link" href={hrefOf(`post/${id}`)}>
              {subject ?? id.slice(0, 8)}
            </a>
          ),
        },
        { key: 'circle', title: t('column.circle'), cell: ({ circle }) => circle.map(({ name }) => name).join(', ') },
        { key: 'tlp', title: t('column.tlp'), cell: ({ tlp }) => <Tlp label={tlp} /> },
        { key: 'state', title: t('column.state'), cell: ({ case: held }) => held !== null && <CaseBadge state={held.state} /> },
        {
          key: 'files',
          title: t('column.files'),
          isNumber: true,
          cell: ({ files }) => files,
        },
        { key: 'since', title: t('column.since'), isNumber: true, cell: ({ case: held }) => held !== null && <Time at={held.at} isAgo /> },
      ]}
    />
  )
}

function Board() {
  const t = useTexts(CASE)
  const cases = useResource(() => api.cases(), 'cases', ['contribution', 'feed'])
  return (
    <Section title={t('board')} lead={t('board.lead')}>
      <Loaded of={cases}>
        {({ cases: all }) => {
          const rows = all.filter(({ replies, followUps, claimedBy }) => replies + followUps > 0 || claimedBy !== undefined)
          return rows.length === 0 ? <p class="muted">{t('board.none')}</p> : <BoardTable rows={rows} />
        }}
      </Loaded>
    </Section>
  )
}

function BoardTable({ rows }: { readonly rows: readonly HubCaseLine[] }) {
  const t = useTexts(CASE)
  const state = ({ isClosed, isOpen }: HubCaseLine) => (isClosed ? 'closed' : isOpen ? 'open' : 'over')
  return (
    <Table
      caption={t('board')}
      rows={rows}
      keyOf={({ id }) => id}
      pageKey="board"
      columns={[
        {
          key: 'kind',
          title: t('column.kind'),
          cell: ({ id, rsit, claimedBy }) => (
            <>
              <a class="link" href={hrefOf(`intake/${id}`)}>
                <RsitWords code={rsit} />
              </a>
              {claimedBy !== undefined && <span class="sub">{t('claimed', { name: claimedBy })}</span>}
            </>
          ),
        },
        { key: 'state', title: t('column.state'), cell: (line) => <Badge kind={line.isOpen ? 'blue' : 'line'}>{t(`state.${state(line)}`)}</Badge> },
        { key: 'replies', title: t('column.replies'), isNumber: true, cell: ({ replies }) => replies },
        { key: 'follow-ups', title: t('column.follow-ups'), isNumber: true, cell: ({ followUps, limit }) => t('of', { n: followUps, limit }) },
      ]}
    />
  )
}
