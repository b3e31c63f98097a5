// SPDX-License-Identifier: EUPL-1.2
/**
 * How near is one product's name to another's? For suggestions only: a human decides, and no verdict is ever made of it.
 *
 * Letters may be mistyped, words swapped, abbreviated or written together; digits must agree. `Scalence X307-3` is near `SCALANCE X307-3`;
 * `SCALANCE W783-2` and `W786-2` are two products, and no distance of letters makes one of them.
 *
 * @module
 */
import type { ProductName } from '@ncv/protocol/advisory/product-name.ts'
import type { OrderNumber } from '@ncv/protocol/advisory/order-number.ts'
import { orderNumberMatches } from '@ncv/protocol/advisory/order-number.ts'
import type { ReleaseLine } from '@ncv/protocol/advisory/release-line.ts'
import { linesAgree } from '@ncv/protocol/advisory/release-line.ts'
import { FILLERS, KINDS } from '@ncv/protocol/advisory/vocabulary.ts'

export interface NearName {
  /** What names something, in the order of the text. */
  readonly words: readonly string[]
  readonly joined: string
  /** Digits of each word that has some, in order of size. */
  readonly digits: readonly string[]
  readonly line?: ReleaseLine
  readonly orderNumbers: readonly OrderNumber[]
  /** Brackets that tell variants apart. */
  readonly variants: readonly string[]
}

/** Names are compared by so many words: hostile documents have thousands. */
const MAX_WORDS = 12
const MAX_LETTERS = 24

function digitsOf(words: readonly string[]): string[] {
  return words
    .map((word) => word.replace(/\D+/g, ''))
    .filter((digits) => digits !== '')
    .sort()
}

export type NameParts = Pick<ProductName, 'words' | 'line' | 'orderNumbers' | 'qualifiers'>

/** @param dropped words at the beginning that are the vendor's */
export function nearName({ words: all, line, orderNumbers, qualifiers }: NameParts, dropped = 0): NearName {
  const words = all
    .slice(dropped)
    .map(({ text }) => text.slice(0, MAX_LETTERS))
    .filter((word) => !FILLERS.has(word))
    .slice(0, MAX_WORDS)
  const variants = qualifiers.map((words) => words.join(' '))
  return { words, joined: words.join(''), digits: digitsOf(words), orderNumbers, variants, ...(line === undefined ? {} : { line }) }
}

/** Optimal string alignment: changes, gaps and swapped neighbours count one each; `limit + 1` stands for all that is more. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let [older, before]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const change = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1
      let best = Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (before[j - 1] ?? 0) + change)
      if (i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)) {
        best = Math.min(best, (older[j - 2] ?? 0) + 1)
      }
      row.push(best)
      least = Math.min(least, best)
    }
    if (least > limit) return limit + 1
    ;[older, before] = [before, row]
  }
  return Math.min(before[b.length] ?? 0, limit + 1)
}

/** Mistyped letters that a word of this length may have and still be itself. */
function tolerance(length: number): number {
  return length >= 9 ? 2 : length >= 5 ? 1 : 0
}

/** `mgmt` of `management`: letters left out behind the first. */
function isShortened(short: string, long: string): boolean {
  if (short.length < 3 || short.length + 2 > long.length || short.charAt(0) !== long.charAt(0)) return false
  let at = 0
  for (const letter of long) if (letter === short.charAt(at)) at++
  return at === short.length
}

/** A model's letters tell it apart as its digits do (`7ST82`, `7SA82`): only a long word that stands before digits may be mistyped. */
function modelNearness(a: string, b: string): number {
  const [x, y] = [a.match(/\d+|\D+/g) ?? [], b.match(/\d+|\D+/g) ?? []]
  if (x.length !== y.length) return 0
  const other = x.flatMap((run, i) => (run === y[i] ? [] : [[run, y[i] ?? ''] as const]))
  const [only] = other
  if (other.length !== 1 || only === undefined || Math.min(only[0].length, only[1].length) < 5) return 0
  return editDistance(...only, 1) <= 1 ? 0.9 : 0
}

/** From 0 to 1: how surely two words are one. */
export function wordNearness(a: string, b: string): number {
  if (a === b) return 1
  if (/\d/.test(a) || /\d/.test(b)) return modelNearness(a, b)
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  const limit = tolerance(short.length)
  const distance = editDistance(a, b, limit)
  if (distance <= limit) return a.charAt(0) === b.charAt(0) ? 1 - (0.8 * distance) / long.length : 1 - (1.2 * distance) / long.length
  if (short.length >= 3 && long.startsWith(short)) return 0.8
  return isShortened(short, long) ? 0.65 : 0
}

function weightOf(word: string): number {
  if (KINDS.has(word)) return 2
  return Math.min(10, Math.max(3, word.length)) * (/\d/.test(word) ? 1.5 : 1)
}

function totalWeight(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + weightOf(word), 0)
}

/** `otrs` of `open ticket request system`. @returns the first of the words, and how many they are */
function initialsAt(word: string, words: readonly (string | undefined)[]): number {
  if (word.length < 2 || word.length > 6 || /\d/.test(word)) return -1
  return words.findIndex((_, start) => [...word].every((letter, i) => words[start + i]?.charAt(0) === letter))
}

interface Shared {
  /** Weight of both names that finds its like. */
  readonly weight: number
  /** Words of the one and of the other that do not. */
  readonly missedA: readonly string[]
  readonly missedB: readonly string[]
}

function compareWords(a: readonly string[], b: readonly string[]): Shared {
  const left: (string | undefined)[] = [...b]
  const missedA: string[] = []
  let weight = 0
  for (const word of a) {
    let [at, best] = [-1, 0]
    for (const [j, other] of left.entries()) {
      const nearness = other === undefined ? 0 : wordNearness(word, other)
      if (nearness > best) [at, best] = [j, nearness]
    }
    const initials = best < 0.8 ? initialsAt(word, left) : -1
    if (initials >= 0) {
      weight += 0.85 * (weightOf(word) + totalWeight(left.slice(initials, initials + word.length) as string[]))
      left.fill(undefined, initials, initials + word.length)
    } else if (at >= 0) {
      weight += best * (weightOf(word) + weightOf(left[at] as string))
      left[at] = undefined
    } else missedA.push(word)
  }
  return { weight, missedA, missedB: left.filter((word) => word !== undefined) }
}

/** Every digit of the product stands in the asset's name; what the asset has besides is its model within a family. */
function digitsFit(asset: NearName, product: NearName): 'same' | 'more' | 'other' {
  if (asset.digits.join(' ') === product.digits.join(' ')) return 'same'
  const left = [...asset.digits]
  for (const digits of product.digits) {
    const at = left.indexOf(digits)
    if (at < 0) return 'other'
    left.splice(at, 1)
  }
  return 'more'
}

/** Order numbers, release lines, brackets and digits: where both have some and they differ, these are two products. */
function contradict(asset: NearName, product: NearName): boolean {
  if (asset.line !== undefined && product.line !== undefined && !linesAgree(asset.line, product.line)) return true
  if (asset.variants.length > 0 && product.variants.length > 0 && !asset.variants.some((each) => product.variants.includes(each))) return true
  if (asset.orderNumbers.length === 0 || product.orderNumbers.length === 0) return false
  return !asset.orderNumbers.some((number) => product.orderNumbers.some((pattern) => orderNumberMatches(pattern, number)))
}

/** Each says something that the other does not: rather two siblings (`View SE`, `View ME`) than one product. */
const BOTH_MISS = 0.8

/** From 0 (another product) to 1 (the same letters). */
export function nameNearness(asset: NearName, product: NearName): number {
  if (asset.words.length === 0 || product.words.length === 0 || contradict(asset, product)) return 0
  const digits = digitsFit(asset, product)
  if (digits === 'other') return 0
  if (asset.joined === product.joined) return 1
  const { weight, missedA, missedB } = compareWords(asset.words, product.words)
  const isWhole = missedB.every((word) => KINDS.has(word))
  const models = digits === 'more' && isWhole ? missedA.filter((word) => /\d/.test(word)) : []
  const share = weight / (totalWeight(asset.words) + totalWeight(product.words) - 0.75 * totalWeight(models))
  return isWhole || missedA.every((word) => KINDS.has(word)) ? share : BOTH_MISS * share
}
