// SPDX-License-Identifier: EUPL-1.2
/** The figures of the page for the management. @module */
import { DUE_DAYS } from '@ncv/node/triage/due.ts'
import { handledInTime, WEEKS, weeklyTrend } from '@ncv/node/warning/trend.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { baseDocument } from '../../federation/csaf/base-document.ts'
import { DAY_MS, TriageStage } from '../triage/triage-stage.ts'

let stage: TriageStage
beforeEach(() => {
  stage = new TriageStage()
  stage.inventory({ id: 'a1', vendor: 'Musterhaus', product: 'Musterwerk', version: '4.1' })
})
afterEach(() => stage[Symbol.dispose]())

function publish(id: string): number {
  const document = structuredClone(baseDocument())
  document.document.tracking.id = id
  const index = stage.publish(document)
  stage.review()
  return index
}
const pass = (days: number): void => {
  stage.now += days * DAY_MS
}
const trend = () => weeklyTrend(stage.stores, stage.now).map(({ opened, settled, open }) => [opened, settled, open])
const last = (count: number) => trend().slice(-count)

describe('the trend', () => {
  test('has twelve weeks, each begins on a Monday, and the last one is this week', () => {
    const weeks = weeklyTrend(stage.stores, stage.now)
    expect(weeks).toHaveLength(WEEKS)
    expect(weeks.at(-1)?.from).toBe('2026-01-05')
    expect(weeks.map(({ from }) => new Date(`${from}T00:00:00Z`).getUTCDay())).toEqual(Array(WEEKS).fill(1))
  })

  test('counts a match as open at the end of every week until it is settled', () => {
    publish('EX-1')
    pass(7)
    publish('EX-2')
    pass(14)
    stage.decide({ advisory: 'EX-1' }, { status: 'closed' })
    expect(last(5)).toEqual([
      [0, 0, 0],
      [1, 0, 1],
      [1, 0, 2],
      [0, 0, 2],
      [0, 1, 1],
    ])
  })

  test('counts what was settled and opened again as open since then, and before as it was', () => {
    publish('EX-1')
    pass(7)
    stage.decide({}, { status: 'closed' })
    pass(7)
    stage.decide({}, { status: 'open' })
    expect(last(3)).toEqual([
      [1, 0, 1],
      [0, 1, 0],
      [0, 0, 1],
    ])
  })

  test('counts a match as one, however many vulnerabilities it has, and as open while one of them is', () => {
    const document = structuredClone(baseDocument())
    const [first] = document.vulnerabilities
    if (first === undefined) throw new TypeError('the document has a vulnerability')
    document.vulnerabilities.push({ ...first, cve: 'CVE-2099-0002' })
    stage.publish(document)
    stage.review()
    pass(7)
    stage.decide({ cve: 'CVE-2099-0001' }, { status: 'closed' })
    expect(last(2)).toEqual([
      [1, 0, 1],
      [0, 0, 1],
    ])
  })

  test('does not count what was withdrawn', () => {
    const index = publish('EX-1')
    pass(7)
    stage.withdraw(index)
    expect(last(2)).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ])
  })
})

describe('what was handled', () => {
  test('in time is what was settled no later than on the day on which it was due', () => {
    publish('EX-1')
    publish('EX-2')
    publish('EX-3')
    pass(14)
    stage.decide({ advisory: 'EX-1' }, { status: 'closed' })
    pass(1)
    stage.decide({ advisory: 'EX-2' }, { status: 'closed' })
    expect(handledInTime(stage.stores, DUE_DAYS, stage.now)).toEqual({ settled: 2, inTime: 1 })
  })

  test('before these twelve weeks is not counted', () => {
    publish('EX-1')
    stage.decide({}, { status: 'closed' })
    pass(90)
    expect(handledInTime(stage.stores, DUE_DAYS, stage.now)).toEqual({ settled: 0, inTime: 0 })
  })
})
