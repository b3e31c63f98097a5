// SPDX-License-Identifier: EUPL-1.2
/**
 * One alarm: who has it, who is silent, whom to call and what came of it.
 *
 * @module
 */
import type { HubAlarmLine } from '@ncv/protocol/admin/hub-alarm-routes.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf, place } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import type { ViewProps } from '../../app/views.tsx'
import { CallList } from '../../hub/call-list.tsx'
import { api } from '../../hub/api.ts'
import { de } from '../../i18n/de/hub-alarm.ts'
import { en } from '../../i18n/en/hub-alarm.ts'
import { Alert } from '../../ui/alert.tsx'
import { Badge, Tlp } from '../../ui/badge.tsx'
import { Facts, Time } from '../../ui/facts.tsx'
import { Choice, FilterBar, isFound, Search } from '../../ui/filter-bar.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { PrintFrame } from '../../ui/print-frame.tsx'
import { Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import '../../style/hub-coordination.css'

const STATES = ['silent', 'delivered', 'read'] as const
const KIND = { silent: 'red', delivered: 'amber', read: 'green' } as const

export default function Alarm({ params: { index = '' } }: ViewProps) {
  const t = useTexts({ de, en })
  const alarm = useResource(() => api.showAlarm({ params: { index }, query: {} }), index, ['alarm', 'feed', 'warning', 'post'])
  return (
    <Loaded of={alarm}>
      {(found) => (
        <PrintFrame name={found.title || t('erased')} tlp={found.tlp}>
          <Page title={found.title || t('erased')} back={{ href: hrefOf('alarms'), label: t('back') }}>
            <div class="no-print">
              <Standing of={found} />
            </div>
            {may('alarm.call') ? (
              <CallList index={found.index} title={found.title || t('erased')} />
            ) : (
              <Alert kind="info" title={t('calls.forbidden')} />
            )}
            <Recipients members={found.members} />
          </Page>
        </PrintFrame>
      )}
    </Loaded>
  )
}

const MINUTE_MS = 60_000

function Standing({ of: { index, at, tlp, silent, delivered, read, isEscalated, isWithdrawn } }: { readonly of: HubAlarmLine }) {
  const t = useTexts({ de, en })
  return (
    <>
      {isWithdrawn && <Alert kind="info" title={t('withdrawn')} />}
      {isEscalated && (
        <Alert kind="danger" title={t('silent.title', { n: silent })}>
          <p>{t('silent.text', { minutes: Math.floor((Date.now() - at) / MINUTE_MS) })}</p>
        </Alert>
      )}
      <div class="tiles">
        {(
          [
            ['tile.silent', silent],
            ['tile.delivered', delivered],
            ['tile.read', read],
          ] as const
        ).map(([label, n]) => (
          <div class="tile" key={label}>
            <b>{n}</b>
            <span>{t(label)}</span>
          </div>
        ))}
      </div>
      <Facts
        of={[
          [t('fact.entry'), index],
          [t('fact.at'), <Time at={at} />],
          [t('fact.tlp'), <Tlp label={tlp} />],
        ]}
      />
    </>
  )
}

interface Recipient {
  readonly member: string
  readonly name: string
  readonly state: 'silent' | 'delivered' | 'read'
  readonly deliveredAt: number | null
  readonly readAt: number | null
}

function Recipients({ members }: { readonly members: readonly Recipient[] }) {
  const t = useTexts({ de, en })
  const { query } = place.use()
  const wanted = query.get('state') ?? ''
  const rows = members.filter(({ name, state }) => isFound(query.get('q') ?? '', name) && (wanted === '' || state === wanted))
  const moment = (at: number | null) => (at === null ? '–' : <Time at={at} />)
  return (
    <div class="no-print">
      <Section title={t('members')}>
        <FilterBar names={['state']} shown={rows.length} total={members.length}>
          <Search />
          <Choice name="state" label={t('filter.state')} options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))} />
        </FilterBar>
        <Table
          caption={t('members')}
          rows={rows}
          keyOf={({ member }) => member}
          columns={[
            { key: 'member', title: t('column.member'), cell: ({ name }) => name },
            { key: 'state', title: t('column.state'), cell: ({ state }) => <Badge kind={KIND[state]}>{t(`state.${state}`)}</Badge> },
            { key: 'delivered', title: t('column.delivered'), cell: ({ deliveredAt }) => moment(deliveredAt) },
            { key: 'read', title: t('column.read'), cell: ({ readAt }) => moment(readAt) },
          ]}
        />
      </Section>
    </div>
  )
}
