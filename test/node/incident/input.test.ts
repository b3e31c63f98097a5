// SPDX-License-Identifier: EUPL-1.2
/**
 * Incident, identity and place list as people hand them in: lenient where files differ, clear where they are wrong.
 *
 * @module
 */
import { readIdentity } from '@ncv/node/incident/identity.ts'
import { dayOf, parseIncident, readIncident } from '@ncv/node/incident/incident.ts'
import { LOWER_SAXONY } from '@ncv/node/incident/places/lower-saxony.ts'
import { parsePlaces, placeList } from '@ncv/node/incident/places/place-list.ts'
import { RedactError } from '@ncv/node/incident/redact-error.ts'
import { redactErrorText } from '@ncv/node/incident/redact-text.ts'
import { parseRsit } from '@ncv/node/incident/rsit.ts'
import { parseVcv } from '@ncv/node/incident/vcv.ts'
import { REDACT_DE } from '@ncv/node/i18n/redact-de.ts'
import { REDACT_EN } from '@ncv/node/i18n/redact-en.ts'
import { BLOCK_REASONS, WHYS } from '@ncv/node/incident/egress-guard/finding.ts'
import { LEFT_OUT_REASONS } from '@ncv/node/incident/redact.ts'
import { REDACT_ERROR_CODES } from '@ncv/node/incident/redact-error.ts'
import { describe, expect, test } from 'vitest'
import { fixture } from './corpus.ts'

const minimal = { title: 'T', description: 'D', rsit: 'fraud/phishing', vcv: 'Externer Angriff' }

function problem(run: () => unknown): RedactError {
  try {
    run()
  } catch (error) {
    if (error instanceof RedactError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('incident', () => {
  test('missing lists, null and people as records are fine', () => {
    const parsed = parseIncident({ ...minimal, people: [{ name: 'Anna Beispiel', role: 'ISB' }], assets: null, occurredAt: null })
    expect(parsed).toMatchObject({ people: ['Anna Beispiel', 'ISB'], assets: [], indicators: [], measures: '', notes: '', vcv: 'external-attack' })
  })

  test('an unknown field is refused by name', () => {
    expect(problem(() => parseIncident({ ...minimal, adresse: 'x' })).params).toMatchObject({ field: 'adresse', problem: 'unknown' })
    expect(problem(() => parseIncident({ ...minimal, indicators: [{ type: 'ip', value: '1', wo: 2 }] })).params['field']).toBe('indicators[0].wo')
  })

  test.each([
    ['rsit', { rsit: 'kaputt' }],
    ['vcv', { vcv: 'Sonstiges' }],
    ['occurredAt', { occurredAt: '31.02.2026' }],
    ['detectedAt', { detectedAt: '2026-02-30T08:00:00Z' }],
    ['description', { description: 7 }],
    ['title', { title: undefined }],
  ])('a wrong %s is named with what is expected', (field, change) => {
    const error = problem(() => parseIncident({ ...minimal, ...change }))
    expect(error.params['field']).toBe(field)
    expect(redactErrorText(error)).toMatch(new RegExp(`^Vorfall, Feld „${field}“: .+ Erwartet: .+`))
  })

  test('what is not JSON is said to be so', () => {
    expect(problem(() => readIncident('<html>')).code).toBe('INCIDENT_NOT_JSON')
  })

  test('a time becomes the day as written, in the house’s own time zone', () => {
    expect(dayOf('2026-03-12T00:30:00+01:00')).toBe('2026-03-12')
    expect(dayOf('2026-03-12')).toBe('2026-03-12')
    expect(dayOf('2026-02-29')).toBeUndefined()
  })

  test('classifications are read in the spellings people use', () => {
    expect(parseRsit('Fraud:Phishing')).toBe('fraud/phishing')
    expect(parseRsit('rsit:fraud="phishing"')).toBe('fraud/phishing')
    expect(parseRsit('phishing')).toBe('fraud/phishing')
    expect(parseRsit('malicious-code')).toBe('malicious-code')
    expect(parseRsit('fun/phishing')).toBeUndefined()
    expect(parseVcv('störung soft- / hardware')).toBe('disruption')
    expect(parseVcv('Sicherheitsluecke')).toBe('vulnerability')
    expect(parseVcv('external-attack')).toBe('external-attack')
  })
})

describe('identity', () => {
  test('ags may be null, lists may be missing', () => {
    expect(readIdentity('{"name":"Gemeinde Hude","ags":null}')).toMatchObject({ name: 'Gemeinde Hude', ags: null, hosts: [] })
  })

  test.each([
    ['ipRanges[1]', { ipRanges: ['10.0.0.0/8', '10.0.0.300/8'] }],
    ['people[0].rolle', { people: [{ name: 'A B', rolle: 'x' }] }],
    ['telefon', { telefon: [] }],
    ['name', { name: '' }],
  ])('%s is named when it is wrong', (field, change) => {
    expect(problem(() => readIdentity(JSON.stringify({ name: 'Gemeinde Hude', ...change }))).params['field']).toBe(field)
  })
})

describe('places', () => {
  test('the districts and independent cities of Lower Saxony are always known', () => {
    expect(LOWER_SAXONY).toHaveLength(45)
    const list = placeList()
    for (const name of LOWER_SAXONY) expect(list.startingWith(name.split(' ')[0] ?? '').length, name).toBeGreaterThan(0)
  })

  test('irregular rows give name and qualifier', () => {
    const places = parsePlaces(fixture('places.csv'))
    expect(places).toContainEqual({ name: 'Winsen', qualifiers: ['Luhe'], ambiguous: false })
    expect(places).toContainEqual({ name: 'Zwiesel', qualifiers: [], ambiguous: false })
    expect(places).toContainEqual({ name: 'Essen', qualifiers: [], ambiguous: true })
    expect(places).toContainEqual(expect.objectContaining({ name: 'Seehausen' }))
  })

  test.each([
    ['name;ags\n', 1],
    ['ags;name;kind;land\n03001;A;Stadt;NI\nxx;B;Stadt;NI\n', 3],
    ['ags;name;kind;land\n03001;;Stadt;NI\n', 2],
  ])('%j is refused in line %i', (csv, line) => {
    expect(problem(() => parsePlaces(csv)).params['line']).toBe(line)
  })
})

test('every code has a German and an English text', () => {
  const keys = [
    ...REDACT_ERROR_CODES.map((code) => `redact.error.${code}`),
    ...WHYS.map((why) => `redact.why.${why}`),
    ...BLOCK_REASONS.map((reason) => `redact.block.${reason}`),
    ...LEFT_OUT_REASONS.map((reason) => `redact.left-out.${reason}`),
  ]
  for (const key of keys) {
    expect(Object.hasOwn(REDACT_DE, key), key).toBe(true)
    expect(Object.hasOwn(REDACT_EN, key), key).toBe(true)
  }
})
