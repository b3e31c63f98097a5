// SPDX-License-Identifier: EUPL-1.2
/** A warning without CVE: one analyst writes and signs, another one publishes, every node shows it; then it is withdrawn. */
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { de as draft } from '../../admin-ui/src/i18n/de/hub-draft.ts'
import { de as signing } from '../../admin-ui/src/i18n/de/hub-signing.ts'
import { de as warning } from '../../admin-ui/src/i18n/de/hub-warning.ts'
import { launch, openReader, signIn, visit } from './support/chromium.ts'
import type { HandKind } from './support/hand.ts'
import { HANDS } from './support/hand.ts'
import { handsFor } from './support/hands.ts'
import { addressOf } from './support/stage.ts'
import { untilLevel } from './support/until.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

describe.for(HANDS)('by %s', { timeout: 300_000 }, (kind: HandKind) => {
  test('nobody publishes alone, what is published reaches the node, and a withdrawal too', async () => {
    const stage = inject('stage')
    // What is word for word the same is the same draft.
    const title = `Phishing-Welle ${process.pid} (${kind}): Mails im Namen eines Paketdienstes`
    const keyOf = (analyst: 1 | 2) => join(stage, 'exchange', `analyst-${analyst}.key`)
    const hub = await openReader(browser, addressOf(stage, 'hub'))
    const { page } = hub
    const hands = handsFor(kind, page)
    await signIn(hub)
    await visit(hub, 'warnings/new')
    await hands.choose(page.getByLabel(draft.template), 'phishing')
    await hands.fill(page.getByLabel(draft['field.title']), title)
    await hands.fill(page.getByLabel(draft['field.text']), 'Seit heute kommen Mails im Namen eines Paketdienstes an.')
    await hands.press(page.getByRole('button', { name: draft['write.preview'] }))
    await hands.bring(page.getByLabel(signing['file.author']), keyOf(1))
    await hands.press(page.getByRole('button', { name: draft['write.sign'], exact: true }))

    // The author is still at the key.
    await page.getByText(draft['approve.own']).waitFor()
    const publish = page.getByRole('button', { name: draft['approve.submit'] })
    expect(await publish.isDisabled()).toBe(true)
    await hands.press(page.getByRole('button', { name: signing['other-key'] }))
    await hands.bring(page.getByLabel(signing['file.approver']), keyOf(2))
    await hands.press(publish)
    await hands.press(page.getByRole('dialog').getByRole('button', { name: draft['approve.submit'] }))
    await page.waitForURL(/\/ui\/warnings\/\d+$/)
    const index = new URL(page.url()).pathname.split('/').at(-1) as string

    untilLevel(stage, 'node-2')
    const node = await openReader(browser, addressOf(stage, 'node-2'))
    await signIn(node)
    await visit(node, `warnings/${index}`)
    expect(await node.page.locator('h1').textContent()).toBe(title)

    await visit(hub, `warnings/${index}/withdraw`)
    await hands.pick(page.getByRole('radio').nth(1))
    await hands.press(page.getByRole('button', { name: warning['withdraw.submit'] }))
    await hands.press(page.getByRole('dialog').getByRole('button', { name: warning['withdraw.submit'] }))
    await page
      .getByText(/^Zurückgezogen/)
      .first()
      .waitFor()
    untilLevel(stage, 'node-2')
    await visit(node, `warnings/${index}`)
    await expect.poll(() => node.page.locator('#main').textContent()).toMatch(/[Zz]urückgezogen/)
    for (const { complaints, context } of [hub, node]) {
      expect(complaints).toEqual([])
      await context.close()
    }
  })
})
