// SPDX-License-Identifier: EUPL-1.2
/**
 * The words of a product's name, and when two of them are the same: `X307-2` is `x307 2`, `R08/16(EN)CPU` is `R16ENCPU`, `AFR67x` is `AFR675`.
 *
 * @module
 */

export interface Word {
  /** Letters and digits only. */
  readonly text: string
  /** Other spellings of the same word: optional brackets, enumerated numbers. */
  readonly others: readonly string[]
  /** What hyphens separate; a suffix of an order code begins there. */
  readonly parts: readonly string[]
  /** Words of one enumeration (`ADS/ADX/OAS`, `5210 5230`) share a number above 0. */
  readonly group: number
  /** Holds an `x` that stands for a digit. */
  readonly wild: boolean
}

const BARE = /[^a-z0-9]+/g
const MAX_SPELLINGS = 24

/** `ds920+` is not `ds920`. */
function bare(chunk: string): string {
  return chunk.replace(/\+$/, 'plus').replace(BARE, '')
}

/** `r32(en)cpu` → `r32cpu`, `r32encpu`. */
function optionalBracket(chunk: string): string[] {
  const match = /^([^()]*)\(-?([a-z]{1,3})\)([^()]*)$/.exec(chunk)
  return match === null ? [chunk] : [`${match[1]}${match[3]}`, `${match[1]}${match[2]}${match[3]}`]
}

/** `r08/16/32cpu` → `r08cpu`, `r16cpu`, `r32cpu`; `afs670/675`; `sel-787-2/-3/-4`. */
function enumeratedNumbers(chunk: string): string[] {
  const match = /^((?:[a-z][a-z0-9-]*)?[a-z-])(\d+(?:\/-?\d+)+)((?:\(-?[a-z]{1,3}\))?[a-z-]*)$/.exec(chunk)
  if (match === null) return [chunk]
  const [, before, list = '', after] = match
  const numbers = list.split('/').map((number) => number.replace('-', ''))
  // `mp5/5sc`: the same number twice, once without what follows.
  const bare = new Set(numbers).size < numbers.length ? [`${before}${numbers[0]}`] : []
  return [...bare, ...numbers.map((number) => `${before}${number}${after}`)]
}

function makeWord(chunk: string, group: number): Word | undefined {
  const spellings = [...new Set(enumeratedNumbers(chunk).flatMap(optionalBracket).map(bare))].filter((text) => text !== '').slice(0, MAX_SPELLINGS)
  const [text, ...others] = spellings
  if (text === undefined) return undefined
  const parts =
    others.length > 0
      ? [text]
      : chunk
          .split(/[-_]/)
          .map(bare)
          .filter((part) => part !== '')
  return { text, others, parts, group, wild: /\dx/.test(text) }
}

/** Letters as `a`, digits as `0`: `RT430` and `RT431` have one shape. */
function shapeOf(text: string): string {
  return text.replace(/[a-z]/g, 'a').replace(/\d/g, '0')
}

/** Neighbours of one shape enumerate models where the shape has digits (`5210 5230`), or where there are three of them (`ads adx oas`). */
function groupNeighbours(words: readonly Word[], next: () => number): Word[] {
  const grouped = [...words]
  for (let start = 0; start < words.length; ) {
    const shape = shapeOf(words[start]?.text ?? '')
    let end = start + 1
    while (end < words.length && shapeOf(words[end]?.text ?? '') === shape) end++
    const enumerates = shape.length >= 3 && (/0/.test(shape) ? shape.length >= 4 && end - start >= 2 : shape.length <= 4 && end - start >= 3)
    const group = enumerates ? next() : 0
    for (let i = start; i < end && enumerates; i++) grouped[i] = { ...(words[i] as Word), group: (words[i] as Word).group || group }
    start = end
  }
  return grouped
}

/** Alternatives need three characters or a digit; `PN/DP` and `AC/DC` are one property, not two products. */
function chunkWords(chunk: string, next: () => number): Word[] {
  if (!chunk.includes('/') || enumeratedNumbers(chunk).length > 1) {
    const word = makeWord(chunk, 0)
    return word === undefined ? [] : [word]
  }
  const parts = chunk.split('/').filter((part) => part !== '')
  const group = parts.length > 1 && parts.every((part) => bare(part).length >= 3) ? next() : 0
  return parts.map((part) => makeWord(part, group)).filter((word) => word !== undefined)
}

/** The words of a folded text without brackets. */
export function wordsOf(folded: string): Word[] {
  let groups = 0
  const next = (): number => ++groups
  const words = folded
    .split(/[\s,;:|&"!?*]+/)
    .filter((chunk) => chunk !== '')
    .flatMap((chunk) => chunkWords(chunk, next))
  return groupNeighbours(words, next)
}

/** `k1t671xxx`: three or more at the end stand for letters and digits, some or all of them. */
function matchesOpenEnd(pattern: string, text: string): boolean {
  let length = pattern.length
  while (pattern[length - 1] === 'x') length--
  if (pattern.length - length < 3 || !/\d$/.test(pattern.slice(0, length))) return false
  return text.length > length && text.length <= pattern.length && text.startsWith(pattern.slice(0, length))
}

/** `x` after a digit stands for one digit. */
function matchesWild(pattern: string, text: string): boolean {
  if (matchesOpenEnd(pattern, text)) return true
  if (pattern.length !== text.length) return false
  let wild = false
  for (let i = 0; i < pattern.length; i++) {
    const letter = pattern.charAt(i)
    wild = letter === 'x' && (wild || /\d/.test(pattern.charAt(i - 1)))
    if (letter !== text.charAt(i) && !(wild && /\d/.test(text.charAt(i)))) return false
  }
  return true
}

function spellingsOf(word: Word): readonly string[] {
  return word.others.length === 0 ? [word.text] : [word.text, ...word.others]
}

function sameSpelling(a: string, b: string): boolean {
  if (a === b) return true
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return long.length === short.length + 1 && short.length >= 4 && long.endsWith('s') && !/\d/.test(short) && long.startsWith(short)
}

/**
 * Equal, plural, some of several spellings, or a model that the other's `x` stands for.
 *
 * @param a of the asset: everything that it enumerates must be meant
 */
export function sameWord(a: Word, b: Word): boolean {
  if (a.others.length === 0 && sameSpelling(a.text, b.text)) return true
  if (a.others.length + b.others.length > 0 && spellingsOf(a).every((x) => spellingsOf(b).some((y) => sameSpelling(x, y)))) return true
  return (b.wild && matchesWild(b.text, a.text)) || (a.wild && matchesWild(a.text, b.text))
}

/** `EDR-810-2GSFP` extends `EDR-810` at a hyphen. */
export function extendsAtHyphen(longer: Word, shorter: Word): boolean {
  if (longer.parts.length <= shorter.parts.length || !/\d/.test(shorter.text) || shorter.text.length < 4) return false
  return shorter.parts.every((part, i) => part === longer.parts[i]) || longer.parts.slice(0, -1).join('') === shorter.text
}

/** `m404dn` is an `m404` with a suffix for its equipment. */
export function extendsByLetters(longer: Word, shorter: Word): boolean {
  return (
    /\d$/.test(shorter.text) &&
    shorter.text.length >= 3 &&
    longer.text.startsWith(shorter.text) &&
    /^[a-z]{1,3}$/.test(longer.text.slice(shorter.text.length))
  )
}
