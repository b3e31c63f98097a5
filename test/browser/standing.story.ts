// SPDX-License-Identifier: EUPL-1.2
/** How a house stands in the federation: it rests and comes back by its own word, and the hub blocks a stolen key and lets it in again. */
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { de as hubMember } from '../../admin-ui/src/i18n/de/hub-member.ts'
import { de as membership } from '../../admin-ui/src/i18n/de/own-membership.ts'
import { de as words } from '../../admin-ui/src/i18n/de/party-words.ts'
import type { Reader } from './support/chromium.ts'
import { launch, openReader, signIn, visit } from './support/chromium.ts'
import type { HandKind } from './support/hand.ts'
import { HANDS } from './support/hand.ts'
import { handsFor } from './support/hands.ts'
import { addressOf, ncv } from './support/stage.ts'
import { until } from './support/until.ts'

const HOUSE = 'node-3'

interface Members {
  readonly members: readonly { readonly id: string; readonly name: string; readonly state: string }[]
}

interface Own {
  readonly id: string
  readonly own: { readonly name: string; readonly state: string } | null
}

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
})

const at = (party: 'hub' | 'node-1' | typeof HOUSE) => ['--dir', join(inject('stage'), party)]
const own = () => ncv(['node', 'membership', ...at(HOUSE)]) as Own

/** As everybody else reads it in the log. */
function untilState(wanted: string): void {
  const { id } = own()
  until(
    `others see the house as ${wanted}`,
    () => (ncv(['node', 'members', '--all', ...at('node-1')]) as Members).members.find((each) => each.id === id)?.state,
    (state) => state === wanted,
  )
  // Who rests reads nothing new; that it rests it knows.
  until('the house itself knows', own, (known) => known.own?.state === wanted)
}

async function opened(party: 'hub' | typeof HOUSE): Promise<Reader> {
  const reader = await openReader(browser, addressOf(inject('stage'), party))
  await signIn(reader)
  return reader
}

describe.for(HANDS)('by %s', { timeout: 300_000 }, (kind: HandKind) => {
  test('a house rests by its own word, everybody sees it, and by its own word it is there again', async () => {
    const reader = await opened(HOUSE)
    const { page } = reader
    const hands = handsFor(kind, page)
    for (const [wish, state] of [
      ['suspend', 'suspended'],
      ['resume', 'admitted'],
    ] as const) {
      await visit(reader, 'federation/own')
      await hands.press(page.getByRole('button', { name: membership[`do.${wish}`], exact: true }))
      await hands.press(page.getByRole('dialog').getByRole('button', { name: membership.sign }))
      await page.getByText(membership.signed).waitFor()
      untilState(state)
      await visit(reader, 'federation/own')
      await page.locator('#main').getByText(words[`state.${state}`], { exact: true }).first().waitFor()
    }
    expect(reader.complaints).toEqual([])
    await reader.context.close()
  })

  test('the hub blocks a stolen key only after its name was typed, and ends the block; both stand in the log', async () => {
    const { id } = own()
    const reader = await opened('hub')
    const { page } = reader
    const hands = handsFor(kind, page)
    await visit(reader, `members/${id}`)
    const name = (await page.locator('h1').textContent()) as string
    await hands.press(page.getByRole('button', { name: hubMember.block, exact: true }))
    const dialog = page.getByRole('dialog')
    await hands.choose(dialog.getByLabel(hubMember['block.reason']), 'two-machines')
    expect(await dialog.getByRole('button', { name: hubMember['block.confirm'] }).isDisabled()).toBe(true)
    await hands.fill(dialog.getByRole('textbox'), name)
    await hands.press(dialog.getByRole('button', { name: hubMember['block.confirm'] }))
    await page.locator('#main').getByText(words['state.blocked']).first().waitFor()
    untilState('suspended')

    const house = await opened(HOUSE)
    await visit(house, 'federation/own')
    await house.page.locator('#main').getByText(words['state.blocked']).first().waitFor()

    await hands.press(page.getByRole('button', { name: hubMember.unblock, exact: true }))
    await hands.press(dialog.getByRole('button', { name: hubMember.unblock, exact: true }))
    await dialog.waitFor({ state: 'detached' })
    await page.locator('#main').getByText(words['state.admitted'], { exact: true }).first().waitFor()
    untilState('admitted')
    for (const { complaints, context } of [reader, house]) {
      expect(complaints).toEqual([])
      await context.close()
    }
  })
})
