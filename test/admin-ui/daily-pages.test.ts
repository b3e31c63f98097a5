// SPDX-License-Identifier: EUPL-1.2
/** The one-page handbooks name things as the interface does. @module */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const ROOT = new URL('../../', import.meta.url)
const PAGES = [
  ['node/handbook/isb-alltag.md', 'de'],
  ['node/handbook/officer-daily.md', 'en'],
  ['federation/handbook/n-cert-alltag.md', 'de'],
  ['federation/handbook/n-cert-daily.md', 'en'],
] as const
/** A page of A4. */
const WORDS_MAX = 560

/** Every text that the interface has in a language, plurals too. */
async function textsIn(lang: string): Promise<ReadonlySet<string>> {
  const folder = new URL(`admin-ui/src/i18n/${lang}/`, ROOT)
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'))
  const tables = await Promise.all(files.map(async (file) => ((await import(new URL(file, folder).href)) as Record<string, object>)[lang] ?? {}))
  return new Set(
    tables.flatMap((table) => Object.values(table)).flatMap((text: unknown) => (typeof text === 'string' ? [text] : Object.values(text as object))),
  )
}

describe.each(PAGES)('%s', (page, lang) => {
  const markdown = readFileSync(new URL(page, ROOT), 'utf8')

  test('names in bold only what the interface shows in that language', async () => {
    const labels = [...markdown.matchAll(/\*\*([^*\n]+)\*\*/g)].map(([, label = '']) => label)
    const texts = await textsIn(lang)
    expect(labels.length).toBeGreaterThan(10)
    expect(labels.filter((label) => !texts.has(label))).toEqual([])
  })

  test('is one page, and what it links to is there', () => {
    expect(markdown.split(/\s+/).length).toBeLessThan(WORDS_MAX)
    const links = [...markdown.matchAll(/\]\(([^)#]+)\)/g)].map(([, path = '']) => path)
    expect(links.filter((link) => !existsSync(new URL(link, new URL(page, ROOT))))).toEqual([])
  })
})
