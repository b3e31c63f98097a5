// SPDX-License-Identifier: EUPL-1.2
/**
 * Version ranges: is a version inside? The third answer is `unknown`, with its reason; a missing or unreadable version is never outside.
 *
 * @module
 */
import type { Version } from './version.ts'
import { afterWildcard, compareVersions, positionOf, sharesNumbers } from './version.ts'

export interface Bound {
  readonly version: Version
  readonly inclusive: boolean
}

export interface Interval {
  readonly lo?: Bound
  readonly hi?: Bound
}

/** `only`: it holds for some installations within. `beside`: it also depends on something else at the upper bound itself (`< V8.1 SP1 with …`). */
export interface Condition {
  readonly kind: 'only' | 'beside'
  readonly text: string
}

export interface Range {
  readonly text: string
  /** `unclear`: nothing of the text was understood; `nothing`: there is no text. */
  readonly kind: 'all' | 'versions' | 'unclear' | 'nothing'
  readonly intervals: readonly Interval[]
  readonly exact: readonly Version[]
  readonly excluded: readonly Version[]
  readonly condition?: Condition
  /** A part of the text was not understood: what is not inside may still be meant. */
  readonly incomplete: boolean
  /** The text counts something that no version field holds. */
  readonly counts?: 'serial' | 'manufacture'
}

/** Why it is so; the sentence for people is made in `node/matching/reason-text.ts`. */
export type RangeRule =
  | 'all-versions'
  | 'inside'
  | 'outside'
  | 'listed'
  | 'newer-than-listed'
  | 'excluded'
  | 'own-line'
  | 'version-missing'
  | 'version-unclear'
  | 'range-unclear'
  | 'range-missing'
  | 'condition'
  | 'serial'
  | 'manufacture'
  | 'not-comparable'
  | 'wildcard'
  | 'not-listed'
  | 'partly-understood'

export interface Containment {
  readonly answer: 'in' | 'out' | 'unknown'
  readonly rule: RangeRule
}

const say = (answer: Containment['answer'], rule: RangeRule): Containment => ({ answer, rule })

type Side = 'in' | 'out' | 'around' | 'unknown'

function aboveLow(version: Version, lo: Bound | undefined): Side {
  if (lo === undefined) return 'in'
  const position = positionOf(version, lo.version)
  if (position === 'above') return 'in'
  if (position === 'below') return 'out'
  if (position === 'at') return lo.inclusive ? 'in' : 'out'
  if (position === 'from') return lo.inclusive ? 'in' : 'around'
  return position === undefined ? 'unknown' : 'around'
}

function belowHigh(version: Version, hi: Bound | undefined): Side {
  if (hi === undefined) return 'in'
  const position = positionOf(version, hi.version)
  if (position === 'below') return 'in'
  if (position === 'above') return 'out'
  if (position === 'at') return hi.inclusive ? 'in' : 'out'
  if (position === 'from') return hi.inclusive ? 'around' : 'out'
  return position === undefined ? 'unknown' : 'around'
}

/** One interval; a side that is surely outside decides, whatever the other says. */
export function inInterval(version: Version, interval: Interval): Side {
  const sides = [aboveLow(version, interval.lo), belowHigh(version, interval.hi)]
  return sides.find((side) => side === 'out') ?? sides.find((side) => side === 'unknown') ?? sides.find((side) => side === 'around') ?? 'in'
}

/** One version of a list: `before` where the listed one is older, so that the version is surely another. */
function toListed(version: Version, listed: Version): Side | 'before' {
  if (listed.wildcard) {
    if (sharesNumbers(version, listed, listed.numbers.length) && (!version.wildcard || version.numbers.length >= listed.numbers.length)) return 'in'
    const next = afterWildcard(listed)
    const low = positionOf(version, { ...listed, wildcard: false })
    if (low === 'below') return 'out'
    const high = next === undefined ? undefined : positionOf(version, next)
    return high === 'above' || high === 'at' || high === 'from' ? 'before' : high === undefined ? 'unknown' : 'around'
  }
  const position = positionOf(version, listed)
  if (position === 'at') return 'in'
  if (position === 'around' || position === 'from') return 'around'
  if (position !== 'above') return position === undefined ? 'unknown' : 'out'
  const refines = version.numbers.length > listed.numbers.length && sharesNumbers(version, listed, listed.numbers.length)
  return refines ? 'out' : 'before'
}

/** A list of versions says nothing about an older one that it leaves out, nor about a finer one (4.1.5 beside 4.1). */
function inList(version: Version, listed: readonly Version[]): Containment | undefined {
  if (listed.length === 0) return undefined
  const found = listed.map((entry) => toListed(version, entry))
  if (found.includes('in')) return say('in', 'listed')
  if (found.includes('unknown')) return say('unknown', 'not-comparable')
  if (found.includes('around')) return say('unknown', 'wildcard')
  return found.every((side) => side === 'before') ? say('out', 'newer-than-listed') : say('unknown', 'not-listed')
}

function withCondition(range: Range): Containment {
  return range.condition?.kind === 'only' ? say('unknown', 'condition') : say('in', 'inside')
}

function atUpperBound(range: Range, version: Version): boolean {
  return range.intervals.some(({ hi }) => hi !== undefined && compareVersions(version, hi.version) === 0)
}

function inVersions(range: Range, version: Version): Containment {
  if (range.excluded.some((excluded) => compareVersions(version, excluded) === 0)) return say('out', 'excluded')
  const sides = range.intervals.map((interval) => inInterval(version, interval))
  if (sides.includes('in')) return withCondition(range)
  const list = inList(version, range.exact)
  if (list?.answer === 'in') return range.condition === undefined ? list : withCondition(range)
  if (sides.includes('unknown')) return say('unknown', 'not-comparable')
  if (sides.includes('around')) return say('unknown', 'wildcard')
  if (list?.answer === 'unknown') return list
  if (range.incomplete) return say('unknown', 'partly-understood')
  if (range.condition?.kind === 'beside' && atUpperBound(range, version)) return say('unknown', 'condition')
  return list ?? say('out', 'outside')
}

/** @param version `missing` where the inventory has none, `unclear` where its text is no version */
export function contains(range: Range, version: Version | 'missing' | 'unclear'): Containment {
  if (range.kind === 'all') return range.condition === undefined ? say('in', 'all-versions') : say('unknown', 'condition')
  if (range.counts !== undefined) return say('unknown', range.counts)
  if (range.kind === 'nothing') return say('unknown', 'range-missing')
  if (range.kind === 'unclear') return say('unknown', 'range-unclear')
  if (version === 'missing') return say('unknown', 'version-missing')
  if (version === 'unclear') return say('unknown', 'version-unclear')
  return inVersions(range, version)
}
