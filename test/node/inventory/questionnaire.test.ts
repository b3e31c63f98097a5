// SPDX-License-Identifier: EUPL-1.2
/**
 * The questionnaire: a start without any list.
 *
 * @module
 */
import type { ImportView } from '@ncv/protocol/admin/inventory-routes.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Asset } from '../../../node/inventory/asset.ts'
import { assetsOfAnswers, checkAnswers, parseTyped, readQuestions } from '../../../node/inventory/questionnaire.ts'
import type { JoinedNode } from './joined-node.ts'
import { joinedNode } from './joined-node.ts'

let node: JoinedNode
beforeEach(() => {
  node = joinedNode()
})
afterEach(() => node[Symbol.dispose]())

const QUESTIONS = readQuestions()
const assets = async (): Promise<readonly Asset[]> => (await node.json<{ assets: Asset[] }>('list')).assets
const answer = (answers: unknown, ...more: string[]) =>
  node.inventory('questionnaire', ['--answers', node.file('answers.json', JSON.stringify(answers)), ...more])

describe('the questions', () => {
  test('cover every office that a Kommune has, and thirty entries can be named with them', () => {
    const offices = new Set(QUESTIONS.map(({ office }) => office))
    for (const office of ['it', 'hauptamt', 'kaemmerei', 'meldeamt', 'standesamt', 'bauamt', 'ordnungsamt', 'feuerwehr', 'schulen', 'wasserwerk'])
      expect(offices).toContain(office)
    expect(new Set(QUESTIONS.map(({ id }) => id)).size).toBe(QUESTIONS.length)
    const first = Object.fromEntries(QUESTIONS.map(({ id, products }) => [id, [{ id: products[0]?.id ?? '' }]]))
    const all = assetsOfAnswers(checkAnswers(first, QUESTIONS), QUESTIONS)
    expect(all.length).toBeGreaterThanOrEqual(30)
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  })

  test('offer product families and operating systems, which the entry says', () => {
    const answers = checkAnswers({ 'it.server-os': [{ id: 'windows-server-2022' }], 'wasserwerk.plc': [{ id: 's7-1200' }] }, QUESTIONS)
    expect(assetsOfAnswers(answers, QUESTIONS)).toMatchObject([
      { id: 'fragebogen/it.server-os/windows-server-2022', vendor: 'Microsoft', product: 'Windows Server 2022', kind: 'os', office: 'IT' },
      { vendor: 'Siemens', product: 'SIMATIC S7-1200 CPU family', kind: 'family' },
    ])
  })
})

describe('what a person types', () => {
  const products = [
    { id: 'a', product: 'A' },
    { id: 'b', product: 'B' },
  ]
  test.each([
    ['1', [{ id: 'a' }]],
    ['1=7.4.9, 2', [{ id: 'a', version: '7.4.9' }, { id: 'b' }]],
    ['Beispiel / Torwächter / 2.1', [{ vendor: 'Beispiel', product: 'Torwächter', version: '2.1' }]],
    ['OPEN/PROSOZ', [{ product: 'OPEN/PROSOZ' }]],
    [
      '1=2 @IT-DL, Gitea @selbst',
      [
        { id: 'a', version: '2', operator: 'it-dl' },
        { product: 'Gitea', operator: 'self' },
      ],
    ],
    ['1 @jemand', undefined],
    ['A / / 1', undefined],
    ['0', 'none'],
    ['-', 'none'],
    ['3', undefined],
    ['1, 9', undefined],
    ['a / b / c / d', undefined],
    [',', undefined],
  ])('%j', (typed, expected) => {
    expect(parseTyped(typed, products)).toEqual(expected)
  })
})

describe('answers from a file', () => {
  test('become entries, with and without a version; none and open questions make none', async () => {
    const ended = await answer({
      'meldeamt.residents': [{ id: 'meso', version: '5.2', operator: 'it-dl' }],
      'standesamt.register': [{ id: 'autista' }],
      'kaemmerei.banking': 'none',
      'it.firewall': [{ vendor: 'Beispiel', product: 'Torwächter', version: '2.1' }],
    })
    expect(ended).toMatchObject({ code: 0, out: expect.stringContaining('3 neu') })
    expect(await assets()).toEqual([
      { id: 'fragebogen/it.firewall/beispiel-torwächter', vendor: 'Beispiel', product: 'Torwächter', version: '2.1', office: 'IT' },
      {
        id: 'fragebogen/meldeamt.residents/meso',
        vendor: 'HSH Kommunalsoftware',
        product: 'MESO',
        version: '5.2',
        operator: 'it-dl',
        office: 'Bürgeramt und Meldewesen',
      },
      { id: 'fragebogen/standesamt.register/autista', vendor: 'Verlag für Standesamtswesen', product: 'AutiSta', office: 'Standesamt' },
    ])
  })

  test('add to what was answered before, and touch no entry that came from a list', async () => {
    await node.inventory('import', ['--file', node.file('list.csv', 'id;vendor;product;version\na1;;Gitea;\n')])
    await answer({ 'standesamt.register': [{ id: 'autista' }], 'it.mail': [{ id: 'exchange-server-2019' }] })
    await answer({ 'standesamt.register': [{ id: 'autista', version: '12.1' }], 'it.mail': 'none' })
    expect(await assets()).toMatchObject([{ id: 'a1' }, { product: 'AutiSta', version: '12.1' }])
    await node.inventory('undo')
    expect(await assets()).toHaveLength(3)
  })

  test('that name another question, product or shape are refused with the place, and none of them is kept', async () => {
    const wrong: [unknown, string][] = [
      [{ 'it.unknown': 'none' }, 'it.unknown'],
      [{ 'it.mail': [{ id: 'autista' }] }, 'exchange-server-2019'],
      [{ 'it.mail': [{ id: 'domino' }], 'it.firewall': [{ version: '1' }] }, 'it.firewall.0'],
      [{ 'it.mail': 'some' }, 'it.mail'],
      [{ 'it.mail': [{ product: 'a\u0007' }] }, 'Steuerzeichen'],
      [[], '--template'],
    ]
    for (const [answers, place] of wrong) expect(await answer(answers)).toMatchObject({ code: 2, err: expect.stringContaining(place) })
    const { plan } = await node.json<{ plan: ImportView }>('questionnaire', ['--answers', node.file('none.json', '{}'), '--preview'])
    expect(plan.counts.added).toBe(0)
  })

  test('the template holds all questions and is itself an answer file', async () => {
    const { out } = await node.inventory('questionnaire', ['--template'])
    expect(Object.keys((JSON.parse(out) as { answers: object }).answers)).toEqual(QUESTIONS.map(({ id }) => id))
    expect(await answer(JSON.parse(out))).toMatchObject({ code: 0 })
  })
})

describe('at the terminal', () => {
  const ask = (answers: readonly string[], ...more: string[]) => node.inventory('questionnaire', more, answers)

  test('what was answered before it was broken off is kept, and is not asked again', async () => {
    const first = await ask(['2=10.0.20348', 'Unsinn / a / b / c', '1', 'q', 'n'], '--office', 'it')
    expect(first).toMatchObject({ code: 0, out: expect.stringContaining('aufgehoben') })
    expect(first.err).toContain('Nicht verstanden')
    expect(await assets()).toEqual([])
    const second = await ask(['q', 'j'], '--office', 'it')
    expect(second.err).not.toContain('Betriebssysteme haben die Server')
    expect(second.err).toContain('virtuelle Server')
    expect(await assets()).toMatchObject([
      { product: 'Windows 10', kind: 'os' },
      { product: 'Windows Server 2019', version: '10.0.20348' },
    ])
  })

  test('where nobody sits it says so and what to do', async () => {
    expect(await ask([])).toMatchObject({ code: 2, err: expect.stringContaining('--answers') })
  })
})
