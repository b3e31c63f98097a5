// SPDX-License-Identifier: EUPL-1.2
/** A municipality asks to join: the hub puts it to the vote, every member votes in its own browser, and the tally admits it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { de as application } from '../../admin-ui/src/i18n/de/hub-application.ts'
import { de as hubMotion } from '../../admin-ui/src/i18n/de/hub-motion.ts'
import { de as motionText } from '../../admin-ui/src/i18n/de/motion.ts'
import { APPLICATION } from '../scenario/membership.ts'
import { launch, openReader, signIn, visit } from './support/chromium.ts'
import type { HandKind } from './support/hand.ts'
import { HANDS } from './support/hand.ts'
import { handsFor } from './support/hands.ts'
import { addressOf, ncv, startParty, stopParty } from './support/stage.ts'
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

/** Of a stage of its own, which has one house. */
const HOUSE = 'node-1'

interface Applicant {
  readonly name: string
  readonly dir: string
}

/** A node of its own that has asked to join, over the command line of the house. */
function apply(stage: string, kind: HandKind): Applicant {
  const name = `Gemeinde Moorhof ${process.pid} ${kind}`
  const dir = join(folder, kind, HOUSE)
  mkdirSync(join(folder, kind))
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
    join(folder, `${kind}.json`),
    '--recovery-out',
    join(folder, `${kind}.recovery`),
  ])
  ncv(['node', 'join', '--dir', dir, '--join', joinFile, '--words', `2=${words[1]},5=${words[4]}`])
  writeFileSync(join(folder, 'application.json'), JSON.stringify(APPLICATION))
  ncv(['node', 'application', 'import', join(folder, 'application.json'), '--dir', dir])
  ncv(['node', 'application', 'send', '--yes', '--dir', dir])
  return { name, dir }
}

interface Motions {
  readonly motions: readonly { readonly title: string; readonly motion: string; readonly state: string }[]
}

/** It goes again, so that the federation has three members for whoever comes next. */
async function leave(stage: string, { name, dir }: Applicant): Promise<void> {
  await using _ends = { [Symbol.asyncDispose]: () => stopParty(dirname(dir), HOUSE) }
  await startParty(dirname(dir), HOUSE)
  ncv(['node', 'leave', '--yes', '--dir', dir])
  until(
    'the newcomer has left',
    () => ncv(['node', 'members', '--dir', join(stage, 'node-1')]) as { members: readonly { name: string; state: string }[] },
    ({ members }) => members.every((each) => each.name !== name || each.state !== 'admitted'),
  )
}

describe.for(HANDS)('by %s', (kind: HandKind) => {
  test('three members of three say yes, each in its own house, and the newcomer is a member', { timeout: 600_000 }, async () => {
    const stage = inject('stage')
    const applicant = apply(stage, kind)
    const { name } = applicant
    const hub = await openReader(browser, addressOf(stage, 'hub'))
    const atHub = handsFor(kind, hub.page)
    await signIn(hub)
    await visit(hub, 'applications')
    await atHub.press(hub.page.getByRole('link', { name }).first())
    await atHub.press(hub.page.getByRole('link', { name: application.propose }).first())
    await atHub.fill(hub.page.getByLabel(hubMotion['new.name']), TITLE)
    // Who the motion is about came along in the address.
    await expect.poll(() => hub.page.getByLabel(new RegExp(name)).first().isChecked()).toBe(true)
    await atHub.press(hub.page.getByRole('button', { name: hubMotion['new.send'] }))
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
      const hands = handsFor(kind, node.page)
      await signIn(node)
      await visit(node, `votes/${motion}`)
      await hands.pick(node.page.getByRole('radio', { name: motionText['choice.yes'], exact: true }))
      await hands.press(node.page.getByRole('button', { name: motionText.release }))
      await hands.press(node.page.getByRole('button', { name: motionText['release.sign'] }))
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
    await leave(stage, applicant)
  })
})
