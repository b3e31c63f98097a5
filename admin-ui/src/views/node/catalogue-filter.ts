// SPDX-License-Identifier: EUPL-1.2
/**
 * Search and filter of the product catalogue.
 *
 * @module
 */
import type { CatalogueProductView } from '@ncv/protocol/admin/catalogue-routes.ts'

export const OWN = ['own', 'ending'] as const

/** From here on an end of support is near. Days. */
const NEAR_DAYS = 180

export function filterProducts(products: readonly CatalogueProductView[], query: Pick<URLSearchParams, 'get'>): CatalogueProductView[] {
  const words = (query.get('q') ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  const own = query.get('own')
  return products.filter((each) => {
    if (own === 'own' && each.assets.length === 0) return false
    if (own === 'ending' && (each.daysLeft === null || each.daysLeft > NEAR_DAYS)) return false
    const names = [...(each.aliases ?? []), ...(each.embedded ?? [])].flatMap(({ vendor, product }) => [vendor ?? '', product])
    const hay = [each.id, each.vendor, each.product, ...names].join('\n').toLowerCase()
    return words.every((word) => hay.includes(word))
  })
}
