// SPDX-License-Identifier: EUPL-1.2
/**
 * Motions: those that wait for a vote first, then those that are over.
 *
 * @module
 */
import type { NodeMotionView } from '@ncv/protocol/admin/motion-routes.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf, place } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { de } from '../../i18n/de/motion.ts'
import { en } from '../../i18n/en/motion.ts'
import { api } from '../../node/api.ts'
import { Alert } from '../../ui/alert.tsx'
import type { BadgeKind } from '../../ui/badge.tsx'
import { Badge } from '../../ui/badge.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Time } from '../../ui/facts.tsx'
import { Choice, FilterBar, isFound, Search } from '../../ui/filter-bar.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import type { Column } from '../../ui/table.tsx'
import { Table } from '../../ui/table.tsx'
import type { OwnState } from './tally-words.ts'
import { carriedOf, ownState } from './tally-words.ts'

const TEXTS = { de, en }
export const SUBJECTS = ['admission', 'expulsion', 'role', 'rules', 'relay', 'decision'] as const satisfies readonly NodeMotionView['subject'][]

export const VOTE_BADGE: Readonly<Record<OwnState, BadgeKind>> = {
  none: 'amber',
  prepared: 'amber',
  released: 'blue',
  taken: 'blue',
  refused: 'red',
  counted: 'green',
  missing: 'red',
  other: 'red',
  void: 'line',
  over: 'line',
}

export default function Votes() {
  const t = useTexts(TEXTS)
  const { query } = place.use()
  const [words, subject] = [query.get('q') ?? '', query.get('subject') ?? '']
  const found = useResource(() => api.listMotions(), 'motions', ['motion', 'vote', 'post', 'feed'])
  const propose = may('motion.propose') && <LinkButton href={hrefOf('votes/new')}>{t('propose')}</LinkButton>
  return (
    <Page title={t('title')} lead={t('lead')} actions={propose}>
      <Loaded of={found}>
        {({ motions, outgoing }) => {
          const rows = motions.filter((each) => isFound(words, each.title, each.proposerName) && (subject === '' || each.subject === subject))
          const open = rows.filter(({ state }) => state === 'open').sort((a, b) => a.closes - b.closes)
          const closed = rows.filter(({ state }) => state !== 'open').sort((a, b) => (b.ended ?? b.closes) - (a.ended ?? a.closes))
          return (
            <>
              {outgoing.map(({ title, state, code }) => (
                <Alert
                  key={title}
                  kind={state === 'refused' ? 'danger' : 'info'}
                  title={t('outgoing', { title, state: t(`outgoing.${state}`, { code: code ?? '' }) })}
                />
              ))}
              {motions.length > 5 && (
                <FilterBar names={['subject']} shown={rows.length} total={motions.length}>
                  <Search />
                  <Choice name="subject" label={t('filter.subject')} options={SUBJECTS.map((value) => ({ value, label: t(`subject.${value}`) }))} />
                </FilterBar>
              )}
              <Section title={t('open')}>{open.length === 0 ? <Empty title={t('open.empty')} /> : <OpenTable rows={open} />}</Section>
              <Section title={t('closed')}>
                {closed.length === 0 ? (
                  <Empty title={t(rows.length === motions.length ? 'closed.empty' : 'empty.filtered')} />
                ) : (
                  <ClosedTable rows={closed} />
                )}
              </Section>
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

function useColumns(): Record<'title' | 'subject' | 'own', Column<NodeMotionView>> {
  const t = useTexts(TEXTS)
  return {
    title: {
      key: 'title',
      title: t('column.title'),
      cell: ({ motion, title, proposerName }) => (
        <>
          <a class="link" href={hrefOf(`votes/${motion}`)}>
            {title}
          </a>
          <span class="sub">{proposerName}</span>
        </>
      ),
    },
    subject: { key: 'subject', title: t('column.subject'), cell: ({ subject }) => t(`subject.${subject}`) },
    own: {
      key: 'own',
      title: t('column.own'),
      cell: (row) => {
        const state = ownState(row)
        return state === undefined ? '–' : <Badge kind={VOTE_BADGE[state]}>{t(`vote.${state}`)}</Badge>
      },
    },
  }
}

function OpenTable({ rows }: { readonly rows: readonly NodeMotionView[] }) {
  const t = useTexts(TEXTS)
  const { title, subject, own } = useColumns()
  return (
    <Table
      caption={t('open')}
      rows={rows}
      keyOf={({ motion }) => motion}
      pageKey="open"
      columns={[title, subject, own, { key: 'closes', title: t('column.closes'), isNumber: true, cell: ({ closes }) => <Time at={closes} /> }]}
    />
  )
}

function ClosedTable({ rows }: { readonly rows: readonly NodeMotionView[] }) {
  const t = useTexts(TEXTS)
  const { title, subject, own } = useColumns()
  return (
    <Table
      caption={t('closed')}
      rows={rows}
      keyOf={({ motion }) => motion}
      columns={[
        title,
        subject,
        { key: 'result', title: t('column.result'), cell: (row) => <Result of={row} /> },
        own,
        { key: 'closes', title: t('column.ended'), isNumber: true, cell: ({ ended, closes }) => <Time at={ended ?? closes} isAgo /> },
      ]}
    />
  )
}

export function Result({ of: motion }: { readonly of: NodeMotionView }) {
  const t = useTexts(TEXTS)
  const carried = carriedOf(motion)
  if (motion.state !== 'counted' || carried === undefined) return <Badge>{t(`state.${motion.state}`)}</Badge>
  const all = motion.questions.length
  if (carried > 0 && carried < all) return <Badge kind="blue">{t('result.some', { carried, all })}</Badge>
  return <Badge kind={carried === all ? 'green' : 'red'}>{t(carried === all ? 'result.carried' : 'result.rejected')}</Badge>
}
