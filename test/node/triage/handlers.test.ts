// SPDX-License-Identifier: EUPL-1.2
/** Matches over the admin interface of a node. @module */
import type { MatchFilter } from '@ncv/protocol/admin/match-routes.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { textOf } from '@ncv/runtime/texts.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { matchHandlers } from '../../../node/admin/match.ts'
import { matchChangeHandlers } from '../../../node/admin/match-change.ts'
import { filterOf } from '../../../node/commands/match-filter.ts'
import { changeLines, headLines, historyLines, matchTable } from '../../../node/commands/match-text.ts'
import { NODE_TEXTS } from '../../../node/i18n/texts.ts'
import { DUE_DAYS } from '../../../node/triage/due.ts'
import { MatchBoard } from '../../../node/warning/match-board.ts'
import { baseDocument } from '../../federation/csaf/base-document.ts'
import { DAY_MS, TriageStage } from './triage-stage.ts'
import { CALL } from '../../support/call.ts'

let stage: TriageStage
beforeEach(() => {
  stage = new TriageStage()
  const product = { vendor: 'Musterhaus', product: 'Musterwerk' }
  stage.inventory(
    { id: 'bau-1', ...product, version: '4.1', office: 'Bauamt', exposure: 'internet' },
    { id: 'bau-2', ...product, version: '4.0', office: 'Bauamt' },
    { id: 'kasse-1', ...product, office: 'Kämmerei' },
  )
  stage.publish(baseDocument())
})
afterEach(() => stage[Symbol.dispose]())

const call = CALL
const USED = { trust: { witnessedSize: () => 1 }, documents: { settle: async () => {} } }
const board = () => new MatchBoard(stage.stores, USED.trust, { now: () => stage.now }, DUE_DAYS)
const world = { now: () => stage.now }
const handlers = () => ({
  ...matchHandlers(world, stage.stores, USED, stage.triage(), board()),
  ...matchChangeHandlers(world, stage.stores, USED, stage.triage(), board()),
})
const listed = async (query: MatchFilter & { all?: 'true'; order?: 'due'; limit?: number; fresh?: 'true' } = {}) =>
  await handlers().listMatches({ query }, call)
const io = {
  lang: 'de',
  isTty: false,
  json: false,
  text: (key: string, params?: Readonly<Record<string, string | number>>) => textOf(NODE_TEXTS, 'de', key, params),
} as unknown as CommandIo

describe('matches, as they are asked for', () => {
  test('settled ones are left out until somebody asks for them', async () => {
    stage.decide({ asset: 'bau-1' }, { status: 'closed' })
    expect((await listed()).matches.map(({ asset }) => asset.id)).toEqual(['bau-2', 'kasse-1'])
    expect((await listed({ all: 'true' })).matches).toHaveLength(3)
    expect((await listed({ status: 'closed' })).matches.map(({ asset }) => asset.id)).toEqual(['bau-1'])
  })

  test('every filter narrows, and the head counts what is shown', async () => {
    expect((await listed({ verdict: 'check' })).matches.map(({ asset }) => asset.id)).toEqual(['kasse-1'])
    expect((await listed({ severity: 'critical', office: 'bau' })).summary).toEqual({
      assets: 2,
      byStatus: { check: 0, open: 2, 'in-progress': 0, closed: 0, 'not-relevant': 0, accepted: 0 },
      open: 2,
      overdue: 0,
      today: 0,
      week: 0,
      isNew: 2,
      exploited: 0,
    })
    stage.now += 15 * DAY_MS
    expect((await listed({ due: 'overdue' })).summary).toMatchObject({ open: 3, overdue: 3, isNew: 0 })
    expect((await listed({ cve: 'CVE-2099-0002' })).matches).toEqual([])
  })

  test('one vulnerability that the match does not have is an error, not a change of all', () => {
    const body = { asset: 'bau-1', advisory: 'PRUEF-2099-0001', cve: 'CVE-2099-0002', status: 'closed' as const }
    expect(() => handlers().setMatch({ body }, call)).toThrow(expect.objectContaining({ code: 'CVE_MISSING' }))
    expect(handlers().setMatch({ body: { ...body, cve: 'CVE-2099-0001' } }, call)).toMatchObject({ status: 'closed' })
  })
})

describe('a limit', () => {
  test('is taken after the order, and the total is told', async () => {
    stage.decide({ asset: 'kasse-1' }, { status: 'closed' })
    const found = await listed({ limit: 1, order: 'due' })
    expect([found.matches.map(({ asset }) => asset.id), found.total, found.summary.open]).toEqual([['bau-1'], 2, 2])
    stage.now += 8 * DAY_MS
    expect((await listed({ fresh: 'true' })).total).toBe(0)
    expect((await listed({})).total).toBe(2)
  })
})

describe('many at once', () => {
  test('are shown before anything changes', async () => {
    const body = { filter: { office: 'bau' }, change: { status: 'in-progress' as const }, apply: false }
    const preview = await handlers().changeMatches({ body }, call)
    expect(preview).toMatchObject({
      applied: false,
      count: 2,
      matches: [{ asset: 'bau-1', cve: 'CVE-2099-0001', from: 'open', to: 'in-progress' }, {}],
    })
    expect((await listed({ status: 'in-progress' })).matches).toEqual([])
    expect(await handlers().changeMatches({ body: { ...body, apply: true } }, call)).toMatchObject({ applied: true, count: 2 })
    expect((await listed({ status: 'in-progress' })).matches).toHaveLength(2)
    expect(await handlers().undoMatches({ body: {} }, call)).toMatchObject({ restored: 2, kept: 0 })
    expect((await listed({ status: 'in-progress' })).matches).toEqual([])
  })

  test('without any filter are refused, and settled ones are left alone unless the filter names their status', async () => {
    stage.decide({ asset: 'bau-1' }, { status: 'closed' })
    const change = { status: 'in-progress' as const }
    await expect(handlers().changeMatches({ body: { filter: {}, change, apply: true } }, call)).rejects.toMatchObject({ code: 'FILTER_EMPTY' })
    const all = { product: 'musterwerk' }
    expect(await handlers().changeMatches({ body: { filter: all, change, apply: false } }, call)).toMatchObject({ count: 2 })
    expect(await handlers().changeMatches({ body: { filter: { ...all, status: 'closed' }, change, apply: false } }, call)).toMatchObject({ count: 1 })
  })
})

describe('on a terminal', () => {
  test('nothing is wider than 80 columns but a single long word', async () => {
    stage.decide(
      { asset: 'bau-1' },
      { status: 'accepted', reason: 'Das Testnetz ist abgeschottet. '.repeat(10).trim(), until: '2026-12-31', role: 'Leitung Bauamt' },
    )
    const found = await listed({ all: 'true' })
    const history = await handlers().matchHistory({ query: { asset: 'bau-1', advisory: 'PRUEF-2099-0001' } }, call)
    const change = { filter: { office: 'bau' }, change: { status: 'in-progress' as const }, apply: false }
    const lines = [
      ...headLines(found, { office: 'Bauamt', severity: 'critical', product: 'ein recht langer Name für ein Produkt der Firma Muster' }, io),
      ...(['due', 'product', 'rank'] as const).flatMap((group) =>
        matchTable({ ...found, matches: found.matches.slice(0, 2) }, { group, isShort: false }, io),
      ),
      ...historyLines(history, io),
      ...changeLines(await handlers().changeMatches({ body: change }, call), io),
    ]
    expect(lines.length).toBeGreaterThan(30)
    expect(lines.filter((line) => line.length > 80 && line.trim().includes(' '))).toEqual([])
    expect(lines.join('\n')).not.toMatch(/undefined|\?\)|match\.|severity\.|\{/)
    expect(lines).toContain('SPÄTER FÄLLIG (2)')
  })

  test('a filter says the same as option and as --where, in German and in the words of the contract', () => {
    const where = ['status=in Arbeit', 'severity=critical', 'office=Bau*', 'due=überfällig']
    const options = { status: 'in-progress', severity: 'kritisch', office: 'Bau*', due: 'overdue' }
    expect(filterOf({}, io, where)).toEqual(filterOf(options, io))
    expect(filterOf(options, io)).toEqual({ status: 'in-progress', severity: 'critical', office: 'Bau*', due: 'overdue' })
    for (const bad of ['farbe=rot', 'status', 'status=', 'status=kaputt'])
      expect(() => filterOf({}, io, [bad])).toThrow(expect.objectContaining({ code: 'USAGE' }))
    expect(() => filterOf({ office: 'a' }, io, ['office=b'])).toThrow(expect.objectContaining({ code: 'USAGE' }))
  })

  test('every word of triage has a text in both languages', () => {
    const keys = (lang: 'de' | 'en') =>
      Object.keys(NODE_TEXTS[lang]).filter((key) => /^(?:rank|match|kev|diff|remedy|severity|criticality)\./.test(key))
    expect(keys('de').sort()).toEqual(keys('en').sort())
  })
})
