// SPDX-License-Identifier: EUPL-1.2
/**
 * An index over the inventory: which assets can a product node mean at all?
 *
 * Assets with the same vendor and product are one group. A group and a name can only match if one of them holds nearly all words of the other,
 * so the rarest piece of the one must occur in the other ({@link file://./pieces.ts}).
 * Property: never fewer than a scan of everything finds (test/node/matching/asset-index.test.ts).
 *
 * @module
 */
import type { Cpe } from '@ncv/protocol/advisory/cpe.ts'
import { parseCpe } from '@ncv/protocol/advisory/cpe.ts'
import { fold } from '@ncv/protocol/advisory/normalise.ts'
import type { ProductName } from '@ncv/protocol/advisory/product-name.ts'
import { parseProductName } from '@ncv/protocol/advisory/product-name.ts'
import { parsePurl } from '@ncv/protocol/advisory/purl.ts'
import type { Vendor } from '@ncv/protocol/advisory/vendor.ts'
import { compareVendors, parseVendor } from '@ncv/protocol/advisory/vendor.ts'
import type { Word } from '@ncv/protocol/advisory/word.ts'
import { wordsOf } from '@ncv/protocol/advisory/word.ts'
import type { Asset } from '../inventory/asset.ts'
import type { Piece } from './pieces.ts'
import { allRuns, surePieces } from './pieces.ts'

export interface AssetGroup {
  readonly vendor: Vendor
  readonly name: ProductName
  /** The product's text with its vendor still in front, for houses that the vendor field does not name. */
  readonly fullWords: readonly string[]
  readonly cpe?: Cpe
  readonly package?: string
  readonly assets: readonly Asset[]
}

/** One name of a group, cut into pieces. */
interface Cut {
  readonly group: AssetGroup
  readonly sure: readonly Piece[]
  readonly runs: ReadonlySet<string>
}

export interface AssetIndex {
  readonly groups: readonly AssetGroup[]
  /** Names by every run in them. */
  readonly byPiece: ReadonlyMap<string, readonly Cut[]>
  /** Names by their rarest piece alone. */
  readonly byRarest: ReadonlyMap<string, readonly Cut[]>
  readonly byIdentifier: ReadonlyMap<string, readonly AssetGroup[]>
  /** One group of each vendor, and every word at the beginning of a product: enough to know that a house occurs nowhere. */
  readonly vendors: readonly Vendor[]
  readonly leadingWords: ReadonlySet<string>
  /** Answers of {@link knowsVendor}, so that thousands of nodes of one house ask once. */
  readonly known: Map<string, boolean>
}

/** Every list of words that a name can be recognised by. */
function spellings(name: ProductName): readonly (readonly Word[])[] {
  return name.aliases.length === 0 ? [name.words] : [name.words, ...name.aliases]
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const found = map.get(key)
  if (found === undefined) map.set(key, [value])
  else if (found.at(-1) !== value) found.push(value)
}

function groupOf(assets: readonly Asset[]): AssetGroup {
  const [first] = assets as readonly [Asset, ...Asset[]]
  const vendor = parseVendor(first.vendor)
  const cpe = first.cpe === undefined ? undefined : parseCpe(first.cpe)
  const purl = first.purl === undefined ? undefined : parsePurl(first.purl)
  return {
    vendor,
    name: parseProductName(first.product, vendor),
    fullWords: wordsOf(fold(first.product)).map((word) => word.text),
    ...(cpe === undefined ? {} : { cpe }),
    ...(purl === undefined ? {} : { package: purl.package }),
    assets,
  }
}

function identifiersOf(group: AssetGroup): string[] {
  return [
    ...group.name.orderNumbers,
    ...(group.cpe === undefined ? [] : [`cpe ${group.cpe.product}`]),
    ...(group.package === undefined ? [] : [group.package]),
  ]
}

/** The piece that the fewest names have; `undefined` where there is no sure one. */
function rarest(sure: readonly Piece[], byPiece: ReadonlyMap<string, readonly Cut[]>): Piece | undefined {
  let best: Piece | undefined
  let fewest = Number.POSITIVE_INFINITY
  for (const piece of sure) {
    const names = piece.reduce((sum, run) => sum + (byPiece.get(run)?.length ?? 0), 0)
    if (names < fewest) [best, fewest] = [piece, names]
  }
  return best
}

/** All sure pieces of a name occur among the runs of another. */
function isWithin(sure: readonly Piece[], runs: ReadonlySet<string>): boolean {
  return sure.every((piece) => piece.some((run) => runs.has(run)))
}

export function buildAssetIndex(inventory: readonly Asset[]): AssetIndex {
  const same = new Map<string, Asset[]>()
  for (const asset of inventory) add(same, [asset.vendor, asset.product, asset.cpe, asset.purl].map((text) => text ?? '').join('\u0000'), asset)
  const groups = [...same.values()].map(groupOf)
  const cuts = groups.flatMap((group) => spellings(group.name).map((words): Cut => ({ group, sure: surePieces(words), runs: allRuns(words) })))
  const byPiece = new Map<string, Cut[]>()
  const byRarest = new Map<string, Cut[]>()
  const byIdentifier = new Map<string, AssetGroup[]>()
  for (const cut of cuts) for (const run of cut.runs) add(byPiece, run, cut)
  for (const cut of cuts) for (const run of rarest(cut.sure, byPiece) ?? cut.runs) add(byRarest, run, cut)
  for (const group of groups) for (const identifier of identifiersOf(group)) add(byIdentifier, identifier, group)
  return { groups, byPiece, byRarest, byIdentifier, ...housesOf(groups), known: new Map() }
}

function housesOf(groups: readonly AssetGroup[]): Pick<AssetIndex, 'vendors' | 'leadingWords'> {
  const vendors = new Map(groups.map(({ vendor }) => [vendor.names.join('|'), vendor]))
  return { vendors: [...vendors.values()], leadingWords: new Set(groups.flatMap(({ fullWords }) => fullWords.slice(0, 3))) }
}

/** Could any asset be of this house? `false` only where its products can be skipped unless an order number names them. */
export function knowsVendor(index: AssetIndex, vendor: Vendor): boolean {
  const key = vendor.names.join('|')
  const known = index.known.get(key)
  if (known !== undefined) return known
  const named = vendor.names.some((name) => index.leadingWords.has(name.split(' ')[0] ?? '') || index.leadingWords.has(name.replace(/[ +]/g, '')))
  const found = named || index.vendors.some((other) => compareVendors(other, vendor) !== 'different')
  index.known.set(key, found)
  return found
}

function byNames(index: AssetIndex, name: ProductName, found: Set<AssetGroup>): void {
  for (const words of spellings(name)) {
    const runs = allRuns(words)
    const sure = surePieces(words)
    for (const run of runs) for (const cut of index.byRarest.get(run) ?? []) if (isWithin(cut.sure, runs)) found.add(cut.group)
    for (const run of rarest(sure, index.byPiece) ?? runs)
      for (const cut of index.byPiece.get(run) ?? []) if (isWithin(sure, cut.runs)) found.add(cut.group)
  }
}

/** All groups that the product may mean, and some that it does not. */
export function candidates(index: AssetIndex, name: ProductName, identifiers: readonly string[]): ReadonlySet<AssetGroup> {
  const found = new Set<AssetGroup>()
  byNames(index, name, found)
  for (const identifier of [...name.orderNumbers, ...identifiers]) {
    if (/[*?]/.test(identifier)) for (const group of index.groups) found.add(group)
    for (const group of index.byIdentifier.get(identifier) ?? []) found.add(group)
  }
  return found
}
