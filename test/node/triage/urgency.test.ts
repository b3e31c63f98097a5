// SPDX-License-Identifier: EUPL-1.2
/** Severity, exploitation, due day and rank. @module */
import { existsSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { kevHandlers } from '../../../node/admin/kev.ts'
import { addDays, dayOf, daysBetween, isDay } from '../../../node/triage/day.ts'
import { criticalityOf, DUE_DAYS, DueDaysConfig, dueDays } from '../../../node/triage/due.ts'
import { parseKev } from '../../../node/triage/kev.ts'
import { baseDocument } from '../../federation/csaf/base-document.ts'
import { csafDocument } from '../matching/advisory-builder.ts'
import { DAY_MS, START, TriageStage } from './triage-stage.ts'
import { CALL } from '../../support/call.ts'

const REAL_KEV = new URL('../../../../shared/data/kev/known_exploited_vulnerabilities.json', import.meta.url)

let stage: TriageStage
beforeEach(() => {
  stage = new TriageStage()
})
afterEach(() => stage[Symbol.dispose]())

const PRODUCT = { vendor: 'Musterhaus', product: 'Musterwerk', version: '4.1' }
const one = () => stage.views()[0]

function kevText(...cves: string[]): string {
  return JSON.stringify({
    catalogVersion: '2026.01.05',
    dateReleased: '2026-01-05T10:00:00.000Z',
    count: cves.length,
    vulnerabilities: cves.map((cveID) => ({ cveID, dateAdded: '2026-01-05', knownRansomwareCampaignUse: 'Known' })),
  })
}

describe('a day', () => {
  test('begins at midnight in Berlin, in winter and in summer', () => {
    expect(dayOf(Date.UTC(2026, 0, 5, 22, 59))).toBe('2026-01-05')
    expect(dayOf(Date.UTC(2026, 0, 5, 23))).toBe('2026-01-06')
    expect(dayOf(Date.UTC(2026, 6, 5, 22))).toBe('2026-07-06')
  })
  test('is counted in the calendar, also where the clocks change', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30')
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2)
    expect([isDay('2026-02-28'), isDay('2026-02-29'), isDay('2026-2-1')]).toEqual([true, false, false])
  })
})

describe('the due date', () => {
  test('is counted from the day on which the match was first seen, and kept by revisions', () => {
    stage.inventory({ id: 'a1', ...PRODUCT })
    const first = stage.publish(baseDocument())
    expect(one()).toMatchObject({ criticality: 'medium', severity: 'critical', due: addDays('2026-01-05', 14), isOverdue: false, dueState: 'later' })
    stage.now += 13 * DAY_MS
    const revised = structuredClone(baseDocument())
    revised.document.tracking.version = '3'
    Object.assign(revised.vulnerabilities[0]?.remediations[0] ?? {}, { details: 'Auf 4.3 aktualisieren.' })
    stage.publish(revised, first)
    expect(one()).toMatchObject({ due: '2026-01-19', dueState: 'week' })
    stage.now = START + 14 * DAY_MS
    expect(one()).toMatchObject({ dueState: 'today', isOverdue: false })
    stage.now += DAY_MS
    expect(one()).toMatchObject({ dueState: 'overdue', isOverdue: true })
    stage.decide({ asset: 'a1' }, { status: 'closed' })
    expect(one()).toMatchObject({ dueState: 'none', isOverdue: false })
    expect(one()).not.toHaveProperty('due')
  })

  test('comes sooner for what the house depends on, and never later for what nobody rated than for "high"', () => {
    for (const row of Object.values(DUE_DAYS)) {
      expect([row.exploited, row.critical, row.high, row.medium, row.low]).toEqual(
        [row.exploited, row.critical, row.high, row.medium, row.low].toSorted((a, b) => a - b),
      )
      expect(row.unknown).toBeLessThanOrEqual(row.high)
    }
    const classes = (['very-high', 'high', 'medium', 'low'] as const).map((criticality) => DUE_DAYS[criticality])
    for (const [i, row] of classes.slice(1).entries()) expect(row.critical).toBeGreaterThan(classes[i]?.critical ?? 0)
  })

  test('follows the need of protection where the inventory names no criticality', () => {
    expect(criticalityOf({ availability: 'very-high', integrity: 'normal' })).toBe('very-high')
    expect(criticalityOf({ confidentiality: 'high' })).toBe('high')
    expect(criticalityOf({ confidentiality: 'very-high', criticality: 'low' })).toBe('low')
    expect(criticalityOf({})).toBe('medium')
  })

  test('is the house’s own where the configuration says so', () => {
    const table = dueDays(DueDaysConfig.parse({ high: { critical: 5 } }))
    expect(table.high).toEqual({ ...DUE_DAYS.high, critical: 5 })
    expect(table.low).toEqual(DUE_DAYS.low)
    expect(DueDaysConfig.safeParse({ high: { critcal: 5 } }).success).toBe(false)
    expect(DueDaysConfig.safeParse({ huge: {} }).success).toBe(false)
  })
})

describe('the list of known exploited vulnerabilities', () => {
  const handlers = () => kevHandlers({ now: () => stage.now }, stage.stores)
  const call = CALL
  const load = (json: string, force = false) => handlers().importKev({ body: { json, force } }, call)

  test('puts what it names first and brings the due date forward, with its reason', () => {
    stage.inventory({ id: 'a1', ...PRODUCT })
    stage.publish(baseDocument())
    expect(load(kevText('CVE-2099-0001'))).toMatchObject({ count: 1, here: 0 })
    expect(one()).toMatchObject({ isExploited: true, due: '2026-01-12' })
    expect(one()?.rank[0]).toBe('nachweislich ausgenutzt, auch von Erpressern (KEV-Liste seit 05.01.2026)')
    expect(handlers().kev({}, call)).toMatchObject({ kev: { ageDays: 0 }, here: 1 })
    stage.now += 40 * DAY_MS
    expect(handlers().kev({}, call)).toMatchObject({ kev: { ageDays: 40 } })
  })

  test('that names a vulnerability later makes it due from that day, not from long ago', () => {
    stage.now = START - 60 * DAY_MS
    stage.inventory({ id: 'a1', ...PRODUCT, criticality: 'low' })
    const document = structuredClone(baseDocument())
    Object.assign(document.vulnerabilities[0]?.scores[0]?.cvss_v3 ?? {}, { baseScore: 5 })
    stage.publish(document)
    expect(one()).toMatchObject({ severity: 'medium' })
    stage.now = START
    load(kevText('CVE-2099-0001'))
    expect(one()).toMatchObject({ due: '2026-01-19', isOverdue: false })
  })

  test.each([
    ['no JSON', '{"catalogVersion"', '/'],
    ['a page', '<html></html>', '/'],
    ['another document', '{"document":{}}', '/catalogVersion'],
    ['a wrong count', kevText('CVE-2026-0001').replace('"count":1', '"count":2'), '/count'],
    ['an empty list', kevText(), '/count'],
    ['a wrong id', kevText('CVE-2026-0001', 'CVE-26-1'), '/vulnerabilities/1/cveID'],
    ['a wrong day', kevText('CVE-2026-0001').replace('"dateAdded":"2026-01-05"', '"dateAdded":"2026-13-05"'), '/vulnerabilities/0/dateAdded'],
    ['an id twice', kevText('CVE-2026-0001', 'CVE-2026-0001'), '/vulnerabilities/1/cveID'],
  ])('with %s is refused, names the place, and changes nothing', (_what, json, field) => {
    load(kevText('CVE-2099-0001'))
    expect(() => load(json)).toThrow(expect.objectContaining({ code: 'KEV_INVALID', params: expect.objectContaining({ field }) }))
    expect([...stage.stores.kev.all().keys()]).toEqual(['CVE-2099-0001'])
  })

  test('that is older than the present one comes in only where somebody insists', () => {
    load(kevText('CVE-2099-0001'))
    const older = kevText('CVE-2026-0001').replace('2026-01-05T10', '2025-12-05T10')
    expect(() => load(older)).toThrow(expect.objectContaining({ code: 'KEV_OLDER' }))
    expect(load(older, true)).toMatchObject({ count: 1 })
  })

  test.skipIf(!existsSync(REAL_KEV))('is read as CISA publishes it (needs the shared data)', () => {
    const list = parseKev(readFileSync(REAL_KEV, 'utf8'))
    expect(list.entries).toHaveLength(1404)
    expect(dayOf(list.released)).toBe('2025-08-25')
    expect(list.entries.filter(({ isRansomware }) => isRansomware).length).toBeGreaterThan(100)
  })
})

describe('the order of matches', () => {
  test('is exploited, verdict, severity, exposure, criticality, due date', () => {
    const product = (n: number) => ({ vendor: 'Musterhaus', product: `Werk${n}` })
    const document = (n: number, baseScore: number, status = 'known_affected') =>
      csafDocument({
        document: { tracking: { ...tracking, id: `T-${n}` } },
        products: [{ id: 'P', ...product(n), range: '<2' }],
        vulnerabilities: [
          {
            cve: `CVE-2026-${1000 + n}`,
            product_status: { [status]: ['P'] },
            ...(baseScore === 0 ? {} : { scores: [{ cvss_v3: { baseScore, vectorString: 'CVSS:3.1/AV:N' }, products: ['P'] }] }),
          },
        ],
      })
    const tracking = { version: '1', status: 'final', initial_release_date: '2026-01-01T00:00:00Z', current_release_date: '2026-01-01T00:00:00Z' }
    const old = { version: '1.0' }
    stage.inventory(
      { id: 'exploited', ...product(1), ...old, exposure: 'isolated', criticality: 'low' },
      { id: 'to-check', ...product(2), ...old, exposure: 'internet', criticality: 'very-high' },
      { id: 'critical', ...product(3), ...old },
      { id: 'high-internet', ...product(4), ...old, exposure: 'internet' },
      { id: 'high-unknown', ...product(4), ...old },
      { id: 'high-internal', ...product(4), ...old, exposure: 'internal', criticality: 'very-high' },
      { id: 'high-internal-low', ...product(4), ...old, exposure: 'internal', criticality: 'low' },
      { id: 'unrated', ...product(5), ...old },
      { id: 'medium', ...product(6), ...old, criticality: 'very-high', exposure: 'internet' },
    )
    stage.publish(document(6, 5))
    stage.publish(document(5, 0))
    stage.publish(document(4, 7))
    stage.publish(document(3, 9))
    stage.publish(document(2, 10, 'under_investigation'))
    stage.publish(document(1, 1))
    stage.stores.kev.replace(parseKev(kevText('CVE-2026-1001')), stage.now)
    const order = ['exploited', 'critical', 'high-internet', 'high-unknown', 'high-internal', 'high-internal-low', 'unrated', 'medium', 'to-check']
    expect(stage.views().map(({ asset }) => asset.id)).toEqual(order)
    stage.decide({ asset: 'exploited' }, { status: 'closed' })
    expect(stage.views().at(-1)?.asset.id).toBe('exploited')
    const reader = stage.reader()
    expect(reader.find({}, false)).toHaveLength(8)
    expect(reader.summary(reader.find({}, true))).toMatchObject({ open: 8, isNew: 8, exploited: 0, overdue: 0 })
  })

  test('what the hub rated stands in where the document rates nothing', () => {
    stage.inventory({ id: 'a1', ...PRODUCT })
    const document = structuredClone(baseDocument())
    document.vulnerabilities[0]?.scores.splice(0)
    stage.publish(document, undefined, 'high')
    expect(one()).toMatchObject({ severity: 'high', vulnerabilities: [{ severitySource: 'hub high' }] })
    expect(one()?.rank.join()).toContain('laut N-CERT')
  })
})
