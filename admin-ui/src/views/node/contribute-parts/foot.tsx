// SPDX-License-Identifier: EUPL-1.2
/**
 * Back and on between the steps of a contribution, and the way by name instead.
 *
 * @module
 */
import { useTexts } from '../../../app/i18n.ts'
import { hrefOf } from '../../../app/location.ts'
import { may } from '../../../app/session.ts'
import { de } from '../../../i18n/de/contribution.ts'
import { en } from '../../../i18n/en/contribution.ts'
import { LinkButton } from '../../../ui/button.tsx'

const TEXTS = { de, en }
/** The step at which it is sent. */
export const LAST = 4

export function Foot({ id, at }: { readonly id: string; readonly at: number }) {
  const t = useTexts(TEXTS)
  const path = `incidents/${id}/contribute`
  return (
    <div class="assistant__foot">
      {at > 1 && <LinkButton href={hrefOf(path, { step: at - 1 })}>{t('previous')}</LinkButton>}
      {at < LAST && (
        <LinkButton kind="primary" href={hrefOf(path, { step: at + 1 })}>
          {t('next')}
        </LinkButton>
      )}
      {may('report.preview') && (
        <LinkButton kind="tertiary" href={hrefOf(`incidents/${id}/report`)}>
          {t('named.instead')}
        </LinkButton>
      )}
    </div>
  )
}
