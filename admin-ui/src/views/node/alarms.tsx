// SPDX-License-Identifier: EUPL-1.2
/**
 * Alarms that hold, and their receipts by name.
 *
 * @module
 */
import type { AlarmView } from '@ncv/protocol/admin/alarm-routes.ts'
import { useState } from 'preact/hooks'
import { act } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may, session } from '../../app/session.ts'
import { de } from '../../i18n/de/alarm.ts'
import { en } from '../../i18n/en/alarm.ts'
import { api } from '../../node/api.ts'
import { Badge, Tlp } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { Time } from '../../ui/facts.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

export default function Alarms() {
  const t = useTexts({ de, en })
  const alarms = useResource(() => api.listAlarms(), 'alarms', ['alarm', 'feed'])
  const [asked, setAsked] = useState<AlarmView | undefined>(undefined)
  const confirm = async ({ index }: AlarmView) => {
    setAsked(undefined)
    await act(() => api.readAlarm({ params: { index } }), t('confirmed'))
    await alarms.reload()
  }
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Loaded of={alarms}>
        {({ alarms: all }) =>
          all.length === 0 ? (
            <Empty title={t('empty')}>
              <p>{t('empty.text')}</p>
            </Empty>
          ) : (
            <Table
              caption={t('title')}
              rows={all}
              keyOf={({ index }) => String(index)}
              columns={[
                {
                  key: 'title',
                  title: t('column.title'),
                  cell: ({ index, title, isExercise }) => (
                    <>
                      <a class="link" href={hrefOf(`warnings/${index}`)}>
                        {title}
                      </a>{' '}
                      {isExercise && <Badge kind="blue">{t('exercise')}</Badge>}
                    </>
                  ),
                },
                { key: 'tlp', title: t('column.tlp'), cell: ({ tlp }) => <Tlp label={tlp} /> },
                { key: 'time', title: t('column.time'), cell: ({ time }) => <Time at={time} /> },
                { key: 'state', title: t('column.state'), cell: (row) => <Receipt alarm={row} onAsk={() => setAsked(row)} /> },
              ]}
            />
          )
        }
      </Loaded>
      {asked !== undefined && (
        <Confirm title={t('confirm.title')} confirm={t('confirm')} onConfirm={() => confirm(asked)} onClose={() => setAsked(undefined)}>
          <p>
            <strong>{asked.title}</strong>
          </p>
          <p>{t('confirm.text', { house: session.value?.party.name ?? '' })}</p>
        </Confirm>
      )}
    </Page>
  )
}

function Receipt({ alarm: { title, isRead, isDelivered }, onAsk }: { readonly alarm: AlarmView; readonly onAsk: () => void }) {
  const t = useTexts({ de, en })
  const state = isRead ? 'read' : isDelivered ? 'delivered' : 'new'
  return (
    <span class="row">
      <Badge kind={isRead ? 'green' : 'red'}>{t(`state.${state}`)}</Badge>
      {!isRead && may('alarm.confirm') && (
        <Button isSmall kind="primary" label={t('confirm.what', { title })} onClick={onAsk}>
          {t('confirm')}
        </Button>
      )}
    </span>
  )
}
