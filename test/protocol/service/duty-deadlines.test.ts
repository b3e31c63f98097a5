// SPDX-License-Identifier: EUPL-1.2
import { localText } from '@ncv/protocol/calendar/local-text.ts'
import { instantOf } from '@ncv/protocol/calendar/local-time.ts'
import type { SentStage } from '@ncv/protocol/service/duty-deadlines.ts'
import { dutyForceOf, dutySchedule, monthAfter, nextDue } from '@ncv/protocol/service/duty-deadlines.ts'
import { describe, expect, test } from 'vitest'

const HOUR_MS = 3_600_000

/** `2026-03-28 12:00` on the wall. */
function at(text: string): number {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/[- :]/).map(Number)
  return instantOf({ year, month, day, ms: hour * HOUR_MS + minute * 60_000 })
}
const shown = (instant: number): string => localText(instant, 'de')
const due = (known: string, sent: readonly SentStage[] = [], now = known) =>
  dutySchedule(at(known), sent, at(now)).map(({ stage, dueAt, state }) => `${stage} ${shown(dueAt)} ${state}`)

describe('periods of a named report', () => {
  test('are 24 hours, 72 hours and a month, seen on the clock on the wall', () => {
    expect(due('2026-11-02 10:00')).toEqual(['initial Di 03.11.2026 10:00 open', 'update Do 05.11.2026 10:00 open', 'final Mo 07.12.2026 23:59 open'])
  })

  test('in hours run through the night in which summer time begins: on the wall they end an hour later', () => {
    expect(due('2026-03-28 12:00').slice(0, 2)).toEqual(['initial So 29.03.2026 13:00 open', 'update Di 31.03.2026 13:00 open'])
    expect(due('2026-10-24 12:00').slice(0, 1)).toEqual(['initial So 25.10.2026 11:00 open'])
  })

  test.each([
    ['2026-01-31 10:00', 'Mo 02.03.2026 23:59', 'the last of a month becomes the last of a shorter one, here a Saturday'],
    ['2026-01-28 10:00', 'Mo 02.03.2026 23:59', 'Saturday moves to Monday'],
    ['2026-11-25 10:00', 'Mo 28.12.2026 23:59', 'Christmas and the weekend behind it'],
    ['2026-12-01 10:00', 'Mo 04.01.2027 23:59', 'New Year and the weekend behind it'],
    ['2026-03-03 10:00', 'Di 07.04.2026 23:59', 'Good Friday to Easter Monday'],
    ['2026-09-30 10:00', 'Fr 30.10.2026 23:59', 'a working day stays'],
    ['2027-12-15 09:00', 'Mo 17.01.2028 23:59', 'over the year'],
  ])('a month from %s ends %s: %s', (from, end) => {
    expect(shown(monthAfter(at(from)))).toBe(end)
  })

  test('the month counts from the update as it was handed in, and from the newest interim report where the incident lasts', () => {
    const known = '2026-11-02 10:00'
    const update = { stage: 'update', at: at('2026-11-03 09:00') } as const
    expect(due(known, [update])[2]).toBe('final Do 03.12.2026 23:59 open')
    expect(due(known, [update, { stage: 'interim', at: at('2026-12-01 09:00') }])[2]).toBe('final Mo 04.01.2027 23:59 open')
  })

  test('what was sent too late is shown as late, what was not sent as overdue', () => {
    const sent: SentStage[] = [{ stage: 'initial', at: at('2026-11-03 10:01') }]
    expect(due('2026-11-02 10:00', sent, '2026-11-06 00:00').map((line) => line.split(' ').at(-1))).toEqual(['late', 'overdue', 'open'])
    const schedule = dutySchedule(at('2026-11-02 10:00'), sent, at('2026-11-06 00:00'))
    expect(nextDue(schedule)).toMatchObject({ stage: 'update', state: 'overdue' })
  })

  test('whoever begins with the update owes no first word any more; a final report ends all', () => {
    const sent: SentStage[] = [{ stage: 'final', at: at('2026-11-02 12:00') }]
    expect(due('2026-11-02 10:00', sent).map((line) => line.split(' ').at(-1))).toEqual(['sent', 'sent', 'sent'])
    expect(nextDue(dutySchedule(at('2026-11-02 10:00'), sent, at('2026-11-03 10:00')))).toBeUndefined()
  })

  test('bind bodies of the Land and those that have bound themselves, and are recommended to all others', () => {
    expect([dutyForceOf('land', false), dutyForceOf('municipality', false), dutyForceOf('district', true)]).toEqual([
      'binding',
      'recommended',
      'binding',
    ])
  })
})
