// SPDX-License-Identifier: EUPL-1.2
/** What is printed is whole: on A4, labelled on every page, every line of it there, and nothing that only a screen has a use for. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { de as callText } from '../../admin-ui/src/i18n/de/hub-alarm.ts'
import { de as incident } from '../../admin-ui/src/i18n/de/incident.ts'
import { de as shell } from '../../admin-ui/src/i18n/de/shell.ts'
import type { Reader } from './support/chromium.ts'
import { launch, openReader, settled, signIn, visit } from './support/chromium.ts'
import type { PdfPage } from './support/pdf.ts'
import { readPdf } from './support/pdf.ts'
import type { Party } from './support/stage.ts'
import { addressOf } from './support/stage.ts'

const A4 = { width: 595, height: 842 }

/** The sheets that people carry: from which list the first link leads there, and what stands on every page. */
/** One of the demonstration's own: other stories add warnings, which have other labels and no references. */
const ADVISORY = 'warnings?lane=pass-through&q=BCERT-2026-0003'

const SHEETS: readonly {
  readonly what: string
  readonly party: Party
  readonly list?: string
  readonly path: string | RegExp
  readonly label: string
}[] = [
  { what: 'an alarm with a long text', party: 'node-1', list: 'alarms', path: /^warnings\/\d+$/, label: 'TLP:AMBER' },
  { what: 'an advisory with references', party: 'node-1', list: ADVISORY, path: /^warnings\/\d+$/, label: 'TLP:CLEAR' },
  { what: 'the page for the management', party: 'node-1', path: 'management', label: 'TLP:AMBER' },
  { what: 'the board of duties', party: 'node-1', list: 'incidents', path: /^incidents\/i-[0-9a-f]+$/, label: incident['local.title'] },
  { what: 'the list of calls', party: 'hub', list: 'alarms', path: /^alarms\/\d+$/, label: 'TLP:AMBER' },
]

/** A question of the stage is open for a period and the one after. */
const ENDED_MS = 300_000

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** Without what only tells places apart: Chromium writes `fl` as one glyph where the font has it. */
const bare = (text: string): string => text.normalize('NFKC').replace(/[\s\u00ad\u2066-\u2069]+/g, '')

async function openSheet(reader: Reader, list: string | undefined, path: string | RegExp): Promise<void> {
  if (typeof path === 'string') return await visit(reader, path)
  await visit(reader, list ?? '')
  const links = await reader.page
    .locator('#main a[href^="/ui/"]')
    .evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).pathname.slice(4)))
  const found = links.find((link) => path.test(link))
  if (found === undefined) throw new Error(`no link to ${path}`)
  await visit(reader, found)
}

interface Printed {
  readonly pages: readonly PdfPage[]
  /** The lines that are on the page for paper, as the browser knows them. */
  readonly lines: readonly string[]
  readonly title: string
  /** What can be pressed or filled in and stands on it all the same. */
  readonly useless: readonly string[]
}

async function print(reader: Reader): Promise<Printed> {
  const { page } = reader
  const title = await page.locator('h1').innerText()
  await page.emulateMedia({ media: 'print' })
  await settled(reader)
  const text = await page.locator('#main').innerText()
  const useless = await page.evaluate(() =>
    Array.from(document.querySelectorAll('button, .kern-btn, nav, input, select, textarea'))
      .filter((element) => element.checkVisibility())
      .map((element) => element.outerHTML.slice(0, 100)),
  )
  await page.emulateMedia({ media: null })
  const pages = readPdf(await page.pdf({ preferCSSPageSize: true }))
  return { pages, title, useless, lines: text.split('\n').map(bare) }
}

describe.for(SHEETS)('$what', ({ party, list, path, label }) => {
  test('is on labelled pages of A4, whole, and as text alone', { timeout: 2 * ENDED_MS }, async () => {
    const reader = await openReader(browser, addressOf(inject('stage'), party), { isDark: true })
    await signIn(reader)
    await openSheet(reader, list, path)
    // That of the management is the strictest of what it shows: the count of the alarm has to be over.
    await reader.page.locator('#main').getByText(label).first().waitFor({ state: 'attached', timeout: ENDED_MS })
    const { pages, lines, title, useless } = await print(reader)
    expect(pages.length).toBeGreaterThan(0)
    for (const { width, height, text } of pages) {
      expect({ width: Math.round(width), height: Math.round(height) }).toEqual(A4)
      // Above and below.
      expect(text.split(label).length - 1).toBeGreaterThanOrEqual(2)
      expect(bare(text).length).toBeGreaterThan(100)
    }
    const whole = bare(pages.map(({ text }) => text).join(''))
    expect(bare(pages[0]?.text ?? '')).toContain(bare(title))
    expect(lines.filter((line) => !whole.includes(line))).toEqual([])
    expect(useless).toEqual([])
    expect(whole).not.toContain(bare(shell['sign-out']))
    await reader.context.close()
  })
})

test('the page for the management is one page', async () => {
  const reader = await openReader(browser, addressOf(inject('stage'), 'node-1'))
  await signIn(reader)
  await visit(reader, 'management')
  expect((await print(reader)).pages).toHaveLength(1)
  await reader.context.close()
})

test('an address out of a message is printed as it is written', async () => {
  const reader = await openReader(browser, addressOf(inject('stage'), 'node-1'))
  await signIn(reader)
  await openSheet(reader, ADVISORY, /^warnings\/\d+$/)
  const addresses = await reader.page.locator('.far-link__text').allInnerTexts()
  const { pages } = await print(reader)
  const whole = bare(pages.map(({ text }) => text).join(''))
  expect(addresses.length).toBeGreaterThan(0)
  for (const address of addresses) expect(whole).toContain(bare(address))
  await reader.context.close()
})

test('the list of calls says who is to be called, where, and leaves room for what came of it', async () => {
  const reader = await openReader(browser, addressOf(inject('stage'), 'hub'))
  await signIn(reader)
  await openSheet(reader, 'alarms', /^alarms\/\d+$/)
  await visit(reader, `${new URL(reader.page.url()).pathname.slice(4)}?unread=true`)
  const { pages } = await print(reader)
  const whole = bare(pages.map(({ text }) => text).join(''))
  expect(whole).toContain(bare(callText.box))
  await reader.context.close()
})
