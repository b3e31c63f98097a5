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
import { COMMON, EDITIONS, FILLERS, GRADES, KINDS, LEADING_KINDS } from './vocabulary.ts'
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
  const names = alignment.leftB.length === 0 && isTelling(alignment, left.words, 0)
  if (names && isLeading(left, alignment.pairs[0]?.[0] ?? 0)) return 'unspecific'
  if (names && trailing && node.line === undefined && isSpecification(left)) return 'unspecific'
  // A tool for a device is not the device.
  return trailing && sharesModel && left.hard.length <= 2 && !texts.some((text) => COMMON.has(text)) ? 'unspecific' : 'different'
}

/** `FRITZ!Box 7590` beside `FRITZ!Box`, `MySQL Server` beside `MySQL`: a model of it, or the kind of thing that it is. */
function isSpecification({ words, hard }: Left): boolean {
  const texts = hard.map((i) => words[i]?.text ?? '')
  return (texts.length <= 2 && isModel(words[hard[0] ?? -1] as Word)) || texts.every((text) => KINDS.has(text) || text === 'client')
}

/** Up to three words without digits, all of them before what is shared: perhaps only more of the brand. */
function isLeading({ words, hard }: Left, firstShared: number): boolean {
  return hard.length <= 3 && hard.every((i) => i < firstShared && !/\d/.test(words[i]?.text ?? ''))
}

/** Enough is shared to mean one product of a house: four letters, three beside the same release line, that are not found in half of all names. */
function isTelling({ pairs }: Alignment, words: readonly Word[], side: 0 | 1, least = 4): boolean {
  const shared = [...new Set(pairs.map((pair) => pair[side]))].map((i) => words[i]?.text ?? '')
  const telling = shared.filter((text) => !COMMON.has(text) && !FILLERS.has(text) && !KINDS.has(text) && !GRADES.has(text))
  return telling.join('').length >= least
}

/** The asset says less than the advisory: nothing between the shared words may be missing unless a model follows. */
function lessSpecific(left: Left, alignment: Alignment, sharedLength: number, sharesLine: boolean): Identity {
  const inner = left.hard.filter((i) => alignment.pairs.some(([, b]) => b < i) && alignment.pairs.some(([, b]) => b > i))
  const modelAfter = inner.every((i) => alignment.pairs.some(([, b]) => b > i && isModel(left.words[b] as Word)))
  if (inner.length > 0 && !modelAfter) return 'different'
  if (isLeading(left, alignment.pairs[0]?.[1] ?? 0) && isTelling(alignment, left.words, 1, sharesLine ? 3 : 4)) {
    // `WinCC V7.5` for `SIMATIC WinCC V7.5`: the line leaves no doubt.
    return sharesLine && left.hard.length === 1 && isTelling(alignment, left.words, 1, 5) ? 'brand' : 'unspecific'
  }
  const missing = left.hard.reduce((sum, i) => sum + (left.words[i]?.text.length ?? 0), 0)
  return sharedLength >= missing || alignment.pairs.some(([, b]) => isModel(left.words[b] as Word)) ? 'unspecific' : 'different'
}

/** `EDR-810-2GSFP` beside `EDR-810 Series`: a code that goes on at a hyphen; `M404dn` beside `M404 series`: at letters, where three of them may be another family (`X-200RNA`). */
function byHyphen(leftA: Left, leftB: Left, node: ProductName): Identity | undefined {
  const last = leftB.hard.at(-1) ?? -1
  const [a, b] = [leftA.words[leftA.hard[0] ?? -1], leftB.words[last]]
  const brand = leftB.hard.slice(0, -1)
  if (
    leftA.hard.length !== 1 ||
    brand.some((i) => i !== last - brand.length + brand.indexOf(i) || /\d/.test(leftB.words[i]?.text ?? '')) ||
    a === undefined ||
    b === undefined
  )
    return undefined
  if (node.isFamily && extendsByLetters(a, b)) return a.text.length - b.text.length <= 2 ? 'member' : 'unspecific'
  if (!extendsAtHyphen(a, b)) return undefined
  return node.isFamily ? 'member' : 'unspecific'
}

/** What both names have besides words. */
interface Shared {
  readonly sharesModel: boolean
  readonly sharesLine: boolean
}

function compareLeft(alignment: Alignment, leftA: Left, leftB: Left, node: ProductName, { sharesModel, sharesLine }: Shared): Identity {
  const firstA = alignment.pairs[0]?.[0] ?? 0
  const firstB = alignment.pairs[0]?.[1] ?? 0
  const brandA = sharesModel && isBrand(leftA, firstA)
  const brandB = sharesModel && isBrand(leftB, firstB)
  if (leftA.hard.length === 0 && leftB.hard.length === 0) return 'same'
  if (leftA.hard.length > 0 && leftB.hard.length > 0) {
    const bothLead = leftA.hard.some((i) => i < firstA) && leftB.hard.some((i) => i < firstB)
    if (bothLead) return 'different'
    if (brandA !== brandB && brandB) return moreSpecific(leftA, alignment, node, sharesModel)
    if (isOtherWrapping(leftA, leftB, alignment)) return 'unspecific'
    const brandOnly = brandA && !brandB && leftA.hard.length <= 2
    return brandOnly ? lessSpecific(leftB, alignment, lengthOf(alignment, leftB.words), sharesLine) : 'different'
  }
  if (leftB.hard.length === 0) {
    if (brandA) return node.isFamily ? 'member' : 'brand'
    return moreSpecific(withoutBrand(leftA, firstA, sharesModel), alignment, node, sharesModel)
  }
  if (isOneOfGroup(leftB, new Set(alignment.pairs.map(([, b]) => b)))) return 'alias'
  return brandB || isSeries(leftB, alignment)
    ? 'brand'
    : lessSpecific(withoutBrand(leftB, firstB, sharesModel), alignment, lengthOf(alignment, leftB.words), sharesLine)
}

/** The name of a series in front of a full model (`MELSEC iQ-F FX5U-32MT` for `MELSEC FX5U-32MT`): the model tells. */
function isSeries({ words, hard }: Left, { pairs }: Alignment): boolean {
  const model = pairs.map(([, b]) => b).find((b) => /^(?=.*[a-z])(?:[a-z]*\d){2}/.test(words[b]?.text ?? '') && (words[b]?.text.length ?? 0) >= 5)
  return model !== undefined && hard.length <= 2 && hard.every((i) => i < model && !/\d/.test(words[i]?.text ?? ''))
}

/** The same words in another order (`M200D Motorstarter`, `Motor Starter M200D`); models keep their places. */
function isMoved(leftA: Left, leftB: Left): boolean {
  const letters = ({ words, hard }: Left): string => hard.map((i) => words[i]?.text ?? '').join('')
  return leftA.hard.length > 0 && letters(leftA) === letters(leftB) && !/\d/.test(letters(leftA))
}

/** `STEP 7 Professional` beside `SIMATIC STEP 7`: an edition on one side, a brand on the other. */
function isOtherWrapping(leftA: Left, leftB: Left, alignment: Alignment): boolean {
  const editions = leftA.hard.every((i) => EDITIONS.has(leftA.words[i]?.text ?? '') || GRADES.has(leftA.words[i]?.text ?? ''))
  return editions && isLeading(leftB, alignment.pairs[0]?.[1] ?? 0) && isTelling(alignment, leftB.words, 1)
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

/** @param sharesLine both carry the same release line: then a kind of thing may be left out (`Exchange 2019`) */
function compareWords(a: readonly Word[], b: readonly Word[], node: ProductName, sharesLine = false): Identity {
  if (a.length === 0 || b.length === 0) return 'different'
  if (concatenated(a) === concatenated(b) && a.every(({ others }) => others.length === 0)) return 'same'
  const alignment = align(a, b)
  const shared = alignment.pairs.map(([, j]) => b[j] as Word)
  const says = shared.filter((word) => !FILLERS.has(word.text) && !KINDS.has(word.text))
  const sharesModel = says.some(isModel) || alignment.pairs.some(([i]) => isModel(a[i] as Word))
  const leading = alignment.leftA.filter((i) => i < (alignment.pairs[0]?.[0] ?? 0) && LEADING_KINDS.has(a[i]?.text ?? ''))
  const leftA = hardLeft(
    a,
    alignment.leftA.filter((i) => !leading.includes(i)),
    sharesModel || sharesLine,
    node.included,
  )
  const leftB = hardLeft(b, alignment.leftB, sharesModel || sharesLine, [])
  const extended = byHyphen(hardLeft(a, leftA.hard, true, []), hardLeft(b, leftB.hard, true, []), node)
  if (extended !== undefined) return extended
  if (isMoved(hardLeft(a, alignment.leftA, false, []), hardLeft(b, alignment.leftB, false, []))) return 'same'
  return says.some((word) => word.text.length >= 2) ? compareLeft(alignment, leftA, leftB, node, { sharesModel, sharesLine }) : 'different'
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
  const own = [...asset.parts, ...asset.bracketed]
  if (found !== 'different' || node.parts.length + own.length === 0) return found
  const meant = [...node.parts.map((part) => compareWords(asset.words, part, node)), ...own.map((part) => compareWords(part, node.words, node))]
  return meant.some((identity) => identity !== 'different') ? 'unspecific' : 'different'
}

function isSure(identity: Identity): boolean {
  return IDENTITIES.indexOf(identity) < IDENTITIES.indexOf('variant')
}

/** Order numbers decide where both have one; else the names. Vendors and versions are the caller's affair. */
export function compareProducts(asset: ProductName, node: ProductName): Identity {
  const decided = byOrderNumber(asset, node)
  if (decided !== undefined) return decided
  const sharesLine = asset.line !== undefined && node.line !== undefined && linesAgree(asset.line, node.line)
  const direct = compareWords(asset.words, node.words, node, sharesLine)
  const names = isSure(direct) ? direct : surer(direct, byAliases(asset, node))
  if (names === 'different' || (asset.line !== undefined && node.line !== undefined && !sharesLine)) return 'different'
  if (names === 'unspecific' && asset.line?.isYear === true && node.line === undefined) return 'different'
  const qualified = lessSure(names, compareQualifiers(asset, node))
  return qualified !== 'different' && node.orderNumbers.length > 0 && asset.orderNumbers.length === 0 ? lessSure(qualified, 'variant') : qualified
}
