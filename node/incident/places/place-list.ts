// SPDX-License-Identifier: EUPL-1.2
/**
 * Names of municipalities and districts: a neighbour's name gives the region away.
 *
 * File: `ags;name;kind;land`, UTF-8, with header. Registers are irregular; what is read is the key and the name:
 * ```
 * 03353040;Winsen;Luhe) (Stadt;NI                                        → Winsen, qualifier Luhe
 * 09776116;Mitgliedsgemeinde in Verwaltungsgemeinschaft Weißensberg;BY;BY → Weißensberg
 * ```
 *
 * @module
 */
import { RedactError } from '../redact-error.ts'
import { AMBIGUOUS_PLACE_NAMES, COMMON_WORDS_LIKE_PLACES } from './ambiguous-words.ts'
import { LOWER_SAXONY } from './lower-saxony.ts'

export interface Place {
  readonly name: string
  /** `Luhe` of „Winsen (Luhe)“. */
  readonly qualifiers: readonly string[]
  /** The name is also a word: it counts only where it is used as a name. */
  readonly ambiguous: boolean
}

export interface PlaceList {
  readonly size: number
  /** By first word, lower case with ä = ae; longest name first. */
  startingWith(word: string): readonly Place[]
  /** The place of exactly this one-word name, whose umlauts may be written out. */
  named(word: string): Place | undefined
}

const MAX_BYTES = 16 * 1024 * 1024
const PREFIX =
  /^(?:Mitgliedsgemeinde in Verwaltungsgemeinschaft|Verwaltungsgemeinschaft|Verbandsgemeinde|Samtgemeinde|Große Kreisstadt|Kreisstadt|gemeindefreies Gebiet|Gutsbezirk|Landkreis|Kreis|Markt|Hansestadt|Landeshauptstadt|Stadt|Gemeinde|Flecken|Amt)\s+/iu
const SUFFIX = /\s*(?:,\s*(?:St|M|GKSt|Stadt|Hansestadt|Landeshauptstadt)\b.*|\[.*|,.*)$/u
const TAIL = /\s+(?:a\.|am|an|b\.|bei|i\.|im|in|v\.|vor|ob|auf|unter|u\.)\s.*$/u

/** Lower case, umlauts and ß written out: `ä` and `ae` are one, `a` is another. */
export function placeKey(word: string): string {
  return word.toLowerCase().replace(/ä/g, 'ae').replace(/ö/g, 'oe').replace(/ü/g, 'ue').replace(/ß/g, 'ss')
}

/** Too short, or also a word. */
export function isAmbiguousName(name: string): boolean {
  const key = placeKey(name)
  return name.length <= 3 || AMBIGUOUS_PLACE_NAMES.has(key) || COMMON_WORDS_LIKE_PLACES.has(key)
}

function placeOf(rawName: string, rest: string): Place | undefined {
  let name = rawName.trim().replace(SUFFIX, '')
  for (let before = ''; before !== name; ) {
    before = name
    name = name.replace(PREFIX, '')
  }
  const inBrackets = /\(([^)]*)\)?/u.exec(`${name}${/^[^();]{1,30}\)/u.test(rest) ? `(${rest}` : ''}`)?.[1]
  const bare = name
    .replace(/\s*\(.*$/u, '')
    .replace(TAIL, '')
    .trim()
  const tail = TAIL.exec(name)?.[0]
  const qualifiers = `${inBrackets ?? ''} ${tail ?? ''}`.match(/\p{Lu}\p{L}{2,}/gu) ?? []
  return /^\p{L}[\p{L} .'’/-]{1,60}$/u.test(bare) ? { name: bare, qualifiers, ambiguous: isAmbiguousName(bare) } : undefined
}

/** @throws RedactError `PLACES_MALFORMED` naming the line: wrong header, or a line without key and name */
export function parsePlaces(csv: string): Place[] {
  if (csv.length > MAX_BYTES) throw new RedactError('PLACES_MALFORMED', { line: 1, problem: 'size' })
  const lines = csv.replace(/^\uFEFF/, '').split(/\r?\n/)
  if (!/^"?ags"?;"?name"?;/i.test(lines[0] ?? '')) throw new RedactError('PLACES_MALFORMED', { line: 1, problem: 'header' })
  const places: Place[] = []
  lines.slice(1).forEach((line, index) => {
    if (line.trim() === '') return
    const [key = '', name = '', ...rest] = line.split(';').map((cell) => cell.replace(/^"|"$/g, ''))
    if (!/^\d{2,12}$/.test(key.trim()) || name.trim() === '') throw new RedactError('PLACES_MALFORMED', { line: index + 2, problem: 'row' })
    const place = placeOf(name, rest.join(';'))
    if (place !== undefined) places.push(place)
  })
  return places
}

/** The index that the guard reads. Lower Saxony's districts and independent cities are always in it. */
export function placeList(imported: readonly Place[] = []): PlaceList {
  const byFirstWord = new Map<string, Place[]>()
  const seen = new Set<string>()
  for (const place of [...LOWER_SAXONY.map((name) => ({ name, qualifiers: [], ambiguous: isAmbiguousName(name) })), ...imported]) {
    const whole = `${placeKey(place.name)}|${place.qualifiers.join('|')}`
    if (seen.has(whole)) continue
    seen.add(whole)
    const first = placeKey(place.name.split(/[ /]/u)[0] ?? '')
    const sameStart = byFirstWord.get(first)
    if (sameStart === undefined) byFirstWord.set(first, [place])
    else sameStart.push(place)
  }
  for (const places of byFirstWord.values()) places.sort((a, b) => b.name.length - a.name.length || b.qualifiers.length - a.qualifiers.length)
  const startingWith = (word: string) => byFirstWord.get(placeKey(word)) ?? []
  return {
    size: seen.size,
    startingWith,
    named: (word) => startingWith(word).find((place) => placeKey(place.name) === placeKey(word)),
  }
}
