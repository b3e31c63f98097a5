// SPDX-License-Identifier: EUPL-1.2
/**
 * Area under the ROC curve: how often a sample that is one scores higher than one that is not; ties count half.
 *
 * 0.5 is guessing, 1 is certainty; below 0.5 the score points the wrong way.
 *
 * @module
 */

/** Mann and Whitney's U over all pairs, by ranks. NaN where one side is empty. */
export function auc(scores: ArrayLike<number>, labels: ArrayLike<number>): number {
  const order = Array.from({ length: scores.length }, (_, i) => i).sort((a, b) => (scores[a] as number) - (scores[b] as number))
  let [rankSum, ones] = [0, 0]
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to < order.length && scores[order[to] as number] === scores[order[from] as number]) to++
    // Ties share the mean of their ranks.
    const rank = (from + 1 + to) / 2
    for (let i = from; i < to; i++) {
      if (labels[order[i] as number] !== 1) continue
      rankSum += rank
      ones++
    }
    from = to
  }
  const zeros = order.length - ones
  return (rankSum - (ones * (ones + 1)) / 2) / (ones * zeros)
}
