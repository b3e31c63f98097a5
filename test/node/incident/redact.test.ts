// SPDX-License-Identifier: EUPL-1.2
/**
 * From an incident to what leaves: named fields only, days instead of times, and nothing at all when in doubt.
 *
 * @module
 */
import { inspect } from '@ncv/node/incident/egress-guard/inspect.ts'
import { compileGuardProfile } from '@ncv/node/incident/guard-profile.ts'
import type { Incident } from '@ncv/node/incident/incident.ts'
import { parseIncident } from '@ncv/node/incident/incident.ts'
import { assertBytesClean, redactIncident, SHORTENED } from '@ncv/node/incident/redact.ts'
import { IncidentReport } from '@ncv/protocol/message/contribution.ts'
import { describe, expect, test } from 'vitest'
import { profileOf } from './corpus.ts'

const profile = profileOf('bersenbrueck')

function incident(changes: Record<string, unknown> = {}): Incident {
  return parseIncident({
    title: 'Kanarienvogel im Maschinenraum der Kasse',
    description:
      'Im Rathaus Bersenbrück klickte Frau Zwetschgenfeld um 09:42 Uhr auf hxxps://paket-check[.]top/a. Betroffen war das Gerät Blaue Mauritius 7.',
    rsit: 'fraud/phishing',
    vcv: 'Externer Angriff',
    occurredAt: '2026-03-12T09:42:00+01:00',
    detectedAt: '2026-03-13',
    assets: ['Blaue Mauritius 7', 'Exchange auf SRV-GELB-07'],
    people: ['Zwetschgenfeld, Ottilie'],
    indicators: [{ type: 'URL', value: 'hxxps://paket-check[.]top/a' }],
    measures: 'Konto gesperrt, SRV-GELB-07 neu aufgesetzt.',
    notes: 'Die Schlüssel liegen unter der gelben Matte im Flur. Nicht weitersagen.',
    ...changes,
  })
}

describe('what leaves', () => {
  test('only the named fields, in the shape of the contribution', () => {
    const { report } = redactIncident(incident(), profile)
    expect(IncidentReport.safeParse(report).success).toBe(true)
    expect(Object.keys(report).sort()).toEqual(['description', 'detectedDay', 'indicators', 'leftOut', 'measures', 'occurredDay', 'rsit', 'vcv'])
    expect(report).toMatchObject({
      rsit: 'fraud/phishing',
      vcv: 'external-attack',
      occurredDay: '2026-03-12',
      detectedDay: '2026-03-13',
      leftOut: [],
    })
  })

  test('no title, notes, people or assets, nor their values inside the texts', () => {
    const whole = incident({
      description:
        'Kanarienvogel im Maschinenraum der Kasse: O. Zwetschgenfeld sah es an SRV-GELB-07. Die Schlüssel liegen unter der gelben Matte im Flur. Familie Akira.',
    })
    const sent = JSON.stringify(redactIncident(whole, profile).report)
    for (const secret of ['Kanarienvogel', 'Zwetschgenfeld', 'SRV-GELB-07', 'Mauritius', 'gelben Matte', 'Bersenbrück'])
      expect(sent).not.toContain(secret)
    expect(sent).toContain('Akira')
  })

  test('what stayed behind is listed with its reason', () => {
    const { leftOut } = redactIncident(incident({ measures: '' }), profile)
    expect(leftOut).toEqual([
      { field: 'title', why: 'never' },
      { field: 'notes', why: 'never' },
      { field: 'people', why: 'never' },
      { field: 'assets', why: 'never' },
      { field: 'occurredAt', why: 'time' },
      { field: 'measures', why: 'empty' },
    ])
  })

  test('a text that cannot be cleaned is left out, and the report says so', () => {
    const { report, leftOut } = redactIncident(incident({ description: 'Wir sind die einzige Gemeinde im Land mit eigener Fähre.' }), profile)
    expect(report).not.toHaveProperty('description')
    expect(report.leftOut).toEqual(['description'])
    expect(leftOut).toContainEqual(expect.objectContaining({ field: 'description', why: 'blocked' }))
  })

  test('a shortened text ends by saying so', () => {
    const { report } = redactIncident(
      incident({ description: 'Der Dienst startet nicht. '.repeat(2_000), measures: 'Neustart hilft. '.repeat(300) }),
      profile,
    )
    expect(report.description?.length).toBeLessThanOrEqual(3_000)
    expect(report.description?.endsWith(SHORTENED)).toBe(true)
    expect(report.measures?.length).toBeLessThanOrEqual(1_500)
    expect(report.measures?.endsWith(SHORTENED)).toBe(true)
  })

  test('invisible characters do not leave', () => {
    const { report } = redactIncident(incident({ description: 'Der\u200B Dienst\u202E steht\u0007 still.' }), profile)
    expect(report.description).toBe('Der Dienst steht still.')
  })
})

describe('indicators', () => {
  const own: ReadonlyArray<readonly [string, string]> = [
    ['ip', '192.168.59.7'],
    ['domain', 'mail.bersenbrueck.de'],
    ['email', 'h.luebbehusen@gmx.de'],
    ['url', 'hxxps://evil[.]top/?u=info%40bersenbrueck.de'],
    ['file', 'Bescheid_Bersenbrueck.docm'],
    ['host', 'BSB-DC01'],
    ['text', 'Anruf um 09:12 Uhr'],
    ['path', '\\\\bsb-nas\\amt'],
  ]

  test.each(own)('%s %s holds an own identifier and is left out', (type, value) => {
    const { report, leftOut } = redactIncident(incident({ indicators: [{ type, value }] }), profile)
    expect(report.indicators).toEqual([])
    expect(leftOut).toContainEqual({ field: 'indicators[0]', why: 'own' })
    expect(report.leftOut).toEqual(['indicators'])
  })

  const foreign: ReadonlyArray<readonly [string, string]> = [
    ['ip', '45.61.136.14'],
    ['cidr', '141.98.80.0/24'],
    ['ipv6', '2a02:4780:1:1::5'],
    ['domain', 'passau-sparkasse-login[.]com'],
    ['email', 'service@konto-check[.]xyz'],
    ['sha256', '9f2c41d0b7aa53e1c8f60d7719e3b2a4455c0e9d1f8827ab6633d0ce94b1a7f2'],
    ['file', 'Rechnung_88213.pdf.js'],
    ['cve', 'CVE-2024-21762'],
    ['malware', 'Win32/Kevin.A!ml'],
    ['user-agent', 'axios/1.6.8'],
    ['url', 'hxxps://transfer-file-eu[.]host/upload'],
    ['port', '8443'],
  ]

  test.each(foreign)('%s %s stays as it is', (type, value) => {
    expect(redactIncident(incident({ indicators: [{ type, value }] }), profile).report.indicators).toEqual([{ type, value }])
  })

  test('at most 40 of at most 200 characters, without line breaks; the rest is named', () => {
    const many = Array.from({ length: 45 }, (_, index) => ({ type: 'ip', value: `45.61.1.${index}` }))
    const { report, leftOut } = redactIncident(
      incident({ indicators: [{ type: 'text', value: 'x'.repeat(201) }, { type: 'text', value: 'a\nb' }, ...many] }),
      profile,
    )
    expect(report.indicators).toHaveLength(40)
    expect(leftOut).toContainEqual({ field: 'indicators[0]', why: 'too-long' })
    expect(leftOut).toContainEqual({ field: 'indicators[1]', why: 'unreadable' })
    expect(leftOut.filter((one) => one.why === 'too-many')).toHaveLength(5)
  })

  test('a type that is a sentence or a name becomes other', () => {
    const { report } = redactIncident(
      incident({
        indicators: [
          { type: 'Fund von Frau Meier', value: '45.61.1.1' },
          { type: 'bersenbrueck', value: '45.61.1.2' },
        ],
      }),
      profile,
    )
    expect(report.indicators.map((one) => one.type)).toEqual(['other', 'other'])
  })
})

describe('failing closed', () => {
  test('without an identity there is no guard', () => {
    expect(() => compileGuardProfile(undefined)).toThrow(expect.objectContaining({ code: 'IDENTITY_MISSING' }))
  })

  test('an exception inside a rule lets nothing leave', () => {
    const broken = {
      ...profile,
      get names(): never {
        throw new Error('broken rule')
      },
    }
    expect(() => redactIncident(incident(), broken)).toThrow(expect.objectContaining({ code: 'GUARD_FAILED' }))
  })

  test('bytes that hold a value of the incident are refused, clean ones are not', () => {
    const one = incident()
    const bytes = (text: string) => new TextEncoder().encode(text)
    expect(() => assertBytesClean(bytes('…SRV-GELB-07…'), one, profile)).toThrow(expect.objectContaining({ code: 'GUARD_FAILED' }))
    expect(() => assertBytesClean(bytes(JSON.stringify(redactIncident(one, profile).report)), one, profile)).not.toThrow()
  })

  test('random bytes hardly ever spell an own identifier', () => {
    let state = 7
    const noise = Uint8Array.from({ length: 100_000 }, () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      return state >>> 16
    })
    expect(inspect(noise, profile)).toEqual([])
  })
})
