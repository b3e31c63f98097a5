// SPDX-License-Identifier: EUPL-1.2
/** What a node shows of the log that it follows, and of its own setting. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CALL } from '../../support/call.ts'
import type { NodeStage } from '../link/node-stage.ts'
import { stagedNode } from '../link/node-stage.ts'
import { postStage } from '../post/post-stage.ts'

let stage: NodeStage
beforeAll(async () => {
  stage = await postStage('entries')
  await stage.warn()
  await stage.warn({ title: 'Zweite' })
  await stage.witness()
  await stage.look()
})
afterAll(() => stage[Symbol.asyncDispose]())

const handlers = (at = 0) => stagedNode(stage, at).handlers

describe('the list of entries', () => {
  test('holds the newest first, and counts every entry once by its kind', async () => {
    const { size, kinds, entries } = await handlers().listEntries({ query: {} }, CALL)
    expect(kinds.reduce((sum, { count }) => sum + count, 0)).toBe(size)
    expect(kinds.find(({ kind }) => kind === 'warning')?.count).toBe(2)
    const indexes = entries.map(({ index }) => index)
    expect(indexes).toEqual([...indexes].sort((a, b) => b - a))
    expect(indexes).toHaveLength(size)
  })

  test('can be narrowed to a kind and to a state', async () => {
    const warnings = await handlers().listEntries({ query: { kind: 'warning' } }, CALL)
    expect(warnings.entries.map(({ kind }) => kind)).toEqual(['warning', 'warning'])
    expect((await handlers().listEntries({ query: { kind: 'warning', state: 'refused' } }, CALL)).entries).toEqual([])
  })

  test('shows why an entry was set aside', async () => {
    const { log } = stagedNode(stage).stores
    const index = log.size() - 1
    log.quarantine(index, 'WARNING_MALFORMED', 1)
    const { entries } = await handlers().listEntries({ query: { state: 'refused' } }, CALL)
    expect(entries).toMatchObject([{ index, state: 'refused', code: 'WARNING_MALFORMED' }])
  })
})

describe('the witnesses', () => {
  test('are shown with their newest cosignature, and the own house is marked', async () => {
    const { witnesses, quorum, isFresh } = await handlers().listWitnesses({}, CALL)
    expect(witnesses).toHaveLength(3)
    expect(witnesses.filter(({ at }) => at !== null).length).toBeGreaterThanOrEqual(quorum)
    expect(witnesses.filter(({ isOwn }) => isOwn).map(({ id }) => id)).toEqual([stagedNode(stage).self.keys.id])
    expect(isFresh).toBe(true)
  })
})

describe('the settings', () => {
  test('name the house, its federation and all due days, none of them its own', async () => {
    const { name, hubUrl, dueDays, isWitness } = await handlers().readSettings({}, CALL)
    expect({ name, hubUrl, isWitness }).toEqual({ name: 'Gemeinde 1', hubUrl: 'https://hub.test', isWitness: true })
    expect(dueDays.map(({ days }) => days.length)).toEqual([6, 6, 6, 6])
    expect(dueDays.flatMap(({ days }) => days).some(({ isOwn }) => isOwn)).toBe(false)
  })

  test('„Was sieht wer?“ holds both ways, hub and relay together, and no field that nobody sees', async () => {
    const { ways, parties } = await handlers().whoSees({}, CALL)
    expect(ways.map(({ way }) => way)).toEqual(['anonymous', 'named'])
    for (const { learns, messages } of ways) {
      expect(learns.map(({ who }) => who)).toEqual([...parties.map(({ party }) => party), 'hub+relay'])
      expect(messages.flatMap(({ fields }) => fields).every(({ by }) => by.length > 0)).toBe(true)
    }
  })
})
