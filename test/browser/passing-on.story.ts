// SPDX-License-Identifier: EUPL-1.2
/**
 * Passing a warning on: who may not have it cannot be chosen, the mail says no more than the label lets it, and what goes further is asked of the
 * source, which decides in its own browser.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { de as audience } from '../../admin-ui/src/i18n/de/audience.ts'
import { de as forward } from '../../admin-ui/src/i18n/de/forward.ts'
import { de as membership } from '../../admin-ui/src/i18n/de/own-membership.ts'
import { de as release } from '../../admin-ui/src/i18n/de/release.ts'
import type { Reader } from './support/chromium.ts'
import { launch, openReader, signIn, visit } from './support/chromium.ts'
import { addressOf, ncv } from './support/stage.ts'
import { until, untilLevel } from './support/until.ts'

const NODE = 'node-3'
const TITLE = 'Zugangsdaten mehrerer Häuser im Umlauf'
const SECRET = 'Die Liste wird seit gestern in einem Forum angeboten.'
/** By the process: the story can be told again on the same stage. */
const FREE = `Dienstleister ohne Papiere ${process.pid}`
const BOUND = `Dienstleister mit Papieren ${process.pid}`

let browser: Browser
let node: Reader
let hub: Reader
const at = (party: 'hub' | typeof NODE) => ['--dir', join(inject('stage'), party)]
beforeAll(async () => {
  browser = await launch()
  node = await openReader(browser, addressOf(inject('stage'), NODE))
  hub = await openReader(browser, addressOf(inject('stage'), 'hub'))
  await signIn(node)
  await signIn(hub)
})
afterAll(async () => {
  for (const { complaints } of [node, hub]) expect(complaints).toEqual([])
  await browser.close()
})

interface Membership {
  readonly own: { readonly hasPledge: boolean } | null
}

test('a house pledges to keep to TLP, and only then gets what is not for all', async () => {
  const { page } = node
  await visit(node, 'federation/own')
  const pledge = page.getByRole('button', { name: membership['do.pledge'], exact: true })
  if (await pledge.isVisible()) {
    await pledge.click()
    await page.getByRole('dialog').getByRole('button', { name: membership.sign }).click()
    await page.getByText(membership.signed).waitFor()
  }
  until(
    'the pledge stands in the log',
    () => ncv(['node', 'membership', ...at(NODE)]) as Membership,
    ({ own }) => own?.hasPledge === true,
  )
  await visit(node, 'federation/own')
  await page.getByText(membership['pledge.given']).first().waitFor()
})

function publish(): number {
  const stage = inject('stage')
  const file = join(stage, 'exchange', 'amber.json')
  writeFileSync(file, JSON.stringify({ title: TITLE, text: SECRET, severity: 'high', tlp: 'TLP:AMBER' }))
  const keys = [1, 2].flatMap((analyst) => ['--key', join(stage, 'exchange', `analyst-${analyst}.key`)])
  const { index } = ncv(['hub', 'publish', '--file', file, ...keys, ...at('hub')]) as { index: number }
  untilLevel(stage, NODE)
  return index
}

async function addRecipient(name: string, hasPapers: boolean): Promise<void> {
  const paper = { reference: 'AZ 11/2026', from: '2026-01-01' }
  const body = { handle: `${hasPapers ? 'mit' : 'ohne'}-${process.pid}`, name, kind: 'provider', mailbox: 'it@dienst.example' }
  const status = await node.page.evaluate(
    async (json) => (await fetch('/recipients', { method: 'POST', headers: { 'content-type': 'application/json' }, body: json })).status,
    JSON.stringify({ ...body, ...(hasPapers ? { agreement: paper, pledge: paper } : {}) }),
  )
  expect(status).toBe(200)
}

test('TLP:AMBER goes to whom it may, without its content, and is written into the register', { timeout: 240_000 }, async () => {
  const { page } = node
  const index = publish()
  await visit(node, '')
  await addRecipient(FREE, false)
  await addRecipient(BOUND, true)
  await visit(node, `warnings/${index}/forward`)
  const box = (name: string) => page.getByRole('checkbox', { name: new RegExp(`^${name}`) })
  expect(await box(FREE).isDisabled()).toBe(true)
  expect(await box(audience['audience.public']).isDisabled()).toBe(true)
  await box(BOUND).check()
  await page.getByLabel(forward.sender).fill('isb@stadt.example')
  await page.getByLabel(forward.reason).fill('Sperrt die Konten')
  // Another label asks again who may have it, and takes nothing away that was typed.
  await page.getByLabel(forward.label).selectOption('TLP:AMBER+STRICT')
  await expect.poll(() => box(BOUND).isDisabled()).toBe(true)
  await page.getByLabel(forward.label).selectOption('TLP:AMBER')
  await expect.poll(() => box(BOUND).isChecked()).toBe(true)
  expect(await page.getByLabel(forward.reason).inputValue()).toBe('Sperrt die Konten')
  await page.getByRole('button', { name: forward.preview }).click()
  await page.getByText(forward['preview.lead']).waitFor()
  const mail = page.getByRole('region', { name: BOUND })
  expect(await mail.textContent()).toContain('TLP:AMBER')
  expect(await mail.textContent()).not.toContain(SECRET)
  await page.getByRole('button', { name: forward.confirm.one }).click()
  await page.getByText(forward.done).waitFor()
  await visit(node, 'post/forwardings')
  await page.getByText(BOUND).first().waitFor()
  expect(await page.locator('#main').textContent()).not.toContain(FREE)

  await visit(node, `warnings/${index}/forward`)
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: `${forward.ask}: ${audience['audience.public']}` }).click()
  await dialog.getByLabel(forward['release.audience']).selectOption('public')
  await dialog.getByRole('button', { name: forward['release.send'] }).click()
  await page.getByText(forward['release.need']).waitFor()
  await dialog.getByLabel(forward['release.reason']).fill('Das Land fragt danach')
  await dialog.getByRole('button', { name: forward['release.send'] }).click()
  await page.getByText(forward['release.sent']).waitFor()
})

test('the source decides, and the one who asked sees it', { timeout: 240_000 }, async () => {
  await expect
    .poll(
      async () => {
        await visit(hub, 'releases')
        return await hub.page.getByRole('button', { name: /^Auf die Bitte von / }).count()
      },
      { timeout: 90_000, interval: 1_000 },
    )
    .toBeGreaterThan(0)
  await hub.page
    .getByRole('button', { name: /^Auf die Bitte von / })
    .first()
    .click()
  const dialog = hub.page.getByRole('dialog')
  await dialog.getByText('Das Land fragt danach').waitFor()
  await dialog.getByRole('radio', { name: release['answer.grant'] }).check()
  await dialog.getByLabel(release['answer.until']).fill('2027-12-31')
  await dialog.getByLabel(release['answer.text']).fill('Nur die Zahl der Häuser.')
  await dialog.getByRole('button', { name: release['answer.send'] }).click()
  await hub.page.getByText(release.answered).waitFor()
  await dialog.waitFor({ state: 'detached' })
  await hub.page.getByText('Nur die Zahl der Häuser.').first().waitFor()
  await visit(node, 'post/releases')
  await node.page.getByText('Nur die Zahl der Häuser.').first().waitFor({ timeout: 90_000 })
  await node.page.getByText(release.granted, { exact: true }).first().waitFor()
})
