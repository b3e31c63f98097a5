// SPDX-License-Identifier: EUPL-1.2
/** A municipality asks to join: the hub puts it to the vote, every member votes in its own browser, and the tally admits it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { de as application } from '../../admin-ui/src/i18n/de/hub-application.ts'
import { de as hubMotion } from '../../admin-ui/src/i18n/de/hub-motion.ts'
import { de as motionText } from '../../admin-ui/src/i18n/de/motion.ts'
import { APPLICATION } from '../scenario/membership.ts'
import { launch, openReader, signIn, visit } from './support/chromium.ts'
import { addressOf, ncv } from './support/stage.ts'
import { until } from './support/until.ts'

const TITLE = 'Aufnahme der Gemeinde Moorhof'

let browser: Browser
let folder: string
beforeAll(async () => {
  browser = await launch()
  folder = mkdtempSync(join(tmpdir(), 'ncv-applicant-'))
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A node of its own that has asked to join, over the command line of the house. @returns its name */
function apply(stage: string): string {
  const name = `Gemeinde Moorhof ${process.pid}`
  const dir = join(folder, 'node')
  const hub = ['--dir', join(stage, 'hub')]
  const joinFile = join(folder, 'later.join')
  const { words } = ncv(['hub', 'join-file', '--out', joinFile, ...hub]) as { words: readonly string[] }
  ncv([
    'node',
    'init',
    '--dir',
    dir,
    '--name',
    name,
    '--kind',
    'municipality',
    '--out',
    join(folder, 'record.json'),
    '--recovery-out',
    join(folder, 'recovery'),
  ])
  ncv(['node', 'join', '--dir', dir, '--join', joinFile, '--words', `2=${words[1]},5=${words[4]}`])
  writeFileSync(join(folder, 'application.json'), JSON.stringify(APPLICATION))
  ncv(['node', 'application', 'import', join(folder, 'application.json'), '--dir', dir])
  ncv(['node', 'application', 'send', '--yes', '--dir', dir])
  return name
}

interface Motions {
  readonly motions: readonly { readonly title: string; readonly motion: string; readonly state: string }[]
}

test('three members of three say yes, each in its own house, and the newcomer is a member', async () => {
  const stage = inject('stage')
  const name = apply(stage)
  const hub = await openReader(browser, addressOf(stage, 'hub'))
  await signIn(hub)
  await visit(hub, 'applications')
  await hub.page.getByRole('link', { name }).first().click()
  await hub.page.getByText(application.propose).first().click()
  await hub.page.getByLabel(hubMotion['new.name']).fill(TITLE)
  const box = hub.page.getByLabel(new RegExp(name)).first()
  if (!(await box.isChecked())) await box.check()
  await hub.page.getByRole('button', { name: hubMotion['new.send'] }).click()
  await hub.page.waitForURL(/\/ui\/motions\/[0-9a-f]{64}$/)
  const motion = new URL(hub.page.url()).pathname.split('/').at(-1) as string

  for (const house of ['node-1', 'node-2', 'node-3'] as const) {
    const at = ['--dir', join(stage, house)]
    until(
      'the motion is here',
      () => (ncv(['node', 'motions', ...at]) as Motions).motions,
      (found) => found.some((each) => each.motion === motion),
    )
    const node = await openReader(browser, addressOf(stage, house))
    await signIn(node)
    await visit(node, `votes/${motion}`)
    await node.page.getByRole('radio', { name: motionText['choice.yes'], exact: true }).check()
    await node.page.getByRole('button', { name: motionText.release }).click()
    await node.page.getByRole('button', { name: motionText['release.sign'] }).click()
    await node.page.getByText(motionText['release.done']).waitFor()
    expect(node.complaints).toEqual([])
    await node.context.close()
  }

  until(
    'the votes are counted',
    () => (ncv(['node', 'motions', '--dir', join(stage, 'node-1')]) as Motions).motions.find((each) => each.motion === motion)?.state,
    // What is over is not in the short list any more.
    (state) => state !== 'open',
  )
  const node = await openReader(browser, addressOf(stage, 'node-1'))
  await signIn(node)
  await visit(node, `votes/${motion}`)
  await node.page.getByText(motionText['result.carried']).first().waitFor()
  await node.page.getByText(motionText['vote.counted']).first().waitFor()
  await visit(node, 'federation')
  await node.page.getByText(name).first().waitFor()
  for (const { complaints, context } of [hub, node]) {
    expect(complaints).toEqual([])
    await context.close()
  }
})
