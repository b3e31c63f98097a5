// SPDX-License-Identifier: EUPL-1.2
/**
 * Signing in by the provider of the house, in a real browser: it lies at another site (`localhost`) than the node (`127.0.0.1`), so that the way
 * back comes without the session's cookie, as everywhere in earnest.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { de as incident } from '../../admin-ui/src/i18n/de/incident.ts'
import { de as own } from '../../admin-ui/src/i18n/de/own-account.ts'
import { de as provider } from '../../admin-ui/src/i18n/de/provider.ts'
import { de as arrival } from '../../admin-ui/src/i18n/de/provider-return.ts'
import { de as setUp } from '../../admin-ui/src/i18n/de/set-up.ts'
import { de as shell } from '../../admin-ui/src/i18n/de/shell.ts'
import { de as signIn } from '../../admin-ui/src/i18n/de/sign-in.ts'
import type { SignInProvider } from '../support/sign-in-provider.ts'
import { CLIENT_ID, CLIENT_SECRET, openSignInProvider } from '../support/sign-in-provider.ts'
import type { Reader } from './support/chromium.ts'
import { axe, launch, openReader, visit } from './support/chromium.ts'
import { addressOf, ncv, startParty, stopParty } from './support/stage.ts'

const NODE = 'node-2'
const NAME = 'Stadt-Login'
const WHO = `frieda-${process.pid}`
const folder = () => join(inject('stage'), NODE)
const called = (text: string) => text.replace('{name}', NAME)

let browser: Browser
let house: SignInProvider
let before: string
beforeAll(async () => {
  browser = await launch()
  house = await openSignInProvider([`${addressOf(inject('stage'), NODE).origin}/session/oidc/return`])
  const config = join(folder(), 'config.json')
  before = readFileSync(config, 'utf8')
  const clientSecretFile = join(folder(), 'oidc-secret')
  writeFileSync(clientSecretFile, CLIENT_SECRET)
  const oidc = { name: NAME, issuer: house.issuer, clientId: CLIENT_ID, clientSecretFile }
  writeFileSync(config, JSON.stringify({ ...JSON.parse(before), oidc }))
  await restart()
})
afterAll(async () => {
  writeFileSync(join(folder(), 'config.json'), before)
  await restart()
  await house[Symbol.asyncDispose]()
  await browser.close()
})

async function restart(): Promise<void> {
  await stopParty(inject('stage'), NODE)
  await startParty(inject('stage'), NODE)
}

const reader = () => openReader(browser, addressOf(inject('stage'), NODE))
const inside = (page: Page) => page.getByRole('navigation', { name: shell['menu.label'] }).waitFor()

/** What went to others than the node and the provider, and what the browser refused. */
const complaintsOf = ({ complaints }: Reader) => complaints.filter((line) => line !== `foreign: ${house.issuer}`)

/** The provider's own form. */
async function showAtProvider(page: Page, login = WHO): Promise<void> {
  await page.waitForURL(`${house.issuer}/**`)
  await page.locator('input[name=login]').fill(login)
  await page.locator('input[name=password]').fill('egal')
  await page.locator('button[type=submit]').click()
}

test('an account is set up by its link with the provider, without a password, and is inside after the way back from another site', async () => {
  const { url } = ncv(['node', 'account', 'link', '--dir', folder(), '--role', 'officer']) as { url: string }
  const here = await reader()
  const { page } = here
  await page.goto(url)
  await page.getByLabel(setUp.login).fill(WHO)
  await page.getByLabel(setUp.name).fill('Frieda Beispiel')
  expect(await page.getByLabel(setUp.password, { exact: true }).count()).toBe(0)
  expect(await axe(here)).toEqual([])
  await page.getByRole('button', { name: called(setUp['submit.provider']) }).click()
  await showAtProvider(page)
  await inside(page)
  const cookies = await here.context.cookies(here.address.origin)
  expect(cookies.filter(({ name }) => !name.endsWith('-oidc')).map(({ sameSite, httpOnly, secure }) => [sameSite, httpOnly, secure])).toEqual([
    ['Strict', true, true],
  ])
  // The own account says how it is entered.
  await visit(here, 'account')
  await page.getByText(own['provider.only']).waitFor()
  expect(await axe(here)).toEqual([])
  const { accounts } = ncv(['node', 'account', 'list', '--dir', folder()]) as { accounts: readonly { login: string }[] }
  expect(accounts.find(({ login }) => login === WHO)).toMatchObject({ hasPassword: false, isBound: true })
  expect(complaintsOf(here)).toEqual([])
  await here.context.close()
})

test('signing in leads back to the page that was asked for; somebody without an account is told so, and nothing opens', async () => {
  const here = await reader()
  const { page } = here
  await visit(here, 'warnings?lane=all')
  expect(await axe(here)).toEqual([])
  await page.getByRole('button', { name: called(provider['sign-in']) }).click()
  await showAtProvider(page)
  await inside(page)
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/ui/warnings?lane=all')
  expect(complaintsOf(here)).toEqual([])
  await here.context.close()

  const stranger = await reader()
  await visit(stranger, '')
  await stranger.page.getByRole('button', { name: called(provider['sign-in']) }).click()
  await showAtProvider(stranger.page, 'gustav')
  await stranger.page.getByText(arrival['problem.OIDC_UNKNOWN']).waitFor()
  expect(await axe(stranger)).toEqual([])
  await visit(stranger, '')
  expect(await stranger.page.getByRole('navigation', { name: shell['menu.label'] }).count()).toBe(0)
  await stranger.context.close()
})

test.for([
  { lang: 'de', isDark: false },
  { lang: 'en', isDark: true },
] as const)('what a browser comes back to can be read by everybody: %o', async (look) => {
  const here = await openReader(browser, addressOf(inject('stage'), NODE), { ...look, width: 360 })
  for (const path of ['', 'provider-return', 'provider-return?step=code', 'provider-return?problem=OIDC_ANSWER', 'provider-return?problem=x']) {
    await visit(here, path)
    expect(await axe(here), path).toEqual([])
    expect(await here.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), path).toBe(true)
  }
  expect(here.complaints).toEqual([])
  await here.context.close()
})

test('over a page whose session has ended, another window signs in, and what was typed stays', async () => {
  const here = await reader()
  const { page } = here
  await visit(here, '')
  await page.getByRole('button', { name: called(provider['sign-in']) }).click()
  await showAtProvider(page)
  await inside(page)
  await visit(here, 'incidents/new')
  const title = page.getByLabel(incident['field.title'])
  await title.fill('Seit heute früh verschlüsselte Dateien')
  await restart()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(signIn['ended.title']).waitFor()
  expect(await axe(here)).toEqual([])
  const [other] = await Promise.all([here.context.waitForEvent('page'), dialog.getByRole('button', { name: called(provider['sign-in']) }).click()])
  // The provider knows the browser still: it asks nothing.
  await other.getByText(arrival.done).waitFor()
  await dialog.waitFor({ state: 'detached' })
  expect(await title.inputValue()).toBe('Seit heute früh verschlüsselte Dateien')
  expect(complaintsOf(here)).toEqual([])
  await here.context.close()
})

test('before what weighs much the provider asks anew, also whom it remembers', async () => {
  const here = await reader()
  const { page } = here
  await visit(here, '')
  await page.getByRole('button', { name: called(provider['sign-in']) }).click()
  await showAtProvider(page)
  await inside(page)
  await visit(here, 'account')
  // Five minutes are not waited for: the server is made to say once that they are over.
  let hasShown = false
  await page.route('**/session/second-factor', async (route) => {
    if (hasShown) return await route.continue()
    await route.fulfill({
      status: 403,
      contentType: 'application/problem+json',
      body: JSON.stringify({ code: 'REAUTH_REQUIRED', detail: '', params: {} }),
    })
  })
  await page.route('**/session', async (route) => {
    const response = await route.fetch()
    const view = (await response.json()) as Record<string, unknown>
    await route.fulfill({ response, json: hasShown ? view : { ...view, freshUntil: 0 } })
  })
  await page.getByRole('button', { name: own['factor.set-up'] }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(signIn['confirm.title']).waitFor()
  expect(await axe(here)).toEqual([])
  const [other] = await Promise.all([here.context.waitForEvent('page'), dialog.getByRole('button', { name: called(provider.confirm) }).click()])
  await showAtProvider(other)
  await other.getByText(arrival.done).waitFor()
  hasShown = true
  await dialog.waitFor({ state: 'detached' })
  await page.getByLabel('Code').first().waitFor()
  await here.context.close()
})
