// SPDX-License-Identifier: EUPL-1.2
/** The Monday of an officer with ten minutes a week: 113 new and 214 updated documents, and what of them needs a decision. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { de as match } from '../../admin-ui/src/i18n/de/match.ts'
import { de as start } from '../../admin-ui/src/i18n/de/node-start.ts'
import { de as detail } from '../../admin-ui/src/i18n/de/warning-detail.ts'
import { launch, openReader, signIn, visit } from './support/chromium.ts'
import type { HandKind } from './support/hand.ts'
import { HANDS } from './support/hand.ts'
import { handsFor } from './support/hands.ts'
import { advisoryId, FURNISHED_SERIES, NEW, UPDATED, writeMonday } from './support/monday.ts'
import { addressOf, ncv } from './support/stage.ts'
import { untilLevel } from './support/until.ts'

const HEIGHT = 900
const FIVE_DAYS_MS = 5 * 86_400_000

let browser: Browser
let folder: string
beforeAll(async () => {
  browser = await launch()
  folder = mkdtempSync(join(tmpdir(), 'ncv-monday-'))
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

function importAll(stage: string, path: string): number {
  return (ncv(['hub', 'import', path, '--dir', join(stage, 'hub')]) as { published: number }).published
}

describe.for(HANDS)('by %s', { timeout: 300_000 }, (kind: HandKind) => {
  test('at most ten decisions are left of 327 documents, and at most two screens lie between the officer and them', async () => {
    const stage = inject('stage')
    const node = ['--dir', join(stage, 'node-1')]
    const series = FURNISHED_SERIES + 1 + 2 * (process.pid % 10_000) + HANDS.indexOf(kind)
    const { before, monday } = writeMonday(join(folder, kind), series)
    expect(importAll(stage, before)).toBe(UPDATED)
    untilLevel(stage, 'node-1')
    for (const status of ['open', 'check', 'in-progress'])
      ncv(['node', 'match', 'set', ...node, '--status', status, '--to', 'closed', '--reason', 'erledigt', '--yes'])

    const reader = await openReader(browser, addressOf(stage, 'node-1'), { height: HEIGHT })
    const { page } = reader
    const hands = handsFor(kind, page)
    await signIn(reader)
    await visit(reader, '')
    await page.waitForFunction(() => localStorage.getItem('ncv.visit') !== null)
    // Last Wednesday.
    await page.evaluate((ms) => {
      const known = JSON.parse(localStorage.getItem('ncv.visit') ?? '{}') as { at: number; sinceAt: number }
      localStorage.setItem('ncv.visit', JSON.stringify({ ...known, at: known.at - ms, sinceAt: known.sinceAt - ms }))
    }, FIVE_DAYS_MS)

    expect(importAll(stage, monday)).toBe(NEW + UPDATED)
    untilLevel(stage, 'node-1')
    await visit(reader, '')
    await expect.poll(() => page.locator('.page__lead').textContent()).toContain(`${NEW} neue`)
    expect(await page.locator('.page__lead').textContent()).toContain(`${UPDATED} geänderte`)

    const rows = page.locator(`#main table:has(caption:text-is("${start['list.caption']}")) [data-item]`)
    const decisions = rows.filter({ hasText: start['act.match'] })
    const count = await decisions.count()
    expect(count).toBeGreaterThan(0)
    expect(count).toBeLessThanOrEqual(10)
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(2 * HEIGHT)

    // Each group is decided at once.
    for (let left = count; left > 0; left -= 1) {
      await visit(reader, '')
      await hands.press(decisions.first().getByRole('link'))
      await page.locator('.group').first().waitFor()
      const all = page.getByRole('button', { name: match['group.decide'] }).first()
      await hands.press((await all.count()) > 0 ? all : page.getByRole('button', { name: match.decide }).first())
      await hands.choose(page.getByLabel(match['decide.status']), 'in-progress')
      await hands.press(page.getByRole('button', { name: match['decide.preview'] }))
      await hands.press(page.getByRole('button', { name: /Änderung(?:en)? ausführen$/ }))
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await visit(reader, 'matches?status=open')
    await page.getByText(match['none.filtered']).waitFor()

    // A version of a product in the inventory is told before what was only reworded.
    await visit(reader, `warnings?q=${advisoryId(0, series)}`)
    await hands.press(page.locator('#main [data-item]').first().getByRole('link').first())
    await hands.press(page.getByRole('link', { name: detail.diff }).first())
    await page.getByText(`${advisoryId(0, series)}: von Fassung 1 zu Fassung 2`).waitFor()
    await page.locator('.diff-own li').first().waitFor()
    expect(reader.complaints).toEqual([])
    await reader.context.close()
  })
})
