// SPDX-License-Identifier: EUPL-1.2
/** Founders read what their rules mean before they sign them. @module */
import type { FoundingRules } from '@ncv/protocol/joining/founding-rules.ts'
import { durationText, foundingFacts, foundingWarnings } from '@ncv/protocol/joining/founding-rules.ts'
import { countVotes } from '@ncv/protocol/membership/tally.ts'
import type { Choice } from '@ncv/protocol/message/membership.ts'
import { RUNTIME_TEXTS, textOf } from '@ncv/runtime/texts.ts'
import { describe, expect, test } from 'vitest'

const DAY_MS = 86_400_000
function plan(members: number, witnesses: number, change: Partial<FoundingRules['rules']> = {}, quorum = 2): FoundingRules {
  return {
    founders: Array.from({ length: members }, (_, i) => ({ isWitness: i < witnesses })) as unknown as FoundingRules['founders'],
    quorum,
    rules: {
      base: 'cast',
      voteQuorum: { numerator: 1, denominator: 2 },
      votingPeriodMs: 14 * DAY_MS,
      amberToSupervision: true,
      retentionDays: 365,
      ...change,
    },
    timing: { periodMs: 7 * DAY_MS, slotMs: 900_000, kMin: 3, maxHoldMs: 3_600_000, reportTokens: 8, countingKeys: 0 },
  }
}
const numbers = (rules: FoundingRules) => foundingFacts(rules).find(({ key }) => /rules\.(?:cast|electorate)$/.test(key))?.params ?? {}
const ballots = (yes: number, no: number): Choice[][] => [
  ...Array.from({ length: yes }, () => ['yes' as const]),
  ...Array.from({ length: no }, () => ['no' as const]),
]

describe('the votes that founders are told of', () => {
  test.each([1, 2, 3, 5, 12, 31, 32])('are enough with %i members, and one less is not', (members) => {
    for (const base of ['cast', 'electorate'] as const)
      for (const voteQuorum of [
        { numerator: 0, denominator: 1 },
        { numerator: 1, denominator: 2 },
        { numerator: 2, denominator: 3 },
        { numerator: 1, denominator: 1 },
      ]) {
        const rules = plan(members, members, { base, voteQuorum })
        const { yes = 0, quorum = members } = numbers(rules) as { yes?: number; quorum?: number }
        const isCarried = (given: number) => countVotes(ballots(given, quorum - given), 1, members, rules.rules).results[0]?.isCarried
        expect(isCarried(yes)).toBe(true)
        expect(isCarried(yes - 1)).toBe(false)
        if (base === 'cast' && quorum > 1)
          expect(countVotes(ballots(quorum - 1, 0), 1, members, rules.rules).outcome).toBe(voteQuorum.numerator === 0 ? 'counted' : 'lapsed')
      }
  })
})

describe('founders are warned', () => {
  test('where every witness is needed, with how many there should be', () => {
    expect(foundingWarnings(plan(3, 2))).toEqual([{ key: 'founding.warn.quorum', params: { quorum: 2, witnesses: 2, wanted: 3 } }])
    expect(foundingWarnings(plan(3, 3))).toEqual([])
  })

  test('where a vote is over before everybody is back, or one vote decides', () => {
    const keys = foundingWarnings(plan(3, 3, { votingPeriodMs: DAY_MS, voteQuorum: { numerator: 0, denominator: 1 } })).map(({ key }) => key)
    expect(keys).toEqual(['founding.warn.period', 'founding.warn.share'])
  })
})

test('every fact has its words in both languages, with nothing left over', () => {
  const plans = [
    plan(2, 2),
    plan(3, 2, { base: 'electorate', amberToSupervision: false }),
    plan(3, 3, { votingPeriodMs: 1000, voteQuorum: { numerator: 0, denominator: 1 } }),
  ]
  for (const facts of plans.flatMap((each) => [...foundingFacts(each), ...foundingWarnings(each)]))
    for (const lang of ['de', 'en'] as const) {
      const text = textOf(RUNTIME_TEXTS, lang, facts.key, facts.params)
      expect(text).not.toContain('?')
      expect(text).not.toContain(facts.key)
      expect(text).not.toMatch(/\(\w+: /)
    }
})

test('a duration is said in its largest whole unit', () => {
  expect([14 * DAY_MS, 3_600_000, 90_000, 1_800_000, 1_500].map(durationText)).toEqual(['14 d', '1 h', '90 s', '30 min', '1500 ms'])
})
