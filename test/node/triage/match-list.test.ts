// SPDX-License-Identifier: EUPL-1.2
/** Matches as a list to work through, and two people before the same one. @module */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { matchHandlers } from '../../../node/admin/match.ts'
import { matchChangeHandlers } from '../../../node/admin/match-change.ts'
import { matchListHandlers } from '../../../node/admin/match-list.ts'
import { DUE_DAYS } from '../../../node/triage/due.ts'
import { MatchBoard } from '../../../node/warning/match-board.ts'
import { baseDocument } from '../../federation/csaf/base-document.ts'
import { CALL } from '../../support/call.ts'
import { DAY_MS, TriageStage } from './triage-stage.ts'

const USED = { trust: { witnessedSize: () => 1 }, documents: { settle: async () => {} } }
const ADVISORY = 'PRUEF-2099-0001'
const officer = { ...CALL, caller: { roles: ['officer'], account: { id: '1', name: 'Kim Muster' } } }

let stage: TriageStage
let board: MatchBoard
beforeEach(() => {
  stage = new TriageStage()
  const product = { vendor: 'Musterhaus', product: 'Musterwerk' }
  stage.inventory(
    { id: 'bau-1', ...product, version: '4.1', office: 'Bauamt' },
    { id: 'bau-2', vendor: 'MUSTERHAUS', product: 'Musterwerk', version: '4.0', office: 'Bauamt' },
    { id: 'kasse-1', ...product, office: 'Kämmerei' },
  )
  stage.publish(baseDocument())
  board = new MatchBoard(stage.stores, USED.trust, { now: () => stage.now }, DUE_DAYS)
})
afterEach(() => stage[Symbol.dispose]())

const world = { now: () => stage.now }
const handlers = () => ({
  ...matchHandlers(world, stage.stores, USED, stage.triage(), board),
  ...matchChangeHandlers(world, stage.stores, USED, stage.triage(), board),
})
const lists = () => matchListHandlers(world, stage.stores, USED, stage.triage(), board)
const groups = async (query: Parameters<ReturnType<typeof lists>['matchGroups']>[0]['query'] = {}) => await lists().matchGroups({ query }, CALL)
const only = (asset: string) => [{ asset, advisory: ADVISORY }]

describe('the list', () => {
  test('holds one group for a product, however it is spelt and in whatever version', async () => {
    const { groups: found, total, matches, offices } = await groups()
    expect([total, matches, offices]).toEqual([1, 3, ['Bauamt', 'Kämmerei']])
    expect(found[0]).toMatchObject({ product: 'Musterhaus Musterwerk', matches: 3, assets: 3, affected: 2, check: 1, open: 3, severity: 'critical' })
  })

  test('is paged by groups, and each group by lines', async () => {
    stage.inventory(
      { id: 'a', vendor: 'Musterhaus', product: 'Musterwerk', version: '4.1' },
      { id: 'b', vendor: 'Musterhaus', product: 'Musterwerk' },
    )
    const [group] = (await groups({ from: 1, rows: 1 })).groups
    expect([group?.matches, group?.lines.map(({ asset }) => asset)]).toEqual([2, ['b']])
    expect(await groups({ offset: 1 })).toMatchObject({ groups: [], total: 1, matches: 2 })
  })

  test.each([
    [{ q: 'kämmerei' }, ['kasse-1']],
    [{ q: 'CVE-2099-0001  bauamt 4.0' }, ['bau-2']],
    [{ q: 'gibt es nicht' }, []],
    [{ group: 'musterhaus/musterwerk', verdict: 'check' }, ['kasse-1']],
    [{ group: 'musterhaus' }, []],
    [{ atLeast: 'critical', office: 'Bauamt' }, ['bau-1', 'bau-2']],
    [{ exploited: 'true' }, []],
    [{ fresh: 'true', office: 'Bauamt' }, ['bau-1', 'bau-2']],
  ] as const)('the filter %j shows %j', async (filter, expected) => {
    expect((await groups(filter)).groups.flatMap(({ lines }) => lines.map(({ asset }) => asset))).toEqual(expected)
  })

  test('asked for what was closed since a day shows just that', async () => {
    stage.decide({ asset: 'bau-1' }, { status: 'closed' })
    stage.now += 3 * DAY_MS
    stage.decide({ asset: 'bau-2' }, { status: 'closed' })
    const since = new Date(stage.now - DAY_MS).toISOString().slice(0, 10)
    expect((await groups({ status: 'closed', since })).groups[0]?.lines.map(({ asset }) => asset)).toEqual(['bau-2'])
  })

  test('shows at once what was decided a moment ago', async () => {
    expect((await groups()).matches).toBe(3)
    stage.decide({ asset: 'bau-1' }, { status: 'closed' })
    expect((await groups()).matches).toBe(2)
    stage.now += DAY_MS * 40
    expect((await groups({ due: 'overdue' })).matches).toBe(2)
  })
})

describe('two people before the same match', () => {
  const change = { status: 'in-progress' as const }

  test('the second one is told who and when, and nothing is changed', async () => {
    const seen = await handlers().changeMatches({ body: { filter: {}, only: only('bau-1'), change, apply: false } }, CALL)
    expect(seen.decidedAt).toBe(0)
    await handlers().changeMatches({ body: { filter: {}, only: only('bau-1'), change: { status: 'closed' }, apply: true, expected: 0 } }, officer)
    const late = handlers().changeMatches({ body: { filter: {}, only: only('bau-1'), change, apply: true, expected: seen.decidedAt } }, CALL)
    await expect(late).rejects.toMatchObject({ code: 'MATCH_CHANGED', params: { who: 'Kim Muster' } })
    expect((await groups({ status: 'closed' })).matches).toBe(1)
  })

  test('may overwrite it knowingly', async () => {
    await handlers().changeMatches({ body: { filter: {}, only: only('bau-1'), change: { status: 'closed' }, apply: true } }, CALL)
    const body = { filter: {}, only: only('bau-1'), change, apply: true, expected: stage.now }
    expect(await handlers().changeMatches({ body }, CALL)).toMatchObject({ applied: true, count: 1 })
  })

  test('setting one match notices it as well', () => {
    const body = { asset: 'bau-1', advisory: ADVISORY, status: 'closed' as const, expected: 0 }
    expect(handlers().setMatch({ body }, CALL)).toMatchObject({ status: 'closed' })
    expect(() => handlers().setMatch({ body: { ...body, status: 'in-progress' } }, CALL)).toThrow(expect.objectContaining({ code: 'MATCH_CHANGED' }))
  })
})

describe('a change of chosen matches', () => {
  test('touches them alone, and is taken back by its number though somebody changed others since', async () => {
    const first = await handlers().changeMatches({ body: { filter: {}, only: only('bau-1'), change: { status: 'closed' }, apply: true } }, CALL)
    await handlers().changeMatches({ body: { filter: {}, only: only('bau-2'), change: { status: 'closed' }, apply: true } }, CALL)
    expect(first.act).not.toBeNull()
    expect(await handlers().undoMatches({ body: { act: first.act ?? 0 } }, CALL)).toMatchObject({ restored: 1, kept: 0 })
    expect((await groups({ status: 'closed' })).groups[0]?.lines.map(({ asset }) => asset)).toEqual(['bau-2'])
    expect(() => handlers().undoMatches({ body: { act: first.act ?? 0 } }, CALL)).toThrow(expect.objectContaining({ code: 'UNDO_NOTHING' }))
  })

  test('may name a whole product group', async () => {
    const body = { filter: { office: 'Bauamt' }, only: [{ group: 'musterhaus/musterwerk' }], change: { status: 'closed' as const }, apply: true }
    expect((await handlers().changeMatches({ body: { ...body, only: [{ group: 'anderes/werk' }] } }, CALL)).count).toBe(0)
    expect((await handlers().changeMatches({ body }, CALL)).count).toBe(2)
  })

  test('may reopen one that is settled, because it was named', async () => {
    stage.decide({ asset: 'bau-1' }, { status: 'closed' })
    const body = { filter: { asset: 'bau-1' }, change: { status: 'open' as const }, apply: false }
    expect((await handlers().changeMatches({ body }, CALL)).count).toBe(0)
    expect((await handlers().changeMatches({ body: { ...body, filter: {}, only: only('bau-1') } }, CALL)).count).toBe(1)
  })
})
