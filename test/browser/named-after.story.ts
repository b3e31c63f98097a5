// SPDX-License-Identifier: EUPL-1.2
/** A contribution that cannot wait, whose sender says afterwards „das waren wir“; and a question of the N-CERT that is answered and answered anew. */
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { de as caseText } from '../../admin-ui/src/i18n/de/case.ts'
import { de as contribution } from '../../admin-ui/src/i18n/de/contribution.ts'
import { de as intake } from '../../admin-ui/src/i18n/de/hub-intake.ts'
import { de as incident } from '../../admin-ui/src/i18n/de/incident.ts'
import { de as question } from '../../admin-ui/src/i18n/de/question.ts'
import type { Reader } from './support/chromium.ts'
import { launch, openReader, signIn, visit } from './support/chromium.ts'
import { addressOf, ncv } from './support/stage.ts'
import { until, untilLevel } from './support/until.ts'

const NODE = 'node-2'
const STORY = 'Über eine Mail mit Anhang wurde ein Programm gestartet, das Zugangsdaten abgreift.'

let browser: Browser
let node: Reader
let hub: Reader
const at = (party: 'hub' | typeof NODE) => ['--dir', join(inject('stage'), party)]
beforeAll(async () => {
  browser = await launch()
  node = await openReader(browser, addressOf(inject('stage'), NODE))
  hub = await openReader(browser, addressOf(inject('stage'), 'hub'))
  await signIn(node)
  await signIn(hub)
})
afterAll(async () => {
  for (const { complaints } of [node, hub]) expect(complaints).toEqual([])
  await browser.close()
})

interface Sent {
  readonly contributions: readonly { readonly id: string; readonly state: string }[]
}
const sent = () => (ncv(['node', 'contributions', ...at(NODE)]) as Sent).contributions

/** Over the form. @returns the id of the incident */
async function record(): Promise<string> {
  const { page } = node
  await visit(node, 'incidents/new')
  await page.getByLabel(incident['field.title']).fill('Schadprogramm über eine Mail')
  await page.getByLabel(incident['field.description']).fill(STORY)
  await page.getByLabel(incident['field.kind']).selectOption('malicious-code')
  await page.getByLabel(incident['field.value']).selectOption({ index: 1 })
  await page.getByLabel(incident['field.vcv']).selectOption({ index: 1 })
  await page.getByRole('button', { name: incident['form.save'] }).click()
  await page.waitForURL(/\/ui\/incidents\/i-[0-9a-f]+$/)
  return new URL(page.url()).pathname.split('/').at(-1) as string
}

test('what is urgent says what it costs before it goes, and the one who sent it may be named afterwards', { timeout: 240_000 }, async () => {
  const { page } = node
  const before = new Set(sent().map(({ id }) => id))
  const id = await record()
  await visit(node, `incidents/${id}/contribute?step=4`)
  await page.getByRole('radio', { name: contribution['confirm.urgent'] }).check()
  const send = page.getByRole('button', { name: contribution['confirm.send'] })
  await page.getByText(contribution['urgent.title']).waitFor()
  expect(await send.isDisabled()).toBe(true)
  await page.getByLabel(contribution['urgent.agree'], { exact: true }).check()
  const alone = page.getByLabel(contribution['urgent.agree-alone'])
  if (await alone.isVisible()) await alone.check()
  await send.click()
  // Whether enough others are there only the relay knows: where not, it says so, and the contribution waits for its slot.
  await page
    .getByText(/^Eilig gesendet, in einer Gruppe von \d+\.$/)
    .or(page.getByText(contribution['urgent.least']))
    .first()
    .waitFor()
  const mine = until(
    'the contribution is accepted',
    () => sent().find((each) => !before.has(each.id)),
    (found) => found?.state === 'accepted',
  )?.id as string

  await visit(node, `incidents/${id}`)
  await page.getByRole('link', { name: incident['way.anonymous.case'] }).click()
  await page.waitForURL(new RegExp(`/ui/cases/${mine}$`))
  await page.getByRole('button', { name: caseText['reveal.go'] }).click()
  await page.getByRole('dialog').getByRole('button', { name: caseText['reveal.confirm.go'] }).click()
  await page.getByText(caseText['reveal.done']).waitFor()
  await page.getByText(caseText.revealed).waitFor()
  expect(await page.getByRole('button', { name: caseText['reveal.go'] }).count()).toBe(0)

  const { name } = ncv(['node', 'status', ...at(NODE)]) as { name: string }
  await visit(hub, `intake/${mine}`)
  await hub.page.getByText(intake.claimed.replace('{name}', name)).first().waitFor({ timeout: 90_000 })
})

interface Warnings {
  readonly warnings: readonly { readonly index: number }[]
}

test('an answer is given without a name, and may be changed until the question ends', { timeout: 240_000 }, async () => {
  const stage = inject('stage')
  const { warnings } = ncv(['node', 'warnings', ...at(NODE)]) as Warnings
  const keys = [1, 2].flatMap((analyst) => ['--key', join(stage, 'exchange', `analyst-${analyst}.key`)])
  const { question: index } = ncv(['hub', 'ask', String(warnings[0]?.index), ...keys, ...at('hub')]) as { question: number }
  untilLevel(stage, NODE)
  const { page } = node
  for (const [status, button] of [
    ['answer.affected', 'form.send'],
    ['answer.fixed', 'form.change'],
  ] as const) {
    await visit(node, `questions/${index}`)
    await page.getByRole('radio', { name: question[status], exact: true }).check()
    await page.getByRole('button', { name: question[button] }).click()
    await page.getByRole('dialog').getByRole('button', { name: question['confirm.go'] }).click()
    await page.getByText(question.done.replace('{status}', question[status])).waitFor()
    await page.getByText(question[status], { exact: true }).first().waitFor()
  }
  await visit(hub, `questions/${index}`)
  expect(await hub.page.locator('#main').textContent()).not.toContain((ncv(['node', 'status', ...at(NODE)]) as { name: string }).name)
})
