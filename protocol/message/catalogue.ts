// SPDX-License-Identifier: EUPL-1.2
/**
 * The product catalogue: names of products that stand in no CPE dictionary, above all Fachverfahren, as one broadcast message.
 *
 * A product's id stands in an advisory's `x_generic_uris` (CSAF 2.0 section 3.1.3.3.8) and identifies it surely:
 * ```json
 * { "namespace": "urn:ncv:catalogue", "uri": "urn:ncv:catalogue:example-meldewesen" }
 * ```
 * Every edition is whole and replaces the one before, so that whoever joins late or missed one has it all with the newest. A large one
 * comes in parts, one message each (ncv-catalogue). There is no field for a natural person: a security contact is a page of the house.
 *
 * @module
 */
import { z } from 'zod'
import { Count, Day, Id, lineOf } from './fields.ts'

export const CATALOGUE_NAMESPACE = 'urn:ncv:catalogue'
const URI_START = `${CATALOGUE_NAMESPACE}:`

/** What a product is for a Kommune. */
export const CATALOGUE_KINDS = [
  'specialist',
  'office',
  'operating-system',
  'server',
  'database',
  'network',
  'security',
  'device',
  'library',
  'service',
] as const
export type CatalogueKind = (typeof CATALOGUE_KINDS)[number]

/** How its versions count; `unknown` where the house does not say. */
export const VERSION_SCHEMES = ['numbers', 'service-packs', 'year', 'date', 'letters', 'deb', 'rpm', 'semver', 'none', 'unknown'] as const
export type VersionScheme = (typeof VERSION_SCHEMES)[number]

/** A product by its names; `vendor` is left out where nobody names one. */
export const NamedProduct = z.strictObject({ vendor: lineOf(200).optional(), product: lineOf(200) })
export type NamedProduct = z.infer<typeof NamedProduct>

export const CatalogueProduct = z.strictObject({
  id: Id,
  vendor: lineOf(200),
  product: lineOf(200),
  kind: z.enum(CATALOGUE_KINDS),
  /** Other names of the same product, of the house before it was renamed, short forms. */
  aliases: z.array(NamedProduct).max(20).optional(),
  /** Ids in this catalogue. */
  predecessor: Id.optional(),
  successor: Id.optional(),
  /** Last day on which the house repairs security faults. */
  endOfSupport: Day.optional(),
  /** What is built in: an advisory on it makes this product *check: ask the vendor*, whatever its version. */
  embedded: z.array(NamedProduct).max(40).optional(),
  versions: z.enum(VERSION_SCHEMES),
  /** The page on which the house takes and tells security matters. */
  securityContact: z
    .string()
    .max(300)
    .regex(/^https:\/\/[a-z0-9.-]+(?:\/[!-~]*)?$/)
    .optional(),
})
export type CatalogueProduct = z.infer<typeof CatalogueProduct>

/** „Beispielkatalog“ where it is one. */
const Title = lineOf(200)
/** Counts from 1, without gaps. */
const Edition = Count.min(1)
/** Put together to try things out; nobody has checked it with the houses. */
const IsExample = z.boolean()

/** One whole edition, as people write it in a file. */
export const Catalogue = z.strictObject({
  title: Title,
  edition: Edition,
  isExample: IsExample,
  products: z.array(CatalogueProduct).min(1).max(10_000),
  /** Ids that are no longer products; they stay here for ever, so that an id never comes to mean another product. */
  retired: z.array(Id).max(10_000).optional(),
})
export type Catalogue = z.infer<typeof Catalogue>

/** Most parts of one edition. */
export const CATALOGUE_PARTS_MAX = 64

function ascends(ids: readonly string[]): boolean {
  return ids.every((id, i) => i === 0 || (ids[i - 1] ?? '') < id)
}

/** What travels: a part of an edition, at most 60 KiB as every message. Ids ascend within a part and from part to part. */
export const CataloguePart = z.strictObject({
  title: Title,
  edition: Edition,
  isExample: IsExample,
  /** From 1 to `parts`; the parts stand behind each other in the log. */
  part: z.int().min(1).max(CATALOGUE_PARTS_MAX),
  parts: z.int().min(1).max(CATALOGUE_PARTS_MAX),
  products: z
    .array(CatalogueProduct)
    .min(1)
    .max(250)
    .refine((products) => ascends(products.map(({ id }) => id)), { message: 'ids do not ascend' }),
  retired: z.array(Id).min(1).max(250).refine(ascends, { message: 'ids do not ascend' }).optional(),
})
export type CataloguePart = z.infer<typeof CataloguePart>

export function catalogueUri(id: string): string {
  return `${URI_START}${id}`
}

/** The id in a generic URI of an advisory; `undefined` where it is of another namespace. */
export function catalogueIdOf({ namespace, uri }: { readonly namespace: string; readonly uri: string }): string | undefined {
  if (namespace !== CATALOGUE_NAMESPACE || !uri.startsWith(URI_START)) return undefined
  const id = uri.slice(URI_START.length)
  return Id.safeParse(id).success ? id : undefined
}
