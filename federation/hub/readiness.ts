// SPDX-License-Identifier: EUPL-1.2
/**
 * Waiting until the hub may sign, so that a command given right after a start need not be repeated.
 *
 * @module
 */
import type { World } from '@ncv/protocol/world.ts'
import type { Hub } from './party.ts'

const STEP_MS = 100
/** A running hub gets its witnesses' heads by itself; one that is opened for a single command never does. */
export const RUNNING_PATIENCE_MS = 60_000

export function pause(world: Pick<World, 'timer'>, ms: number): Promise<void> {
  return new Promise((resolve) => void world.timer(ms, resolve))
}

/** @throws FederationError `HUB_WAITING` when patience ends, `HUB_BEHIND` at once */
export async function untilReady(hub: Hub, patienceMs: number): Promise<void> {
  const end = hub.world.monotonic() + patienceMs
  while (hub.witnesses.readiness() === 'waiting' && hub.world.monotonic() < end) await pause(hub.world, STEP_MS)
  hub.witnesses.assertMaySign()
}
