// SPDX-License-Identifier: EUPL-1.2
/** An officer sets right what was not recognised as it is: a version, a name, what is exploited. Each can be taken back, and the list shows it at once. */
import { Buffer } from 'node:buffer'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { de as correction } from '../../admin-ui/src/i18n/de/correction.ts'
import { de as inventory } from '../../admin-ui/src/i18n/de/inventory.ts'
import { de as match } from '../../admin-ui/src/i18n/de/match.ts'
import { de as ui } from '../../admin-ui/src/i18n/de/ui.ts'
import type { Reader } from './support/chromium.ts'
import { launch, openReader, signIn, visit } from './support/chromium.ts'
import { addressOf } from './support/stage.ts'

const NODE = 'node-1'
/** No advisory of the stage is about it. */
const NEWEST = '99999.99999'

let browser: Browser
let reader: Reader
beforeAll(async () => {
  browser = await launch()
  reader = await openReader(browser, addressOf(inject('stage'), NODE))
  await signIn(reader)
})
afterAll(async () => {
  expect(reader.complaints).toEqual([])
  await browser.close()
})

/** Addresses of the matches that are open, as the list shows them. */
async function listed(): Promise<readonly string[]> {
  await visit(reader, 'matches')
  const links = reader.page.locator('#main a[href^="/ui/matches/"]')
  return [...new Set(await links.evaluateAll((all) => all.map((link) => new URL((link as HTMLAnchorElement).href).pathname.slice('/ui/'.length))))]
}

async function undo(): Promise<void> {
  const done = reader.page.waitForResponse((answer) => answer.request().method() !== 'GET')
  await reader.page.getByRole('button', { name: ui.undo, exact: true }).last().click()
  expect((await done).status()).toBe(200)
}

describe('from a match', () => {
  test('a right version takes the match away, and taken back it is there again', async () => {
    const { page } = reader
    const before = await listed()
    const path = before[0] as string
    await visit(reader, path)
    await page.getByRole('button', { name: match['correct.version'] }).click()
    const look = page.getByRole('button', { name: correction.preview, exact: true })
    expect(await look.isDisabled()).toBe(true)
    await page.getByLabel(correction['version.field']).fill(NEWEST)
    await look.click()
    await page.getByText(correction['preview.gone']).first().waitFor()
    await page.getByRole('button', { name: correction['version.save'] }).click()
    await page.getByText(correction['version.done']).waitFor()
    await undo()
    expect(new Set(await listed())).toEqual(new Set(before))
  })

  test('another name is shown with what it changes, holds, and can be taken back', async () => {
    const { page } = reader
    const before = await listed()
    await visit(reader, before.at(-1) as string)
    await page.getByRole('button', { name: match['correct.alias'] }).click()
    await page.getByRole('button', { name: correction.preview }).click()
    await page.getByText(correction['alias.product.missing']).waitFor()
    await page.getByLabel(correction['alias.vendor']).fill('Fortinet')
    await page.getByLabel(correction['alias.product']).fill('FortiOS')
    await page.getByRole('button', { name: correction.preview }).click()
    await page.getByRole('dialog').getByRole('button', { name: correction.apply }).click()
    await page.getByText(correction.done).waitFor()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await visit(reader, 'corrections')
    // The one of the furnished house is of the same day, and may stand above.
    const own = page.getByRole('row').filter({ hasText: 'Fortinet FortiOS' }).filter({ hasNotText: 'Rathäuser' })
    await own.getByRole('button', { name: /zurücknehmen$/ }).click()
    await page.getByText(correction['undo.done']).waitFor()
    expect(new Set(await listed())).toEqual(new Set(before))
  })

  test('that is another product it is gone, and comes back', async () => {
    const { page } = reader
    const before = await listed()
    const path = before[0] as string
    await visit(reader, path)
    await page.getByRole('button', { name: match['correct.never'] }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: correction.apply }).click()
    const force = dialog.getByRole('button', { name: correction.force })
    await Promise.race([force.waitFor(), page.getByText(correction.done).waitFor()])
    if (await force.isVisible()) await force.click()
    await page.waitForURL(/\/ui\/matches$/)
    await page.getByText(correction.done).waitFor()
    await undo()
    expect(new Set(await listed())).toEqual(new Set(before))
  })
})

describe('in the list', () => {
  test('many are decided at once for a role, with a preview, and taken back', async () => {
    const { page } = reader
    await visit(reader, 'matches')
    const state = await page.locator('#main').textContent()
    await page
      .getByRole('checkbox', { name: /alle Treffer auswählen$/ })
      .first()
      .check()
    await page.getByRole('region', { name: match['bulk.label'] }).or(page.locator('.bulk')).getByRole('button', { name: match.decide }).click()
    await page.getByLabel(match['decide.status']).selectOption('in-progress')
    await page.getByLabel(match['decide.role']).fill('IT-Leitung')
    await page.getByRole('button', { name: match['decide.preview'] }).click()
    await page.getByRole('button', { name: /ausführen$/ }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByText(match['line.role'].replace('{role}', 'IT-Leitung')).first().waitFor()
    await undo()
    await page.getByText(match['line.role'].replace('{role}', 'IT-Leitung')).first().waitFor({ state: 'detached' })
    expect(state).not.toContain('IT-Leitung')
  })

  test('a filter is kept under a name and is an address that a colleague can open', async () => {
    const { page } = reader
    await visit(reader, 'matches')
    await page.getByLabel(match['filter.severity']).selectOption('high')
    await page.waitForURL(/severity=high/)
    const { search } = new URL(page.url())
    await page.getByText(match['saved.title']).click()
    await page.getByLabel(match['saved.name']).fill('Dringendes <b>')
    await page.getByRole('button', { name: match['saved.save'] }).click()
    await visit(reader, 'matches')
    await page.getByText(match['saved.title']).click()
    await page.getByRole('link', { name: 'Dringendes <b>' }).click()
    await page.waitForURL(/severity=high/)
    const colleague = await openReader(browser, addressOf(inject('stage'), NODE))
    await signIn(colleague)
    await visit(colleague, `matches${search}`)
    expect(await colleague.page.getByLabel(match['filter.severity']).inputValue()).toBe('high')
    await colleague.context.close()
  })
})

/** As the CISA publishes it. */
function kev(version: string, released: string, cves: readonly string[]): { name: string; mimeType: string; buffer: Buffer } {
  const entry = { vendorProject: 'Fortinet', product: 'FortiOS', vulnerabilityName: 'x', dateAdded: '2026-10-02', shortDescription: 'x' }
  const more = { requiredAction: 'x', dueDate: '2026-10-23', knownRansomwareCampaignUse: 'Known', notes: '' }
  const vulnerabilities = cves.map((cveID) => ({ cveID, ...entry, ...more }))
  const list = { title: 'CISA', catalogVersion: version, dateReleased: released, count: vulnerabilities.length, vulnerabilities }
  return { name: 'known_exploited_vulnerabilities.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(list)) }
}

test('the list of what is exploited marks matches, and an older one needs a second word', async () => {
  const { page } = reader
  await visit(reader, 'inventory')
  const field = page.getByLabel(inventory['kev.file'])
  await field.setInputFiles({ ...kev('2026.11.01', '2026-11-01T10:00:00.000Z', []), buffer: Buffer.from('{}') })
  await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true')
  await field.setInputFiles(kev('2026.11.20', '2026-11-20T10:00:00.000Z', ['CVE-2099-0003']))
  await page.getByText(/^Eingespielt: 1/).waitFor()
  await page.getByText(/Fassung 2026\.11\.20/).waitFor()
  await field.setInputFiles(kev('2026.11.01', '2026-11-01T10:00:00.000Z', ['CVE-2099-0003']))
  await page.getByText(inventory['kev.older']).waitFor()
  await page.getByRole('button', { name: inventory['kev.force'] }).click()
  await page.getByText(/Fassung 2026\.11\.01/).waitFor()
  await visit(reader, 'matches?exploited=true')
  await page.getByText(match.exploited).first().waitFor()
})
