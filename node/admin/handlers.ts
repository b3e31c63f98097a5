// SPDX-License-Identifier: EUPL-1.2
/**
 * The handlers of a node's admin interface, one file a noun; a route without one does not compile.
 *
 * @module
 */
import type { World } from '@ncv/protocol/world.ts'
import type { Links } from '../link/links.ts'
import type { Self } from '../self.ts'
import type { Stores } from '../store/stores.ts'
import type { NodeHandlers } from './contract.ts'
import { contributionHandlers } from './contribution.ts'
import { doctorHandlers } from './doctor.ts'
import { exportHandlers } from './export.ts'
import { incidentHandlers } from './incident.ts'
import { inventoryHandlers } from './inventory.ts'
import { matchHandlers } from './match.ts'
import { statusHandlers } from './status.ts'
import { warningHandlers } from './warning.ts'

export function nodeHandlers(world: World, self: Self, stores: Stores, links: Links): NodeHandlers {
  return {
    ...statusHandlers(world, self, stores, links),
    ...inventoryHandlers(stores, links),
    ...warningHandlers(world, stores, links.trust),
    ...matchHandlers(world, stores, links.trust),
    ...incidentHandlers(world, stores),
    ...contributionHandlers(world, self, stores, links),
    ...exportHandlers(stores, self, links.feed),
    ...doctorHandlers(world, self, stores, links),
  }
}
