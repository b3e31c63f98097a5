// SPDX-License-Identifier: EUPL-1.2
/**
 * Which cells of a count are shown (ncv-count, section 6).
 *
 *     statuses     not-affected  affected  in-progress  fixed  unknown      answers
 *     counted                12         4            4      7        2           29
 *     shown                  12         –            –      7        –           29
 *
 * Small cells are hidden, and then as many more as it takes that nothing hidden can be computed: hidden are all cells up to a bound, and among
 * the hidden ones are two that differ. So every hidden cell could change places with another one that has another value, and exactly the
 * same would be published. This holds against whoever knows the rule and the number of answers.
 *
 * @module
 */
import { CELL_MIN } from '../message/count.ts'

/**
 * The cells as they are shown; null for what is hidden. The sum of the cells is public.
 *
 * Hidden are the values up to the lowest bound from {@link CELL_MIN} − 1 on at which no cell, all cells, or two different values are hidden.
 */
export function suppress(cells: readonly number[]): (number | null)[] {
  const bounds = [CELL_MIN - 1, ...cells.filter((value) => value >= CELL_MIN)].sort((a, b) => a - b)
  const bound = bounds.find((each) => isSafe(cells, each)) ?? Number.POSITIVE_INFINITY
  return cells.map((value) => (value > bound ? value : null))
}

function isSafe(cells: readonly number[], bound: number): boolean {
  const hidden = cells.filter((value) => value <= bound)
  return hidden.length === 0 || hidden.length === cells.length || new Set(hidden).size > 1
}

/** Whether these cells can come out of {@link suppress} for so many answers: what every reader can check without having counted. */
export function isSuppressed(shown: readonly (number | null)[], answers: number): boolean {
  const open = shown.filter((value) => value !== null)
  const rest = answers - open.reduce((sum, value) => sum + value, 0)
  const hidden = shown.length - open.length
  if (open.some((value) => value < CELL_MIN)) return false
  // What is hidden differs, so its sum is not zero, unless nobody has answered at all.
  return hidden === 0 ? rest === 0 : hidden > 1 && (rest > 0 || (rest === 0 && open.length === 0))
}
