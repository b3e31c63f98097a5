// SPDX-License-Identifier: EUPL-1.2
/**
 * Which products does an advisory mean, and as which of them is an asset recognised? What a correction of a verdict speaks of.
 *
 * @module
 */
import type { ProductNode } from '@ncv/protocol/advisory/advisory.ts'
import type { NamedProduct } from '@ncv/protocol/message/catalogue.ts'
import type { Asset } from '../inventory/asset.ts'
import { match } from '../matching/match.ts'
import { productFacts } from '../matching/product-facts.ts'
import type { MatchingRules } from '../matching/rules.ts'
import { productKey } from '../matching/rules.ts'
import type { MatchableAdvisory } from '../matching/statuses.ts'

/** A product of an advisory as rules name it. */
export interface NamedNode {
  readonly productId: string
  readonly named: NamedProduct
}

function namedOf(node: ProductNode): NamedProduct {
  const { text, vendorText } = productFacts(node)
  return vendorText === undefined || vendorText === '' ? { product: text } : { vendor: vendorText, product: text }
}

/** A combination ("A installed on B") is named by its parts. */
function partsOf(node: ProductNode, byId: ReadonlyMap<string, ProductNode>): ProductNode[] {
  if (node.relation === undefined) return [node]
  return [node.relation.component, node.relation.base, ...(node.relation.further ?? [])]
    .map((id) => byId.get(id))
    .flatMap((part) => (part === undefined || part.relation !== undefined ? [] : [part]))
}

function distinct(nodes: readonly NamedNode[]): NamedNode[] {
  const byName = new Map<string, NamedNode>()
  for (const node of nodes) if (!byName.has(productKey(node.named))) byName.set(productKey(node.named), node)
  return [...byName.values()]
}

/** Every product that the advisory names, each name once. */
export function namedProducts({ products }: MatchableAdvisory): NamedNode[] {
  return distinct(products.flatMap((node) => (node.relation === undefined ? [{ productId: node.productId, named: namedOf(node) }] : [])))
}

/** The names of one product id; two for a combination. */
export function namedById({ products }: MatchableAdvisory, productId: string): NamedNode[] {
  const byId = new Map(products.map((node) => [node.productId, node]))
  const node = byId.get(productId)
  return node === undefined ? [] : partsOf(node, byId).map((part) => ({ productId, named: namedOf(part) }))
}

/** The names as which the asset is recognised under the rules. @param productId only as this product */
export function recognisedNames(advisory: MatchableAdvisory, asset: Asset, rules: MatchingRules, productId?: string): NamedNode[] {
  const byId = new Map(advisory.products.map((node) => [node.productId, node]))
  const verdicts = match(advisory, [asset], rules).filter((verdict) => productId === undefined || verdict.productId === productId)
  return distinct(
    verdicts.flatMap((verdict) => {
      const node = byId.get(verdict.productId)
      const named = node === undefined ? [] : partsOf(node, byId).map(namedOf)
      return named.filter(({ product }) => product === verdict.reason.nodeText).map((each) => ({ productId: verdict.productId, named: each }))
    }),
  )
}
