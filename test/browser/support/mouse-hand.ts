// SPDX-License-Identifier: EUPL-1.2
/**
 * The hand that points and clicks. Playwright moves it only to what is visible, at rest and not covered.
 *
 * @module
 */
import type { Page } from 'playwright-core'
import type { Hands } from './hand.ts'

export function mouseHand(page: Page): Hands {
  return {
    kind: 'mouse',
    press: (target) => target.click(),
    fill: (field, text) => field.fill(text),
    choose: async (select, option) => void (await select.selectOption(option)),
    pick: (radio) => radio.check(),
    tick: (box, isOn = true) => box.setChecked(isOn),
    bring: async (field, file) => {
      const opened = page.waitForEvent('filechooser')
      await field.click()
      await (await opened).setFiles(file)
    },
    leave: () => page.locator('dialog[open] footer button').first().click(),
  }
}
