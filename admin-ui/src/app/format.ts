// SPDX-License-Identifier: EUPL-1.2
/**
 * Dates, times, spans and numbers as the reader's language writes them.
 *
 * @module
 */
import type { Lang } from './i18n.ts'
import { lang } from './i18n.ts'
import { splitMoment } from './moment.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const formats = new Map<string, Intl.DateTimeFormat>()
function dateFormat(language: Lang, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`
  let format = formats.get(key)
  if (format === undefined) {
    format = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', options)
    formats.set(key, format)
  }
  return format
}

/** `22.11.2026`; takes milliseconds or a day as `2026-11-22`. */
export function formatDay(at: number | string, language: Lang = lang.value): string {
  const instant = typeof at === 'string' ? Date.parse(`${at}T12:00:00Z`) : at
  return dateFormat(language, { day: '2-digit', month: '2-digit', year: 'numeric' }).format(instant)
}

/** `22.11.`: for axes. */
export function formatDayMonth(at: number, language: Lang = lang.value): string {
  return dateFormat(language, { day: '2-digit', month: '2-digit' }).format(at)
}

/** `So., 22.11.2026, 10:04` */
export function formatTime(at: number, language: Lang = lang.value): string {
  return dateFormat(language, { weekday: 'short', day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' }).format(at)
}

/**
 * A day or a moment as somebody wrote it (`2026-03-12`, `2026-03-12T09:42:00+01:00`): `12.03.2026 09:42`, by that house's own clock.
 *
 * @returns what is neither, as it stands
 */
export function formatWritten(written: string, language: Lang = lang.value): string {
  const { day, time } = splitMoment(written)
  return day === '' ? written : `${formatDay(day, language)} ${time}`.trim()
}

/** `vor 4 Minuten`, `in 3 Tagen` */
export function formatAgo(at: number, now: number = Date.now(), language: Lang = lang.value): string {
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const span = at - now
  const size = Math.abs(span)
  if (size < HOUR) return relative.format(Math.round(span / MINUTE), 'minute')
  if (size < 2 * DAY) return relative.format(Math.round(span / HOUR), 'hour')
  return relative.format(Math.round(span / DAY), 'day')
}

export function formatNumber(value: number, language: Lang = lang.value): string {
  return value.toLocaleString(language)
}

/** `1,4 MB` */
export function formatBytes(bytes: number, language: Lang = lang.value): string {
  const steps = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  const step = Math.min(steps.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  return new Intl.NumberFormat(language, { style: 'unit', unit: steps[step] as string, maximumFractionDigits: 1 }).format(bytes / 1000 ** step)
}

/** What is left of a span: `noch 71 Std. 12 Min.` is the caller's; this writes `71:12`. */
export function formatClock(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / MINUTE)
  return `${ms < 0 ? '−' : ''}${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}
