// SPDX-License-Identifier: EUPL-1.2
/**
 * All matches that are open, product by product; what is decided about one group is decided once.
 *
 * @module
 */
import '../../style/matches.css'
import type { ReplyOf } from '@ncv/protocol/admin/contract.ts'
import type { MatchLine } from '@ncv/protocol/admin/match-list-routes.ts'
import type { NODE_ROUTES } from '@ncv/protocol/admin/node-routes.ts'
import { useEffect, useRef, useState } from 'preact/hooks'
import { act } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf, place } from '../../app/location.ts'
import { useLatest } from '../../app/latest.ts'
import { may } from '../../app/session.ts'
import { de } from '../../i18n/de/match.ts'
import { en } from '../../i18n/en/match.ts'
import { api } from '../../node/api.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import type { Wish } from './match/carry-out.ts'
import { carryOut } from './match/carry-out.ts'
import { DecideDialog } from './match/decide-dialog.tsx'
import { FILTERS, matchQuery } from './match/query.ts'
import { MatchFilters, SavedFilters } from './match/filters.tsx'
import { Group } from './match/group.tsx'
import { ServerPager } from './match/pager.tsx'
import type { Selection } from './match/selection.ts'
import { countOf, keyOf, NOTHING, onlyOf, withGroup, withLine } from './match/selection.ts'

const TEXTS = { de, en }
const GROUPS = 25
const ROWS = 3
/** Of a single product. */
const LINES = 50

type Reply = ReplyOf<(typeof NODE_ROUTES)['matchGroups']>

function read(query: URLSearchParams): Promise<Reply> {
  const { filter, all, order, page } = matchQuery(query)
  const part = filter.group === undefined ? { offset: (page - 1) * GROUPS, limit: GROUPS, rows: ROWS } : { from: (page - 1) * LINES, rows: LINES }
  return api.matchGroups({ query: { ...filter, ...part, order, ...(all ? { all: 'true' as const } : {}) } })
}

export default function Matches() {
  const t = useTexts(TEXTS)
  const { query } = place.use()
  const found = useLatest(() => read(query), query.toString(), ['match', 'feed', 'inventory', 'correction', 'kev', 'asset'])
  return (
    <Page
      title={t('title')}
      lead={found.data && t('lead', { open: found.data.open, overdue: found.data.summary.overdue, exploited: found.data.summary.exploited })}
      actions={may('correction.read') && <LinkButton href={hrefOf('corrections')}>{t('corrections')}</LinkButton>}
    >
      <Loaded of={found}>{(reply) => <List reply={reply} query={query} isStale={found.isLoading} reload={found.reload} />}</Loaded>
    </Page>
  )
}

interface ListProps {
  readonly reply: Reply
  readonly query: URLSearchParams
  readonly isStale: boolean
  readonly reload: () => Promise<void>
}

function List({ reply, query, isStale, reload }: ListProps) {
  const t = useTexts(TEXTS)
  const { filter, page } = matchQuery(query)
  const [selection, setSelection] = useState<Selection>(NOTHING)
  const [deciding, setDeciding] = useState<{ readonly count: number; readonly target: Pick<Wish, 'filter' | 'only'> } | undefined>(undefined)
  const last = useRef<string | undefined>(undefined)
  // What was ticked under another filter is not meant under this one.
  const filterKey = JSON.stringify(filter)
  useEffect(() => setSelection(NOTHING), [filterKey])
  const { groups, total, matches, everything, offices, roles } = reply
  const lines = groups.flatMap((group) => group.lines)
  const count = countOf(selection, matches)
  const isFiltered = [...FILTERS, 'q'].some((name) => (query.get(name) ?? '') !== '')
  const pages = filter.group === undefined ? Math.ceil(total / GROUPS) : Math.ceil(matches / LINES)
  const tick = (line: MatchLine, isOn: boolean, isRange: boolean) => {
    setSelection(withLine(selection, lines, line, isOn, isRange ? last.current : undefined))
    last.current = keyOf(line)
  }
  const start = async ({ asset, advisory, decidedAt }: MatchLine) => {
    const wish = { filter: {}, only: [{ asset, advisory }], change: { status: 'in-progress' as const }, expected: decidedAt }
    await act(() => carryOut(wish, () => t('started')))
    await reload()
  }
  return (
    <>
      <MatchFilters shown={matches} total={isFiltered ? everything : matches} offices={offices} roles={roles} />
      <SavedFilters />
      {groups.length === 0 && <NoMatches isFiltered={isFiltered} />}
      <div class={`groups${isStale ? ' groups--stale' : ''}`}>
        {groups.map((group) => (
          <Group
            key={group.key}
            group={group}
            selection={selection}
            onGroup={(isOn) => setSelection(withGroup(selection, group, isOn))}
            onLine={tick}
            onDecideAll={() => setDeciding({ count: group.matches, target: { filter, only: [{ group: group.key }] } })}
            onDecide={({ asset, advisory }) => setDeciding({ count: 1, target: { filter: {}, only: [{ asset, advisory }] } })}
            onStart={start}
          />
        ))}
      </div>
      <ServerPager page={page} pages={pages} total={filter.group === undefined ? total : matches} />
      {count > 0 && (
        <section class="bulk no-print" aria-label={t('bulk.label')}>
          <p role="status">{t('bulk.selected', { n: count })}</p>
          <Button kind="primary" onClick={() => setDeciding({ count, target: targetOf(selection, filter) })}>
            {t('decide')}
          </Button>
          {!selection.isEverything && count < matches && (
            <Button onClick={() => setSelection({ ...NOTHING, isEverything: true })}>{t('bulk.everything', { n: matches })}</Button>
          )}
          <Button kind="tertiary" onClick={() => setSelection(NOTHING)}>
            {t('bulk.clear')}
          </Button>
        </section>
      )}
      {deciding && (
        <DecideDialog
          {...deciding}
          onClose={() => setDeciding(undefined)}
          onDone={() => {
            setDeciding(undefined)
            setSelection(NOTHING)
            void reload()
          }}
        />
      )}
    </>
  )
}

/** All of an unfiltered list still needs a filter: nobody decides about everything by accident. */
function targetOf(selection: Selection, filter: Wish['filter']): Pick<Wish, 'filter' | 'only'> {
  const only = onlyOf(selection)
  if (only !== undefined) return { filter, only }
  return { filter: Object.keys(filter).length === 0 ? { product: '*' } : filter }
}

function NoMatches({ isFiltered }: { readonly isFiltered: boolean }) {
  const t = useTexts(TEXTS)
  return (
    <Empty title={t(isFiltered ? 'none.filtered' : 'none')}>
      <p>{t(isFiltered ? 'none.filtered-text' : 'none.text')}</p>
      {!isFiltered && may('inventory.read') && <LinkButton href={hrefOf('inventory')}>{t('none.inventory')}</LinkButton>}
    </Empty>
  )
}
