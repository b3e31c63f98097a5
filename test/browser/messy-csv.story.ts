// SPDX-License-Identifier: EUPL-1.2
/** An inventory as Excel leaves it: windows-1252, semicolons, own column names, quotes, an empty line, the same number twice. */
import { Buffer } from 'node:buffer'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { de } from '../../admin-ui/src/i18n/de/inventory-import.ts'
import type { Reader } from './support/chromium.ts'
import { launch, openReader, signIn, visit } from './support/chromium.ts'
import type { HandKind, Hands } from './support/hand.ts'
import { HANDS } from './support/hand.ts'
import { handsFor } from './support/hands.ts'
import { addressOf } from './support/stage.ts'

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

/** Column → what it means. Known names would be mapped by themselves: each run has others. */
const meaningsOf = (kind: HandKind) => ({
  [`Inventarnr. ${kind} ${process.pid}`]: 'id',
  Hersteller: 'vendor',
  'Gerät/Programm': 'product',
  Stand: 'version',
  Standort: 'office',
})

const fileOf = (columns: readonly string[], rows: readonly string[]) => ({
  name: 'Bestand <img src=x onerror=alert(1)>.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`${[columns.join(';'), ...rows].join('\r\n')}\r\n`, 'latin1'),
})

/** Chooses the file, says what its columns mean, goes on to the preview. */
async function bring({ page }: Reader, hands: Hands, rows: readonly string[]): Promise<void> {
  const meanings = meaningsOf(hands.kind)
  await hands.bring(page.getByLabel(de.file), fileOf(Object.keys(meanings), rows))
  for (const [name, field] of Object.entries(meanings)) await hands.choose(page.getByLabel(de['mapping.for'].replace('{name}', name)), field)
  await hands.press(page.getByRole('button', { name: de.next }))
}

describe.for(HANDS)('by %s', (kind: HandKind) => {
  test('it is understood, mapped, shown before it counts, taken in and taken back', async () => {
    const reader = await openReader(browser, addressOf(inject('stage'), 'node-2'))
    const { page } = reader
    const hands = handsFor(kind, page)
    await signIn(reader)
    await visit(reader, 'inventory/import')
    await bring(reader, hands, [...ROWS, '4711;Doppelt;Doppelt;1;'])
    await page.getByText(de['faults.text']).waitFor()
    await page.getByText(/4711/).first().waitFor()

    await visit(reader, 'inventory/import')
    await bring(reader, hands, ROWS)
    await hands.pick(page.getByLabel(de['mode.merge']))
    await page.getByText('Müller & Söhne').first().waitFor()
    await hands.press(page.getByRole('button', { name: de.import, exact: true }))
    await hands.press(page.getByRole('button', { name: de.undo }).first())
    await page.getByText(/Zurückgenommen/).waitFor()
    expect(reader.complaints).toEqual([])
    await reader.context.close()
  })
})
