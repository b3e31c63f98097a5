// SPDX-License-Identifier: EUPL-1.2
/**
 * Names of products, taken apart: words, brackets, order numbers, release line, family.
 *
 * `SIMATIC S7-1500 CPU 1513F-1 PN (6ES7513-1FL01-0AB0)`, `SCALANCE X307-2 EEC (2x 24V, coated)`, `TIA Portal V17`, `S7-1200 CPU family (incl. SIPLUS variants)`.
 *
 * @module
 */
import { fold } from './normalise.ts'
import type { OrderNumber } from './order-number.ts'
import { canonicalOrderNumber, isOrderNumber, joinOrderNumbers } from './order-number.ts'
import type { ReleaseLine } from './release-line.ts'
import { splitLine } from './release-line.ts'
import type { Vendor } from './vendor.ts'
import { vendorPrefix } from './vendor.ts'
import { COMMON, EDITIONS, FILLERS, GRADES, isPlace, KINDS, LEADING_KINDS, SURE_PLACES } from './vocabulary.ts'
import type { Word } from './word.ts'
import { wordsOf } from './word.ts'

export interface ProductName {
  /** Outside brackets, without the vendor, the line and order numbers. */
  readonly words: readonly Word[]
  /** Brackets that tell variants apart: `2x 24V, coated`, `CP300`. */
  readonly qualifiers: readonly (readonly string[])[]
  /** Named by `(incl. …)`: part of the product although not in its name. */
  readonly included: readonly string[]
  /** Named by `not including …`. */
  readonly excluded: readonly Word[]
  /** The same product by another name: `(TIA Portal)`, `(formerly …)`, members of a list. */
  readonly aliases: readonly (readonly Word[])[]
  /** What may be meant by it: members of a pair (`STEP 7 and WinCC`), initials (`RHEL`). */
  readonly parts: readonly (readonly Word[])[]
  /** Brackets that could be names: an inventory writes what runs on a device there, an advisory only what belongs to it. */
  readonly bracketed: readonly (readonly Word[])[]
  readonly orderNumbers: readonly OrderNumber[]
  readonly line?: ReleaseLine
  readonly isFamily: boolean
  /** `The first 5 digits of serial No.`: its versions are serial numbers. */
  readonly countsSerials: boolean
}

const FAMILY =
  /\b(?:family|families|familie|familien|series|serie|reihe|baureihe|range|all models|alle modelle|product line|models|products|devices|gerate|variants)\b/
const FAMILY_END =
  /^(?:family|families|familie|series|serie|reihe|baureihe|range|models|products|devices|gerate|switches|controllers|relays|variants|modules|line|all|cpus)$/
const SERIAL = /,? *(?:with )?(?:the )?(?:first \d+ digits of )?(?:the )?(?:serial (?:no|nr|number)|seriennummer)\b.*$/
const EXCLUDED = /,? *\b(?:not including|excluding|except(?: for)?|without|ohne|ausser)\b *(.*)$/
const ALIAS = /^(?:formerly(?: known as)?|formally|previously(?: known as)?|vormals|ehemals|fruher|also known as|aka|alias|bisher)[: ]+(.*)$/
const INCLUDED = /^(?:incl\.?|including|inkl\.?|einschl\.?|includes)[: ]*(.*)$/
const OPTION = / (?:with|using|mit|equipped with) (.*)$/
const INCLUDED_AFTER = /,? (?:including|incl\.?|inkl\.?|einschl\.?) (.*)$/
/** Windows: x64 goes without saying. */
const X64 = / (?:for|fur) x64-based systems?\b/
const OTHER_PLATFORM = / (?:for|fur) (32bit|arm64-based) systems?\b/
const LIST = /\s*(?:, | and | und | & |; | \/ )\s*/

interface Brackets {
  readonly rest: string
  readonly contents: readonly string[]
}

/** Takes brackets out, the innermost first. Up to three letters glued to a word stay: `R32(EN)CPU`. */
function takeBrackets(folded: string): Brackets {
  const contents: string[] = []
  let rest = folded.replaceAll('[', '(').replaceAll(']', ')')
  for (let depth = 0; depth < 4; depth++) {
    const before = rest
    rest = rest.replace(/(^|.)\(([^()]*)\)/g, (whole, glue: string, content: string) => {
      if (/[a-z0-9]/.test(glue) && /^-?[a-z]{1,3}$/.test(content)) return whole.replace('(', '\u0001').replace(')', '\u0002')
      contents.push(content.trim())
      return `${glue} `
    })
    if (rest === before) break
  }
  return { rest: rest.replaceAll('\u0001', '(').replaceAll('\u0002', ')').replace(/\s+/g, ' ').trim(), contents }
}

interface Draft {
  readonly bracketed: Word[][]
  readonly qualifiers: string[][]
  readonly included: string[]
  readonly aliases: Word[][]
  readonly orderNumbers: OrderNumber[]
}

const textsOf = (words: readonly Word[]): string[] => words.map((word) => word.text)

/** `csb` of `counterparty settlement and billing`, or a bracket that repeats the last word before it (`tia portal`). */
function isAcronym(content: readonly Word[], outside: readonly Word[]): boolean {
  const [only] = content
  if (only === undefined || content.some((word) => /\d/.test(word.text))) return false
  const last = outside.at(-1)
  if (content.length > 1) return last !== undefined && content.at(-1)?.text === last.text
  return only.text.length >= 2 && only.text.length <= 6 && initials(outside).includes(only.text)
}

const initials = (words: readonly Word[]): string => words.map((word) => word.text.charAt(0)).join('')

/** `ASA (Adaptive Security Appliance)`: the bracket spells out what stands before it. */
function spellsOut(content: readonly Word[], outside: readonly Word[]): boolean {
  return content.length >= 2 && outside.length === 1 && outside[0]?.text === initials(content)
}

function takeContent(draft: Draft, content: string, outside: readonly Word[], vendor: Vendor): void {
  const numbers = content.split(/[\s,;]+/).filter(isOrderNumber)
  if (numbers.length > 0) {
    draft.orderNumbers.push(...numbers.map(canonicalOrderNumber))
    return
  }
  const alias = ALIAS.exec(content)
  const included = INCLUDED.exec(content)
  const words = wordsOf(alias?.[1] ?? included?.[1] ?? content)
  const texts = textsOf(words)
  if (words.length === 0 || vendor.names.includes(texts.join(' '))) return
  if (alias !== null) draft.aliases.push(dropVendor(words, vendor))
  else if (included !== null) draft.included.push(...texts)
  // Whoever copies the name without its brackets means the same: `Remote Management System RMS`.
  else if (isAcronym(words, outside) || spellsOut(words, outside)) draft.aliases.push(words, [...outside, ...words])
  else if (!isPlace(texts)) {
    draft.qualifiers.push(texts)
    if (isName(words)) draft.bracketed.push(words)
  }
}

/** Drops the vendor in front, also twice (`Digi International Digi WR31`) or behind a kind of thing (`Software BD Pyxis`). */
function dropVendor(words: readonly Word[], vendor: Vendor): Word[] {
  const texts = textsOf(words)
  const kind = LEADING_KINDS.has(texts[0] ?? '') && vendorPrefix(vendor, texts.slice(1)) > 0 ? 1 : 0
  const once = kind + vendorPrefix(vendor, texts.slice(kind))
  return words.slice(once + (once > kind ? vendorPrefix(vendor, texts.slice(once)) : 0))
}

/** Order numbers that stand outside brackets. */
function takeNumbers(rest: string, draft: Draft): string {
  return rest
    .split(' ')
    .filter((chunk) => {
      const word = chunk.replace(/^[-,;]+|[,;]+$/g, '')
      if (!isOrderNumber(word)) return true
      draft.orderNumbers.push(canonicalOrderNumber(word))
      return false
    })
    .join(' ')
}

/** `WinCC Professional (TIA Portal V13)`: the line of the product stands in its bracket. */
function lineInBracket(contents: readonly string[]): { readonly content: string; readonly rest: string; readonly line: ReleaseLine } | undefined {
  for (const content of contents) {
    if (!/^[a-z][a-z ]* v\d+(?:\.\d+)*$/.test(content)) continue
    const { rest, line } = splitLine(content)
    if (line !== undefined) return { content, rest, line }
  }
  return undefined
}

/** What follows `including` is part of the product; what follows `with` tells a variant. */
function takeTail(plain: string, draft: Draft): string {
  const included = INCLUDED_AFTER.exec(plain)
  const inner = included === null ? plain : plain.slice(0, included.index)
  if (included !== null) draft.included.push(...textsOf(wordsOf(included[1] ?? '')))
  const option = OPTION.exec(inner)
  if (option === null) return inner
  draft.qualifiers.push(textsOf(wordsOf(option[1] ?? '')))
  return inner.slice(0, option.index)
}

/** `SCALANCE W780 and W740` is also `SCALANCE W740`. A part needs a digit, or to be one of three or more. */
function listMembers(rest: string, vendor: Vendor): Word[][] {
  const parts = rest.split(LIST).filter((part) => part !== '')
  if (parts.length < 2) return []
  const head = wordsOf(parts[0] ?? '')
  const brand = head.slice(
    0,
    head.findIndex((word) => /\d/.test(word.text)),
  )
  return parts.flatMap((part, i) => {
    const words = dropVendor(wordsOf(part), vendor)
    if (words.length === 0 || !(parts.length > 2 || /\d{2}/.test(part))) return []
    if (!words.some((word) => word.text.length >= 3)) return []
    return i === 0 || brand.length === 0 ? [words] : [words, dropVendor([...brand, ...words], vendor)]
  })
}

const JOINED = / (?:and|und|&) /

/** What follows the name of a place, or `am`, `im` before it, is not the product's. */
function withoutPlace(plain: string): string {
  const chunks = plain.split(' ')
  const at = chunks.findIndex((chunk, i) => i > 0 && SURE_PLACES.has(chunk.replace(/[,;:]$/, '')))
  if (at < 0) return plain
  const end = /^(?:am|im|in|der|fur|-|–|,)$/.test(chunks[at - 1] ?? '') ? at - 1 : at
  return end === 0
    ? plain
    : chunks
        .slice(0, end)
        .join(' ')
        .replace(/[ ,;:-]+$/, '')
}

/** A word that could be a product's name by itself. */
function isName(words: readonly Word[]): boolean {
  return words.some(({ text }) => text.length >= 4 && !COMMON.has(text) && !KINDS.has(text) && !FILLERS.has(text))
}

/** Both sides of one `and`, where each of them could be a product's name. */
function joinedParts(rest: string, vendor: Vendor): Word[][] {
  const texts = rest.split(JOINED)
  if (texts.length !== 2) return []
  const parts = texts.map((text) => dropVendor(wordsOf(text), vendor))
  return parts.every(isName) ? parts : []
}

/** `Nextcloud Server`, `GitLab CE`: without the vendor nothing is left that tells, so its name is the product's too. */
function withVendor(words: readonly Word[], all: readonly Word[]): Word[][] {
  if (all.length === words.length) return []
  const telling = words.some(({ text }) => !COMMON.has(text) && !KINDS.has(text) && !FILLERS.has(text) && !EDITIONS.has(text) && !GRADES.has(text))
  return telling ? [] : [[...all]]
}

/** `RHEL 8` of `Red Hat Enterprise Linux 8`. */
function abbreviated(words: readonly Word[]): Word[][] {
  if (words.length < 3 || words.length > 7 || !words.every(({ text }) => /^(?:[a-z]{2,}|(?:sp)?\d+)$/.test(text))) return []
  const letters = words.filter(({ text }) => !/\d/.test(text))
  const text = initials(letters)
  if (letters.length < 3) return []
  return [[{ text, others: [], parts: [text], group: 0, wild: false }, ...words.filter(({ text: word }) => /\d/.test(word))]]
}

/** `S7-1500 CPU 1513-1 PN` is also written `S7-1513-1 PN`: the series' letters in front of the model's number. */
function shortened(words: readonly Word[]): Word[][] {
  const at = words.findIndex(({ parts }) => parts.length === 2 && /^[a-z]\d$/.test(parts[0] ?? '') && /^\d{3,4}$/.test(parts[1] ?? ''))
  const [series, next] = [words[at], words.findIndex(({ text }, i) => i > at && i <= at + 2 && /^\d{3}/.test(text))]
  const model = words[next]
  if (at < 0 || series === undefined || model === undefined || model.text.charAt(0) !== series.parts[1]?.charAt(0)) return []
  const parts = [series.parts[0] as string, ...model.parts]
  return [[...words.slice(0, at), { ...model, text: parts.join(''), others: [], parts }, ...words.slice(next + 1)]]
}

function isFamilyName(rest: string): boolean {
  if (/^(?:all|alle)\b/.test(rest)) return true
  if (!FAMILY.test(rest) && !/\b(?:switches|controllers|relays|modules|cpus)$/.test(rest)) return false
  return FAMILY_END.test(rest.split(' ').at(-1) ?? '')
}

function foldName(text: string): string {
  const folded = fold(text.slice(0, 400))
    .replace(/(<=?)(?=[v\d])/g, ' $1 ')
    .replace(/\b(32|64)[ -]bit\b/g, '$1bit')
    .replace(/^"([^"]*)"$/, '$1')
    .replace(/\b(\d{1,2}x) (?=\d)/g, '$1')
  return folded.replace(X64, '').replace(OTHER_PLATFORM, ' ($1)').replace(/\s+/g, ' ').trim()
}

/** @param vendor whose name at the beginning of the product's says nothing */
export function parseProductName(text: string, vendor: Vendor): ProductName {
  const folded = joinOrderNumbers(foldName(text))
  const countsSerials = SERIAL.test(folded)
  const { rest: open, contents } = takeBrackets(folded.replace(SERIAL, ''))
  const draft: Draft = { bracketed: [], qualifiers: [], included: [], aliases: [], orderNumbers: [] }
  const excluded = EXCLUDED.exec(open)
  const plain = takeTail(takeNumbers(excluded === null ? open : open.slice(0, excluded.index), draft), draft)
  const { rest, line: outer } = splitLine(withoutPlace(plain))
  const all = wordsOf(rest)
  const words = dropVendor(all, vendor)
  const inner = outer === undefined ? lineInBracket(contents) : undefined
  for (const content of contents) takeContent(draft, content === inner?.content ? inner.rest : content, words, vendor)
  const line = outer ?? inner?.line
  const full = withVendor(words, all)
  return {
    words,
    ...draft,
    excluded: wordsOf(excluded?.[1] ?? ''),
    aliases: [...draft.aliases, ...listMembers(rest, vendor), ...shortened(words), ...full],
    parts: [...joinedParts(rest, vendor), ...full, ...abbreviated(all)],
    ...(line === undefined ? {} : { line }),
    isFamily: isFamilyName(rest),
    countsSerials,
  }
}
