// SPDX-License-Identifier: EUPL-1.2
/**
 * What a result needed, in whole votes (NDS Anhang 2 § 3(2)): three quarters of the base, and a turnout.
 *
 * @module
 */
import type { HubMotionView } from '@ncv/protocol/admin/hub-motion-routes.ts'

type Motion = Pick<HubMotionView, 'base' | 'electorate' | 'cast' | 'quorum'>

/** Votes of which three quarters are counted. */
export function baseOf({ base, electorate, cast }: Motion): number {
  return base === 'cast' ? (cast ?? 0) : electorate
}

/** The least number of yes with 4 · yes ≥ 3 · base. */
export function neededYes(motion: Motion): number {
  return Math.ceil((3 * baseOf(motion)) / 4)
}

/** The least number of votes with cast · denominator ≥ numerator · electorate; one at least. */
export function neededVotes({ electorate, quorum }: Motion): number {
  return Math.max(1, Math.ceil((quorum.numerator * electorate) / quorum.denominator))
}

/** `1/2` → `{ numerator: 1, denominator: 2 }`; undefined for what is no share. */
export function parseShare(text: string): { numerator: number; denominator: number } | undefined {
  const match = /^(\d{1,4})\s*\/\s*(\d{1,4})$/.exec(text.trim())
  if (match === null) return undefined
  const [numerator, denominator] = [Number(match[1]), Number(match[2])]
  return denominator === 0 || numerator > denominator ? undefined : { numerator, denominator }
}
