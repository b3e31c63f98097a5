// SPDX-License-Identifier: EUPL-1.2
/**
 * The time as a view shows it: renders again every half minute, so that what runs out does so before the reader's eyes.
 *
 * @module
 */
import { useEffect, useState } from 'preact/hooks'

const BEAT_MS = 30_000

/** Milliseconds. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), BEAT_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}
