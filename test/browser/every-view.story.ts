// SPDX-License-Identifier: EUPL-1.2
/** Every view: accessible, in both colours and languages, on wide and narrow screens, quiet. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { axe, launch, openReader, signIn, visit } from './support/chromium.ts'
import type { Party } from './support/stage.ts'
import { addressOf } from './support/stage.ts'
import { everyView } from './views.ts'

const FACES: readonly (readonly [face: 'node' | 'hub', party: Party])[] = [
  ['node', 'node-1'],
  ['hub', 'hub'],
]
const LOOKS = [
  { isDark: false, lang: 'de' },
  { isDark: true, lang: 'en' },
  { isDark: false, lang: 'en', width: 360 },
  { isDark: true, lang: 'de', width: 360 },
] as const

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

describe.for(FACES)('the views of the %s', ([face, party]) => {
  test.for(LOOKS)('nothing hinders anybody: %o', { timeout: 600_000 }, async (look) => {
    const reader = await openReader(browser, addressOf(inject('stage'), party), look)
    await signIn(reader)
    const { paths } = await everyView(reader, face)
    expect(paths.length).toBeGreaterThan(0)
    const found: string[] = []
    for (const path of paths) {
      await visit(reader, path)
      found.push(...(await axe(reader)).map((violation) => `${path}: ${violation}`))
      const isWide = await reader.page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1)
      if (isWide) found.push(`${path}: wider than the screen`)
      if (await reader.page.locator('#main .kern-alert--danger[role=alert]', { hasText: /VIEW|INTERNAL/ }).count()) found.push(`${path}: broken`)
    }
    await reader.context.close()
    expect(found).toEqual([])
    expect(reader.complaints).toEqual([])
  })
})
