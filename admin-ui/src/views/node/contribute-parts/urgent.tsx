// SPDX-License-Identifier: EUPL-1.2
/**
 * Sending at once: its price in words, and two consents, of which neither stands for the other.
 *
 * @module
 */
import type { UrgentPreview } from '@ncv/protocol/admin/urgent-routes.ts'
import { useTexts } from '../../../app/i18n.ts'
import { de } from '../../../i18n/de/contribution.ts'
import { en } from '../../../i18n/en/contribution.ts'
import { Alert } from '../../../ui/alert.tsx'
import { Checkbox } from '../../../ui/field.tsx'

export interface UrgentConsent {
  readonly hasAgreed: boolean
  readonly isAloneToo: boolean
}
export const NO_CONSENT: UrgentConsent = { hasAgreed: false, isAloneToo: false }

/** Fewest boxes that it must leave among (ncv node contribute --urgent). */
export function leastOf({ isAloneToo }: UrgentConsent): number {
  return isAloneToo ? 1 : 2
}

export interface UrgentPriceProps {
  readonly of: UrgentPreview
  readonly consent: UrgentConsent
  readonly onChange: (consent: UrgentConsent) => void
}

export function UrgentPrice({ of: { isAlone, isProven, kMin, lastBatch }, consent, onChange }: UrgentPriceProps) {
  const t = useTexts({ de, en })
  if (!isProven) return <Alert kind="danger" title={t('urgent.unproven')} />
  return (
    <Alert kind="warning" title={t('urgent.title')}>
      <p>{t('urgent.seen')}</p>
      {lastBatch !== null && <p>{t('set.batch', { n: lastBatch })}</p>}
      {isAlone && <p>{t('urgent.alone', { least: kMin })}</p>}
      <p>{t('urgent.phone')}</p>
      <Checkbox label={t('urgent.agree')} isChecked={consent.hasAgreed} onChange={(hasAgreed) => onChange({ ...consent, hasAgreed })} />
      {isAlone && (
        <Checkbox label={t('urgent.agree-alone')} isChecked={consent.isAloneToo} onChange={(isAloneToo) => onChange({ ...consent, isAloneToo })} />
      )}
    </Alert>
  )
}
