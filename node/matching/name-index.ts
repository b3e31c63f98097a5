// SPDX-License-Identifier: EUPL-1.2
/**
 * An index of products by house and name: which of them can another name mean at all?
 *
 * First the house: two products are one only if their vendors are, or one of them names none, or the vendor stands at the beginning of the product's
 * text; so they share a {@link file://./house-keys.ts | key}. Then the name: two names match only if one of them holds nearly all words of the other, so the rarest
 * piece of the one must occur in the other ({@link file://./pieces.ts}). Both hold from either side: assets are found by an advisory's products, and
 * advisories' products by an asset. Property: never fewer than a scan of everything finds (test/node/matching/asset-index.test.ts).
 *
 * @module
 */
import { matchesPattern } from '@ncv/protocol/advisory/order-number.ts'
import type { ProductName } from '@ncv/protocol/advisory/product-name.ts'
import { parseProductName } from '@ncv/protocol/advisory/product-name.ts'
import type { Vendor } from '@ncv/protocol/advisory/vendor.ts'
import type { Word } from '@ncv/protocol/advisory/word.ts'
import { ANY_HOUSE } from './house-keys.ts'
import type { CutUp, Piece } from './pieces.ts'
import { cutUp } from './pieces.ts'

/** One spelling of a name, cut into pieces. */
interface Cut<Item> extends CutUp {
  readonly item: Item
}

interface PieceIndex<Item> {
  /** Names by every run in them. */
  readonly byPiece: Map<string, Cut<Item>[]>
  /** Names by one of their pieces alone, the one that was rarest when they came. */
  readonly byRarest: Map<string, Cut<Item>[]>
}

/** One name of an item; it may stand in several houses and is cut up once. */
interface Resident<Item> {
  readonly item: Item
  readonly name: HousedName
  cuts?: readonly Cut<Item>[]
}

/** All names of one house; cut up when somebody asks, and by pieces when they are many. */
interface House<Item> {
  /** Not cut up yet. */
  readonly waiting: Resident<Item>[]
  readonly cuts: Cut<Item>[]
  pieces?: PieceIndex<Item>
}

/** Grows by {@link addName} alone. Names are cut up when somebody first asks for their house: an inventory that only asks others never is. */
export interface NameIndex<Item> {
  readonly items: readonly Item[]
  /** Not in any house yet. */
  readonly unfiled: readonly Indexed<Item>[]
  /** Each run once: names share most of theirs. */
  readonly runs: ReadonlyMap<string, string>
  readonly everything: House<Item>
  /** By each of their keys. */
  readonly houses: ReadonlyMap<string, readonly House<Item>[]>
  /** Houses by what they are called in a text. */
  readonly inText: ReadonlyMap<string, ReadonlySet<House<Item>>>
  readonly byIdentifier: ReadonlyMap<string, readonly Item[]>
  /** Items with an identifier that holds `*` or `?`: any other identifier may mean them. */
  readonly patterned: readonly Patterned<Item>[]
  lastAsked?: Asked<Item>
}

/** Who asks once asks again: an advisory's products are of one house. */
interface Asked<Item> {
  readonly keys: readonly string[]
  readonly houses: readonly House<Item>[]
  /** All their names, each once, where they are few: a name stands in several of them. */
  cuts?: readonly Cut<Item>[]
}

interface GrowingNameIndex<Item> extends NameIndex<Item> {
  readonly items: Item[]
  readonly unfiled: Indexed<Item>[]
  readonly runs: Map<string, string>
  readonly houses: Map<string, House<Item>[]>
  /** By all their keys together. */
  readonly byKeys: Map<string, House<Item>>
  readonly inText: Map<string, Set<House<Item>>>
  readonly byIdentifier: Map<string, Item[]>
  readonly patterned: Patterned<Item>[]
}

/** A name and the keys of the houses that it may be of; {@link ANY_HOUSE} where nobody says. */
export interface HousedName {
  readonly houses: readonly string[]
  /** The keys are those of one house, whose names nearly all have the same: it is kept once and not under each of them. */
  readonly isOneHouse?: boolean
  /** Only the beginning of the text names these houses, another is named as the maker: the spellings are those without it. */
  readonly isBeside?: true
  /** How its houses stand at the beginning of a text; see {@link file://./house-keys.ts}. */
  readonly inText?: readonly string[]
  /** Pieces of each spelling; made when they are first needed. */
  readonly pieces: () => readonly CutUp[]
}

export interface Indexed<Item> {
  readonly item: Item
  readonly names: readonly HousedName[]
  readonly identifiers: readonly string[]
}

/** Fewer names than these are looked at one by one. */
const FEW = 12
/** The same for all houses that a name may be found in, where most names stand in several. */
const FEW_TOGETHER = 40

interface Patterned<Item> {
  readonly item: Item
  readonly patterns: readonly string[]
}

const isPattern = (identifier: string): boolean => /[*?]/.test(identifier)

/** Every list of words that a name can be recognised by. */
function spellings(name: ProductName): readonly (readonly Word[])[] {
  const { words, aliases, parts, bracketed } = name
  return aliases.length + parts.length + bracketed.length === 0 ? [words] : [words, ...aliases, ...parts, ...bracketed]
}

/** Made when it is first asked for. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** How many words at the beginning of a text may name a house, and how many the house's name may have. */
const LEADING = 3

/** The spellings of a text without whichever house its first words name. */
export function besidePieces(text: string, words: readonly string[]): readonly CutUp[] {
  const starts = words.slice(0, LEADING).keys()
  const houses = new Set([...starts].flatMap((start) => [1, 2, LEADING].map((length) => words.slice(start, start + length).join(' '))))
  return [...houses].flatMap((house) => housedPieces(parseProductName(text, { names: [house] })))
}

/** Where nobody names the house, the first words may be it, and the name what follows. */
export function withoutHouse(name: ProductName, { names }: Vendor): ProductName {
  if (names.length > 0 || name.words.length < 2) return name
  const shorter = [1, 2, 3].map((count) => name.words.slice(count)).filter((words) => words.length > 0)
  return { ...name, aliases: [...name.aliases, ...shorter] }
}

export function housedPieces(name: ProductName): readonly CutUp[] {
  return spellings(name).map(cutUp)
}

export function housedName(name: ProductName, houses: readonly string[]): HousedName {
  return { houses, pieces: once(() => housedPieces(name)) }
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
function isWithin(sure: readonly Piece[], runs: readonly string[]): boolean {
  for (const piece of sure) if (!hasOneOf(runs, piece)) return false
  return true
}

function hasOneOf(runs: readonly string[], piece: Piece): boolean {
  for (const run of piece) if (runs.includes(run)) return true
  return false
}

/** Whichever sure piece a name is filed under, whoever holds the name holds it too. */
function file<Item>({ byPiece, byRarest }: PieceIndex<Item>, cut: Cut<Item>): void {
  for (const run of rarest(cut.sure, byPiece) ?? cut.runs) addTo(byRarest, run, cut)
}

/** The same run, as it came first. */
function shared(run: string, known: Map<string, string>): string {
  const first = known.get(run)
  if (first !== undefined) return first
  known.set(run, run)
  return run
}

function cutsOf<Item>(resident: Resident<Item>, known: Map<string, string>): readonly Cut<Item>[] {
  const { item, name } = resident
  const share = (runs: readonly string[]): string[] => runs.map((run) => shared(run, known))
  resident.cuts ??= name.pieces().map(({ sure, runs }) => ({ item, sure: sure.map(share), runs: share(runs) }))
  return resident.cuts
}

/** Cuts up what has come since somebody last asked. */
function opened<Item>(house: House<Item>, known: Map<string, string>): House<Item> {
  const { waiting, cuts, pieces } = house
  if (waiting.length === 0) return house
  const fresh = waiting.flatMap((resident) => cutsOf(resident, known))
  waiting.length = 0
  for (const cut of fresh) cuts.push(cut)
  if (pieces !== undefined) {
    for (const cut of fresh) for (const run of cut.runs) addTo(pieces.byPiece, run, cut)
    for (const cut of fresh) file(pieces, cut)
  }
  return house
}

function piecesOf<Item>(house: House<Item>): PieceIndex<Item> {
  if (house.pieces !== undefined) return house.pieces
  const pieces: PieceIndex<Item> = { byPiece: new Map(), byRarest: new Map() }
  for (const cut of house.cuts) for (const run of cut.runs) addTo(pieces.byPiece, run, cut)
  for (const cut of house.cuts) file(pieces, cut)
  house.pieces = pieces
  return pieces
}

function newHouse<Item>(): House<Item> {
  return { waiting: [], cuts: [] }
}

/** Houses that the name stands in. */
function housesOf<Item>({ houses: keys, isOneHouse = false }: HousedName, { houses, byKeys }: GrowingNameIndex<Item>): readonly House<Item>[] {
  return (isOneHouse && keys.length > 1 ? [keys] : keys.map((key) => [key])).map((together) => {
    const all = together.join('\n')
    const known = byKeys.get(all)
    if (known !== undefined) return known
    const house = newHouse<Item>()
    byKeys.set(all, house)
    for (const key of together) addTo(houses, key, house)
    return house
  })
}

export function newNameIndex<Item>(): NameIndex<Item> {
  const index: GrowingNameIndex<Item> = {
    items: [],
    unfiled: [],
    runs: new Map(),
    everything: newHouse(),
    houses: new Map(),
    byKeys: new Map(),
    inText: new Map(),
    byIdentifier: new Map(),
    patterned: [],
  }
  return index
}

export function addName<Item>(index: NameIndex<Item>, entry: Indexed<Item>): void {
  const { items, unfiled } = index as GrowingNameIndex<Item>
  items.push(entry.item)
  unfiled.push(entry)
}

function amongFew<Item>(cuts: readonly Cut<Item>[], { sure, runs }: CutUp, found: Set<Item>): void {
  for (const cut of cuts) if (isWithin(cut.sure, runs) || isWithin(sure, cut.runs)) found.add(cut.item)
}

function inHouse<Item>(house: House<Item>, name: CutUp, known: Map<string, string>, found: Set<Item>): void {
  const { cuts } = opened(house, known)
  if (cuts.length <= FEW) return amongFew(cuts, name, found)
  const { sure, runs } = name
  const { byRarest, byPiece } = piecesOf(house)
  for (const run of runs) for (const cut of byRarest.get(run) ?? []) if (isWithin(cut.sure, runs)) found.add(cut.item)
  for (const run of rarest(sure, byPiece) ?? runs) for (const cut of byPiece.get(run) ?? []) if (isWithin(sure, cut.runs)) found.add(cut.item)
}

const NONE: readonly string[] = []

function addHouse<Item>(houses: Map<string, Set<House<Item>>>, key: string, house: House<Item>): void {
  const known = houses.get(key)
  if (known === undefined) houses.set(key, new Set([house]))
  else known.add(house)
}

function fileAll<Item>(index: GrowingNameIndex<Item>): void {
  for (const { item, names, identifiers } of index.unfiled) {
    for (const identifier of identifiers) addTo(index.byIdentifier, identifier, item)
    const patterns = identifiers.filter(isPattern)
    if (patterns.length > 0) index.patterned.push({ item, patterns })
    for (const name of names) {
      const resident = { item, name }
      if (name.isBeside === undefined) index.everything.waiting.push(resident)
      for (const house of housesOf(name, index)) {
        house.waiting.push(resident)
        for (const key of name.inText ?? NONE) addHouse(index.inText, key, house)
      }
    }
  }
  index.unfiled.length = 0
  delete index.lastAsked
}

/** Houses that a name of these keys may be found in: a name without a house may be of any. */
function housesFor<Item>(index: NameIndex<Item>, keys: readonly string[]): readonly House<Item>[] {
  const { everything, houses } = index
  if (index.unfiled.length > 0) fileAll(index as GrowingNameIndex<Item>)
  if (keys.includes(ANY_HOUSE)) return [everything]
  if (index.lastAsked?.keys === keys) return index.lastAsked.houses
  const found = new Set<House<Item>>()
  for (const key of keys) for (const house of houses.get(key) ?? []) found.add(house)
  for (const house of houses.get(ANY_HOUSE) ?? []) found.add(house)
  index.lastAsked = { keys, houses: [...found] }
  return index.lastAsked.houses
}

/** For whoever asks again; `undefined` where there are too many. */
function fewCuts<Item>(asked: Asked<Item>, known: Map<string, string>): readonly Cut<Item>[] | undefined {
  if (asked.cuts !== undefined) return asked.cuts
  let names = 0
  for (const { waiting, cuts } of asked.houses) names += waiting.length + cuts.length
  if (names > FEW_TOGETHER) return undefined
  asked.cuts = [...new Set(asked.houses.flatMap((house) => opened(house, known).cuts))]
  return asked.cuts
}

/** Could anything be of one of these houses? */
export function knowsHouse<Item>(index: NameIndex<Item>, keys: readonly string[]): boolean {
  return housesFor(index, keys).some(({ waiting, cuts }) => waiting.length + cuts.length > 0)
}

/** Houses whose name stands at the beginning of a text. */
function housesInText<Item>(index: NameIndex<Item>, keys: readonly string[]): readonly House<Item>[] {
  return [...new Set(keys.flatMap((key) => [...(index.inText.get(key) ?? [])]))]
}

/** Files all names, and cuts up those of these houses: the first who asks for them does not wait. */
export function openHouses<Item>(index: NameIndex<Item>, keys: readonly string[]): void {
  for (const house of housesFor(index, keys)) piecesOf(opened(house, (index as GrowingNameIndex<Item>).runs))
}

/** All items that the names or identifiers may mean, and some that they do not. */
export function candidatesOf<Item>(index: NameIndex<Item>, names: readonly HousedName[], identifiers: readonly string[]): ReadonlySet<Item> {
  const found = new Set<Item>()
  const { runs } = index as GrowingNameIndex<Item>
  if (index.unfiled.length > 0) fileAll(index as GrowingNameIndex<Item>)
  for (const name of names) {
    const { pieces, houses: keys, isBeside = false } = name
    const asked = index.lastAsked?.keys === keys ? index.lastAsked : undefined
    const possible = isBeside ? housesInText(index, keys) : housesFor(index, keys)
    if (possible.length === 0) continue
    const few = asked === undefined ? undefined : fewCuts(asked, runs)
    for (const cut of pieces()) {
      if (few !== undefined) amongFew(few, cut, found)
      else for (const house of possible) inHouse(house, cut, runs, found)
    }
  }
  for (const identifier of identifiers) {
    if (isPattern(identifier)) for (const item of itemsMeant(identifier, index.byIdentifier)) found.add(item)
    for (const item of index.byIdentifier.get(identifier) ?? []) found.add(item)
  }
  if (identifiers.length === 0) return found
  for (const { item, patterns } of index.patterned) {
    if (patterns.some((pattern) => identifiers.some((identifier) => meansKey(pattern, identifier)))) found.add(item)
  }
  return found
}

function itemsMeant<Item>(pattern: string, byIdentifier: ReadonlyMap<string, readonly Item[]>): Item[] {
  // What a key must hold, so that most are out without a comparison sign by sign.
  const telling = pattern.split(/[*?\\]/).reduce((longest, piece) => (piece.length > longest.length ? piece : longest), '')
  return [...byIdentifier].flatMap(([key, items]) => (key.includes(telling) && meansKey(pattern, key) ? items : []))
}

/** A pattern of order numbers also means model numbers. */
function meansKey(pattern: string, key: string): boolean {
  return matchesPattern(pattern, key) || (key.startsWith('model ') && matchesPattern(pattern, key.slice(6)))
}
