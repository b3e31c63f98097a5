// SPDX-License-Identifier: EUPL-1.2
/**
 * Signs and versions in the order of a range's text, put together to intervals and lists.
 *
 * @module
 */
import type { Bound, Interval } from './range.ts'
import type { Version } from './version.ts'
import { afterWildcard, compareVersions } from './version.ts'

export type Op = '<' | '<=' | '>' | '>=' | '=' | '!='

export interface Item {
  readonly op: Op
  readonly version: Version
}

/** `10.x` as a bound: up to and with every 10, or below the first of them. `< 1.1.1x` may be a letter: then it reaches further, and is taken so. */
function boundOf(item: Item): Bound {
  const { op, version } = item
  if (!version.wildcard) return { version, inclusive: op === '<=' || op === '>=' }
  const plain = { ...version, wildcard: false }
  if (op === '<' && /\dx$/i.test(version.text)) return { version: { ...plain, numbers: [...version.numbers, 'x'] }, inclusive: false }
  const after = afterWildcard(version) ?? plain
  if (op === '<=') return { version: after, inclusive: false }
  return op === '>' ? { version: after, inclusive: true } : { version: plain, inclusive: op === '>=' }
}

export interface Parts {
  readonly intervals: readonly Interval[]
  readonly exact: readonly Version[]
  readonly excluded: readonly Version[]
  readonly incomplete: boolean
}

/** A lower bound opens, the next upper bound closes; `0 < 9.8.12` means from 0; `>= 1.31 | <= 1.4` counts in a way that is not understood. */
export function pair(items: readonly Item[]): Parts {
  const parts = { intervals: [] as Interval[], exact: [] as Version[], excluded: [] as Version[] }
  let open: Bound | undefined
  let incomplete = false
  for (const [index, item] of items.entries()) {
    const next = items[index + 1]
    const opens = index === 0 && item.op === '=' && (next?.op === '<' || next?.op === '<=') && compareVersions(item.version, next.version) === -1
    if (item.op === '!=') parts.excluded.push(item.version)
    else if (opens) open = { version: item.version, inclusive: true }
    else if (item.op === '=') parts.exact.push(item.version)
    else if (item.op === '>' || item.op === '>=') {
      if (open !== undefined) parts.intervals.push({ lo: open })
      open = boundOf(item)
    } else {
      const hi = boundOf(item)
      if (open === undefined) parts.intervals.push({ hi })
      else if (compareVersions(open.version, hi.version) === 1) incomplete = true
      else parts.intervals.push({ lo: open, hi })
      open = undefined
    }
  }
  if (open !== undefined) parts.intervals.push({ lo: open })
  return { ...parts, incomplete }
}
