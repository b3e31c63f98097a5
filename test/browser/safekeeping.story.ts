// SPDX-License-Identifier: EUPL-1.2
/** What a house and the hub keep against the day on which something is lost: backups, the whole log in files that anybody can check without a key, keys. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { de as backup } from '../../admin-ui/src/i18n/de/backup.ts'
import { de as deeds } from '../../admin-ui/src/i18n/de/hub-deeds.ts'
import { de as hubSettings } from '../../admin-ui/src/i18n/de/hub-settings.ts'
import type { Reader } from './support/chromium.ts'
import { launch, openReader, signIn, visit } from './support/chromium.ts'
import { addressOf, ncv } from './support/stage.ts'

let browser: Browser
let reader: Reader
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ncv-kept-'))
  browser = await launch()
  reader = await openReader(browser, addressOf(inject('stage'), 'node-1'))
  await signIn(reader)
})
afterAll(async () => {
  expect(reader.complaints).toEqual([])
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a backup is written once, and never over another file', async () => {
  const { page } = reader
  const file = join(folder, 'node.backup')
  await visit(reader, 'settings/backup')
  await page.getByLabel(backup.path).fill(file)
  await page.getByRole('button', { name: backup.start }).click()
  await page.getByText(/^Gesichert: /).waitFor()
  expect(existsSync(file)).toBe(true)
  await page.getByRole('button', { name: backup.start }).click()
  await page.locator('#main .kern-alert--danger, #main [role=alert]').first().waitFor()
  expect(await page.locator('#main').textContent()).toContain(file)
})

test('the log that was written out is checked without a key', async () => {
  const { page } = reader
  const dir = join(folder, 'log')
  await visit(reader, 'federation/hub')
  await page.getByLabel(deeds['export.dir']).fill(dir)
  await page.getByRole('button', { name: deeds['export.start'], exact: true }).click()
  await page.getByText(`Dateien in ${dir}`).waitFor()
  const { ok, size } = ncv(['log', 'verify', dir]) as { ok: boolean; size: number }
  expect(ok).toBe(true)
  expect(size).toBeGreaterThan(40)
})

test('the hub writes its backup once, and never over another file', async () => {
  const hub = await openReader(browser, addressOf(inject('stage'), 'hub'))
  const { page } = hub
  const file = join(folder, 'hub.backup')
  await signIn(hub)
  await visit(hub, 'settings')
  await page.getByLabel(hubSettings['backup.path']).fill(file)
  await page.getByRole('button', { name: hubSettings['backup.write'] }).click()
  await page.getByText(/^Gesichert: /).waitFor()
  const written = readFileSync(file)
  expect(written.length).toBeGreaterThan(10_000)
  await page.getByLabel(hubSettings['backup.path']).fill(file)
  await page.getByRole('button', { name: hubSettings['backup.write'] }).click()
  await page.getByText(file).waitFor()
  expect(readFileSync(file).equals(written)).toBe(true)
  expect(hub.complaints).toEqual([])
  await hub.context.close()
})

/** @returns what the browser saved */
async function saved(page: Page, press: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return readFileSync(await download.path(), 'utf8')
}

test('the hub hands out what a new house needs, and makes a key that is in nobody else’s hands', async () => {
  const hub = await openReader(browser, addressOf(inject('stage'), 'hub'))
  const { page } = hub
  const dir = ['--dir', join(inject('stage'), 'hub')]
  await signIn(hub)
  await visit(hub, 'settings')
  const { origin, words } = ncv(['hub', 'join-file', '--out', join(folder, 'by-command.join'), ...dir]) as { origin: string; words: string[] }
  const shown = page.locator('#main')
  await shown.getByText(words.join(' ')).waitFor()
  await shown.getByText(origin).waitFor()
  expect(await saved(page, () => page.getByRole('button', { name: hubSettings['join.save'] }).click())).toBe(
    readFileSync(join(folder, 'by-command.join'), 'utf8'),
  )

  const id = `analystin-${process.pid}`
  await page.getByLabel(hubSettings['analyst.id']).fill(id)
  const key = await saved(page, () => page.getByRole('button', { name: hubSettings['analyst.add'] }).click())
  expect(key).toContain(id)
  await shown.getByText(id, { exact: true }).waitFor()
  expect(hub.complaints).toEqual([])
  await hub.context.close()
})
