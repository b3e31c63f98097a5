// SPDX-License-Identifier: EUPL-1.2
/**
 * Among how many members a contribution is hidden, by what can be ruled out for certain.
 *
 * The relay rules out who sent no box for the batch; the hub who had fetched no tokens of the period before the contribution came. A
 * token of the period before, in a contribution written in the running one, would rule out everybody who has newer ones: no node spends such.
 *
 * @module
 */
import type { Arrived, Capture } from './capture.ts'
import { DAY_MS } from './rhythm.ts'

export interface AnonymitySets {
  readonly contributions: number
  readonly members: number
  readonly hub: { readonly smallest: number; readonly median: number }
  readonly relay: { readonly smallest: number; readonly median: number }
  /** Contributions with a token that was not of the period in which they were written. */
  readonly olderTokens: number
  /**
   * Contributions that came to the hub twice because the relay's reply was lost, and among how many nodes each of them is hidden from a hub that
   * also knows whose line failed in that slot.
   */
  readonly repeated: { readonly contributions: number; readonly smallest: number; readonly median: number }
  /** Reports for which the node had no token yet. */
  readonly waitedForToken: number
}

export function anonymitySets(capture: Capture, contributions: readonly Arrived[]): AnonymitySets {
  const hub = contributions.map(
    (each) => capture.fetches.filter((fetches) => fetches.some(({ at, period }) => period === each.period && at < each.at)).length,
  )
  const relay = contributions.map(({ batch }) => capture.batches[batch]?.count ?? 0)
  const periodOf = (at: number): number => Math.floor((at - capture.begin) / (7 * DAY_MS))
  // Where no request of that slot failed, a later reply was lost, and the receipt with it.
  const failed = capture.repeatedAtHub.map((slot) => failedIn(capture, slot)).filter((nodes) => nodes > 0)
  return {
    contributions: contributions.length,
    members: capture.nodes,
    hub: span(hub),
    relay: span(relay),
    olderTokens: contributions.filter(({ period, writtenAt }) => period < periodOf(writtenAt)).length,
    repeated: { contributions: failed.length, ...span(failed) },
    waitedForToken: capture.waitedForToken,
  }
}

function failedIn(capture: Capture, slot: number): number {
  return Array.from({ length: capture.nodes }, (_, node) => capture.isFailed[capture.place(node, slot)]).filter((failed) => failed !== 0).length
}

function span(sizes: readonly number[]): { smallest: number; median: number } {
  const sorted = [...sizes].sort((a, b) => a - b)
  return { smallest: sorted[0] ?? 0, median: sorted[Math.floor(sorted.length / 2)] ?? 0 }
}
