// SPDX-License-Identifier: EUPL-1.2
/**
 * Before all stories: the interface is built, a federation founded, started and furnished. After them it is gone.
 *
 * `NCV_BROWSER_STAGE=DIR` plays on a folder that `ncv demo --once --dir DIR` has left, and leaves it there: for work on a story.
 *
 * @module
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildUi } from '../../../admin-ui/build.ts'
import { CHROMIUM } from './chromium.ts'
import { furnish } from './furnish.ts'
import { foundStage, PARTIES, startParty, stopParty } from './stage.ts'

declare module 'vitest' {
  interface ProvidedContext {
    stage: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(CHROMIUM)) throw new Error(`no Chromium at ${CHROMIUM}. Remedy: apt-get install chromium, or NCV_CHROMIUM=/path/to/chromium`)
  await buildUi()
  const given = process.env['NCV_BROWSER_STAGE']
  const dir = given ?? join(mkdtempSync(join(tmpdir(), 'ncv-browser-')), 'stage')
  const end = async () => {
    for (const party of PARTIES) await stopParty(dir, party)
    if (given === undefined) rmSync(dirname(dir), { recursive: true, force: true })
  }
  try {
    if (given === undefined) foundStage(dir)
    for (const party of PARTIES) await startParty(dir, party)
    await furnish(dir)
  } catch (error) {
    await end()
    throw error
  }
  project.provide('stage', dir)
  return end
}
