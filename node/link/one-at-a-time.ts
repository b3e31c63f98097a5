// SPDX-License-Identifier: EUPL-1.2
/**
 * Runs asynchronous steps one after another, in the order in which they came.
 *
 * Feed and witness both carry the followed log on; two steps at once could each find the same state and store twice.
 *
 * @module
 */

export type OneAtATime = <T>(step: () => Promise<T>) => Promise<T>

export function oneAtATime(): OneAtATime {
  let last: Promise<unknown> = Promise.resolve()
  return (step) => {
    const next = last.then(step, step)
    // The chain goes on whatever became of this step; its caller learns of it.
    last = next.catch(() => {})
    return next
  }
}
