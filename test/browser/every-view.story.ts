// SPDX-License-Identifier: EUPL-1.2
/** Every view: reachable, accessible in both colours and languages, on wide, narrow and enlarged screens, and calm for whoever may not use it. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { accountOf, openAudit, signInAs } from './support/accounts.ts'
import type { Reader } from './support/chromium.ts'
import { axe, follow, launch, openReader, signIn, visit } from './support/chromium.ts'
import { hindrances } from './support/looks.ts'
import type { Party } from './support/stage.ts'
import { addressOf } from './support/stage.ts'
import { everyView } from './views.ts'

interface Face {
  readonly face: 'node' | 'hub'
  readonly party: Party
  /** Accounts with fewer rights than the owner. */
  readonly roles: readonly string[]
}
const FACES: readonly Face[] = [
  { face: 'node', party: 'node-1', roles: ['admin', 'editor', 'management', 'auditor'] },
  { face: 'hub', party: 'hub', roles: ['admin', 'analyst', 'approver', 'auditor', 'coordinator'] },
]

/** The owner's token is no person: whoever reads the audit trail has an account, and comes to it below. */
const WITHOUT_ACCOUNT = ['audit/:id']

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const paths = new Map<Face['face'], readonly string[]>()

async function pathsOf(reader: Reader, face: Face['face']): Promise<readonly string[]> {
  const known = paths.get(face)
  if (known !== undefined) return known
  const found = await everyView(reader, face)
  expect(found.unreached).toEqual(WITHOUT_ACCOUNT)
  paths.set(face, found.paths)
  return found.paths
}

describe.for(FACES)('the views of the $face', ({ face, party, roles }) => {
  const open = () => openReader(browser, addressOf(inject('stage'), party))

  test('something leads to each of them, and in no look does anything hinder anybody', { timeout: 1_200_000 }, async () => {
    const reader = await open()
    await signIn(reader)
    const found: string[] = []
    for (const path of await pathsOf(reader, face)) {
      await visit(reader, path)
      found.push(...(await hindrances(reader)).map((what) => `${path}: ${what}`))
    }
    expect(found).toEqual([])
    expect(reader.complaints).toEqual([])
    await reader.context.close()
  })

  test('the audit trail that two have opened hinders nobody', { timeout: 300_000 }, async () => {
    await openAudit(inject('stage'), party)
    const reader = await open()
    await signInAs(reader, accountOf(inject('stage'), `${party}/admin`))
    await visit(reader, 'audit')
    await reader.page.locator('#main a[href^="/ui/audit/"]').first().click()
    await reader.page.waitForURL(/\/ui\/audit\/\d+$/)
    expect(await hindrances(reader)).toEqual([])
    expect(reader.complaints).toEqual([])
    await reader.context.close()
  })

  test.for(roles)('for the role %s each is there or says that it is not for it', { timeout: 600_000 }, async (role) => {
    const owner = await open()
    await signIn(owner)
    const all = await pathsOf(owner, face)
    await owner.context.close()
    const reader = await open()
    await signInAs(reader, accountOf(inject('stage'), `${party}/${role}`))
    await visit(reader, '')
    const found: string[] = []
    const refused: string[] = []
    for (const path of all) {
      await follow(reader, path)
      const alerts = await reader.page.locator('#main .kern-alert--danger').allInnerTexts()
      if (alerts.some((text) => /\b(?:VIEW|INTERNAL|FORBIDDEN)\b/.test(text))) found.push(`${path}: ${alerts.join(' ')}`)
      if (await reader.page.locator('#main [data-refused]').count()) refused.push(path)
    }
    expect(found).toEqual([])
    for (const path of ['', ...refused.slice(0, 1)]) {
      await visit(reader, path)
      found.push(...(await axe(reader)).map((violation) => `${path}: ${violation}`))
    }
    expect(found).toEqual([])
    expect(reader.complaints).toEqual([])
    await reader.context.close()
  })
})
