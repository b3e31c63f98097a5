// SPDX-License-Identifier: EUPL-1.2
/**
 * What is ticked in the match list: single matches, product groups with all that the filter means, or everything that is shown.
 *
 * @module
 */
import type { MatchGroup, MatchLine } from '@ncv/protocol/admin/match-list-routes.ts'

export interface Selection {
  readonly isEverything: boolean
  /** Group → matches in it. */
  readonly groups: ReadonlyMap<string, number>
  readonly lines: ReadonlySet<string>
}

export const NOTHING: Selection = { isEverything: false, groups: new Map(), lines: new Set() }

type Key = Pick<MatchLine, 'asset' | 'advisory'>
const SEPARATOR = '\u0000'

export function keyOf({ asset, advisory }: Key): string {
  return `${asset}${SEPARATOR}${advisory}`
}

export function withGroup(selection: Selection, { key, matches, lines }: MatchGroup, isOn: boolean): Selection {
  const groups = new Map(selection.groups)
  if (isOn) groups.set(key, matches)
  else groups.delete(key)
  const own = new Set(lines.map(keyOf))
  return { isEverything: false, groups, lines: new Set([...selection.lines].filter((line) => !own.has(line))) }
}

/** With shift: all between the one ticked last and this one, as far as both are shown. */
export function withLine(selection: Selection, shown: readonly Key[], line: Key, isOn: boolean, from: string | undefined): Selection {
  const keys = shown.map(keyOf)
  const at = keys.indexOf(keyOf(line))
  const since = from === undefined ? at : keys.indexOf(from)
  const range = since === -1 ? [keyOf(line)] : keys.slice(Math.min(at, since), Math.max(at, since) + 1)
  const lines = new Set(selection.lines)
  for (const key of range) {
    if (isOn) lines.add(key)
    else lines.delete(key)
  }
  return { isEverything: false, groups: selection.groups, lines }
}

/** @param total matches of the filtered view */
export function countOf({ isEverything, groups, lines }: Selection, total: number): number {
  return isEverything ? total : [...groups.values()].reduce((sum, n) => sum + n, 0) + lines.size
}

/** For `only` of a change; undefined: all that the filter means. */
export function onlyOf({ isEverything, groups, lines }: Selection): ({ group: string } | Key)[] | undefined {
  if (isEverything) return undefined
  const single = [...lines].map((key) => {
    const [asset = '', advisory = ''] = key.split(SEPARATOR)
    return { asset, advisory }
  })
  return [...[...groups.keys()].map((group) => ({ group })), ...single]
}
