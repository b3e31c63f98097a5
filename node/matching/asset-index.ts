// SPDX-License-Identifier: EUPL-1.2
/**
 * An index over the inventory: which assets can a product node mean at all?
 *
 * Assets with the same vendor and product are one group. A group and a name can only match if one of them holds nearly all words of the other,
 * so the rarest piece of the one must occur in the other. Pieces are runs of letters or digits: `CPU1512C-1` and `CPU 1512C 1` have the same.
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
import { parseVendor } from '@ncv/protocol/advisory/vendor.ts'
import { EDITIONS, FILLERS, KINDS } from '@ncv/protocol/advisory/vocabulary.ts'
import type { Word } from '@ncv/protocol/advisory/word.ts'
import { wordsOf } from '@ncv/protocol/advisory/word.ts'
import type { Asset } from '../inventory/asset.ts'

export interface AssetGroup {
  readonly vendor: Vendor
  readonly name: ProductName
  /** The product's text with its vendor still in front, for houses that the vendor field does not name. */
  readonly fullWords: readonly string[]
  readonly cpe?: Cpe
  readonly package?: string
  readonly assets: readonly Asset[]
}

export interface AssetIndex {
  readonly groups: readonly AssetGroup[]
  /** Groups by every piece of their names. */
  readonly byPiece: ReadonlyMap<string, readonly AssetGroup[]>
  /** Groups by their rarest piece alone, one entry for each name they have. */
  readonly byRarest: ReadonlyMap<string, readonly AssetGroup[]>
  readonly byIdentifier: ReadonlyMap<string, readonly AssetGroup[]>
}

/** What a word contributes: runs of letters, without a plural s, and of digits. */
function runsOf(text: string): string[] {
  return (text.match(/[a-z]+|\d+/g) ?? []).map((run) => (run.length >= 4 && run.endsWith('s') ? run.slice(0, -1) : run))
}

/** What every spelling of the name has; what fillers, wildcards and enumerations hide is left out. */
function piecesOf(words: readonly Word[]): string[] {
  const sure = words.filter(({ text, others, group }) => !FILLERS.has(text) && !KINDS.has(text) && !EDITIONS.has(text) && others.length === 0 && group === 0)
  return [...new Set(sure.flatMap((word) => runsOf(word.wild ? word.text.replace(/\d*x[\dx]*/g, ' ') : word.text)))]
}

/** For a name without such pieces: what any of its spellings has. */
function anyPieces(words: readonly Word[]): string[] {
  return [...new Set(words.flatMap((word) => [word.text, ...word.others]).flatMap(runsOf))]
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
  return [...group.name.orderNumbers, ...(group.cpe === undefined ? [] : [`cpe ${group.cpe.product}`]), ...(group.package === undefined ? [] : [group.package])]
}

/** Pieces with digits say more than words, rare ones more than frequent ones. */
function rarest(pieces: readonly string[], count: (piece: string) => number): string | undefined {
  const models = pieces.filter((piece) => /\d/.test(piece))
  const from = models.length > 0 ? models : pieces
  return from.length === 0 ? undefined : from.reduce((best, piece) => (count(piece) < count(best) ? piece : best))
}

export function buildAssetIndex(inventory: readonly Asset[]): AssetIndex {
  const same = new Map<string, Asset[]>()
  for (const asset of inventory) add(same, [asset.vendor, asset.product, asset.cpe, asset.purl].map((text) => text ?? '').join('\u0000'), asset)
  const groups = [...same.values()].map(groupOf)
  const byPiece = new Map<string, AssetGroup[]>()
  const byRarest = new Map<string, AssetGroup[]>()
  const byIdentifier = new Map<string, AssetGroup[]>()
  for (const group of groups) {
    for (const words of spellings(group.name)) for (const piece of anyPieces(words)) add(byPiece, piece, group)
    for (const identifier of identifiersOf(group)) add(byIdentifier, identifier, group)
  }
  for (const group of groups) {
    for (const words of spellings(group.name)) {
      const piece = rarest(piecesOf(words), (key) => byPiece.get(key)?.length ?? 0)
      for (const key of piece === undefined ? anyPieces(words) : [piece]) add(byRarest, key, group)
    }
  }
  return { groups, byPiece, byRarest, byIdentifier }
}

function byNames(index: AssetIndex, name: ProductName, found: Set<AssetGroup>): void {
  for (const words of spellings(name)) {
    const any = anyPieces(words)
    for (const piece of any) for (const group of index.byRarest.get(piece) ?? []) found.add(group)
    const piece = rarest(piecesOf(words), (key) => index.byPiece.get(key)?.length ?? 0)
    for (const key of piece === undefined ? any : [piece]) for (const group of index.byPiece.get(key) ?? []) found.add(group)
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
