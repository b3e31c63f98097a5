// SPDX-License-Identifier: EUPL-1.2
/**
 * The single feature that tells most, taken as it is or turned round.
 *
 * @module
 */
import { auc } from './auc.ts'
import type { Classifier, Row, Score } from './classifier.ts'

export function bestFeature(): Classifier {
  return {
    name: 'best-single-feature',
    learn(rows, labels): Score {
      const { feature, sign } = strongest(rows, labels)
      return (row) => sign * (row[feature] ?? 0)
    },
  }
}

/** Which feature alone parts the samples best. */
export function strongest(rows: readonly Row[], labels: readonly number[]): { readonly feature: number; readonly sign: number } {
  let [feature, sign, best] = [0, 1, -1]
  for (let j = 0; j < (rows[0]?.length ?? 0); j++) {
    const area = auc(
      rows.map((row) => row[j] as number),
      labels,
    )
    if (!(Math.abs(area - 0.5) > best)) continue
    best = Math.abs(area - 0.5)
    feature = j
    sign = area < 0.5 ? -1 : 1
  }
  return { feature, sign }
}
