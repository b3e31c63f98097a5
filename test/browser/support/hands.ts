// SPDX-License-Identifier: EUPL-1.2
/**
 * The hands of somebody who sits before a page: one uses a mouse, the other nothing but the keyboard. A story is told once, for both.
 *
 *     describe.for(HANDS)('%s', (kind) => {
 *       test('…', async () => {
 *         const hands = handsFor(kind, reader.page)
 *         await hands.fill(reader.page.getByLabel(text.title), 'Phishing-Welle')
 *         await hands.press(reader.page.getByRole('button', { name: text.save }))
 *
 * A locator only says what is meant; how it is reached is the hand's affair.
 *
 * @module
 */
import type { Page } from 'playwright-core'
import type { HandKind, Hands } from './hand.ts'
import { keyboardHand } from './keyboard-hand.ts'
import { mouseHand } from './mouse-hand.ts'

export function handsFor(kind: HandKind, page: Page): Hands {
  // From now on, and not only once a file is wanted: the browser hears of it a moment later.
  page.on('filechooser', () => {})
  return kind === 'mouse' ? mouseHand(page) : keyboardHand(page)
}
