// SPDX-License-Identifier: EUPL-1.2
/** Whoever hosts many nodes: who needs somebody, one decision for many and the way back, a visit at a tenant's own interface. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { de as decide } from '../../admin-ui/src/i18n/de/host-decide.ts'
import { de as decisions } from '../../admin-ui/src/i18n/de/host-decisions.ts'
import { de as start } from '../../admin-ui/src/i18n/de/host-start.ts'
import { de as tenant } from '../../admin-ui/src/i18n/de/host-tenant.ts'
import { de as match } from '../../admin-ui/src/i18n/de/match.ts'
import { de as shell } from '../../admin-ui/src/i18n/de/shell.ts'
import type { Credentials } from './support/accounts.ts'
import { codeOf, signInAs, Visitor } from './support/accounts.ts'
import type { Reader } from './support/chromium.ts'
import { launch, openReader, signIn, visit } from './support/chromium.ts'
import type { HandKind } from './support/hand.ts'
import { HANDS } from './support/hand.ts'
import { handsFor } from './support/hands.ts'
import type { HostStage } from './support/host-stage.ts'
import { CVE, HOST_NAME, NOT_JOINED, openHostStage, TENANTS } from './support/host-stage.ts'
import { hindrances } from './support/looks.ts'
import { ncv } from './support/stage.ts'

const PASSWORD = 'neun Reiher auf dem Priel'
const PERSON = 'Karla Beispiel'
const [FIRST, SECOND, OWN] = TENANTS

let browser: Browser
let folder: string
let stage: HostStage
let officer: Credentials
beforeAll(async () => {
  browser = await launch()
  folder = mkdtempSync(join(tmpdir(), 'ncv-host-story-'))
  stage = await openHostStage(folder)
  officer = await makeOfficer()
}, 600_000)
afterAll(async () => {
  await browser.close()
  await stage?.[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

async function makeOfficer(): Promise<Credentials> {
  const { path } = ncv(['host', 'account', 'link', '--role', 'officer', '--dir', join(folder, 'host')]) as { path: string }
  const visitor = new Visitor(stage.host.origin)
  const given = { link: path.slice(path.indexOf('#') + 1), login: 'karla', name: PERSON, password: PASSWORD }
  await visitor.ask('POST', '/session/set-up', given)
  const { now } = (await visitor.ask('GET', '/session')) as { now: number }
  const { secret } = (await visitor.ask('POST', '/session/second-factor')) as { secret: string }
  await visitor.ask('PUT', '/session/second-factor', { code: codeOf(secret, now, -1) })
  return { login: 'karla', password: PASSWORD, secret }
}

async function asOwner(): Promise<Reader> {
  const reader = await openReader(browser, stage.host)
  await signIn(reader)
  return reader
}

/** Statuses of the product's match at a tenant, out of its own command line. */
function statusesAt(name: string): readonly string[] {
  const found = ncv(['node', 'matches', '--all', '--dir', stage.tenantDir(name)]) as { matches: readonly { status: string }[] }
  return found.matches.map(({ status }) => status)
}

test('the start page says who is there and what is open where, and a filter is a link', async () => {
  const reader = await asOwner()
  const { page } = reader
  await visit(reader, '')
  await page.getByText('4 Mandanten, 3 laufen, 1 noch nicht beigetreten').waitFor()
  const open = page.getByRole('table', { name: start['group.open'] })
  for (const name of TENANTS) await open.getByRole('link', { name: `Gemeinde ${name}` }).waitFor()
  await page.getByRole('table', { name: start['group.not-joined'] }).getByText(NOT_JOINED, { exact: true }).waitFor()
  await page.getByRole('searchbox').fill('berg')
  await page.waitForURL(/q=berg/)
  await page.reload()
  await open.getByRole('link').first().waitFor()
  expect(await open.getByRole('link').allInnerTexts()).toEqual(['Gemeinde bergheim'])
  expect(reader.complaints).toEqual([])
  await reader.context.close()
})

describe.for(HANDS)('by %s', (kind: HandKind) => {
  test('one decision changes those for whom the host runs it, leaves the others, and is taken back', { timeout: 300_000 }, async () => {
    const reader = await asOwner()
    const { page } = reader
    const hands = handsFor(kind, page)
    await visit(reader, 'decide')
    await hands.tick(page.getByRole('checkbox', { name: /Musterhaus Musterwerk 4\.1/ }))
    await hands.press(page.getByRole('button', { name: decide.next }))
    await hands.pick(page.getByRole('radio').first())
    await hands.press(page.getByRole('button', { name: decide.next }))
    await hands.choose(page.getByLabel(match['decide.status']), 'closed')
    await hands.fill(page.getByLabel(match['decide.reason']), 'Am Sonntag eingespielt')
    await hands.press(page.getByRole('button', { name: decide.look }))
    await page.getByText('Bei 2 von 4 Mandanten änderte sich etwas, 2 blieben unberührt. Noch ist nichts geschehen.').waitFor()
    await page
      .getByRole('row', { name: new RegExp(OWN) })
      .getByText(decide['untouched.own-operation'])
      .waitFor()
    expect(statusesAt(FIRST)).toEqual(['open'])
    await hands.press(page.getByRole('button', { name: 'Für 2 Mandanten entscheiden' }))
    await page.getByText('Bei 2 Mandanten geändert, 2 unberührt.').waitFor()
    expect([FIRST, SECOND, OWN].map((name) => statusesAt(name))).toEqual([['closed'], ['closed'], ['open']])

    await visit(reader, 'decisions')
    await page.getByText(CVE).waitFor()
    await hands.press(page.getByRole('button', { name: /zurücknehmen/ }))
    await hands.press(page.getByRole('dialog').getByRole('button', { name: decisions.undo }))
    await page.getByText(decisions['empty.title']).waitFor()
    expect([FIRST, SECOND].map((name) => statusesAt(name))).toEqual([['open'], ['open']])
    expect(reader.complaints).toEqual([])
    await reader.context.close()
  })
})

test('somebody of the host opens a tenant’s interface without a password there, as a visitor, and it says so', async () => {
  const reader = await openReader(browser, stage.host)
  const { page } = reader
  await signInAs(reader, officer)
  await visit(reader, '')
  const opened = reader.context.waitForEvent('page')
  await page.getByRole('button', { name: tenant['open.label'].replace('{name}', `Gemeinde ${FIRST}`) }).click()
  const own = await opened
  await own.getByText(shell.visit).waitFor()
  await own.getByText(`${PERSON} (${HOST_NAME})`).waitFor()
  expect(own.url()).not.toContain('visit')
  expect(new URL(own.url()).origin).not.toBe(stage.host.origin)
  const session = await own.evaluate(async () => (await fetch('/session')).json() as Promise<{ roles: string[]; actions: string[] }>)
  expect(session.roles).toEqual(['editor'])
  for (const action of ['vote.prepare', 'account.write', 'keys.export', 'report.write', 'audit.read']) expect(session.actions).not.toContain(action)
  expect(reader.complaints.filter((each) => !each.startsWith('foreign: http://127.0.0.1:'))).toEqual([])
  await reader.context.close()
})

test('a ticket opens once, and at the tenant alone that it was made for', async () => {
  const visitor = new Visitor(stage.host.origin)
  const { now } = (await visitor.ask('GET', '/session')) as { now: number }
  await visitor.ask('POST', '/session', { login: officer.login, password: officer.password, code: codeOf(officer.secret ?? '', now, 1) })
  const ticketFor = async (name: string) => {
    const { port, path } = (await visitor.ask('POST', `/tenants/${name}/visit`)) as { port: number; path: string }
    return { origin: `http://127.0.0.1:${port}`, ticket: path.slice(path.indexOf('=') + 1) }
  }
  const open = (origin: string, ticket: string) => new Visitor(origin).ask('POST', '/session', { ticket })
  const [here, there] = [await ticketFor(FIRST), await ticketFor(SECOND)]
  await expect(open(there.origin, here.ticket)).rejects.toThrow('TICKET_INVALID')
  expect(await open(there.origin, there.ticket)).toMatchObject({ state: 'open', roles: ['editor'] })
  await expect(open(there.origin, there.ticket)).rejects.toThrow('TICKET_INVALID')
})

test('no view of the host hinders anybody, in no look', { timeout: 600_000 }, async () => {
  const reader = await asOwner()
  const found: string[] = []
  for (const path of ['', `tenants/${FIRST}`, `tenants/${NOT_JOINED}`, 'decide', 'decisions', 'add', 'accounts', 'audit', 'account']) {
    await visit(reader, path)
    found.push(...(await hindrances(reader)).map((what) => `${path}: ${what}`))
  }
  expect(found).toEqual([])
  expect(reader.complaints).toEqual([])
  await reader.context.close()
})
