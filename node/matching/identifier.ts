// SPDX-License-Identifier: EUPL-1.2
/**
 * The identifier by which an asset was recognised, as its inventory has it: what a reader can compare letter by letter.
 *
 * @module
 */
import { orderNumberMatches } from '@ncv/protocol/advisory/order-number.ts'
import type { AssetGroup } from './asset-index.ts'
import type { ProductFacts } from './product-facts.ts'
import type { RecognisedBy } from './recognise.ts'

function orderNumber(group: AssetGroup, { name }: ProductFacts): string | undefined {
  const own = group.model === undefined ? group.name.orderNumbers : [...group.name.orderNumbers, group.model]
  return own.find((number) => name.orderNumbers.some((pattern) => orderNumberMatches(pattern, number)))
}

/** `undefined` where a name did it. */
export function identifierOf(identity: RecognisedBy, group: AssetGroup, facts: ProductFacts): string | undefined {
  const [asset] = group.assets
  if (identity === 'order-number') return orderNumber(group, facts)
  if (identity === 'serial-number') return asset?.serial
  if (identity === 'cpe') return asset?.cpe
  if (identity === 'purl') return asset?.purl
  return identity === 'catalogue-id' ? facts.catalogueIds?.find((id) => group.ruled.catalogue.has(id)) : undefined
}
