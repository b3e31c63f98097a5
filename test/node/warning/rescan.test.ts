// SPDX-License-Identifier: EUPL-1.2
/** A rescan ends like matching from scratch, whatever happens meanwhile. @module */
import type { Progress } from '@ncv/protocol/admin/contract.ts'
import type { Advisory } from '@ncv/protocol/advisory/advisory.ts'
import { describe, expect, test } from 'vitest'
import type { Asset } from '../../../node/inventory/asset.ts'
import type { MatchingRules } from '../../../node/matching/rules.ts'
import { aliasFor, neverFor, NO_RULES } from '../../../node/matching/rules.ts'
import { seededChance } from '../../bench/csaf-document.ts'
import type { ScanStage } from './scan-stage.ts'
import { ADVISORIES, assetsFor, fromScratch, scanStage } from './scan-stage.ts'

const VERSIONS = ['0.9', '1.0', '2.4.1', '7.2', '12.0']
const ASSETS: readonly Asset[] = [
  ...assetsFor(ADVISORIES, VERSIONS),
  { id: 'own', product: 'Unser Fachverfahren', version: '1.0' },
  { id: 'other', vendor: 'Haus Nebenan', product: 'Waage 100', version: '3' },
]

/** A product of the advisories that is in the inventory, and one that its own name would never find. */
const [meant] = ADVISORIES.flatMap(({ products }) => products).filter(({ vendor, name }) => vendor !== undefined && name !== undefined)
const said = { vendor: meant?.vendor ?? '', product: meant?.name ?? '' }
const RULES: readonly MatchingRules[] = [
  NO_RULES,
  { ...NO_RULES, aliases: [aliasFor('x', ASSETS.at(-2) as Asset, said)] },
  { ...NO_RULES, never: ASSETS.slice(0, 12).map((asset, i) => neverFor(`n${i}`, asset, said)) },
  {
    ...NO_RULES,
    catalogue: [{ id: 'unser', vendor: 'Wir', product: 'Unser Fachverfahren', kind: 'specialist', versions: 'numbers', aliases: [said] }],
  },
]

function filled(stage: ScanStage, advisories: readonly Advisory[] = ADVISORIES): Map<number, Advisory> {
  stage.change(ASSETS)
  const arrived = new Map(advisories.map((advisory, i) => [10 + i, advisory]))
  for (const [index, advisory] of arrived) stage.arrive(index, advisory)
  stage.db.exec('DELETE FROM rescan_owed; DELETE FROM review_due')
  return arrived
}

/** Warnings whose matches were written since somebody looked. */
const written = (stage: ScanStage): unknown => stage.db.prepare('SELECT count(*) FROM review_due').pluck().get()

describe('a complete rescan', () => {
  test.each(RULES.slice(1))('after a change of rules gives what matching from scratch gives', async (rules) => {
    using stage = scanStage()
    const arrived = filled(stage)
    const before = stage.stores.matches.all()
    stage.correct(rules)
    expect(await stage.matcher.settle()).toMatchObject({ isComplete: true, advisories: ADVISORIES.length, assets: ASSETS.length })
    expect(stage.stores.matches.all()).toEqual(fromScratch(arrived, ASSETS, rules))
    expect(stage.stores.matches.all()).not.toEqual(before)
    stage.correct(NO_RULES)
    await stage.matcher.settle()
    expect(stage.stores.matches.all()).toEqual(before)
  })

  test('writes nothing where nothing has changed, and counts what has', async () => {
    using stage = scanStage()
    filled(stage)
    expect(await stage.matcher.rescan()).toMatchObject({ changed: 0, isComplete: true })
    expect(written(stage)).toBe(0)
    const [gone] = stage.stores.matches.all()
    stage.db.exec(`DELETE FROM match WHERE idx = ${gone?.index ?? ''} AND asset = '${gone?.asset ?? ''}'`)
    expect(await stage.matcher.rescan()).toMatchObject({ changed: 1 })
    expect(written(stage)).toBe(1)
  })

  test('gives others their turn', async () => {
    using stage = scanStage()
    filled(stage)
    stage.stepsInTurn = 3
    const seen: unknown[] = []
    await stage.matcher.rescan({ onProgress: (progress) => seen.push(progress) })
    expect(stage.pauses).toBeGreaterThan(20)
    const { opened } = await stage.matcher.rescan()
    expect(seen.at(-1)).toEqual({ done: opened, total: opened })
  })

  test.each([
    { where: 'behind', advisories: ADVISORIES },
    { where: 'before', advisories: ADVISORIES.toReversed() },
  ])('that a crash ends $where what changes is made up for at the next start', async ({ where, advisories }) => {
    using stage = scanStage()
    const arrived = filled(stage, advisories)
    const rules = RULES[2] as MatchingRules
    stage.correct(rules)
    stage.stepsInTurn = 3
    const stopHalfway = ({ done, total = 0 }: Progress): void => {
      if (done > total / 2) stage.matcher.stop()
    }
    expect(await stage.matcher.settle({ onProgress: stopHalfway })).toMatchObject({ isComplete: false })
    const expected = fromScratch(arrived, ASSETS, rules)
    if (where === 'before') expect(stage.stores.matches.all()).not.toEqual(expected)
    stage.crash()
    expect(stage.matcher.isOwed()).toBe(true)
    const { opened, isComplete } = await stage.matcher.settle()
    expect(isComplete).toBe(true)
    // What was stored once is not looked at again.
    if (where === 'behind') expect(opened).toBeLessThan(ADVISORIES.length)
    expect(stage.matcher.isOwed()).toBe(false)
    expect(stage.stores.matches.all()).toEqual(expected)
  })
})

describe('a changed asset', () => {
  test('is matched with all advisories, and the matches of the others are not touched', async () => {
    using stage = scanStage()
    const arrived = filled(stage)
    const [first, ...others] = ASSETS as readonly [Asset, ...Asset[]]
    const hit = stage.stores.matches.all().filter(({ asset }) => asset === first.id).length
    const changed = [{ ...first, version: '999.0' }, ...others]
    stage.change(changed, [first.id])
    const { opened } = await stage.matcher.settle()
    expect(opened).toBeLessThanOrEqual(4)
    expect(hit).toBeGreaterThan(0)
    expect(stage.stores.matches.all()).toEqual(fromScratch(arrived, changed, NO_RULES))
  })

  test('that was removed has no matches any more', async () => {
    using stage = scanStage()
    const arrived = filled(stage)
    const hit = stage.stores.matches.all()[0]?.asset ?? ''
    const left = ASSETS.filter(({ id }) => id !== hit)
    stage.change(left, [hit])
    await stage.matcher.settle()
    expect(stage.stores.matches.all()).toEqual(fromScratch(arrived, left, NO_RULES))
  })
})

test('documents that an earlier program stored are read once, and their matches stay', async () => {
  using stage = scanStage()
  filled(stage)
  const before = stage.stores.matches.all()
  stage.db.exec('DELETE FROM advisory WHERE idx % 2 = 0; UPDATE advisory SET form = 0 WHERE idx % 3 = 0')
  stage.crash()
  expect(stage.matcher.isOwed()).toBe(true)
  stage.stepsInTurn = 3
  await stage.matcher.settle()
  expect(stage.stores.advisories.count()).toBe(ADVISORIES.length)
  expect(stage.stores.matches.all()).toEqual(before)
  expect(await stage.matcher.rescan()).toMatchObject({ changed: 0 })
})

test('what another program has read and judged is made anew at the first start of this one', async () => {
  using stage = scanStage()
  filled(stage)
  const before = stage.stores.matches.all()
  stage.db.exec(`UPDATE match SET detail = '[]'; UPDATE advisory SET body = '{"n":[],"v":[]}'`)
  expect(stage.matcher.isOwed()).toBe(false)
  stage.program = 'a newer one'
  stage.crash()
  expect(stage.matcher.isOwed()).toBe(true)
  expect(await stage.matcher.settle()).toMatchObject({ changed: before.length, isComplete: true })
  expect(stage.stores.matches.all()).toEqual(before)
  stage.crash()
  expect(stage.matcher.isOwed()).toBe(false)
})

test('a new node does not read its first documents twice', async () => {
  using stage = scanStage()
  stage.db.exec('DELETE FROM scan_program')
  stage.arrive(10, ADVISORIES[0] as Advisory)
  expect(stage.matcher.isOwed()).toBe(false)
})

test('whatever comes in whatever order, with crashes between any two turns: in the end matching from scratch gives the same', {
  timeout: 120_000,
}, async () => {
  for (let seed = 1; seed <= 10; seed++) {
    using stage = scanStage()
    const chance = seededChance(seed)
    const pick = <Value>(list: readonly Value[]): Value => list[chance.below(list.length)] as Value
    const arrived = new Map<number, Advisory>()
    let assets = ASSETS.filter(() => chance.below(3) > 0)
    const happenings = [
      () => {
        const [index, advisory] = [10 + chance.below(60), pick(ADVISORIES)]
        arrived.set(index, advisory)
        stage.arrive(index, advisory)
      },
      () => {
        const ids = [pick(ASSETS).id, pick(ASSETS).id]
        assets = assets.filter(({ id }) => !ids.includes(id))
        const again = ASSETS.filter(({ id }) => ids.includes(id) && chance.below(2) === 0)
        assets = [...assets, ...again.map((asset) => ({ ...asset, version: pick(VERSIONS) }))]
        stage.change(assets, ids)
      },
      () => stage.correct(pick(RULES)),
    ]
    stage.change(assets)
    for (let i = 0; i < 30; i++) happenings[0]?.()
    stage.onPause = () => {
      if (chance.below(6) === 0) pick(happenings)()
      if (chance.below(25) === 0) stage.matcher.stop()
    }
    for (let i = 0; i < 8; i++) {
      pick(happenings)()
      stage.stepsInTurn = 1 + chance.below(40)
      const { isComplete } = await stage.matcher.settle()
      if (!isComplete || chance.below(4) === 0) stage.crash()
    }
    stage.onPause = () => {}
    await stage.matcher.settle()
    expect(stage.stores.matches.all(), `seed ${seed}`).toEqual(fromScratch(arrived, assets, stage.rules))
  }
})
