// SPDX-License-Identifier: EUPL-1.2
/**
 * Cross-validation: every sample is scored by a classifier that has not seen it, nor any other sample of its group.
 *
 * @module
 */
import { auc } from './auc.ts'
import type { Classifier, Row } from './classifier.ts'

export interface Samples {
  readonly rows: readonly Row[]
  /** 1 or 0 for each row. */
  readonly labels: readonly number[]
  /** Rows of one group are learnt from, or scored, together. */
  readonly groups: readonly number[]
}

const FOLDS = 5

/** The mean over the folds of the area under the curve. Groups are in no order that means anything, so folds are taken by their number. */
export function crossValidated(classifier: Classifier, { rows, labels, groups }: Samples): number {
  let sum = 0
  for (let fold = 0; fold < FOLDS; fold++) {
    const isTested = groups.map((group) => group % FOLDS === fold)
    const score = classifier.learn(
      rows.filter((_, i) => isTested[i] === false),
      labels.filter((_, i) => isTested[i] === false),
    )
    sum += auc(
      rows.filter((_, i) => isTested[i]).map(score),
      labels.filter((_, i) => isTested[i]),
    )
  }
  return sum / FOLDS
}
