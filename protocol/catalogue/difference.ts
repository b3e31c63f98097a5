// SPDX-License-Identifier: EUPL-1.2
/**
 * What an edition of the product catalogue changes: ids that are new, changed, gone.
 *
 * @module
 */
import { equalBytes } from '../bytes.ts'
import type { Value } from '../codec.ts'
import { encode } from '../encode.ts'
import type { Catalogue, CatalogueProduct } from '../message/catalogue.ts'

export interface CatalogueDifference {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
}

export function catalogueDifference(before: Pick<Catalogue, 'products'> | undefined, after: Pick<Catalogue, 'products'>): CatalogueDifference {
  const known = new Map((before?.products ?? []).map((product) => [product.id, product]))
  const left = new Set(after.products.map(({ id }) => id))
  return {
    added: after.products.filter(({ id }) => !known.has(id)).map(({ id }) => id),
    changed: after.products.filter((product) => isChanged(known.get(product.id), product)).map(({ id }) => id),
    removed: [...known.keys()].filter((id) => !left.has(id)),
  }
}

/** The canonical encoding knows no order of members. */
function isChanged(before: CatalogueProduct | undefined, after: CatalogueProduct): boolean {
  return before !== undefined && !equalBytes(encode(before as Value), encode(after as Value))
}
