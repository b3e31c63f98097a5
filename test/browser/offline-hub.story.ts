// SPDX-License-Identifier: EUPL-1.2
/** The hub is gone: the node says so, goes on working, and loses nothing. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { de as match } from '../../admin-ui/src/i18n/de/match.ts'
import { launch, openReader, signIn, visit } from './support/chromium.ts'
import type { HandKind } from './support/hand.ts'
import { HANDS } from './support/hand.ts'
import { handsFor } from './support/hands.ts'
import { addressOf, isRunning, startParty, stopParty } from './support/stage.ts'
import { untilLevel } from './support/until.ts'
import { viewPatterns } from './views.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** Harmless where they run. */
async function startBoth(stage: string): Promise<void> {
  for (const party of ['relay', 'hub'] as const) if (!isRunning(stage, party)) await startParty(stage, party)
}

describe.for(HANDS)('by %s', { timeout: 300_000 }, (kind: HandKind) => {
  test('without hub and relay every view of the node still opens, and a decision is kept', async () => {
    const stage = inject('stage')
    await using _again = { [Symbol.asyncDispose]: () => startBoth(stage) }
    await stopParty(stage, 'hub', 'SIGKILL')
    await stopParty(stage, 'relay', 'SIGKILL')
    const reader = await openReader(browser, addressOf(stage, 'node-1'))
    const { page } = reader
    const hands = handsFor(kind, page)
    // What the other hand has decided is decided anew.
    const status = kind === 'mouse' ? 'check' : 'in-progress'
    await signIn(reader)
    // Opening a view takes no hand.
    for (const path of kind === 'mouse' ? viewPatterns('node').filter((pattern) => !pattern.includes(':')) : []) {
      await visit(reader, path)
      expect(await page.getByText('OFFLINE').count(), path).toBe(0)
    }
    await visit(reader, 'matches?status=all')
    await hands.press(page.getByRole('button', { name: /^Entscheiden: / }).first())
    await hands.choose(page.getByLabel(match['decide.status']), status)
    await hands.press(page.getByRole('button', { name: match['decide.preview'] }))
    await hands.press(page.getByRole('button', { name: /Änderung(?:en)? ausführen$/ }))
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(reader.complaints).toEqual([])

    await startBoth(stage)
    untilLevel(stage, 'node-1')
    await visit(reader, `matches?status=${status}`)
    expect(await page.locator('.lines [data-item], .lines li').count()).toBeGreaterThan(0)
    await reader.context.close()
  })
})
