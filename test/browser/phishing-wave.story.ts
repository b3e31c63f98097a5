// SPDX-License-Identifier: EUPL-1.2
/** A phishing wave, reported without a sender from one browser, asked back in another, answered without a sender. */
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { de as caseText } from '../../admin-ui/src/i18n/de/case.ts'
import { de as contribution } from '../../admin-ui/src/i18n/de/contribution.ts'
import { de as intake } from '../../admin-ui/src/i18n/de/hub-intake.ts'
import { de as signing } from '../../admin-ui/src/i18n/de/hub-signing.ts'
import { de as incident } from '../../admin-ui/src/i18n/de/incident.ts'
import { launch, openReader, signIn, visit } from './support/chromium.ts'
import type { HandKind } from './support/hand.ts'
import { HANDS } from './support/hand.ts'
import { handsFor } from './support/hands.ts'
import { addressOf, ncv } from './support/stage.ts'
import { until } from './support/until.ts'

const STORY = 'Mehrere Mails im Namen eines Paketdienstes verlangen die Eingabe von Zugangsdaten auf einer nachgebauten Seite.'
const ANSWER = 'Die Mails kamen über einen fremden Verteiler; niemand hat etwas eingegeben.'
const NODE = 'node-3'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

interface Sent {
  readonly contributions: readonly { readonly id: string; readonly state: string }[]
}
interface Cases {
  readonly cases: readonly { readonly id: string; readonly replies: number; readonly followUps: number }[]
}

describe.for(HANDS)('by %s', { timeout: 300_000 }, (kind: HandKind) => {
  test('the report, the question and the answer find their way, and no page of the hub names the house', async () => {
    const stage = inject('stage')
    const at = ['--dir', join(stage, NODE)]
    const before = new Set((ncv(['node', 'contributions', ...at]) as Sent).contributions.map(({ id }) => id))
    const node = await openReader(browser, addressOf(stage, NODE))
    const { page } = node
    const hands = handsFor(kind, page)
    await signIn(node)
    await visit(node, 'incidents/new')
    await hands.fill(page.getByLabel(incident['field.title']), 'Phishing-Welle')
    await hands.fill(page.getByLabel(incident['field.description']), STORY)
    await hands.choose(page.getByLabel(incident['field.kind']), 'fraud')
    await hands.choose(page.getByLabel(incident['field.value']), 'phishing')
    await hands.choose(page.getByLabel(incident['field.vcv']), { index: 1 })
    await hands.press(page.getByRole('button', { name: incident['form.save'] }))
    await page.waitForURL(/\/ui\/incidents\/i-[0-9a-f]+$/)
    const id = new URL(page.url()).pathname.split('/').at(-1) as string

    await visit(node, `incidents/${id}/contribute?step=4`)
    expect(await page.locator('#main').textContent()).toContain(STORY)
    await hands.press(page.getByRole('button', { name: contribution['confirm.send'] }))
    await page.getByText(contribution['sent.title']).waitFor()
    const mine = until(
      'the contribution is accepted',
      () => (ncv(['node', 'contributions', ...at]) as Sent).contributions.find((each) => !before.has(each.id)),
      (found) => found?.state === 'accepted',
    )

    const hub = await openReader(browser, addressOf(stage, 'hub'))
    const atHub = handsFor(kind, hub.page)
    await signIn(hub)
    await visit(hub, `intake/${mine?.id}`)
    const shown = (await hub.page.locator('#main').textContent()) ?? ''
    expect(shown).toContain(STORY)
    const { name } = ncv(['node', 'status', ...at]) as { name: string }
    expect(shown).not.toContain(name)
    await atHub.choose(hub.page.getByLabel(intake['reply.canned']), 'entry')
    await atHub.bring(hub.page.getByLabel(signing['file.author']), join(stage, 'exchange', 'analyst-1.key'))
    await hub.page.getByText(signing['at-key']).waitFor()
    await atHub.press(hub.page.getByRole('button', { name: intake['reply.submit'] }))
    await hub.page.getByText(intake['reply.done']).waitFor()

    const caseOf = () => (ncv(['node', 'cases', ...at]) as Cases).cases.find((each) => each.id === mine?.id)
    until('the question is here', caseOf, (found) => (found?.replies ?? 0) > 0)
    await visit(node, `cases/${mine?.id}`)
    await page.getByText(intake['canned.entry.text']).waitFor()
    await hands.fill(page.getByLabel(caseText['write.text']), ANSWER)
    await hands.press(page.getByRole('button', { name: caseText['write.look'] }))
    await hands.press(page.getByRole('button', { name: caseText['preview.send'] }))
    await page.getByText(/ist eingereiht/).waitFor()

    await visit(hub, `intake/${mine?.id}`)
    await hub.page.getByText(ANSWER).waitFor({ timeout: 90_000 })
    for (const { complaints, context } of [node, hub]) {
      expect(complaints).toEqual([])
      await context.close()
    }
  })
})
