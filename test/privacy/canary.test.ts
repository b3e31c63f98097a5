// SPDX-License-Identifier: EUPL-1.2
/** Nothing of a house is found outside of it (npm run privacy tries more, and with twenty planted leaks). @module */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CanaryBook } from './canary/canary-book.ts'
import { findLeak } from './canary/canary-command.ts'
import { LEAKS } from './canary/leaks.ts'
import { play } from './canary/play.ts'
import type { Template } from './template.ts'
import { prepareTemplate } from './template.ts'

const TIMEOUT_MS = 240_000
const SEED = 'canary test'

let template: Template
beforeAll(async () => {
  template = await prepareTemplate(SEED, 3)
}, TIMEOUT_MS)
afterAll(() => template[Symbol.dispose]())

describe('a house in which every function is used and every column, setting and file has its canary', () => {
  test(
    'has none of them found on the wire, at the hub, at the relay or with another node',
    async () => {
      const { searched, coverage, contributions } = await play(template, { seed: SEED, book: new CanaryBook(SEED), isWhole: true })
      expect(coverage.uncovered).toEqual([])
      expect(searched.hits).toEqual([])
      expect(searched.canaries * searched.bytes).toBeGreaterThan(0)
      expect(contributions).toBeGreaterThan(0)
    },
    TIMEOUT_MS,
  )
})

describe('a planted leak is found', () => {
  test.each(['asset in the padding inside the seal', 'guard that reads the profile of another house'])(
    '%s',
    async (name) => {
      const leak = LEAKS.find((each) => each.name === name)
      expect(leak && (await findLeak(leak, SEED, template))).toBeDefined()
    },
    TIMEOUT_MS,
  )

  test('there are twenty of them (npm run privacy)', () => {
    expect(new Set(LEAKS.map(({ name }) => name)).size).toBe(20)
  })
})
