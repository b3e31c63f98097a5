// SPDX-License-Identifier: EUPL-1.2
/**
 * Named reports with their deadlines, what is overdue first.
 *
 * @module
 */
import type { DueView, DutyReportLine } from '@ncv/protocol/admin/hub-report-routes.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf, place } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { api } from '../../hub/api.ts'
import { DueBadge } from '../../hub/due-badge.tsx'
import { de } from '../../i18n/de/hub-report.ts'
import { en } from '../../i18n/en/hub-report.ts'
import { Badge, Tlp } from '../../ui/badge.tsx'
import { Time } from '../../ui/facts.tsx'
import { Choice, FilterBar, isFound, Search } from '../../ui/filter-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

const FORCES = ['binding', 'recommended'] as const
const DUES = ['open', 'overdue'] as const satisfies readonly DueView['state'][]

export default function Reports() {
  const t = useTexts({ de, en })
  const { query } = place.use()
  const reports = useResource(() => api.dutyReports(), 'reports', ['report', 'post', 'feed'])
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Loaded of={reports}>
        {({ reports: all }) => {
          const rows = all.filter((each) => isShown(each, query))
          return (
            <>
              <FilterBar names={['due', 'force']} shown={rows.length} total={all.length}>
                <Search />
                <Choice name="due" label={t('filter.due')} options={DUES.map((value) => ({ value, label: t(`filter.due.${value}`) }))} />
                <Choice name="force" label={t('filter.force')} options={FORCES.map((value) => ({ value, label: t(`force.${value}`) }))} />
              </FilterBar>
              {rows.length === 0 ? (
                <Empty title={t('none')}>
                  <p>{t('none.text')}</p>
                </Empty>
              ) : (
                <ReportTable rows={rows} />
              )}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

function isShown({ title, member, next, force }: DutyReportLine, query: URLSearchParams): boolean {
  const due = query.get('due') ?? ''
  if (due === 'overdue' && next?.state !== 'overdue') return false
  if (due === 'open' && next === null) return false
  const wanted = query.get('force') ?? ''
  return isFound(query.get('q') ?? '', title, member.name) && (wanted === '' || wanted === force)
}

function ReportTable({ rows }: { readonly rows: readonly DutyReportLine[] }) {
  const t = useTexts({ de, en })
  return (
    <Table
      caption={t('title')}
      rows={rows}
      keyOf={({ member, report }) => `${member.id} ${report}`}
      columns={[
        {
          key: 'title',
          title: t('column.title'),
          cell: ({ report, title, tlp, isExercise, force }) => (
            <>
              <a class="link" href={hrefOf(`reports/${report}`)}>
                {title}
              </a>{' '}
              {isExercise && <Badge kind="blue">{t('exercise')}</Badge>} <Tlp label={tlp} />
              <span class="sub">{t(`force.${force}`)}</span>
            </>
          ),
        },
        { key: 'member', title: t('column.member'), cell: ({ member }) => member.name },
        {
          key: 'stage',
          title: t('column.stage'),
          cell: ({ stage, at }) => (
            <>
              {t(`stage.${stage}`)}
              <span class="sub">
                <Time at={at} isAgo />
              </span>
            </>
          ),
        },
        { key: 'next', title: t('column.next'), cell: ({ next }) => (next === null ? <Badge kind="green">{t('done')}</Badge> : <Next of={next} />) },
      ]}
    />
  )
}

function Next({ of: due }: { readonly of: DueView }) {
  const t = useTexts({ de, en })
  return (
    <>
      {t(`stage.${due.stage}`)} <DueBadge of={due} />
      <span class="sub">
        <Time at={due.dueAt} />
      </span>
    </>
  )
}
