// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: what a person decides about a text before it leaves.
 *
 * @module
 */
import type { World } from '@ncv/protocol/world.ts'
import { decided } from '../contribution/review.ts'
import { compileGuardProfile } from '../incident/guard-profile.ts'
import { readIdentity } from '../incident/identity.ts'
import { readIncident } from '../incident/incident.ts'
import type { Stores } from '../store/stores.ts'
import type { NodeHandlers } from './contract.ts'
import { incidentOf } from './incident.ts'

export function reviewHandlers(
  world: Pick<World, 'monotonic'>,
  { incidents, places, reviews }: Pick<Stores, 'incidents' | 'places' | 'reviews'>,
): Pick<NodeHandlers, 'showReview' | 'review'> {
  return {
    showReview({ params }) {
      incidentOf(incidents, params.id)
      return { decisions: [...reviews.of(params.id)] }
    },
    review({ params, body }) {
      const incident = readIncident(incidentOf(incidents, params.id).json)
      const identity = incidents.identity()
      const profile = compileGuardProfile(identity === undefined ? undefined : readIdentity(identity), places.list())
      const decisions = decided(reviews.of(params.id), body, incident, profile, world)
      reviews.put(params.id, decisions)
      return { decisions }
    },
  }
}
