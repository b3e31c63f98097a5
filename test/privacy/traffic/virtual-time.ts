// SPDX-License-Identifier: EUPL-1.2
/**
 * A clock that jumps from event to event, for millions of them: a binary heap by time, then by order of setting.
 *
 * @module
 */
import type { Cancel, Instant } from '@ncv/protocol/world.ts'

interface Event {
  readonly due: Instant
  readonly order: number
  run: (() => unknown) | undefined
}

export interface VirtualTime {
  now(): Instant
  set(due: Instant, run: () => unknown): Cancel
  /** Ends the run: whatever fails in a loop that goes on regardless must not go on here. */
  fail(error: unknown): void
  /** Fires everything up to `end`, each event when the one before has come to rest. */
  runUntil(end: Instant): Promise<void>
}

const isBefore = (a: Event, b: Event): boolean => a.due < b.due || (a.due === b.due && a.order < b.order)

export function virtualTime(start: Instant): VirtualTime {
  const heap: Event[] = []
  let [now, order] = [start, 0]
  const failures: unknown[] = []
  return {
    now: () => now,
    set(due, run) {
      const event: Event = { due: Math.max(now, Math.ceil(due)), order: order++, run }
      push(heap, event)
      return () => {
        event.run = undefined
      }
    },
    fail: (error) => void failures.push(error),
    async runUntil(end) {
      for (let next = heap[0]; next !== undefined && next.due <= end; next = heap[0]) {
        pop(heap)
        if (next.run === undefined) continue
        now = next.due
        const running = next.run()
        if (running instanceof Promise) await running
        if (failures.length > 0) throw failures[0]
      }
      now = end
    },
  }
}

function push(heap: Event[], event: Event): void {
  let at = heap.push(event) - 1
  while (at > 0) {
    const above = (at - 1) >> 1
    if (!isBefore(event, heap[above] as Event)) break
    heap[at] = heap[above] as Event
    at = above
  }
  heap[at] = event
}

function pop(heap: Event[]): void {
  const last = heap.pop() as Event
  if (heap.length === 0) return
  let at = 0
  for (;;) {
    let below = 2 * at + 1
    if (below >= heap.length) break
    if (below + 1 < heap.length && isBefore(heap[below + 1] as Event, heap[below] as Event)) below++
    if (!isBefore(heap[below] as Event, last)) break
    heap[at] = heap[below] as Event
    at = below
  }
  heap[at] = last
}
