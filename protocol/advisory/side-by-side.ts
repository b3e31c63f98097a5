// SPDX-License-Identifier: EUPL-1.2
/**
 * Release lines side by side: FortiOS `<7.2.12`, `<7.4.9`, `<7.6.4` in one vulnerability. 7.2.13 is not affected although it is below 7.4.9.
 *
 * A version that shares all but the last component with one of several upper bounds is decided by that bound alone; every other version by the union.
 *
 * @module
 */
import { withWindows } from './counting.ts'
import type { Bound, Containment, Interval, Range } from './range.ts'
import { contains } from './range.ts'
import type { Version } from './version.ts'
import { compareVersions, positionOf, sharesNumbers } from './version.ts'

/** How many components a version shares with a bound when it shares all but the bound's last; 0 when it does not. */
function sharedWith(given: Version, point: Version): number {
  const [version, bound] = [withWindows(given, point), withWindows(point, given)]
  const lastSlot = bound.slots.findLastIndex((slot) => slot > 0)
  if (lastSlot < 0) {
    const count = bound.numbers.length - 1
    const reaches = !version.wildcard || version.numbers.length >= count
    return count >= 1 && reaches && sharesNumbers(version, bound, count) ? count : 0
  }
  const numbers = Math.max(bound.numbers.length, version.numbers.length)
  if (version.wildcard || bound.numbers.length === 0 || !sharesNumbers(version, bound, numbers)) return 0
  return bound.slots.slice(0, lastSlot).every((slot, i) => slot === version.slots[i]) ? bound.numbers.length + lastSlot : 0
}

/** Below where its own line's interval begins: that interval says nothing of it, and another one may (`> 6.1 < 6.1.4` beside `< 6.3`). */
function isBelow(version: Version, lo: Bound): boolean {
  const position = positionOf(version, lo.version)
  return position === 'below' || (position === 'at' && !lo.inclusive)
}

/** No product has more release lines; with more bounds than these the union decides, which never calls an affected version safe. */
const MAX_LINES = 500

/**
 * Those of the intervals that alone decide a version; `undefined` where all of them do.
 *
 * @param intervals of all affected nodes of one product in one vulnerability
 */
export function ownIntervals(version: Version, intervals: readonly Interval[]): readonly Interval[] | undefined {
  const bounded = intervals.filter(({ hi }) => hi !== undefined)
  const first = bounded[0]?.hi?.version
  if (bounded.length > MAX_LINES || !bounded.some(({ hi }) => hi !== undefined && first !== undefined && compareVersions(first, hi.version) !== 0))
    return undefined
  const shares = bounded.map((interval) => (interval.hi === undefined ? 0 : sharedWith(version, interval.hi.version)))
  const most = Math.max(...shares)
  const own = bounded.filter((_, i) => shares[i] === most)
  return most === 0 || own.every(({ lo }) => lo !== undefined && isBelow(version, lo)) ? undefined : own
}

/** An interval that begins behind the own line's bound speaks for itself (`< 7.2.12` beside `>= 7.2.13 < 7.4.9`). */
function isBehind(interval: Interval, own: readonly Interval[]): boolean {
  const { lo } = interval
  return lo !== undefined && own.every(({ hi }) => hi !== undefined && (compareVersions(lo.version, hi.version) ?? -1) >= 0)
}

/** As {@link contains}, with the bounds of other release lines left out. */
export function containsBeside(range: Range, version: Version | 'missing' | 'unclear', own: readonly Interval[] | undefined): Containment {
  const found = contains(range, version)
  if (own === undefined || found.answer === 'out' || range.intervals.length === 0) return found
  const intervals = range.intervals.filter((interval) => interval.hi === undefined || own.includes(interval) || isBehind(interval, own))
  if (intervals.length === range.intervals.length) return found
  const narrowed = contains({ ...range, intervals }, version)
  return narrowed.answer === 'out' ? { answer: 'out', rule: 'own-line' } : narrowed
}
