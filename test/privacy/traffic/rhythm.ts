// SPDX-License-Identifier: EUPL-1.2
/**
 * When the node of a Kommune is on, when people are at work there, and when they write a report.
 *
 * Half of the nodes stand in a server room and are off for an hour on patch days; a third are office machines, off at night, at weekends and
 * on holidays; the rest are on for one or two days a week. Incidents come at any time, more of them on days with warnings, and are
 * written up when somebody is there: so reports gather in office hours, in the morning and after days off, as they do in life.
 *
 * @module
 */
import type { Instant } from '@ncv/protocol/world.ts'
import type { Draw } from './draw.ts'

export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS

export type Kind = 'always on' | 'office hours' | 'often off'

/** From, to; in order, apart from each other. */
export type Span = readonly [from: Instant, to: Instant]

export interface Rhythm {
  readonly kind: Kind
  readonly on: readonly Span[]
  /** When reports are written. */
  readonly reports: readonly Instant[]
}

/** What is the same for all: it is a Monday when it begins. */
export interface Season {
  readonly begin: Instant
  readonly days: number
  /** Bank holidays, patch days, days with many warnings; by day. */
  readonly isHoliday: ReadonlySet<number>
  readonly isPatchDay: ReadonlySet<number>
  readonly isWarned: ReadonlySet<number>
}

export function seasonOf(begin: Instant, days: number, draw: Draw): Season {
  const all = Array.from({ length: days }, (_, day) => day)
  return {
    begin,
    days,
    isHoliday: new Set([25, 46, 57, 81]),
    // The Tuesday after each fourth weekend.
    isPatchDay: new Set(all.filter((day) => day % 28 === 8)),
    isWarned: new Set(all.filter(() => draw.isTrue(0.15))),
  }
}

/** On a day with warnings more is found. */
const WARNED_FACTOR = 3
/** How long it takes from an incident to its report, and from coming in to writing up what happened meanwhile. */
const WRITING_MS = 2 * HOUR_MS

/** What happened longer ago when somebody comes in is over, and nobody writes it up. */
const STALE_MS = 4 * DAY_MS

/** @param reports expected number of reports of a node in all these days */
export function rhythmOf(season: Season, reports: number, draw: Draw): Rhythm {
  const drawn = draw.unit()
  const kind: Kind = drawn < 0.5 ? 'always on' : drawn < 0.85 ? 'office hours' : 'often off'
  const away = awayDays(season, draw)
  const staffed = staffedSpans(season, kind, away, draw)
  return { kind, on: onSpans(season, kind, staffed, draw), reports: reportInstants(season, staffed, reports, draw) }
}

/** Up to two weeks in which nobody is there. */
function awayDays({ days }: Season, draw: Draw): ReadonlySet<number> {
  const away = new Set<number>()
  for (let i = draw.below(3); i > 0; i--) {
    const week = draw.below(Math.ceil(days / 7))
    for (let day = 0; day < 7; day++) away.add(7 * week + day)
  }
  return away
}

function staffedSpans({ begin, days, isHoliday }: Season, kind: Kind, away: ReadonlySet<number>, draw: Draw): Span[] {
  const shift = (draw.unit() - 0.5) * 1.5 * HOUR_MS
  const first = draw.below(5)
  const own = new Set(draw.isTrue(0.5) ? [first] : [first, (first + 2) % 5])
  const spans: Span[] = []
  for (let day = 0; day < days; day++) {
    const weekday = day % 7
    if (weekday > 4 || isHoliday.has(day) || away.has(day)) continue
    if (kind === 'often off' && !own.has(weekday)) continue
    const from = begin + day * DAY_MS + 7.5 * HOUR_MS + shift + draw.unit() * 0.5 * HOUR_MS
    spans.push([from, from + (weekday === 4 ? 5 : 8.5) * HOUR_MS + draw.unit() * 0.5 * HOUR_MS])
  }
  return spans
}

function onSpans({ begin, days, isPatchDay }: Season, kind: Kind, staffed: readonly Span[], draw: Draw): readonly Span[] {
  // Whoever works with the machine switches it on, and off.
  if (kind !== 'always on') return staffed
  const spans: Span[] = []
  let from = begin
  for (let day = 0; day < days; day++) {
    // Patched on patch days, out of order now and then.
    if (!isPatchDay.has(day) && !draw.isTrue(0.01)) continue
    const off = begin + day * DAY_MS + (8 + 14 * draw.unit()) * HOUR_MS
    spans.push([from, off])
    from = off + (0.2 + draw.unit() * 1.3) * HOUR_MS
  }
  return [...spans, [from, begin + days * DAY_MS]]
}

function reportInstants({ begin, days, isWarned }: Season, staffed: readonly Span[], reports: number, draw: Draw): Instant[] {
  const weights = Array.from({ length: days }, (_, day) => (isWarned.has(day) ? WARNED_FACTOR : 1))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const instants: Instant[] = []
  for (const [day, weight] of weights.entries()) {
    const mean = (reports * weight) / total
    for (let at = draw.wait(1 / mean); at < 1; at += draw.wait(1 / mean)) {
      const written = writtenAt(begin + (day + at) * DAY_MS, staffed, draw)
      if (written !== undefined) instants.push(written)
    }
  }
  return instants.sort((a, b) => a - b)
}

/** While somebody is there, some time after it happened; else some time after the next one comes in. Undefined: not in this season. */
function writtenAt(happened: Instant, staffed: readonly Span[], draw: Draw): Instant | undefined {
  let from = happened
  for (const [begin, end] of staffed) {
    if (end <= from) continue
    if (begin - happened > STALE_MS) return undefined
    const written = Math.max(begin, from) + draw.wait(WRITING_MS)
    if (written < end) return written
    from = end
  }
  return undefined
}
