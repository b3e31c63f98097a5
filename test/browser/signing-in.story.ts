// SPDX-License-Identifier: EUPL-1.2
/** An account from its one-time link to its lock-out; a session that ends in the middle of a sentence. */
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { de as incident } from '../../admin-ui/src/i18n/de/incident.ts'
import { de as setUp } from '../../admin-ui/src/i18n/de/set-up.ts'
import { de as shell } from '../../admin-ui/src/i18n/de/shell.ts'
import { de as signIn } from '../../admin-ui/src/i18n/de/sign-in.ts'
import type { Reader } from './support/chromium.ts'
import { launch, openReader, visit } from './support/chromium.ts'
import { addressOf, ncv, startParty, stopParty } from './support/stage.ts'

const PASSWORD = 'sieben Störche über dem Deich'
const NODE = 'node-3'
/** Others than in an earlier run on the same stage. */
const [FIRST, SECOND] = [`a.muster-${process.pid}`, `b.muster-${process.pid}`]

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const reader = () => openReader(browser, addressOf(inject('stage'), NODE))

async function enter({ page }: Reader, login: string, password: string): Promise<void> {
  await page.getByLabel(signIn.login).fill(login)
  await page.getByLabel(signIn.password, { exact: true }).fill(password)
  await page.getByRole('button', { name: signIn.submit, exact: true }).click()
}

async function makeAccount(login: string, role: string): Promise<void> {
  const { url } = ncv(['node', 'account', 'link', '--dir', join(inject('stage'), NODE), '--role', role]) as { url: string }
  const own = await reader()
  const { page } = own
  await page.goto(url)
  await page.getByLabel(setUp.login).fill(login)
  await page.getByLabel(setUp.name).fill('Alma Beispiel')
  await page.getByLabel(setUp.password, { exact: true }).fill(PASSWORD)
  await page.getByLabel(setUp.again, { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: setUp.submit }).click()
  await page.getByText(setUp.made).waitFor()
  expect(own.complaints).toEqual([])
  await own.context.close()
  // The link is worth nothing any more.
  const other = await reader()
  await other.page.goto(url)
  await other.page.getByRole('alert').first().waitFor()
  await other.context.close()
}

test('after five wrong passwords the right one has to wait too, and the page says how long', async () => {
  await makeAccount(FIRST, 'officer')
  const own = await reader()
  await visit(own, '')
  for (let tries = 0; tries < 5; tries += 1) {
    await enter(own, FIRST, `falsch ${tries} falsch`)
    await own.page.getByRole('alert').first().waitFor()
  }
  await enter(own, FIRST, PASSWORD)
  await expect.poll(() => own.page.getByRole('alert').first().textContent()).toMatch(/\d+\s*(?:Sekunde|Minute)/)
  expect(await own.page.getByRole('navigation', { name: shell['menu.label'] }).count()).toBe(0)
  ncv(['node', 'account', 'unlock', FIRST, '--dir', join(inject('stage'), NODE)])
  await enter(own, FIRST, PASSWORD)
  await own.page.getByRole('navigation', { name: shell['menu.label'] }).waitFor()
  expect(own.complaints).toEqual([])
  await own.context.close()
})

test('a session that ends while somebody writes takes nothing of what was written', async () => {
  await makeAccount(SECOND, 'officer')
  const own = await reader()
  const { page } = own
  await visit(own, '')
  await enter(own, SECOND, PASSWORD)
  await page.getByRole('navigation', { name: shell['menu.label'] }).waitFor()
  await visit(own, 'incidents/new')
  const title = page.getByLabel(incident['field.title'])
  await title.fill('Seit heute früh verschlüsselte Dateien')
  // The process starts anew: it knows of no session.
  await stopParty(inject('stage'), NODE)
  await startParty(inject('stage'), NODE)
  await page.getByText(signIn['ended.title']).waitFor()
  expect(await title.inputValue()).toBe('Seit heute früh verschlüsselte Dateien')
  await page.getByRole('dialog').getByLabel(signIn.login).fill(SECOND)
  await page.getByRole('dialog').getByLabel(signIn.password, { exact: true }).fill(PASSWORD)
  await page.getByRole('dialog').getByRole('button', { name: signIn.submit, exact: true }).click()
  await page.getByText(signIn['ended.title']).waitFor({ state: 'detached' })
  expect(await title.inputValue()).toBe('Seit heute früh verschlüsselte Dateien')
  await own.context.close()
})
