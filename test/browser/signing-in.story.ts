// SPDX-License-Identifier: EUPL-1.2
/** An account from its one-time link to its lock-out; a session that ends in the middle of a sentence; a password that is asked again. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { de as backup } from '../../admin-ui/src/i18n/de/backup.ts'
import { de as incident } from '../../admin-ui/src/i18n/de/incident.ts'
import { de as setUp } from '../../admin-ui/src/i18n/de/set-up.ts'
import { de as shell } from '../../admin-ui/src/i18n/de/shell.ts'
import { de as signInText } from '../../admin-ui/src/i18n/de/sign-in.ts'
import type { Reader } from './support/chromium.ts'
import { launch, openReader, signIn, visit } from './support/chromium.ts'
import type { HandKind, Hands } from './support/hand.ts'
import { HANDS } from './support/hand.ts'
import { handsFor } from './support/hands.ts'
import { addressOf, ncv, startParty, stopParty } from './support/stage.ts'
import { withMovableClock } from './support/time.ts'

const PASSWORD = 'sieben Störche über dem Deich'
const TYPED = 'Seit heute früh verschlüsselte Dateien'
const NODE = 'node-3'
const MINUTE_MS = 60_000

let browser: Browser
let folder: string
beforeAll(async () => {
  browser = await launch()
  folder = mkdtempSync(join(tmpdir(), 'ncv-signing-in-'))
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

const reader = () => openReader(browser, addressOf(inject('stage'), NODE))

async function enter({ page }: Reader, hands: Hands, login: string, password: string): Promise<void> {
  const form = page.locator('form', { has: page.getByLabel(signInText.password, { exact: true }) })
  await hands.fill(form.getByLabel(signInText.login), login)
  await hands.fill(form.getByLabel(signInText.password, { exact: true }), password)
  await hands.press(form.getByRole('button', { name: signInText.submit, exact: true }))
}

async function makeAccount(kind: HandKind, login: string): Promise<void> {
  const { url } = ncv(['node', 'account', 'link', '--dir', join(inject('stage'), NODE), '--role', 'officer']) as { url: string }
  const own = await reader()
  const { page } = own
  const hands = handsFor(kind, page)
  await page.goto(url)
  await hands.fill(page.getByLabel(setUp.login), login)
  await hands.fill(page.getByLabel(setUp.name), 'Alma Beispiel')
  await hands.fill(page.getByLabel(setUp.password, { exact: true }), PASSWORD)
  await hands.fill(page.getByLabel(setUp.again, { exact: true }), PASSWORD)
  await hands.press(page.getByRole('button', { name: setUp.submit }))
  await page.getByText(setUp.made).waitFor()
  expect(own.complaints).toEqual([])
  await own.context.close()
  // The link is worth nothing any more.
  const other = await reader()
  await other.page.goto(url)
  await other.page.getByRole('alert').first().waitFor()
  await other.context.close()
}

/** Signed in with a new account, at a view. */
async function seated(kind: HandKind, login: string, path: string, own: Reader): Promise<Hands> {
  await makeAccount(kind, login)
  const hands = handsFor(kind, own.page)
  await visit(own, '')
  await enter(own, hands, login, PASSWORD)
  await own.page.getByRole('navigation', { name: shell['menu.label'] }).waitFor()
  await visit(own, path)
  return hands
}

describe.for(HANDS)('by %s', { timeout: 300_000 }, (kind: HandKind) => {
  /** Others than in an earlier run on the same stage. */
  const nameOf = (who: string) => `${who}.${kind}-${process.pid}`

  test('after five wrong passwords the right one has to wait too, and the page says how long', async () => {
    const login = nameOf('anna')
    await makeAccount(kind, login)
    const own = await reader()
    const hands = handsFor(kind, own.page)
    await visit(own, '')
    for (let tries = 0; tries < 5; tries += 1) {
      await enter(own, hands, login, `falsch ${tries} falsch`)
      await own.page.getByRole('alert').first().waitFor()
    }
    await enter(own, hands, login, PASSWORD)
    await expect.poll(() => own.page.getByRole('alert').first().textContent()).toMatch(/\d+\s*(?:Sekunde|Minute)/)
    expect(await own.page.getByRole('navigation', { name: shell['menu.label'] }).count()).toBe(0)
    ncv(['node', 'account', 'unlock', login, '--dir', join(inject('stage'), NODE)])
    await enter(own, hands, login, PASSWORD)
    await own.page.getByRole('navigation', { name: shell['menu.label'] }).waitFor()
    expect(own.complaints).toEqual([])
    await own.context.close()
  })

  test('a session that ends while somebody writes takes nothing of what was written', async () => {
    const login = nameOf('bela')
    const own = await reader()
    const { page } = own
    const hands = await seated(kind, login, 'incidents/new', own)
    const title = page.getByLabel(incident['field.title'])
    await hands.fill(title, TYPED)
    // The process starts anew: it knows of no session.
    await stopParty(inject('stage'), NODE)
    await startParty(inject('stage'), NODE)
    await page.getByText(signInText['ended.title']).waitFor()
    expect(await title.inputValue()).toBe(TYPED)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await enter(own, hands, login, PASSWORD)
    await page.getByText(signInText['ended.title']).waitFor({ state: 'detached' })
    expect(await title.inputValue()).toBe(TYPED)
    expect(await title.evaluate((element) => element === document.activeElement)).toBe(true)
    await own.context.close()
  })

  test('half an hour without a word is announced; who goes on works on where the words stopped, who does not signs in again', async () => {
    await using time = await withMovableClock(inject('stage'), NODE)
    const login = nameOf('cleo')
    const own = await reader()
    const { page } = own
    await page.clock.install()
    const hands = await seated(kind, login, 'incidents/new', own)
    const title = page.getByLabel(incident['field.title'])
    await hands.fill(title, TYPED)
    await time.pass(page, 28.5 * MINUTE_MS)
    const ending = page.getByRole('dialog', { name: signInText['ending.title'] })
    await ending.waitFor()
    await hands.press(ending.getByRole('button', { name: signInText['ending.go-on'] }))
    await ending.waitFor({ state: 'detached' })
    expect(await title.evaluate((element) => element === document.activeElement)).toBe(true)

    await time.pass(page, 28.5 * MINUTE_MS)
    await ending.waitFor()
    await time.pass(page, 3 * MINUTE_MS)
    await page.getByRole('dialog', { name: signInText['ended.title'] }).waitFor()
    await enter(own, hands, login, PASSWORD)
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await title.inputValue()).toBe(TYPED)
    expect(own.complaints).toEqual([])
    await own.context.close()
  })

  test('what weighs much asks once more who is there, and is then done without being asked for again', async () => {
    await using time = await withMovableClock(inject('stage'), NODE)
    const own = await reader()
    const { page } = own
    await page.clock.install()
    const hands = handsFor(kind, page)
    // With the token of the folder's owner: in a browser, where it may lie open, it is asked again too.
    await signIn(own)
    await visit(own, 'settings/backup')
    await hands.fill(page.getByLabel(backup.path), join(folder, `${kind}.backup`))
    await time.pass(page, 6 * MINUTE_MS)
    await hands.press(page.getByRole('button', { name: backup.start }))
    const confirmation = page.getByRole('dialog', { name: signInText['confirm.title'] })
    await confirmation.waitFor()
    await hands.leave()
    await confirmation.waitFor({ state: 'detached' })
    await page.getByRole('alert').first().waitFor()

    await hands.press(page.getByRole('button', { name: backup.start }))
    await hands.fill(confirmation.getByLabel(signInText.token), 'none')
    await hands.press(confirmation.getByRole('button', { name: signInText['confirm.submit'] }))
    await confirmation.getByRole('alert').waitFor()
    await hands.fill(confirmation.getByLabel(signInText.token), own.address.token)
    await hands.press(confirmation.getByRole('button', { name: signInText['confirm.submit'] }))
    await page.getByText(/^Gesichert: /).waitFor()
    expect(own.complaints).toEqual([])
    await own.context.close()
  })
})
