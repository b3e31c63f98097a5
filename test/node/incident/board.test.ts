// SPDX-License-Identifier: EUPL-1.2
/** The work on an incident: its duties with their periods, its earlier versions, and what two people do to it at once. */
import type { IncidentBoard } from '@ncv/protocol/admin/incident-routes.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { NodeStage } from '../link/node-stage.ts'
import { CALL, handlers, serviceStage } from '../service/service-stage.ts'

const HOUR_MS = 3_600_000
let stage: NodeStage
beforeEach(async () => {
  stage = await serviceStage('work on incidents')
})
afterEach(async () => await stage[Symbol.asyncDispose]())

const INCIDENT = { title: 'Ablage verschlüsselt', description: 'Seit heute früh.', rsit: 'malicious-code/infected-system', vcv: 'external-attack' }
const json = (changes: object = {}) => JSON.stringify({ ...INCIDENT, ...changes })
const code = (wanted: string) => expect.objectContaining({ code: wanted }) as Error
const now = () => stage.federation.now()

async function recorded(): Promise<string> {
  return (await handlers(stage).addIncident({ body: { json: json() } }, CALL)).id
}
const board = async (id: string): Promise<IncidentBoard> => await handlers(stage).showIncidentBoard({ params: { id } }, CALL)
const dutyOf = ({ duties }: IncidentBoard, name: string) => duties.find(({ duty }) => duty === name)

describe('the duties of an incident', () => {
  test('run from when it became known: 72 hours for the data protection authority, 24 recommended for the N-CERT, none set for the others', async () => {
    const id = await recorded()
    const knownAt = now() - HOUR_MS
    const shown = await handlers(stage).setIncidentCourse({ params: { id }, body: { knownAt } }, CALL)
    expect(shown.duties.map(({ duty, dueAt, rule }) => [duty, dueAt === null ? null : (dueAt - knownAt) / HOUR_MS, rule])).toEqual([
      ['n-cert', 24, 'recommended'],
      ['data-protection', 72, 'law'],
      ['police', null, 'none'],
      ['insurer', null, 'none'],
      ['management', null, 'none'],
      ['it-provider', null, 'none'],
    ])
  })

  test('are overdue when their time has passed, unless they are done, do not apply, or the incident is closed', async () => {
    const id = await recorded()
    await handlers(stage).setIncidentCourse({ params: { id }, body: { knownAt: now() - 73 * HOUR_MS } }, CALL)
    const overdue = async () => (await board(id)).duties.filter(({ isOverdue }) => isOverdue).map(({ duty }) => duty)
    expect(await overdue()).toEqual(['n-cert', 'data-protection'])
    await handlers(stage).setIncidentDuty(
      { params: { id, duty: 'data-protection' }, body: { state: 'not-applicable', note: 'Keine Personendaten.' } },
      CALL,
    )
    expect(await overdue()).toEqual(['n-cert'])
    expect((await handlers(stage).listIncidents({}, CALL)).incidents[0]).toMatchObject({ isOverdue: true, openDuties: 5 })
    await handlers(stage).setIncidentCourse({ params: { id }, body: { phase: 'closed' } }, CALL)
    expect(await overdue()).toEqual([])
    expect((await handlers(stage).listIncidents({}, CALL)).incidents[0]).toMatchObject({ isOverdue: false, dueAt: null, phase: 'closed' })
  })

  test('stand on the start page by the one that is due first, and are a concern of the node once they are overdue', async () => {
    const id = await recorded()
    const told = async () => {
      const { items } = await handlers(stage).today({ query: {} }, CALL)
      const { concerns } = await handlers(stage).status({}, CALL)
      return {
        items: items.filter(({ kind }) => kind === 'duty').map(({ id: of, duty, count, isOverdue }) => [of, duty, count, isOverdue]),
        concerns: concerns.filter(({ code: each }) => each === 'duty-overdue').map(({ isRed, text }) => [isRed, text]),
      }
    }
    expect(await told()).toEqual({ items: [[id, 'n-cert', 2, false]], concerns: [] })
    await handlers(stage).setIncidentCourse({ params: { id }, body: { knownAt: now() - 73 * HOUR_MS } }, CALL)
    await handlers(stage).setIncidentDuty({ params: { id, duty: 'insurer' }, body: { state: 'open', dueAt: now() - 80 * HOUR_MS } }, CALL)
    const late = await told()
    expect(late.items).toEqual([[id, 'insurer', 3, true]])
    expect(late.concerns).toHaveLength(3)
    // Whoever sees the state of the node need not see incidents.
    for (const [, text] of late.concerns) expect([String(text).includes(id), String(text).includes(INCIDENT.title)]).toEqual([true, false])
    await handlers(stage).setIncidentCourse({ params: { id }, body: { phase: 'closed' } }, CALL)
    expect(await told()).toEqual({ items: [], concerns: [] })
  })

  test('take a period of the house’s own, such as of an insurance contract', async () => {
    const id = await recorded()
    const dueAt = now() + 48 * HOUR_MS
    const shown = await handlers(stage).setIncidentDuty({ params: { id, duty: 'insurer' }, body: { state: 'open', dueAt } }, CALL)
    expect(dutyOf(shown, 'insurer')).toMatchObject({ dueAt, rule: 'own', state: 'open' })
  })

  test('keep who did it, when, and under which reference', async () => {
    const id = await recorded()
    const body = { state: 'done' as const, at: now() - HOUR_MS, by: 'ISB', reference: 'ZAC 12/26', note: 'Anzeige erstattet' }
    await handlers(stage).setIncidentDuty({ params: { id, duty: 'police' }, body }, CALL)
    expect(dutyOf(await board(id), 'police')).toMatchObject({ ...body, isDerived: false })
  })

  test('do not count as not applicable without a reason, nor as done at a time that lies ahead', async () => {
    const id = await recorded()
    const set = (body: { state: 'done' | 'not-applicable'; at?: number; note?: string }) => () =>
      handlers(stage).setIncidentDuty({ params: { id, duty: 'police' }, body }, CALL)
    expect(set({ state: 'not-applicable', note: '  ' })).toThrow(code('DUTY_REASON'))
    expect(set({ state: 'done', at: now() + HOUR_MS })).toThrow(code('DUTY_TIME'))
    expect(dutyOf(await board(id), 'police')?.state).toBe('open')
  })

  test('the N-CERT’s follows the named report: open with the next stage until the last one is sent', async () => {
    const id = await recorded()
    const send = async (name: 'initial' | 'final') => {
      const wish = { stage: name, tlp: 'TLP:AMBER' as const, files: [] }
      const { digest } = await handlers(stage).previewReport({ params: { id }, body: wish }, CALL)
      await handlers(stage).sendReport({ params: { id }, body: { ...wish, digest } }, CALL)
    }
    await send('initial')
    const first = await board(id)
    expect(first.report?.stages).toEqual(['initial'])
    expect(dutyOf(first, 'n-cert')).toMatchObject({ state: 'open', dueAt: first.knownAt + 72 * HOUR_MS, isDerived: true })
    await send('final')
    expect(dutyOf(await board(id), 'n-cert')).toMatchObject({ state: 'done', dueAt: null, isDerived: true })
  })
})

describe('a note on a duty', () => {
  test('that says nothing but open is taken away, so that what was sent speaks for itself again', async () => {
    const id = await recorded()
    const set = (body: { state: 'open' | 'done' }) => handlers(stage).setIncidentDuty({ params: { id, duty: 'n-cert' }, body }, CALL)
    expect(dutyOf(await set({ state: 'done' }), 'n-cert')).toMatchObject({ state: 'done', isDerived: false })
    expect(dutyOf(await set({ state: 'open' }), 'n-cert')).toMatchObject({ state: 'open' })
    const wish = { stage: 'initial' as const, tlp: 'TLP:AMBER' as const, files: [] }
    const { digest } = await handlers(stage).previewReport({ params: { id }, body: wish }, CALL)
    await handlers(stage).sendReport({ params: { id }, body: { ...wish, digest } }, CALL)
    expect(dutyOf(await board(id), 'n-cert')).toMatchObject({ isDerived: true, rule: 'recommended' })
  })
})

describe('the record of an incident', () => {
  test('can be changed, and what stood there is kept with its time', async () => {
    const id = await recorded()
    const { version } = await board(id)
    const shown = await handlers(stage).putIncident({ params: { id }, body: { json: json({ title: 'Fehlalarm' }), version } }, CALL)
    expect(shown.fields.title).toBe('Fehlalarm')
    expect(shown.history).toMatchObject([{ version, at: now(), fields: { title: INCIDENT.title } }])
  })

  test('is not overwritten by somebody who began with an older version', async () => {
    const id = await recorded()
    await handlers(stage).putIncident({ params: { id }, body: { json: json({ title: 'Zuerst' }), version: 1 } }, CALL)
    expect(() => handlers(stage).putIncident({ params: { id }, body: { json: json({ title: 'Danach' }), version: 1 } }, CALL)).toThrow(
      code('INCIDENT_EDITED'),
    )
    expect((await board(id)).fields.title).toBe('Zuerst')
  })

  test('keeps ten earlier versions and no more', async () => {
    const id = await recorded()
    for (let version = 1; version <= 12; version++)
      await handlers(stage).putIncident({ params: { id }, body: { json: json({ title: `Fassung ${version + 1}` }), version } }, CALL)
    const { history } = await board(id)
    expect(history.map((each) => each.version)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3])
  })

  test('refuses what is no incident and keeps what it was', async () => {
    const id = await recorded()
    expect(() => handlers(stage).putIncident({ params: { id }, body: { json: json({ title: '' }), version: 1 } }, CALL)).toThrow(
      code('INCIDENT_MALFORMED'),
    )
    expect((await board(id)).version).toBe(1)
  })
})

test('the identity profile is shown as it was given, and nothing where none was', async () => {
  expect(await handlers(stage, 1).showIdentity({}, CALL)).toEqual({ identity: null })
  await handlers(stage, 1).putIdentity({ body: { json: JSON.stringify({ name: 'Gemeinde Wiesenbrück', people: ['Erika Muster'] }) } }, CALL)
  expect((await handlers(stage, 1).showIdentity({}, CALL)).identity).toMatchObject({
    name: 'Gemeinde Wiesenbrück',
    people: [{ name: 'Erika Muster', role: '' }],
    hosts: [],
  })
})
