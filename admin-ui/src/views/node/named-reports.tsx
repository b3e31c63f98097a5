// SPDX-License-Identifier: EUPL-1.2
/**
 * Named reports of this house with the period of the next stage, and whether the house binds itself to the periods.
 *
 * @module
 */
import '../../style/incident.css'
import { act } from '../../app/act.ts'
import { useNow } from '../../app/clock.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { de } from '../../i18n/de/named-report.ts'
import { en } from '../../i18n/en/named-report.ts'
import { api } from '../../node/api.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Time } from '../../ui/facts.tsx'
import { Checkbox } from '../../ui/field.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { Clock } from './incident-parts/clock.tsx'
import { IncidentNav } from './incident-parts/nav.tsx'

export default function NamedReports() {
  const t = useTexts({ de, en })
  const now = useNow()
  const found = useResource(() => api.listReports(), 'reports', ['report', 'post'])
  const commit = async (isCommitted: boolean) => {
    const back = async () => {
      await api.commitReports({ body: { isCommitted: !isCommitted } })
      await found.reload()
    }
    await act(() => api.commitReports({ body: { isCommitted } }), t('commit.done'), back)
    await found.reload()
  }
  return (
    <Page title={t('list.title')} lead={t('list.lead')}>
      <IncidentNav />
      <Loaded of={found}>
        {({ reports, force, isCommitted }) => (
          <>
            {reports.length === 0 ? (
              <Empty title={t('list.empty')}>
                <p>{t('list.empty.text')}</p>
                <LinkButton href={hrefOf('incidents')}>{t('list.to-incidents')}</LinkButton>
              </Empty>
            ) : (
              <Table
                caption={t('list.title')}
                rows={reports}
                keyOf={({ id }) => id}
                columns={[
                  {
                    key: 'title',
                    title: t('list.column.title'),
                    cell: ({ incident, title }) => (
                      <a class="link" href={hrefOf(`incidents/${incident}/report`)}>
                        {title}
                      </a>
                    ),
                  },
                  { key: 'stages', title: t('list.column.stages'), cell: ({ stages }) => stages.map(({ stage }) => t(`stage.${stage}`)).join(', ') },
                  {
                    key: 'next',
                    title: t('list.column.next'),
                    cell: ({ next }) =>
                      next === null ? (
                        t('list.done')
                      ) : (
                        <>
                          {t(`stage.${next.stage}`)}: <Clock dueAt={next.dueAt} now={now} />
                        </>
                      ),
                  },
                  { key: 'known', title: t('list.column.known'), cell: ({ knownAt }) => <Time at={knownAt} /> },
                ]}
              />
            )}
            <Section title={t('commit.title')} lead={t('commit.text')}>
              <p>{t('commit.now', { force: t(`force.${force}`) })}</p>
              <Checkbox
                label={t('commit.box')}
                isChecked={isCommitted}
                isDisabled={!may('report.write')}
                onChange={(isChecked) => void commit(isChecked)}
              />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  )
}
