// SPDX-License-Identifier: EUPL-1.2
/**
 * An index of products by house and name: which of them can another name mean at all?
 *
 * First the house: two products are one only if their vendors are, or one of them names none, or the vendor stands at the beginning of the product's
 * text; so they share a {@link houseKeys | key}. Then the name: two names match only if one of them holds nearly all words of the other, so the rarest
 * piece of the one must occur in the other ({@link file://./pieces.ts}). Both hold from either side: assets are found by an advisory's products, and
 * advisories' products by an asset. Property: never fewer than a scan of everything finds (test/node/matching/asset-index.test.ts).
 *
 * @module
 */
import type { ProductName } from '@ncv/protocol/advisory/product-name.ts'
import type { Vendor } from '@ncv/protocol/advisory/vendor.ts'
import type { Word } from '@ncv/protocol/advisory/word.ts'
import type { Piece } from './pieces.ts'
import { allRuns, surePieces } from './pieces.ts'

/** One spelling of a name, cut into pieces. */
interface Cut<Item> extends NamePieces {
  readonly item: Item
}

interface PieceIndex<Item> {
  /** Names by every run in them. */
  readonly byPiece: ReadonlyMap<string, readonly Cut<Item>[]>
  /** Names by their rarest piece alone. */
  readonly byRarest: ReadonlyMap<string, readonly Cut<Item>[]>
}

/** All names of one house; cut up by pieces when they are many and somebody asks. */
interface House<Item> {
  readonly cuts: Cut<Item>[]
  pieces?: PieceIndex<Item>
}

/** All names, and those of each house. */
interface Streets<Item> {
  readonly everything: House<Item>
  readonly houses: ReadonlyMap<string, House<Item>>
}

export interface NameIndex<Item> {
  readonly items: readonly Item[]
  /** Cut up when somebody first asks: an inventory that only asks others never is. */
  readonly streets: () => Streets<Item>
  readonly byIdentifier: ReadonlyMap<string, readonly Item[]>
  /** Items with an identifier that holds `*` or `?`: any other identifier may mean them. */
  readonly patterned: readonly Item[]
}

/** A name and the keys of the houses that it may be of; {@link ANY_HOUSE} where nobody says. */
export interface HousedName {
  readonly name: ProductName
  readonly houses: readonly string[]
  /** Pieces of each spelling; {@link housedName} makes them when they are first needed. */
  readonly pieces: () => readonly NamePieces[]
}

interface NamePieces {
  readonly sure: readonly Piece[]
  readonly runs: ReadonlySet<string>
}

export interface Indexed<Item> {
  readonly item: Item
  readonly names: readonly HousedName[]
  readonly identifiers: readonly string[]
}

export const ANY_HOUSE = ''

/** Fewer names than these are looked at one by one. */
const FEW = 12

const isPattern = (identifier: string): boolean => /[*?]/.test(identifier)

/** Two vendors that {@link file://../../protocol/advisory/vendor.ts} takes for one share a key: first word, all letters, or initials. */
export function houseKeys({ names }: Vendor): string[] {
  if (names.length === 0) return [ANY_HOUSE]
  const keys = names.flatMap((name) => {
    const words = name.split(' ')
    const initials = words.length > 1 ? [words.map((word) => word.charAt(0)).join('')] : []
    return [words[0] as string, name.replaceAll(' ', ''), name.replace(/[ +]/g, ''), ...initials]
  })
  return [...new Set(keys)]
}

/** Every list of words that a name can be recognised by. */
function spellings(name: ProductName): readonly (readonly Word[])[] {
  return name.aliases.length === 0 ? [name.words] : [name.words, ...name.aliases]
}

/** Made when it is first asked for. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

export function housedName(name: ProductName, houses: readonly string[]): HousedName {
  return { name, houses, pieces: once(() => spellings(name).map((words) => ({ sure: surePieces(words), runs: allRuns(words) }))) }
}

export function addTo<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const found = map.get(key)
  if (found === undefined) map.set(key, [value])
  else if (found.at(-1) !== value) found.push(value)
}

/** The piece that the fewest names have; `undefined` where there is no sure one. */
function rarest<Item>(sure: readonly Piece[], byPiece: ReadonlyMap<string, readonly Cut<Item>[]>): Piece | undefined {
  let best: Piece | undefined
  let fewest = Number.POSITIVE_INFINITY
  for (const piece of sure) {
    let names = 0
    for (const run of piece) names += byPiece.get(run)?.length ?? 0
    if (names < fewest) [best, fewest] = [piece, names]
  }
  return best
}

/** All sure pieces of a name occur among the runs of another. */
function isWithin(sure: readonly Piece[], runs: ReadonlySet<string>): boolean {
  return sure.every((piece) => piece.some((run) => runs.has(run)))
}

function piecesOf<Item>(house: House<Item>): PieceIndex<Item> {
  if (house.pieces !== undefined) return house.pieces
  const byPiece = new Map<string, Cut<Item>[]>()
  const byRarest = new Map<string, Cut<Item>[]>()
  for (const cut of house.cuts) for (const run of cut.runs) addTo(byPiece, run, cut)
  for (const cut of house.cuts) for (const run of rarest(cut.sure, byPiece) ?? cut.runs) addTo(byRarest, run, cut)
  house.pieces = { byPiece, byRarest }
  return house.pieces
}

function streetsOf<Item>(entries: readonly Indexed<Item>[]): Streets<Item> {
  const everything: House<Item> = { cuts: [] }
  const houses = new Map<string, House<Item>>()
  for (const { item, names } of entries) {
    for (const { pieces, houses: keys } of names) {
      for (const { sure, runs } of pieces()) {
        const cut = { item, sure, runs }
        everything.cuts.push(cut)
        for (const key of keys) {
          const house = houses.get(key)
          if (house === undefined) houses.set(key, { cuts: [cut] })
          else house.cuts.push(cut)
        }
      }
    }
  }
  return { everything, houses }
}

export function buildNameIndex<Item>(entries: readonly Indexed<Item>[]): NameIndex<Item> {
  const byIdentifier = new Map<string, Item[]>()
  for (const { item, identifiers } of entries) for (const identifier of identifiers) addTo(byIdentifier, identifier, item)
  const patterned = entries.filter(({ identifiers }) => identifiers.some(isPattern)).map(({ item }) => item)
  return { items: entries.map(({ item }) => item), streets: once(() => streetsOf(entries)), byIdentifier, patterned }
}

function inHouse<Item>(house: House<Item>, sure: readonly Piece[], runs: ReadonlySet<string>, found: Set<Item>): void {
  if (house.cuts.length <= FEW) {
    for (const cut of house.cuts) if (isWithin(cut.sure, runs) || isWithin(sure, cut.runs)) found.add(cut.item)
    return
  }
  const { byRarest, byPiece } = piecesOf(house)
  for (const run of runs) for (const cut of byRarest.get(run) ?? []) if (isWithin(cut.sure, runs)) found.add(cut.item)
  for (const run of rarest(sure, byPiece) ?? runs) for (const cut of byPiece.get(run) ?? []) if (isWithin(sure, cut.runs)) found.add(cut.item)
}

/** Houses that a name of these keys may be found in: a name without a house may be of any. */
function housesFor<Item>(index: NameIndex<Item>, keys: readonly string[]): readonly House<Item>[] {
  const { everything, houses } = index.streets()
  if (keys.includes(ANY_HOUSE)) return [everything]
  return [...keys, ANY_HOUSE].flatMap((key) => houses.get(key) ?? [])
}

/** Could anything be of one of these houses? */
export function knowsHouse<Item>(index: NameIndex<Item>, keys: readonly string[]): boolean {
  return housesFor(index, keys).some(({ cuts }) => cuts.length > 0)
}

/** All items that the names or identifiers may mean, and some that they do not. */
export function candidatesOf<Item>(index: NameIndex<Item>, names: readonly HousedName[], identifiers: readonly string[]): ReadonlySet<Item> {
  const found = new Set<Item>()
  for (const { pieces, houses } of names) {
    const known = housesFor(index, houses)
    if (known.length === 0) continue
    for (const { sure, runs } of pieces()) for (const house of known) inHouse(house, sure, runs, found)
  }
  for (const identifier of identifiers) {
    if (isPattern(identifier)) for (const item of index.items) found.add(item)
    for (const item of index.byIdentifier.get(identifier) ?? []) found.add(item)
  }
  if (identifiers.length > 0) for (const item of index.patterned) found.add(item)
  return found
}
