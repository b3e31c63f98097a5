// SPDX-License-Identifier: EUPL-1.2
/**
 * Applications of those that want to join.
 *
 * @module
 */
import type { HubApplicationLine } from '@ncv/protocol/admin/hub-application-routes.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf, place } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { api } from '../../hub/api.ts'
import { ApplicationState, Blocking } from '../../hub/application-state.tsx'
import { de } from '../../i18n/de/hub-application.ts'
import { de as partyDe } from '../../i18n/de/party-words.ts'
import { en } from '../../i18n/en/hub-application.ts'
import { en as partyEn } from '../../i18n/en/party-words.ts'
import { Time } from '../../ui/facts.tsx'
import { Choice, FilterBar, isFound, Search } from '../../ui/filter-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

const STATES = ['pending', 'proposed', 'not-carried', 'rejected', 'admitted'] as const satisfies readonly HubApplicationLine['state'][]

export default function Applications() {
  const t = useTexts({ de, en })
  const partyText = useTexts({ de: partyDe, en: partyEn })
  const { query } = place.use()
  const applications = useResource(() => api.applications(), 'applications', ['application', 'motion', 'feed'])
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Loaded of={applications}>
        {({ applications: all }) => {
          const state = query.get('state') ?? ''
          const rows = all.filter((each) => isFound(query.get('q') ?? '', each.name, each.id) && (state === '' || each.state === state))
          return (
            <>
              <FilterBar names={['state']} shown={rows.length} total={all.length}>
                <Search />
                <Choice name="state" label={t('filter.state')} options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))} />
              </FilterBar>
              {rows.length === 0 ? (
                <Empty title={t('none')}>
                  <p>{t('none.text')}</p>
                </Empty>
              ) : (
                <Table
                  caption={t('title')}
                  rows={rows}
                  keyOf={({ id }) => id}
                  columns={[
                    {
                      key: 'name',
                      title: t('column.name'),
                      cell: ({ id, name, kind }) => (
                        <>
                          <a class="link" href={hrefOf(`applications/${id}`)}>
                            {name}
                          </a>
                          <span class="sub">{partyText(`kind.${kind as 'land'}`)}</span>
                        </>
                      ),
                    },
                    { key: 'state', title: t('column.state'), cell: ({ state: each }) => <ApplicationState state={each} /> },
                    { key: 'blocking', title: t('column.blocking'), cell: ({ blocking }) => <Blocking of={blocking} /> },
                    { key: 'at', title: t('column.at'), isNumber: true, cell: ({ takenAt }) => <Time at={takenAt} isAgo /> },
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
