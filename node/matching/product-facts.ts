// SPDX-License-Identifier: EUPL-1.2
/**
 * A product node of an advisory, prepared for comparing: vendor, name, identifiers; the range only when it is asked for.
 *
 * @module
 */
import type { ProductNode } from '@ncv/protocol/advisory/advisory.ts'
import type { Cpe } from '@ncv/protocol/advisory/cpe.ts'
import { parseCpe } from '@ncv/protocol/advisory/cpe.ts'
import { fold } from '@ncv/protocol/advisory/normalise.ts'
import { canonicalOrderNumber, isOrderNumber } from '@ncv/protocol/advisory/order-number.ts'
import type { ProductName } from '@ncv/protocol/advisory/product-name.ts'
import { parseProductName } from '@ncv/protocol/advisory/product-name.ts'
import { parsePurl } from '@ncv/protocol/advisory/purl.ts'
import type { Range } from '@ncv/protocol/advisory/range.ts'
import { parseRange } from '@ncv/protocol/advisory/range-text.ts'
import { schemeOfShape, schemeOfType } from '@ncv/protocol/advisory/scheme.ts'
import type { Vendor } from '@ncv/protocol/advisory/vendor.ts'
import { parseVendor } from '@ncv/protocol/advisory/vendor.ts'
import { wordsOf } from '@ncv/protocol/advisory/word.ts'
import { catalogueIdOf } from '@ncv/protocol/message/catalogue.ts'

export interface ProductFacts {
  readonly vendor: Vendor
  readonly name: ProductName
  /** As the document has them. */
  readonly text: string
  readonly vendorText?: string
  readonly cpe?: Cpe
  readonly packages: readonly string[]
  /** Patterns of serial numbers; `*` and `?` as in model numbers. */
  readonly serials?: readonly string[]
  /** Ids of the product catalogue. */
  readonly catalogueIds?: readonly string[]
}

/** What a product is called by; versions stand apart. */
export type NamedNode = Pick<ProductNode, 'vendor' | 'name' | 'family' | 'fullName' | 'helper'>

/** What to call the product: the branch, else the full name. */
function nameText(node: NamedNode): string {
  const text = node.name ?? node.family ?? node.fullName
  return schemeOfShape(text) === 'rpm' ? (PACKAGE.exec(text)?.[1] ?? text) : text
}

/** `telnet-1:0.17-65.el7_6.x86_64`, as documents of Linux distributions name a package: what stands before its version. */
const PACKAGE = /^([A-Za-z][A-Za-z0-9+._-]{0,100}?)-(?:\d+:)?\d[^-\s]*-\d[^-\s]*$/

/** Model numbers and SKUs: order numbers decide, shorter ones are further names. */
function withIdentifiers(name: ProductName, node: NamedNode): ProductName {
  const given = [...node.helper.modelNumbers, ...node.helper.skus]
  if (given.length === 0) return name
  const orderNumbers = given.filter((text) => isOrderNumber(fold(text)) || (/[*?]/.test(text) && text.length >= 8)).map(canonicalOrderNumber)
  const models = given.filter((text) => !isOrderNumber(fold(text)) && !/[*?]/.test(text) && text.length >= 4).map((text) => wordsOf(fold(text)))
  return { ...name, orderNumbers: [...new Set([...name.orderNumbers, ...orderNumbers])], aliases: [...name.aliases, ...models] }
}

/** Names of the vendor, also from the CPE: `Open Source` has none, `cpe:/a:gitea:gitea` has. */
export function vendorOf(node: NamedNode, cpe: Cpe | undefined): Vendor {
  const vendor = parseVendor(node.vendor)
  if (cpe === undefined || cpe.vendor === '') return vendor
  return { names: [...new Set([...vendor.names, ...parseVendor(cpe.vendor.replaceAll('_', ' ')).names])] }
}

/** Two hyphens at the distances that order numbers have them. */
function mayHoldOrderNumber(text: string): boolean {
  return /-[a-z0-9]{4,6}-[a-z0-9]{4}/i.test(text)
}

/** May it be found by more than its name? */
export function isIdentified(node: NamedNode, cpe: Cpe | undefined): boolean {
  const { purls, modelNumbers, serialNumbers, genericUris } = node.helper
  const given = purls.length + modelNumbers.length + serialNumbers.length + genericUris.length
  return cpe !== undefined || given > 0 || mayHoldOrderNumber(nameText(node))
}

/** Keys under which an inventory may hold the product; one with `*` or `?` makes it look at everything. */
export function identifiersOfProduct({ packages, cpe, serials = [], catalogueIds = [] }: ProductFacts): string[] {
  const cpes = cpe === undefined ? [] : [`cpe ${cpe.product}`]
  return [...packages, ...cpes, ...serials.map((serial) => `serial ${serial}`), ...catalogueIds.map((id) => `catalogue ${id}`)]
}

/** What is present, so that documents without it cost nothing. */
function identifiersOf({ helper }: NamedNode): Pick<ProductFacts, 'serials' | 'catalogueIds'> {
  const catalogueIds = helper.genericUris.map(catalogueIdOf).filter((id) => id !== undefined)
  return {
    ...(helper.serialNumbers.length === 0 ? {} : { serials: helper.serialNumbers.map(canonicalOrderNumber) }),
    ...(catalogueIds.length === 0 ? {} : { catalogueIds }),
  }
}

/** Could the product be in an inventory at all? @param known whether a house occurs there */
export function mayOccur(node: NamedNode, known: (vendor: Vendor) => boolean, vendor?: Vendor): boolean {
  const cpe = node.helper.cpe === undefined ? undefined : parseCpe(node.helper.cpe)
  return isIdentified(node, cpe) || known(vendor ?? vendorOf(node, cpe))
}

/** @param known its vendor, for callers that have read it already */
export function productFacts(node: NamedNode, known?: Vendor): ProductFacts {
  const cpe = node.helper.cpe === undefined ? undefined : parseCpe(node.helper.cpe)
  const vendor = known ?? vendorOf(node, cpe)
  const text = nameText(node)
  const packages = node.helper.purls.map((purl) => parsePurl(purl)?.package).filter((name) => name !== undefined)
  const house = node.vendor === undefined ? {} : { vendorText: node.vendor }
  return {
    vendor,
    text,
    ...house,
    name: withIdentifiers(parseProductName(text, vendor), node),
    packages,
    ...(cpe === undefined ? {} : { cpe }),
    ...identifiersOf(node),
  }
}

/** Words of a range or version that only repeat the product. */
export function ownWords(vendor: Vendor, name: ProductName): ReadonlySet<string> {
  return new Set([
    ...vendor.names.flatMap((text) => text.split(' ')),
    ...[...name.words, ...name.aliases.flat()].flatMap((word) => [word.text, ...word.parts]),
  ])
}

/** The wider of what the version branch and the full name say: `12.0` may be `version 12.0.*`. */
export function rangeOf(node: ProductNode, names: ReadonlySet<string>): Range {
  const text = node.version ?? node.range
  const [purl] = node.helper.purls
  const type = purl === undefined ? undefined : parsePurl(purl)?.package.split('/')[0]
  const range = parseRange(text, names, type === undefined ? undefined : schemeOfType(type))
  const [only] = range.exact
  if (text === undefined || only === undefined || range.exact.length !== 1 || range.intervals.length > 0) return range
  const open = node.fullName.includes(`${text}.*`) || node.fullName.toLowerCase().includes(`${text.toLowerCase()}.x`)
  return open ? { ...range, exact: [{ ...only, wildcard: true }] } : range
}
