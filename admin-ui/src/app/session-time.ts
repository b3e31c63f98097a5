// SPDX-License-Identifier: EUPL-1.2
/**
 * How a session stands, by the server's clock.
 *
 * @module
 */

/** What of a session's view is about time; `now` is the server's when it answered, `readAt` this browser's. */
export interface SessionTime {
  readonly endsAt: number | null
  readonly now: number
  readonly readAt: number
}

/** The reader is told so long before the end. Milliseconds. */
export const WARN_MS = 2 * 60_000
/** Once less is left by what was read last, it is read again: work goes on elsewhere, and each request prolongs. */
export const LOOK_MS = 3 * 60_000

/** Milliseconds until the end; undefined where there is none. */
export function leftMs({ endsAt, now, readAt }: SessionTime, here: number): number | undefined {
  return endsAt === null ? undefined : endsAt - now - (here - readAt)
}

/** What to do with a session of which so much is left. */
export function stepOf(left: number, isAttended: boolean): 'wait' | 'extend' | 'look' {
  if (left > LOOK_MS) return 'wait'
  return isAttended ? 'extend' : 'look'
}
