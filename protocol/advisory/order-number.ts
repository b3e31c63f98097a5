// SPDX-License-Identifier: EUPL-1.2
/**
 * Order numbers: the identifier printed on a device, better than any name (`6ES7513-1FL01-0AB0`, `J31032-K2017-H436`, `7KM3120-0BA01-1DA0`).
 *
 * Two letters-and-digits groups or more joined by hyphens, at least ten characters, the first of them at least five: no product name looks so.
 * Model numbers of a document's identification helper may hold `*` and `?` (CSAF 2.0 section 3.1.3.3.4).
 *
 * @module
 */

/** Canonical: upper case, no white space. */
export type OrderNumber = string

const SHAPE = /^(?=[^\d]*\d)(?=[^a-z]*[a-z])[a-z0-9]{5,12}(?:-[a-z0-9]{4,6}){2}$/

/** `6ES7 513-1FL01-0AB0` is also written with a space after the fourth character. */
const SPACED = /\b(\d[a-z][a-z]\d|[a-z]{2,3}\d) (\d{3}-[a-z0-9]{5}-[a-z0-9]{4})\b/g

/** Joins what the usual print form separates; the rest of the folded text stays. */
export function joinOrderNumbers(folded: string): string {
  return folded.replace(SPACED, '$1$2')
}

export function isOrderNumber(word: string): boolean {
  return SHAPE.test(word)
}

export function canonicalOrderNumber(text: string): OrderNumber {
  return text.toUpperCase().replace(/\s+/g, '')
}

/** Letters that no text holds. */
const literal = (sign: string): string => (sign === '*' ? '\u0001' : sign === '?' ? '\u0002' : sign)

/** Where `*` is any text, `?` one character, and a sign behind `\` itself (CSAF 2.1, helper to identify the product, model numbers). */
export function matchesPattern(pattern: string, text: string): boolean {
  if (!pattern.includes('\\')) return matchesPlain(pattern, text)
  return matchesPlain(
    pattern.replace(/\\(.)/gs, (_, sign: string) => literal(sign)),
    text.replace(/[*?]/g, literal),
  )
}

/** At most pattern × text steps, and texts are short. */
function matchesPlain(pattern: string, text: string): boolean {
  let p = 0
  let t = 0
  let star = -1
  let mark = 0
  while (t < text.length) {
    if (p < pattern.length && pattern[p] !== '*' && (pattern[p] === '?' || pattern[p] === text[t])) {
      p++
      t++
    } else if (pattern[p] === '*') {
      star = p++
      mark = t
    } else if (star >= 0) {
      p = star + 1
      t = ++mark
    } else return false
  }
  while (pattern[p] === '*') p++
  return p === pattern.length
}

/** Too short a pattern (`6*`) names half a catalogue and identifies nothing. */
export function orderNumberMatches(pattern: OrderNumber, number: OrderNumber): boolean {
  if (!/[*?\\]/.test(pattern)) return pattern === number
  return pattern.replace(/[*?]/g, '').length >= 5 && matchesPattern(pattern, number)
}
