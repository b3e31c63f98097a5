// SPDX-License-Identifier: EUPL-1.2
/** The forms of incidents and of the own names: what is typed comes out as what the node reads, and back. */
import { parseIdentity, readIdentity } from '@ncv/node/incident/identity.ts'
import { readIncident } from '@ncv/node/incident/incident.ts'
import { RSIT_CLASSES as NODE_CLASSES, RSIT_CODES } from '@ncv/node/incident/rsit.ts'
import { VCV_CATEGORIES } from '@ncv/protocol/message/contribution.ts'
import { describe, expect, test } from 'vitest'
import { identityDraft, identityJson } from '../../admin-ui/src/node/identity-form.ts'
import type { IncidentDraft } from '../../admin-ui/src/node/incident-form.ts'
import {
  draftOf,
  guessType,
  indicatorsOf,
  instantOfInput,
  jsonOf,
  localInputOf,
  NEW_DRAFT,
  RSIT,
  splitRsit,
  VCV,
} from '../../admin-ui/src/node/incident-form.ts'

const DRAFT: IncidentDraft = {
  ...NEW_DRAFT,
  title: ' Ablage verschlüsselt ',
  description: 'Zeile 1\nZeile 2',
  kind: 'malicious-code',
  value: 'infected-system',
  vcv: 'external-attack',
  occurredDay: '2026-03-12',
  occurredTime: '09:42',
  detectedDay: '2026-03-13',
  assets: 'Dateiserver 3\n\n  Fachverfahren X ',
  people: 'Erika Muster',
  indicators: 'subject Ihre Rechnung\nhxxps://boese[.]example/a b\n198.51.100.23',
  measures: 'Getrennt.',
  notes: 'Bleibt hier.',
}

describe('the form of an incident', () => {
  test('writes what the node reads, list by list and moment by moment', () => {
    expect(readIncident(jsonOf(DRAFT))).toEqual({
      title: 'Ablage verschlüsselt',
      description: 'Zeile 1\nZeile 2',
      rsit: 'malicious-code/infected-system',
      vcv: 'external-attack',
      occurredAt: '2026-03-12T09:42',
      detectedAt: '2026-03-13',
      assets: ['Dateiserver 3', 'Fachverfahren X'],
      people: ['Erika Muster'],
      indicators: [
        { type: 'subject', value: 'Ihre Rechnung' },
        { type: 'url', value: 'hxxps://boese[.]example/a b' },
        { type: 'ip', value: '198.51.100.23' },
      ],
      measures: 'Getrennt.',
      notes: 'Bleibt hier.',
    })
  })

  test('shows again what was written, and writes the same from it', () => {
    const read = readIncident(jsonOf(DRAFT))
    const again = draftOf({ ...read, occurredAt: read.occurredAt ?? null, detectedAt: read.detectedAt ?? null })
    expect(jsonOf(again)).toBe(jsonOf(DRAFT))
  })

  test('knows every kind and category that the node knows, and no other', () => {
    const codes = Object.entries(RSIT).flatMap(([kind, values]) => values.map((value) => `${kind}/${value}`))
    expect(codes.sort()).toEqual([...RSIT_CODES].sort())
    expect(Object.keys(RSIT).sort()).toEqual([...NODE_CLASSES].sort())
    expect([...VCV].sort()).toEqual([...VCV_CATEGORIES].sort())
  })

  test('takes a class alone where the value is not known', () => {
    expect(readIncident(jsonOf({ ...DRAFT, value: '' })).rsit).toBe('malicious-code')
    expect(splitRsit('malicious-code')).toEqual({ kind: 'malicious-code', value: '' })
    expect(splitRsit('constructor/x')).toEqual({ kind: '', value: '' })
  })
})

describe('a trace of the attacker', () => {
  test.for([
    ['https://a.example/x', 'url'],
    ['hxxp://a[.]example', 'url'],
    ['rechnung@paket.example', 'email'],
    ['203.0.113.0/24', 'ip'],
    ['2001:db8::1', 'ip'],
    ['boese[.]example', 'domain'],
    ['rechnung.docm', 'filename'],
    ['d41d8cd98f00b204e9800998ecf8427e', 'md5'],
    ['da39a3ee5e6b4b0d3255bfef95601890afd80709', 'sha1'],
    ['e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'sha256'],
    ['CVE-2026-12345', 'cve'],
    ['Ihre Rechnung', 'text'],
  ])('is recognised by its form: %s is %s', ([value, type]) => {
    expect(guessType(value as string)).toBe(type)
  })

  test('keeps what was said about it', () => {
    expect(indicatorsOf('filename: setup.exe')).toEqual([{ type: 'filename', value: 'setup.exe' }])
  })
})

describe('a moment in a form', () => {
  test('comes back to the minute', () => {
    const at = Date.UTC(2026, 2, 12, 8, 42)
    expect(instantOfInput(localInputOf(at))).toBe(at)
    expect(instantOfInput('')).toBeUndefined()
    expect(instantOfInput('gestern')).toBeUndefined()
  })
})

describe('the form of the own names', () => {
  const given = {
    name: 'Gemeinde Wiesenbrück',
    people: [{ name: 'Erika Muster', role: 'ISB' }, 'Max Muster'],
    names: ['Wiesenbrück', 'WB'],
    ipRanges: ['10.99.0.0/16'],
  }

  test('shows what was given and writes the same again', () => {
    const identity = parseIdentity(given)
    const draft = identityDraft(identity)
    expect(draft.people).toBe('Erika Muster | ISB\nMax Muster')
    expect(readIdentity(identityJson(draft))).toEqual(identity)
  })

  test('is empty where nothing was given', () => {
    expect(new Set(Object.values(identityDraft(null)))).toEqual(new Set(['']))
  })
})
