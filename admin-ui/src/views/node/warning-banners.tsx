// SPDX-License-Identifier: EUPL-1.2
/**
 * What has to be known of a warning before its text: alarm, exercise, withdrawn, replaced, erased, without its document.
 *
 * @module
 */
import type { WarningDetail } from '@ncv/protocol/admin/warning-routes.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { de } from '../../i18n/de/warning-detail.ts'
import { en } from '../../i18n/en/warning-detail.ts'
import { Alert } from '../../ui/alert.tsx'
import { Plain } from '../../ui/facts.tsx'

type WithdrawnReason = 'wrong' | 'superseded' | 'wrong-label' | 'licence' | 'identifies-somebody'

export function WarningBanners({ of: warning }: { readonly of: WarningDetail }) {
  const t = useTexts({ de, en })
  const { state, withdrawnReason, withdrawnText, supersededBy, erased } = warning
  return (
    <>
      {warning.isExercise && (
        <Alert kind="warning" title={t('exercise.title')}>
          <p>{t('exercise.text')}</p>
        </Alert>
      )}
      {warning.isAlarm && state === 'current' && (
        <Alert kind={warning.isExercise ? 'warning' : 'danger'} title={t(warning.isExercise ? 'alarm.exercise' : 'alarm.title')}>
          <p>{t('alarm.text')}</p>
          <p>
            <a class="link" href={hrefOf('alarms')}>
              {t('alarm.link')}
            </a>
          </p>
        </Alert>
      )}
      {state === 'withdrawn' && erased === undefined && (
        <Alert kind="danger" title={t('withdrawn.title')}>
          {withdrawnReason !== undefined && <p>{t(`withdrawn.${withdrawnReason as WithdrawnReason}`)}</p>}
          {withdrawnText !== undefined && <Plain text={withdrawnText} />}
        </Alert>
      )}
      {erased !== undefined && (
        <Alert kind="warning" title={t('erased.title')}>
          <p>{t('erased.text', { reason: t(`erased.${erased}`) })}</p>
        </Alert>
      )}
      {supersededBy !== undefined && (
        <Alert kind="warning" title={t('superseded.title')}>
          <p>
            <a class="link" href={hrefOf(`warnings/${supersededBy}`)}>
              {t('superseded.link')}
            </a>
          </p>
        </Alert>
      )}
      <DocumentBanner of={warning} />
    </>
  )
}

function DocumentBanner({ of: { document, documentCode, isWitnessed, erased } }: { readonly of: WarningDetail }) {
  const t = useTexts({ de, en })
  return (
    <>
      {!isWitnessed && (
        <Alert kind="info" title={t('unwitnessed.title')}>
          <p>{t('unwitnessed.text')}</p>
        </Alert>
      )}
      {document === 'missing' && erased === undefined && (
        <Alert kind="info" title={t('document.missing.title')}>
          <p>{t('document.missing.text')}</p>
        </Alert>
      )}
      {document === 'unreadable' && erased === undefined && (
        <Alert kind="warning" title={t('document.unreadable.title')}>
          <p>{t('document.unreadable.text', { code: documentCode ?? '' })}</p>
        </Alert>
      )}
    </>
  )
}
