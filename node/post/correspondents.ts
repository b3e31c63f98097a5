// SPDX-License-Identifier: EUPL-1.2
/**
 * Keys of all to whom this node can write, as its own verified log has them.
 *
 * @module
 */
import type { Registry } from '@ncv/protocol/membership/registry.ts'
import type { Correspondents } from '@ncv/protocol/post/correspondents.ts'
import type { Trust } from '../link/trust.ts'
import type { LogStore } from '../store/log-store.ts'

export function correspondentsOf(
  registry: Pick<Registry, 'all'>,
  trust: Pick<Trust, 'hubKey' | 'hubBox'>,
  log: Pick<LogStore, 'size'>,
): Correspondents {
  const box = trust.hubBox()
  return { members: registry.all, hub: box === undefined ? undefined : { key: trust.hubKey(log.size()), box } }
}
