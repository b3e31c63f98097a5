// SPDX-License-Identifier: EUPL-1.2
/**
 * What a house knows better than its inventory and the advisories: local aliases, "never this product", and the product catalogue.
 *
 * Pure data: listed, exported and undone where it is stored; matching only reads it. A rule speaks of a product text of the inventory, not of one
 * asset, so that a correction holds for every asset that is written so.
 *
 * @module
 */
import { fold } from '@ncv/protocol/advisory/normalise.ts'
import type { CatalogueProduct, NamedProduct } from '@ncv/protocol/message/catalogue.ts'

/** In our inventory `asset` is what advisories call `means`. */
export interface LocalAlias {
  readonly id: string
  readonly asset: NamedProduct
  readonly means: NamedProduct
}

/** `asset` is never what advisories call `product`, whatever the names say. */
export interface NeverRule {
  readonly id: string
  readonly asset: NamedProduct
  readonly product: NamedProduct
}

export interface MatchingRules {
  readonly aliases: readonly LocalAlias[]
  readonly never: readonly NeverRule[]
  readonly catalogue: readonly CatalogueProduct[]
}

export const NO_RULES: MatchingRules = { aliases: [], never: [], catalogue: [] }

/** Case, umlauts, marks and spaces do not tell two texts apart. */
export function productKey({ vendor, product }: NamedProduct): string {
  return `${fold(vendor ?? '')}\u0000${fold(product)}`
}

/** The correction of a wrong verdict as an alias. @param said what the advisory's node is called */
export function aliasFor(id: string, asset: NamedProduct, said: NamedProduct): LocalAlias {
  return { id, asset: named(asset), means: named(said) }
}

/** The correction of a wrong recognition. */
export function neverFor(id: string, asset: NamedProduct, said: NamedProduct): NeverRule {
  return { id, asset: named(asset), product: named(said) }
}

function named({ vendor, product }: NamedProduct): NamedProduct {
  return vendor === undefined || vendor === '' ? { product } : { vendor, product }
}
