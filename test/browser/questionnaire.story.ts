// SPDX-License-Identifier: EUPL-1.2
/** An inventory without a scanner: office by office, kept as it is given, taken over after a look at what it changes, and taken back. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { de } from '../../admin-ui/src/i18n/de/questionnaire.ts'
import { de as ui } from '../../admin-ui/src/i18n/de/ui.ts'
import { launch, openReader, signIn, visit } from './support/chromium.ts'
import type { HandKind } from './support/hand.ts'
import { HANDS } from './support/hand.ts'
import { handsFor } from './support/hands.ts'
import { addressOf } from './support/stage.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
})

describe.for(HANDS)('by %s', (kind: HandKind) => {
  test('answers last, also those that could not be kept at once; the inventory has them after a preview, and gives them back', async () => {
    const reader = await openReader(browser, addressOf(inject('stage'), 'node-2'))
    const { page, context } = reader
    const hands = handsFor(kind, page)
    await signIn(reader)
    const product = kind === 'mouse' ? 'SUSE Linux Enterprise Server' : 'Univention Corporate Server'
    const box = page.getByRole('checkbox', { name: product, exact: true })
    const version = page.getByLabel(de.version.replace('{product}', product))

    await visit(reader, 'inventory/questionnaire?office=it')
    await hands.tick(box)
    await hands.fill(version, '15.6')
    // Without a connection the answer stands here, and it is said that it stands nowhere else.
    await context.setOffline(true)
    await hands.choose(page.getByLabel(de.operator.replace('{product}', product)), { index: 1 })
    await page.getByText(de['unsaved.text']).waitFor()
    await context.setOffline(false)
    await hands.press(page.getByRole('button', { name: de['unsaved.again'] }))
    await page.getByText(de['unsaved.text']).waitFor({ state: 'detached' })

    await visit(reader, 'inventory/questionnaire?office=it')
    expect(await box.isChecked()).toBe(true)
    expect(await version.inputValue()).toBe('15.6')

    await hands.press(page.getByRole('button', { name: de.preview }))
    const dialog = page.getByRole('dialog')
    await dialog.getByText(de['preview.text']).waitFor()
    expect(await dialog.textContent()).toContain(product)
    await hands.press(dialog.getByRole('button', { name: de.apply, exact: true }))
    await dialog.waitFor({ state: 'detached' })
    const search = `inventory?q=${encodeURIComponent(product)}`
    await hands.press(page.getByRole('button', { name: ui.undo }).first())
    await visit(reader, search)
    await expect.poll(() => page.locator('#main').getByText('15.6').count()).toBe(0)

    await visit(reader, 'inventory/questionnaire?office=it')
    await hands.press(page.getByRole('button', { name: de.preview }))
    await hands.press(dialog.getByRole('button', { name: de.apply, exact: true }))
    await dialog.waitFor({ state: 'detached' })
    await visit(reader, search)
    await page.locator('#main').getByText('15.6').first().waitFor()
    expect(reader.complaints.filter((each) => !each.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
    await context.close()
  })
})
