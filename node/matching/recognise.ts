// SPDX-License-Identifier: EUPL-1.2
/**
 * Does a group of assets mean the product of a node? Identifiers first, then vendor and name.
 *
 * @module
 */
import { sameCpeProduct } from '@ncv/protocol/advisory/cpe.ts'
import type { Identity } from '@ncv/protocol/advisory/identity.ts'
import { compareProducts } from '@ncv/protocol/advisory/identity.ts'
import type { ProductName } from '@ncv/protocol/advisory/product-name.ts'
import { parseProductName } from '@ncv/protocol/advisory/product-name.ts'
import { compareVendors } from '@ncv/protocol/advisory/vendor.ts'
import { FILLERS } from '@ncv/protocol/advisory/vocabulary.ts'
import type { AssetGroup } from './asset-index.ts'
import type { ProductFacts } from './product-facts.ts'

export interface Recognition {
  readonly identity: Exclude<Identity, 'different'> | 'cpe' | 'purl'
  /** Nobody says which house made it and the name alone does not tell. */
  readonly vendorUnknown: boolean
}

function byIdentifier(group: AssetGroup, facts: ProductFacts): Recognition | undefined {
  if (group.package !== undefined && facts.packages.includes(group.package)) return { identity: 'purl', vendorUnknown: false }
  if (group.cpe !== undefined && facts.cpe !== undefined && sameCpeProduct(group.cpe, facts.cpe)) return { identity: 'cpe', vendorUnknown: false }
  return undefined
}

/** Two words, one with letters and digits, or a release line on both sides: enough to know a product without its vendor. */
function isDistinctive(group: AssetGroup, facts: ProductFacts): boolean {
  if (group.name.line !== undefined && facts.name.line !== undefined) return true
  const words = facts.name.words.filter((word) => !FILLERS.has(word.text))
  return words.length >= 2 || words.some((word) => /[a-z].*\d.*\d|\d.*\d.*[a-z]/.test(word.text) && word.text.length >= 5)
}

/** Without a vendor on one side only a whole name counts. */
function withoutVendor(identity: Identity, group: AssetGroup, facts: ProductFacts, nodeHasVendor: boolean): Recognition | undefined {
  if (identity !== 'order-number' && identity !== 'same' && identity !== 'alias' && identity !== 'variant') return undefined
  return { identity, vendorUnknown: nodeHasVendor && identity !== 'order-number' && !isDistinctive(group, facts) }
}

/** The name of a product whose field for the vendor is empty or names another house, where the vendor stands in the product's text. */
function nameWithVendor(group: AssetGroup, facts: ProductFacts): ProductName | undefined {
  const start = group.fullWords.slice(0, 3)
  if (!facts.vendor.names.some((name) => start.includes(name.split(' ')[0] ?? '') || start.includes(name.replace(/[ +]/g, '')))) return undefined
  const name = parseProductName(group.assets[0]?.product ?? '', facts.vendor)
  return name.words.length < group.name.words.length ? name : undefined
}

function found(identity: Identity): Recognition | undefined {
  return identity === 'different' ? undefined : { identity, vendorUnknown: false }
}

/** `undefined`: another product. */
export function recognise(group: AssetGroup, facts: ProductFacts): Recognition | undefined {
  const identified = byIdentifier(group, facts)
  if (identified !== undefined) return identified
  const vendors = compareVendors(group.vendor, facts.vendor)
  const stripped = vendors === 'same' ? group.name : nameWithVendor(group, facts)
  if (stripped !== undefined) return found(compareProducts(stripped, facts.name))
  if (facts.vendor.names.length === 0 && group.vendor.names.length > 0) {
    const name = parseProductName(facts.text, group.vendor)
    if (name.words.length < facts.name.words.length) return found(compareProducts(group.name, { ...name, orderNumbers: facts.name.orderNumbers }))
  }
  const identity = compareProducts(group.name, facts.name)
  if (vendors === 'unknown') return withoutVendor(identity, group, facts, facts.vendor.names.length > 0)
  return identity === 'order-number' ? { identity, vendorUnknown: false } : undefined
}
