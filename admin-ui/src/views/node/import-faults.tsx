// SPDX-License-Identifier: EUPL-1.2
/**
 * What is wrong with a file, line by line, each with its remedy.
 *
 * @module
 */
import type { InventoryFaultView } from '@ncv/protocol/admin/inventory-routes.ts'
import { useTexts } from '../../app/i18n.ts'
import { de } from '../../i18n/de/inventory-import.ts'
import { en } from '../../i18n/en/inventory-import.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button } from '../../ui/button.tsx'

const FAULTS_MAX = 50

/** The server's sentences about these name options of the command line. */
const OWN = ['no-product-column', 'column-twice', 'too-large', 'too-many-assets'] as const

export interface FaultsProps {
  readonly of: readonly InventoryFaultView[]
  readonly onAgain: () => void
  readonly onColumns: (() => void) | undefined
}

export function Faults({ of, onAgain, onColumns }: FaultsProps) {
  const t = useTexts({ de, en })
  return (
    <>
      <Alert kind="danger" title={t('faults.title', { n: of.length })}>
        <p>{t('faults.text')}</p>
        {of.length >= FAULTS_MAX && <p>{t('faults.more')}</p>}
      </Alert>
      <ol class="faults">
        {of.map((fault, i) => (
          <li key={i}>
            {OWN.find((known) => known === fault.problem) === undefined ? fault.text : t(`fault.${fault.problem as (typeof OWN)[number]}`)}
          </li>
        ))}
      </ol>
      <div class="row">
        <Button kind="primary" onClick={onAgain}>
          {t('faults.again')}
        </Button>
        {onColumns !== undefined && <Button onClick={onColumns}>{t('columns')}</Button>}
      </div>
    </>
  )
}
