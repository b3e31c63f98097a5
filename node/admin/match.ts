// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: matches and what people decide about them.
 *
 * @module
 */
import type { MatchStatus } from '@ncv/protocol/admin/node-routes.ts'
import type { World } from '@ncv/protocol/world.ts'
import { NodeError } from '../errors.ts'
import type { Trust } from '../link/trust.ts'
import type { StoredMatch } from '../store/match-store.ts'
import type { Stores } from '../store/stores.ts'
import type { StoredWarning } from '../store/warning-store.ts'
import { advisoryName } from '../store/warning-store.ts'
import { isSettled, matchReader } from '../warning/match-view.ts'
import type { NodeHandlers } from './contract.ts'

type Used = Pick<Stores, 'warnings' | 'matches' | 'inventory'>

/** Decisions that somebody will ask about later. */
const NEEDS_REASON: ReadonlySet<MatchStatus> = new Set(['not-relevant', 'accepted'])

export function matchHandlers(world: Pick<World, 'now'>, stores: Used, trust: Trust): Pick<NodeHandlers, 'listMatches' | 'setMatch'> {
  const reader = () => matchReader(stores, trust.witnessedSize(), world.now())
  return {
    listMatches({ query }, { lang }) {
      return {
        matches: reader()
          .all(lang)
          .filter((match) => query.all === 'true' || !isSettled(match)),
      }
    },
    setMatch({ body }, { lang }) {
      const { asset, status, reason = null, until = null } = body
      if (!stores.inventory.has(asset)) throw new NodeError('ASSET_MISSING', { asset })
      if (NEEDS_REASON.has(status) && reason === null) throw new NodeError('STATUS_REASON', { status })
      if ((status === 'accepted') !== (until !== null)) throw new NodeError('STATUS_DATE', { status })
      if (until !== null && !isDayAhead(until, world.now())) throw new NodeError('STATUS_DATE', { status, found: until })
      const { warning, match } = findMatch(stores, asset, body.advisory)
      stores.matches.setStatus({ asset, advisory: advisoryName(warning), status, reason, until, digest: match.digest, at: world.now() })
      const view = reader()
        .of(warning, lang)
        .find((match) => match.asset.id === asset)
      if (view === undefined) throw new NodeError('ADVISORY_MISSING', { asset, advisory: body.advisory })
      return view
    },
  }
}

function isDayAhead(day: string, now: number): boolean {
  const end = Date.parse(`${day}T23:59:59Z`)
  return Number.isFinite(end) && end >= now && new Date(end).toISOString().startsWith(day)
}

/** By tracking id, or by the index of its entry; it must touch the asset. @throws NodeError `ADVISORY_MISSING` */
function findMatch(stores: Used, asset: string, advisory: string): { readonly warning: StoredWarning; readonly match: StoredMatch } {
  const indexes = stores.warnings.byTrackingId(advisory)
  if (/^[0-9]{1,15}$/.test(advisory)) indexes.push(Number(advisory))
  for (const index of indexes) {
    const warning = stores.warnings.one(index)
    if (warning?.stands !== true) continue
    const match = stores.matches.of(index).find((each) => each.asset === asset)
    if (match !== undefined) return { warning, match }
  }
  throw new NodeError('ADVISORY_MISSING', { asset, advisory: advisory.slice(0, 200) })
}
