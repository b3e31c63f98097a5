// SPDX-License-Identifier: EUPL-1.2
/**
 * What a decision would do, or did, at each tenant.
 *
 * @module
 */
import type { HostDecisionView, TenantOutcome } from '@ncv/protocol/admin/host-routes.ts'
import { useTexts } from '../../../app/i18n.ts'
import { hrefOf } from '../../../app/location.ts'
import { de } from '../../../i18n/de/host-decide.ts'
import { de as matchDe } from '../../../i18n/de/match.ts'
import { en } from '../../../i18n/en/host-decide.ts'
import { en as matchEn } from '../../../i18n/en/match.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { Table } from '../../../ui/table.tsx'

const TEXTS = { de, en }
const UNTOUCHED = ['not-running', 'no-asset', 'own-operation', 'no-match', 'own-decision', 'same'] as const

export interface OutcomeProps {
  readonly of: HostDecisionView
  readonly onBack?: () => void
  readonly onApply?: () => Promise<void>
  readonly onUndo?: () => Promise<void>
  readonly onAgain?: () => void
}

export function Outcome({ of, onBack, onApply, onUndo, onAgain }: OutcomeProps) {
  const t = useTexts(TEXTS)
  const { applied, changedTenants, untouchedTenants, tenants } = of
  const counts = { changed: changedTenants, untouched: untouchedTenants, all: tenants.length }
  const lead = applied ? t('done.lead', counts) : changedTenants === 0 ? t('preview.nothing') : t('preview.lead', counts)
  // What changes stands first; the rest says why not.
  const rows = tenants.toSorted((a, b) => b.changed - a.changed || (a.tenant < b.tenant ? -1 : 1))
  return (
    <>
      <p>{lead}</p>
      <Table
        caption={t(applied ? 'done.title' : 'preview.title')}
        rows={rows}
        keyOf={({ tenant }) => tenant}
        columns={[
          {
            key: 'tenant',
            title: t('column.tenant'),
            cell: ({ tenant, name }) => (
              <>
                <a class="link" href={hrefOf(`tenants/${tenant}`)}>
                  {name === '' ? tenant : name}
                </a>
                {name !== '' && <span class="sub">{tenant}</span>}
              </>
            ),
          },
          { key: 'outcome', title: t(applied ? 'column.outcome.done' : 'column.outcome'), cell: (each) => <Line of={each} isDone={applied} /> },
        ]}
      />
      <div class="row-actions">
        {onBack && <Button onClick={onBack}>{t('back')}</Button>}
        {onApply && (
          <Button kind="primary" isDisabled={changedTenants === 0} onClick={onApply}>
            {t('apply', { n: changedTenants })}
          </Button>
        )}
        {onUndo && of.act !== null && <Button onClick={onUndo}>{t('undo')}</Button>}
        {onAgain && <Button onClick={onAgain}>{t('again')}</Button>}
      </div>
    </>
  )
}

function Line({ of: { changed, from, untouched, own }, isDone }: { readonly of: TenantOutcome; readonly isDone: boolean }) {
  const t = useTexts(TEXTS)
  const status = useTexts({ de: matchDe, en: matchEn })
  const why = UNTOUCHED.find((known) => known === untouched)
  const before = from.map((each) => status(`status.${each}`)).join(', ')
  return (
    <>
      <Badge kind={changed > 0 ? 'blue' : 'line'}>{t(changed === 0 ? 'untouched' : isDone ? 'changed' : 'changed.will')}</Badge>{' '}
      {changed > 0 ? t('outcome.changed', { n: changed, from: before }) : why && t(`untouched.${why}`)}
      {own > 0 && <span class="sub">{t('outcome.own', { n: own })}</span>}
    </>
  )
}
