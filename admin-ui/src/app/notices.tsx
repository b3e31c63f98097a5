// SPDX-License-Identifier: EUPL-1.2
/**
 * The notices on the page, in a live region that is always there.
 *
 * @module
 */
import { useLayoutEffect } from 'preact/hooks'
import { de } from '../i18n/de/ui.ts'
import { en } from '../i18n/en/ui.ts'
import { Button } from '../ui/button.tsx'
import { Problem } from './api.ts'
import { useTexts } from './i18n.ts'
import type { Notice } from './notice.ts'
import { dismiss, notices, notify } from './notice.ts'

export function Notices() {
  const t = useTexts({ de, en })
  const shown = notices.use()
  useLayoutEffect(() => {
    if (shown.length > 0) document.activeElement?.scrollIntoView({ block: 'nearest' })
  }, [shown.length])
  const takeBack = async ({ id, undo }: Notice) => {
    dismiss(id)
    try {
      await undo?.()
    } catch (error) {
      notify('danger', error instanceof Problem && error.message !== '' ? error.message : t('problem.text'))
    }
  }
  return (
    <div class="notices" role="status" aria-live="polite">
      {shown.map((notice) => (
        <div key={notice.id} class={`notice notice--${notice.kind}`}>
          <span>{notice.text}</span>
          {notice.undo && (
            <Button isSmall onClick={() => takeBack(notice)}>
              {t('undo')}
            </Button>
          )}
          <Button isSmall kind="tertiary" onClick={() => dismiss(notice.id)}>
            {t('close')}
          </Button>
        </div>
      ))}
    </div>
  )
}
