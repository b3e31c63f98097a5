// SPDX-License-Identifier: EUPL-1.2
import { localText } from '@ncv/protocol/calendar/local-text.ts'
import { instantOf } from '@ncv/protocol/calendar/local-time.ts'
import { REQUEST_STATES } from '@ncv/protocol/message/spoc-request.ts'
import { mayFollow, mayMemberClose, RESPONSE_MS, requestClock } from '@ncv/protocol/service/request-clock.ts'
import { describe, expect, test } from 'vitest'

const HOUR_MS = 3_600_000
function at(text: string): number {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = text.split(/[- :]/).map(Number)
  return instantOf({ year, month, day, ms: hour * HOUR_MS + minute * 60_000 + second * 1000 })
}

describe('the clock of a request', () => {
  test('stands still over a weekend: Friday 11:00 leaves two hours for Monday', () => {
    const asked = at('2026-11-27 11:00')
    expect(requestClock(asked, undefined, at('2026-11-27 12:30'))).toMatchObject({ state: 'waiting', leftMs: 2.5 * HOUR_MS })
    expect(requestClock(asked, undefined, at('2026-11-28 18:00'))).toMatchObject({ state: 'resting', leftMs: 2 * HOUR_MS })
    const { dueAt } = requestClock(asked, undefined, asked)
    expect(localText(dueAt, 'de')).toBe('Mo 30.11.2026 10:00')
  })

  test('is overdue behind the fourth hour of service time, not at it', () => {
    const asked = at('2026-11-27 11:00')
    expect(requestClock(asked, undefined, at('2026-11-30 10:00')).state).toBe('waiting')
    expect(requestClock(asked, undefined, at('2026-11-30 10:00:01'))).toMatchObject({ state: 'overdue', leftMs: 0, lateMs: 1000 })
  })

  test('stops when the request is acknowledged, for ever', () => {
    const asked = at('2026-11-30 08:00')
    const stopped = at('2026-11-30 11:30')
    expect(requestClock(asked, stopped, at('2026-12-07 08:00'))).toMatchObject({ state: 'met', leftMs: HOUR_MS / 2 })
    expect(requestClock(asked, at('2026-11-30 12:01'), at('2026-12-07 08:00'))).toMatchObject({ state: 'missed', lateMs: 60_000 })
  })

  test('promises four hours', () => {
    expect(RESPONSE_MS).toBe(4 * HOUR_MS)
  })
})

describe('states of a request', () => {
  test('lead from received to closed, and never back', () => {
    const next = Object.fromEntries(REQUEST_STATES.map((state) => [state, REQUEST_STATES.filter((each) => mayFollow(state, each))]))
    expect(next).toEqual({
      received: ['acknowledged', 'answered', 'brokered', 'declined'],
      acknowledged: ['answered', 'brokered', 'declined'],
      answered: ['answered', 'brokered', 'closed'],
      brokered: ['answered', 'brokered', 'closed'],
      declined: ['closed'],
      closed: [],
    })
  })

  test('the one that asked may end it at any time, once', () => {
    expect(REQUEST_STATES.filter(mayMemberClose)).toEqual(['received', 'acknowledged', 'answered', 'brokered', 'declined'])
  })
})
