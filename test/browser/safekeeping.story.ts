// SPDX-License-Identifier: EUPL-1.2
/** What a house keeps against the day on which something is lost: a backup, and the whole log in files that anybody can check without a key. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { de as backup } from '../../admin-ui/src/i18n/de/backup.ts'
import { de as deeds } from '../../admin-ui/src/i18n/de/hub-deeds.ts'
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
