// SPDX-License-Identifier: EUPL-1.2
/** Who reported makes no difference to the hub, and none to the relay (npm run privacy -- non-interference tries all). @module */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Abstraction } from './interference/abstract.ts'
import type { Line } from './interference/compare.ts'
import { compare } from './interference/compare.ts'
import { reusedBytes } from './interference/never-equal.ts'
import type { Run, RunOptions } from './interference/run.ts'
import { runFor } from './interference/run.ts'
import type { Template } from './template.ts'
import { prepareTemplate } from './template.ts'

const TIMEOUT_MS = 240_000
const SEED = 'interference test'
const EXCHANGED = { nodes: [0, 1], fromReport: 0 } as const

let template: Template
let first: Run
const run = (options: Omit<RunOptions, 'seed'>): Promise<Run> => runFor(template, { seed: SEED, ...options })
beforeAll(async () => {
  template = await prepareTemplate(SEED, 4)
  first = await run({ reporters: [0] })
}, TIMEOUT_MS)
afterAll(() => template[Symbol.dispose]())

describe('whether one node or another has reported', () => {
  test(
    'the relay has the same transcript, and together with the hub another one',
    async () => {
      const other = await run({ reporters: [1] })
      expect(first.arrived).toBe(1)
      expect(compare(first.relay, other.relay).difference).toBeUndefined()
      expect(compare([...first.relay, ...first.hub], [...other.relay, ...other.hub]).difference).toBeDefined()
      expect(reusedBytes([first, other]).reused).toEqual([])
    },
    TIMEOUT_MS,
  )

  test(
    'the hub has the same transcript, and without shuffle another one',
    async () => {
      expect(compare(first.hub, (await run({ reporters: [1], exchanged: EXCHANGED })).hub).difference).toBeUndefined()
      const [one, other] = [
        await run({ reporters: [0], missing: 'shuffle' }),
        await run({ reporters: [1], missing: 'shuffle', exchanged: EXCHANGED }),
      ]
      expect(compare(one.hub, other.hub).difference).toBeDefined()
    },
    TIMEOUT_MS,
  )
})

describe('two transcripts', () => {
  const line = (value: unknown): Line => ({ ...Abstraction.of(value), isRow: false })
  const bytes = (fill: number, length = 32): Uint8Array => Uint8Array.from({ length }, (_, i) => (fill * 37 + i * 101) & 0xff)

  test('are the same where random bytes stand for each other throughout', () => {
    const lines = (a: number, b: number) => [line([1, bytes(a)]), line([2, bytes(b)]), line(['again', bytes(a)])]
    expect(compare(lines(1, 2), lines(3, 4))).toMatchObject({ difference: undefined, renamed: 2 })
  })

  test('differ where bytes come back in one of them alone, have another length, or a text is another', () => {
    const one = [line([bytes(1)]), line([bytes(2)])]
    for (const other of [
      [line([bytes(3)]), line([bytes(3)])],
      [line([bytes(3)]), line([bytes(4, 48)])],
      [line([bytes(3)]), line([bytes(4), 'x'])],
      [line([bytes(3)])],
    ])
      expect(compare(one, other).difference).toBeDefined()
  })
})
