// SPDX-License-Identifier: EUPL-1.2
/** A warning without CVE: one analyst writes and signs, another one publishes, every node shows it; then it is withdrawn. */
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { de as draft } from '../../admin-ui/src/i18n/de/hub-draft.ts'
import { de as signing } from '../../admin-ui/src/i18n/de/hub-signing.ts'
import { de as warning } from '../../admin-ui/src/i18n/de/hub-warning.ts'
import { launch, openReader, signIn, visit } from './support/chromium.ts'
import { addressOf } from './support/stage.ts'
import { untilLevel } from './support/until.ts'

const TITLE = 'Phishing-Welle: Mails im Namen eines Paketdienstes'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

test('nobody publishes alone, what is published reaches the node, and a withdrawal too', async () => {
  const stage = inject('stage')
  const keyOf = (analyst: 1 | 2) => join(stage, 'exchange', `analyst-${analyst}.key`)
  const hub = await openReader(browser, addressOf(stage, 'hub'))
  const { page } = hub
  await signIn(hub)
  await visit(hub, 'warnings/new')
  await page.getByLabel(draft.template).selectOption('phishing')
  await page.getByLabel(draft['field.title']).fill(TITLE)
  await page.getByLabel(draft['field.text']).fill('Seit heute kommen Mails im Namen eines Paketdienstes an.')
  await page.getByRole('button', { name: draft['write.preview'] }).click()
  await page.getByLabel(signing['file.author']).setInputFiles(keyOf(1))
  await page.getByRole('button', { name: draft['write.sign'], exact: true }).click()

  // The author is still at the key.
  await page.getByText(draft['approve.own']).waitFor()
  const publish = page.getByRole('button', { name: draft['approve.submit'] })
  expect(await publish.isDisabled()).toBe(true)
  await page.getByRole('button', { name: signing['other-key'] }).click()
  await page.getByLabel(signing['file.approver']).setInputFiles(keyOf(2))
  await publish.click()
  await page.getByRole('dialog').getByRole('button', { name: draft['approve.submit'] }).click()
  await page.waitForURL(/\/ui\/warnings\/\d+$/)
  const index = new URL(page.url()).pathname.split('/').at(-1) as string

  untilLevel(stage, 'node-2')
  const node = await openReader(browser, addressOf(stage, 'node-2'))
  await signIn(node)
  await visit(node, `warnings/${index}`)
  expect(await node.page.locator('h1').textContent()).toBe(TITLE)

  await visit(hub, `warnings/${index}/withdraw`)
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: warning['withdraw.submit'] }).click()
  await page.getByRole('dialog').getByRole('button', { name: warning['withdraw.submit'] }).click()
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
