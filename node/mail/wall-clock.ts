// SPDX-License-Identifier: EUPL-1.2
/**
 * Day and time on the wall in a zone that the house chose, from the platform's time zone data.
 *
 * A time that is skipped when summer time begins is reached with the next minute that there is; one that comes twice counts once, for its day.
 *
 * @module
 */
import type { Instant } from '@ncv/protocol/world.ts'

export interface WallClock {
  /** `YYYY-MM-DD` */
  readonly day: string
  /** Since midnight on the wall. */
  readonly minute: number
}

export function wallClock(at: Instant, zone: string): WallClock {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  })
  const parts = new Map(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]))
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? ''
  return { day: `${part('year')}-${part('month')}-${part('day')}`, minute: minuteOf(`${part('hour')}:${part('minute')}`) }
}

/** `07:30` → 450 */
export function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}
