// SPDX-License-Identifier: EUPL-1.2
/**
 * The report on version texts: what counts as understood, and the share over real documents where they are present.
 *
 * @module
 */
import { existsSync, globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { csafDocument } from '../node/matching/advisory-builder.ts'
import { readTexts, SHARE_REQUIRED, shareUnderstood, versionTextReport } from './version-texts.ts'

const CSAF = fileURLToPath(new URL('../../../shared/data/csaf/', import.meta.url))
const present = existsSync(CSAF)

function reportOn(...ranges: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'ncv-texts-'))
  try {
    const products = ranges.map((range, i) => ({ id: `P-${i}`, vendor: 'Acme', product: 'Router 3000', range }))
    writeFileSync(join(folder, 'a.json'), JSON.stringify(csafDocument({ products, vulnerabilities: [] })))
    writeFileSync(join(folder, 'b.json'), '<html>')
    return readTexts([join(folder, 'a.json'), join(folder, 'b.json')])
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('each text is listed once with its meaning and the number of its nodes; a file that is no document is named', () => {
  const found = reportOn(
    '>=V2.0<V2.1.6',
    '>=V2.0<V2.1.6',
    'vers:all/*',
    '<V8.89_installed_on_CP100_devices',
    'see sticker',
    '<=23121 of serial number',
  )
  const text = versionTextReport(found)
  expect(text).toContain('     2  versions    ">=V2.0<V2.1.6" → >= 2.0 and < 2.1.6')
  expect(text).toContain('every version')
  expect(text).toContain('only where: “installed on CP100 devices”')
  expect(text).toContain('unclear     "see sticker"')
  expect(text).toContain('b.json: CSAF_NOT_JSON')
  expect(shareUnderstood(found)).toBeCloseTo(5 / 6)
})

const TITLE = 'at least 97 % of the nodes of real documents carry a version text that is understood'

test.skipIf(!present)(present ? TITLE : `${TITLE} (skipped: shared/data/csaf is not beside the project)`, { timeout: 60_000 }, () => {
  const found = readTexts(globSync(`${CSAF}**/*.json`))
  expect(found.documents).toBeGreaterThan(900)
  expect(shareUnderstood(found)).toBeGreaterThanOrEqual(SHARE_REQUIRED)
})
