// SPDX-License-Identifier: EUPL-1.2
/**
 * Instants and lists as people read them on a terminal.
 *
 * @module
 */
import type { Instant } from '@ncv/protocol/world.ts'
import type { Lang } from '@ncv/runtime/texts.ts'

/** In the time zone of this machine; a dash where there is none. */
export function momentText(at: Instant | null, lang: Lang): string {
  if (at === null) return '–'
  return new Intl.DateTimeFormat(lang === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'short', timeStyle: 'medium' }).format(new Date(at))
}
