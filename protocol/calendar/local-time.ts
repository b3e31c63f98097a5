// SPDX-License-Identifier: EUPL-1.2
/**
 * Time on the wall in Germany: what a service promises in office hours is counted in it, not in UTC.
 *
 * The offset comes from the time zone data of the platform (IANA tz, `Europe/Berlin`), so a change of the summer-time law comes with an
 * update and not with a release.
 *
 * @module
 */
import type { Instant } from '../world.ts'

const ZONE = 'Europe/Berlin'

/** A day of the calendar. */
export interface CalendarDay {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
}

export interface LocalTime extends CalendarDay {
  /** Milliseconds since the clock on the wall showed midnight. */
  readonly ms: number
}

export const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

const format = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  hourCycle: 'h23',
})

/** What calendar and clock on the wall show at this instant. */
export function localTimeOf(instant: Instant): LocalTime {
  const parts = new Map(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, Number(value)]))
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0
  const withinMinute = ((instant % MINUTE_MS) + MINUTE_MS) % MINUTE_MS
  const ms = (part('hour') * 60 + part('minute')) * MINUTE_MS + withinMinute
  return { year: part('year'), month: part('month'), day: part('day'), ms }
}

/**
 * The instant at which the clock on the wall shows this.
 *
 * A time that is skipped when summer time begins is that much later; one that comes twice when it ends is the first of the two.
 */
export function instantOf({ year, month, day, ms }: LocalTime): Instant {
  const asUtc = Date.UTC(year, month - 1, day) + ms
  // The earlier of two comes from the larger offset; of a skipped time only the smaller offset leads back to a later time on the wall.
  const offsets = [offsetAt(asUtc - DAY_MS), offsetAt(asUtc + DAY_MS)].sort((a, b) => b - a)
  const exact = offsets.map((offset) => asUtc - offset).find((instant) => offsetAt(instant) === asUtc - instant)
  return exact ?? asUtc - (offsets[1] as number)
}

/** Milliseconds by which the wall is ahead of UTC. */
function offsetAt(instant: Instant): number {
  const { year, month, day, ms } = localTimeOf(instant)
  return Date.UTC(year, month - 1, day) + ms - instant
}

/** 1 Monday to 7 Sunday (ISO 8601). */
export function weekdayOf({ year, month, day }: CalendarDay): number {
  return ((new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7) + 1
}

export function addDays({ year, month, day }: CalendarDay, days: number): CalendarDay {
  const moved = new Date(Date.UTC(year, month - 1, day + days))
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() }
}
