// SPDX-License-Identifier: EUPL-1.2
/**
 * Which words two names share, in order; what is left over on each side, and where.
 *
 * Spaces do not matter: `CPU1512C-1 PN` aligns with `CPU 1512C-1 PN`.
 *
 * @module
 */
import type { Word } from './word.ts'
import { sameWord } from './word.ts'

export interface Alignment {
  /** Index pairs of aligned words; a word joined from several appears in several pairs. */
  readonly pairs: readonly (readonly [number, number])[]
  readonly leftA: readonly number[]
  readonly leftB: readonly number[]
}

const MAX_WORDS = 24

function joined(words: readonly Word[], from: number, count: number): string {
  let text = ''
  for (let i = from; i < from + count; i++) text += words[i]?.text ?? ''
  return text
}

/** Words aligned from here on, if any: one with one, or one with two or three that spell the same together. */
function stepAt(a: readonly Word[], b: readonly Word[], i: number, j: number): readonly [number, number] | undefined {
  const [x, y] = [a[i] as Word, b[j] as Word]
  if (sameWord(x, y)) return [1, 1]
  for (let count = 2; count <= 3; count++) {
    if (j + count <= b.length && x.text.length > y.text.length && joined(b, j, count) === x.text) return [1, count]
    if (i + count <= a.length && y.text.length > x.text.length && joined(a, i, count) === y.text) return [count, 1]
  }
  return undefined
}

/** Scores and steps of the best row from every pair of places on; a step is `4 × words of a + words of b`. */
interface Table {
  readonly width: number
  readonly scores: Uint16Array
  readonly steps: Uint8Array
}

function fillPlace(table: Table, a: readonly Word[], b: readonly Word[], i: number, j: number): void {
  const { width, scores, steps } = table
  const at = i * width + j
  const skipA = scores[at + width] as number
  const skipB = scores[at + 1] as number
  let best = skipA >= skipB ? skipA : skipB
  let step = skipA >= skipB ? 4 : 1
  const taken = stepAt(a, b, i, j)
  if (taken !== undefined) {
    const score = (scores[(i + taken[0]) * width + j + taken[1]] as number) + joined(a, i, taken[0]).length
    if (score > best) [best, step] = [score, taken[0] * 4 + taken[1]]
  }
  scores[at] = best
  steps[at] = step
}

/** Longest common row of words, by their letters. */
export function align(allA: readonly Word[], allB: readonly Word[]): Alignment {
  const a = allA.slice(0, MAX_WORDS)
  const b = allB.slice(0, MAX_WORDS)
  const width = b.length + 1
  const table = { width, scores: new Uint16Array((a.length + 1) * width), steps: new Uint8Array((a.length + 1) * width) }
  for (let i = a.length - 1; i >= 0; i--) for (let j = b.length - 1; j >= 0; j--) fillPlace(table, a, b, i, j)
  return follow(table, a.length, b.length)
}

function follow({ width, steps }: Table, lengthA: number, lengthB: number): Alignment {
  const pairs: [number, number][] = []
  const leftA: number[] = []
  const leftB: number[] = []
  let i = 0
  let j = 0
  while (i < lengthA || j < lengthB) {
    const step = i < lengthA && j < lengthB ? (steps[i * width + j] as number) : i < lengthA ? 4 : 1
    const [takeA, takeB] = [step >> 2, step & 3]
    if (takeA > 0 && takeB > 0) for (let k = 0; k < Math.max(takeA, takeB); k++) pairs.push([i + Math.min(k, takeA - 1), j + Math.min(k, takeB - 1)])
    else if (takeA > 0) leftA.push(i)
    else leftB.push(j)
    i += takeA
    j += takeB
  }
  return { pairs, leftA, leftB }
}
