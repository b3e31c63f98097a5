// SPDX-License-Identifier: EUPL-1.2
/**
 * Brackets that an advisory uses to tell the variants of one product apart: `(32M)`, `(L3 int.)`, `(CP300)`.
 *
 * Where a document tells `RS900 (32M)` from `RS900`, an asset `RS900 (12M)` is neither. A bracket of any other shape, such as a room, says nothing.
 *
 * @module
 */
import type { AssetGroup } from './asset-index.ts'
import type { ProductFacts } from './product-facts.ts'

/** Shapes of brackets by the product's words. */
export type VariantShapes = ReadonlyMap<string, ReadonlySet<string>>

export function nameKey(facts: ProductFacts): string {
  return facts.name.words.map(({ text }) => text).join(' ')
}

const shapeOf = (bracket: readonly string[]): string => bracket.map((word) => word.replace(/\d+/g, '0')).join(' ')

export function variantShapes(products: Iterable<ProductFacts>): VariantShapes {
  const shapes = new Map<string, Set<string>>()
  for (const facts of products) {
    const own = shapes.get(nameKey(facts)) ?? new Set()
    shapes.set(nameKey(facts), own)
    for (const bracket of facts.name.qualifiers) own.add(shapeOf(bracket))
  }
  return shapes
}

/** The asset carries a bracket of a kind that tells variants apart here, and this node does not carry it. */
export function isOtherVariant(group: AssetGroup, facts: ProductFacts, shapes: VariantShapes): boolean {
  const telling = shapes.get(nameKey(facts))
  if (telling === undefined || telling.size === 0) return false
  const own = new Set(facts.name.qualifiers.map((bracket) => bracket.join(' ')))
  return group.name.qualifiers.some((bracket) => telling.has(shapeOf(bracket)) && bracket.some((word) => /\d/.test(word)) && !own.has(bracket.join(' ')))
}
