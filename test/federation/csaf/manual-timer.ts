// SPDX-License-Identifier: EUPL-1.2
/** Timers of the validator under the test's hand: no test waits for time, a deadline passes when it is said to. */
import type { World } from '@ncv/protocol/world.ts'

/** Deadlines never pass. */
export const patientTimer: Pick<World, 'timer'> = { timer: () => () => {} }

/** The first deadline of `delayMs` passes at once, no other ever does. */
export function hastyTimer(delayMs: number): Pick<World, 'timer'> {
  let hasPassed = false
  return {
    timer(armedMs, run) {
      let isCancelled = false
      if (armedMs === delayMs && !hasPassed) {
        hasPassed = true
        queueMicrotask(() => {
          if (!isCancelled) void run()
        })
      }
      return () => {
        isCancelled = true
      }
    },
  }
}
