// SPDX-License-Identifier: EUPL-1.2
import { afterServiceMs, isServiceTime, serviceMsBetween } from '@ncv/protocol/calendar/service-hours.ts'
import { instantOf, localTimeOf } from '@ncv/protocol/calendar/local-time.ts'
import { easterSunday, isPublicHoliday } from '@ncv/protocol/calendar/public-holidays.ts'
import { describe, expect, test } from 'vitest'

const HOUR_MS = 3_600_000

/** `2026-04-02 12:50` on the wall. */
function at(text: string): number {
  const [, year, month, day, hour, minute] = (/^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d)$/.exec(text) ?? []).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  return instantOf({ year, month, day, ms: (hour * 60 + minute) * 60_000 })
}

function shown(instant: number): string {
  const { year, month, day, ms } = localTimeOf(instant)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)} ${two(Math.floor(ms / HOUR_MS))}:${two(Math.floor(ms / 60_000) % 60)}`
}

/** Asked, four service hours later, and why. */
const CASES: readonly (readonly [string, string, string])[] = [
  ['2026-11-23 08:00', '2026-11-23 12:00', 'Monday, on opening'],
  ['2026-11-23 07:00', '2026-11-23 12:00', 'Monday, before opening'],
  ['2026-11-23 00:00', '2026-11-23 12:00', 'Monday, midnight'],
  ['2026-11-23 11:59', '2026-11-23 15:59', 'Monday, in the morning'],
  ['2026-11-23 12:00', '2026-11-23 16:00', 'Monday, just in the day'],
  ['2026-11-23 12:01', '2026-11-24 08:01', 'Monday, a minute over'],
  ['2026-11-23 15:59', '2026-11-24 11:59', 'Monday, a minute before closing'],
  ['2026-11-23 16:00', '2026-11-24 12:00', 'Monday, on closing'],
  ['2026-11-23 23:59', '2026-11-24 12:00', 'Monday, at night'],
  ['2026-11-24 14:30', '2026-11-25 10:30', 'Tuesday into Wednesday'],
  ['2026-11-25 13:15', '2026-11-26 09:15', 'Wednesday into Thursday'],
  ['2026-11-26 12:00', '2026-11-26 16:00', 'Thursday, just in the day'],
  ['2026-11-26 15:00', '2026-11-27 11:00', 'Thursday into Friday'],
  ['2026-11-26 16:00', '2026-11-27 12:00', 'Thursday evening'],
  ['2026-11-27 08:00', '2026-11-27 12:00', 'Friday morning'],
  ['2026-11-27 09:00', '2026-11-27 13:00', 'Friday, just in the day'],
  ['2026-11-27 09:01', '2026-11-30 08:01', 'Friday, a minute over the weekend'],
  ['2026-11-27 12:50', '2026-11-30 11:50', 'Friday 12:50'],
  ['2026-11-27 13:00', '2026-11-30 12:00', 'Friday, on closing'],
  ['2026-11-27 15:00', '2026-11-30 12:00', 'Friday afternoon'],
  ['2026-11-28 10:00', '2026-11-30 12:00', 'Saturday'],
  ['2026-11-29 23:59', '2026-11-30 12:00', 'Sunday night'],
  ['2026-04-02 12:50', '2026-04-07 08:50', 'Maundy Thursday over Easter'],
  ['2026-04-02 15:30', '2026-04-07 11:30', 'Maundy Thursday afternoon'],
  ['2026-04-03 09:00', '2026-04-07 12:00', 'Good Friday'],
  ['2026-04-04 09:00', '2026-04-07 12:00', 'Holy Saturday'],
  ['2026-04-05 09:00', '2026-04-07 12:00', 'Easter Sunday'],
  ['2026-04-06 09:00', '2026-04-07 12:00', 'Easter Monday'],
  ['2027-03-25 15:00', '2027-03-30 11:00', 'Easter 2027, with summer time'],
  ['2026-04-30 14:00', '2026-05-04 10:00', 'Labour Day on a Friday'],
  ['2026-05-01 09:00', '2026-05-04 12:00', 'Labour Day'],
  ['2026-05-13 13:00', '2026-05-15 09:00', 'the day before Ascension'],
  ['2026-05-14 10:00', '2026-05-15 12:00', 'Ascension Day'],
  ['2026-05-22 11:00', '2026-05-26 10:00', 'Friday before Whitsun'],
  ['2026-05-25 11:00', '2026-05-26 12:00', 'Whit Monday'],
  ['2026-06-04 10:00', '2026-06-04 14:00', 'Corpus Christi is no holiday in Lower Saxony'],
  ['2026-10-02 10:00', '2026-10-05 09:00', 'German Unity on a Saturday'],
  ['2025-10-02 15:00', '2025-10-06 11:00', 'German Unity on a Friday'],
  ['2025-10-30 15:00', '2025-11-03 11:00', 'Reformation Day on a Friday'],
  ['2025-10-31 09:00', '2025-11-03 12:00', 'Reformation Day'],
  ['2024-10-30 14:00', '2024-11-01 10:00', 'Reformation Day on a Thursday; All Saints is a working day'],
  ['2016-10-31 10:00', '2016-10-31 14:00', 'Reformation Day before it was a holiday'],
  ['2017-10-31 10:00', '2017-11-01 12:00', 'Reformation Day 2017, for once'],
  ['2026-11-18 10:00', '2026-11-18 14:00', 'the Day of Repentance is a working day'],
  ['2026-03-27 12:00', '2026-03-30 11:00', 'the weekend when summer time begins'],
  ['2026-03-29 02:30', '2026-03-30 12:00', 'an hour that did not exist'],
  ['2026-03-30 08:00', '2026-03-30 12:00', 'the first Monday of summer time'],
  ['2026-10-23 12:00', '2026-10-26 11:00', 'the weekend when summer time ends'],
  ['2026-10-25 02:30', '2026-10-26 12:00', 'an hour that came twice'],
  ['2026-10-26 08:00', '2026-10-26 12:00', 'the first Monday of winter time'],
  ['2025-03-28 12:30', '2025-03-31 11:30', 'summer time begins, 2025'],
  ['2025-10-24 12:30', '2025-10-27 11:30', 'summer time ends, 2025'],
  ['2026-12-24 09:00', '2026-12-24 13:00', 'Christmas Eve is no public holiday'],
  ['2026-12-24 14:00', '2026-12-28 10:00', 'Christmas Eve into the week after'],
  ['2026-12-25 10:00', '2026-12-28 12:00', 'Christmas Day'],
  ['2026-12-26 10:00', '2026-12-28 12:00', 'Boxing Day'],
  ['2026-12-31 15:00', '2027-01-04 11:00', 'New Year on a Friday'],
  ['2026-01-01 10:00', '2026-01-02 12:00', 'New Year'],
  ['2025-12-31 14:00', '2026-01-02 10:00', 'New Year on a Thursday'],
  ['2028-02-28 14:00', '2028-02-29 10:00', 'the leap day'],
]

/** Meeus, Astronomical Algorithms, chapter 8: another way to the same day. */
function easterByMeeus(year: number): { month: number; day: number } {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const sum = h + l - 7 * m + 114
  return { month: Math.floor(sum / 31), day: (sum % 31) + 1 }
}

describe('four service hours', () => {
  test.each(CASES)('asked at %s are over at %s: %s', (asked, due) => {
    expect(shown(afterServiceMs(at(asked), 4 * HOUR_MS))).toBe(due)
    expect(serviceMsBetween(at(asked), at(due))).toBe(4 * HOUR_MS)
    expect(serviceMsBetween(at(asked), at(due) - 60_000)).toBe(4 * HOUR_MS - 60_000)
  })

  test('the table holds sixty cases', () => {
    expect(CASES).toHaveLength(60)
  })
})

describe('the calendar', () => {
  test('Easter falls on the same Sunday by two computations, 1900 to 2299', () => {
    for (let year = 1900; year < 2300; year++) expect(easterSunday(year)).toMatchObject(easterByMeeus(year))
  })

  test('a week of service has 37 hours, a week with a holiday fewer', () => {
    expect(serviceMsBetween(at('2026-11-23 00:00'), at('2026-11-30 00:00'))).toBe(37 * HOUR_MS)
    expect(serviceMsBetween(at('2026-05-11 00:00'), at('2026-05-18 00:00'))).toBe(29 * HOUR_MS)
  })

  test('ten public holidays a year', () => {
    for (const year of [2025, 2026, 2027, 2028]) {
      let count = 0
      for (let day = Date.UTC(year, 0, 1); day < Date.UTC(year + 1, 0, 1); day += 86_400_000) {
        const date = new Date(day)
        if (isPublicHoliday({ year, month: date.getUTCMonth() + 1, day: date.getUTCDate() })) count++
      }
      expect(count).toBe(10)
    }
  })

  test('the closing instant is outside, the opening instant inside', () => {
    expect(isServiceTime(at('2026-11-27 08:00'))).toBe(true)
    expect(isServiceTime(at('2026-11-27 13:00'))).toBe(false)
    expect(isServiceTime(at('2026-11-27 12:59'))).toBe(true)
    expect(isServiceTime(at('2026-11-28 10:00'))).toBe(false)
  })

  test('wall time and instant lead to each other through a whole year, but for the hour that is skipped and the one that comes twice', () => {
    let other = 0
    for (let instant = at('2026-01-01 00:00'); instant < at('2027-01-01 00:00'); instant += HOUR_MS / 2) {
      if (instantOf(localTimeOf(instant)) !== instant) other++
    }
    expect(other).toBe(2)
  })
})
