// SPDX-License-Identifier: EUPL-1.2
/**
 * A few requests at a time: enough to keep a line busy, few enough not to be a burden.
 *
 * @module
 */

const AT_ONCE = 6

/** Results in the order of the items. The first failure ends it; what had begun runs to its end unseen. */
export async function inParallel<T, R>(items: readonly T[], run: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = new Array(items.length)
  let next = 0
  const worker = async (): Promise<void> => {
    for (let i = next++; i < items.length; i = next++) results[i] = await run(items[i] as T)
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker))
  return results
}
