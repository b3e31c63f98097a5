// SPDX-License-Identifier: EUPL-1.2
/** An inventory as Excel leaves it: windows-1252, semicolons, own column names, quotes, an empty line, the same number twice. */
import { Buffer } from 'node:buffer'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { de } from '../../admin-ui/src/i18n/de/inventory-import.ts'
import type { Reader } from './support/chromium.ts'
import { launch, openReader, signIn, visit } from './support/chromium.ts'
import { addressOf } from './support/stage.ts'

const HEAD = 'Inventarnr.;Hersteller;Gerät/Programm;Stand;Standort'
const ROWS = [
  '4711;Fortinet;FortiOS;7.4.8;Rathaus Größe 1',
  '4712;"Citrix ""Systems""";NetScaler ADC;14.1-47.48;"Keller;links"',
  ';;;;',
  '4713;Müller & Söhne;Fachverfahren <b>Öl</b>;;Außenstelle',
]

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const fileOf = (rows: readonly string[]) => ({
  name: 'Bestand <img src=x onerror=alert(1)>.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`${[HEAD, ...rows].join('\r\n')}\r\n`, 'latin1'),
})

const MEANINGS = { 'Inventarnr.': 'id', Hersteller: 'vendor', 'Gerät/Programm': 'product', Stand: 'version', Standort: 'office' } as const

/** Chooses the file, says what its columns mean, goes on to the preview. */
async function bring({ page }: Reader, rows: readonly string[]): Promise<void> {
  await page.getByLabel(de.file).setInputFiles(fileOf(rows))
  for (const [name, field] of Object.entries(MEANINGS)) await page.getByLabel(de['mapping.for'].replace('{name}', name)).selectOption(field)
  await page.getByRole('button', { name: de.next }).click()
}

test('it is understood, mapped, shown before it counts, taken in and taken back', async () => {
  const reader = await openReader(browser, addressOf(inject('stage'), 'node-2'))
  const { page } = reader
  await signIn(reader)
  await visit(reader, 'inventory/import')
  await bring(reader, [...ROWS, '4711;Doppelt;Doppelt;1;'])
  await page.getByText(de['faults.text']).waitFor()
  await page.getByText(/4711/).first().waitFor()

  await visit(reader, 'inventory/import')
  await bring(reader, ROWS)
  await page.getByLabel(de['mode.merge']).check()
  await page.getByText('Müller & Söhne').first().waitFor()
  await page.getByRole('button', { name: de.import, exact: true }).click()
  await page.getByRole('button', { name: de.undo }).first().click()
  await page.getByText(/Zurückgenommen/).waitFor()
  expect(reader.complaints).toEqual([])
  await reader.context.close()
})
