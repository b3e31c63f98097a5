// SPDX-License-Identifier: EUPL-1.2
/** The screens around the views: before somebody has signed in, when a session is over, when nothing answers, and a house with nothing in it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { accountOf, signInAs, Visitor } from './support/accounts.ts'
import type { Reader } from './support/chromium.ts'
import { follow, launch, openReader, settled, signIn, visit } from './support/chromium.ts'
import { hindrances } from './support/looks.ts'
import { joinNode } from './support/newcomer.ts'
import { addressOf, startParty, stopParty } from './support/stage.ts'
import { viewPatterns } from './views.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

async function close({ context, complaints }: Reader): Promise<void> {
  expect(complaints).toEqual([])
  await context.close()
}

describe('before anybody has signed in', () => {
  test('the sign-in hinders nobody', { timeout: 300_000 }, async () => {
    const reader = await openReader(browser, addressOf(inject('stage'), 'node-1'))
    await visit(reader, 'matches')
    expect(await hindrances(reader)).toEqual([])
    await close(reader)
  })

  test('neither does the set-up by a one-time link, nor the second factor that comes before all else', { timeout: 300_000 }, async () => {
    const address = addressOf(inject('stage'), 'hub')
    const owner = new Visitor(address.origin)
    await owner.ask('POST', '/session', { token: address.token })
    const { path } = (await owner.ask('POST', '/account-links', { roles: ['approver'], name: 'Alma Beispiel' })) as { path: string }
    const reader = await openReader(browser, address)
    await visit(reader, path.slice('/ui/'.length))
    expect(await hindrances(reader)).toEqual([])
    const login = `gate-${process.pid}`
    await reader.page.evaluate(
      async (body) => await fetch('/session/set-up', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      { link: path.slice(path.indexOf('#') + 1), login, name: 'Alma Beispiel', password: 'elf Kiebitze im Vorland' },
    )
    await visit(reader, '')
    expect(await hindrances(reader)).toEqual([])
    await close(reader)
  })
})

describe('in between', () => {
  test('an address that leads nowhere says so', { timeout: 300_000 }, async () => {
    const reader = await openReader(browser, addressOf(inject('stage'), 'node-1'))
    await signIn(reader)
    for (const path of ['gibt-es-nicht', 'inventory/asset', 'catalogue/product', 'incidents/i-0000000000']) {
      await visit(reader, path)
      expect((await hindrances(reader)).map((what) => `${path}: ${what}`)).toEqual([])
    }
    await close(reader)
  })

  test('a session that is over asks for the sign-in above the page', { timeout: 300_000 }, async () => {
    const reader = await openReader(browser, addressOf(inject('stage'), 'node-1'))
    await signInAs(reader, accountOf(inject('stage'), 'node-1/editor'))
    await visit(reader, 'matches')
    await reader.context.clearCookies()
    await follow(reader, 'warnings')
    await reader.page.getByRole('dialog').waitFor()
    expect(await hindrances(reader)).toEqual([])
    await reader.context.close()
  })

  test('a view whose data does not come says what can be done', { timeout: 300_000 }, async () => {
    const reader = await openReader(browser, addressOf(inject('stage'), 'node-1'))
    await signIn(reader)
    await visit(reader, '')
    await reader.page.route(/\/(?:warnings|inventory)(?:\?|$)/, async (route) => {
      if (route.request().resourceType() !== 'fetch') return await route.continue()
      if (route.request().url().includes('inventory')) return await route.abort()
      await route.fulfill({
        status: 500,
        contentType: 'application/problem+json',
        body: '{"code":"INTERNAL","status":500,"title":"INTERNAL","detail":""}',
      })
    })
    for (const path of ['warnings', 'inventory']) {
      await follow(reader, path)
      await reader.page.locator('#main [role=alert]').first().waitFor()
      const found = (await hindrances(reader)).filter((what) => what !== 'broken')
      expect(found.map((what) => `${path}: ${what}`)).toEqual([])
      expect(await reader.page.locator('#main [role=alert] button').count()).toBeGreaterThan(0)
    }
    await reader.context.close()
  })
})

describe('a house with nothing in it', () => {
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ncv-empty-'))
    joinNode(inject('stage'), 'Gemeinde Leerfeld', join(folder, 'node-1'), folder)
    await startParty(folder, 'node-1')
  })
  afterAll(async () => {
    await stopParty(folder, 'node-1')
    rmSync(folder, { recursive: true, force: true })
  })

  test('shows in each view what to begin with, and hinders nobody', { timeout: 900_000 }, async () => {
    const reader = await openReader(browser, addressOf(folder, 'node-1'))
    await signIn(reader)
    await visit(reader, '')
    const found: string[] = []
    for (const path of viewPatterns('node').filter((pattern) => !pattern.includes(':'))) {
      await follow(reader, path)
      await settled(reader)
      found.push(...(await hindrances(reader)).map((what) => `${path}: ${what}`))
    }
    expect(found).toEqual([])
    await close(reader)
  })
})
