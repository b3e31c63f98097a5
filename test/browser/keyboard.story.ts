// SPDX-License-Identifier: EUPL-1.2
/** What only whoever has no mouse notices: the keys of the interface, where the focus is after each act, and every stop of every view. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { de as match } from '../../admin-ui/src/i18n/de/match.ts'
import { de as shell } from '../../admin-ui/src/i18n/de/shell.ts'
import { de as ui } from '../../admin-ui/src/i18n/de/ui.ts'
import { matchPath } from '../../admin-ui/src/app/path.ts'
import type { Reader } from './support/chromium.ts'
import { launch, openReader, signIn, visit } from './support/chromium.ts'
import { handsFor } from './support/hands.ts'
import { walk } from './support/keyboard-hand.ts'
import type { Party } from './support/stage.ts'
import { addressOf } from './support/stage.ts'
import { viewPatterns } from './views.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

async function at(party: Party, path: string): Promise<Reader> {
  const reader = await openReader(browser, addressOf(inject('stage'), party))
  await signIn(reader)
  await visit(reader, path)
  return reader
}

/** `LI 2`: which item of the list has the focus; `INPUT` where none has. */
function focusOf({ page }: Reader): Promise<string> {
  return page.evaluate(() => {
    const items = [...document.querySelectorAll('#main [data-list] [data-item]')]
    const { activeElement: active } = document
    const item = items.findIndex((each) => each.matches(':focus'))
    return `${active?.tagName}${item === -1 ? '' : ` ${item}`}${active?.id === 'main' ? '#main' : ''}`
  })
}

/** Letters as keys: on where they were off. */
async function switchKeys({ page }: Reader): Promise<void> {
  const hands = handsFor('keyboard', page)
  await hands.press(page.getByRole('button', { name: shell['keys.title'], exact: true }))
  const box = page.getByLabel(shell['keys.on'])
  await box.waitFor()
  await hands.tick(box, !(await box.isChecked()))
  await hands.leave()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

test('the first key leads past the menu, and the keys of the help page do what it says', async () => {
  const reader = await at('node-1', 'matches?status=all')
  const { keyboard } = reader.page
  await keyboard.press('Tab')
  expect(await reader.page.locator(':focus').textContent()).toBe(shell.skip)
  await keyboard.press('Enter')
  expect(await focusOf(reader)).toBe('MAIN#main')
  for (const [key, item] of [
    ['j', 0],
    ['j', 1],
    ['k', 0],
    ['k', 0],
  ] as const) {
    await keyboard.press(key)
    expect(await focusOf(reader)).toBe(`LI ${item}`)
  }
  await keyboard.press('?')
  await reader.page.getByRole('dialog', { name: shell['keys.title'] }).waitFor()
  await keyboard.press('Escape')
  expect(await focusOf(reader)).toBe('LI 0')
  await switchKeys(reader)
  await keyboard.press('j')
  expect(await focusOf(reader)).toBe('BUTTON')
  await switchKeys(reader)
  await keyboard.press('/')
  expect(await focusOf(reader)).toBe('INPUT')
  await keyboard.type('j?u')
  await expect.poll(() => reader.page.locator('#main input[type=search]').inputValue()).toBe('j?u')
  await keyboard.press('Control+A')
  await keyboard.press('Delete')
  await reader.page.locator('#main [data-item]').first().waitFor()
  await keyboard.press('Enter')
  expect(await focusOf(reader)).toBe('LI 0')
  await keyboard.press('Enter')
  await reader.page.waitForURL(/\/ui\/matches\/./)
  expect(reader.complaints).toEqual([])
  await reader.context.close()
})

test('where a row goes the next one has the focus, and what was done can be taken back from the keyboard', async () => {
  const reader = await at('node-2', 'matches?status=open')
  const { page } = reader
  const hands = handsFor('keyboard', page)
  const label = await page
    .getByRole('button', { name: new RegExp(`^${match['line.start']}: `) })
    .first()
    .getAttribute('aria-label')
  const start = page.getByRole('button', { name: String(label), exact: true })
  await hands.press(start)
  await start.waitFor({ state: 'detached' })
  await expect.poll(() => focusOf(reader)).toMatch(/^LI /)
  await page.keyboard.press('u')
  expect(await page.locator(':focus').textContent()).toBe(ui.undo)
  await page.keyboard.press('Space')
  await start.waitFor()
  await expect.poll(() => focusOf(reader)).toMatch(/^LI /)
  expect(reader.complaints).toEqual([])
  await reader.context.close()
})

const PLANTED = `
  <a href="#main" class="skip">Zum Inhalt</a>
  <main id="main" tabindex="-1">
    <button>ringed</button>
    <button style="outline:none">bare</button>
    <button>after</button>
    <p style="position:relative"><button>hidden</button><span style="position:absolute;inset:-1rem;background:white"></span></p>
    <button style="opacity:0">unseen</button>
    <button onkeydown="if (event.key === 'Tab') event.preventDefault()">trap</button>
    <button>last</button>
  </main>`

test('a stop without a ring, one under something else, one that is not shown and one that holds fast are found', async () => {
  const page = await browser.newPage()
  await page.setContent(PLANTED)
  const { faults } = await walk(page)
  expect(faults.map((fault) => fault.replace(/^button /, ''))).toEqual([
    '„bare“: looks the same with the focus and without',
    '„hidden“: has the focus and lies under something else or outside the window',
    '„unseen“: has the focus and is not shown',
    'the focus does not leave button „trap“',
  ])
  await page.close()
})

const FACES: readonly (readonly [face: 'node' | 'hub', party: Party])[] = [
  ['node', 'node-1'],
  ['hub', 'hub'],
]

describe.for(FACES)('the views of the %s', ([face, party]) => {
  test('by Tab alone every stop is seen, is not covered, and lets go again', { timeout: 900_000 }, async () => {
    const reader = await at(party, '')
    const patterns = viewPatterns(face)
    const seen = new Set<string>()
    const ahead = patterns.filter((pattern) => !pattern.includes(':'))
    const found: string[] = []
    let stops = 0
    for (let path = ahead.shift(); path !== undefined; path = ahead.shift()) {
      await visit(reader, path)
      const { stops: passed, faults } = await walk(reader.page)
      stops += passed
      found.push(...faults.map((fault) => `${path}: ${fault}`))
      const links = await reader.page
        .locator('#main a[href^="/ui/"]')
        .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).pathname.slice('/ui/'.length)))
      for (const link of links) {
        const pattern = patterns.find((each) => each.includes(':') && matchPath(each, link) !== undefined)
        if (pattern === undefined || seen.has(pattern)) continue
        seen.add(pattern)
        ahead.push(link)
      }
    }
    expect(seen.size).toBeGreaterThan(0)
    expect(stops).toBeGreaterThan(4 * patterns.length)
    expect(found).toEqual([])
    expect(reader.complaints).toEqual([])
    await reader.context.close()
  })
})
