// SPDX-License-Identifier: EUPL-1.2
/**
 * All warnings of the log, newest first, and what became of them.
 *
 * @module
 */
import type { HubWarningLine } from '@ncv/protocol/admin/hub-warning-routes.ts'
import { beside } from '../../app/direction.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf, place } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { api } from '../../hub/api.ts'
import { FlagBadges, SeverityBadge, StateBadge } from '../../hub/warning-words.tsx'
import { de } from '../../i18n/de/hub-warning.ts'
import { en } from '../../i18n/en/hub-warning.ts'
import { Tlp } from '../../ui/badge.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Time } from '../../ui/facts.tsx'
import { Choice, FilterBar, isFound, Search } from '../../ui/filter-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

const STATES = ['valid', 'superseded', 'withdrawn', 'erased', 'unreadable'] as const satisfies readonly HubWarningLine['state'][]
const LANES = ['assessed', 'passed-through'] as const satisfies readonly HubWarningLine['lane'][]

export default function Warnings() {
  const t = useTexts({ de, en })
  const warnings = useResource(() => api.publishedWarnings(), 'warnings', ['feed', 'warning', 'draft', 'entry'])
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        may('draft.write') && (
          <LinkButton kind="primary" href={hrefOf('warnings/new')}>
            {t('new')}
          </LinkButton>
        )
      }
    >
      <Loaded of={warnings}>
        {({ warnings: all }) =>
          all.length === 0 ? (
            <Empty title={t('none')}>
              <p>{t('none.text')}</p>
            </Empty>
          ) : (
            <List all={all} />
          )
        }
      </Loaded>
    </Page>
  )
}

function List({ all }: { readonly all: readonly HubWarningLine[] }) {
  const t = useTexts({ de, en })
  const { query } = place.use()
  const [words, state, lane] = [query.get('q') ?? '', query.get('state') ?? '', query.get('lane') ?? '']
  const rows = all.filter(
    (each) =>
      (state === '' || each.state === state) &&
      (lane === '' || each.lane === lane) &&
      isFound(words, each.title, each.publisher, each.trackingId, String(each.index)),
  )
  return (
    <>
      <FilterBar names={['state', 'lane']} shown={rows.length} total={all.length}>
        <Search label={t('search')} />
        <Choice name="state" label={t('filter.state')} options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))} />
        <Choice name="lane" label={t('filter.lane')} options={LANES.map((value) => ({ value, label: t(`lane-name.${value}`) }))} />
      </FilterBar>
      {rows.length === 0 ? (
        <Empty title={t('nothing-found')} />
      ) : (
        <Table
          caption={t('title')}
          rows={rows}
          keyOf={({ index }) => String(index)}
          columns={[
            { key: 'title', title: t('column.title'), cell: (each) => <TitleCell of={each} /> },
            { key: 'severity', title: t('column.severity'), cell: ({ severity }) => <SeverityBadge of={severity} /> },
            { key: 'tlp', title: t('column.tlp'), cell: ({ tlp }) => <Tlp label={tlp} /> },
            { key: 'state', title: t('column.state'), cell: (each) => <StateBadge of={each.state} /> },
            { key: 'at', title: t('column.at'), isNumber: true, cell: ({ at }) => <Time at={at} isAgo /> },
          ]}
        />
      )}
    </>
  )
}

function TitleCell({ of: { index, title, lane, publisher = '', trackingId, isAlarm, isExercise } }: { readonly of: HubWarningLine }) {
  const t = useTexts({ de, en })
  return (
    <>
      <a class="link" href={hrefOf(`warnings/${index}`)}>
        {title ?? t('untitled')}
      </a>{' '}
      <FlagBadges isAlarm={isAlarm} isExercise={isExercise} />
      <span class="sub">{beside([trackingId, lane === undefined ? undefined : t(`lane.${lane}`, { publisher }), t('entry', { index })])}</span>
    </>
  )
}
