// SPDX-License-Identifier: EUPL-1.2
/**
 * The intake: anonymous contributions, and named reports beside them.
 *
 * @module
 */
import type { ContributionView } from '@ncv/protocol/admin/hub-routes.ts'
import type { HubCaseLine } from '@ncv/protocol/admin/hub-case-routes.ts'
import type { DutyReportLine } from '@ncv/protocol/admin/hub-report-routes.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf, place } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { api } from '../../hub/api.ts'
import { CASE_STATES, caseState, inOrder } from '../../hub/case-state.ts'
import { RsitWords } from '../../hub/warning-words.tsx'
import { de } from '../../i18n/de/hub-intake.ts'
import { en } from '../../i18n/en/hub-intake.ts'
import { Badge } from '../../ui/badge.tsx'
import { Day, Time } from '../../ui/facts.tsx'
import { Choice, FilterBar, isFound, Search } from '../../ui/filter-bar.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

export const CASE_KIND = { new: 'red', asked: 'amber', closed: 'green', over: 'line' } as const

export default function Intake() {
  const t = useTexts({ de, en })
  const anonymous = useResource(
    async () => {
      const [{ cases }, { contributions }] = await Promise.all([api.cases(), api.contributions()])
      return { cases, contributions: new Map(contributions.map((each) => [each.id, each])) }
    },
    'intake',
    ['contribution', 'feed'],
  )
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Section title={t('anonymous.title')} lead={t('anonymous.lead')}>
        <Loaded of={anonymous}>{({ cases, contributions }) => <Anonymous cases={cases} contributions={contributions} />}</Loaded>
      </Section>
      {may('report.read') && <Named />}
    </Page>
  )
}

function Anonymous({
  cases,
  contributions,
}: {
  readonly cases: readonly HubCaseLine[]
  readonly contributions: ReadonlyMap<string, ContributionView>
}) {
  const t = useTexts({ de, en })
  const { query } = place.use()
  const [words, state] = [query.get('q') ?? '', query.get('state') ?? '']
  if (cases.length === 0)
    return (
      <Empty title={t('anonymous.none')}>
        <p>{t('anonymous.none.text')}</p>
      </Empty>
    )
  const rows = inOrder(cases).filter(
    (each) => (state === '' || caseState(each) === state) && isFound(words, each.rsit, contributions.get(each.id)?.description, each.claimedBy),
  )
  return (
    <>
      <FilterBar names={['state']} shown={rows.length} total={cases.length}>
        <Search label={t('search')} />
        <Choice name="state" label={t('filter.state')} options={CASE_STATES.map((value) => ({ value, label: t(`state.${value}`) }))} />
      </FilterBar>
      {rows.length === 0 ? (
        <Empty title={t('nothing-found')} />
      ) : (
        <Table
          caption={t('anonymous.title')}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              key: 'kind',
              title: t('column.kind'),
              cell: ({ id, rsit, claimedBy }) => (
                <>
                  <a class="link" href={hrefOf(`intake/${id}`)}>
                    <RsitWords code={rsit} />
                  </a>
                  <span class="sub">{shortened(contributions.get(id)?.description) ?? t('no-text')}</span>
                  {claimedBy !== undefined && <span class="sub">{t('claimed', { name: claimedBy })}</span>}
                </>
              ),
            },
            {
              key: 'state',
              title: t('column.state'),
              cell: (each) => (
                <>
                  <Badge kind={CASE_KIND[caseState(each)]}>{t(`state.${caseState(each)}`)}</Badge>{' '}
                  {contributions.get(each.id)?.isExercise === true && <Badge kind="blue">{t('exercise')}</Badge>}
                </>
              ),
            },
            { key: 'day', title: t('column.day'), cell: ({ day }) => (day === undefined ? t('no-day') : <Day day={day} />) },
            { key: 'said', title: t('column.said'), cell: ({ replies, followUps, limit }) => t('said.counts', { replies, followUps, limit }) },
          ]}
        />
      )}
    </>
  )
}

const SHOWN = 140

function shortened(text: string | undefined): string | undefined {
  return text === undefined || text.length <= SHOWN ? text : `${text.slice(0, SHOWN)} …`
}

const REPORTS_SHOWN = 10

function Named() {
  const t = useTexts({ de, en })
  const reports = useResource(() => api.dutyReports(), 'reports', ['report', 'post'])
  return (
    <Section title={t('named.title')} lead={t('named.lead')}>
      <Loaded of={reports}>
        {({ reports: all }) =>
          all.length === 0 ? (
            <p class="muted">{t('named.none')}</p>
          ) : (
            <>
              <NamedTable rows={all.slice(0, REPORTS_SHOWN)} />
              <p>
                <a class="link" href={hrefOf('reports')}>
                  {t('named.all')}
                </a>
              </p>
            </>
          )
        }
      </Loaded>
    </Section>
  )
}

function NamedTable({ rows }: { readonly rows: readonly DutyReportLine[] }) {
  const t = useTexts({ de, en })
  return (
    <Table
      caption={t('named.title')}
      rows={rows}
      keyOf={({ report }) => report}
      pageKey="named"
      columns={[
        {
          key: 'report',
          title: t('column.report'),
          cell: ({ report, title, isExercise }) => (
            <>
              <a class="link" href={hrefOf(`reports/${report}`)}>
                {title}
              </a>{' '}
              {isExercise && <Badge kind="blue">{t('exercise')}</Badge>}
            </>
          ),
        },
        { key: 'member', title: t('column.member'), cell: ({ member }) => member.name },
        {
          key: 'due',
          title: t('column.due'),
          cell: ({ next }) =>
            next === null ? (
              '–'
            ) : (
              <>
                <Badge kind={next.state === 'overdue' ? 'red' : 'line'}>{t(`due.${next.state}`)}</Badge> <Time at={next.dueAt} />
              </>
            ),
        },
      ]}
    />
  )
}
