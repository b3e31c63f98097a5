// SPDX-License-Identifier: EUPL-1.2
/**
 * `npm run screenshots`: the two pictures of the README, taken from a running federation of invented bodies.
 *
 *     admin-ui/screenshots/node-light.png     the start page of a node, light
 *     admin-ui/screenshots/node-dark.png      its matches, grouped by product, dark
 *
 * @module
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildUi } from '../../admin-ui/build.ts'
import { launch, openReader, signIn, visit } from './support/chromium.ts'
import { addressOf, foundStage, HOME, PARTIES, startParty, stopParty } from './support/stage.ts'

const OUT = join(HOME, 'admin-ui/screenshots')
const SHOTS = [
  { name: 'node-light.png', path: '', isDark: false },
  { name: 'node-dark.png', path: 'matches', isDark: true },
] as const

const root = mkdtempSync(join(tmpdir(), 'ncv-shots-'))
const dir = join(root, 'stage')
mkdirSync(OUT, { recursive: true })
await buildUi()
const browser = await launch()
try {
  foundStage(dir)
  for (const party of PARTIES) await startParty(dir, party)
  for (const { name, path, isDark } of SHOTS) {
    const reader = await openReader(browser, addressOf(dir, 'node-1'), { isDark, width: 1280, height: 800 })
    await signIn(reader)
    await visit(reader, path)
    await reader.page.evaluate(() => document.fonts.ready)
    await reader.page.screenshot({ path: join(OUT, name) })
    await reader.context.close()
  }
} finally {
  await browser.close()
  for (const party of PARTIES) await stopParty(dir, party)
  rmSync(root, { recursive: true, force: true })
}
