// SPDX-License-Identifier: EUPL-1.2
import { answerReport, reportCase, reportCases, threadOf } from '@ncv/federation/hub/service/reports.ts'
import { forgetServices } from '@ncv/federation/hub/service/figures.ts'
import { hex } from '@ncv/protocol/bytes.ts'
import type { DutyReport, DutyStage } from '@ncv/protocol/message/duty-report.ts'
import { PostText } from '@ncv/protocol/message/post.ts'
import { contentOf } from '@ncv/protocol/post/content.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FoundedHub, TestMember } from '../../support/founded-hub.ts'
import { foundHub } from '../../support/founded-hub.ts'
import type { VirtualFederation, VirtualWorld } from '../../support/virtual-world.ts'
import { virtualFederation } from '../../support/virtual-world.ts'
import { mailboxOf, post } from './posted.ts'

const HOUR_MS = 3_600_000
let federation: VirtualFederation
let world: VirtualWorld
let founded: FoundedHub
let first: TestMember
let second: TestMember
beforeEach(async () => {
  federation = virtualFederation({ seed: 'reports' })
  world = federation.party('member')
  founded = await foundHub(federation.party('hub'))
  ;[first, second] = founded.members as [TestMember, TestMember]
})
afterEach(() => founded.dispose())

const code = (wanted: string) => expect.objectContaining({ code: wanted })
function stage(name: DutyStage, report: Uint8Array, more: Partial<DutyReport> = {}): DutyReport {
  return {
    report,
    stage: name,
    force: 'recommended',
    knownAt: federation.now(),
    title: 'Verschlüsselte Ablage',
    rsit: 'malicious-code/infected-system',
    vcv: 'external-attack',
    assets: ['Dateiserver'],
    indicators: [],
    isExercise: false,
    ...more,
  }
}

describe('a named report', () => {
  test('is kept stage by stage with the periods that run from the first knowledge of it', async () => {
    const { hub } = founded
    const report = world.random(16)
    const knownAt = federation.now()
    post(hub, first, 'report', stage('initial', report, { knownAt }), world)
    await federation.advance(80 * HOUR_MS)
    // Nobody puts the beginning off by saying later that it was known later.
    post(hub, first, 'report', stage('update', report, { knownAt: federation.now() }), world)
    const [found] = reportCases(hub)
    expect(found?.stages.map((each) => each.stage)).toEqual(['initial', 'update'])
    expect(found?.schedule.map(({ stage: name, state }) => `${name} ${state}`)).toEqual(['initial sent', 'update late', 'final open'])
    expect(found?.schedule[0]?.dueAt).toBe(knownAt + 24 * HOUR_MS)
  })

  test('that is out of order is taken all the same, and what is overdue stands first', async () => {
    const { hub } = founded
    const [one, two] = [world.random(16), world.random(16)]
    post(hub, first, 'report', stage('final', one), world)
    post(hub, first, 'report', stage('initial', one), world)
    post(hub, second, 'report', stage('initial', two), world)
    await federation.advance(100 * HOUR_MS)
    expect(reportCases(hub).map(({ member, next }) => [member, next?.state ?? 'done'])).toEqual([
      [second.id, 'overdue'],
      [first.id, 'done'],
    ])
  })

  test('with the id of another member’s report is another report', () => {
    const { hub } = founded
    const report = world.random(16)
    post(hub, first, 'report', stage('initial', report), world)
    post(hub, second, 'report', stage('final', report), world)
    expect(reportCases(hub)).toHaveLength(2)
    expect(() => reportCase(hub, hex(report))).toThrow(code('REPORT_UNKNOWN'))
  })

  test('is answered by post to the one that reported alone, and the thread shows both directions', () => {
    const { hub } = founded
    const report = world.random(16)
    const id = post(hub, first, 'report', stage('initial', report), world)
    answerReport(hub, hex(report).slice(0, 8), 'Bitte Protokolle sichern.')
    post(hub, first, 'message', { subject: 'Re', text: 'Gesichert.' }, world, { thread: id })
    post(hub, second, 'message', { subject: 'Anderes', text: 'Nichts dazu.' }, world)
    const [heard] = mailboxOf(hub, first)
    expect(heard && contentOf(heard, PostText)).toEqual({ subject: 'Re: Verschlüsselte Ablage', text: 'Bitte Protokolle sichern.' })
    // Handed in above what the member may be given: the answer is in words that may be GREEN.
    expect(heard?.tlp).toBe('TLP:GREEN')
    expect(mailboxOf(hub, second)).toEqual([])
    expect(threadOf(hub, [hex(id)]).map(({ isOwn, text }) => [isOwn, text])).toEqual([
      [true, 'Bitte Protokolle sichern.'],
      [false, 'Gesichert.'],
    ])
  })

  test('of another form is refused, naming the field, and leaves nothing', () => {
    const { hub } = founded
    const { title: _, ...rest } = stage('initial', world.random(16))
    expect(() => post(hub, first, 'report', rest, world)).toThrow(
      expect.objectContaining({ code: 'POST_MALFORMED', params: { field: 'content.title' } }),
    )
    expect(hub.reports.all()).toEqual([])
  })

  test('is forgotten with all its stages when nothing was added to it for the time of personal records', async () => {
    const { hub } = founded
    const report = world.random(16)
    post(hub, first, 'report', stage('initial', report), world)
    await federation.advance(300 * 24 * HOUR_MS)
    post(hub, first, 'report', stage('final', report), world)
    await federation.advance(300 * 24 * HOUR_MS)
    forgetServices(hub)
    expect(hub.reports.all()).toHaveLength(2)
    await federation.advance(66 * 24 * HOUR_MS)
    forgetServices(hub)
    expect(hub.reports.all()).toEqual([])
  })
})
