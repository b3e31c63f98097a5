// SPDX-License-Identifier: EUPL-1.2
/**
 * Does a group of assets mean the product of a node? Identifiers first, then vendor and name.
 *
 * @module
 */
import { compareCpeProducts } from '@ncv/protocol/advisory/cpe-matching.ts'
import type { Identity } from '@ncv/protocol/advisory/identity.ts'
import { compareProducts } from '@ncv/protocol/advisory/identity.ts'
import { matchesPattern, orderNumberMatches } from '@ncv/protocol/advisory/order-number.ts'
import type { ProductName } from '@ncv/protocol/advisory/product-name.ts'
import { parseProductName } from '@ncv/protocol/advisory/product-name.ts'
import type { ReleaseLine } from '@ncv/protocol/advisory/release-line.ts'
import type { Vendor } from '@ncv/protocol/advisory/vendor.ts'
import { compareVendors } from '@ncv/protocol/advisory/vendor.ts'
import { FILLERS } from '@ncv/protocol/advisory/vocabulary.ts'
import type { AssetGroup } from './asset-index.ts'
import type { NameSource, ReadName } from './other-names.ts'
import type { ProductFacts } from './product-facts.ts'
import { productKey } from './rules.ts'

export type RecognisedBy = Exclude<Identity, 'different'> | 'serial-number' | 'cpe' | 'purl' | 'catalogue-id' | NameSource

export interface Recognition {
  readonly identity: RecognisedBy
  /** Nobody says which house made it and the name alone does not tell. */
  readonly vendorUnknown: boolean
  /** The alias or the entry of the catalogue that made the connection. */
  readonly via?: string
  /** The page on which the house of what it is built into takes questions. */
  readonly contact?: string
  /** The release line of that other name. */
  readonly line?: ReleaseLine
  /** That other name does not say which of the product's variants it is. */
  readonly isVariant?: true
}

/** Too short a pattern names half of what was ever built. */
function serialMatches(pattern: string, serial: string): boolean {
  if (!/[*?\\]/.test(pattern)) return pattern === serial
  return pattern.replace(/[*?]/g, '').length >= 3 && matchesPattern(pattern, serial)
}

/** The surest way that identifies; `other`: an identifier says that it is another product or piece. */
function byIdentifier(group: AssetGroup, facts: ProductFacts): Recognition | 'other' | undefined {
  if (facts.serials !== undefined && group.serial !== undefined) {
    const { serial } = group
    return facts.serials.some((pattern) => serialMatches(pattern, serial)) ? { identity: 'serial-number', vendorUnknown: false } : 'other'
  }
  const { model } = group
  if (model !== undefined && facts.name.orderNumbers.some((pattern) => /[*?]/.test(pattern) && orderNumberMatches(pattern, model))) {
    return { identity: 'order-number', vendorUnknown: false }
  }
  if (group.package !== undefined && facts.packages.includes(group.package)) return { identity: 'purl', vendorUnknown: false }
  if (group.cpe !== undefined && facts.cpe !== undefined) {
    const compared = compareCpeProducts(facts.cpe, group.cpe)
    if (compared !== 'different') return { identity: compared === 'same' ? 'cpe' : 'unspecific', vendorUnknown: false }
  }
  const id = facts.catalogueIds?.find((each) => group.ruled.catalogue.has(each))
  if (id !== undefined) return { identity: 'catalogue-id', vendorUnknown: false, via: group.ruled.catalogue.get(id) ?? id }
  return undefined
}

/** `FortiOS`, `PostgreSQL`: no word of a language is written so. */
function isCoined(text: string): boolean {
  return /\b[A-Z][a-z]{3,}[A-Z]/.test(text)
}

/** Two words, one with letters and digits, or a release line on both sides: enough to know a product without its vendor. */
function isDistinctive(group: ReadName, facts: ProductFacts): boolean {
  if (group.name.line !== undefined && facts.name.line !== undefined) return true
  const words = facts.name.words.filter((word) => !FILLERS.has(word.text))
  if (words.length === 1 && isCoined(facts.text)) return true
  return words.length >= 2 || words.some((word) => /[a-z].*\d.*\d|\d.*\d.*[a-z]/.test(word.text) && word.text.length >= 5)
}

/** Without a vendor on one side only a whole name counts. */
function withoutVendor(identity: Identity, group: ReadName, facts: ProductFacts, nodeHasVendor: boolean): Recognition | undefined {
  if (identity !== 'order-number' && identity !== 'same' && identity !== 'alias' && identity !== 'variant') return undefined
  return { identity, vendorUnknown: nodeHasVendor && identity !== 'order-number' && !isDistinctive(group, facts) }
}

/** The name of a product whose field for the vendor is empty or names another house, where the vendor stands in the product's text. */
function nameWithVendor(group: ReadName, vendor: Vendor): ProductName | undefined {
  const start = group.fullWords.slice(0, 3)
  if (!vendor.names.some((name) => start.includes(name.split(' ')[0] ?? '') || start.includes(name.replace(/[ +]/g, '')))) return undefined
  const name = parseProductName(group.text, vendor)
  return name.words.length < group.name.words.length ? name : undefined
}

function found(identity: Identity): Recognition | undefined {
  return identity === 'different' ? undefined : { identity, vendorUnknown: false }
}

/** What a name is beside a vendor. */
interface Beside {
  readonly vendors: ReturnType<typeof compareVendors>
  /** The name to compare; absent where the vendor has nothing to do with it. */
  readonly stripped: ProductName | undefined
}

/** A name meets the products of few vendors again and again. */
const besides = new WeakMap<ReadName, Map<Vendor, Beside>>()
const BESIDES_MAX = 8

function besideOf(own: ReadName, vendor: Vendor): Beside {
  const known = besides.get(own) ?? new Map<Vendor, Beside>()
  const before = known.get(vendor)
  if (before !== undefined) return before
  const vendors = compareVendors(own.vendor, vendor)
  const beside = { vendors, stripped: vendors === 'same' ? own.name : nameWithVendor(own, vendor) }
  if (known.size === 0) besides.set(own, known)
  else if (known.size >= BESIDES_MAX) known.clear()
  known.set(vendor, beside)
  return beside
}

function byName(own: ReadName, facts: ProductFacts): Recognition | undefined {
  const { vendors, stripped } = besideOf(own, facts.vendor)
  if (stripped !== undefined) {
    const identity = compareProducts(stripped, facts.name)
    return vendors === 'different' && identity === 'unspecific' ? undefined : found(identity)
  }
  if (facts.vendor.names.length === 0 && own.vendor.names.length > 0) {
    const name = parseProductName(facts.text, own.vendor)
    if (name.words.length < facts.name.words.length) return found(compareProducts(own.name, { ...name, orderNumbers: facts.name.orderNumbers }))
  }
  // Of another house nothing less than an order number counts.
  if (vendors === 'different' && (own.name.orderNumbers.length === 0 || facts.name.orderNumbers.length === 0)) return undefined
  const identity = compareProducts(own.name, facts.name)
  if (vendors === 'unknown') return withoutVendor(identity, own, facts, facts.vendor.names.length > 0)
  return identity === 'order-number' ? { identity, vendorUnknown: false } : undefined
}

/** Less than sure, an alias would stretch what somebody has said of one product. */
const LOOSE: ReadonlySet<RecognisedBy> = new Set(['unspecific', 'variant', 'brand'])

function byOtherNames(group: AssetGroup, facts: ProductFacts): Recognition | undefined {
  for (const other of group.ruled.otherNames) {
    const recognised = byName(other, facts)
    if (recognised === undefined || recognised.vendorUnknown) continue
    // What was said of the product holds for all its variants, as if the inventory had that name.
    const isVariant = recognised.identity === 'variant'
    if (!isVariant && LOOSE.has(recognised.identity)) continue
    return {
      identity: other.source,
      vendorUnknown: false,
      via: other.via,
      ...(other.contact === undefined ? {} : { contact: other.contact }),
      ...(other.name.line === undefined ? {} : { line: other.name.line }),
      ...(isVariant ? { isVariant } : {}),
    }
  }
  return undefined
}

/** A rule without a vendor holds for every house's product of that name. */
function isNever(group: AssetGroup, { text, vendorText }: ProductFacts): boolean {
  const { never } = group.ruled
  if (never.size === 0) return false
  return never.has(productKey({ product: text })) || (vendorText !== undefined && never.has(productKey({ vendor: vendorText, product: text })))
}

/** `undefined`: another product. */
export function recognise(group: AssetGroup, facts: ProductFacts): Recognition | undefined {
  if (isNever(group, facts)) return undefined
  const identified = byIdentifier(group, facts)
  if (identified !== undefined) return identified === 'other' ? undefined : identified
  const named = byName(group, facts)
  if (named !== undefined && !LOOSE.has(named.identity) && !named.vendorUnknown) return named
  return byOtherNames(group, facts) ?? named
}
