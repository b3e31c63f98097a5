// SPDX-License-Identifier: EUPL-1.2
/**
 * All warnings that hold, newest first: searched, filtered and cut into pages by the server, for there may be ten thousands.
 *
 * @module
 */
import type { WarningView } from '@ncv/protocol/admin/warning-routes.ts'
import { isolated } from '../../app/direction.ts'
import { useTexts } from '../../app/i18n.ts'
import { useKept } from '../../app/kept.ts'
import { hrefOf, place } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { de } from '../../i18n/de/warning.ts'
import { en } from '../../i18n/en/warning.ts'
import { api } from '../../node/api.ts'
import '../../style/warnings.css'
import { Tlp } from '../../ui/badge.tsx'
import { Time } from '../../ui/facts.tsx'
import { Choice, FilterBar, Search } from '../../ui/filter-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { FILTER_NAMES, KINDS, LANES, offsetOf, PAGE_SIZE, SEVERITIES, STATES, TLPS, TOUCHES, warningFilter } from './warning-filter.ts'
import { OwnCount, SeverityBadge, WarningMarks } from './warning-marks.tsx'

export default function Warnings() {
  const t = useTexts({ de, en })
  const { query } = place.use()
  const filter = warningFilter(query)
  const asked = { ...filter, offset: offsetOf(query), limit: PAGE_SIZE }
  const list = useKept(useResource(() => api.listWarnings({ query: asked }), `warnings ${JSON.stringify(asked)}`, ['feed', 'match', 'inventory']))
  const isFiltered = Object.keys(filter).length > 0
  return (
    <Page title={t('title')} lead={t('lead')}>
      <FilterBar names={FILTER_NAMES} shown={list.data?.found ?? 0} total={list.data?.total ?? 0}>
        <Search label={t('search')} />
        <Choice name="touches" label={t('filter.touches')} options={TOUCHES.map((value) => ({ value, label: t(`touches.${value}`) }))} />
        <Choice name="severity" label={t('filter.severity')} options={SEVERITIES.map((value) => ({ value, label: t(`severity.${value}`) }))} />
        <Choice name="lane" label={t('filter.lane')} options={LANES.map((value) => ({ value, label: t(`lane.${value}`) }))} />
        <Choice name="tlp" label={t('filter.tlp')} options={TLPS.map((value) => ({ value, label: value }))} />
        <Choice name="kind" label={t('filter.kind')} options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))} />
        <Choice name="state" label={t('filter.state')} options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))} />
      </FilterBar>
      <Loaded of={list}>
        {({ warnings, found }) =>
          found === 0 ? (
            <Empty title={t(isFiltered ? 'not-found.title' : 'none.title')}>
              <p>{t(isFiltered ? 'not-found.text' : 'none.text')}</p>
            </Empty>
          ) : (
            <WarningTable warnings={warnings} found={found} />
          )
        }
      </Loaded>
    </Page>
  )
}

function WarningTable({ warnings, found }: { readonly warnings: readonly WarningView[]; readonly found: number }) {
  const t = useTexts({ de, en })
  return (
    <Table
      caption={t('title')}
      rows={warnings}
      total={found}
      pageSize={PAGE_SIZE}
      keyOf={({ index }) => String(index)}
      columns={[
        {
          key: 'title',
          title: t('column.title'),
          cell: (warning) => (
            <>
              <a class="link" href={hrefOf(`warnings/${warning.index}`)}>
                {warning.title}
              </a>{' '}
              <WarningMarks of={warning} />
              <span class="sub">
                {t(`lane.${warning.lane}.from`, { publisher: warning.publisher })}
                {warning.trackingId !== undefined && ` · ${isolated(warning.trackingId)}`}
              </span>
            </>
          ),
        },
        { key: 'severity', title: t('column.severity'), cell: ({ severity }) => severity && <SeverityBadge severity={severity} /> },
        { key: 'own', title: t('column.own'), cell: ({ affected, check }) => <OwnCount affected={affected} check={check} /> },
        { key: 'tlp', title: t('column.tlp'), cell: ({ tlp }) => <Tlp label={tlp} /> },
        { key: 'time', title: t('column.time'), isNumber: true, cell: ({ time }) => <Time at={time} isAgo /> },
      ]}
    />
  )
}
