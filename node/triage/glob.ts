// SPDX-License-Identifier: EUPL-1.2
/**
 * Patterns with `*` (any text) and `?` (any character), in time linear in the text for each star.
 *
 * @module
 */
import { fold } from '@ncv/protocol/advisory/normalise.ts'

/** Case and umlauts do not matter. The whole text must fit. */
export function matchesGlob(pattern: string, text: string): boolean {
  const wanted = foldedPattern(pattern)
  const found = fold(text)
  let at = 0
  let star = -1
  let retry = 0
  for (let i = 0; i < found.length; ) {
    if (wanted[at] === '*') {
      star = at++
      retry = i
    } else if (wanted[at] === '?' || wanted[at] === found[i]) {
      at++
      i++
    } else if (star >= 0) {
      at = star + 1
      i = ++retry
    } else return false
  }
  while (wanted[at] === '*') at++
  return at === wanted.length
}

/** As {@link matchesGlob}; a pattern without `*` and `?` may stand anywhere in the text. */
export function containsGlob(pattern: string, text: string): boolean {
  return matchesGlob(/[*?]/.test(pattern) ? pattern : `*${pattern}*`, text)
}

/** Folds what lies between the signs and not the signs. */
function foldedPattern(pattern: string): string {
  return pattern
    .split(/([*?])/)
    .map((part) => (part === '*' || part === '?' ? part : foldInside(part)))
    .join('')
}

/** Spaces at the ends of a part belong to it. */
function foldInside(part: string): string {
  if (part === '') return ''
  const lead = part.startsWith(' ') ? ' ' : ''
  const tail = part.endsWith(' ') && part.trim() !== '' ? ' ' : ''
  return `${lead}${fold(part)}${tail}`
}
