// SPDX-License-Identifier: EUPL-1.2
/**
 * Release lines: the version that stands in a product's name (`SIMATIC WinCC V7.5`, `SQL Server 2019`, `ROS V4.X`, `PCS 7 V8.1 and newer`).
 *
 * @module
 */
import { SLOTS } from './qualifier.ts'
import type { Version } from './version.ts'
import { compareNumbers, sharesNumbers } from './version.ts'
import { parseVersion } from './version-text.ts'

export interface ReleaseLine {
  readonly text: string
  readonly version: Version
  /** `V8.1 and newer`, `V6 and below`, `< V4.x`. */
  readonly reach: 'same' | 'up' | 'down' | 'before'
  /** A year counts generations, not versions: `2019` may hold 15.0.4430. */
  readonly isYear: boolean
}

const NUMBERED = /^v\.?\d+(?:\.\d+)*(?:\.?x)?$/
const DOTTED = /^\d+(?:\.\d+)+(?:\.?x)?$|^\d+\.x$|^\d\dh\d$/
const YEAR = /^(?:199\d|20[0-3]\d)$/
const QUALIFIER = /^(?:sp|r|update|upd|u|hf|cu|p|patch|build)\.?\d+[a-z]?$/
const QUALIFIER_WORD = /^(?:sp|update|upd|hf|cu|hotfix|patch|release)$/
const UP = /^(?:and|or|und|oder) (?:newer|later|above|higher|up|neuer|hoher|spater)\b/
const DOWN = /^(?:and|or|und|oder) (?:below|earlier|prior|older|lower|alter|fruher|niedriger)\b/

function startOf(chunks: readonly string[]): number {
  const named = chunks.findIndex(
    (chunk, i) => NUMBERED.test(chunk) || (/^(?:version|ver\.?|v)$/.test(chunk) && /^\d+(?:\.\d+)*(?:\.?x)?$/.test(chunks[i + 1] ?? '')),
  )
  if (named >= 0) return named
  const dotted = chunks.findIndex((chunk, i) => i > 0 && DOTTED.test(chunk))
  return dotted >= 0 ? dotted : chunks.findIndex((chunk, i) => i > 0 && YEAR.test(chunk))
}

function endOf(chunks: readonly string[], start: number): number {
  let end = start + (/^(?:version|ver\.?|v)$/.test(chunks[start] ?? '') ? 2 : 1)
  for (;;) {
    if (QUALIFIER.test(chunks[end] ?? '')) end++
    else if (QUALIFIER_WORD.test(chunks[end] ?? '') && /^\d+$/.test(chunks[end + 1] ?? '')) end += 2
    else return end
  }
}

/** The line in a folded name without brackets, and the name without the line. */
export function splitLine(folded: string): { readonly rest: string; readonly line?: ReleaseLine } {
  const chunks = folded
    .split(' ')
    .filter((chunk) => chunk !== '')
    .map((chunk) => chunk.replace(/[,;:]$/, ''))
  const start = startOf(chunks)
  if (start < 0) return { rest: folded }
  const end = endOf(chunks, start)
  const text = chunks.slice(start, end).join(' ')
  const version = parseVersion(text)
  if (version === undefined) return { rest: folded }
  const after = chunks.slice(end, end + 2).join(' ')
  const before = /^<=?$/.test(chunks[start - 1] ?? '')
  const reach = UP.test(after) ? 'up' : DOWN.test(after) ? 'down' : before ? 'before' : 'same'
  const rest = [...chunks.slice(0, before ? start - 1 : start), ...chunks.slice(reach === 'up' || reach === 'down' ? end + 2 : end)].join(' ')
  const isYear = YEAR.test(chunks[start] ?? '')
  return { rest, line: { text, version: { ...version, wildcard: false }, reach, isYear } }
}

/** `2019 CU14` is of `2019`, but `2012 R2` is not of `2012`. */
function sameSlots(asset: Version, node: Version): boolean {
  return asset.slots.every((slot, i) => slot === node.slots[i] || (node.slots[i] === 0 && i !== SLOTS.indexOf('release')))
}

/** `v7.5` lies within `v7`; `2012 r2` is not `2012`. @param a of the asset, which may say more */
export function linesAgree(a: ReleaseLine, b: ReleaseLine): boolean {
  if (a.reach !== 'same' || b.reach !== 'same')
    return a.text === b.text || inReach(a.reach === 'same' ? a.version : b.version, a.reach === 'same' ? b : a)
  const count = Math.min(a.version.numbers.length, b.version.numbers.length)
  return sharesNumbers(a.version, b.version, count) && sameSlots(a.version, b.version)
}

function inReach(version: Version, line: ReleaseLine): boolean {
  if (line.reach !== 'before' && sharesNumbers(version, line.version, line.version.numbers.length)) return true
  const order = compareNumbers(version, line.version)
  return line.reach === 'up' ? order === 1 : order === -1
}

/** Does a version belong to the line? `undefined`: the line counts otherwise than the version. */
export function inLine(version: Version, line: ReleaseLine): boolean | undefined {
  if (line.reach !== 'same') return compareNumbers(version, line.version) === undefined ? undefined : inReach(version, line)
  if (version.label !== line.version.label || compareNumbers(version, line.version) === undefined) return undefined
  if (!sharesNumbers(version, line.version, line.version.numbers.length)) return false
  const qualified = line.version.slots.some((slot) => slot > 0)
  return !qualified || line.version.slots.every((slot, i) => slot === 0 || slot === version.slots[i])
}
