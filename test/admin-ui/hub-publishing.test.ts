// SPDX-License-Identifier: EUPL-1.2
/** What the hub's pages make of data, without a browser. @module */
import { WarningText } from '@ncv/protocol/admin/hub-routes.ts'
import type { ImportRunView } from '@ncv/protocol/admin/hub-warning-routes.ts'
import { describe, expect, test } from 'vitest'
import { caseState, inOrder } from '../../admin-ui/src/hub/case-state.ts'
import { dayEnd } from '../../admin-ui/src/hub/day-end.ts'
import { readEntryNumbers } from '../../admin-ui/src/hub/entry-numbers.ts'
import { standingExceptions } from '../../admin-ui/src/hub/exceptions.ts'
import type { Areas } from '../../admin-ui/src/hub/todo.ts'
import { todosOf } from '../../admin-ui/src/hub/todo.ts'
import { daysIn, EMPTY_FORM, faultsOf, formOf, openPlaces, readIndicators, warningOf } from '../../admin-ui/src/hub/warning-form.ts'
import { wordDiff } from '../../admin-ui/src/hub/word-diff.ts'

describe('a warning in the form', () => {
  const content = {
    title: 'Welle',
    publisher: 'N-CERT',
    text: 'Zeile 1\nZeile 2',
    severity: 'high' as const,
    recommendations: ['Sperren.', 'Prüfen\nund melden.'],
    indicators: [{ type: 'domain', value: 'a.example' }],
    classification: 'fraud/phishing',
    isAlarm: false,
    isExercise: true,
  }

  test('comes out as it went in, an exercise as an exercise, and only breaks inside of a recommendation are lost', () => {
    const text = warningOf(formOf(content, 'TLP:AMBER'))
    const { publisher: _, isAlarm: __, ...rest } = content
    expect(text).toEqual({ ...rest, recommendations: ['Sperren.', 'Prüfen und melden.'], isExercise: true, tlp: 'TLP:AMBER' })
    expect(WarningText.safeParse(text).success).toBe(true)
  })

  test('sends no empty field: the hub would take it for a word', () => {
    expect(warningOf({ ...EMPTY_FORM, title: ' Nur ein Titel ' })).toEqual({ title: 'Nur ein Titel', tlp: 'TLP:GREEN' })
  })

  test('names what is wrong before anything is sent', () => {
    expect([...faultsOf(EMPTY_FORM)]).toEqual(['title'])
    expect([...faultsOf({ ...EMPTY_FORM, title: 'x', indicators: 'nur-ein-wort' })]).toEqual(['indicators'])
    expect([...faultsOf({ ...EMPTY_FORM, title: 'x', recommendations: 'y\n'.repeat(21) })]).toEqual(['recommendations'])
    expect(readIndicators('ip 192.0.2.1\n\nfalsch\nurl: https://a.example/b c')).toEqual({
      indicators: [
        { type: 'ip', value: '192.0.2.1' },
        { type: 'url', value: 'https://a.example/b c' },
      ],
      wrong: [3],
    })
  })

  test('points at gaps of a template and at days, not at defanged addresses', () => {
    const form = { ...EMPTY_FORM, title: '[Produkt]: Lücke', text: 'Am 13.10.2026 um 07:43 rief hxxps://a[.]example an, [Produkt].' }
    expect(openPlaces(form)).toEqual(['[Produkt]'])
    expect(daysIn(form)).toEqual(['13.10.2026', '07:43'])
    expect(daysIn({ ...EMPTY_FORM, text: 'FortiOS 7.2.12 bis 7.4.9, seit 2026-10-13' })).toEqual(['2026-10-13'])
  })
})

describe('two texts side by side', () => {
  const back = (pieces: ReturnType<typeof wordDiff>, without: 'added' | 'removed') =>
    pieces
      .filter(({ kind }) => kind !== without)
      .map(({ text }) => text)
      .join('')

  test.each([
    ['', ''],
    ['a', ''],
    ['', 'a'],
    ['eins zwei drei', 'eins drei'],
    ['am Dienstag in  Musterstadt\nkam', 'kam heute'],
    ['x '.repeat(2000), `y ${'x '.repeat(1999)}`],
  ])('%j and %j are whole in what is shown', (before, after) => {
    const pieces = wordDiff(before, after)
    expect(back(pieces, 'added')).toBe(before)
    expect(back(pieces, 'removed')).toBe(after)
  })

  test('mark only the words that differ', () => {
    expect(wordDiff('Frau Muster meldete es', 'Eine Person meldete es')).toEqual([
      { kind: 'removed', text: 'Frau Muster ' },
      { kind: 'added', text: 'Eine Person ' },
      { kind: 'same', text: 'meldete es' },
    ])
  })
})

describe('exceptions of imports', () => {
  const run = (id: number, path: string, files: readonly string[], failure: string | null = null): ImportRunView => ({
    ...{ id, at: id, path, files: 9, published: 0, revised: 0, unchanged: 0, failure },
    exceptions: files.map((file) => ({ file, code: 'CSAF_INVALID', test: null, pointer: '', reason: '', kind: 'faulty' as const })),
  })
  const shown = (...runs: ImportRunView[]) => standingExceptions(runs).map(({ run: id, path, file }) => `${id} ${path}/${file}`)

  test('end with a newer run over the same place that does not complain', () => {
    expect(shown(run(3, '/a', ['x']), run(2, '/b', ['y']), run(1, '/a', ['x', 'z']))).toEqual(['3 /a/x', '2 /b/y'])
  })

  test('stay where the newer run ended early', () => {
    expect(shown(run(2, '/a', ['x'], 'HUB_WAITING'), run(1, '/a', ['x', 'z']))).toEqual(['2 /a/x', '1 /a/z'])
  })
})

describe('what waits', () => {
  const NOW = 1_000_000
  const clock = { state: 'waiting' as const, dueAt: NOW + 10, leftMs: 10, lateMs: 0 }
  const request = {
    ...{ id: 'r', member: { id: 'm', name: 'Wiesenbrück' }, subject: 'Hilfe', topic: 'other' as const },
    ...{ isUrgent: false, tlp: 'TLP:GREEN' as const, at: 1, state: 'received' as const, clock },
  }
  const oneCase = { id: 'c', rsit: 'fraud/phishing', replies: 0, followUps: 0, limit: 6, isClosed: false, isOpen: true }
  const draft = { id: 'd', title: 'Entwurf', author: 'anna', isAlarm: false, index: null }
  const areas = {
    requests: [request, { ...request, id: 'late', clock: { ...clock, state: 'overdue', dueAt: NOW - 5 } }],
    cases: [oneCase, { ...oneCase, id: 'done', isClosed: true }],
    drafts: [draft, { ...draft, id: 'out', index: 7 }],
  } as unknown as Areas

  test('is ordered: late, then by deadline, then without one', () => {
    expect(todosOf(areas, undefined, NOW).map(({ key }) => key)).toEqual(['request late', 'request r', 'contribution c', 'draft d'])
  })

  test('says of the own draft that another person is needed, and comes last', () => {
    expect(todosOf(areas, 'anna', NOW).at(-1)).toMatchObject({ kind: 'own-draft', who: 'anna' })
  })

  test('gives a contribution no time: when it came is not known', () => {
    const [contribution] = todosOf({ cases: areas.cases ?? [] }, undefined, NOW)
    expect(contribution).toMatchObject({ kind: 'contribution', dueAt: null, isLate: false, who: '' })
  })

  test('is nothing where nothing may be read', () => {
    expect(todosOf({}, undefined, NOW)).toEqual([])
  })

  test('puts new contributions before the others, and those in an order that says nothing of their arrival', () => {
    const cases = [
      { ...oneCase, id: 'b', replies: 1 },
      { ...oneCase, id: 'z' },
      { ...oneCase, id: 'a' },
      { ...oneCase, id: 'o', isOpen: false },
    ]
    expect(inOrder(cases).map((each) => `${each.id} ${caseState(each)}`)).toEqual(['a new', 'z new', 'b asked', 'o over'])
  })
})

describe('what people type', () => {
  test('numbers of entries are read in any order and refused as a whole where one is none', () => {
    expect(readEntryNumbers(' 23, 17;17\n5 ')).toEqual([5, 17, 23])
    expect(['', 'eins', '1 -2', '1.5', Array.from({ length: 65 }, (_, i) => i).join(' ')].map(readEntryNumbers)).toEqual(Array(5).fill(undefined))
  })

  test('a day as an end counts to its last moment', () => {
    expect(dayEnd('2026-02-01')).toBe(Date.UTC(2026, 1, 2))
    expect([dayEnd(''), dayEnd('2026-13-01')]).toEqual([undefined, undefined])
  })
})
