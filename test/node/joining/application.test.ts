// SPDX-License-Identifier: EUPL-1.2
/** A house fills its application in by halves, sends what it has seen, and keeps the data behind it to itself. @module */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { standingOf } from '@ncv/federation/hub/joining/applications.ts'
import { optInsInForce } from '@ncv/federation/hub/joining/contacts.ts'
import { joinText } from '@ncv/federation/hub/founding.ts'
import { initNode, joinFederation, openOwnKeys } from '@ncv/node/founding.ts'
import { NODE_TEXTS } from '@ncv/node/i18n/texts.ts'
import { contactConcerns } from '@ncv/node/joining/contact-concerns.ts'
import { applicationHandlers } from '@ncv/node/joining/handlers.ts'
import type { NodeParty } from '@ncv/node/party.ts'
import { openNode } from '@ncv/node/party.ts'
import { openStores } from '@ncv/node/store/stores.ts'
import type { ApplicationView } from '@ncv/protocol/admin/application-routes.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import { DRAFT_FIELDS } from '@ncv/protocol/joining/draft-fields.ts'
import { parseJoinFile } from '@ncv/protocol/membership/join-file.ts'
import { POST_KINDS } from '@ncv/protocol/message/post.ts'
import type { World } from '@ncv/protocol/world.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { NodeStage } from '../link/node-stage.ts'
import { HUB_URL, nodeStage, RELAY_URL, stagedNode } from '../link/node-stage.ts'
import { CALL } from '../../support/call.ts'

const SECRET = 'Anschluss im Keller'
const FILE = {
  format: 'ncv-application-1',
  contact: { name: 'Erika Muster', phone: '+49 5199 88-0' },
  deputy: { name: 'Max Beispiel', phone: '+49 5199 88-1' },
  address: 'Am Markt 1, 30999 Neu',
  mailbox: 'it@neu.example',
  rows: { internet: { state: 'partly', asOf: '2025-12-31', data: SECRET }, products: { state: 'no-reliable-information' } },
  optIns: { internet: { domains: ['neu.example'], until: '2026-12-31' } },
}
const PLAN = { name: 'Gemeinde Neu', kind: 'municipality' as const, category: 2, isWitness: false }
const NO_FILES = { keyFile: undefined, recoveryOut: undefined, out: undefined, identityFile: undefined }
const code = (expected: string) => expect.objectContaining({ code: expected })

type Routes = ReturnType<typeof applicationHandlers>
const read = (handlers: Routes): ApplicationView => handlers.readApplication({}, CALL) as ApplicationView
const set = (handlers: Routes, field: string, value: string): ApplicationView =>
  handlers.setApplication({ body: { field, value } }, CALL) as ApplicationView
const load = (handlers: Routes, file: object | string): ApplicationView =>
  handlers.importApplication({ body: { json: typeof file === 'string' ? file : JSON.stringify(file) } }, CALL) as ApplicationView
const send = async (handlers: Routes): Promise<ApplicationView> => await handlers.sendApplication({ body: { digest: read(handlers).digest } }, CALL)

describe('before it has joined anything', () => {
  let dir: string
  const world = { now: () => Date.UTC(2026, 0, 5, 8), random: (length: number) => crypto.getRandomValues(new Uint8Array(length)) } as World
  function opened<T>(use: (handlers: Routes) => T): T {
    const { config, vault, keys } = openOwnKeys(dir, {}, world)
    const stores = openStores(dir, vault, world)
    try {
      return use(applicationHandlers({ dir, world, store: stores.joining, keys, config, joined: undefined }))
    } finally {
      stores.close()
    }
  }
  beforeEach(() => {
    dir = join(mkdtempSync(join(tmpdir(), 'ncv-application-')), 'node')
    initNode(world, { dir, ...PLAN, ...NO_FILES })
  })
  afterEach(() => rmSync(join(dir, '..'), { recursive: true, force: true }))

  test('a node keeps a half-filled application, unreadable without its key', () => {
    opened((handlers) => {
      expect(read(handlers).state).toBe('none')
      set(handlers, 'contact.name', 'Erika Muster')
      set(handlers, '4.data', SECRET)
    })
    expect(opened(read).fields.filter(({ value }) => value !== null)).toEqual([
      { name: 'contact.name', row: 1, value: 'Erika Muster', isSent: true },
      { name: 'internet.data', row: 4, value: SECRET, isSent: false },
    ])
    for (const file of ['node.sqlite', 'node.sqlite-wal'].map((name) => join(dir, name)).filter((path) => existsSync(path)))
      for (const word of ['Muster', SECRET]) expect(readFileSync(file).includes(word)).toBe(false)
  })

  test('what is exported can be imported, and a file changes only what it names', () => {
    opened((handlers) => {
      load(handlers, FILE)
      const { json } = handlers.exportApplication({}, CALL) as { json: string }
      expect(JSON.parse(json)).toMatchObject({ ...FILE, category: 2, rows: { internet: { asOf: '2025-12-31' }, products: { asOf: '2026-01-05' } } })
      const before = read(handlers)
      expect(load(handlers, json)).toEqual({
        ...before,
        fields: before.fields.map((each) => (each.name === 'category' ? { ...each, value: '2' } : each)),
      })
      const after = load(handlers, { format: 'ncv-application-1', address: 'Neuer Weg 2' })
      expect(after.fields.find(({ name }) => name === 'address')?.value).toBe('Neuer Weg 2')
      expect(after.fields.find(({ name }) => name === 'mailbox')?.value).toBe('it@neu.example')
    })
  })

  test.each([
    ['a broken line', '{"format":"ncv-application-1",\n "contact": {,}\n}', { pointer: '/', problem: 'file-not-json', expected: 'line 2 column 14' }],
    ['a telephone number that is none', { ...FILE, deputy: { phone: 'abc' } }, { pointer: '/deputy/phone' }],
    ['a row that is not there', { ...FILE, rows: { keller: {} } }, { pointer: '/rows/keller', problem: 'file-unknown' }],
    ['another format', { format: 'ncv-application-2' }, { pointer: '/format' }],
    ['a list', [], { pointer: '/' }],
  ])('a file with %s is refused at its place, and changes nothing', (_, file, params) => {
    opened((handlers) => {
      const before = set(handlers, 'address', 'Am Markt 1')
      expect(() => load(handlers, file)).toThrow(expect.objectContaining({ code: 'APPLICATION_FILE', params: expect.objectContaining(params) }))
      expect(() => load(handlers, { ...FILE, optIns: { internet: { until: '2020-01-01' } } })).toThrow(code('APPLICATION_FIELD'))
      expect(read(handlers)).toEqual(before)
    })
  })

  test('it cannot be sent', async () => {
    await expect(opened((handlers) => send(handlers))).rejects.toThrow(code('NODE_NOT_JOINED'))
  })
})

describe('over the network', () => {
  let stage: NodeStage
  let applicant: NodeParty
  let dir: string
  beforeAll(async () => {
    stage = await nodeStage({ seed: 'application' })
    stage.hub.witnesses.showMirror(undefined)
    await stage.showHeads()
    await stage.witness()
    await stage.look()
    const world = stage.federation.party('applicant')
    dir = join(stage.root, 'applicant')
    initNode(world, { dir, ...PLAN, ...NO_FILES })
    const bytes = utf8(joinText(stage.hub.opened, HUB_URL, RELAY_URL, stage.hub.witnesses.currentNote()))
    joinFederation(dir, openOwnKeys(dir, {}, world), parseJoinFile(bytes), bytes, {})
    applicant = openNode(world, dir)
  })
  afterAll(async () => {
    await applicant.stop()
    await stage[Symbol.asyncDispose]()
  })

  test('a house that founds nothing joins as an applicant, reads TLP:CLEAR warnings, and sends nothing', async () => {
    const index = await stage.warn({ title: 'Für alle' })
    await stage.witness()
    await stage.look()
    await applicant.links.feed.poll()
    const { warnings } = (await applicant.handlers.listWarnings({ query: {} }, CALL)) as { warnings: { index: number; title: string }[] }
    expect(warnings.map((each) => [each.index, each.title])).toEqual([[index, 'Für alle']])
    expect(read(applicant.handlers).state).toBe('applicant')
    expect(() => applicant.handlers.confirmContacts({}, CALL)).toThrow(code('APPLICATION_LEFT'))
    expect(await applicant.handlers.status({}, CALL)).toMatchObject({
      concerns: expect.not.arrayContaining([expect.objectContaining({ code: 'contacts-missing' })]),
    })
  })

  test('an incomplete application is taken; the hub says what blocks', async () => {
    set(applicant.handlers, '7.state', 'noch nicht')
    expect((await send(applicant.handlers)).answer).toMatchObject({ state: 'pending', blocking: ['spoc'] })
    const { answer } = (await applicant.handlers.askApplication({}, CALL)) as ApplicationView
    expect(answer).toMatchObject({ state: 'pending', blocking: ['spoc'] })
  })

  test('what was not seen is not sent', async () => {
    const { digest } = read(applicant.handlers)
    load(applicant.handlers, FILE)
    await expect(applicant.handlers.sendApplication({ body: { digest } }, CALL)).rejects.toThrow(code('APPLICATION_CHANGED'))
  })

  test('a whole one replaces it, without the data behind it and without an open name on the wire', async () => {
    await stage.federation.advance(1_000)
    const before = stage.federation.exchanges.length
    const view = await send(applicant.handlers)
    expect([view.isChanged, view.sentAt]).toEqual([false, stage.federation.now()])
    const id = view.id
    expect(standingOf(stage.hub, id)).toEqual({ state: 'pending', blocking: [] })
    const [stored] = stage.hub.joining.applications(id)
    expect(Buffer.from(stored?.frame ?? []).includes('Erika Muster')).toBe(true)
    expect(Buffer.from(stored?.frame ?? []).includes(SECRET)).toBe(false)
    for (const { requestBody } of stage.federation.exchanges.slice(before)) expect(Buffer.from(requestBody).includes('Muster')).toBe(false)
    expect(set(applicant.handlers, '7.state', 'erfüllt').isChanged).toBe(true)
  })

  test('a receipt of somebody else is none', async () => {
    stage.federation.host(HUB_URL, { fetch: () => new Response(new Uint8Array(200)) })
    try {
      await expect(send(applicant.handlers)).rejects.toThrow()
    } finally {
      stage.federation.unhost(HUB_URL)
    }
  })
})

describe('a member', () => {
  let stage: NodeStage
  beforeAll(async () => {
    stage = await nodeStage({ seed: 'contacts' })
    stage.hub.witnesses.showMirror(undefined)
    await stage.showHeads()
    await stage.witness()
    await stage.look()
  })
  afterAll(async () => await stage[Symbol.asyncDispose]())
  const concerns = () => (stagedNode(stage).handlers.status({}, CALL) as { concerns: { code: string }[] }).concerns.map(({ code: found }) => found)

  async function deliver(): Promise<void> {
    for (let i = 0; i < 9; i++) {
      await stage.witness()
      await stage.look()
      await stagedNode(stage).links.post.outbox.sendDue()
      await stage.federation.advance(60_000)
    }
  }

  test('is told that the hub knows no contact, until it has sent them by post', async () => {
    const { handlers } = stagedNode(stage)
    expect(concerns()).toContain('contacts-missing')
    expect(() => handlers.confirmContacts({}, CALL)).toThrow(code('CONTACTS_MISSING'))
    load(handlers, FILE)
    await send(handlers)
    expect(concerns()).not.toContain('contacts-missing')
    expect(
      stagedNode(stage)
        .stores.post.open()
        .map(({ kind, to }) => [kind, to.join()]),
    ).toEqual([
      ['application', 'hub'],
      ['spoc', 'hub'],
      ['opt-in', 'hub'],
    ])
    await deliver()
    const { id } = read(handlers)
    expect(stage.hub.joining.contact(id)?.spoc).toMatchObject({ address: FILE.address })
    expect(stage.hub.joining.attestations(id)?.attestations.map(({ row, state }) => [row, state])).toEqual([
      [4, 'partly'],
      [7, 'no-reliable-information'],
    ])
    expect(optInsInForce(stage.hub).map(({ domains }) => domains)).toEqual([['neu.example']])
    // The register has what holds; no letter lies on beside it.
    expect(stage.hub.post.hubPosts(100)).toEqual([])
  })

  test('takes consent back, and the hub no longer holds what was released', async () => {
    const { handlers } = stagedNode(stage)
    set(handlers, '4.domains', '')
    expect(read(handlers).outgoing.optIns).toMatchObject([{ row: 4, domains: [], ranges: [] }])
    expect((await send(handlers)).isChanged).toBe(false)
    await deliver()
    expect(JSON.stringify(stage.hub.joining.optIns())).not.toContain('neu.example')
  })

  test('is reminded by its own node after half a year, and confirms with one act', async () => {
    const { self, stores, links, handlers } = stagedNode(stage)
    const { now } = stage.federation
    const codes = (later: number) => contactConcerns(stores, links.registry, self.keys.id, now() + later).map(({ code: found }) => found)
    expect(codes(0)).not.toContain('contacts-due')
    expect(codes(184 * 86_400_000)).toContain('contacts-due')
    const before = stage.hub.joining.contact(self.keys.id)?.confirmedAt ?? 0
    await stage.federation.advance(1_000)
    handlers.confirmContacts({}, CALL)
    await deliver()
    expect(stage.hub.joining.contact(self.keys.id)?.confirmedAt).toBeGreaterThan(before)
  })

  test('has nothing to ask about an application', async () => {
    await expect(stagedNode(stage).handlers.askApplication({}, CALL)).rejects.toThrow(code('APPLICATION_ADMITTED'))
  })
})

test('every field, row and answer has its words in both languages', () => {
  const labels = DRAFT_FIELDS.map(({ name }) => name.split('.')).flatMap(([first = '', part]) => [
    first.length > 0 && part !== undefined && ['contact', 'deputy'].includes(first) ? `application.field.${first}.${part}` : undefined,
    part !== undefined && !['contact', 'deputy'].includes(first) ? `application.part.${part}` : undefined,
    part === undefined ? `application.field.${first}` : undefined,
  ])
  for (const key of labels.filter((each) => each !== undefined))
    for (const lang of ['de', 'en'] as const) expect(Object.hasOwn(NODE_TEXTS[lang], key), `${lang} ${key}`).toBe(true)
  expect(POST_KINDS).toEqual(expect.arrayContaining(['spoc', 'application', 'opt-in']))
})
