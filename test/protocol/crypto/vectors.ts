// SPDX-License-Identifier: EUPL-1.2
/**
 * Reads the vectors of other implementations (`test/vectors/README.md` names source and licence of each).
 *
 * @module
 */
import { readFileSync } from 'node:fs'

/** The caller states the shape; a vector file that has another one fails its test. */
export function readVectors<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../../vectors/${name}`, import.meta.url), 'utf8')) as T
}

export interface Wycheproof<Group, Test> {
  readonly numberOfTests: number
  readonly testGroups: readonly (Group & {
    readonly tests: readonly (Test & { readonly tcId: number; readonly comment: string; readonly result: string })[]
  })[]
}

/** `[]` when every test of the file comes out as the file says; else the tests that do not. */
export function deviations<Group, Test>(
  { testGroups, numberOfTests }: Wycheproof<Group, Test>,
  isAccepted: (test: Test, group: Group) => boolean,
): { deviating: string[]; run: boolean } {
  const deviating: string[] = []
  let count = 0
  for (const group of testGroups) {
    for (const test of group.tests) {
      count++
      if (isAccepted(test, group) !== (test.result === 'valid')) deviating.push(`${test.tcId} ${test.result}: ${test.comment}`)
    }
  }
  return { deviating, run: count === numberOfTests }
}
