// SPDX-License-Identifier: EUPL-1.2
/** Figures of the page for the management. @module */
import { describe, expect, test } from 'vitest'
import { changeSince, percent, weekLabel } from '../../admin-ui/src/views/node/management-figures.ts'

describe('the page for the management', () => {
  test('compares with the end of the week so many weeks ago, and with nothing where there was nothing yet', () => {
    const weeks = [9, 8, 7, 6, 5, 4].map((open) => ({ open }))
    expect(changeSince(10, weeks, 4)).toBe(2)
    expect(changeSince(3, weeks, 4)).toBe(-5)
    expect(changeSince(3, [], 4)).toBe(3)
  })

  test('says how much was handled in time in whole percent, and nothing where nothing was handled', () => {
    expect(percent({ settled: 3, inTime: 2 })).toBe('67 %')
    expect(percent({ settled: 0, inTime: 0 })).toBeUndefined()
  })

  test('names a week by its Monday without the year, in both languages', () => {
    expect(weekLabel('05.01.2026')).toBe('05.01.')
    expect(weekLabel('05/01/2026')).toBe('05/01')
  })
})
