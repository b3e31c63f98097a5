// SPDX-License-Identifier: EUPL-1.2
/**
 * Which assets of the inventory are products of the catalogue; by the same comparing of names that matching uses.
 *
 * @module
 */
import type { CatalogueProduct, NamedProduct } from '@ncv/protocol/message/catalogue.ts'
import type { Asset } from '../inventory/asset.ts'
import { readName, readRules, ruledProduct } from '../matching/other-names.ts'
import type { MatchingRules } from '../matching/rules.ts'
import { productKey } from '../matching/rules.ts'

export interface RecognisedAsset {
  readonly asset: Asset
  readonly product: CatalogueProduct
}

/** In the order of the assets. A local alias counts as the asset's own name. */
export function recognisedInCatalogue(assets: readonly Asset[], rules: MatchingRules): RecognisedAsset[] {
  const read = readRules(rules)
  const products = new Map(rules.catalogue.map((product) => [product.id, product]))
  const means = Map.groupBy(rules.aliases, ({ asset }) => productKey(asset))
  const known = new Map<string, CatalogueProduct[]>()
  return assets.flatMap((asset) => {
    const given = nameOf(asset)
    const key = productKey(given)
    const found = known.get(key) ?? entriesOf([given, ...(means.get(key) ?? []).map((alias) => alias.means)])
    known.set(key, found)
    return found.map((product) => ({ asset, product }))
  })

  function entriesOf(names: readonly NamedProduct[]): CatalogueProduct[] {
    const ids = new Set(names.flatMap((name) => [...ruledProduct(name, readName(name), read).catalogue.keys()]))
    return [...ids].flatMap((id) => products.get(id) ?? [])
  }
}

function nameOf({ vendor, product }: Asset): NamedProduct {
  return vendor === undefined ? { product } : { vendor, product }
}
