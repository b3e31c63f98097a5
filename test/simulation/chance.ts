// SPDX-License-Identifier: EUPL-1.2
/**
 * Chance of the simulation: from a seed, the same on every machine. Not for keys; those get `World.random`.
 *
 * @module
 */
import { createHash } from 'node:crypto'

export interface Chance {
  /** Uniform in [0, 1). */
  next(): number
  /** Whole number in [0, bound). */
  below(bound: number): number
  /** Whole number in [from, to]. */
  between(from: number, to: number): number
  isTrue(probability: number): boolean
  pick<T>(items: readonly T[]): T
}

/** Mulberry32 over the first 32 bits of SHA-256 of the label. */
export function chanceFrom(label: string): Chance {
  let state = createHash('sha256').update(label).digest().readUInt32LE(0)
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (bound: number): number => Math.floor(next() * bound)
  return {
    next,
    below,
    between: (from, to) => from + below(to - from + 1),
    isTrue: (probability) => next() < probability,
    pick(items) {
      const found = items[below(items.length)]
      if (found === undefined) throw new RangeError('nothing to pick from')
      return found
    },
  }
}
