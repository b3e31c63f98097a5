// SPDX-License-Identifier: EUPL-1.2
/** Many matches changed at once: seen before, undone afterwards. @module */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { concerns } from '../../../node/triage/filter.ts'
import { containsGlob, matchesGlob } from '../../../node/triage/glob.ts'
import { undoLast } from '../../../node/triage/decide.ts'
import { baseDocument } from '../../federation/csaf/base-document.ts'
import { DAY_MS, TriageStage } from './triage-stage.ts'

let stage: TriageStage
beforeEach(() => {
  stage = new TriageStage()
  const product = { vendor: 'Musterhaus', product: 'Musterwerk' }
  stage.inventory(
    { id: 'bau-1', ...product, version: '4.1', office: 'Bauamt' },
    { id: 'bau-2', ...product, version: '4.0', office: 'Bauamt' },
    { id: 'kasse-1', ...product, office: 'Kämmerei' },
  )
  stage.publish(baseDocument())
})
afterEach(() => stage[Symbol.dispose]())

const statuses = () => Object.fromEntries(stage.views().map(({ asset, status }) => [asset.id, status]))
const undo = () => undoLast(stage.stores, undefined, stage.now)

describe('a bulk change', () => {
  test('touches what its filter means, and nothing else', () => {
    expect(stage.decide({ office: 'bau' }, { status: 'in-progress' })).toBe(2)
    expect(statuses()).toEqual({ 'bau-1': 'in-progress', 'bau-2': 'in-progress', 'kasse-1': 'check' })
    expect(stage.decide({ asset: '*-1', status: 'check' }, { status: 'closed' })).toBe(1)
    expect(statuses()).toEqual({ 'bau-1': 'in-progress', 'bau-2': 'in-progress', 'kasse-1': 'closed' })
  })

  test('counts only what changes', () => {
    stage.decide({ office: 'bau' }, { status: 'closed' })
    expect(stage.decide({ product: 'musterwerk' }, { status: 'closed' })).toBe(1)
  })

  test('is taken back as a whole, to what every match was before', () => {
    stage.decide({ asset: 'bau-1' }, { status: 'accepted', reason: 'Testnetz', until: '2026-12-31', role: 'Technik' }, false)
    stage.decide({ product: 'muster' }, { status: 'closed' })
    expect(undo()).toEqual({ restored: 3, kept: 0 })
    expect(statuses()).toEqual({ 'bau-1': 'accepted', 'bau-2': 'open', 'kasse-1': 'check' })
    expect(stage.views().find(({ asset }) => asset.id === 'bau-1')).toMatchObject({ reason: 'Testnetz', until: '2026-12-31', role: 'Technik' })
    expect(undo).toThrow(expect.objectContaining({ code: 'UNDO_NOTHING' }))
  })

  test('that is taken back leaves what was decided anew since', () => {
    stage.decide({ product: 'muster' }, { status: 'closed' })
    stage.decide({ asset: 'bau-2' }, { status: 'not-relevant', flag: 'component_not_present' }, false)
    expect(undo()).toEqual({ restored: 2, kept: 1 })
    expect(statuses()).toEqual({ 'bau-1': 'open', 'bau-2': 'not-relevant', 'kasse-1': 'check' })
  })

  test('the last but one is taken back next', () => {
    stage.decide({ office: 'Bauamt' }, { status: 'in-progress' })
    stage.decide({ office: 'Bauamt' }, { status: 'closed' })
    undo()
    expect(statuses()['bau-1']).toBe('in-progress')
    undo()
    expect(statuses()['bau-1']).toBe('open')
  })

  test('and its way back stand in the history of each match, with role and time', () => {
    stage.decide({ office: 'Bauamt' }, { status: 'closed', by: 'ISB', reason: 'Update eingespielt' })
    stage.now += DAY_MS
    undoLast(stage.stores, 'IT-Leitung', stage.now)
    const history = stage.stores.decisions.history('bau-1', 'https://cert.example PRUEF-2099-0001')
    expect(history.map(({ who, cause, from, to, isBulk, isUndone, at }) => [who, cause, from, to, isBulk, isUndone, at - stage.now])).toEqual([
      ['ISB', 'person', 'open', 'closed', true, true, -DAY_MS],
      ['IT-Leitung', 'undo', 'closed', 'open', false, false, 0],
    ])
    expect(history[0]?.after?.reason).toBe('Update eingespielt')
  })
})

describe('a filter', () => {
  test.each([
    ['*', 'alles', true],
    ['fw-*', 'fw-01', true],
    ['FW-?1', 'fw-01', true],
    ['fw-?', 'fw-01', false],
    ['*a*b*c', 'xxaxxbxxc', true],
    ['*a*b*c', 'xxaxxbxxcd', false],
    ['kammerei*', 'Kämmerei Nord', true],
    ['', '', true],
    ['', 'x', false],
  ])('the pattern "%s" on "%s": %s', (pattern, text, expected) => expect(matchesGlob(pattern, text)).toBe(expected))

  test('a pattern of many stars is answered at once', () => {
    expect(matchesGlob(`${'*a'.repeat(90)}b`, 'a'.repeat(5000))).toBe(false)
  })

  test('product and office may be a part of the text', () => {
    expect(containsGlob('forti', 'Fortinet FortiOS 7.2.10')).toBe(true)
    expect(containsGlob('forti*7.4*', 'Fortinet FortiOS 7.2.10')).toBe(false)
  })

  test('an advisory is named by its tracking id or the number of the warning', () => {
    const match = { asset: { id: 'a', product: 'p' }, advisory: 'FG-IR-24-001', index: 12 }
    expect(['FG-IR-24-001', 'fg-ir-24-*', '12'].map((advisory) => concerns({ advisory }, match))).toEqual([true, true, true])
    expect(['FG-IR-24', '1'].map((advisory) => concerns({ advisory }, match))).toEqual([false, false])
  })
})
