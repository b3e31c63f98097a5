// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: the places that the egress guard knows. A file is taken whole or not at all.
 *
 * @module
 */
import type { PlacesView } from '@ncv/protocol/admin/places-routes.ts'
import type { World } from '@ncv/protocol/world.ts'
import { parsePlaces } from '../incident/places/place-list.ts'
import { RedactError } from '../incident/redact-error.ts'
import type { Stores } from '../store/stores.ts'
import type { NodeHandlers } from './contract.ts'

export function placesHandlers(
  { now }: Pick<World, 'now'>,
  { places }: Pick<Stores, 'places'>,
): Pick<NodeHandlers, 'showPlaces' | 'importPlaces' | 'resetPlaces'> {
  const view = (): PlacesView => ({ known: places.list().size, imported: places.imported() })
  return {
    showPlaces: view,
    importPlaces({ body: { file, csv } }) {
      const found = parsePlaces(csv)
      if (found.length === 0) throw new RedactError('PLACES_MALFORMED', { line: 2, problem: 'no-rows' })
      places.put(found, { file, at: now() })
      return view()
    },
    resetPlaces() {
      places.reset()
      return view()
    },
  }
}
