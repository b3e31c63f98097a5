// SPDX-License-Identifier: EUPL-1.2
/**
 * What several tenants have in use alike, and the host keeps running for them.
 *
 * Made from the inventories whenever it is asked for, and kept nowhere. Two entries are one shared asset where they have the same CPE or purl, or,
 * without either, the same vendor, product and version in whatever spelling of upper and lower case.
 *
 *     fortios-7-2-11-0e5d2a41c7        vendor, product and version as a short text, and 40 bits of SHA-256 over what makes them equal
 *
 * @module
 */
import { fold } from '@ncv/protocol/advisory/normalise.ts'
import { hex, utf8 } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import type { Asset, Operator } from '../inventory/asset.ts'
import { slugOf } from '../inventory/asset-id.ts'

/** What an IT provider runs for others. What a house runs itself the host decides nothing about. */
export const HOSTED: Operator = 'it-dl'

const HASH_CHARS = 10

export interface TenantInventory {
  readonly tenant: string
  readonly assets: readonly Asset[]
}

export interface SharedAsset {
  readonly id: string
  readonly vendor: string
  readonly product: string
  readonly version: string
  /** Tenants for whom the host runs it. */
  readonly tenants: readonly string[]
  /** Tenants that have it and run it otherwise. */
  readonly others: readonly string[]
}

/** By what two assets of two houses are the same. */
export function sharedIdOf({ cpe, purl, vendor, product, version }: Asset): string {
  const names = [vendor ?? '', product, version ?? '']
  const key = cpe !== undefined ? ['cpe', cpe.toLowerCase()] : purl !== undefined ? ['purl', purl] : ['name', ...names.map(fold)]
  const slug = slugOf([product, version ?? ''].join(' '))
  return `${slug}${slug === '' ? '' : '-'}${hex(sha256(utf8(JSON.stringify(key)))).slice(0, HASH_CHARS)}`
}

/** The most widely used first. Only what the host runs for somebody. */
export function sharedAssets(inventories: readonly TenantInventory[]): SharedAsset[] {
  const all = inventories.flatMap(({ tenant, assets }) => assets.map((asset) => ({ tenant, asset, id: sharedIdOf(asset) })))
  const shared = [...Map.groupBy(all, ({ id }) => id)].map(([id, found]): SharedAsset => {
    const hosted = new Set(found.flatMap(({ tenant, asset }) => (asset.operator === HOSTED ? [tenant] : [])))
    const others = new Set(found.flatMap(({ tenant }) => (hosted.has(tenant) ? [] : [tenant])))
    const { vendor = '', product = '', version = '' } = found[0]?.asset ?? {}
    return { id, vendor, product, version, tenants: [...hosted].sort(), others: [...others].sort() }
  })
  return shared.filter(({ tenants }) => tenants.length > 0).sort((a, b) => b.tenants.length - a.tenants.length || (a.id < b.id ? -1 : 1))
}
