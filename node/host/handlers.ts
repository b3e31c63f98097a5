// SPDX-License-Identifier: EUPL-1.2
/**
 * The handlers of a host's admin interface.
 *
 * @module
 */
import type { Handlers } from '@ncv/protocol/admin/contract.ts'
import type { HOST_ROUTES, TenantView } from '@ncv/protocol/admin/host-routes.ts'
import { fromHex } from '@ncv/protocol/bytes.ts'
import { assertGenesisHash, parseJoinFile } from '@ncv/protocol/membership/join-file.ts'
import { assertWords, genesisWords } from '@ncv/protocol/membership/words.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'
import { accountHandlers } from '@ncv/runtime/account/account-handlers.ts'
import type { Accounts } from '@ncv/runtime/account/accounts.ts'
import { readFileBounded } from '@ncv/runtime/party-dir.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import { explain } from '@ncv/runtime/texts.ts'
import { NodeError } from '../errors.ts'
import { NODE_TEXTS } from '../i18n/texts.ts'
import { decideForTenants, hostDecisions, sharedAssetsOf, undoHostDecision } from './decisions.ts'
import type { Tried } from './founding.ts'
import { addTenants, joinTenants, notJoined, signForTenants } from './founding.ts'
import type { Host } from './host.ts'
import type { KeptFigures } from './kept-figures.ts'
import { adopt, detach, release } from './moving.ts'
import { sharedTargets } from './shared-targets.ts'
import { assertTenant, tenantDir } from './tenant-folder.ts'
import type { TenantState } from './tenant.ts'
import { figuresOf, openAt, tenantView } from './tenant-view.ts'
import { visitOf } from './visit.ts'

export type HostHandlers = Handlers<typeof HOST_ROUTES>
type Clock = Pick<World, 'random' | 'now'>

/** @param accounts of the host's own people @param figures of the tenants, as they were read last */
export function hostHandlers(world: Clock, host: Host, accounts: Accounts, figures: KeptFigures): HostHandlers {
  return {
    ...accountHandlers(accounts, () => world.now()),
    ...looking(world, host, figures),
    ...arriving(world, host),
    ...moving(host),
    ...deciding(world, host),
  }
}

type Looking = 'hostState' | 'hostStatus' | 'listTenants' | 'showTenant' | 'visitTenant'

function looking(world: Clock, host: Host, figures: KeptFigures): Pick<HostHandlers, Looking> {
  return {
    hostState() {
      const states = host.known().map((tenant) => tenant.situation().state)
      const count = (...meant: readonly TenantState[]): number => states.filter((state) => meant.includes(state)).length
      const { dir, isRunning, config } = host
      return {
        ...{ name: config.name, dir, isRunning, tenants: host.names().length, running: count('running'), failed: count('failed') },
        ...{ starting: count('waiting', 'starting'), notJoined: count('not-joined') },
      }
    },
    async hostStatus(_input, call) {
      const tenants: TenantView[] = []
      for (const name of host.names()) tenants.push(await statusOf(host, name, world.now(), call))
      return { name: host.config.name, isRunning: host.isRunning, tenants }
    },
    listTenants: async (_input, { lang }) => ({ isRunning: host.isRunning, tenants: await figures.lines(lang) }),
    async showTenant({ params: { tenant } }, call) {
      assertTenant(host.dir, tenant)
      const { node } = host.tenant(tenant) ?? {}
      const view = await statusOf(host, tenant, world.now(), call)
      const { open, items } = node === undefined ? { open: null, items: [] } : await openAt(node, call)
      return { dir: tenantDir(host.dir, tenant), isRunning: host.isRunning, tenant: { ...view, open }, items: items.slice(0, ITEMS_SHOWN) }
    },
    visitTenant: ({ params: { tenant } }, { caller }) => visitOf(host, tenant, caller),
  }
}

async function statusOf(host: Host, name: string, now: Instant, call: Parameters<typeof figuresOf>[1]): Promise<TenantView> {
  const { node } = host.tenant(name) ?? {}
  return tenantView(host, name, now, call.lang, node === undefined ? undefined : await figuresOf(node, call))
}

/** What is due first; all of it stands in the tenant's own interface. */
const ITEMS_SHOWN = 20

type Arriving = 'addTenants' | 'signForTenants' | 'joinTenants'

function arriving(world: Clock, host: Host): Pick<HostHandlers, Arriving> {
  const { dir, config } = host
  return {
    async addTenants({ body: { tenants, out, recoveryOut, keyDir } }) {
      const added = addTenants(world, dir, config.name, { tenants: tenants.map(given), out, recoveryOut, keyDir })
      for (const { tenant } of added) await host.open(tenant)
      return { added: added.map(({ tenant, record: { id, name } }) => ({ tenant, id, name })) }
    },
    signForTenants({ body: { draft, out, tenants } }, { lang }) {
      const { genesis, origin, tried } = signForTenants(world, dir, config.name, chosen(host, tenants), draft, out)
      return { federation: genesis.federation, name: genesis.name, words: [...genesisWords(origin)], ...sorted(tried, lang) }
    },
    async joinTenants({ body: { join, words, genesis, tenants } }, { lang }) {
      const bytes = new Uint8Array(readFileBounded(join, 128 * 1024))
      const joined = parseJoinFile(bytes)
      if (genesis !== undefined) assertGenesisHash(joined.opened, hashOf(genesis))
      else assertWords(joined.opened.origin, new Map(Object.entries(words ?? {}).map(([place, word]) => [Number(place), word])))
      const tried = joinTenants(world, dir, config.name, chosen(host, tenants), joined, bytes, {})
      for (const { tenant, error } of tried) if (error === undefined) await host.open(tenant)
      const { federation, name } = joined.opened.genesis
      return { federation, name, ...sorted(tried, lang) }
    },
  }
}

function moving(host: Host): Pick<HostHandlers, 'adoptTenant' | 'releaseTenant' | 'detachTenant'> {
  const { dir, config } = host
  return {
    async adoptTenant({ body: { folder, tenant } }) {
      const to = adopt(dir, config.name, folder, tenant)
      await host.open(tenant)
      return { tenant, dir: to }
    },
    async releaseTenant({ params: { tenant }, body: { to } }) {
      assertTenant(dir, tenant)
      return await closedFor(host, tenant, () => ({ tenant, dir: to, keyFile: release(dir, tenant, to) ?? null }))
    },
    async detachTenant({ params: { tenant } }) {
      assertTenant(dir, tenant)
      return await closedFor(host, tenant, () => ({ tenant, dir: detach(dir, tenant) }))
    },
  }
}

/** Where the move fails, the tenant runs on. */
async function closedFor<T>(host: Host, tenant: string, run: () => T): Promise<T> {
  const wasKnown = host.tenant(tenant) !== undefined
  await host.close(tenant)
  try {
    return run()
  } catch (error) {
    if (wasKnown) await host.open(tenant)
    throw error
  }
}

type Deciding = 'sharedAssets' | 'sharedTargets' | 'decideForTenants' | 'hostDecisions' | 'undoHostDecision'

function deciding(world: Clock, host: Host): Pick<HostHandlers, Deciding> {
  return {
    sharedAssets: async () => ({
      assets: (await sharedAssetsOf(host)).map((asset) => ({ ...asset, tenants: [...asset.tenants], others: [...asset.others] })),
    }),
    sharedTargets: async ({ query: { assets } }) => ({ targets: await sharedTargets(host, new Set(assets.split(',')), world.now()) }),
    decideForTenants: ({ body }) => decideForTenants(world, host, body),
    hostDecisions: async () => ({ decisions: await hostDecisions(host) }),
    undoHostDecision: ({ body: { act, by } }) => undoHostDecision(world, host, act, by),
  }
}

/** Those named, or all that are in no federation yet. @throws NodeError `TENANT_MISSING`, `HOST_NO_TENANTS` */
function chosen(host: Host, tenants: readonly string[] | undefined): readonly string[] {
  for (const tenant of tenants ?? []) assertTenant(host.dir, tenant)
  const meant = tenants ?? notJoined(host.dir, host.names())
  if (meant.length === 0) throw new NodeError('HOST_NO_TENANTS', { dir: host.dir })
  return meant
}

function sorted(tried: readonly Tried[], lang: Lang) {
  return {
    done: tried.flatMap(({ tenant, error }) => (error === undefined ? [tenant] : [])),
    refused: tried.flatMap(({ tenant, error }) =>
      error === undefined ? [] : [{ tenant, code: error.code, text: explain(error, lang, NODE_TEXTS) }],
    ),
  }
}

/** @throws NodeError `WORDS_MISSING` */
function hashOf(text: string): Uint8Array {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new NodeError('WORDS_MISSING', { found: text.slice(0, 70) })
  return fromHex(text, 32)
}

type Body = Parameters<HostHandlers['addTenants']>[0]['body']['tenants'][number]

function given({ tenant, name, kind, category, isWitness }: Body) {
  return {
    ...{ tenant, name },
    ...(kind === undefined ? {} : { kind }),
    ...(category === undefined ? {} : { category }),
    ...(isWitness === undefined ? {} : { isWitness }),
  }
}
