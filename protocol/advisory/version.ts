// SPDX-License-Identifier: EUPL-1.2
/**
 * Versions and their order, for every vendor's spelling at once: `V4.1.3`, `R4.1L1`, `V14 SP1 Update 14`, `15.2(7)E3`, `02.07.07(10)`, `22H2`, `1.063R`.
 *
 * A version is a row of numbers and letters, then qualifiers by slot, then a build. Numbers compare as numbers (V2.10 > V2.9), missing ones are 0
 * (4.1 = 4.1.0). Where the texts do not decide, the answer is `undefined`, never a guess: other label (`BIOS` or not), year against small number,
 * a letter where the other has a number, a build that only one of them names.
 *
 * @module
 */
import { dayOf, isArticle, isFeature, isYearAndMonth, windowsBuild, withWindows } from './counting.ts'
import { compareInScheme } from './scheme.ts'
import type { Order, Version } from './version-shape.ts'

export type { Order, Version } from './version-shape.ts'

function order(a: number | string, b: number | string): Order {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Letters: the shorter comes first, as columns of a sheet do (`Z` < `AA`). */
function orderLetters(a: string, b: string): Order {
  return order(a.length, b.length) || order(a, b)
}

function compareParts(a: readonly (number | string)[], b: readonly (number | string)[]): Order | undefined {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const x = a[i] ?? 0
    const y = b[i] ?? 0
    if (typeof x === 'number' && typeof y === 'number') {
      if (x !== y) return order(x, y)
    } else if (typeof x === 'string' && typeof y === 'string') {
      if (x !== y) return orderLetters(x, y)
    } else if (a.length <= i) return -1
    else if (b.length <= i) return 1
    else return undefined
  }
  return 0
}

const isYear = (part: number | string | undefined): boolean => typeof part === 'number' && part >= 1990 && part < 2040
const isDay = (part: number | string | undefined): boolean => typeof part === 'number' && part >= 19_900_000 && part < 20_400_000

/** 2019 against 15.0, 20210210 against 3.2, 22H2 against 10.0.19045: two ways of counting, not two versions. */
function countDifferently(a: Version, b: Version): boolean {
  if (isFeature(a) !== isFeature(b)) return true
  if ((isYearAndMonth(a) && windowsBuild(b) !== undefined) || (isYearAndMonth(b) && windowsBuild(a) !== undefined)) return true
  const x = a.numbers[0]
  const y = b.numbers[0]
  if (typeof x !== 'number' || typeof y !== 'number') return false
  return (isYear(x) !== isYear(y) && Math.min(x, y) < 1000) || (isDay(x) !== isDay(y) && Math.min(x, y) < 1_000_000)
}

export function compareNumbers(a: Version, b: Version): Order | undefined {
  if (a.label !== b.label || countDifferently(a, b)) return undefined
  if ((a.numbers.length === 0) !== (b.numbers.length === 0)) return undefined
  return compareParts(a.numbers, b.numbers)
}

/** `8.0 Update 3d` beside `8.0.3`: what one calls an update the other may count as a number. */
function goesOnOtherwise(a: Version, b: Version): boolean {
  const more = b.numbers.slice(a.numbers.length)
  const counts = a.numbers.length > 1 && a.slots.some((slot) => slot > 0) && b.slots.every((slot) => slot === 0)
  return counts && more.some((part) => part !== 0) && sharesNumbers(b, a, a.numbers.length)
}

/** Everything down to the qualifiers; builds and what was not understood stay out. */
function compareReleases(a: Version, b: Version): Order | undefined {
  const numbers = compareNumbers(a, b)
  if (numbers !== 0) return goesOnOtherwise(a, b) || goesOnOtherwise(b, a) ? undefined : numbers
  return (compareParts(a.pre, b.pre) || compareParts(a.slots, b.slots)) as Order
}

/** `13.1 Build 52.19` beside `13.1-53.17`: the build goes on where the other's numbers do. */
function withBuild(version: Version, other: Version): Version {
  const goesOn = version.build.length > 0 && other.build.length === 0 && other.numbers.length > version.numbers.length
  return goesOn && version.slots.every((slot) => slot === 0) ? { ...version, numbers: [...version.numbers, ...version.build], build: [] } : version
}

/** Year, month, day; a month without a day is before and after all of its days. */
function compareDays(a: readonly number[], b: readonly number[]): Order | undefined {
  const months = compareParts(a.slice(0, 2), b.slice(0, 2))
  if (months !== 0) return months
  return (a[2] === 0) === (b[2] === 0) ? order(a[2] ?? 0, b[2] ?? 0) : undefined
}

/** `none`: neither is of a kind that counts in its own way. */
function compareCounts(a: Version, b: Version): Order | undefined | 'none' {
  if (isArticle(a) || isArticle(b)) return isArticle(a) && isArticle(b) && a.numbers[0] === b.numbers[0] ? 0 : undefined
  const [x, y] = [windowsBuild(a), windowsBuild(b)]
  if (x !== undefined && y !== undefined) return compareParts(x, y)
  const [day, other] = [dayOf(a), dayOf(b)]
  return day !== undefined && other !== undefined && (day.sure || other.sure) ? compareDays(day.day, other.day) : 'none'
}

/** `undefined`: the texts do not decide. */
export function compareVersions(left: Version, right: Version): Order | undefined {
  const scheme = left.scheme ?? right.scheme
  if (scheme !== undefined) return compareInScheme(scheme, left, right)
  const counts = compareCounts(left, right)
  if (counts !== 'none') return counts
  const a = withBuild(left, right)
  const b = withBuild(right, left)
  const releases = compareReleases(a, b)
  if (releases !== 0) return releases
  if (a.tail !== b.tail) return undefined
  if (a.build.length === 0 && b.build.length === 0) return 0
  return a.build.length === 0 || b.build.length === 0 ? undefined : compareParts(a.build, b.build)
}

/** Both begin with the same `count` numbers; missing ones are 0. */
export function sharesNumbers(a: Version, b: Version, count: number): boolean {
  if (a.label !== b.label) return false
  for (let i = 0; i < count; i++) if ((a.numbers[i] ?? 0) !== (b.numbers[i] ?? 0)) return false
  return true
}

/** Where a version, or all that a wildcard stands for, lies to one point. `from`: the wildcard begins there. `around`: it spans the point. */
export type Position = 'below' | 'at' | 'above' | 'from' | 'around' | undefined

/** `2019 CU14` in a product's name: which of its updates nobody knows. */
function positionOfLine(version: Version, point: Version): Position {
  const known = version.slots.findLastIndex((slot) => slot > 0) + 1
  const shares = sharesNumbers(version, point, Math.max(version.numbers.length, point.numbers.length))
  if (shares && version.slots.slice(0, known).every((slot, i) => slot === point.slots[i])) {
    return point.slots.slice(known).every((slot) => slot === 0) ? 'from' : 'around'
  }
  const found = compareVersions({ ...version, wildcard: false }, point)
  return found === undefined ? undefined : found < 0 ? 'below' : 'above'
}

export function positionOf(given: Version, point: Version): Position {
  const version = withWindows(given, point)
  if (version.wildcard) {
    if (version.label !== point.label) return undefined
    if (version.slots.some((slot) => slot > 0)) return positionOfLine(version, point)
    const low = compareParts(version.numbers, point.numbers)
    if (sharesNumbers(point, version, version.numbers.length)) return low === 0 && point.slots.every((slot) => slot === 0) ? 'from' : 'around'
    return low === undefined || countDifferently(version, point) ? undefined : low < 0 ? 'below' : 'above'
  }
  const full = withBuild(version, point)
  const whole = point.build.length === 0 && full.build.length > 0 ? { ...full, build: [] } : full
  const found = compareVersions(whole, point)
  return found === undefined ? undefined : found < 0 ? 'below' : found > 0 ? 'above' : 'at'
}

/** The first version after all that a wildcard stands for: `10.x` → `11`. */
export function afterWildcard(version: Version): Version | undefined {
  const last = version.numbers.at(-1)
  if (typeof last !== 'number') return undefined
  return { ...version, wildcard: false, numbers: [...version.numbers.slice(0, -1), last + 1] }
}
