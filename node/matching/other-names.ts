// SPDX-License-Identifier: EUPL-1.2
/**
 * Names under which a product of the inventory is known besides its own: by a local alias, by the catalogue, or as a part that is built in.
 *
 * @module
 */
import { compareProducts } from '@ncv/protocol/advisory/identity.ts'
import { fold } from '@ncv/protocol/advisory/normalise.ts'
import type { ProductName } from '@ncv/protocol/advisory/product-name.ts'
import { parseProductName } from '@ncv/protocol/advisory/product-name.ts'
import type { Vendor } from '@ncv/protocol/advisory/vendor.ts'
import { compareVendors, parseVendor } from '@ncv/protocol/advisory/vendor.ts'
import { wordsOf } from '@ncv/protocol/advisory/word.ts'
import type { CatalogueProduct, NamedProduct } from '@ncv/protocol/message/catalogue.ts'
import type { MatchingRules } from './rules.ts'
import { productKey } from './rules.ts'

export type NameSource = 'local-alias' | 'catalogue' | 'embedded'

/** A product's text, read. */
export interface ReadName {
  readonly vendor: Vendor
  readonly name: ProductName
  readonly text: string
  /** The product's text with its vendor still in front, for houses that the vendor field does not name. */
  readonly fullWords: readonly string[]
}

export interface OtherName extends ReadName {
  readonly source: NameSource
  /** The alias' or the catalogue's own words, for the reason. */
  readonly via: string
  /** Where the house of a product answers what is built into it. */
  readonly contact?: string
}

/** What the rules say of one product of the inventory. */
export interface RuledProduct {
  readonly otherNames: readonly OtherName[]
  /** Ids of the catalogue that it is. */
  readonly catalogue: ReadonlyMap<string, string>
  /** Keys of advisories' products that it never is. */
  readonly never: ReadonlySet<string>
}

export function readName({ vendor, product }: NamedProduct): ReadName {
  const house = parseVendor(vendor)
  return { vendor: house, name: parseProductName(product, house), text: product, fullWords: wordsOf(fold(product)).map((word) => word.text) }
}

function shown({ vendor, product }: NamedProduct): string {
  return vendor === undefined || fold(product).startsWith(fold(vendor)) ? product : `${vendor} ${product}`
}

interface Entry {
  readonly product: CatalogueProduct
  /** Its name and its aliases. */
  readonly names: readonly (ReadName & { readonly given: NamedProduct })[]
}

/** The catalogue, read once; it stays when corrections change. */
export interface ReadCatalogue {
  readonly entries: readonly Entry[]
  /** Entries by every word of their names. */
  readonly byWord: ReadonlyMap<string, readonly Entry[]>
}

/** The rules, read once for a whole inventory. */
export interface ReadRules extends ReadCatalogue {
  readonly aliases: ReadonlyMap<string, readonly OtherName[]>
  readonly never: ReadonlyMap<string, ReadonlySet<string>>
}

function entryOf(product: CatalogueProduct): Entry {
  const named = [{ vendor: product.vendor, product: product.product }, ...(product.aliases ?? [])]
  return { product, names: named.map((given) => ({ ...readName(given), given })) }
}

export function readCatalogue(products: readonly CatalogueProduct[]): ReadCatalogue {
  const entries = products.map(entryOf)
  const byWord = new Map<string, Entry[]>()
  for (const entry of entries) {
    for (const word of new Set(entry.names.flatMap(({ fullWords }) => fullWords))) byWord.set(word, [...(byWord.get(word) ?? []), entry])
  }
  return { entries, byWord }
}

export function readRules({ aliases, never, catalogue }: MatchingRules, read: ReadCatalogue = readCatalogue(catalogue)): ReadRules {
  const byAsset = Map.groupBy(aliases, ({ asset }) => productKey(asset))
  const nevers = Map.groupBy(never, ({ asset }) => productKey(asset))
  return {
    ...read,
    aliases: new Map(
      [...byAsset].map(([key, own]) => [key, own.map(({ means }) => ({ ...readName(means), source: 'local-alias', via: shown(means) }))]),
    ),
    never: new Map([...nevers].map(([key, own]) => [key, new Set(own.map(({ product }) => productKey(product)))])),
  }
}

const SURE = new Set(['order-number', 'same', 'alias'])

/** The same product without any doubt: a catalogue must not stretch names. */
function isEntry(own: ReadName, entry: Entry): boolean {
  return entry.names.some((name) => {
    const vendors = compareVendors(own.vendor, name.vendor)
    return (
      vendors !== 'different' &&
      SURE.has(compareProducts(own.name, name.name)) &&
      (vendors === 'same' || name.name.words.length > 1 || own.text.length >= 4)
    )
  })
}

function namesFrom(entry: Entry): OtherName[] {
  const via = shown(entry.product)
  const own = entry.names.map(({ given: _, ...name }): OtherName => ({ ...name, source: 'catalogue', via }))
  const { embedded: parts = [], securityContact } = entry.product
  const contact = securityContact === undefined ? {} : { contact: securityContact }
  const embedded = parts.map((part): OtherName => ({ ...readName(part), source: 'embedded', via: `${via}: ${shown(part)}`, ...contact }))
  return [...own, ...embedded]
}

/** What the catalogue knows of a product, by its own name or by the name that the house gives it. */
function entriesOf(name: ReadName, rules: ReadRules): Entry[] {
  const possible = new Set(name.fullWords.flatMap((word) => rules.byWord.get(word) ?? []))
  return [...possible].filter((entry) => isEntry(name, entry))
}

export function ruledProduct(given: NamedProduct, own: ReadName, rules: ReadRules): RuledProduct {
  const key = productKey(given)
  const aliases = rules.aliases.get(key) ?? []
  const entries = new Set([own, ...aliases].flatMap((name) => entriesOf(name, rules)))
  return {
    otherNames: [...aliases, ...[...entries].flatMap(namesFrom)],
    catalogue: new Map([...entries].map(({ product }) => [product.id, shown(product)])),
    never: rules.never.get(key) ?? new Set(),
  }
}
