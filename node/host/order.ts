// SPDX-License-Identifier: EUPL-1.2
/**
 * One decision of the host, as it meets one tenant.
 *
 * It goes the way of every other decision and carries the host's name. What the tenant's own people decided stays: the host may ask them, and it
 * is told where it changed nothing, and why.
 *
 * @module
 */
import type { MatchChange } from '@ncv/protocol/admin/match-routes.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { NodeParty } from '../party.ts'
import type { Change } from '../store/decision-store.ts'
import { lifeKey } from '../store/life-store.ts'
import type { Undone } from '../triage/decide.ts'
import { changesOf, decide, undoAct } from '../triage/decide.ts'
import { dueDays } from '../triage/due.ts'
import type { Assessed } from '../warning/match-view.ts'
import { matchReader } from '../warning/match-view.ts'
import { HOSTED, sharedIdOf } from './shared-assets.ts'

/** Why nothing, or not everything, changed at a tenant; the first that holds is shown. */
export const UNTOUCHED = ['not-running', 'no-asset', 'own-operation', 'no-match', 'own-decision', 'same'] as const
export type Untouched = (typeof UNTOUCHED)[number]

export interface Order {
  /** Its number: random, the same at all tenants. */
  readonly act: string
  /** Who decides: the host, and a role there. */
  readonly by: string
  /** Shared assets. */
  readonly assets: ReadonlySet<string>
  readonly target: Target
  readonly change: MatchChange
}

/** A vulnerability, or all of what one warning or advisory says. */
export type Target = { readonly cve: string } | { readonly advisory: string }

export interface Carried {
  readonly changes: readonly Change[]
  readonly untouched: Untouched | undefined
  /** Matches that the tenant's own people decided about: left as they are. */
  readonly own: number
  /** Whether the target is known here at all, whatever the assets. */
  readonly isKnown: boolean
}

/** @param apply false: only what would change */
export async function carryOutOrder(node: NodeParty, order: Order, now: Instant, apply: boolean): Promise<Carried> {
  const { stores, links, triage, self } = node
  const assets = stores.inventory.all().filter((asset) => order.assets.has(sharedIdOf(asset)))
  const hosted = new Set(assets.flatMap(({ id, operator }) => (operator === HOSTED ? [id] : [])))
  // What a crash left unmatched comes first.
  await links.documents.settle()
  await triage.review()
  const found = matchReader(stores, links.trust.witnessedSize(), now, dueDays(self.config.dueDays)).find(order.target, true)
  const isKnown = found.length > 0
  if (hosted.size === 0) return { changes: [], untouched: assets.length === 0 ? 'no-asset' : 'own-operation', own: 0, isKnown }
  const meant = found.filter(({ asset }) => hosted.has(asset.id)).flatMap(pickedOf)
  if (meant.length === 0) return { changes: [], untouched: 'no-match', own: 0, isKnown }
  const byHost = stores.decisions.byHost()
  const isOwn = (key: (typeof meant)[number]): boolean => (stores.decisions.one(key)?.status ?? null) !== null && !byHost.has(lifeKey(key))
  const [own, free] = [meant.filter(isOwn), meant.filter((key) => !isOwn(key))]
  const changes = changesOf(stores.decisions, free, order.change, now)
  if (apply) decide(stores, changes, order.by, now, false, order.act)
  const untouched = changes.length > 0 ? undefined : own.length > 0 ? 'own-decision' : 'same'
  return { changes, untouched, own: own.length, isKnown }
}

function pickedOf({ asset, advisory, meant }: Assessed) {
  return meant.map(({ cve, status }) => ({ asset: asset.id, advisory, cve, status }))
}

/** Takes the host's act back at one tenant, as far as nobody has decided otherwise since; undefined where it is not known there. */
export function undoOrder({ stores }: Pick<NodeParty, 'stores'>, act: string, by: string, now: Instant): Undone | undefined {
  const kept = stores.decisions.ofHost(act)
  return kept === undefined ? undefined : undoAct(stores, kept, by, now, act)
}
