// SPDX-License-Identifier: EUPL-1.2
/** The node's mails to its own people, on a real mail server; time is virtual. @module */
import type { MailSettings } from '@ncv/protocol/admin/mail-routes.ts'
import { sendBySmtp } from '@ncv/node/mail/smtp.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { MailServer } from './mail-server.ts'
import { mailServer } from './mail-server.ts'
import { ASSET, HOUR_MS, ISB, MailStage, MINUTE_MS, settingsFor } from './mail-stage.ts'

const DEPUTY = 'vertretung@haus.example'
let server: MailServer
let stage: MailStage
const opened: MailStage[] = []

async function house(change: Partial<MailSettings> = {}): Promise<MailStage> {
  stage = new MailStage(settingsFor(server.port, change))
  opened.push(stage)
  stage.triage.inventory(ASSET)
  await stage.after(MINUTE_MS)
  return stage
}
beforeEach(async () => {
  server = await mailServer()
})
afterEach(async () => {
  for (const each of opened.splice(0)) each[Symbol.dispose]()
  await server[Symbol.asyncDispose]()
})

const subjects = (): string[] => server.taken.map(({ to, subject }) => `${to} ${subject}`)

describe('a match', () => {
  test('above the threshold is told at once, with label, id, title and link', async () => {
    await house()
    const index = stage.publish({ tlp: 'TLP:GREEN' })
    await stage.after(MINUTE_MS)
    const [mail] = server.taken
    expect(subjects()).toEqual(['isb@haus.example [TLP:GREEN] NCV: dringende Treffer (1)'])
    expect(mail?.body).toContain(`- TLP:GREEN EX-2026-0001: Schwachstelle im Musterwerk\n  https://ncv.haus.example/ui/warnings/${index}\n`)
    expect(mail?.body).toContain('Musterhaus Musterwerk\n')
    expect(mail?.body).not.toMatch(/4\.1|CVE-|Angreifer|critical|kritisch/)
  })

  test('below the threshold waits for the digest of the next morning', async () => {
    await house()
    await stage.after(HOUR_MS)
    server.taken.length = 0
    stage.publish({ severity: 'medium' })
    await stage.after(HOUR_MS)
    expect(server.taken).toEqual([])
    await stage.after(23 * HOUR_MS)
    expect(subjects()).toEqual(['isb@haus.example [TLP:GREEN] NCV 06.01.2026: 1 neu'])
    expect(server.taken[0]?.body).toContain('EX-2026-0001')
  })

  test('that was there before mails were switched on is not news', async () => {
    await house({ isOn: false })
    stage.publish()
    await stage.after(HOUR_MS)
    stage.stores.mail.putSettings(settingsFor(server.port))
    await stage.after(MINUTE_MS)
    await stage.after(MINUTE_MS)
    expect(server.taken).toEqual([])
  })

  test('of an import that takes minutes is told in one mail a quarter of an hour, and none is left out', async () => {
    await house()
    for (let i = 0; i < 6; i++) {
      stage.publish({ id: `EX-${i}`, title: `Lücke ${i}` })
      await stage.after(4 * MINUTE_MS)
    }
    await stage.after(15 * MINUTE_MS)
    const told = server.taken.filter(({ subject }) => subject.includes('dringend')).map(({ body }) => body.match(/EX-\d/g))
    expect(told.length).toBeLessThanOrEqual(3)
    expect(told.flat().sort()).toEqual(['EX-0', 'EX-1', 'EX-2', 'EX-3', 'EX-4', 'EX-5'])
  })

  test('under TLP:AMBER+STRICT and TLP:RED is told by its number alone', async () => {
    await house()
    stage.publish({ tlp: 'TLP:AMBER+STRICT', title: 'GEHEIMER TITEL' })
    await stage.after(MINUTE_MS)
    const [mail] = server.taken
    expect(mail?.subject).toMatch(/^\[TLP:AMBER\+STRICT\] /)
    expect(mail?.body).toContain('Es liegt etwas vor zu EX-2026-0001.')
    expect(`${mail?.headers.join('\n')}\n${mail?.body}`).not.toMatch(/GEHEIM|Musterwerk/)
  })
})

describe('the digest', () => {
  test('comes once a day at its time on the wall, also when there is nothing, and says why it comes', async () => {
    await house()
    for (let hour = 0; hour < 49; hour++) await stage.after(HOUR_MS)
    expect(subjects()).toEqual(['05', '06', '07'].map((day) => `isb@haus.example [TLP:GREEN] NCV ${day}.01.2026: nichts Neues`))
    expect(server.taken[0]?.body).toContain('Heute nichts Neues. Diese Mail kommt jeden Tag, damit ihr Ausbleiben auffällt.')
  })

  test('comes at its time on the wall on both sides of the change of the clocks', async () => {
    await house()
    // Friday, 27 March 2026, 07:29 in Berlin (UTC+1); the clocks change in the night to Sunday.
    stage.triage.now = Date.UTC(2026, 2, 27, 6, 29)
    await stage.after(0)
    server.taken.length = 0
    for (let minute = 0; minute < 3.5 * 24 * 60; minute += 30) await stage.after(30 * MINUTE_MS - 1000)
    const times = server.taken.map(({ headers }) => headers.find((line) => line.startsWith('Date:'))?.slice(11, 27))
    expect(times).toEqual(['27 Mar 2026 06:5', '28 Mar 2026 06:5', '29 Mar 2026 05:5', '30 Mar 2026 05:5'])
  })

  test('that was missed because the node was off comes with its next start, also before the hour, once', async () => {
    await house()
    await stage.after(HOUR_MS)
    server.taken.length = 0
    await stage.after(71 * HOUR_MS)
    await stage.after(MINUTE_MS)
    expect(subjects()).toEqual(['isb@haus.example [TLP:GREEN] NCV 08.01.2026: nichts Neues'])
  })

  test('says it in English to whoever reads English', async () => {
    await house({ recipients: [ISB, { ...ISB, address: 'ciso@haus.example', lang: 'en' }] })
    await stage.after(HOUR_MS)
    expect(subjects()[1]).toBe('ciso@haus.example [TLP:GREEN] NCV 2026-01-05: nothing new')
    expect(server.taken[1]?.body).toContain('so that its absence is noticed')
  })
})

describe('whoever is away', () => {
  const recipients = [{ ...ISB, deputy: DEPUTY }]
  const absences = [{ address: ISB.address, from: '2026-01-05', until: '2026-01-06' }]

  test('gets no mail while the deputy does, and gets them again by itself after the last day', async () => {
    await house({ recipients })
    stage.stores.mail.putTold({ ...stage.stores.mail.told(), absences })
    for (let day = 0; day < 3; day++) await stage.after(24 * HOUR_MS)
    expect(server.taken.map(({ to }) => to)).toEqual([DEPUTY, ISB.address, ISB.address])
    expect(stage.stores.mail.told().absences).toEqual([])
  })

  test('and has no deputy gets the mail all the same', async () => {
    await house()
    stage.stores.mail.putTold({ ...stage.stores.mail.told(), absences })
    await stage.after(HOUR_MS)
    expect(server.taken.map(({ to }) => to)).toEqual([ISB.address])
  })
})

describe('what nobody confirms', () => {
  const recipients = [{ ...ISB, deputy: DEPUTY }]
  const reminded = (): string[] => server.taken.filter(({ subject }) => subject.includes('noch nicht bestätigt')).map(({ to }) => to)

  test('goes to the deputy after the hours that the house has set, once', async () => {
    await house({ recipients, escalateAfterHours: 4 })
    stage.alarm()
    await stage.after(MINUTE_MS)
    expect(subjects()[0]).toContain('isb@haus.example [TLP:GREEN] NCV ALARM: ')
    await stage.after(3 * HOUR_MS)
    expect(reminded()).toEqual([])
    for (let hour = 0; hour < 10; hour++) await stage.after(HOUR_MS)
    expect(reminded()).toEqual([DEPUTY])
    expect(server.taken.find(({ to }) => to === DEPUTY)?.body).toContain('Seit mehr als 4 Stunden')
  })

  test('is not sent to the deputy where somebody has read the alarm and taken on the match', async () => {
    await house({ recipients, escalateAfterHours: 4 })
    const index = stage.alarm()
    await stage.after(MINUTE_MS)
    stage.stores.services.confirm(index, 'read')
    stage.triage.decide({}, { status: 'in-progress' })
    await stage.after(5 * HOUR_MS)
    expect(reminded()).toEqual([])
  })
})

describe('what waits in the node', () => {
  test('is told without saying what it is, a question on a contribution like a letter, and once a day', async () => {
    const bodies: string[] = []
    for (const kind of ['question', 'letter'] as const) {
      await house({ digestAt: '23:00' })
      const at = stage.triage.now + 1
      const { cases, post } = stage.stores
      if (kind === 'letter') Object.assign(post, { received: () => [{ id: 'x', state: 'unread', frame: new Uint8Array(), at }] })
      else Object.assign(cases, { book: () => ({ replies: [{ kind: 'question', at }], followUps: [], revealed: [] }) })
      server.taken.length = 0
      await stage.after(MINUTE_MS)
      await stage.after(HOUR_MS)
      expect(server.taken).toHaveLength(1)
      bodies.push(`${server.taken[0]?.subject}\n${server.taken[0]?.body}`)
    }
    expect(bodies[0]).toBe(bodies[1])
    expect(bodies[0]).not.toMatch(/Fall|Frage|Beitrag|Brief|Post/)
  })
})

describe('a mail that does not go', () => {
  const concerns = (): ReturnType<MailStage['stores']['mail']['counts']> => stage.stores.mail.counts()

  test('waits, is tried again, and goes when the server is back', async () => {
    await house()
    server.refuseWith = 451
    stage.publish()
    await stage.after(MINUTE_MS)
    expect(concerns()).toMatchObject({ queued: 1, code: 'refused' })
    server.refuseWith = 0
    await stage.after(MINUTE_MS)
    expect(server.taken).toHaveLength(1)
    expect(concerns()).toMatchObject({ queued: 0, failed: 0 })
  })

  test('is kept and counted as failed where the server has refused it for good', async () => {
    await house()
    server.refuseWith = 550
    stage.publish()
    await stage.after(MINUTE_MS)
    expect(concerns()).toMatchObject({ queued: 0, failed: 1 })
    server.refuseWith = 0
    await stage.mail.retry()
    expect(server.taken).toHaveLength(1)
  })

  test('is tried less and less often, and no more after five days', async () => {
    await house({ digestAt: '23:59', host: '127.0.0.1', port: 9 })
    let tries = 0
    stage.open({
      async send() {
        tries++
        return { isSent: false, code: 'unreachable', isFinal: false }
      },
    })
    stage.publish()
    for (let hour = 0; hour < 16; hour++) await stage.after(HOUR_MS)
    expect(tries).toBeGreaterThan(4)
    expect(tries).toBeLessThan(12)
    for (let day = 0; day < 6; day++) await stage.after(24 * HOUR_MS)
    expect(concerns().failed).toBeGreaterThan(0)
  })

  test('is written once and sent once across a crash before the server was asked', async () => {
    await house()
    stage.publish()
    stage.triage.review()
    stage.triage.now += 20 * MINUTE_MS
    expect(stage.mail.write()).toBe(1)
    stage.open()
    await stage.after(MINUTE_MS)
    expect(subjects().filter((each) => each.includes('dringend'))).toHaveLength(1)
  })

  test('goes a second time under the same Message-ID after a crash between the answer of the server and the note of it', async () => {
    await house({ digestAt: '23:59' })
    stage.open({
      async send(...mail) {
        await sendBySmtp(...mail)
        throw new Error('the process ends here')
      },
    })
    stage.publish()
    await expect(stage.after(MINUTE_MS)).rejects.toThrow('the process ends here')
    stage.open()
    await stage.after(MINUTE_MS)
    expect(server.taken).toHaveLength(2)
    expect(new Set(server.taken.map(({ messageId }) => messageId)).size).toBe(1)
  })

  test('never lets two runs send the same mail', async () => {
    await house()
    stage.publish()
    stage.triage.review()
    stage.triage.now += 20 * MINUTE_MS
    stage.mail.write()
    await Promise.all([stage.mail.sendDue(), stage.mail.sendDue(), stage.mail.retry()])
    expect(subjects().filter((each) => each.includes('dringend'))).toHaveLength(1)
  })
})

describe('every mail', () => {
  test('says that a machine wrote it, names no other recipient and has date and id of the node', async () => {
    await house({ recipients: [ISB, { ...ISB, address: 'it@haus.example' }] })
    await stage.after(HOUR_MS)
    for (const { to, headers } of server.taken) {
      expect(headers).toContain('Auto-Submitted: auto-generated')
      expect(headers).toContain(`To: ${to}`)
      expect(headers.filter((line) => /^(?:Message-ID: <[0-9a-f]{32}@haus\.example>|Date: Mon, 05 Jan 2026 )/.test(line))).toHaveLength(2)
    }
    expect(new Set(server.taken.map(({ messageId }) => messageId)).size).toBe(2)
  })

  test('cannot be made to hold another header or line by a title', async () => {
    await house()
    stage.publish({ title: 'Lücke\r\nBcc: boese@example.com\n\n- TLP:CLEAR FALSCH-1: harmlos' })
    await stage.after(MINUTE_MS)
    const [mail] = server.taken
    expect(mail?.headers.some((line) => line.startsWith('Bcc'))).toBe(false)
    expect(mail?.body.split('\n').filter((line) => line.startsWith('- '))).toHaveLength(1)
  })
})
