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

interface Step {
  readonly score: number
  readonly takeA: number
  readonly takeB: number
}

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

function better(here: Step, score: number, takeA: number, takeB: number): Step {
  return score > here.score ? { score, takeA, takeB } : here
}

/** Longest common row of words, by their letters. */
export function align(allA: readonly Word[], allB: readonly Word[]): Alignment {
  const a = allA.slice(0, MAX_WORDS)
  const b = allB.slice(0, MAX_WORDS)
  const width = b.length + 1
  const table: Step[] = Array.from({ length: (a.length + 1) * width }, () => ({ score: 0, takeA: 0, takeB: 0 }))
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      let best: Step = { score: table[(i + 1) * width + j]?.score ?? 0, takeA: 1, takeB: 0 }
      best = better(best, table[i * width + j + 1]?.score ?? 0, 0, 1)
      const step = stepAt(a, b, i, j)
      if (step !== undefined) best = better(best, (table[(i + step[0]) * width + j + step[1]]?.score ?? 0) + joined(a, i, step[0]).length, step[0], step[1])
      table[i * width + j] = best
    }
  }
  return follow(table, a.length, b.length)
}

function follow(table: readonly Step[], lengthA: number, lengthB: number): Alignment {
  const pairs: [number, number][] = []
  const leftA: number[] = []
  const leftB: number[] = []
  let i = 0
  let j = 0
  while (i < lengthA || j < lengthB) {
    const step = i < lengthA && j < lengthB ? (table[i * (lengthB + 1) + j] as Step) : { takeA: i < lengthA ? 1 : 0, takeB: i < lengthA ? 0 : 1 }
    if (step.takeA > 0 && step.takeB > 0) for (let k = 0; k < Math.max(step.takeA, step.takeB); k++) pairs.push([i + Math.min(k, step.takeA - 1), j + Math.min(k, step.takeB - 1)])
    else if (step.takeA > 0) leftA.push(i)
    else leftB.push(j)
    i += step.takeA
    j += step.takeB
  }
  return { pairs, leftA, leftB }
}
