// SPDX-License-Identifier: EUPL-1.2
/**
 * How long what stays in this node, what is due, and a run on request.
 *
 * @module
 */
import type { RetentionView } from '@ncv/protocol/admin/retention-routes.ts'
import { useState } from 'preact/hooks'
import { act } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { de } from '../../i18n/de/retention.ts'
import { en } from '../../i18n/en/retention.ts'
import { api } from '../../node/api.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { Checkbox } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { SettingsNav } from './settings-nav.tsx'

const TEXTS = { de, en }

export default function Retention() {
  const t = useTexts(TEXTS)
  return (
    <Page title={t('title')} lead={t('lead.short')}>
      <SettingsNav />
      {may('retention.run') ? <Rules /> : <Period />}
    </Page>
  )
}

/** For those who may not run it: the members' decision. */
function Period() {
  const t = useTexts(TEXTS)
  const found = useResource(() => api.readSettings(), 'settings', ['feed'])
  return (
    <Loaded of={found}>
      {({ rules: { retentionDays } }) => (
        <>
          <p>{t('lead', { days: retentionDays })}</p>
          <p class="muted">{t('no-right')}</p>
        </>
      )}
    </Loaded>
  )
}

function dueIn({ lines }: RetentionView, hasConsent: boolean): number {
  return lines.reduce((sum, { due, needsConsent }) => sum + (needsConsent && !hasConsent ? 0 : (due ?? 0)), 0)
}

/** What this job can delete first. */
function inOrder(lines: RetentionView['lines']): RetentionView['lines'] {
  return [...lines].sort((a, b) => Number(b.due !== null) - Number(a.due !== null))
}

function Rules() {
  const t = useTexts(TEXTS)
  const found = useResource(() => api.nodeRetention({ body: { isDry: true, hasConsent: false } }), 'retention')
  const [isAsking, setAsking] = useState(false)
  const [hasConsent, setConsent] = useState(false)
  const run = async () => {
    setAsking(false)
    await act(
      () => api.nodeRetention({ body: { isDry: false, hasConsent } }),
      ({ lines }) => t('run.done', { n: lines.reduce((sum, { deleted }) => sum + deleted, 0) }),
    )
    await found.reload()
  }
  return (
    <Loaded of={found}>
      {(view) => (
        <>
          <p>{t('lead', { days: view.days })}</p>
          <p class="no-print">
            <Button isDisabled={dueIn(view, true) === 0} onClick={() => setAsking(true)}>
              {t('run')}
            </Button>
          </p>
          <Table
            caption={t('title')}
            rows={inOrder(view.lines)}
            keyOf={({ table, holds }) => `${table} ${holds}`}
            pageSize={100}
            columns={[
              {
                key: 'holds',
                title: t('column.holds'),
                cell: ({ holds, needsConsent }) => (
                  <>
                    {holds} {needsConsent && <Badge kind="amber">{t('consent')}</Badge>}
                  </>
                ),
              },
              { key: 'period', title: t('column.period'), cell: ({ period }) => period },
              { key: 'rows', title: t('column.rows'), isNumber: true, cell: ({ rows }) => rows },
              { key: 'due', title: t('column.due'), isNumber: true, cell: ({ due }) => due ?? t('nothing') },
            ]}
          />
          {isAsking && (
            <Confirm title={t('run.title')} confirm={t('run')} isDanger onConfirm={run} onClose={() => setAsking(false)}>
              <p>{t('run.text', { n: dueIn(view, hasConsent) })}</p>
              {view.lines.some(({ needsConsent, due }) => needsConsent && (due ?? 0) > 0) && (
                <Checkbox label={t('run.consent')} isChecked={hasConsent} onChange={setConsent} />
              )}
            </Confirm>
          )}
        </>
      )}
    </Loaded>
  )
}
