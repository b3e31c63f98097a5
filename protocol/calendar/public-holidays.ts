// SPDX-License-Identifier: EUPL-1.2
/**
 * Public holidays of Lower Saxony (Niedersächsisches Gesetz über die Feiertage, § 2; Reformation Day since 2018).
 *
 * Christmas Eve and New Year's Eve are no public holidays; an office that is closed then says so itself.
 *
 * @module
 */
import type { CalendarDay } from './local-time.ts'
import { addDays } from './local-time.ts'

/** Days after Easter Sunday: Good Friday, Easter Monday, Ascension Day, Whit Monday. */
const BY_EASTER = [-2, 1, 39, 50]
/** Month × 100 + day: New Year, Labour Day, German Unity, Christmas. */
const FIXED = new Set([101, 501, 1003, 1225, 1226])
const REFORMATION_DAY = { date: 1031, since: 2018 }
/** The 500th anniversary was a holiday in the whole country. */
const REFORMATION_ONCE = 2017

/** Easter Sunday of the Gregorian calendar, by the rule of Gauss as corrected by Lichtenberg. */
export function easterSunday(year: number): CalendarDay {
  const century = Math.floor(year / 100)
  const secular = 15 + Math.floor((3 * century + 3) / 4) - Math.floor((8 * century + 13) / 25)
  const cycle = year % 19
  const seed = (19 * cycle + secular) % 30
  const correction = Math.floor((seed + Math.floor(cycle / 11)) / 29)
  const fullMoon = 21 + seed - correction
  const firstSunday = 7 - ((year + Math.floor(year / 4) + 2 - Math.floor((3 * century + 3) / 4)) % 7)
  const days = 7 - ((((fullMoon - firstSunday) % 7) + 7) % 7)
  return addDays({ year, month: 3, day: 1 }, fullMoon + days - 1)
}

export function isPublicHoliday(day: CalendarDay): boolean {
  const date = day.month * 100 + day.day
  if (FIXED.has(date)) return true
  if (date === REFORMATION_DAY.date) return day.year >= REFORMATION_DAY.since || day.year === REFORMATION_ONCE
  const easter = easterSunday(day.year)
  return BY_EASTER.some((days) => {
    const holiday = addDays(easter, days)
    return holiday.month === day.month && holiday.day === day.day
  })
}
