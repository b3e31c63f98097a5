// SPDX-License-Identifier: EUPL-1.2
/**
 * Brackets that an advisory uses to tell the variants of one product apart: `(32M)`, `(L3 int.)`, `(CP300)`.
 *
 * Where a document tells `RS900 (32M)` from `RS900`, an asset `RS900 (12M)` is neither. A bracket of any other shape, such as a room, says nothing.
 *
 * @module
 */
import { extendsAtHyphen } from '@ncv/protocol/advisory/word.ts'
import type { AssetGroup } from './asset-index.ts'
import type { ProductFacts } from './product-facts.ts'

/** Shapes of brackets by the product's words, and all brackets of the document as they are. */
export interface VariantShapes {
  readonly byName: ReadonlyMap<string, ReadonlySet<string>>
  readonly all: ReadonlySet<string>
}

export function nameKey(facts: ProductFacts): string {
  return facts.name.words.map(({ text }) => text).join(' ')
}

const shapeOf = (bracket: readonly string[]): string => bracket.map((word) => word.replace(/\d+/g, '0')).join(' ')

export function variantShapes(products: Iterable<ProductFacts>): VariantShapes {
  const byName = new Map<string, Set<string>>()
  const all = new Set<string>()
  for (const facts of products) {
    if (facts.name.qualifiers.length === 0) continue
    const own = byName.get(nameKey(facts)) ?? new Set()
    byName.set(nameKey(facts), own)
    for (const bracket of facts.name.qualifiers) {
      own.add(shapeOf(bracket))
      all.add(bracket.join(' '))
    }
  }
  return { byName, all }
}

/** The asset carries a bracket of a kind that tells variants apart here, and this node does not carry it. */
export function isOtherVariant(group: AssetGroup, facts: ProductFacts, shapes: VariantShapes): boolean {
  if (shapes.all.size === 0 || group.name.qualifiers.length === 0) return false
  const telling = shapes.byName.get(nameKey(facts)) ?? new Set()
  const own = new Set(facts.name.qualifiers.map((bracket) => bracket.join(' ')))
  const tells = (bracket: readonly string[]): boolean =>
    shapes.all.has(bracket.join(' ')) || (telling.has(shapeOf(bracket)) && bracket.some((word) => /\d/.test(word)))
  return group.name.qualifiers.some((bracket) => !own.has(bracket.join(' ')) && tells(bracket))
}

/**
 * The asset's code goes on at a hyphen where the node's ends (`XF204-7` beside `XF204`), and the document tells such codes apart (`XF204-2`):
 * then it means none of these.
 *
 * @param known answers for this document; it is added to
 */
export function isOtherSuffix(
  group: AssetGroup,
  facts: ProductFacts,
  products: () => readonly ProductFacts[],
  known: Map<string, boolean> = new Map(),
): boolean {
  const ends = facts.name.words.filter((shorter) => group.name.words.some((longer) => extendsAtHyphen(longer, shorter)))
  if (ends.length === 0) return false
  const key = ends.map(({ parts }) => parts.join('-')).join(' ')
  const found = known.get(key) ?? products().some(({ name }) => name.words.some((longer) => ends.some((shorter) => extendsAtHyphen(longer, shorter))))
  known.set(key, found)
  return found
}
