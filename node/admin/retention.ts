// SPDX-License-Identifier: EUPL-1.2
/**
 * Handler: how long what is kept.
 *
 * @module
 */
import type { Registry } from '@ncv/protocol/membership/registry.ts'
import type { World } from '@ncv/protocol/world.ts'
import { retain } from '../retention/retain.ts'
import type { Stores } from '../store/stores.ts'
import type { NodeHandlers } from './contract.ts'

export function retentionHandlers(
  world: Pick<World, 'now' | 'log'>,
  stores: Pick<Stores, 'retention' | 'reviews'>,
  registry: Pick<Registry, 'rules'>,
): Pick<NodeHandlers, 'nodeRetention'> {
  return {
    nodeRetention({ body: { isDry, hasConsent } }, { lang }) {
      const lines = retain(stores, registry, world, { isDry, hasConsent, lang })
      return { isDry, days: registry.rules.retentionDays, lines: lines.map((line) => ({ ...line })) }
    },
  }
}
