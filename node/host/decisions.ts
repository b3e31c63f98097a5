// SPDX-License-Identifier: EUPL-1.2
/**
 * One decision of the host for all tenants concerned, the list of such decisions, and the way back.
 *
 * The host keeps no book of its own: what it decided stands in each tenant's history, under the number of the act, and leaves with the tenant.
 *
 * @module
 */
import type { CallOf } from '@ncv/protocol/admin/contract.ts'
import type { HOST_ROUTES, HostActView, HostDecisionView, TenantOutcome } from '@ncv/protocol/admin/host-routes.ts'
import { hex } from '@ncv/protocol/bytes.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import type { World } from '@ncv/protocol/world.ts'
import { z } from 'zod'
import { NodeError } from '../errors.ts'
import { assertChange } from '../triage/decide.ts'
import type { Host } from './host.ts'
import type { Carried, Target } from './order.ts'
import { carryOutOrder, undoOrder } from './order.ts'
import type { SharedAsset } from './shared-assets.ts'
import { sharedAssets } from './shared-assets.ts'

/** As SQLite writes them together. */
const TARGETS = z.array(z.string())

type Clock = Pick<World, 'random' | 'now'>

export async function sharedAssetsOf(host: Host): Promise<SharedAsset[]> {
  const inventories = await host.each((node) => node.stores.inventory.all())
  return sharedAssets([...inventories].flatMap(([tenant, assets]) => (assets instanceof CodedError ? [] : [{ tenant, assets }])))
}

type Wanted = CallOf<(typeof HOST_ROUTES)['decideForTenants']>['body']

/** @throws NodeError `HOST_NO_TENANTS`, `HOST_ASSET_MISSING`, `HOST_TARGET_MISSING`, `CHANGE_EMPTY`, `STATUS_…` */
export async function decideForTenants(world: Clock, host: Host, { assets, target: text, change, apply }: Wanted): Promise<HostDecisionView> {
  const now = world.now()
  assertChange(change, now)
  if (host.names().length === 0) throw new NodeError('HOST_NO_TENANTS', { dir: host.dir })
  const shared = await sharedAssetsOf(host)
  const missing = assets.find((id) => !shared.some((asset) => asset.id === id))
  if (missing !== undefined) throw new NodeError('HOST_ASSET_MISSING', { asset: missing })
  const by = nameOf(host.config.name, change.by)
  const order = { act: hex(world.random(8)), by, assets: new Set(assets), target: targetOf(text), change }
  // All are asked before one is changed: a word that nobody knows changes nothing anywhere.
  const asked = await host.each(async (node) => ({ name: node.self.config.name, carried: await carryOutOrder(node, order, now, false) }))
  if (![...asked.values()].some((each) => !(each instanceof CodedError) && each.carried.isKnown))
    throw new NodeError('HOST_TARGET_MISSING', { target: text })
  const done = apply
    ? await host.each(async (node) => ({ name: node.self.config.name, carried: await carryOutOrder(node, order, now, true) }))
    : asked
  const tenants = [...done].map(([tenant, each]) => (each instanceof CodedError ? notRunning(tenant) : outcomeOf(tenant, each.name, each.carried)))
  const changed = tenants.filter((each) => each.changed > 0).length
  return {
    act: apply && changed > 0 ? order.act : null,
    applied: apply && changed > 0,
    by,
    changedTenants: changed,
    untouchedTenants: tenants.length - changed,
    tenants,
  }
}

/** The host, and the role there that decided. */
function nameOf(host: string, role: string | undefined): string {
  return role === undefined ? host : `${host} (${role})`
}

function targetOf(text: string): Target {
  return /^cve-[0-9]{4}-[0-9]{4,19}$/i.test(text) ? { cve: text } : { advisory: text }
}

function outcomeOf(tenant: string, name: string, { changes, untouched, own }: Carried): TenantOutcome {
  return { tenant, name, changed: changes.length, from: [...new Set(changes.map(({ from }) => from))], untouched: untouched ?? null, own }
}

function notRunning(tenant: string): TenantOutcome {
  return { tenant, name: '', changed: 0, from: [], untouched: 'not-running', own: 0 }
}

/** Of what a decision was about: the first few say it. */
const TARGETS_SHOWN = 5

/** Not undone ones, the newest first. */
export async function hostDecisions(host: Host): Promise<HostActView[]> {
  const kept = await host.each((node) => node.stores.decisions.hostActs())
  const all = [...kept].flatMap(([tenant, acts]) => (acts instanceof CodedError ? [] : acts.map((act) => ({ ...act, tenant }))))
  return [...Map.groupBy(all, ({ act }) => act).values()]
    .flatMap((same): HostActView[] => {
      const [first] = same
      if (first === undefined) return []
      const changed = same.reduce((sum, { count }) => sum + count, 0)
      const { act, at, who, to, reason } = first
      const targets = [...new Set(same.flatMap((each) => TARGETS.parse(JSON.parse(each.targets))))].slice(0, TARGETS_SHOWN)
      return [{ act, at, by: who ?? '', to, reason, targets, tenants: same.length, changed, names: same.map(({ tenant }) => tenant) }]
    })
    .sort((a, b) => b.at - a.at)
}

/** @throws NodeError `UNDO_NOTHING` */
export async function undoHostDecision(world: Clock, host: Host, act: string | undefined, role: string | undefined) {
  const meant = act ?? (await hostDecisions(host))[0]?.act
  if (meant === undefined) throw new NodeError('UNDO_NOTHING')
  const by = nameOf(host.config.name, role)
  const done = await host.each((node) => undoOrder(node, meant, by, world.now()))
  const missed = [...done].flatMap(([tenant, each]) => (each instanceof CodedError ? [tenant] : []))
  const undone = [...done.values()].flatMap((each) => (each === undefined || each instanceof CodedError ? [] : [each]))
  if (undone.length === 0) throw new NodeError('UNDO_NOTHING')
  const sum = (of: (each: (typeof undone)[number]) => number): number => undone.reduce((total, each) => total + of(each), 0)
  return { act: meant, tenants: undone.length, restored: sum(({ restored }) => restored), kept: sum(({ kept }) => kept), missed }
}
