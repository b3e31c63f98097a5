// SPDX-License-Identifier: EUPL-1.2
/**
 * How fast a demonstration runs. A real federation has weeks and quarters of an hour; the rules are the same.
 *
 * @module
 */

export interface Pace {
  /** Of tokens and keys, seconds. */
  readonly periodS: number
  /** Of anonymous boxes, milliseconds. */
  readonly slotMs: number
  readonly maxHoldMs: number
}

/** The whole story in less than a minute. Nodes fetch their first tokens within a twentieth of a period. */
export const FAST: Pace = { periodS: 120, slotMs: 2_000, maxHoldMs: 6_000 }

/** For looking around afterwards: a period turns while one watches, and an idle machine stays cool. */
export const CALM: Pace = { periodS: 240, slotMs: 5_000, maxHoldMs: 20_000 }

const K_MIN = 3
const COUNTING_KEYS = 2

/** Options of `ncv hub init`. */
export function paceOptions({ periodS, slotMs, maxHoldMs }: Pace): string[] {
  return [
    ...['--period', `${periodS}s`, '--slot', `${slotMs}ms`, '--max-hold', `${maxHoldMs}ms`],
    ...['--k-min', String(K_MIN), '--counting-keys', String(COUNTING_KEYS)],
  ]
}
