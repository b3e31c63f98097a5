// SPDX-License-Identifier: EUPL-1.2
/**
 * Publishers whose documents are taken over, with a light that says in words how long nothing came.
 *
 * @module
 */
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { api } from '../../hub/api.ts'
import { de } from '../../i18n/de/hub-import.ts'
import { en } from '../../i18n/en/hub-import.ts'
import { Alert } from '../../ui/alert.tsx'
import { Badge } from '../../ui/badge.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Time } from '../../ui/facts.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

export const HEALTH_KIND = { fresh: 'green', ageing: 'amber', quiet: 'red' } as const

export default function Sources() {
  const t = useTexts({ de, en })
  const sources = useResource(() => api.sources(), 'sources', ['warning', 'feed'])
  return (
    <Page title={t('sources.title')} lead={t('sources.lead')} actions={<LinkButton href={hrefOf('pass-through')}>{t('sources.go')}</LinkButton>}>
      <Loaded of={sources}>
        {({ sources: all }) =>
          all.length === 0 ? (
            <Empty title={t('sources.none')}>
              <p>{t('sources.none.text')}</p>
            </Empty>
          ) : (
            <Table
              caption={t('sources.title')}
              rows={all}
              keyOf={({ namespace }) => namespace}
              columns={[
                {
                  key: 'source',
                  title: t('column.source'),
                  cell: ({ publisher, namespace }) => (
                    <>
                      {publisher}
                      <span class="sub">{namespace}</span>
                    </>
                  ),
                },
                { key: 'health', title: t('column.health'), cell: ({ health }) => <Badge kind={HEALTH_KIND[health]}>{t(`health.${health}`)}</Badge> },
                {
                  key: 'newest',
                  title: t('column.newest'),
                  cell: ({ newestAt, newestTitle }) => (
                    <>
                      <Time at={newestAt} isAgo />
                      <span class="sub">{newestTitle}</span>
                    </>
                  ),
                },
                { key: 'week', title: t('column.week'), isNumber: true, cell: ({ lastWeek }) => lastWeek },
                { key: 'documents', title: t('column.documents'), isNumber: true, cell: ({ documents }) => documents },
              ]}
            />
          )
        }
      </Loaded>
      <div class="section">
        <Alert kind="info" title={t('sources.missing.title')}>
          <p>{t('sources.missing.text')}</p>
        </Alert>
      </div>
    </Page>
  )
}
