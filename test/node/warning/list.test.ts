// SPDX-License-Identifier: EUPL-1.2
/** The list of warnings: searched, filtered, and right again as soon as anything has changed. */
import { AdvisoryStore } from '@ncv/node/store/advisory-store.ts'
import { storeAdvisory } from '@ncv/node/matching/stored-advisory.ts'
import { WarningList } from '@ncv/node/warning/warning-list.ts'
import type { WarningFilter } from '@ncv/protocol/admin/warning-routes.ts'
import { parseCsaf } from '@ncv/protocol/advisory/csaf.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import { encode } from '@ncv/protocol/encode.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import type { Warning } from '@ncv/protocol/message/warning.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { baseDocument } from '../../federation/csaf/base-document.ts'
import { TriageStage } from '../triage/triage-stage.ts'

let stage: TriageStage
let list: WarningList
let next = 0
beforeEach(() => {
  stage = new TriageStage()
  next = 0
  list = new WarningList({ warnings: stage.stores.warnings, matches: stage.stores.matches, advisories: new AdvisoryStore(stage.db) })
})
afterEach(() => stage[Symbol.dispose]())

function warn(more: Partial<Warning> = {}, tlp = 'TLP:CLEAR'): number {
  const index = next++
  const warning: Warning = { lane: 'assessed', title: `Warnung ${index}`, publisher: 'N-CERT', isExercise: false, ...more }
  const sql = `INSERT INTO entry (idx, bytes, kind, tlp, terms, time, epoch, body, state) VALUES (?, x'00', 'warning', ?, 'n-cert', 1, 0, NULL, 'done')`
  stage.db.prepare<[number, string]>(sql).run(index, tlp)
  stage.stores.warnings.add(index, encode(warning as unknown as Value), warning)
  return index
}

const found = (filter: WarningFilter) => list.find(filter).found.map(({ index }) => index)

describe('the list of warnings', () => {
  test('shows what holds, the newest first, and says how many that are', () => {
    warn()
    warn({ supersedes: 0 })
    warn()
    expect(found({})).toEqual([2, 1])
    expect(found({ all: 'true' })).toEqual([2, 1, 0])
    expect(found({ state: 'superseded' })).toEqual([0])
    expect(list.find({ q: 'nirgends' })).toMatchObject({ found: [], total: 2 })
  })

  test('is right again after a withdrawal and a new warning, though it is kept', () => {
    warn()
    expect(found({})).toEqual([0])
    warn()
    expect(found({})).toEqual([1, 0])
    stage.stores.warnings.withdraw(0, next++, 'wrong', undefined)
    expect(found({})).toEqual([1])
    expect(found({ state: 'withdrawn' })).toEqual([0])
    expect(list.all()).toBe(list.all())
  })

  test('is filtered by severity, lane, label, alarm and exercise', () => {
    warn({ severity: 'high' })
    warn({ lane: 'passed-through' }, 'TLP:AMBER')
    warn({ isAlarm: true })
    warn({ isExercise: true })
    expect(found({ severity: 'high' })).toEqual([0])
    expect(found({ lane: 'passed-through' })).toEqual([1])
    expect(found({ tlp: 'TLP:AMBER' })).toEqual([1])
    expect(found({ kind: 'alarm' })).toEqual([2])
    expect(found({ kind: 'exercise' })).toEqual([3])
    expect(found({ kind: 'real' })).toEqual([2, 1, 0])
  })

  test('is searched by words of title, publisher and tracking id, all of them', () => {
    warn({ title: 'FortiOS: Ausführen von Code', advisory: { namespace: 'https://a.example', trackingId: 'WID-7', version: '1' } })
    warn({ title: 'Exchange', publisher: 'Beispiel-CERT' })
    expect(found({ q: 'code fortios' })).toEqual([0])
    expect(found({ q: 'wid-7' })).toEqual([0])
    expect(found({ q: 'beispiel-cert EXCHANGE' })).toEqual([1])
    expect(found({ q: 'fortios exchange' })).toEqual([])
  })

  test('finds a whole CVE in the documents and in texts, and half of one nowhere', () => {
    warn()
    warn({ text: 'Betrifft CVE-2099-7777 und mehr.' })
    const advisory = parseCsaf(utf8(JSON.stringify(baseDocument())))
    const cve = advisory.vulnerabilities[0]?.cve ?? ''
    new AdvisoryStore(stage.db).put(0, storeAdvisory(advisory))
    expect(found({ q: cve.toLowerCase() })).toEqual([0])
    expect(found({ q: 'CVE-2099-7777' })).toEqual([1])
    expect(found({ q: cve.slice(0, -1) })).toEqual([])
  })

  test('says what touches the own house', () => {
    for (let i = 0; i < 3; i++) warn()
    const match = (asset: string, verdict: 'affected' | 'check') => ({ asset, verdict, detail: '[]', digest: '' })
    stage.stores.matches.put(0, [match('a', 'affected'), match('b', 'check')])
    stage.stores.matches.put(1, [match('a', 'check')])
    expect(found({ touches: 'any' })).toEqual([1, 0])
    expect(found({ touches: 'affected' })).toEqual([0])
    expect(found({ touches: 'check' })).toEqual([1, 0])
    expect(list.find({}).counts.get(0)).toEqual({ affected: 1, check: 1 })
  })
})
