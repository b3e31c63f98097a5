// SPDX-License-Identifier: EUPL-1.2
/** What is open at a node today. @module */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { todayHandlers } from '../../../node/admin/today.ts'
import type { Self } from '../../../node/self.ts'
import type { Stores } from '../../../node/store/stores.ts'
import { DUE_DAYS } from '../../../node/triage/due.ts'
import { MatchBoard } from '../../../node/warning/match-board.ts'
import { baseDocument } from '../../federation/csaf/base-document.ts'
import { CALL } from '../../support/call.ts'
import { DAY_MS, START, TriageStage } from './triage-stage.ts'

let stage: TriageStage
beforeEach(() => {
  stage = new TriageStage()
  const product = { vendor: 'Musterhaus', product: 'Musterwerk' }
  stage.inventory({ id: 'bau-1', ...product, version: '4.1' }, { id: 'kasse-1', ...product })
  stage.publish(baseDocument())
})
afterEach(() => stage[Symbol.dispose]())

/** A house with two unread messages, one unread alarm and one motion to vote on, and nothing else. */
function handlers() {
  const stores = {
    ...stage.stores,
    services: { reports: () => [], requests: () => [] },
    counts: { questions: () => [] },
    incidents: { all: () => [] },
    cases: { book: () => ({ replies: [], followUps: [] }) },
    wallet: { keptKeys: () => [], outgoing: () => [] },
    post: { counts: () => ({ unread: 2, waiting: 0, aside: 0, refused: 0 }) },
  } as unknown as Stores
  const motion = { id: new Uint8Array(32), motion: { title: 'Aufnahme' }, closesAt: START + DAY_MS, electorate: new Set() }
  const links = {
    registry: { rules: { retentionDays: 365 }, members: new Map() },
    alarms: { standing: () => [{ warning: stage.stores.warnings.one(0), isRead: false, isDelivered: true }] },
    voting: { ownVotes: () => new Map(), motions: () => [motion], votersOf: () => [{ id: 'me', isMandate: false }] },
    documents: { settle: async () => {} },
  } as unknown as Parameters<typeof todayHandlers>[3]
  const board = new MatchBoard(stores, { witnessedSize: () => 1 }, { now: () => stage.now }, DUE_DAYS)
  return todayHandlers({ now: () => stage.now }, { keys: { id: 'me' } } as unknown as Self, stores, links, stage.triage(), board)
}

const today = async (query = {}, roles = ['owner']) => await handlers().today({ query }, { ...CALL, caller: { roles, account: null } })

describe('what is open today', () => {
  test('stands by due date, alarms first, post without a date last; matches as one line for each product', async () => {
    const { items, total, counts } = await today()
    expect(items.map(({ kind, count }) => [kind, count])).toEqual([
      ['alarm', 1],
      ['vote', 1],
      ['match', 2],
      ['post', 2],
    ])
    expect(total).toBe(4)
    expect(counts).toEqual({ matches: 2, products: 1, alarms: 1, cases: 0, questions: 0, votes: 1, requests: 0, post: 2 })
    expect(items[2]).toMatchObject({ title: 'Musterhaus Musterwerk', severity: 'critical', isCheck: false, due: '2026-01-19', dueState: 'later' })
  })

  test('shows nobody what they may not read elsewhere', async () => {
    const operator = await today({}, ['operator'])
    expect([operator.items, operator.tiles]).toEqual([[], null])
    expect(Object.values(operator.counts)).toEqual(Array.from({ length: 8 }, () => null))
    const reader = await today({}, ['reader'])
    expect(reader.items.map(({ kind }) => kind)).toEqual(['alarm', 'vote', 'match'])
    expect(reader.counts.post).toBeNull()
  })

  test('counts in its tiles what the links behind them list', async () => {
    stage.decide({ asset: 'bau-1' }, { status: 'closed' })
    expect(await today()).toMatchObject({ tiles: { exploited: 0, high: 1, check: 1, closed: 1 }, quarter: '2026-01-01' })
    stage.now += 120 * DAY_MS
    expect(await today()).toMatchObject({ tiles: { closed: 0 }, quarter: '2026-04-01' })
  })

  test('says of a stretch of the log how much is new, how much is changed and how much of it touches the inventory', async () => {
    const first = baseDocument()
    first.document.tracking.id = 'PRUEF-2099-0002'
    stage.publish(first)
    stage.publish(baseDocument(), 0)
    expect((await today({ since: 0 })).since).toEqual({ fresh: 2, changed: 1, touching: 3 })
    expect((await today()).since).toBeNull()
  })
})
