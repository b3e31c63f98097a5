// SPDX-License-Identifier: EUPL-1.2
/**
 * Nearest neighbours: the share of yes among the samples that look most alike.
 *
 * @module
 */
import type { Classifier, Row, Score } from './classifier.ts'
import { standardising } from './classifier.ts'

export function nearestNeighbour(k = 25): Classifier {
  return {
    name: 'nearest-neighbour',
    learn(rows, labels): Score {
      const standardised = standardising(rows)
      const known = rows.map(standardised)
      return (row) => share(known, labels, standardised(row), Math.min(k, known.length))
    },
  }
}

function share(known: readonly Row[], labels: readonly number[], asked: Row, k: number): number {
  // The k nearest so far, the farthest of them first to go.
  const [near, at] = [new Float64Array(k).fill(Number.POSITIVE_INFINITY), new Int32Array(k).fill(-1)]
  let worst = 0
  for (let i = 0; i < known.length; i++) {
    const limit = near[worst] as number
    const distance = distanceBelow(known[i] as Row, asked, limit)
    if (distance >= limit) continue
    near[worst] = distance
    at[worst] = i
    for (let j = 0; j < k; j++) if ((near[j] as number) > (near[worst] as number)) worst = j
  }
  let yes = 0
  for (const i of at) yes += labels[i] ?? 0
  return yes / k
}

/** Squared distance; stops counting where it is past `limit`. */
function distanceBelow(a: Row, b: Row, limit: number): number {
  let sum = 0
  for (let j = 0; j < a.length; j++) {
    const difference = (a[j] as number) - (b[j] as number)
    sum += difference * difference
    if (sum >= limit) return sum
  }
  return sum
}
