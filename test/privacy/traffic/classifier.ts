// SPDX-License-Identifier: EUPL-1.2
/**
 * What every classifier here is: it learns from samples whose answers it is told, then scores samples that it has not seen.
 *
 * @module
 */

/** One sample's features, all of the same meaning at the same place. */
export type Row = Float64Array

/** Higher: rather yes. */
export type Score = (row: Row) => number

export interface Classifier {
  readonly name: string
  /** @param labels 1 or 0 for each row */
  learn(rows: readonly Row[], labels: readonly number[]): Score
}

/** Mean 0 and deviation 1 by what was learnt from; a feature that never changes becomes 0. */
export function standardising(rows: readonly Row[]): (row: Row) => Row {
  const width = rows[0]?.length ?? 0
  const [mean, scale] = [new Float64Array(width), new Float64Array(width)]
  for (const row of rows) for (let j = 0; j < width; j++) mean[j] = (mean[j] as number) + (row[j] as number) / rows.length
  for (const row of rows)
    for (let j = 0; j < width; j++) scale[j] = (scale[j] as number) + ((row[j] as number) - (mean[j] as number)) ** 2 / rows.length
  for (let j = 0; j < width; j++) scale[j] = (scale[j] as number) > 1e-18 ? 1 / Math.sqrt(scale[j] as number) : 0
  return (row) => row.map((value, j) => (value - (mean[j] as number)) * (scale[j] as number))
}
