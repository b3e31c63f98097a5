// SPDX-License-Identifier: EUPL-1.2
/**
 * The hours in which the N-CERT answers: Monday to Thursday 8 to 16, Friday 8 to 13, not on public holidays (service 6 of the
 * Lower Saxony project, „innerhalb von vier Stunden"). A promise in hours counts these hours alone.
 *
 * @module
 */
import type { Instant } from '../world.ts'
import type { CalendarDay } from './local-time.ts'
import { addDays, instantOf, localTimeOf, weekdayOf } from './local-time.ts'
import { isPublicHoliday } from './public-holidays.ts'

const HOUR_MS = 3_600_000

/** Opening and closing hour by weekday, Monday first. */
const HOURS: readonly (readonly [number, number] | undefined)[] = [[8, 16], [8, 16], [8, 16], [8, 16], [8, 13], undefined, undefined]

interface Span {
  readonly opens: Instant
  readonly closes: Instant
}

/** The service hours of a day; undefined where the service rests. */
export function serviceHoursOf(day: CalendarDay): Span | undefined {
  const hours = HOURS[weekdayOf(day) - 1]
  if (hours === undefined || isPublicHoliday(day)) return undefined
  const [opens, closes] = hours
  return { opens: instantOf({ ...day, ms: opens * HOUR_MS }), closes: instantOf({ ...day, ms: closes * HOUR_MS }) }
}

/** Whether somebody is there. The closing instant itself is outside. */
export function isServiceTime(instant: Instant): boolean {
  const hours = serviceHoursOf(localTimeOf(instant))
  return hours !== undefined && instant >= hours.opens && instant < hours.closes
}

/** Milliseconds of service hours between two instants; 0 where `to` is not after `from`. */
export function serviceMsBetween(from: Instant, to: Instant): number {
  let sum = 0
  for (let day: CalendarDay = localTimeOf(from); ; day = addDays(day, 1)) {
    if (instantOf({ ...day, ms: 0 }) >= to) return sum
    const hours = serviceHoursOf(day)
    if (hours !== undefined) sum += Math.max(0, Math.min(to, hours.closes) - Math.max(from, hours.opens))
  }
}

/**
 * When so many service hours have passed: the last instant at which an answer is in time.
 *
 * @param ms of service time, at least 1
 */
export function afterServiceMs(from: Instant, ms: number): Instant {
  let left = ms
  for (let day: CalendarDay = localTimeOf(from); ; day = addDays(day, 1)) {
    const hours = serviceHoursOf(day)
    if (hours === undefined) continue
    const begin = Math.max(from, hours.opens)
    const room = Math.max(0, hours.closes - begin)
    if (left <= room) return begin + left
    left -= room
  }
}
