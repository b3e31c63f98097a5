// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: the list of known exploited vulnerabilities.
 *
 * @module
 */
import type { KevView } from '@ncv/protocol/admin/match-routes.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'
import { NodeError } from '../errors.ts'
import type { KevState } from '../store/kev-store.ts'
import type { Stores } from '../store/stores.ts'
import { dayOf, daysBetween } from '../triage/day.ts'
import { parseKev } from '../triage/kev.ts'
import type { NodeHandlers } from './contract.ts'

export function kevHandlers(world: Pick<World, 'now'>, stores: Pick<Stores, 'kev' | 'life'>): Pick<NodeHandlers, 'kev' | 'importKev'> {
  const here = (): number => {
    const known = stores.kev.all()
    return new Set(stores.life.all().flatMap(({ cve }) => (known.has(cve) ? [cve] : []))).size
  }
  return {
    kev: () => ({ kev: kevView(stores.kev.state(), world.now()), here: here() }),
    importKev({ body }) {
      const list = parseKev(body.json)
      const before = stores.kev.state()
      if (before !== undefined && list.released < before.released && body.force !== true)
        throw new NodeError('KEV_OLDER', { found: dayOf(list.released), expected: dayOf(before.released) })
      stores.kev.replace(list, world.now())
      const view = kevView(stores.kev.state(), world.now())
      if (view === null) throw new NodeError('KEV_INVALID', { field: '/', reason: '' })
      return { ...view, here: here() }
    },
  }
}

export function kevView(state: KevState | undefined, now: Instant): KevView | null {
  return state === undefined ? null : { ...state, ageDays: daysBetween(dayOf(state.released), dayOf(now)) }
}
