// SPDX-License-Identifier: EUPL-1.2
/**
 * Which runs are laid side by side, and what must come of it.
 *
 * The relay sees who sends and in which order it shuffles: its chance is the same in both runs. The hub sees neither: in its second run
 * the two nodes have changed places in the shuffle. No one chance makes the transcripts of both equal: together they know who it was.
 *
 * @module
 */
import type { Template } from '../template.ts'
import type { Compared, Line } from './compare.ts'
import { compare } from './compare.ts'
import type { Defence } from './defences.ts'
import { SEEN_BY } from './defences.ts'
import { reusedBytes } from './never-equal.ts'
import type { Run, RunOptions } from './run.ts'
import { runFor } from './run.ts'

export interface Case {
  readonly name: string
  readonly watcher: 'hub' | 'relay' | 'hub and relay'
  /** Whether the two transcripts must be equal. */
  readonly expected: 'equal' | 'different'
  readonly missing?: Defence
  readonly compared: Compared
  readonly holds: boolean
}

export interface Interference {
  readonly cases: readonly Case[]
  /** Byte strings of a contribution that were met before; must be none. */
  readonly reused: readonly string[]
  readonly boxes: number
  readonly contributions: number
}

const EXCHANGED = [0, 1] as const
/** The same chance for the relay; or the two nodes exchanged in its shuffle. */
const SWAPPED = { nodes: EXCHANGED, fromReport: 0 }

/** @param tell gets each case as soon as it is decided */
export async function playCases(
  template: Template,
  seed: string,
  defences: readonly Defence[],
  tell: (decided: Case) => void,
): Promise<Interference> {
  const cases: Case[] = []
  const decide = (decided: Case): void => {
    cases.push(decided)
    tell(decided)
  }
  const run = (options: Omit<RunOptions, 'seed'>): Promise<Run> => runFor(template, { seed, ...options })
  const runs = [
    await run({ reporters: [0] }),
    await run({ reporters: [0] }),
    await run({ reporters: [1] }),
    await run({ reporters: [1], exchanged: SWAPPED }),
  ]
  const [first, again, asRelay, asHub] = runs as [Run, Run, Run, Run]
  assertArrived(runs)
  decide(caseOf('the same run twice', 'hub and relay', 'equal', first, again))
  decide(caseOf('node 1 or node 2 has reported', 'relay', 'equal', first, asRelay))
  decide(caseOf('node 1 or node 2 has reported', 'hub', 'equal', first, asHub))
  const [twice, each] = [await run({ reporters: [0, 0] }), await run({ reporters: [0, 1], exchanged: { nodes: EXCHANGED, fromReport: 1 } })]
  decide(caseOf('two reports are by one node or by two', 'hub', 'equal', twice, each))
  decide(caseOf('the two of them together, one chance for the relay', 'hub and relay', 'different', first, asRelay))
  decide(caseOf('the two of them together, exchanged in the shuffle', 'hub and relay', 'different', first, asHub))
  for (const what of ['conversation', 'answer'] as const) {
    const [one, toRelay, toHub] = [
      await run({ reporters: [0], what }),
      await run({ reporters: [1], what }),
      await run({ reporters: [1], what, exchanged: SWAPPED }),
    ]
    runs.push(one, toRelay, toHub)
    assertArrived([one, toRelay, toHub])
    decide(caseOf(WHAT[what], 'relay', 'equal', one, toRelay))
    decide(caseOf(WHAT[what], 'hub', 'equal', one, toHub))
  }
  for (const missing of defences) {
    const watcher = SEEN_BY[missing]
    const exchanged = watcher === 'hub' ? SWAPPED : undefined
    const [one, other] = [await run({ reporters: [0], missing }), await run({ reporters: [1], missing, exchanged })]
    decide({ ...caseOf(`without ${missing}`, watcher, 'different', one, other), missing })
  }
  return { cases, ...reusedBytes([...runs, twice, each]) }
}

const WHAT = {
  conversation: 'node 1 or node 2 has reported, was asked back on the board and has answered',
  answer: 'node 1 or node 2 has answered a question to all',
} as const

function assertArrived(runs: readonly Run[]): void {
  for (const { arrived } of runs) if (arrived !== 1) throw new Error(`${arrived} messages have arrived, not one: nothing is compared`)
}

function linesOf({ hub, relay }: Run, watcher: Case['watcher']): readonly Line[] {
  return watcher === 'hub' ? hub : watcher === 'relay' ? relay : [...relay, ...hub]
}

function caseOf(name: string, watcher: Case['watcher'], expected: Case['expected'], one: Run, other: Run): Case {
  const compared = compare(linesOf(one, watcher), linesOf(other, watcher))
  const isEqual = compared.difference === undefined
  return { name, watcher, expected, compared, holds: compared.lines > 0 && isEqual === (expected === 'equal') }
}
