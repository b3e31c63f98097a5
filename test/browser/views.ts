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
import { HOME } from './support/stage.ts'

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

/** Opens every view without an id and gathers the links; two steps deep. */
export async function everyView(reader: Reader, face: 'node' | 'hub'): Promise<EveryView> {
  const patterns = viewPatterns(face)
  const plain = patterns.filter((pattern) => !pattern.includes(':'))
  const found = new Map<string, string>()
  const gather = async (path: string) => {
    await visit(reader, path)
    for (const link of await linksOf(reader)) {
      const pattern = patterns.find(
        (known) => known.includes(':') && !found.has(known) && !plain.includes(link) && matchPath(known, link) !== undefined,
      )
      if (pattern !== undefined) found.set(pattern, link)
    }
  }
  for (const path of plain) await gather(path)
  for (const path of [...found.values()]) await gather(path)
  return { paths: [...plain, ...found.values()], unreached: patterns.filter((pattern) => pattern.includes(':') && !found.has(pattern)) }
}

async function linksOf({ page }: Reader): Promise<readonly string[]> {
  return await page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLAnchorElement>('#main a[href^="/ui/"]'), (link) => link.pathname.slice('/ui/'.length)),
  )
}
