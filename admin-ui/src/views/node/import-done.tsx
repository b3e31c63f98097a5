// SPDX-License-Identifier: EUPL-1.2
/**
 * An import that is done: what it changed, what it touches, and the way back.
 *
 * @module
 */
import type { ImportView } from '@ncv/protocol/admin/inventory-routes.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { de } from '../../i18n/de/inventory-import.ts'
import { en } from '../../i18n/en/inventory-import.ts'
import { Alert } from '../../ui/alert.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { PlanDiff } from './plan-diff.tsx'

export interface Imported {
  readonly imported: number
  readonly plan?: ImportView | undefined
  readonly matches: { readonly affected: number; readonly check: number }
}

export function ImportDone({ of: { imported, plan, matches } }: { readonly of: Imported }) {
  const t = useTexts({ de, en })
  return (
    <>
      <Alert kind="success" title={t('done', { n: imported })}>
        <p>{t('done.matches', { affected: matches.affected, check: matches.check })}</p>
      </Alert>
      {plan !== undefined && <PlanDiff plan={plan} />}
      <div class="row">
        <LinkButton kind="primary" href={hrefOf('matches')}>
          {t('done.matches.link')}
        </LinkButton>
        <LinkButton href={hrefOf('inventory')}>{t('done.inventory')}</LinkButton>
      </div>
    </>
  )
}
