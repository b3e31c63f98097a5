// SPDX-License-Identifier: EUPL-1.2
/**
 * Versions that count something of their own under several spellings: builds of Windows, days, numbers of knowledge base articles.
 *
 * `10.0.19045.4412`, `19045.4412` and `22H2 (Build 19045.4412)` are one build; `2021-06-16`, `16.06.2021` and `20210616` are one day;
 * `KB5031356` is equal to itself and has no order.
 *
 * @module
 */
import type { Version } from './version-shape.ts'

type Numbers = readonly (number | string)[]

const isBetween = (part: number | string | undefined, from: number, to: number): boolean => typeof part === 'number' && part >= from && part < to

/** The first build of Windows 10 is 10240; builds of Windows stay below 30000 for the years to come. */
const isModernBuild = (part: number | string | undefined): boolean => isBetween(part, 10_240, 30_000)

/** `22H2`. */
export function isFeature(version: Version): boolean {
  return version.numbers.length === 3 && version.numbers[1] === 'h'
}

/** `1809`: how Windows 10 and Server named their half-years before `20H2`. */
export function isYearAndMonth({ numbers }: Version): boolean {
  const [only] = numbers
  return numbers.length === 1 && isBetween(only, 1507, 2013) && Number(only) % 100 >= 1 && Number(only) % 100 <= 12
}

/** Build and revision of a Windows, without `10.0`; `undefined` where the version names none. */
export function windowsBuild(version: Version): Numbers | undefined {
  const { numbers, build, label, wildcard } = version
  if (wildcard || label !== '') return undefined
  if (isFeature(version) || (numbers.length === 2 && numbers[0] === 10 && numbers[1] === 0)) {
    const named = build[0] === 10 && build[1] === 0 ? build.slice(2) : build
    return isModernBuild(named[0]) ? named : undefined
  }
  if (numbers[0] === 10 && numbers[1] === 0 && isModernBuild(numbers[2])) return [...numbers.slice(2), ...build]
  if ((numbers.length === 0 || isYearAndMonth(version)) && isModernBuild(build[0])) return build
  return numbers.length <= 2 && isModernBuild(numbers[0]) ? [...numbers, ...build] : undefined
}

/** Where both name a build of Windows: the version with `10.0` in front, so that numbers stand at the same places. */
export function withWindows(version: Version, other: Version): Version {
  const build = windowsBuild(version)
  if (build === undefined || windowsBuild(other) === undefined) return version
  return { ...version, numbers: [10, 0, ...build], build: [], tail: '' }
}

const isYear = (part: number | string | undefined): boolean => isBetween(part, 1990, 2040)

/** Year, month, day; the day is 0 where only a month is named. `sure`: the text cannot be a calendar version. */
export function dayOf(version: Version): { readonly day: readonly [number, number, number]; readonly sure: boolean } | undefined {
  const { numbers, label, build, wildcard } = version
  if (wildcard || build.length > 0 || version.slots.some((slot) => slot > 0)) return undefined
  const [year, month, day] = numbers
  if (label === 'date') return { day: [Number(year), Number(month), Number(day)], sure: true }
  if (label !== '') return undefined
  if (numbers.length === 1 && isBetween(year, 19_900_101, 20_400_101)) {
    const text = String(year)
    const [y, m, d] = [Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6))]
    return m >= 1 && m <= 12 && d >= 1 && d <= 31 ? { day: [y, m, d], sure: true } : undefined
  }
  const isDay = numbers.length === 3 && isYear(year) && isBetween(month, 1, 13) && isBetween(day, 1, 32)
  return isDay ? { day: [Number(year), Number(month), Number(day)], sure: false } : undefined
}

/** `KB5031356`: numbers of articles are given out in no order that a reader could rely on. */
export function isArticle(version: Version): boolean {
  return version.label === 'kb'
}
