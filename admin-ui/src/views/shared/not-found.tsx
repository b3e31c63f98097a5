// SPDX-License-Identifier: EUPL-1.2
/**
 * An address that no view has.
 *
 * @module
 */
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { de } from '../../i18n/de/shell.ts'
import { en } from '../../i18n/en/shell.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'

export function NotFound() {
  const t = useTexts({ de, en })
  return (
    <Page title={t('not-found.title')} lead={t('not-found.text')}>
      <LinkButton href={hrefOf('')}>{t('not-found.home')}</LinkButton>
    </Page>
  )
}
