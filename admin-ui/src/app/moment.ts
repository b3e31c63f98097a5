// SPDX-License-Identifier: EUPL-1.2
/**
 * Moments as somebody wrote them: `2026-03-12`, `2026-03-12T09:42:00+01:00`. The house's own clock is meant.
 *
 * @module
 */

/** Day and minute as written, empty where there is none. */
export function splitMoment(moment: string): { readonly day: string; readonly time: string } {
  const found = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?/.exec(moment)
  return { day: found?.[1] ?? '', time: found?.[2] ?? '' }
}
