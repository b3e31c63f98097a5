// SPDX-License-Identifier: EUPL-1.2
/**
 * A range of seeds as tests; in several files, so that they run side by side.
 *
 * @module
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runSeed } from './run.ts'
import type { Template } from './template.ts'
import { prepareTemplate } from './template.ts'

const GROUP = 25
const GROUP_TIMEOUT_MS = 300_000

export function testSeeds(from: number, count: number): void {
  describe('whatever is lost, doubled, cut off or killed', () => {
    let template: Template
    beforeAll(async () => {
      template = await prepareTemplate()
    }, GROUP_TIMEOUT_MS)
    afterAll(() => template.dispose())

    for (let first = from; first < from + count; first += GROUP) {
      const last = Math.min(first + GROUP, from + count) - 1
      const run = async (): Promise<void> => {
        const broken: string[] = []
        for (let seed = first; seed <= last; seed++) {
          const { violation } = await runSeed(template, seed)
          if (violation !== undefined) broken.push(`npm run sim -- --seed ${seed} --slow-disk: ${violation.what}`)
        }
        expect(broken).toEqual([])
      }
      test(`all invariants hold after every event, and what is owed arrives once all is healed: seeds ${first} to ${last}`, run, GROUP_TIMEOUT_MS)
    }
  })
}
