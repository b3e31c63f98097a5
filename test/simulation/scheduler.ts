// SPDX-License-Identifier: EUPL-1.2
/**
 * One event after another on a virtual clock. Between two events everything comes to rest, so that nothing depends on how
 * fast this machine's disk or thread pool is.
 *
 * What rests is found by looking: no file request is under way (libuv's list), no call of `crypto.subtle`, and a few turns of
 * the event loop bring nothing new. All that is left then waits for virtual time.
 *
 * @module
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Cancel, Instant } from '@ncv/protocol/world.ts'

export interface Scheduler {
  now(): Instant
  /** @param owner named in the trace, and told to the observer when the event is over */
  set(owner: string, delayMs: number, run: () => unknown): Cancel
  /** Fires what is due next, if that is at `until` or before; else moves the clock there. Answers whose event it was. */
  step(until: Instant): Promise<string | undefined>
  settle(): Promise<void>
  /** What events threw. */
  readonly failures: readonly unknown[]
  readonly events: number
}

interface Timer {
  readonly due: Instant
  readonly order: number
  readonly owner: string
  readonly run: () => unknown
}

/** Turns of the event loop without work after which everything rests. */
const QUIET_TURNS = 2

export function virtualScheduler(start: Instant): Scheduler {
  const timers = new Set<Timer>()
  const failures: unknown[] = []
  let now = start
  let order = 0
  let events = 0

  function earliest(): Timer | undefined {
    let first: Timer | undefined
    for (const timer of timers) {
      if (first === undefined || timer.due < first.due || (timer.due === first.due && timer.order < first.order)) first = timer
    }
    return first
  }

  return {
    now: () => now,
    failures,
    get events() {
      return events
    },
    set(owner, delayMs, run) {
      const timer: Timer = { due: now + Math.max(0, Math.ceil(delayMs)), order: order++, owner, run }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    async step(until) {
      const next = earliest()
      if (next === undefined || next.due > until) {
        now = until
        return undefined
      }
      timers.delete(next)
      now = next.due
      events++
      void attempt(next.run, failures)
      await settle()
      return next.owner
    },
    settle,
  }
}

async function attempt(run: () => unknown, failures: unknown[]): Promise<void> {
  try {
    await run()
  } catch (failure) {
    failures.push(failure)
  }
}

async function settle(): Promise<void> {
  for (let quiet = 0; quiet < QUIET_TURNS; ) {
    await nextTurn()
    quiet = isWorking() ? 0 : quiet + 1
  }
}

function isWorking(): boolean {
  return subtleCalls > 0 || process.getActiveResourcesInfo().some((kind) => kind === 'FSReqPromise' || kind === 'CloseReq')
}

// Calls of `crypto.subtle` run on the thread pool and stand in no list.

let subtleCalls = 0
const COUNTED = ['sign', 'verify', 'digest', 'importKey', 'exportKey', 'deriveBits', 'encrypt', 'decrypt', 'generateKey'] as const

/** Counts the calls of `crypto.subtle` until disposed of. */
export function countSubtle(): Disposable {
  for (const name of COUNTED) {
    const original = crypto.subtle[name] as (...args: unknown[]) => Promise<unknown>
    const counted = async (...args: unknown[]): Promise<unknown> => {
      subtleCalls++
      try {
        return await original.apply(crypto.subtle, args)
      } finally {
        subtleCalls--
      }
    }
    Object.defineProperty(crypto.subtle, name, { value: counted, configurable: true, writable: true })
  }
  return {
    [Symbol.dispose]() {
      for (const name of COUNTED) Reflect.deleteProperty(crypto.subtle, name)
    },
  }
}
