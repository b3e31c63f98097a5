// SPDX-License-Identifier: EUPL-1.2
/**
 * Waiting for what takes its time in a federation: a feed, a slot, a batch.
 *
 * @module
 */
import { DemoError } from './demo-error.ts'
import type { StageWorld } from './stage.ts'

export interface Patience {
  /** For the error message. */
  readonly what: string
  readonly everyMs: number
  readonly atMostMs: number
}

/**
 * Asks again until there is an answer.
 *
 * @throws DemoError `DEMO_WAITED`, and what `ask` throws
 */
export async function until<T>(world: StageWorld, { what, everyMs, atMostMs }: Patience, ask: () => Promise<T | undefined>): Promise<T> {
  const end = world.monotonic() + atMostMs
  for (;;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    if (world.monotonic() > end) throw new DemoError('DEMO_WAITED', { what, seconds: Math.round(atMostMs / 1000) })
    await new Promise<void>((resolve) => void world.timer(everyMs, resolve))
  }
}
