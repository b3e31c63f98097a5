// SPDX-License-Identifier: EUPL-1.2
/**
 * The notices on the page, in a live region that is always there.
 *
 * @module
 */
import { useLayoutEffect, useRef } from 'preact/hooks'
import { de } from '../i18n/de/ui.ts'
import { en } from '../i18n/en/ui.ts'
import { Button } from '../ui/button.tsx'
import { Problem } from './api.ts'
import { useTexts } from './i18n.ts'
import type { Notice } from './notice.ts'
import { dismiss, notices, notify } from './notice.ts'

const GAP_PX = 12

export function Notices() {
  const t = useTexts({ de, en })
  const shown = notices.use()
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (ref.current === null || shown.length === 0) return undefined
    const region = ref.current
    const clear = () => uncover(region)
    clear()
    document.addEventListener('focusin', clear)
    // What comes onto the page above it moves it down.
    const moved = new ResizeObserver(clear)
    for (const part of document.querySelectorAll('#main, #main > *')) moved.observe(part)
    return () => {
      document.removeEventListener('focusin', clear)
      moved.disconnect()
    }
  }, [shown])
  const takeBack = async ({ id, undo }: Notice) => {
    dismiss(id)
    try {
      await undo?.()
    } catch (error) {
      notify('danger', error instanceof Problem && error.message !== '' ? error.message : t('problem.text'))
    }
  }
  return (
    <div ref={ref} class="notices" role="status" aria-live="polite">
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

/** What has the focus is not left below the notices: WCAG 2.2, 2.4.11. */
function uncover(region: Element): void {
  const { activeElement: active } = document
  if (active === null || region.contains(active)) return
  const [over, under] = [region.getBoundingClientRect(), active.getBoundingClientRect()]
  const isBeside = under.right <= over.left || under.left >= over.right || under.bottom <= over.top || under.top >= over.bottom
  // What is higher than the window, such as the page itself, is seen above them.
  if (!isBeside && under.height < over.top) window.scrollBy(0, under.bottom - over.top + GAP_PX)
}
