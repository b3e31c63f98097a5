// SPDX-License-Identifier: EUPL-1.2
/**
 * How long the hub keeps what, and deleting now what is due.
 *
 * @module
 */
import type { RetentionView } from '@ncv/protocol/admin/retention-routes.ts'
import { useState } from 'preact/hooks'
import { act } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { api } from '../../hub/api.ts'
import { de } from '../../i18n/de/hub-retention.ts'
import { en } from '../../i18n/en/hub-retention.ts'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

const RETENTION = { de, en }
const ROWS = 200

/** What this job does: where `due` is null, another one does it. */
function dueIn(lines: RetentionView['lines']): number {
  return lines.reduce((sum, { due }) => sum + (due ?? 0), 0)
}

export default function Retention() {
  const t = useTexts(RETENTION)
  const periods = useResource(() => api.hubRetention({ body: { isDry: true } }), 'retention')
  return (
    <Loaded of={periods}>
      {({ days, lines }) => (
        <Page
          title={t('title')}
          lead={t('lead', { n: days })}
          back={{ href: hrefOf('settings'), label: t('back') }}
          actions={<Run due={dueIn(lines)} onDone={periods.reload} />}
        >
          <Table
            caption={t('title')}
            rows={lines}
            keyOf={({ table }) => table}
            pageSize={ROWS}
            columns={[
              {
                key: 'holds',
                title: t('column.holds'),
                cell: ({ holds, table }) => (
                  <>
                    {holds}
                    <span class="sub">{table}</span>
                  </>
                ),
              },
              { key: 'period', title: t('column.period'), cell: ({ period }) => period },
              { key: 'rows', title: t('column.rows'), isNumber: true, cell: ({ rows }) => rows },
              { key: 'due', title: t('column.due'), isNumber: true, cell: ({ due }) => due ?? '–' },
            ]}
          />
        </Page>
      )}
    </Loaded>
  )
}

function Run({ due, onDone }: { readonly due: number; readonly onDone: () => Promise<void> }) {
  const t = useTexts(RETENTION)
  const [isOpen, setOpen] = useState(false)
  const run = async () => {
    const done = await act(
      () => api.hubRetention({ body: { isDry: false } }),
      ({ lines }) => t('ran', { n: lines.reduce((sum, { deleted }) => sum + deleted, 0) }),
    )
    if (done === undefined) return
    setOpen(false)
    await onDone()
  }
  return (
    <>
      <Button isDisabled={due === 0} onClick={() => setOpen(true)}>
        {due === 0 ? t('nothing') : t('run')}
      </Button>
      {isOpen && (
        <Confirm title={t('run')} confirm={t('run')} isDanger onConfirm={run} onClose={() => setOpen(false)}>
          <p>{t('run.text', { n: due })}</p>
          <p>{t('run.note')}</p>
        </Confirm>
      )}
    </>
  )
}
