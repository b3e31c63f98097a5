// SPDX-License-Identifier: EUPL-1.2
/**
 * An edition of the product catalogue as messages of at most 60 KiB, and back (ncv-catalogue, section 3).
 *
 *     { edition: 7, isExample: false, part: 2, parts: 3, products: [ … ], title: "Produktkatalog" }
 *
 * Products ascend by id from part to part, so one edition has one row of parts, and an id cannot stand in two of them.
 *
 * @module
 */
import type { Value } from '../codec.ts'
import { MESSAGE_BOUNDS } from '../codec.ts'
import { encode } from '../encode.ts'
import { ProtocolError } from '../errors.ts'
import type { Catalogue, CatalogueProduct } from '../message/catalogue.ts'
import { CATALOGUE_PARTS_MAX, CataloguePart } from '../message/catalogue.ts'

/** Room for header, signature, title and numbers. */
const ENVELOPE_BYTES = 4 * 1024
const ENVELOPE_ITEMS = 32
const PRODUCTS_MAX = 250
const RETIRED_MAX = 250
/** An id of 64 letters with its length. */
const RETIRED_BYTES = 66

/** Elements and pairs, as the codec counts them. */
function itemsOf(value: Value | undefined): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, each: Value) => sum + 1 + itemsOf(each), 0)
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return 0
  return Object.values(value).reduce<number>((sum, each) => sum + (each === undefined ? 0 : 1 + itemsOf(each)), 0)
}

function byId<T extends { readonly id: string }>(a: T, b: T): number {
  return a.id < b.id ? -1 : 1
}

/** @throws ProtocolError `CATALOGUE_TOO_LARGE` beyond {@link CATALOGUE_PARTS_MAX} parts, `CATALOGUE_PARTS` where an id stands twice */
export function splitCatalogue({ title, edition, isExample, products, retired = [] }: Catalogue): CataloguePart[] {
  const gone = chunks([...retired].sort(), RETIRED_MAX)
  const kept = Math.min(retired.length, RETIRED_MAX)
  const groups = grouped(products.toSorted(byId), {
    bytes: MESSAGE_BOUNDS.bytes - ENVELOPE_BYTES - kept * RETIRED_BYTES,
    items: MESSAGE_BOUNDS.items - ENVELOPE_ITEMS - kept,
    count: Math.max(1, Math.min(PRODUCTS_MAX, Math.floor(products.length / Math.max(1, gone.length)))),
  })
  if (groups.length > CATALOGUE_PARTS_MAX || groups.length < gone.length)
    throw new ProtocolError('CATALOGUE_TOO_LARGE', { found: Math.max(groups.length, gone.length), limit: CATALOGUE_PARTS_MAX })
  return groups.map((group, i) => checked({ title, edition, isExample, part: i + 1, parts: groups.length, products: group, ...retiredIn(gone[i]) }))
}

function retiredIn(ids: string[] | undefined): Pick<CataloguePart, 'retired'> {
  return ids === undefined ? {} : { retired: ids }
}

function checked(part: CataloguePart): CataloguePart {
  if (!CataloguePart.safeParse(part).success) throw new ProtocolError('CATALOGUE_PARTS', { edition: part.edition })
  return part
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size))
}

/** In their order, as many as fit. */
function grouped(products: readonly CatalogueProduct[], room: { readonly bytes: number; readonly items: number; readonly count: number }) {
  const groups: CatalogueProduct[][] = []
  let bytes = 0
  let items = 0
  for (const product of products) {
    const size = encode(product as Value).length
    const own = 1 + itemsOf(product as Value)
    const last = groups.at(-1)
    if (last === undefined || bytes + size > room.bytes || items + own > room.items || last.length >= room.count) {
      groups.push([product])
      bytes = size
      items = own
    } else {
      last.push(product)
      bytes += size
      items += own
    }
  }
  return groups
}

/** The edition of all its parts, in their order. */
export function joinParts(parts: readonly CataloguePart[]): Catalogue {
  const [first] = parts
  if (first === undefined) throw new RangeError('an edition has parts')
  const { title, edition, isExample } = first
  const retired = parts.flatMap((part) => part.retired ?? [])
  return { title, edition, isExample, products: parts.flatMap(({ products }) => products), ...(retired.length === 0 ? {} : { retired }) }
}
