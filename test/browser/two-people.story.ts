// SPDX-License-Identifier: EUPL-1.2
/** Two people decide about the same match: who comes second sees what the first has decided, and nothing is overwritten unseen. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { de as match } from '../../admin-ui/src/i18n/de/match.ts'
import type { Reader } from './support/chromium.ts'
import { launch, openReader, signIn, visit } from './support/chromium.ts'
import type { HandKind, Hands } from './support/hand.ts'
import { HANDS } from './support/hand.ts'
import { handsFor } from './support/hands.ts'
import { addressOf } from './support/stage.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

async function atTheMatches(): Promise<Reader> {
  const reader = await openReader(browser, addressOf(inject('stage'), 'node-2'))
  await signIn(reader)
  await visit(reader, 'matches?status=open')
  return reader
}

/** As far as the preview; the decision is not carried out yet. */
async function prepare({ page }: Reader, hands: Hands, label: string, status: string): Promise<void> {
  await hands.press(page.getByRole('button', { name: label, exact: true }))
  await hands.choose(page.getByLabel(match['decide.status']), status)
  await hands.press(page.getByRole('button', { name: match['decide.preview'] }))
  await page.getByRole('button', { name: /ausführen$/ }).waitFor()
}

describe.for(HANDS)('by %s', (kind: HandKind) => {
  test('the second decision about a match is stopped and shows the first', async () => {
    const [first, second] = [await atTheMatches(), await atTheMatches()]
    const [one, other] = [handsFor(kind, first.page), handsFor(kind, second.page)]
    const label = await first.page
      .getByRole('button', { name: /^Entscheiden: / })
      .first()
      .getAttribute('aria-label')
    expect(label).not.toBeNull()
    await prepare(first, one, String(label), 'in-progress')
    await prepare(second, other, String(label), 'closed')
    await one.press(first.page.getByRole('button', { name: /ausführen$/ }))
    await first.page.getByRole('dialog').waitFor({ state: 'detached' })

    await other.press(second.page.getByRole('button', { name: /ausführen$/ }))
    await second.page.getByText(match['decide.conflict']).waitFor()
    await other.press(second.page.getByRole('button', { name: match['decide.look'] }))
    await second.page.getByText(`${match['status.in-progress']} → ${match['status.closed']}`).first().waitFor()
    await other.press(second.page.getByRole('button', { name: /ausführen$/ }))
    await second.page.getByRole('dialog').waitFor({ state: 'detached' })
    for (const { complaints, context } of [first, second]) {
      expect(complaints).toEqual([])
      await context.close()
    }
  })
})
