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
import type { World } from '@ncv/protocol/world.ts'
import { readFileBounded } from '@ncv/runtime/party-dir.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import { explain } from '@ncv/runtime/texts.ts'
import { NodeError } from '../errors.ts'
import { NODE_TEXTS } from '../i18n/texts.ts'
import { decideForTenants, hostDecisions, sharedAssetsOf, undoHostDecision } from './decisions.ts'
import type { Tried } from './founding.ts'
import { addTenants, joinTenants, notJoined, signForTenants } from './founding.ts'
import type { Host } from './host.ts'
import { adopt, detach, release } from './moving.ts'
import { assertTenant } from './tenant-folder.ts'
import { tenantView } from './tenant-view.ts'

export type HostHandlers = Handlers<typeof HOST_ROUTES>
type Clock = Pick<World, 'random' | 'now'>

export function hostHandlers(world: Clock, host: Host): HostHandlers {
  return { ...arriving(world, host), ...moving(host), ...deciding(world, host) }
}

type Arriving = 'hostStatus' | 'addTenants' | 'signForTenants' | 'joinTenants'

function arriving(world: Clock, host: Host): Pick<HostHandlers, Arriving> {
  const { dir, config } = host
  return {
    async hostStatus(_input, call) {
      const tenants: TenantView[] = []
      for (const name of host.names()) tenants.push(await tenantView(host, name, world.now(), call))
      return { name: config.name, isRunning: host.isRunning, tenants }
    },
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

type Deciding = 'sharedAssets' | 'decideForTenants' | 'hostDecisions' | 'undoHostDecision'

function deciding(world: Clock, host: Host): Pick<HostHandlers, Deciding> {
  return {
    sharedAssets: async () => ({
      assets: (await sharedAssetsOf(host)).map((asset) => ({ ...asset, tenants: [...asset.tenants], others: [...asset.others] })),
    }),
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
