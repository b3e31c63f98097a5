// SPDX-License-Identifier: EUPL-1.2
/** Settings of the own mails: what is refused, what is shown, what the disk says. @module */
import { MailConfig, MailSettings } from '@ncv/protocol/admin/mail-routes.ts'
import { mailHandlers } from '@ncv/node/admin/mail.ts'
import { mailConcerns } from '@ncv/node/mail/concerns.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CALL } from '../../support/call.ts'
import type { MailServer } from './mail-server.ts'
import { mailServer } from './mail-server.ts'
import { HOUR_MS, ISB, MailStage, settingsFor } from './mail-stage.ts'

let stage: MailStage
let server: MailServer
beforeEach(async () => {
  server = await mailServer()
  stage = new MailStage()
})
afterEach(async () => {
  stage[Symbol.dispose]()
  await server[Symbol.asyncDispose]()
})

const handlers = () => mailHandlers(stage.world, stage.stores, stage.mail)
const set = (settings: MailSettings, password?: string | null) =>
  handlers().setMail({ body: { settings, ...(password === undefined ? {} : { password }) } }, CALL)
const code = (wanted: string) => expect.objectContaining({ code: wanted })

describe('settings', () => {
  test.each([
    ['without TLS to another machine', { tls: 'none', host: 'mail.haus.example' }],
    ['an address that holds a line end', { from: 'a@b.example\r\nBcc: x@y.example' }],
    ['a link that is no address of a page', { link: 'javascript:alert(1)' }],
    ['an hour that there is not', { digestAt: '24:00' }],
    ['a time zone that there is not', { timezone: 'Europe/Atlantis' }],
    ['nobody', { recipients: [] }],
    ['an address twice', { recipients: [ISB, { ...ISB, address: 'ISB@haus.example' }] }],
    ['a file of this machine', { passwordFile: '/etc/shadow' }],
  ])('with %s are refused', (_what, change) => {
    expect(MailSettings.safeParse(settingsFor(25)).success).toBe(true)
    expect(MailSettings.safeParse({ ...settingsFor(25), ...change }).success).toBe(false)
  })

  test('are shown without the password, which stays until another one comes', async () => {
    expect(handlers().mail({}, CALL)).toMatchObject({ settings: null, hasPassword: false })
    const first = await set(settingsFor(25, { user: 'ncv' }), 'KennwortKanarie')
    expect(first).toMatchObject({ settings: settingsFor(25, { user: 'ncv' }), hasPassword: true })
    expect(JSON.stringify([first, await set(settingsFor(587))])).not.toContain('Kanarie')
    expect(stage.stores.mail.password()).toBe('KennwortKanarie')
    expect(await set(settingsFor(25), null)).toMatchObject({ hasPassword: false })
  })

  test('that stand in the configuration file are shown without its paths and not changed here', async () => {
    const config = MailConfig.parse({ ...settingsFor(server.port), passwordFile: '/nirgends/kennwort' })
    stage.open({ config })
    expect(handlers().mail({}, CALL)).toMatchObject({ isFixed: true, hasPassword: true, settings: settingsFor(server.port) })
    expect(() => set(settingsFor(25))).toThrow(code('MAIL_FIXED'))
    expect(await handlers().testMail({ body: { to: ISB.address } }, CALL)).toMatchObject({ state: 'failed', code: 'password' })
  })

  test('recipients, server and what was told lie sealed on the disk', async () => {
    await set(settingsFor(server.port, { user: 'NutzerKanarie' }), 'KennwortKanarie')
    stage.triage.inventory({ id: 'a1', vendor: 'Musterhaus', product: 'Musterwerk', version: '4.1' })
    await stage.after(HOUR_MS)
    stage.publish()
    await stage.after(HOUR_MS)
    const tables = ['mail_message', 'mail_book'].map((table) => stage.triage.db.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table}`).all())
    expect(tables.every((rows) => rows.length > 0)).toBe(true)
    const seen = tables
      .flat()
      .flatMap((row) => Object.values(row).map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value))))
    expect(seen.join('\n')).not.toMatch(/Kanarie|haus\.example|EX-2026|a1\b|dringend|isb/i)
  })
})

describe('a test mail', () => {
  test('goes at once, also while mails are off, and says so', async () => {
    await set(settingsFor(server.port, { isOn: false }))
    expect(await handlers().testMail({ body: { to: ISB.address } }, CALL)).toMatchObject({ state: 'sent', kind: 'test', why: '' })
    expect(server.taken.map(({ subject }) => subject)).toEqual(['[TLP:GREEN] NCV: Testmail'])
  })

  test('that does not go says why and what to do', async () => {
    await expect(async () => await handlers().testMail({ body: { to: ISB.address } }, CALL)).rejects.toThrow(code('MAIL_UNSET'))
    await set(settingsFor(server.port))
    server.refuseWith = 550
    const line = await handlers().testMail({ body: { to: ISB.address } }, CALL)
    expect(line).toMatchObject({ state: 'failed', code: 'refused' })
    expect(line.why).toContain('Abhilfe')
  })
})

describe('an absence', () => {
  test('is entered with its last day, shown, and ended', async () => {
    await set(settingsFor(server.port))
    const absence = (body: object) => handlers().setMailAbsence({ body: { address: ISB.address, ...body } }, CALL)
    expect(await absence({ until: '2026-01-09' })).toMatchObject({ absences: [{ address: ISB.address, from: '2026-01-05', until: '2026-01-09' }] })
    expect(await absence({})).toMatchObject({ absences: [] })
  })

  test.each([
    ['before today', { until: '2026-01-04' }],
    ['before its first day', { from: '2026-02-01', until: '2026-01-20' }],
    ['on a day that the calendar does not have', { until: '2026-02-31' }],
    ['never', { from: '2026-02-01' }],
  ])('that ends %s is refused', async (_when, days) => {
    await set(settingsFor(server.port))
    expect(() => handlers().setMailAbsence({ body: { address: ISB.address, ...days } }, CALL)).toThrow(code('MAIL_ABSENCE'))
    expect(() => handlers().setMailAbsence({ body: { address: 'fremd@haus.example', until: '2026-02-01' } }, CALL)).toThrow(code('MAIL_RECIPIENT'))
  })
})

describe('mails that do not go', () => {
  test('are a thing to look at after an hour, with the cause, and in red where they failed for good', async () => {
    await set(settingsFor(server.port))
    server.refuseWith = 451
    await stage.after(0)
    await stage.after(HOUR_MS)
    const concerns = () => mailConcerns(stage.stores.mail, stage.triage.now, 'de')
    expect(concerns()).toEqual([])
    await stage.after(HOUR_MS)
    expect(concerns()).toMatchObject([{ code: 'mail-stuck', isRed: true, params: { count: 1, why: expect.stringContaining('abgelehnt') } }])
    server.refuseWith = 550
    await stage.after(HOUR_MS)
    expect(concerns()).toMatchObject([{ code: 'mail-failed', isRed: true, params: { count: 1 } }])
    expect(handlers().mailQueue({}, CALL)).toMatchObject({ mails: [{ state: 'failed', kind: 'digest', to: ISB.address }] })
  })
})
