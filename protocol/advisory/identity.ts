// SPDX-License-Identifier: EUPL-1.2
/**
 * Is the asset the product? `SIMATIC S7-1200` is of the `S7-1200 CPU family`; `SCALANCE W783-2` is not `SCALANCE W786-2`.
 *
 * A near miss must not match, and a name that says less than the advisory's must not be lost: that is `unspecific`, and a human decides.
 *
 * @module
 */
import type { Alignment } from './alignment.ts'
import { align } from './alignment.ts'
import { orderNumberMatches } from './order-number.ts'
import type { ProductName } from './product-name.ts'
import { linesAgree } from './release-line.ts'
import { EDITIONS, FILLERS, GRADES, KINDS, LEADING_KINDS } from './vocabulary.ts'
import type { Word } from './word.ts'
import { extendsAtHyphen, extendsByLetters } from './word.ts'

/**
 * From surest to least:
 * `order-number`, `same` · `alias` (another name of it, a member of a list) · `brand` (a brand more or less in front of the same model) ·
 * `member` (of a family) · `variant` (the asset does not say which of the variants it is) · `unspecific` (the asset says less, or more) · `different`.
 */
export const IDENTITIES = ['order-number', 'same', 'alias', 'brand', 'member', 'variant', 'unspecific', 'different'] as const
export type Identity = (typeof IDENTITIES)[number]

const isModel = (word: Word): boolean => /\d/.test(word.text) && word.text.length >= 3 && !EDITIONS.has(word.text)

function byOrderNumber(asset: ProductName, node: ProductName): Identity | undefined {
  if (node.orderNumbers.length === 0 || asset.orderNumbers.length === 0) {
    return asset.orderNumbers.length > 0 && asset.words.length === 0 ? 'different' : undefined
  }
  return asset.orderNumbers.some((number) => node.orderNumbers.some((pattern) => orderNumberMatches(pattern, number))) ? 'order-number' : 'different'
}

interface Left {
  readonly words: readonly Word[]
  /** The left-over words that name a product, by index. */
  readonly hard: readonly number[]
}

/** Left-over words that matter: no fillers, and no kinds of device where a model is shared. */
function hardLeft(words: readonly Word[], left: readonly number[], sharesModel: boolean, ignored: readonly string[]): Left {
  const hard = left.filter((i) => {
    const text = words[i]?.text ?? ''
    return !FILLERS.has(text) && !(sharesModel && KINDS.has(text)) && !ignored.includes(text)
  })
  return { words, hard }
}

/** One or two words without digits before everything that is shared: a brand. */
function isBrand({ words, hard }: Left, firstShared: number): boolean {
  return hard.length > 0 && hard.length <= 2 && hard.every((i) => i < firstShared && !/\d/.test(words[i]?.text ?? ''))
}

function isOneOfGroup({ words, hard }: Left, shared: ReadonlySet<number>): boolean {
  return hard.every((i) => {
    const group = words[i]?.group ?? 0
    return group > 0 && [...shared].some((j) => words[j]?.group === group)
  })
}

/** The asset says more than the advisory. */
function moreSpecific(left: Left, alignment: Alignment, node: ProductName, sharesModel: boolean): Identity {
  const lastShared = alignment.pairs.at(-1)?.[0] ?? 0
  const texts = left.hard.map((i) => left.words[i]?.text ?? '')
  const graded = node.words[0]?.text === 'windows' || node.words[0]?.text === 'office'
  if (texts.every((text) => EDITIONS.has(text) || (graded && GRADES.has(text)))) return 'same'
  if (texts.some((text) => node.excluded.some((word) => word.text === text))) return 'different'
  if (node.isFamily) return 'member'
  if (alignment.leftB.length === 0 && texts.every((text) => EDITIONS.has(text) || GRADES.has(text))) return 'unspecific'
  const trailing = alignment.leftB.length === 0 && left.hard.every((i) => i > lastShared)
  return trailing && sharesModel && left.hard.some((i) => isModel(left.words[i] as Word)) ? 'unspecific' : 'different'
}

/** The asset says less than the advisory: nothing between the shared words may be missing unless a model follows. */
function lessSpecific(left: Left, alignment: Alignment, sharedLength: number): Identity {
  const inner = left.hard.filter((i) => alignment.pairs.some(([, b]) => b < i) && alignment.pairs.some(([, b]) => b > i))
  const modelAfter = inner.every((i) => alignment.pairs.some(([, b]) => b > i && isModel(left.words[b] as Word)))
  if (inner.length > 0 && !modelAfter) return 'different'
  const missing = left.hard.reduce((sum, i) => sum + (left.words[i]?.text.length ?? 0), 0)
  return sharedLength >= missing || alignment.pairs.some(([, b]) => isModel(left.words[b] as Word)) ? 'unspecific' : 'different'
}

/** `EDR-810-2GSFP` beside `EDR-810 Series`: a code that goes on at a hyphen; `M404dn` beside `M404 series`: at letters, where three of them may be another family (`X-200RNA`). */
function byHyphen(leftA: Left, leftB: Left, node: ProductName): Identity | undefined {
  const [a, b] = [leftA.words[leftA.hard[0] ?? -1], leftB.words[leftB.hard[0] ?? -1]]
  if (leftA.hard.length !== 1 || leftB.hard.length !== 1 || a === undefined || b === undefined) return undefined
  if (node.isFamily && extendsByLetters(a, b)) return a.text.length - b.text.length <= 2 ? 'member' : 'unspecific'
  if (!extendsAtHyphen(a, b)) return undefined
  return node.isFamily ? 'member' : 'unspecific'
}

function compareLeft(alignment: Alignment, leftA: Left, leftB: Left, node: ProductName, sharesModel: boolean): Identity {
  const firstA = alignment.pairs[0]?.[0] ?? 0
  const firstB = alignment.pairs[0]?.[1] ?? 0
  const brandA = sharesModel && isBrand(leftA, firstA)
  const brandB = sharesModel && isBrand(leftB, firstB)
  if (leftA.hard.length === 0 && leftB.hard.length === 0) return 'same'
  if (leftA.hard.length > 0 && leftB.hard.length > 0) {
    const bothLead = leftA.hard.some((i) => i < firstA) && leftB.hard.some((i) => i < firstB)
    if (bothLead) return 'different'
    if (brandA !== brandB && brandB) return moreSpecific(leftA, alignment, node, sharesModel)
    const brandOnly = brandA && !brandB && leftA.hard.length <= 2
    return brandOnly ? lessSpecific(leftB, alignment, lengthOf(alignment, leftB.words)) : 'different'
  }
  if (leftB.hard.length === 0) {
    if (brandA) return node.isFamily ? 'member' : 'brand'
    return moreSpecific(withoutBrand(leftA, firstA, sharesModel), alignment, node, sharesModel)
  }
  if (isOneOfGroup(leftB, new Set(alignment.pairs.map(([, b]) => b)))) return 'alias'
  return brandB ? 'brand' : lessSpecific(withoutBrand(leftB, firstB, sharesModel), alignment, lengthOf(alignment, leftB.words))
}

/** A leading brand beside a shared model does not count against the rest. */
function withoutBrand(left: Left, firstShared: number, sharesModel: boolean): Left {
  const leading = { ...left, hard: left.hard.filter((i) => i < firstShared) }
  return sharesModel && isBrand(leading, firstShared) ? { ...left, hard: left.hard.filter((i) => i >= firstShared) } : left
}

function lengthOf(alignment: Alignment, words: readonly Word[]): number {
  return [...new Set(alignment.pairs.map(([, b]) => b))].reduce((sum, b) => sum + (words[b]?.text.length ?? 0), 0)
}

const concatenated = (words: readonly Word[]): string => words.map((word) => word.text).join('')

function compareWords(a: readonly Word[], b: readonly Word[], node: ProductName): Identity {
  if (a.length === 0 || b.length === 0) return 'different'
  if (concatenated(a) === concatenated(b) && a.every(({ others }) => others.length === 0)) return 'same'
  const alignment = align(a, b)
  const shared = alignment.pairs.map(([, j]) => b[j] as Word)
  const says = shared.filter((word) => !FILLERS.has(word.text) && !KINDS.has(word.text))
  const sharesModel = says.some(isModel)
  const leading = alignment.leftA.filter((i) => i < (alignment.pairs[0]?.[0] ?? 0) && LEADING_KINDS.has(a[i]?.text ?? ''))
  const leftA = hardLeft(
    a,
    alignment.leftA.filter((i) => !leading.includes(i)),
    sharesModel,
    node.included,
  )
  const leftB = hardLeft(b, alignment.leftB, sharesModel, [])
  const extended = byHyphen(hardLeft(a, leftA.hard, true, []), hardLeft(b, leftB.hard, true, []), node)
  if (extended !== undefined) return extended
  return says.some((word) => word.text.length >= 2) ? compareLeft(alignment, leftA, leftB, node, sharesModel) : 'different'
}

/** What a bracket of the asset says beyond the node's: a number there makes it another variant (`5x 24V` beside `24V`). */
function contradicts(bracket: readonly string[], qualifier: readonly string[]): boolean {
  return bracket.some((word) => !qualifier.includes(word) && /\d/.test(word))
}

/** Brackets that tell variants apart: `different` where both sides say something else, `variant` where the asset says nothing. */
function compareQualifiers(asset: ProductName, node: ProductName): Identity {
  const outside = new Set(asset.words.map((word) => word.text))
  const spoken = new Set(node.words.map((word) => word.text).concat(node.included))
  const free = asset.qualifiers.filter((bracket) => !bracket.every((word) => spoken.has(word)))
  let found: Identity = 'same'
  for (const qualifier of node.qualifiers) {
    const says = (words: ReadonlySet<string>): boolean => qualifier.every((word) => words.has(word) || FILLERS.has(word))
    const equal = free.find((bracket) => says(new Set(bracket)))
    if (equal !== undefined) {
      if (contradicts(equal, qualifier)) return 'different'
    } else if (!says(outside) && !says(new Set([...outside, ...asset.qualifiers.flat()]))) {
      if (
        free.some(
          (bracket) =>
            !node.qualifiers.some((other) => other !== qualifier && other.every((word) => bracket.includes(word))) &&
            bracket.some((word) => /\d/.test(word)),
        )
      )
        return 'different'
      found = 'variant'
    }
  }
  return found
}

const surer = (a: Identity, b: Identity): Identity => (IDENTITIES.indexOf(a) <= IDENTITIES.indexOf(b) ? a : b)
const lessSure = (a: Identity, b: Identity): Identity => (IDENTITIES.indexOf(a) >= IDENTITIES.indexOf(b) ? a : b)

function byAliases(asset: ProductName, node: ProductName): Identity {
  let found: Identity = 'different'
  for (const alias of node.aliases) if (isSure(compareWords(asset.words, alias, node))) found = 'alias'
  for (const alias of asset.aliases) if (isSure(compareWords(alias, node.words, node))) found = 'alias'
  return found
}

function isSure(identity: Identity): boolean {
  return IDENTITIES.indexOf(identity) < IDENTITIES.indexOf('variant')
}

/** Order numbers decide where both have one; else the names. Vendors and versions are the caller's affair. */
export function compareProducts(asset: ProductName, node: ProductName): Identity {
  const decided = byOrderNumber(asset, node)
  if (decided !== undefined) return decided
  const direct = compareWords(asset.words, node.words, node)
  const names = isSure(direct) ? direct : surer(direct, byAliases(asset, node))
  if (names === 'different' || (asset.line !== undefined && node.line !== undefined && !linesAgree(asset.line, node.line))) return 'different'
  if (names === 'unspecific' && asset.line?.isYear === true && node.line === undefined) return 'different'
  const qualified = lessSure(names, compareQualifiers(asset, node))
  return qualified !== 'different' && node.orderNumbers.length > 0 && asset.orderNumbers.length === 0 ? lessSure(qualified, 'variant') : qualified
}
