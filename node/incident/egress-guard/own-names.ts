// SPDX-License-Identifier: EUPL-1.2
/**
 * The names of the house, its districts, rivers and partners: inflected, in compounds, folded, as abbreviations, but not where they are words.
 *
 * @module
 */
import { literalPattern } from './literal.ts'
import { placeKey } from '../places/place-list.ts'
import type { Finding, Reading, Why } from './finding.ts'
import { INFLECTION, isGluedPrefix, isGluedWord } from './own-words.ts'
import type { View } from './view.ts'
import { fold, spanOf } from './view.ts'
import { isUsedAsWord } from './word-use.ts'

export interface OwnName {
  /** As in the profile. */
  readonly written: string
  readonly folded: string
  readonly why: Extract<Why, 'own-name' | 'partner'>
  readonly put: string
  /** Also a word (Stelle, Essen, Regen): stays where it is used as one. */
  readonly ambiguous: boolean
  /** WHV, GF, GÖ: capitals only, never part of a word. */
  readonly abbreviation: boolean
}

export interface OwnPhrase {
  readonly pattern: RegExp
  readonly why: OwnName['why']
  readonly put: string
}

/** „Bad Grund“, „Sparkasse Gifhorn-Wolfsburg“, „Am Spritzenhaus“: all words in order, whatever stands between them. Folded. */
export function phrasePattern(words: readonly string[]): RegExp {
  const parts = words.map((word) =>
    fold(word)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
      .split(' ')
      .map(literalPattern)
      .join('[^\\p{L}\\p{N}]{0,4}'),
  )
  return new RegExp(
    `(?<![\\p{L}\\p{N}])${parts.filter((part) => part !== '').join('[^\\p{L}\\p{N}]{0,5}')}(?:s|er|ers|n|en)?(?![\\p{L}\\p{N}])`,
    'gu',
  )
}

const LONG = 7

interface Word {
  readonly start: number
  readonly end: number
  readonly before: string
  readonly after: string
}

const isLetter = (letter: string) => /^[\p{L}]$/u.test(letter)
const isWordUnit = (letter: string) => /^[\p{L}\p{N}]$/u.test(letter)

/** The longest German word fits; beyond that a run of letters is no word, and reading on would cost quadratic time. */
const MAX_WORD = 120

/** The word of the folded view around [at, at + length). */
function wordAround(view: View, at: number, length: number): Word {
  let start = at
  let end = at + length
  while (start > Math.max(0, at - MAX_WORD) && isWordUnit(view.text.charAt(start - 1))) start--
  while (end < Math.min(view.text.length, at + length + MAX_WORD) && isWordUnit(view.text.charAt(end))) end++
  return { start, end, before: view.text.slice(start, at), after: view.text.slice(at + length, end) }
}

function isCapital(view: View, index: number): boolean {
  return /^\p{Lu}/u.test(view.source.slice(view.from[index] ?? 0, view.to[index] ?? 0))
}

const LEAST_TAGGED = 5

/** `#uetzehilft`, `@fcuetze`: words without borders. */
function isTag(view: View, word: Word): boolean {
  return /[#@]$/.test(view.source.slice(0, view.from[word.start] ?? 0))
}

/** `BuergerHusumApp`: capitals make the borders. */
function isHump(view: View, word: Word, at: number, length: number): boolean {
  const end = at + length
  return isCapital(view, at) && (word.before === '' || !isCapital(view, at - 1)) && (end === word.end || isCapital(view, end))
}

/** Whether the folded name at this place is this name, not part of another word. */
function belongs(view: View, word: Word, name: OwnName, at: number): boolean {
  if (name.folded.length >= LONG && !name.ambiguous) return true
  if (name.folded.length >= LEAST_TAGGED && !name.ambiguous && (isTag(view, word) || isHump(view, word, at, name.folded.length))) return true
  if (!isGluedPrefix(word.before)) return false
  if (word.after === '' || /^\d+$/.test(word.after)) return true
  if (isPlaceAdjective(view, word, name.folded + word.after, at)) return true
  if (INFLECTION.test(word.after))
    return !name.ambiguous || (isCapital(view, at) && /^(?:s|er|aner|ener|enser|r)$/.test(word.after) && !COMMON_FORMS.has(name.folded + word.after))
  return isGluedWord(word.after) && !COMMON_FORMS.has(name.folded + word.after)
}

/** Inflections and compounds of short names that are other words. Folded. */
const COMMON_FORMS: ReadonlySet<string> = new Set(
  'burger burgern burgers lager lagern lagers stellen wender sender lauter laufer leiter messer wasser brands bergen auen hallen heiden waren warens welten walder halter reicher minder kinder rinder hinder eimer trainer wetterdienst wettern wellen wehren leeren leerer leers regens baden buchen singer rosen ringer rohre rohrs mauern hofs horns landes lande lander netze netzwerk netzamt'.split(
    ' ',
  ),
)

/** Of these, adjectives: inside a sentence they are written small, so „die Leerer Verwaltung“ means the town. */
const ADJECTIVES: ReadonlySet<string> = new Set(['leerer', 'reicher', 'lauter', 'minder'])

function isPlaceAdjective(view: View, word: Word, written: string, at: number): boolean {
  const isInside = /[\p{L}\p{N},][ \t\n]{1,2}$/u.test(view.source.slice(0, view.from[word.start] ?? 0).slice(-4))
  return ADJECTIVES.has(written) && isInside && isCapital(view, at) && BEFORE_NOUN.test(view.source.slice(view.to[word.end - 1] ?? 0))
}

/** Uetz-er, Kaufbeur-er, Götting-er, Hadl-er: the ending of the name gives way to that of the inflected form. */
function stems(name: OwnName): string[] {
  const { folded } = name
  if (name.abbreviation) return []
  const found: string[] = []
  if (folded.endsWith('eln') && folded.length >= 6) found.push(`${folded.slice(0, -3)}l`, folded.slice(0, -1))
  else if (folded.endsWith('en') && folded.length >= 5) found.push(folded.slice(0, -2))
  else if (folded.endsWith('e') && folded.length >= 4) found.push(folded.slice(0, -1))
  else if (folded.endsWith('er') && folded.length >= 6) found.push(folded.slice(0, -2))
  // Nordfriesland, nordfriesisch.
  if (folded.endsWith('land') && folded.length >= 9) found.push(folded.slice(0, -4))
  return found
}

const STEM_ENDING = /^(?:er|ers|ern|erin|erinnen|isch|ische[nrms]?|sch|sche[nrms]?|ersche[nrms]?|aner|aners|enser|ensers|ner|ra|ran|raner)$/u

/** An adjective of a place is capital and stands before a noun: „Norder Verwaltung“. */
const BEFORE_NOUN = /^[ \t\n]{1,2}\p{Lu}/u

function stemMatches(view: View, name: OwnName): Array<[number, number]> {
  const found: Array<[number, number]> = []
  for (const stem of stems(name)) {
    for (let at = view.text.indexOf(stem); at >= 0; at = view.text.indexOf(stem, at + 1)) {
      const word = wordAround(view, at, stem.length)
      if (word.before !== '' || !STEM_ENDING.test(word.after) || COMMON_FORMS.has(stem + word.after)) continue
      const isCertain = stem.length >= 5 && !name.ambiguous
      const isAdjective = isCapital(view, at) && BEFORE_NOUN.test(view.source.slice(view.to[word.end - 1] ?? 0))
      if (isAdjective || (isCertain && (isCapital(view, at) || stem.length >= 6))) found.push([word.start, word.end])
    }
  }
  return found
}

function isAbbreviationHere(view: View, at: number, name: OwnName): boolean {
  const end = at + name.folded.length
  const written = view.source.slice(view.from[at] ?? 0, view.to[end - 1] ?? 0)
  const before = view.text.charAt(at - 1)
  const after = view.text.slice(end, end + 2)
  if (isWordUnit(before) || isLetter(after.charAt(0))) return false
  const isCapitals = written === written.toUpperCase()
  const inCompound = /^[-_][a-z0-9]/u.test(after) || /^\d/u.test(after) || /^[-_]$/u.test(before)
  // "OS", "PE", "DEL" are also something else: only with a number, a car plate's hyphen or a kind word beside it.
  if (name.ambiguous) {
    const kindBefore = /(?:stadt|landkreis|kreis|lk|gemeinde|sg|vg)[^\p{L}\p{N}]{1,2}$/u.test(view.text.slice(Math.max(0, at - 14), at))
    return isCapitals && (kindBefore || /^-(?:[a-z]{1,2}[- ]?\d|kennzeichen|verwaltung|netz)/u.test(view.text.slice(end, end + 14)))
  }
  return isCapitals || (inCompound && written === written.toLowerCase())
}

/** `GÖ` is `GÖ` or `GOE`, never `go`. */
function abbreviationMatches(view: View, plain: View, name: OwnName): Array<[number, number]> {
  const found: Array<[number, number]> = []
  const spellings = new Set([name.written, placeKey(name.written)].map((spelling) => spelling.toLowerCase()))
  for (let at = view.text.indexOf(name.folded); at >= 0; at = view.text.indexOf(name.folded, at + 1)) {
    const span = spanOf(view, at, at + name.folded.length)
    const written = plain.source.slice(span.start, span.end).normalize('NFC').toLowerCase()
    const exact = spellings.has(written) || !/^[\p{L}\p{N}]*$/u.test(written)
    if (exact && isAbbreviationHere(view, at, name)) found.push([at, at + name.folded.length])
  }
  return found
}

function nameMatches(view: View, name: OwnName): Array<[number, number]> {
  const found = stemMatches(view, name)
  for (let at = view.text.indexOf(name.folded); at >= 0; at = view.text.indexOf(name.folded, at + 1)) {
    const word = wordAround(view, at, name.folded.length)
    if (!belongs(view, word, name, at)) continue
    const isInflected = word.after !== '' && !/^(?:s|\d+)$/.test(word.after)
    if (
      name.ambiguous &&
      (isInflected ? !BEFORE_NOUN.test(view.source.slice(view.to[word.end - 1] ?? 0)) : isUsedAsWord(view, word.start, word.end, 'own'))
    )
      continue
    if (
      name.folded.length <= 4 &&
      !isCapital(view, at) &&
      !/[\d_@.\\/-]/.test(`${view.text.charAt(word.start - 1)}${view.text.charAt(word.end)}`) &&
      name.ambiguous
    )
      continue
    found.push([word.start, word.end])
  }
  return found
}

export function ownNameFindings(reading: Reading, names: readonly OwnName[], phrases: readonly OwnPhrase[]): Finding[] {
  const view = reading.folded
  const found: Finding[] = []
  for (const name of names) {
    const matches = name.abbreviation ? abbreviationMatches(view, reading.plain, name) : nameMatches(view, name)
    for (const [start, end] of matches) found.push({ ...spanOf(view, start, end), why: name.why, strength: 'own', put: name.put })
  }
  for (const phrase of phrases) {
    for (const match of view.text.matchAll(phrase.pattern)) {
      found.push({ ...spanOf(view, match.index, match.index + match[0].length), why: phrase.why, strength: 'own', put: phrase.put })
    }
  }
  return found
}
