// SPDX-License-Identifier: EUPL-1.2
/**
 * `npm run privacy -- non-interference`: who reported makes no difference to the hub, and none to the relay.
 *
 * @module
 */
import type { Outcome } from '../outcome.ts'
import { prepareTemplate } from '../template.ts'
import type { Case } from './cases.ts'
import { playCases } from './cases.ts'
import type { Defence } from './defences.ts'
import { DEFENCES } from './defences.ts'

const NODES = 4

/** What is compared, so that nobody has to guess what “equal” means. */
export const COMPARED = [
  'compared: all requests and replies of the party with their instants, addresses, headers and bodies; its log; names, sizes and contents of',
  '  its files; the rows of its database; at the hub also what is in every box, with its padding. Same seed; only who reports differs.',
  'members are not renamed: who fetches, sends, signs and reads, and when, must be the same.',
  'put aside: byte strings of 16 bytes and more (also as hex or base64, also inside MessagePack, JSON and signed tokens). They must',
  '  correspond one to one with the same length, so that whatever comes back in one transcript comes back in the other; and what was put aside',
  '  is shown to be new each time. Left out: entity tags of public files and durations (this machine), pages of SQLite (their rows are compared).',
  'chance: a stream for each place that draws. Relay: its own chance is the same in both runs. Hub: it does not see the shuffle, so in its',
  '  second run the two nodes have changed places in it, which is as likely. No one chance does for both: together they know who it was.',
]

export interface InterferenceFigures {
  readonly cases: readonly Omit<Case, 'compared'>[]
  readonly boxes: number
  readonly contributions: number
}

export async function playInterference(
  seed: string,
  say: (line: string) => void,
  defences: readonly Defence[] = DEFENCES,
): Promise<Outcome<InterferenceFigures>> {
  using template = await prepareTemplate(seed, NODES)
  for (const line of COMPARED) say(line)
  const { cases, reused, boxes, contributions } = await playCases(template, seed, defences, (each) => say(lineOf(each)))
  const isNew = reused.length === 0 && boxes > 0 && contributions > 0
  say(
    `${isNew ? '  ✓' : '  ✗'} ${boxes} boxes share no 16 bytes, and ${contributions} contributions show nothing that was seen before: ${reused.length} exceptions`,
  )
  const problems = [...cases.filter(({ holds }) => !holds).map(lineOf), ...reused]
  return { ok: problems.length === 0 && isNew && cases.length > 0, figures: { cases: cases.map(withoutDetail), boxes, contributions }, problems }
}

function withoutDetail({ compared: _compared, ...rest }: Case): Omit<Case, 'compared'> {
  return rest
}

function lineOf({ name, watcher, expected, compared, holds }: Case): string {
  const { lines, same, renamed, difference } = compared
  const found =
    difference === undefined ? `equal: ${lines} lines, ${same} byte strings the same, ${renamed} renamed` : `differs at ${difference.slice(0, 260)}`
  return `  ${holds ? '✓' : '✗'} ${watcher}: ${name} – must be ${expected}; ${found}`
}
