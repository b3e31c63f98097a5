// SPDX-License-Identifier: EUPL-1.2
/**
 * Waiting until the hub may sign, so that a command given right after a start need not be repeated.
 *
 * @module
 */
import type { World } from '@ncv/protocol/world.ts'
import type { Hub } from './party.ts'

const STEP_MS = 100
const PATIENCE_MS = 60_000

export function pause(world: Pick<World, 'timer'>, ms: number): Promise<void> {
  return new Promise((resolve) => void world.timer(ms, resolve))
}

/** @throws FederationError `HUB_WAITING` after a minute, `HUB_BEHIND` at once */
export async function untilReady(hub: Hub): Promise<void> {
  const end = hub.world.monotonic() + PATIENCE_MS
  while (hub.witnesses.readiness() === 'waiting' && hub.world.monotonic() < end) await pause(hub.world, STEP_MS)
  hub.witnesses.assertMaySign()
}
