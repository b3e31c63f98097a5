// SPDX-License-Identifier: EUPL-1.2
/**
 * The audit trail while an inspection is open: by time alone.
 *
 * @module
 */
import { useState } from 'preact/hooks'
import { accountApi } from '../../account/api.ts'
import { act } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import type { ViewProps } from '../../app/views.tsx'
import { de } from '../../i18n/de/audit.ts'
import { en } from '../../i18n/en/audit.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Time } from '../../ui/facts.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

type Events = Awaited<ReturnType<typeof accountApi.readAudit>>
const COLOURS = { done: 'line', refused: 'amber', failed: 'red' } as const

/** Somebody of who hosts this node is known here by the account's number alone. */
function Who({ of, role }: { readonly of: string | null; readonly role: string | null }) {
  const t = useTexts({ de, en })
  if (of === '')
    return (
      <>
        {t('events.token')} {role !== null && <code>{role}</code>}
      </>
    )
  if (of === null) return <>{t('events.unknown')}</>
  return <>{/^h-[0-9a-f]{12}$/.test(of) ? t('events.visitor', { id: of.slice(2) }) : of}</>
}

export default function AuditEvents({ params }: ViewProps) {
  const t = useTexts({ de, en })
  const id = Number(params['id'])
  const first = useResource(() => accountApi.readAudit({ params: { id }, query: {} }), `audit ${id}`)
  return (
    <Page title={t('events.title', { id: String(id) })} lead={t('events.lead')} back={{ href: hrefOf('audit'), label: t('events.back') }}>
      <Loaded of={first}>{(events) => <List id={id} first={events} />}</Loaded>
    </Page>
  )
}

function List({ id, first }: { readonly id: number; readonly first: Events }) {
  const t = useTexts({ de, en })
  const [older, setOlder] = useState<readonly Events[]>([])
  const pages = [first, ...older]
  const rows = pages.flatMap(({ events }) => events)
  const before = rows.at(-1)?.id
  const readOn = async () => {
    if (before === undefined) return
    const next = await act(() => accountApi.readAudit({ params: { id }, query: { before } }))
    if (next !== undefined) setOlder([...older, next])
  }
  if (rows.length === 0) return <Empty title={t('events.empty')} />
  return (
    <>
      <Table
        caption={t('title')}
        rows={rows}
        keyOf={(event) => String(event.id)}
        columns={[
          { key: 'at', title: t('events.at'), cell: ({ at }) => <Time at={at} /> },
          { key: 'who', title: t('events.who'), cell: ({ who, role }) => <Who of={who} role={role} /> },
          { key: 'action', title: t('events.action'), cell: ({ action }) => <code>{action}</code> },
          { key: 'object', title: t('events.object'), cell: ({ object }) => <code>{object}</code> },
          { key: 'outcome', title: t('events.outcome'), cell: ({ outcome }) => <Badge kind={COLOURS[outcome]}>{t(`outcome.${outcome}`)}</Badge> },
        ]}
      />
      {pages.at(-1)?.more === true && <Button onClick={readOn}>{t('events.more')}</Button>}
    </>
  )
}
