// SPDX-License-Identifier: EUPL-1.2
/**
 * One spelling for the many of a range's text, before it is read: `=< 8.5` → `<= 8.5`, `between V2.5 (including) and V2.7 (excluding)` → `>= v2.5 < v2.7`,
 * `< March 13, 2019` → `< march 13 2019`, `>="05"` → `>=05`; and back: what the document says where a reader is shown a part of it.
 *
 * @module
 */
import { foldVersion } from './normalise.ts'

function unescapeVers(folded: string): string {
  const vers = /^vers:[a-z0-9.+-]*\/(.*)$/.exec(folded)
  if (vers === null) return folded
  try {
    return decodeURIComponent(vers[1] as string)
  } catch {
    return vers[1] as string
  }
}

/** `=<` is written for `<=`. */
export const TURNED = /=([<>])(?!=)/g

const BOUNDED = /^(?:between )?([^<>=]{1,60}?) ?\((including|excluding)\) (?:and|to) ([^<>=]{1,60}?) ?\((including|excluding)\)$/
const BETWEEN = /^(?:between|zwischen) (v?\d[^()<>=|]{0,30}?) (?:and|und) (v?\d[^()<>=|]{0,30}?)$/
const ALL_BEFORE = /^(?:all|alle) (?:versions?|versionen) (?=between|zwischen)/
const MONTH_DAY_YEAR = /\b([a-z]{3,9} \d{1,2}), ?((?:19|20)\d\d)\b/g

/** A separator that a converter put between a version and its service pack (`4.5 | SP6 (including)`). */
const joined = (bound: string): string => bound.replaceAll('|', ' ').replace(/\s+/g, ' ').trim()

function bounds(folded: string): string {
  const plain = folded.replace(ALL_BEFORE, '')
  const named = BOUNDED.exec(plain)
  if (named !== null) {
    const [, from = '', opens, to = '', closes] = named
    return `${opens === 'including' ? '>=' : '>'} ${joined(from)} ${closes === 'including' ? '<=' : '<'} ${joined(to)}`
  }
  const between = BETWEEN.exec(plain)
  return between === null ? folded : `>= ${between[1]} <= ${between[2]}`
}

export function foldRange(text: string): string {
  const folded = unescapeVers(foldVersion(text))
    .replace(/[\s,;]+(?:and|und)?$/, '')
    .replace(/^(?:and|und)\s+/, '')
    .replace(TURNED, '$1=')
    .replace(/"([^"\s]{1,20})"/g, '$1')
    .replace(MONTH_DAY_YEAR, '$1 $2')
    .trim()
  return bounds(folded)
}

const TELLING = /[a-z0-9]/

/** Letters and digits of a text as they are folded, each with its place in the text. */
function telling(text: string): { readonly letters: string; readonly places: readonly number[] } {
  let letters = ''
  const places: number[] = []
  for (let at = 0; at < text.length; ) {
    const sign = String.fromCodePoint(text.codePointAt(at) ?? 0)
    for (const letter of foldVersion(sign)) {
      if (!TELLING.test(letter)) continue
      letters += letter
      places.push(at)
    }
    at += sign.length
  }
  return { letters, places }
}

/** Of the first and the last letter. */
function placeOf(text: string, wanted: string): readonly [number, number] | undefined {
  const { letters, places } = telling(text)
  const start = wanted === '' ? -1 : letters.indexOf(wanted)
  const [from, to] = [places[start], places[start + wanted.length - 1]]
  return start < 0 || from === undefined || to === undefined ? undefined : [from, to]
}

/** The part of the text that was folded to `part`, as the document spells it; the folded one where it cannot be found again. */
export function asSpelled(text: string, part: string): string {
  const wanted = telling(part).letters
  // A bracket may have been taken out of the middle.
  const place =
    placeOf(text, wanted) ??
    placeOf(
      text.replace(/\([^()]*\)/g, (bracket) => ' '.repeat(bracket.length)),
      wanted,
    )
  if (place === undefined) return part
  const [from, to] = place
  const close = text.slice(from, to + 1).includes('(') && text[to + 1] === ')' ? 1 : 0
  const spelled = text.slice(from, to + 1 + close)
  return spelled.includes(' ') ? spelled : spelled.replaceAll('_', ' ')
}
