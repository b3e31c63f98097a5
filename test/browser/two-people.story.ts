// SPDX-License-Identifier: EUPL-1.2
/** Two people decide about the same match: who comes second sees what the first has decided, and nothing is overwritten unseen. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { de as match } from '../../admin-ui/src/i18n/de/match.ts'
import type { Reader } from './support/chromium.ts'
import { launch, openReader, signIn, visit } from './support/chromium.ts'
import { addressOf } from './support/stage.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

async function atTheMatches(): Promise<Reader> {
  const reader = await openReader(browser, addressOf(inject('stage'), 'node-2'))
  await signIn(reader)
  await visit(reader, 'matches')
  return reader
}

/** As far as the preview; the decision is not carried out yet. */
async function prepare(page: Page, label: string, status: string): Promise<void> {
  await page.getByRole('button', { name: label }).click()
  await page.getByLabel(match['decide.status']).selectOption(status)
  await page.getByRole('button', { name: match['decide.preview'] }).click()
  await page.getByRole('button', { name: /ausführen$/ }).waitFor()
}

test('the second decision about a match is stopped and shows the first', async () => {
  const [first, second] = [await atTheMatches(), await atTheMatches()]
  const label = await first.page
    .getByRole('button', { name: /^Entscheiden: / })
    .first()
    .getAttribute('aria-label')
  expect(label).not.toBeNull()
  await prepare(first.page, String(label), 'in-progress')
  await prepare(second.page, String(label), 'closed')
  await first.page.getByRole('button', { name: /ausführen$/ }).click()
  await first.page.getByRole('dialog').waitFor({ state: 'detached' })

  await second.page.getByRole('button', { name: /ausführen$/ }).click()
  await second.page.getByText(match['decide.conflict']).waitFor()
  await second.page.getByRole('button', { name: match['decide.look'] }).click()
  await second.page.getByText(`${match['status.in-progress']} → ${match['status.closed']}`).first().waitFor()
  await second.page.getByRole('button', { name: /ausführen$/ }).click()
  await second.page.getByRole('dialog').waitFor({ state: 'detached' })
  for (const { complaints, context } of [first, second]) {
    expect(complaints).toEqual([])
    await context.close()
  }
})
