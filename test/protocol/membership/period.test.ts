// SPDX-License-Identifier: EUPL-1.2
/** The shared clock: periods, slots and units of the archive, counted from the genesis. */
import { unitAt, unitMs, unitStart, WITNESSED_LATEST, witnessedPath } from '@ncv/protocol/log/archive.ts'
import { acceptedPeriods, periodAt, periodStart, slotAt, slotStart } from '@ncv/protocol/membership/period.ts'
import { describe, expect, test } from 'vitest'
import { GENESIS } from './example.ts'

const { createdAt } = GENESIS
const WEEK = 604_800_000
const DAY = 86_400_000

describe('a period', () => {
  test('begins with the genesis and ends where the next begins', () => {
    expect([createdAt - 1, createdAt, createdAt + WEEK - 1, createdAt + WEEK].map((now) => periodAt(GENESIS, now))).toEqual([-1, 0, 0, 1])
    for (const period of [0, 1, 520]) expect(periodAt(GENESIS, periodStart(GENESIS, period))).toBe(period)
  })

  test('accepts its own tokens and those of the one before, none of before the genesis', () => {
    expect(acceptedPeriods(GENESIS, createdAt)).toEqual([0])
    expect(acceptedPeriods(GENESIS, createdAt + 3 * WEEK)).toEqual([3, 2])
    expect(acceptedPeriods(GENESIS, createdAt - 2 * WEEK)).toEqual([])
  })
})

describe('a slot', () => {
  test('is counted from the genesis', () => {
    expect([createdAt, createdAt + 899_999, createdAt + 900_000].map((now) => slotAt(GENESIS, now))).toEqual([0, 0, 1])
    expect(slotAt(GENESIS, slotStart(GENESIS, 672))).toBe(672)
    expect(slotStart(GENESIS, 672)).toBe(periodStart(GENESIS, 1))
  })
})

describe('a unit of the archive', () => {
  test('is a day, or a period where that is shorter', () => {
    expect(unitMs(GENESIS)).toBe(DAY)
    expect(unitMs({ timing: { ...GENESIS.timing, periodMs: 20_000 } })).toBe(20_000)
  })

  test('is counted from the genesis and never negative', () => {
    expect([createdAt - DAY, createdAt, createdAt + DAY - 1, createdAt + DAY].map((now) => unitAt(GENESIS, now))).toEqual([0, 0, 0, 1])
    expect(unitAt(GENESIS, unitStart(GENESIS, 30))).toBe(30)
    expect([witnessedPath(30), WITNESSED_LATEST]).toEqual(['witnessed/30', 'witnessed/latest'])
  })
})
