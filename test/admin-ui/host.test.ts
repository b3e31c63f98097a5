// SPDX-License-Identifier: EUPL-1.2
/** The host's pages: who needs somebody first, and commands that a shell reads as they were meant. */
import type { TenantLine, TenantOpen } from '@ncv/protocol/admin/host-routes.ts'
import { describe, expect, test } from 'vitest'
import { commandOf, folderOf, quoted } from '../../admin-ui/src/host/command.ts'
import { countsOf, grouped, groupOf } from '../../admin-ui/src/host/tenant-order.ts'

const QUIET: TenantOpen = { matches: 0, alarms: 0, questions: 0, votes: 0, overdue: 0, exploited: 0, next: null }

function tenant(name: string, more: Partial<TenantLine> = {}): TenantLine {
  return {
    ...{ tenant: name, name, state: 'running', isRed: false, code: null, text: null, since: 0, failures: 0, defects: 0 },
    ...{ port: 1, origin: null, size: 1, warnings: 1, affected: 0, inventory: 1, concerns: [], open: QUIET },
    ...more,
  }
}

function due(day: string | undefined, more: Partial<TenantOpen> = {}): TenantOpen {
  const next = { kind: 'match', id: 'x', title: 'x', count: 1, isOverdue: false, ...(day === undefined ? {} : { due: day }) } as const
  return { ...QUIET, matches: 1, next, ...more }
}

describe('tenants', () => {
  test('stand in one group each: red before all else, quiet where nothing is open', () => {
    const found: readonly (readonly [TenantLine, string])[] = [
      [tenant('a', { isRed: true, state: 'failed' }), 'red'],
      [tenant('b', { isRed: true, open: due('2026-01-01') }), 'red'],
      [tenant('c', { open: due('2026-01-01') }), 'open'],
      [tenant('d', { state: 'not-joined', open: null }), 'not-joined'],
      [tenant('e', { state: 'starting', open: null }), 'waiting'],
      [tenant('f'), 'quiet'],
      [tenant('g', { open: null }), 'quiet'],
    ]
    expect(found.map(([each]) => groupOf(each))).toEqual(found.map(([, group]) => group))
    expect([...grouped(found.map(([each]) => each)).values()].flat()).toHaveLength(found.length)
    expect(countsOf(found.map(([each]) => each))).toEqual({ all: 7, running: 4, red: 2, notJoined: 1 })
  })

  test('with something open stand by alarm, by what is late, then by day', () => {
    const rows = [
      tenant('later', { open: due('2026-03-01') }),
      tenant('votes', { open: due(undefined, { votes: 1 }) }),
      tenant('attacked', { open: due('2026-02-01', { exploited: 1 }) }),
      tenant('soon', { open: due('2026-02-01') }),
      tenant('late', { open: due('2026-02-02', { overdue: 1 }) }),
      tenant('alarm', { open: due(undefined, { alarms: 1 }) }),
    ]
    const open = grouped(rows).get('open')
    expect(open?.map(({ tenant: name }) => name)).toEqual(['alarm', 'late', 'attacked', 'soon', 'later', 'votes'])
  })

  test('that do not run stand before those that run with something wrong', () => {
    const rows = [tenant('concern', { isRed: true, concerns: ['x'] }), tenant('down', { isRed: true, state: 'failed', open: null })]
    expect(
      grouped(rows)
        .get('red')
        ?.map((each) => each.tenant),
    ).toEqual(['down', 'concern'])
  })
})

describe('a command to copy', () => {
  test('is read by a shell as the words that were meant', () => {
    expect(commandOf(['ncv', 'host', 'add', 'aue', '--name', "Markt 'Aue' & $(x)"])).toBe(`ncv host add aue --name 'Markt '\\''Aue'\\'' & $(x)'`)
    expect(quoted('')).toBe("''")
    expect(quoted('/srv/ncv/a-1.json')).toBe('/srv/ncv/a-1.json')
  })

  test('names the folder after the organisation, in signs that a folder may have', () => {
    const names = ['Gemeinde Wiesenbrück', 'Große Höfe/Süd', 'Café Nord', '--', 'x'.repeat(60)]
    expect(names.map(folderOf)).toEqual(['gemeinde-wiesenbrueck', 'grosse-hoefe-sued', 'cafe-nord', '', 'x'.repeat(40)])
  })
})
