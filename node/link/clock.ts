// SPDX-License-Identifier: EUPL-1.2
/**
 * Whether this machine's clock can be right: the other sides say in every reply what theirs shows.
 *
 * A wrong clock breaks more than it seems: requests are refused, slots are missed, witnesses look stale.
 *
 * @module
 */
import { NodeError } from '../errors.ts'
import type { Source } from './source.ts'

export const CLOCK_TOLERANCE_MS = 120_000

/**
 * By how much this clock is ahead of all the others, in milliseconds; undefined where none answered. One other side
 * with a wrong clock says nothing about ours, so the smallest difference counts.
 */
export function clockDifference(sources: readonly Source[]): number | undefined {
  const differences = sources.flatMap((source) => {
    const clock = source.clock()
    return clock === undefined ? [] : [clock.ours - clock.theirs]
  })
  return differences.reduce<number | undefined>((least, each) => (least === undefined || Math.abs(each) < Math.abs(least) ? each : least), undefined)
}

/**
 * Asks every source for its head, only to see its clock. Sources that cannot be reached say nothing.
 *
 * @throws NodeError `CLOCK_DIFFERS`
 */
export async function assertClock(sources: readonly Source[]): Promise<void> {
  for (const source of sources) {
    try {
      await source.read('checkpoint')
    } catch {
      // Unreachable: the feed will say so.
    }
  }
  const difference = clockDifference(sources)
  if (difference === undefined || Math.abs(difference) <= CLOCK_TOLERANCE_MS) return
  throw new NodeError('CLOCK_DIFFERS', { seconds: Math.round(difference / 1000) })
}
