// SPDX-License-Identifier: EUPL-1.2
/** The match list of the interface: filters, selection, decisions, visits. @module */
import { describe, expect, test } from 'vitest'
import type { MatchGroup } from '@ncv/protocol/admin/match-list-routes.ts'
import { MatchFilter } from '@ncv/protocol/admin/match-routes.ts'
import { changeOf, EMPTY_DRAFT, lackOf } from '../../admin-ui/src/views/node/match/decide.ts'
import { matchPath, matchQuery } from '../../admin-ui/src/views/node/match/query.ts'
import { keep, readSaved, withSaved } from '../../admin-ui/src/views/node/match/saved.ts'
import { countOf, keyOf, NOTHING, onlyOf, withGroup, withLine } from '../../admin-ui/src/views/node/match/selection.ts'
import { sourceOf } from '../../admin-ui/src/views/node/match/source.ts'
import { lastVisit, nextVisit, readVisit } from '../../admin-ui/src/views/node/visit.ts'

const HOUR = 3_600_000

describe('a filter in the address', () => {
  test('becomes what the server takes, and nothing else', () => {
    const query = new URLSearchParams(
      'q=forti&status=open&severity=from-high&due=week&verdict=check&exploited=true&since=2026-01-01&order=due&page=3',
    )
    const { filter, order, page, all } = matchQuery(query)
    expect(filter).toEqual({ q: 'forti', status: 'open', atLeast: 'high', due: 'week', verdict: 'check', exploited: 'true', since: '2026-01-01' })
    expect([order, page, all]).toEqual(['due', 3, false])
    expect(MatchFilter.safeParse(filter).success).toBe(true)
  })

  test.each(['status=x&severity=%3Cscript%3E&due=1&page=-4&since=gestern&fresh=1', `q=${'a'.repeat(9999)}`, 'office=%20%20'])(
    'that no server would take does no harm: %s',
    (text) => {
      const { filter, page } = matchQuery(new URLSearchParams(text))
      expect(MatchFilter.safeParse(filter).success).toBe(true)
      expect(page).toBe(1)
    },
  )

  test('asks for settled ones too where it says so', () => {
    expect(matchQuery(new URLSearchParams('status=all'))).toMatchObject({ all: true, filter: {} })
  })

  test('an id may hold any sign and stays one step of the path', () => {
    expect(matchPath('fw/1 a?', 'X#1').split('/')).toHaveLength(3)
  })
})

describe('a selection', () => {
  const lines = ['a', 'b', 'c', 'd'].map((asset) => ({ asset, advisory: 'X-1' }))
  const group = { key: 'g', matches: 40, lines } as unknown as MatchGroup

  test('with shift takes everything between', () => {
    const one = withLine(NOTHING, lines, { asset: 'b', advisory: 'X-1' }, true, undefined)
    const more = withLine(one, lines, { asset: 'd', advisory: 'X-1' }, true, keyOf({ asset: 'b', advisory: 'X-1' }))
    expect(onlyOf(more)?.map((each) => ('asset' in each ? each.asset : ''))).toEqual(['b', 'c', 'd'])
    const less = withLine(more, lines, { asset: 'c', advisory: 'X-1' }, false, undefined)
    expect(countOf(less, 100)).toBe(2)
  })

  test('of a group stands for all of it, also what is not shown, and counts nothing twice', () => {
    const one = withLine(NOTHING, lines, { asset: 'b', advisory: 'X-1' }, true, undefined)
    const all = withGroup(one, group, true)
    expect([countOf(all, 100), onlyOf(all)]).toEqual([40, [{ group: 'g' }]])
    expect(onlyOf(withGroup(all, group, false))).toEqual([])
  })

  test('of everything names nothing: the filter says it', () => {
    const all = { ...NOTHING, isEverything: true }
    expect([countOf(all, 327), onlyOf(all)]).toEqual([327, undefined])
  })
})

describe('a decision', () => {
  test.each([
    [{ ...EMPTY_DRAFT }, undefined],
    [{ ...EMPTY_DRAFT, status: '' as const }, 'empty'],
    [{ ...EMPTY_DRAFT, status: '' as const, role: 'Technik' }, undefined],
    [{ ...EMPTY_DRAFT, status: 'not-relevant' as const }, 'reason'],
    [{ ...EMPTY_DRAFT, status: 'not-relevant' as const, flag: 'component_not_present' as const }, undefined],
    [{ ...EMPTY_DRAFT, status: 'accepted' as const, reason: 'Testnetz' }, 'until'],
    [{ ...EMPTY_DRAFT, status: 'accepted' as const, until: '2026-12-31' }, 'reason'],
  ])('%j lacks %s', (draft, lack) => expect(lackOf(draft)).toBe(lack))

  test('leaves out what belongs to another status', () => {
    const draft = { status: 'closed' as const, flag: 'component_not_present' as const, reason: ' ', until: '2026-12-31', role: '' }
    expect(changeOf(draft)).toEqual({ status: 'closed' })
  })
})

describe('kept filters', () => {
  test('are read back as they were kept; the same name replaces; pages are not kept', () => {
    let stored = ''
    keep({ setItem: (_, value) => (stored = value) }, withSaved([{ name: 'Bau', query: 'q=1' }], 'Bau', new URLSearchParams('q=2&page=4')))
    expect(readSaved({ getItem: () => stored })).toEqual([{ name: 'Bau', query: 'q=2' }])
  })

  test.each(['{', '7', '[{"name":1}]', '[null]'])('that something else has written are none: %s', (text) => {
    expect(readSaved({ getItem: () => text })).toEqual([])
  })
})

describe('the last visit', () => {
  test('is the one before a pause, and stays that while pages are opened', () => {
    const first = nextVisit(undefined, 100, HOUR)
    const monday = nextVisit(first, 427, 72 * HOUR)
    expect(monday).toMatchObject({ since: 100, sinceAt: HOUR })
    const minutesLater = nextVisit(monday, 430, 72.2 * HOUR)
    expect(lastVisit(minutesLater, 73 * HOUR)).toEqual({ since: 100, sinceAt: HOUR })
    expect(lastVisit(minutesLater, 80 * HOUR)).toEqual({ since: 430, sinceAt: 72.2 * HOUR })
  })

  test('of another log counts for nothing', () => {
    expect(nextVisit({ since: 900, sinceAt: 1, size: 950, at: 2 }, 12, 3)).toMatchObject({ since: 12 })
    expect(readVisit({ getItem: () => '{"since":"x"}' })).toBeUndefined()
  })
})

test('the source of a severity is read out of the words of the contract', () => {
  expect(sourceOf('cvss 3.1 9.8', 'de')).toEqual({ key: 'source.cvss', params: { version: '3.1', score: '9,8' } })
  expect(sourceOf('publisher sehr hoch', 'de')).toEqual({ key: 'source.publisher', params: { word: 'sehr hoch' } })
  expect(sourceOf('', 'en').key).toBe('source.none')
})
