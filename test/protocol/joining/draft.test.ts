// SPDX-License-Identifier: EUPL-1.2
/** An application may be filled in by halves; only contacts block the admission, only the pledge what is above TLP:GREEN. @module */
import type { Draft } from '@ncv/protocol/joining/draft.ts'
import { attestationsOf, EMPTY_DRAFT, missingFrom, optInsOf, spocOf } from '@ncv/protocol/joining/draft.ts'
import { DRAFT_FIELDS, draftField } from '@ncv/protocol/joining/draft-fields.ts'
import { PREREQUISITES } from '@ncv/protocol/joining/prerequisites.ts'
import { OptIn, SpocRecord } from '@ncv/protocol/message/application.ts'
import { describe, expect, test } from 'vitest'

const NOW = Date.UTC(2026, 0, 5, 8)
const TODAY = '2026-01-05'
const ME = 'm-0123456789abcdef'

function filled(values: Readonly<Record<string, string>>): Draft {
  return Object.entries(values).reduce<Draft>((draft, [name, value]) => draftField(name).write(draft, value, NOW), EMPTY_DRAFT)
}

const CONTACTS = {
  'contact.name': 'Erika Muster',
  'contact.phone': '+49 5199 88-0',
  'deputy.name': 'Max Beispiel',
  'deputy.phone': '05199/88 1',
  address: 'Am Markt 1',
  mailbox: 'it@gemeinde.example',
}
const EXAMPLES: Readonly<Record<string, string>> = {
  ...CONTACTS,
  'contact.mobile': '0171 1234567',
  'deputy.mobile': '0171 1234568',
  groupNumber: '05199 88-99',
  reachability: 'Mo–Fr 8–16',
  category: '2',
}
const exampleOf = (name: string): string =>
  EXAMPLES[name] ??
  {
    state: 'partly',
    date: '2026-01-04',
    data: 'im Ordner',
    ranges: '203.0.113.0/24, 2001:db8::/32',
    domains: 'gemeinde.example',
    until: '2027-01-01',
  }[name.split('.')[1] ?? ''] ??
  ''

describe('the eleven prerequisites', () => {
  test('are those of table 2, and all of them can be filled in', () => {
    expect(PREREQUISITES.map(({ row }) => row)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    expect(new Set(DRAFT_FIELDS.map(({ row }) => row)).size).toBe(11)
    expect(PREREQUISITES.filter(({ optIn }) => optIn.length > 0).map(({ row }) => row)).toEqual([3, 4, 5])
  })

  test.each(DRAFT_FIELDS.map(({ name }) => [name]))('%s: what is written is read again, and can be taken away', (name) => {
    const field = draftField(name)
    const draft = field.write(EMPTY_DRAFT, exampleOf(name), NOW)
    expect(field.read(draft)).toBe(exampleOf(name))
    // The day of an attestation goes with its state.
    expect(field.write(draft, '', NOW)).toEqual(EMPTY_DRAFT)
  })

  test('a row is named by its number as well', () => {
    expect(draftField('4.state').name).toBe('internet.state')
    expect(() => draftField('12.state')).toThrow(expect.objectContaining({ code: 'APPLICATION_FIELD_UNKNOWN' }))
  })
})

describe('a value that cannot be', () => {
  test.each([
    ['contact.phone', 'abc'],
    ['contact.phone', '12'],
    ['mailbox', 'a b@c.example'],
    ['category', '7'],
    ['7.state', 'vielleicht'],
    ['7.date', '2026-01-06'],
    ['7.date', '2026-02-30'],
    ['4.ranges', '203.0.113.7/24'],
    ['4.ranges', '203.0.113.0/24, gemeinde.example'],
    ['4.domains', 'gemeinde'],
    ['4.until', '2026-01-04'],
    ['4.until', '2031-01-01'],
    ['address', 'Am\u202eMarkt'],
  ])('%s = %s is refused with the field and what is expected, not with the value', (name, value) => {
    const wrong = (): Draft => draftField(name).write(EMPTY_DRAFT, value, NOW)
    expect(wrong).toThrow(
      expect.objectContaining({ code: 'APPLICATION_FIELD', params: { field: draftField(name).name, expected: expect.any(String) } }),
    )
  })
})

describe('what is missing', () => {
  test('blocks the admission where the contacts are not whole, and nothing else does', () => {
    const blocking = (draft: Draft, hasPledge = true) =>
      missingFrom(draft, hasPledge).flatMap(({ field, blocks }) => (blocks === null ? [] : [[field, blocks]]))
    expect(blocking(filled(CONTACTS))).toEqual([])
    for (const name of Object.keys(CONTACTS)) {
      const { [name as keyof typeof CONTACTS]: _, ...others } = CONTACTS
      expect(blocking(filled(others))).toEqual([[name, 'admission']])
      expect(spocOf(filled(others), ME, NOW)).toBeUndefined()
    }
    expect(blocking(filled(CONTACTS), false)).toEqual([['pledge', 'amber']])
  })

  test('is everything at first, and nothing at last', () => {
    expect(missingFrom(EMPTY_DRAFT, false)).toHaveLength(6 + 1 + 2 + 1 + 9)
    const whole = filled(Object.fromEntries(DRAFT_FIELDS.map(({ name }) => [name, exampleOf(name)])))
    expect(missingFrom(whole, true)).toEqual([])
  })
})

describe('what leaves the house', () => {
  test('is no data behind an attestation', () => {
    const draft = filled({ ...CONTACTS, '7.state': 'keine verlässlichen Informationen', '7.data': 'GEHEIM', '8.data': 'GEHEIM' })
    const record = attestationsOf(draft, ME, 2, TODAY, NOW)
    expect(record.attestations).toEqual([{ row: 7, state: 'no-reliable-information', asOf: TODAY }])
    expect(JSON.stringify([record, spocOf(draft, ME, NOW), optInsOf(draft, ME, TODAY, NOW)])).not.toContain('GEHEIM')
    expect(SpocRecord.safeParse(spocOf(draft, ME, NOW)).success).toBe(true)
  })

  test('consent goes only with a last day that has not passed, and is taken back when it is gone', () => {
    const draft = filled({ '4.ranges': '203.0.113.0/24', '4.domains': 'Gemeinde.example', '4.until': '2026-06-30', '3.ranges': '198.51.100.0/24' })
    const [given, ...none] = optInsOf(draft, ME, TODAY, NOW)
    expect(none).toEqual([])
    expect(given).toMatchObject({
      row: 4,
      purpose: 'delivery-of-findings',
      ranges: ['203.0.113.0/24'],
      domains: ['gemeinde.example'],
      until: '2026-06-30',
    })
    expect(OptIn.safeParse(given).success).toBe(true)
    expect(optInsOf(draft, ME, '2026-07-01', NOW)).toEqual([])
    expect(optInsOf(draft, ME, '2026-07-01', NOW, [4])).toMatchObject([{ row: 4, ranges: [], domains: [] }])
    expect(optInsOf(EMPTY_DRAFT, ME, TODAY, NOW, [5])).toMatchObject([{ row: 5, ranges: [], domains: [] }])
  })
})
