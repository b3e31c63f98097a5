// SPDX-License-Identifier: EUPL-1.2
/**
 * Hostile texts by every way that strangers and colleagues really have: advisories, inventory, names of members, contacts, post, requests, motions,
 * reports, questions and answers. What a field does not take is refused by name; the rest is shown, as text and as nothing else.
 */
import { Buffer } from 'node:buffer'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HUB_ROUTES } from '@ncv/protocol/admin/hub-routes.ts'
import { NODE_ROUTES } from '@ncv/protocol/admin/node-routes.ts'
import { adminClient, loopbackSend } from '@ncv/runtime/admin-client.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { de as contacts } from '../../admin-ui/src/i18n/de/hub-contact.ts'
import { de as recovery } from '../../admin-ui/src/i18n/de/hub-recovery.ts'
import { de as signing } from '../../admin-ui/src/i18n/de/hub-signing.ts'
import { de as imports } from '../../admin-ui/src/i18n/de/inventory-import.ts'
import { launch, openReader, signIn, visit } from './support/chromium.ts'
import { harmDone, turning } from './support/harm.ts'
import {
  ADVISORIES,
  COLUMNS,
  hostileAdvisory,
  hostileIncident,
  hostileInventory,
  hostileWarning,
  namesWithin,
  RIGHT_TO_LEFT,
  textsWithin,
} from './support/hostile-input.ts'
import { foundHostileStage, MEMBER_NAMES } from './support/hostile-stage.ts'
import type { Party } from './support/stage.ts'
import { addressOf, HOME, ncv, startParty, stopParty } from './support/stage.ts'
import { untilLevel } from './support/until.ts'
import { everyView } from './views.ts'

const RUNNING = ['relay', 'hub', 'node-1', 'node-2'] as const satisfies readonly Party[]
const KEPT = process.env['NCV_HOSTILE_STAGE']
const BYTE = Buffer.from('x').toString('base64')
const LETTERS = 8
/** What a spreadsheet would run. */
const FORMULA = `=cmd|'/c calc'!A1`
const PLAIN = { tlp: 'TLP:GREEN', receipt: 'none' } as const
const SLOW = { timeout: 90_000, interval: 500 }

let browser: Browser
let dir: string
beforeAll(async () => {
  browser = await launch()
  dir = KEPT ?? join(mkdtempSync(join(tmpdir(), 'ncv-hostile-')), 'stage')
  if (!existsSync(join(dir, 'hub'))) await foundHostileStage(dir)
  for (const party of RUNNING) await startParty(dir, party)
}, 600_000)
afterAll(async () => {
  await browser.close()
  for (const party of RUNNING) await stopParty(dir, party)
  if (KEPT === undefined) rmSync(dir, { recursive: true, force: true })
})

function sendTo(party: Party) {
  const { origin, token } = addressOf(dir, party)
  return [loopbackSend(Number(new URL(origin).port)), token] as const
}
const nodeClient = (party: 'node-1' | 'node-2') => adminClient(NODE_ROUTES, ...sendTo(party))
const hubClient = () => adminClient(HUB_ROUTES, ...sendTo('hub'))
const keys = () => [1, 2].flatMap((analyst) => ['--key', join(dir, 'exchange', `analyst-${analyst}.key`)])

function fileOf(name: string, value: object): string {
  const file = join(dir, name)
  writeFileSync(file, JSON.stringify(value))
  return file
}

describe('a field that is shown among others', () => {
  test.each(['a\nTLP:CLEAR', 'a\u202eb', 'a\u001b[2Jb', 'a\u200bb', 'a\rb', 'a\u0000b'])('does not take %j, and is named', async (bad) => {
    const node = nodeClient('node-2')
    const post = { to: ['n-cert'], text: 'x', ...PLAIN, isUrgent: false, files: [] }
    const refused: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['subject', () => node.sendPost({ body: { ...post, subject: bad } })],
      ['subject', () => node.askSpoc({ body: { subject: bad, text: 'x', topic: 'advice', isUrgent: false, tlp: 'TLP:GREEN' } })],
      ['body.title', () => node.proposeMotion({ body: { title: bad, subject: { kind: 'decision' } } })],
      ['body.name', () => node.addRecipient({ body: { handle: 'x', name: bad, kind: 'provider' } })],
      ['contact.name', () => node.setApplication({ body: { field: 'contact.name', value: bad } })],
      ['body.name', () => node.linkAccount({ body: { name: bad, roles: ['officer'] } })],
      ['body.title', () => hubClient().proposeMotion({ body: { title: bad, subject: { kind: 'decision' } } })],
      ['body.experts.0.name', () => hubClient().putExperts({ body: { experts: [{ id: 'e', name: bad, topics: ['advice'], contact: 'x' }] } })],
    ]
    for (const [field, answer] of refused) await expect(answer()).rejects.toMatchObject({ params: { field } })
  })

  test('no member can be called so', { timeout: 240_000 }, () => {
    const at = ['--dir', join(dir, 'nobody'), '--out', join(dir, 'x.json'), '--recovery-out', join(dir, 'x')]
    for (const name of ['Stadt\nTLP:CLEAR', 'Stadt \u202eb'])
      expect(() => ncv(['node', 'init', '--name', name, '--kind', 'municipality', ...at])).toThrow('--name')
  })
})

describe('what is taken', () => {
  test('comes in as an advisory', async () => {
    const folder = join(dir, 'documents')
    mkdirSync(folder, { recursive: true })
    for (let number = 0; number < ADVISORIES; number += 1) {
      const { file, document } = hostileAdvisory(number)
      writeFileSync(join(folder, file), JSON.stringify(document))
    }
    const { published, unchanged, rejected } = await hubClient().importDocuments({ body: { path: folder } })
    expect(rejected).toEqual([])
    expect(published + unchanged).toBe(ADVISORIES)
  }, 120_000)

  test('comes in as an inventory, in a browser', { timeout: 240_000 }, async () => {
    const name = namesWithin(200)
    const rows = Array.from({ length: ADVISORIES }, (_, number) => {
      const { vendor, product } = hostileAdvisory(number)
      return [String(number), vendor, product, '1.0', number === 0 ? FORMULA : name()]
    })
    const file = { name: 'Bestand <img src=x onerror=window.ncvHit=1>.csv', mimeType: 'text/csv', buffer: Buffer.from(hostileInventory(rows)) }
    const reader = await openReader(browser, addressOf(dir, 'node-1'))
    const { page } = reader
    await signIn(reader)
    await visit(reader, 'inventory/import')
    await page.getByLabel(imports.file).setInputFiles(file)
    for (const [column, field] of COLUMNS) await page.getByLabel(imports['mapping.for'].replace('{name}', () => column)).selectOption(field)
    await page.getByRole('button', { name: imports.next }).click()
    // A long list is folded.
    await page
      .getByText(rows[0]?.[2] ?? '')
      .first()
      .waitFor({ state: 'attached' })
    expect(await harmDone(reader)).toEqual([])
    await page.getByLabel(imports['mode.merge']).check()
    await page.getByRole('button', { name: imports.import, exact: true }).click()
    await page.getByRole('button', { name: imports.undo }).first().waitFor()
    await expect.poll(async () => (await nodeClient('node-1').status()).matches.affected, SLOW).toBeGreaterThan(ADVISORIES / 2)
    expect(reader.complaints).toEqual([])
    await reader.context.close()
  })

  test('comes in as post, request, motion, contact, pledge and report of another member', { timeout: 300_000 }, async () => {
    const [name, text] = [namesWithin(100), textsWithin(900)]
    const [from, to] = [nodeClient('node-2'), nodeClient('node-1')]
    const { members } = await from.members()
    const reader = members.find((member) => member.name === MEMBER_NAMES[0])?.id ?? ''
    for (let number = 0; number < LETTERS; number += 1) {
      const uploads = [{ name: `${name().replaceAll(/[/\\]/g, '-')}.txt`, content: BYTE }]
      const subject = number === 0 ? RIGHT_TO_LEFT : name()
      const letter = { to: [reader, 'n-cert'], subject, text: text(), ...PLAIN, isUrgent: true, files: [], uploads }
      await from.sendPost({ body: letter })
    }
    await from.askSpoc({ body: { subject: name(), text: text(), topic: 'advice', isUrgent: true, tlp: 'TLP:GREEN' } })
    await from.proposeMotion({ body: { title: RIGHT_TO_LEFT, text: text(), subject: { kind: 'decision' } } })
    const contact = { 'contact.name': name(), 'contact.phone': '+49 5199 88-0', 'deputy.name': RIGHT_TO_LEFT, 'deputy.phone': '+49 5199 88-1' }
    for (const [field, value] of Object.entries({ ...contact, address: text().slice(0, 300), mailbox: 'it@stadt.example', reachability: name() }))
      await from.setApplication({ body: { field, value } })
    await from.sendApplication({ body: { digest: (await from.readApplication()).digest } })
    const { id } = await from.addIncident({ body: { json: JSON.stringify(hostileIncident()) } })
    const { now } = (await (await fetch(`${addressOf(dir, 'node-2').origin}/session`)).json()) as { now: number }
    const wish = { stage: 'initial' as const, tlp: 'TLP:AMBER' as const, knownAt: now - 60_000, files: [] }
    const { digest } = await from.previewReport({ params: { id }, body: wish })
    await from.sendReport({ params: { id }, body: { ...wish, digest } })
    const arrived = async () => {
      await to.fetchPost()
      const { received } = await to.listPost({ query: {} })
      return received.filter((post) => post.from.name === MEMBER_NAMES[1]).length
    }
    await expect.poll(arrived, SLOW).toBeGreaterThanOrEqual(LETTERS)
    await expect.poll(async () => (await hubClient().contacts()).contacts.filter(({ spoc }) => spoc !== null).length, SLOW).toBeGreaterThan(0)
    await expect.poll(async () => (await hubClient().dutyReports()).reports.length, SLOW).toBeGreaterThan(0)
  })

  test('comes in as a warning of the N-CERT, and as a contribution without a sender', { timeout: 300_000 }, async () => {
    const at = ['--dir', join(dir, 'hub')]
    const { index } = ncv(['hub', 'publish', '--file', fileOf('warning.json', hostileWarning()), '--alarm', ...keys(), ...at]) as { index: number }
    ncv(['hub', 'ask', String(index), ...keys(), ...at])
    untilLevel(dir, 'node-1')
    const node = nodeClient('node-1')
    const { id } = await node.addIncident({ body: { json: JSON.stringify(hostileIncident()) } })
    await expect.poll(async () => (await node.status()).tokens, SLOW).toBeGreaterThan(0)
    const { digest } = await node.previewContribution({ params: { id } })
    await node.contribute({ params: { id }, body: { digest } })
    await expect.poll(async () => (await hubClient().contributions()).contributions.length, SLOW).toBeGreaterThan(0)
    const [name, text] = [namesWithin(100), textsWithin(200)]
    await node.addRecipient({
      body: { handle: `lk-${process.pid}`, name: name(), kind: 'provider', agreement: { reference: name(), from: '2026-01-01' } },
    })
    await node.linkAccount({ body: { name: name().slice(0, 80), roles: ['officer'] } })
    const experts = [{ id: 'forensik', name: name(), topics: ['forensics' as const], contact: text(), region: RIGHT_TO_LEFT, note: text() }]
    await hubClient().putExperts({ body: { experts } })
  })

  test.each([
    ['node', 'node-1'],
    ['hub', 'hub'],
  ] as const)('is text on every view: %s of %s', { timeout: 600_000 }, async (face, party) => {
    const reader = await openReader(browser, addressOf(dir, party))
    await signIn(reader)
    const harm: string[] = []
    let shown = 0
    await everyView(reader, face, async (path) => {
      harm.push(...[...(await harmDone(reader)), ...(await turning(reader, RIGHT_TO_LEFT))].map((what) => `${path}: ${what}`))
      if (((await reader.page.locator('#main').textContent()) ?? '').includes('ncvHit')) shown += 1
    })
    expect(harm).toEqual([])
    expect(reader.complaints).toEqual([])
    expect(shown).toBeGreaterThan(5)
    await reader.context.close()
  })
})

describe('what is handed on', () => {
  test('as a table for a spreadsheet holds no formula', { timeout: 240_000 }, async () => {
    const reader = await openReader(browser, addressOf(dir, 'hub'))
    await signIn(reader)
    await visit(reader, 'contacts')
    const saved = reader.page.waitForEvent('download')
    await reader.page.getByRole('button', { name: contacts.csv }).click()
    const text = readFileSync(await (await saved).path(), 'utf8')
    await reader.context.close()
    ncv(['node', 'inventory', 'export', '--to', join(dir, 'inventory.csv'), '--dir', join(dir, 'node-1')])
    for (const table of [text, readFileSync(join(dir, 'inventory.csv'), 'utf8')]) {
      expect(table).toContain("'=cmd|")
      expect(table.split(/[;\r\n]/).filter((cell) => /^\ufeff?"?[=@\t]/.test(cell))).toEqual([])
    }
  })

  test('to a terminal sends it no order, and a name stays one line', { timeout: 240_000 }, () => {
    const said = (args: readonly string[]) => spawnSync(process.execPath, ['ncv.cjs', ...args], { cwd: HOME, encoding: 'utf8' }).stdout
    const at = (party: Party) => ['--dir', join(dir, party)]
    const members = said(['hub', 'members', ...at('hub')])
    for (const name of MEMBER_NAMES) expect(members.split('\n').filter((line) => line.includes(name))).toHaveLength(1)
    for (const text of [members, said(['node', 'warnings', ...at('node-1')]), said(['node', 'matches', ...at('node-1')])]) {
      expect(text.length).toBeGreaterThan(200)
      expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
    }
  })
})

describe('a member whose machine and paper are gone', () => {
  test('gets new keys after a call-back, from two analysts at one screen', { timeout: 300_000 }, async () => {
    const { members } = await nodeClient('node-1').members()
    const { id, name } = members.find((member) => member.name === RIGHT_TO_LEFT) ?? { id: '', name: '' }
    const at = ['--dir', join(dir, `node-3-new-${process.pid}`)]
    const file = (what: string) => join(dir, `${what}-${process.pid}`)
    const { words } = ncv(['hub', 'join-file', '--out', file('join'), '--dir', join(dir, 'hub')]) as { words: readonly string[] }
    const record = ['--out', file('record'), '--recovery-out', file('paper')]
    ncv(['node', 'init', '--name', name, '--kind', 'municipality', '--member', id, ...record, ...at])
    ncv(['node', 'join', '--join', file('join'), '--words', `2=${words[1]},5=${words[4]}`, ...at])
    const asked = ['--call-back', '--out', file('request'), '--recovery-out', file('paper-new')]
    const { mark } = ncv(['node', 'recover', ...asked, ...at]) as { mark: string }

    const reader = await openReader(browser, addressOf(dir, 'hub'))
    const { page } = reader
    await signIn(reader)
    await visit(reader, 'recovery')
    await page.getByLabel(recovery.file).setInputFiles(file('request'))
    await page.getByText(id).first().waitFor()
    await page.getByLabel(recovery.mark).fill('0'.repeat(mark.length))
    await page.getByText(/gehört nicht zu diesem Antrag/).waitFor()
    await page.getByLabel(recovery.mark).fill(mark)
    await page.getByText(recovery['mark.right']).waitFor()
    const replace = page.getByRole('button', { name: recovery.replace })
    const keyOf = (analyst: 1 | 2) => join(dir, 'exchange', `analyst-${analyst}.key`)
    await page.getByLabel(signing['file.author']).setInputFiles(keyOf(1))
    await page.getByLabel(signing['file.approver']).setInputFiles(keyOf(1))
    await page.getByText(signing['same-person']).waitFor()
    expect(await replace.isDisabled()).toBe(true)
    await page.getByLabel(signing['file.approver']).setInputFiles(keyOf(2))
    await replace.click()
    await page.waitForURL(new RegExp(`/ui/members/${id}$`))
    expect(await harmDone(reader)).toEqual([])
    expect(reader.complaints).toEqual([])
    await reader.context.close()
  })
})
