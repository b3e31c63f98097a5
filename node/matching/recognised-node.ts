// SPDX-License-Identifier: EUPL-1.2
/**
 * A node of an advisory in which an asset was recognised.
 *
 * @module
 */
import type { ProductNode } from '@ncv/protocol/advisory/advisory.ts'
import type { Range } from '@ncv/protocol/advisory/range.ts'
import type { ProductFacts } from './product-facts.ts'
import type { Recognition } from './recognise.ts'

export interface RecognisedNode {
  /** The product id whose status counts; of a relationship where the product stands in one. */
  readonly productId: string
  readonly node: ProductNode
  readonly facts: ProductFacts
  readonly range: Range
  readonly recognition: Recognition
  /** Is the asset of the release line that the node's name carries? */
  readonly line: 'in' | 'unknown'
  /** The asset is only the base, or only the component, of what the status speaks of. */
  readonly component: boolean
}

/** Order numbers and brackets: what tells a node from its variants. */
export function variantKey({ facts }: RecognisedNode): string {
  return [...facts.name.orderNumbers, ...facts.name.qualifiers.map((words) => words.join(' '))].join('|')
}

/** Name without line and variant: release lines of one product stand side by side under it. */
export function productKey({ facts }: RecognisedNode): string {
  return facts.name.words.map(({ text }) => text).join(' ')
}
