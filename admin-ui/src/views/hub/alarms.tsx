// SPDX-License-Identifier: EUPL-1.2
/**
 * Alarms, those with silent members first.
 *
 * @module
 */
import type { HubAlarmLine } from '@ncv/protocol/admin/hub-alarm-routes.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { api } from '../../hub/api.ts'
import { de } from '../../i18n/de/hub-alarm.ts'
import { en } from '../../i18n/en/hub-alarm.ts'
import { Badge, Tlp } from '../../ui/badge.tsx'
import { Time } from '../../ui/facts.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

export default function Alarms() {
  const t = useTexts({ de, en })
  const alarms = useResource(() => api.alarms({ query: {} }), 'alarms', ['alarm', 'feed', 'draft', 'warning', 'post'])
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Loaded of={alarms}>
        {({ alarms: all }) =>
          all.length === 0 ? (
            <Empty title={t('none')}>
              <p>{t('none.text')}</p>
            </Empty>
          ) : (
            <Table
              caption={t('title')}
              rows={all}
              keyOf={({ index }) => String(index)}
              columns={[
                {
                  key: 'alarm',
                  title: t('column.alarm'),
                  cell: ({ index, title, tlp }) => (
                    <>
                      <a class="link" href={hrefOf(`alarms/${index}`)}>
                        {title || t('erased')}
                      </a>{' '}
                      <Tlp label={tlp} />
                    </>
                  ),
                },
                { key: 'state', title: t('column.state'), cell: (alarm) => <AlarmBadge of={alarm} /> },
                { key: 'silent', title: t('column.silent'), isNumber: true, cell: ({ silent }) => silent },
                { key: 'delivered', title: t('column.delivered'), isNumber: true, cell: ({ delivered }) => delivered },
                { key: 'read', title: t('column.read'), isNumber: true, cell: ({ read }) => read },
                { key: 'since', title: t('column.since'), isNumber: true, cell: ({ at }) => <Time at={at} isAgo /> },
              ]}
            />
          )
        }
      </Loaded>
    </Page>
  )
}

function AlarmBadge({ of: { isWithdrawn, isEscalated } }: { readonly of: Pick<HubAlarmLine, 'isWithdrawn' | 'isEscalated'> }) {
  const t = useTexts({ de, en })
  if (isWithdrawn) return <Badge>{t('withdrawn')}</Badge>
  return isEscalated ? <Badge kind="red">{t('escalated')}</Badge> : <Badge kind="blue">{t('running')}</Badge>
}
