// SPDX-License-Identifier: EUPL-1.2
import { slotAt } from '@ncv/protocol/membership/period.ts'
import { isCoreSlot } from '@ncv/protocol/submission/core-slot.ts'
import { describe, expect, test } from 'vitest'
import { GENESIS } from '../membership/example.ts'

/** Slots of a quarter of an hour from New Year 2026, midnight UTC. */
const isCore = (instant: string): boolean => isCoreSlot(GENESIS, slotAt(GENESIS, Date.parse(instant)))

describe('a core slot', () => {
  test('lies wholly between 9 and 15 on the wall in Germany, in winter and in summer', () => {
    expect(['2026-01-07T07:45:00Z', '2026-01-07T08:00:00Z', '2026-01-07T13:45:00Z', '2026-01-07T14:00:00Z'].map(isCore)).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(['2026-07-08T06:45:00Z', '2026-07-08T07:00:00Z', '2026-07-08T12:45:00Z', '2026-07-08T13:00:00Z'].map(isCore)).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  test('is on a working day of Lower Saxony', () => {
    // Friday, Saturday, Sunday; Good Friday, Labour Day, Ascension Day, Reformation Day 2028 (a Tuesday).
    expect(['2026-01-09T10:00:00Z', '2026-01-10T10:00:00Z', '2026-01-11T10:00:00Z'].map(isCore)).toEqual([true, false, false])
    expect(['2026-04-03T10:00:00Z', '2026-05-01T10:00:00Z', '2026-05-14T10:00:00Z', '2028-10-31T10:00:00Z'].map(isCore)).toEqual([
      false,
      false,
      false,
      false,
    ])
  })

  test('is every slot where slots are shorter than a minute, and one that begins before core time is none', () => {
    const short = { ...GENESIS, timing: { ...GENESIS.timing, slotMs: 59_999 } }
    expect(isCoreSlot(short, 0)).toBe(true)
    const skewed = { ...GENESIS, createdAt: GENESIS.createdAt + 300_000 }
    const at = (instant: string): boolean => isCoreSlot(skewed, slotAt(skewed, Date.parse(instant)))
    expect([at('2026-01-07T08:00:00Z'), at('2026-01-07T08:05:00Z'), at('2026-01-07T13:55:00Z')]).toEqual([false, true, false])
  })
})
