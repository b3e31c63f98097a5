// SPDX-License-Identifier: EUPL-1.2
/**
 * What members have released for the delivery of findings, and the letter that delivers one.
 *
 * @module
 */
import { useTexts } from '../app/i18n.ts'
import { hrefOf } from '../app/location.ts'
import { useResource } from '../app/resource.ts'
import { may } from '../app/session.ts'
import { de } from '../i18n/de/hub-contact.ts'
import { en } from '../i18n/en/hub-contact.ts'
import { LinkButton } from '../ui/button.tsx'
import { Day } from '../ui/facts.tsx'
import { Section } from '../ui/page.tsx'
import { Loaded } from '../ui/states.tsx'
import { Table } from '../ui/table.tsx'
import { api } from './api.ts'

export function Findings() {
  const t = useTexts({ de, en })
  const optIns = useResource(() => api.optIns(), 'opt-ins', ['contact', 'post', 'feed'])
  return (
    <div class="no-print">
      <Section title={t('findings')} lead={t('findings.lead')}>
        <Loaded of={optIns}>
          {({ optIns: all }) =>
            all.length === 0 ? (
              <p class="muted">{t('findings.none')}</p>
            ) : (
              <Table
                caption={t('findings')}
                rows={all}
                keyOf={({ id, row }) => `${id} ${row}`}
                pageKey="findings"
                columns={[
                  { key: 'member', title: t('column.member'), cell: ({ name }) => name },
                  {
                    key: 'list',
                    title: t('column.list'),
                    cell: ({ ranges, domains }) => <span class="mono">{[...ranges, ...domains].join(', ')}</span>,
                  },
                  { key: 'until', title: t('column.until'), cell: ({ until }) => <Day day={until} /> },
                  {
                    key: 'deliver',
                    title: t('deliver'),
                    cell: ({ id, name }) =>
                      may('post.write') && (
                        <LinkButton isSmall label={t('deliver.of', { name })} href={hrefOf('post/new', { to: id })}>
                          {t('deliver')}
                        </LinkButton>
                      ),
                  },
                ]}
              />
            )
          }
        </Loaded>
      </Section>
    </div>
  )
}
