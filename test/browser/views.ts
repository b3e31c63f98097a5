// SPDX-License-Identifier: EUPL-1.2
/**
 * Every view of a party: those without an id out of the interface's own tables, those with one by the first link that leads to it.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { matchPath } from '../../admin-ui/src/app/path.ts'
import type { Reader } from './support/chromium.ts'
import { visit } from './support/chromium.ts'
import { advisoryId, FURNISHED_SERIES } from './support/monday.ts'
import { HOME } from './support/stage.ts'

/** So many things of one kind are opened in search of what is linked on some of them only. */
const OF_A_KIND = 4

/** The keys of `VIEWS`: `['', 'matches', 'warnings/:index', …]` */
export function viewPatterns(face: 'node' | 'hub'): readonly string[] {
  const text = readFileSync(join(HOME, `admin-ui/src/${face}/views.ts`), 'utf8')
  const table = text.slice(text.indexOf('export const VIEWS'), text.indexOf('export const OPEN_VIEWS'))
  return Array.from(table.matchAll(/^\s+(?:'([^']*)'|([a-z]+)): \(\) =>/gm), (match) => match[1] ?? (match[2] as string))
}

export interface EveryView {
  /** Below `/ui/`. */
  readonly paths: readonly string[]
  /** Patterns that no link on any page leads to: nothing of the kind is there yet. */
  readonly unreached: readonly string[]
}

/** Views that are told by their query what they show: the first link with one counts. */
const BY_QUERY = ['inventory/asset', 'catalogue/product']

/** What somebody looks up: other stories publish so much that the one advisory with two versions is on no first page. */
const LOOKED_UP = { node: [`warnings?q=${advisoryId(0, FURNISHED_SERIES)}`], hub: [] } as const

/** Opens every view without an id and gathers the links; two steps deep. @param look at each view that is opened */
export async function everyView(reader: Reader, face: 'node' | 'hub', look?: (path: string) => Promise<void>): Promise<EveryView> {
  const patterns = viewPatterns(face)
  const isNamed = (pattern: string) => pattern.includes(':') || BY_QUERY.includes(pattern)
  const plain = patterns.filter((pattern) => !isNamed(pattern))
  const found = new Map<string, string[]>()
  const gather = async (path: string) => {
    await visit(reader, path)
    await look?.(path)
    for (const link of await linksOf(reader)) {
      const [bare = '', query] = link.split('?')
      if (plain.includes(bare)) continue
      const pattern = patterns.find((known) => (BY_QUERY.includes(known) ? known === bare : matchPath(known, bare) !== undefined))
      if (pattern === undefined || (BY_QUERY.includes(pattern) && query === undefined)) continue
      const known = found.get(pattern) ?? []
      const target = BY_QUERY.includes(pattern) ? link : bare
      if (known.length < OF_A_KIND && !known.includes(target)) found.set(pattern, [...known, target])
    }
  }
  const unreached = () => patterns.filter((pattern) => isNamed(pattern) && !found.has(pattern))
  for (const path of [...LOOKED_UP[face], ...plain]) await gather(path)
  const firsts = [...found.values()].flatMap(([first]) => (first === undefined ? [] : [first]))
  for (const path of firsts) await gather(path)
  for (const path of [...found.values()].flatMap(([, ...others]) => others)) {
    if (unreached().length === 0) break
    await gather(path)
  }
  const paths = patterns.flatMap((pattern) => (isNamed(pattern) ? (found.get(pattern)?.slice(0, 1) ?? []) : [pattern]))
  return { paths, unreached: unreached() }
}

async function linksOf({ page }: Reader): Promise<readonly string[]> {
  return await page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLAnchorElement>('#main a[href^="/ui/"]'), (link) =>
      `${link.pathname}${link.search}`.slice('/ui/'.length),
    ),
  )
}
