// SPDX-License-Identifier: EUPL-1.2
/**
 * All incidents of this house, the newest first, with the next deadline of each.
 *
 * @module
 */
import '../../style/incident.css'
import { useNow } from '../../app/clock.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf, place } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { de } from '../../i18n/de/incident.ts'
import { en } from '../../i18n/en/incident.ts'
import { api } from '../../node/api.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Time } from '../../ui/facts.tsx'
import { Choice, FilterBar, isFound, Search } from '../../ui/filter-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { Clock } from './incident-parts/clock.tsx'
import { IncidentNav } from './incident-parts/nav.tsx'
import { PHASES, PhaseBadge } from './incident-parts/phase.tsx'

const TEXTS = { de, en }

export default function Incidents() {
  const t = useTexts(TEXTS)
  const incidents = useResource(() => api.listIncidents(), 'incidents', ['incident', 'contribution', 'report', 'feed'])
  const now = useNow()
  const { query } = place.use()
  const phase = query.get('phase') ?? ''
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        may('incident.write') && (
          <LinkButton kind="primary" href={hrefOf('incidents/new')}>
            {t('new')}
          </LinkButton>
        )
      }
    >
      <IncidentNav />
      <Loaded of={incidents}>
        {({ incidents: all }) => {
          if (all.length === 0) return <NoIncident />
          const rows = all.filter((each) => isFound(query.get('q') ?? '', each.title) && (phase === '' || each.phase === phase)).toReversed()
          return (
            <>
              <FilterBar names={['phase']} shown={rows.length} total={all.length}>
                <Search />
                <Choice name="phase" label={t('column.phase')} options={PHASES.map((value) => ({ value, label: t(`phase.${value}`) }))} />
              </FilterBar>
              {rows.length === 0 ? (
                <Empty title={t('empty.found')} />
              ) : (
                <Table
                  caption={t('title')}
                  rows={rows}
                  keyOf={({ id }) => id}
                  columns={[
                    {
                      key: 'title',
                      title: t('column.title'),
                      cell: ({ id, title }) => (
                        <a class="link" href={hrefOf(`incidents/${id}`)}>
                          {title}
                        </a>
                      ),
                    },
                    { key: 'phase', title: t('column.phase'), cell: (each) => <PhaseBadge phase={each.phase} /> },
                    {
                      key: 'due',
                      title: t('column.due'),
                      cell: ({ dueAt, openDuties }) => (
                        <>
                          {dueAt !== null && <Clock dueAt={dueAt} now={now} />}
                          <span class="sub">{openDuties === 0 ? t('duties.none') : t('duties.open', { n: openDuties })}</span>
                        </>
                      ),
                    },
                    { key: 'sent', title: t('column.sent'), cell: ({ contributionState: state }) => t(`sent.${state ?? 'none'}`) },
                    { key: 'at', title: t('column.at'), isNumber: true, cell: ({ at }) => <Time at={at} isAgo /> },
                  ]}
                />
              )}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

function NoIncident() {
  const t = useTexts(TEXTS)
  return (
    <Empty title={t('empty.title')}>
      <p>{t('empty.lead')}</p>
      <ol class="teach">
        <li>{t('empty.1')}</li>
        <li>{t('empty.2')}</li>
        <li>{t('empty.3')}</li>
      </ol>
      {may('incident.write') && (
        <LinkButton kind="primary" href={hrefOf('incidents/new')}>
          {t('new')}
        </LinkButton>
      )}
    </Empty>
  )
}
