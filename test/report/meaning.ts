// SPDX-License-Identifier: EUPL-1.2
/**
 * What a version text was understood as, in one spelling for all vendors: `>= 2.0 and < 2.1.6`, `5.1 or 6.0`, `< 14 SP1 update 3`.
 *
 * @module
 */
import { SLOTS } from '@ncv/protocol/advisory/qualifier.ts'
import type { Bound, Interval, Range } from '@ncv/protocol/advisory/range.ts'
import type { Version } from '@ncv/protocol/advisory/version.ts'

const PRE: Readonly<Record<number, string>> = { [-6]: 'dev', [-5]: 'pre', [-4]: 'alpha', [-3]: 'beta', [-2]: 'rc' }

/** The label in front, the numbers joined by points, then each qualifier by its slot. */
export function versionMeaning(version: Version): string {
  const { label, numbers, slots, pre, build, tail, wildcard } = version
  const parts = [
    label === '' ? '' : `[${label}]`,
    `${numbers.join('.')}${wildcard ? '.*' : ''}`,
    ...slots.map((slot, i) => (slot === 0 ? '' : `${SLOTS[i]} ${slot}`)),
    pre[0] === 0 ? '' : `${PRE[pre[0]] ?? 'pre'} ${pre[1]}`,
    build.length === 0 ? '' : `build ${build.join('.')}`,
    tail === '' ? '' : `(${tail})`,
  ]
  return parts.filter((part) => part !== '').join(' ')
}

function side(sign: '<' | '>', { version, inclusive }: Bound): string {
  return `${sign}${inclusive ? '=' : ''} ${versionMeaning(version)}`
}

function intervalMeaning({ lo, hi }: Interval): string {
  return [...(lo === undefined ? [] : [side('>', lo)]), ...(hi === undefined ? [] : [side('<', hi)])].join(' and ')
}

export function rangeMeaning(range: Range): string {
  const { condition } = range
  const only = condition === undefined ? '' : `; ${condition.kind === 'only' ? 'only where' : 'at the bound itself'}: “${condition.text}”`
  if (range.counts !== undefined) return range.counts === 'serial' ? 'counts serial numbers' : 'counts days of manufacture'
  if (range.kind === 'all') return `every version${only}`
  if (range.kind !== 'versions') return `not understood${only}`
  const parts = [...range.intervals.map(intervalMeaning), ...range.exact.map(versionMeaning)].join(' or ')
  const except = range.excluded.length === 0 ? '' : `, except ${range.excluded.map(versionMeaning).join(', ')}`
  return `${parts}${except}${range.incomplete ? '; and something that is not understood' : ''}${only}`
}
