// SPDX-License-Identifier: EUPL-1.2
/**
 * Logistic regression with a small ridge, fitted by Newton's steps; of each feature its value and its square.
 *
 * @module
 */
import type { Classifier, Row, Score } from './classifier.ts'
import { standardising } from './classifier.ts'

const STEPS = 12
const RIDGE = 1

export function logisticRegression(): Classifier {
  return {
    name: 'logistic-regression',
    learn(rows, labels): Score {
      const standardised = standardising(rows)
      const squares = standardising(rows.map((row) => standardised(row).map((value) => value * value)))
      const wide = (row: Row): Row => {
        const values = standardised(row)
        return Float64Array.of(1, ...values, ...squares(values.map((value) => value * value)))
      }
      const weights = fitted(rows.map(wide), labels)
      return (row) => dot(wide(row), weights)
    },
  }
}

function fitted(rows: readonly Row[], labels: readonly number[]): Float64Array {
  const width = rows[0]?.length ?? 0
  const weights = new Float64Array(width)
  for (let step = 0; step < STEPS; step++) {
    const gradient = weights.map((weight, j) => (j === 0 ? 0 : -RIDGE * weight))
    const hessian = Array.from({ length: width }, (_, j) => {
      const line = new Float64Array(width)
      line[j] = j === 0 ? 1e-9 : RIDGE
      return line
    })
    for (const [i, row] of rows.entries()) addSample(row, labels[i] ?? 0, weights, gradient, hessian)
    const change = solved(hessian, gradient)
    for (let j = 0; j < width; j++) weights[j] = (weights[j] as number) + (change[j] as number)
    if (Math.max(...change.map(Math.abs)) < 1e-6) break
  }
  return weights
}

function addSample(row: Row, label: number, weights: Float64Array, gradient: Float64Array, hessian: readonly Float64Array[]): void {
  const chance = 1 / (1 + Math.exp(-Math.max(-30, Math.min(30, dot(row, weights)))))
  const weight = chance * (1 - chance)
  for (let j = 0; j < row.length; j++) {
    const value = row[j] as number
    if (value === 0) continue
    gradient[j] = (gradient[j] as number) + (label - chance) * value
    const line = hessian[j] as Float64Array
    for (let k = 0; k <= j; k++) line[k] = (line[k] as number) + weight * value * (row[k] as number)
  }
}

function dot(a: Row, b: Row): number {
  let sum = 0
  for (let j = 0; j < a.length; j++) sum += (a[j] as number) * (b[j] as number)
  return sum
}

/** Cholesky's way; of the matrix only the lower half is read. */
function solved(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const size = right.length
  const at = (i: number, j: number): number => (matrix[i] as Float64Array)[j] as number
  const lower = Array.from({ length: size }, () => new Float64Array(size))
  const low = (i: number, j: number): number => (lower[i] as Float64Array)[j] as number
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = at(i, j)
      for (let k = 0; k < j; k++) sum -= low(i, k) * low(j, k)
      ;(lower[i] as Float64Array)[j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / low(j, j)
    }
  }
  const half = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    let sum = right[i] as number
    for (let k = 0; k < i; k++) sum -= low(i, k) * (half[k] as number)
    half[i] = sum / low(i, i)
  }
  const solution = new Float64Array(size)
  for (let i = size - 1; i >= 0; i--) {
    let sum = half[i] as number
    for (let k = i + 1; k < size; k++) sum -= low(k, i) * (solution[k] as number)
    solution[i] = sum / low(i, i)
  }
  return solution
}
