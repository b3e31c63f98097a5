// SPDX-License-Identifier: EUPL-1.2
/**
 * All warnings that hold, newest first.
 *
 * @module
 */
import { useTexts } from '../../app/i18n.ts'
import { hrefOf, place } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { de } from '../../i18n/de/warning.ts'
import { en } from '../../i18n/en/warning.ts'
import { api } from '../../node/api.ts'
import { Tlp } from '../../ui/badge.tsx'
import { Time } from '../../ui/facts.tsx'
import { FilterBar, isFound, Search } from '../../ui/filter-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

export default function Warnings() {
  const t = useTexts({ de, en })
  const words = place.use().query.get('q') ?? ''
  const warnings = useResource(() => api.listWarnings({ query: {} }), 'warnings', ['feed', 'match'])
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Loaded of={warnings}>
        {({ warnings: all }) => {
          const rows = all.filter(({ title, publisher, trackingId }) => isFound(words, title, publisher, trackingId))
          return (
            <>
              <FilterBar names={[]} shown={rows.length} total={all.length}>
                <Search />
              </FilterBar>
              <Table
                caption={t('title')}
                rows={rows}
                keyOf={({ index }) => String(index)}
                columns={[
                  {
                    key: 'title',
                    title: t('column.title'),
                    cell: ({ index, title }) => (
                      <a class="link" href={hrefOf(`warnings/${index}`)}>
                        {title}
                      </a>
                    ),
                  },
                  { key: 'publisher', title: t('column.publisher'), cell: ({ publisher }) => publisher },
                  { key: 'tlp', title: t('column.tlp'), cell: ({ tlp }) => <Tlp label={tlp} /> },
                  { key: 'time', title: t('column.time'), isNumber: true, cell: ({ time }) => <Time at={time} isAgo /> },
                ]}
              />
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
