// SPDX-License-Identifier: EUPL-1.2
/**
 * Issuer keys by period, and revoking one: first shown what follows, then done.
 *
 * @module
 */
import type { HubKeysView } from '@ncv/protocol/admin/hub-key-routes.ts'
import type { RevocationView } from '@ncv/protocol/admin/hub-ledger-routes.ts'
import { useState } from 'preact/hooks'
import { act } from '../app/act.ts'
import { formatTime } from '../app/format.ts'
import { useTexts } from '../app/i18n.ts'
import { may } from '../app/session.ts'
import { de } from '../i18n/de/hub-key.ts'
import { en } from '../i18n/en/hub-key.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/field.tsx'
import { Card, Section } from '../ui/page.tsx'
import { Table } from '../ui/table.tsx'
import { TypedConfirm } from '../ui/typed-confirm.tsx'
import { api } from './api.ts'

const KEY = { de, en }
const KIND = { 'in-force': 'green', spare: 'blue', ended: 'line', lost: 'red' } as const
const REASONS = ['compromised', 'lost', 'restored'] as const

type Period = HubKeysView['periods'][number]
type IssuerKey = Period['keys'][number]

export function IssuerPeriods({ of: { periods, period: now }, onDone }: { readonly of: HubKeysView; readonly onDone: () => Promise<void> }) {
  const t = useTexts(KEY)
  const [plan, setPlan] = useState<RevocationView | undefined>(undefined)
  const preview = async (period: number, { purpose, number }: IssuerKey) => {
    setPlan(await act(() => api.previewIssuerRevocation({ body: { period, purpose, number } })))
  }
  return (
    <Section title={t('issuers')} lead={t('issuers.lead')}>
      <div class="stack">
        {periods.map((each) => (
          <Card key={each.period} title={t('period', { n: each.period })}>
            <p class="row">
              <Badge kind={each.period === now ? 'green' : 'line'}>
                {t(each.period === now ? 'period.now' : each.period > now ? 'period.next' : 'period.before')}
              </Badge>
              <span class="muted">{t('period.span', { from: formatTime(each.start), to: formatTime(each.end), n: each.members })}</span>
            </p>
            {each.keys.length === 0 ? <p class="muted">{t('period.none')}</p> : <PeriodKeys of={each} onRevoke={preview} />}
          </Card>
        ))}
      </div>
      {plan !== undefined && <Revoke plan={plan} onClose={() => setPlan(undefined)} onDone={onDone} />}
    </Section>
  )
}

function PeriodKeys({
  of: { period, keys },
  onRevoke,
}: {
  readonly of: Period
  readonly onRevoke: (period: number, key: IssuerKey) => Promise<void>
}) {
  const t = useTexts(KEY)
  return (
    <Table
      caption={t('period', { n: period })}
      rows={keys}
      keyOf={({ keyId }) => keyId}
      pageKey={`period-${period}`}
      columns={[
        { key: 'use', title: t('column.purpose'), cell: ({ purpose, number }) => t(`use.${purpose}`, { n: number }) },
        { key: 'key', title: t('column.key'), cell: ({ keyId }) => <span class="mono">{keyId.slice(0, 16)}</span> },
        { key: 'state', title: t('column.state'), cell: ({ state }) => <Badge kind={KIND[state]}>{t(`key.${state}`)}</Badge> },
        ...(may('issuer.revoke')
          ? [
              {
                key: 'do',
                title: t('column.do'),
                cell: (key: IssuerKey) =>
                  key.state === 'in-force' && (
                    <Button isSmall label={t('revoke.of', { key: key.keyId.slice(0, 8) })} onClick={() => onRevoke(period, key)}>
                      {t('revoke')}
                    </Button>
                  ),
              },
            ]
          : []),
      ]}
    />
  )
}

function Revoke({ plan, onClose, onDone }: { readonly plan: RevocationView; readonly onClose: () => void; readonly onDone: () => Promise<void> }) {
  const t = useTexts(KEY)
  const [reason, setReason] = useState<(typeof REASONS)[number]>('compromised')
  const { period, purpose, number, keyId, spare, members, isCurrent } = plan
  const revoke = async () => {
    const done = await act(
      () => api.revokeIssuer({ body: { period, purpose, number, keyId, reason } }),
      ({ index }) => t('revoked', { index }),
    )
    if (done === undefined) return
    onClose()
    await onDone()
  }
  return (
    <TypedConfirm title={t('revoke.title')} word={keyId.slice(0, 8)} confirm={t('revoke')} onConfirm={revoke} onClose={onClose}>
      <p>{t('revoke.members', { n: members })}</p>
      <p>{t(spare === null ? 'revoke.no-spare' : 'revoke.has-spare')}</p>
      <p>{t('revoke.final')}</p>
      {!isCurrent && <p>{t('revoke.over')}</p>}
      <Select
        label={t('revoke.reason')}
        value={reason}
        onChange={setReason}
        options={REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))}
      />
    </TypedConfirm>
  )
}
