// SPDX-License-Identifier: EUPL-1.2
/**
 * The end of a long-running process: the first SIGINT or SIGTERM lets it close in order, the second ends it at once.
 *
 * ```ts
 * await using party = new AsyncDisposableStack()   // last opened, first closed
 * party.use(await serve(…))
 * await untilSignal()
 * ```
 *
 * @module
 */

export type StopSignal = 'SIGINT' | 'SIGTERM' | 'parent-gone'

export interface UntilSignalOptions {
  /** Stop as well when standard input ends: a child whose parent was killed does not linger. */
  readonly watchStdin?: boolean
  /** Closing that takes longer is cut off; milliseconds, 10,000 where absent. */
  readonly graceMs?: number
}

const NUMBERS = { SIGINT: 2, SIGTERM: 15 } as const

/** Resolves once, at the first reason to stop. From then on a second signal, or the end of the grace, exits. */
export function untilSignal({ watchStdin = false, graceMs = 10_000 }: UntilSignalOptions = {}): Promise<StopSignal> {
  return new Promise((resolve) => {
    let isStopping = false
    const stop = (reason: StopSignal) => {
      if (isStopping) {
        if (reason !== 'parent-gone') process.exit(128 + NUMBERS[reason])
        return
      }
      isStopping = true
      setTimeout(() => process.exit(1), graceMs).unref()
      if (watchStdin) process.stdin.destroy()
      resolve(reason)
    }
    process.on('SIGINT', () => stop('SIGINT'))
    process.on('SIGTERM', () => stop('SIGTERM'))
    if (watchStdin) {
      process.stdin.on('end', () => stop('parent-gone'))
      process.stdin.on('error', () => stop('parent-gone'))
      process.stdin.resume()
    }
  })
}

/** Opens, waits, closes: `open` registers on the stack what is to be closed, in the order of opening. */
export async function runUntilSignal(open: (stack: AsyncDisposableStack) => Promise<void>, options: UntilSignalOptions = {}): Promise<StopSignal> {
  await using stack = new AsyncDisposableStack()
  const stopped = untilSignal(options)
  await open(stack)
  return await stopped
}
