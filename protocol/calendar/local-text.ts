// SPDX-License-Identifier: EUPL-1.2
/**
 * Instants as people in Germany read them, wherever the machine stands: a due date is the same at hub and member.
 *
 *     Mo 05.01.2026 09:30        Mon 05/01/2026 09:30
 *
 * @module
 */
import type { Instant } from '../world.ts'
import { localTimeOf, weekdayOf } from './local-time.ts'

const DAYS = {
  de: ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const

const two = (value: number): string => String(value).padStart(2, '0')

export function localText(at: Instant, lang: 'de' | 'en'): string {
  const { year, month, day, ms } = localTimeOf(at)
  const minutes = Math.floor(ms / 60_000)
  const sign = lang === 'de' ? '.' : '/'
  const name = DAYS[lang][weekdayOf({ year, month, day }) - 1] ?? ''
  return `${name} ${two(day)}${sign}${two(month)}${sign}${year} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
