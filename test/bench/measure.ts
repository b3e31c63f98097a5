// SPDX-License-Identifier: EUPL-1.2
/**
 * Repeated measurements: median and spread.
 *
 * @module
 */

/** Results of one thing measured several times, in its own unit. */
export interface Sample {
  readonly values: readonly number[]
  readonly median: number
  readonly min: number
  readonly max: number
}

export function sampleOf(values: readonly number[]): Sample {
  if (values.length === 0) throw new RangeError('nothing was measured')
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const median = Number.isInteger(middle) ? ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2 : (sorted[Math.floor(middle)] as number)
  return { values, median, min: sorted[0] as number, max: sorted.at(-1) as number }
}

/** Runs the contenders in turn, so that what slows the machine down for a while meets each of them. */
export async function inTurns<Name extends string>(
  rounds: number,
  contenders: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Record<Name, Sample>> {
  const names = Object.keys(contenders) as Name[]
  const values = new Map<Name, number[]>(names.map((name) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const name of names) values.get(name)?.push(await contenders[name]())
  }
  return Object.fromEntries(names.map((name) => [name, sampleOf(values.get(name) ?? [])])) as Record<Name, Sample>
}

/** Milliseconds that `run` takes. */
export async function timed(run: () => unknown): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}
