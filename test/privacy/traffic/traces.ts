// SPDX-License-Identifier: EUPL-1.2
/**
 * What the seen traffic says around one node and one slot; shared by all who watch.
 *
 * @module
 */
import type { Capture, Fetch } from './capture.ts'
import { DAY_MS } from './rhythm.ts'

/** How far back and forth a watcher looks for a node coming on or going off. */
const HORIZON = 120

/** Slots between `slot` and the last (or next) one without a box of the node, at most {@link HORIZON}. */
export function slotsToGap(capture: Capture, node: number, slot: number, step: 1 | -1): number {
  let count = 0
  while (count < HORIZON && capture.hasSent(node, slot + step * (count + 1))) count++
  return count
}

/** Boxes of the node in these slots, both ends included. */
export function boxesIn(capture: Capture, node: number, from: number, to: number): number {
  let count = 0
  for (let slot = Math.max(0, from); slot <= Math.min(capture.slots - 1, to); slot++) {
    if (capture.hasSent(node, slot)) count++
    count += capture.extra[capture.place(node, slot)] ?? 0
  }
  return count
}

/** Where in the slot the box left, 0 to 1; -1 where there was none. */
export function instantInSlot(capture: Capture, node: number, slot: number): number {
  if (!capture.hasSent(node, slot)) return -1
  return ((capture.sentAt[capture.place(node, slot)] as number) - capture.slotStart(slot)) / capture.slotMs
}

/** Slots from the box before (or to the one after) to this one, as a fraction; at most 8. */
export function gapBeside(capture: Capture, node: number, slot: number, step: 1 | -1): number {
  const here = capture.sentAt[capture.place(node, slot)] as number
  for (let away = 1; away <= 8; away++) {
    const other = slot + step * away
    if (capture.hasSent(node, other)) return Math.abs((capture.sentAt[capture.place(node, other)] as number) - here) / capture.slotMs
  }
  return 8
}

/** The sum of a table over the slots around. */
export function around(capture: Capture, table: ArrayLike<number>, node: number, slot: number, reach: number): number {
  let sum = 0
  for (let at = Math.max(0, slot - reach); at <= Math.min(capture.slots - 1, slot + reach); at++) sum += table[capture.place(node, at)] ?? 0
  return sum
}

/** Which share of the boxes of the slot left earlier; -1 where the node sent none. */
export function rankInSlot(capture: Capture, node: number, slot: number): number {
  const here = capture.sentAt[capture.place(node, slot)] as number
  if (Number.isNaN(here)) return -1
  let [earlier, all] = [0, 0]
  for (let other = 0; other < capture.nodes; other++) {
    const at = capture.sentAt[capture.place(other, slot)] as number
    if (Number.isNaN(at)) continue
    all++
    if (at < here) earlier++
  }
  return (earlier + 0.5) / all
}

const FAR_MS = 30 * DAY_MS

/** Logarithm of the milliseconds since the last fetch of tokens before `at`, and to the next one after it. */
export function sinceFetch(fetches: readonly Fetch[], at: number): { readonly since: number; readonly until: number } {
  let [since, until] = [FAR_MS, FAR_MS]
  for (const fetch of fetches) {
    if (fetch.at <= at) since = Math.min(since, at - fetch.at)
    else until = Math.min(until, fetch.at - at)
  }
  return { since: Math.log1p(since), until: Math.log1p(until) }
}
