// SPDX-License-Identifier: EUPL-1.2
/**
 * Whether the hub's clock can be right: the mirror states its own in every reply.
 *
 * A hub whose clock runs ahead would turn periods early and count no witness; one that lags would sign times that nobody believes.
 *
 * @module
 */
import type { World } from '@ncv/protocol/world.ts'
import { RuntimeError } from '@ncv/runtime/errors.ts'

const TOLERANCE_MS = 120_000

/** Says nothing where the mirror does not answer. @throws RuntimeError `CLOCK_OFF` */
export async function assertClock(world: Pick<World, 'net' | 'now'>, mirrorUrl: string): Promise<void> {
  const theirs = await mirrorTime(world, mirrorUrl)
  if (theirs === undefined) return
  const difference = world.now() - theirs
  if (Math.abs(difference) > TOLERANCE_MS) throw new RuntimeError('CLOCK_OFF', { seconds: Math.round(difference / 1000) })
}

async function mirrorTime(world: Pick<World, 'net'>, mirrorUrl: string): Promise<number | undefined> {
  try {
    const { headers } = await world.net.request({ method: 'GET', url: `${mirrorUrl}/healthz`, timeoutMs: 3_000, maxBytes: 64 * 1024 })
    const time = Date.parse(headers['date'] ?? '')
    return Number.isFinite(time) ? time : undefined
  } catch {
    return undefined
  }
}
