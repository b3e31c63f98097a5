// SPDX-License-Identifier: EUPL-1.2
/**
 * Days in the legal time of Germany: deadlines are days, and a day ends at midnight in Europe/Berlin wherever the server stands.
 *
 * @module
 */
import type { Instant } from '@ncv/protocol/world.ts'
import type { Lang } from '@ncv/runtime/texts.ts'

const BERLIN = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin', year: 'numeric', month: '2-digit', day: '2-digit' })
const DAY_MS = 86_400_000

/** `YYYY-MM-DD`; days in this form are ordered as texts are. */
export type Day = string

/** Every hour of Berlin's clock lies within one day, and lists of matches ask for the same few thousand times. */
const HOUR_MS = 3_600_000
const HOURS_KEPT = 20_000
const days = new Map<number, Day>()

/** The day that an instant lies in. */
export function dayOf(at: Instant): Day {
  const hour = Math.floor(at / HOUR_MS)
  const known = days.get(hour)
  if (known !== undefined) return known
  const day = BERLIN.format(new Date(at))
  if (days.size >= HOURS_KEPT) days.clear()
  days.set(hour, day)
  return day
}

/** Calendar days: no hour is lost or won when the clocks change. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** From `from` to `to`; negative where `to` lies before. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

/** A day that the calendar has. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && Number.isFinite(Date.parse(`${text}T00:00:00Z`)) && addDays(text, 0) === text
}

/** As people read it: `31.12.2026` in German. */
export function dayText(day: Day, lang: Lang): string {
  return lang === 'de' ? day.split('-').reverse().join('.') : day
}
