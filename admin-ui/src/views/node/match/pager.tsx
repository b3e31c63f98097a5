// SPDX-License-Identifier: EUPL-1.2
/**
 * Pages that the server cuts: only what is shown is read.
 *
 * @module
 */
import { useTexts } from '../../../app/i18n.ts'
import { de } from '../../../i18n/de/ui.ts'
import { en } from '../../../i18n/en/ui.ts'
import { Button } from '../../../ui/button.tsx'
import { pageTo } from './filters.tsx'

export function ServerPager({ page, pages, total }: { readonly page: number; readonly pages: number; readonly total: number }) {
  const t = useTexts({ de, en })
  if (pages <= 1) return null
  return (
    <nav class="pager" aria-label={t('pager.label')}>
      <Button isSmall isDisabled={page <= 1} onClick={() => pageTo(page - 1)}>
        {t('pager.back')}
      </Button>
      <span aria-live="polite">{t('pager.at', { page, pages, total })}</span>
      <Button isSmall isDisabled={page >= pages} onClick={() => pageTo(page + 1)}>
        {t('pager.on')}
      </Button>
    </nav>
  )
}
