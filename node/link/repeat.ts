// SPDX-License-Identifier: EUPL-1.2
/**
 * A step again and again, each time after a new delay; the next one is set when the last has ended.
 *
 * @module
 */
import { CodedError } from '@ncv/protocol/errors.ts'
import type { Cancel, World } from '@ncv/protocol/world.ts'
import { randomBelow } from '@ncv/protocol/world.ts'

export interface Repeating {
  /** No further step; resolves when a running one has ended. */
  stop(): Promise<void>
}

/** @param kind names the loop in the log when a step fails; the loop goes on */
export function repeat(world: World, kind: string, delayMs: () => number, step: () => Promise<void>): Repeating {
  let isStopped = false
  let cancel: Cancel = () => {}
  let running: Promise<void> = Promise.resolve()
  const set = (): void => {
    if (isStopped) return
    cancel = world.timer(delayMs(), () => {
      running = run()
      return running
    })
  }
  const run = async (): Promise<void> => {
    try {
      await step()
    } catch (error) {
      // Codes of failed requests are everyday; anything else is a defect and must be seen.
      if (error instanceof CodedError) world.log.warn('request-failed', { kind, code: error.code })
      else if (!isStopped) world.log.error('internal-error', { kind })
    }
    set()
  }
  set()
  return {
    async stop() {
      isStopped = true
      cancel()
      await running
    },
  }
}

/** Between 3/4 and 5/4 of `ms`, so that nodes do not come in step. */
export function jittered(world: Pick<World, 'random'>, ms: number): number {
  return Math.round(ms * 0.75) + randomBelow(world, Math.max(1, Math.round(ms * 0.5)))
}
