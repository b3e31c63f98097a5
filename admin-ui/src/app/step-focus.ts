// SPDX-License-Identifier: EUPL-1.2
/**
 * The next step of an assistant takes the place of the last: whoever works by keyboard or ear begins at its top, not where a button was.
 *
 * @module
 */
import { useEffect, useRef } from 'preact/hooks'

export function useStepFocus(step: number | string): void {
  const last = useRef(step)
  useEffect(() => {
    if (last.current === step) return
    last.current = step
    window.scrollTo(0, 0)
    document.getElementById('main')?.focus({ preventScroll: true })
  }, [step])
}
