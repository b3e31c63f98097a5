// SPDX-License-Identifier: EUPL-1.2
/**
 * What a motion needs, in whole votes: the same counting as that of the log, so that what people read is what is counted.
 *
 * @module
 */
import type { NodeMotionView } from '@ncv/protocol/admin/motion-routes.ts'

export interface Needed {
  /** So many must vote; 0 where it does not matter. */
  readonly quorum: number
  /** Yes that are enough when exactly so many vote. */
  readonly yes: number
}

/** Three quarters, in whole votes: 4 · yes ≥ 3 · base. */
export function threeQuarters(base: number): number {
  return Math.ceil((3 * base) / 4)
}

export function neededOf({ base, electorate, quorum }: Pick<NodeMotionView, 'base' | 'electorate' | 'quorum'>): Needed {
  if (base === 'electorate') return { quorum: 0, yes: threeQuarters(electorate) }
  // One vote must be there at least, or nothing is counted.
  const least = Math.max(1, Math.ceil((electorate * quorum.numerator) / quorum.denominator))
  return { quorum: least, yes: threeQuarters(least) }
}

/** What three quarters are taken of, once it is counted. */
export function baseOf({ base, electorate, cast }: Pick<NodeMotionView, 'base' | 'electorate' | 'cast'>): number {
  return base === 'electorate' ? electorate : (cast ?? 0)
}

export type OwnState = NodeMotionView['votes'][number]['state']

/** The state that somebody must look at first, over all for whom this house votes. */
const URGENT_FIRST = [
  'other',
  'missing',
  'refused',
  'none',
  'prepared',
  'released',
  'taken',
  'void',
  'over',
  'counted',
] as const satisfies readonly OwnState[]

export function ownState({ votes }: Pick<NodeMotionView, 'votes'>): OwnState | undefined {
  return URGENT_FIRST.find((state) => votes.some((vote) => vote.state === state))
}

/** Nobody has told the hub yet how this house votes. */
export function isWaiting(vote: { readonly state: OwnState }): boolean {
  return vote.state === 'none' || vote.state === 'prepared' || vote.state === 'refused'
}

/** How many questions of a motion are carried; undefined before the count. */
export function carriedOf({ questions }: Pick<NodeMotionView, 'questions'>): number | undefined {
  if (questions.some(({ result }) => result === null)) return undefined
  return questions.filter(({ result }) => result?.isCarried === true).length
}

/** `1/2` → a fraction; undefined where it is none or above one. */
export function parseFraction(text: string): { readonly numerator: number; readonly denominator: number } | undefined {
  const [above, below] = (/^\s*(\d{1,4})\s*\/\s*(\d{1,4})\s*$/.exec(text) ?? []).slice(1).map(Number)
  if (above === undefined || below === undefined || below < 1 || below > 1000 || above > below) return undefined
  return { numerator: above, denominator: below }
}

/** The one line of a record that is not for people; undefined where there is none or more than one. */
export function candidateLine(text: string): string | undefined {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
  const [line, second] = lines
  return second === undefined && line !== undefined && /^[A-Za-z0-9+/]+={0,2}$/.test(line) ? line : undefined
}
