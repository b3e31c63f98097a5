// SPDX-License-Identifier: EUPL-1.2
/** Reporting as the views lay it out: the stages that may come next, cases that wait, states of a contribution. */
import { describe, expect, test } from 'vitest'
import { isAsked, openFirst } from '../../admin-ui/src/node/case-order.ts'
import { isSmall, isState, minutesOf } from '../../admin-ui/src/node/contribution-words.ts'
import { nextStages } from '../../admin-ui/src/node/report-stages.ts'

describe('stages of a named report', () => {
  test('begin with the first, go on in any order, and end with the last', () => {
    expect(nextStages([])).toEqual(['initial'])
    expect(nextStages(['initial'])).toEqual(['update', 'interim', 'final'])
    expect(nextStages(['initial', 'update'])).toEqual(['interim', 'final'])
    expect(nextStages(['initial', 'update', 'final'])).toEqual([])
  })
})

describe('a case', () => {
  const asked = { replies: 2, followUps: 1 }

  test('waits while the N-CERT has written more often than the house, and no longer once it is closed', () => {
    expect(isAsked(asked)).toBe(true)
    expect(isAsked({ ...asked, followUps: 2 })).toBe(false)
    expect(isAsked({ ...asked, ended: 'closed' })).toBe(false)
  })

  test('that waits stands before newer ones that do not', () => {
    const cases = [
      { id: 'new', replies: 1, followUps: 1, at: 9 },
      { id: 'waits', ...asked, at: 1 },
      { id: 'silent', replies: 0, followUps: 0 },
    ]
    expect(openFirst(cases).map(({ id }) => id)).toEqual(['waits', 'new', 'silent'])
  })
})

describe('the way of a contribution', () => {
  test('a group is small below what the founding asks for; of none nothing is said', () => {
    expect([isSmall({ lastBatch: 4, kMin: 5 }), isSmall({ lastBatch: 5, kMin: 5 }), isSmall({ lastBatch: null, kMin: 5 })]).toEqual([
      true,
      false,
      false,
    ])
  })

  test('a time slot is told in whole minutes, one at least', () => {
    expect([minutesOf(900_000), minutesOf(61_000), minutesOf(100)]).toEqual([15, 2, 1])
  })

  test('a state that nobody defined is none', () => {
    expect([isState('accepted'), isState('unproven'), isState('constructor')]).toEqual([true, false, false])
  })
})
