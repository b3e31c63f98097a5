// SPDX-License-Identifier: EUPL-1.2
/**
 * Names of other municipalities, rivers and regions: who names the neighbours says where it is.
 *
 * Without a person at the keyboard „ask“ means replace; a name that is also a word goes only where it is used as a name.
 *
 * @module
 */
import { literalPattern } from './literal.ts'
import { AMBIGUOUS_PLACE_NAMES, COMMON_WORDS_LIKE_PLACES } from '../places/ambiguous-words.ts'
import type { Place, PlaceList } from '../places/place-list.ts'
import { placeKey } from '../places/place-list.ts'
import { AMBIGUOUS_REGIONS, REGIONS } from '../places/regions.ts'
import type { Finding, Reading } from './finding.ts'
import { KIND_WORDS } from './own-words.ts'
import { PLAIN_WORDS } from './plain-words.ts'
import { TECHNICAL_WORD_SET } from './technical-words.ts'
import type { View } from './view.ts'
import { spanOf } from './view.ts'
import { isUsedAsWord } from './word-use.ts'

const PLACE = '[Ort]'
const WORD = /(?<![\p{L}\p{N}_])\p{L}[\p{L}'’]*(?![\p{L}\p{N}_])/gu
/** „an der Luhe“, „a. d. Luhe“, „(Luhe)“, „/Luhe“ after a place. */
const TAIL =
  /^(?:[ ]?\([^()\n]{2,30}\)|[ ]?\/[ ]?\p{Lu}\p{L}{2,20}|[ ](?:an der|am|an|bei|im|in der|ob der|vor der|a\.[ ]?d\.|a\.|i\.|b\.)[ ]?\p{Lu}\p{L}{2,20})/u
const ENDINGS = ['er', 'ers', 'ern', 'erin', 'erinnen', 's'] as const

/** Words of towns' shapes, where no list has them: Hänigsen is, „-dorf“ and „-hausen“ are. */
const PLACE_SHAPE =
  /^\p{Lu}\p{Ll}{2,}(?:hausen|dorf|stedt|städt|büttel|buettel|rode|wedel|fehn|siel|koog|münde|brück|heim|ingen|ingerode|leben|borstel|torf|bostel|groden|moor|loh|horst|furt|kirchen|hagen|weiler|hofen|walde|husen|sum|wisch|deich|beck|lage|burg)$/u
const NO_PLACE_SHAPE =
  /^(?:.*(?:altenheim|pflegeheim|wohnheim|seniorenheim|tierheim|kinderheim|geheim|daheim|dingen|klingen|springen|schwingen|singen|ringen|bringen|anlage|auflage|grundlage|unterlage|vorlage|ablage|beilage|einlage|zulage|umlage|niederlage|sachlage|notlage|lage|rücklage|absage|kirchen|moor|deich|leben|vorleben|erleben|burg|ausleben|menschenleben|dorf))$/iu

const FORMS_WITHOUT_UMLAUT: readonly (readonly [RegExp, string])[] = [
  [/häus$/u, 'hausen'],
  [/städt$/u, 'stadt'],
  [/stett$/u, 'stetten'],
  [/wäld$/u, 'wald'],
  [/bäch$/u, 'bach'],
  [/höf$/u, 'hof'],
]

/** Base forms an inflected word may come from: Burgdorfer → Burgdorf, Göttinger → Göttingen, Duderstädter → Duderstadt. */
function baseForms(word: string): string[] {
  const forms: string[] = []
  for (const ending of ENDINGS) {
    if (!word.toLowerCase().endsWith(ending) || word.length - ending.length < 4) continue
    const stem = word.slice(0, -ending.length)
    if (ending === 's') forms.push(stem)
    else forms.push(stem, `${stem}e`, `${stem}en`, `${stem}er`)
    for (const [pattern, base] of FORMS_WITHOUT_UMLAUT) if (ending !== 's' && pattern.test(stem)) forms.push(stem.replace(pattern, base))
  }
  if (/(?:isch|sch)e?[nrms]?$/u.test(word)) {
    const stem = word.replace(/(?:er)?(?:isch|sch)e?[nrms]?$/u, '')
    if (stem.length >= 4) forms.push(stem, `${stem}en`, `${stem}e`)
  }
  return forms
}

function dropsUmlaut(word: string, places: PlaceList): boolean {
  return (
    word.length >= 7 &&
    /[aou]/u.test(word) &&
    ['ä', 'ö', 'ü'].some((umlaut) => {
      const base = umlaut === 'ä' ? 'a' : umlaut === 'ö' ? 'o' : 'u'
      return [...word].some(
        (letter, index) => letter === base && places.named(word.slice(0, index) + umlaut + word.slice(index + 1))?.ambiguous === false,
      )
    })
  )
}

/** The listed place whose words all follow here; the number of units it takes. */
function phraseAt(view: View, start: number, candidates: readonly Place[]): { place: Place; length: number } | undefined {
  for (const place of candidates) {
    const words = place.name.split(' ')
    let at = start
    const fits = words.every((word, index) => {
      const rest = view.text.slice(at)
      const gap = index === 0 ? 0 : (/^[ \t]*\r?\n?[ \t]*/u.exec(rest)?.[0].length ?? 0)
      const found = /^[\p{L}\p{N}'’.-]+/u.exec(rest.slice(gap))?.[0] ?? ''
      const isLast = index === words.length - 1
      const matches = [found, found.replace(/[.-]+$/u, ''), isLast ? found.replace(/s$/u, '') : found].find(
        (form) => placeKey(form) === placeKey(word),
      )
      at += gap + (matches === undefined ? 0 : matches.length)
      return matches !== undefined
    })
    if (fits) return { place, length: at - start }
  }
  return undefined
}

const KINDS_BEFORE = new RegExp(String.raw`(?:^|[^\p{L}])((?:(?:${KIND_WORDS.map(literalPattern).join('|')})(?:s|en|es)?)[ \t]+(?:„|")?)$`, 'u')

/** Takes „Stadt“, „Polizei“ … before and „an der Luhe“ after the name along. */
function widened(view: View, start: number, end: number): [number, number] {
  const kind = KINDS_BEFORE.exec(view.text.slice(Math.max(0, start - 40), start))?.[1] ?? ''
  const tail = TAIL.exec(view.text.slice(end, end + 50))?.[0] ?? ''
  const isTail = tail !== '' && (!/^[ ](?:am|an|bei|im)[ ]/u.test(tail) || REGIONS.has(tail.split(' ').at(-1) ?? ''))
  return [
    start - (/^(?:Polizei|Amtsgericht|Landgericht|Finanzamt|Klinikum|Krankenhaus|Bahnhof|Hafen)/u.test(kind) ? 0 : kind.length),
    end + (isTail ? tail.length : 0),
  ]
}

/** A name that could be a word or a person's: is a place meant? */
function isMeant(view: View, start: number, end: number, place: Place): boolean {
  if (!place.ambiguous) return true
  const before = view.text.slice(Math.max(0, start - 30), start)
  if (KINDS_BEFORE.test(before)) return true
  if (
    /^[ ]?(?:\((?:Luhe|Aller|Weser|Elbe|Kreis|Landkreis|\p{L}{2,3}\.?)\)|an der|a\.[ ]?d\.)/u.test(view.text.slice(end, end + 20)) &&
    place.qualifiers.length > 0
  )
    return true
  return !isUsedAsWord(view, start, end, 'other')
}

/** „Emden, Leer und Wittmund“: between places, or joined to one, a name that is also a word is a place. */
function isListed(view: View, start: number, end: number, places: PlaceList): boolean {
  const isSure = (word: string | undefined): boolean => word !== undefined && places.named(word)?.ambiguous === false
  const before = /(\p{Lu}[\p{L}-]{3,40})(?:(,)|[ ]?\/|[ ](?:und|oder|sowie))[ ]?$/u.exec(view.text.slice(Math.max(0, start - 60), start))
  const after = /^(?:(,)|[ ]?\/|[ ](?:und|oder|sowie))[ ]?(\p{Lu}[\p{L}-]{3,40})/u.exec(view.text.slice(end, end + 60))
  const [isAfter, isBefore] = [isSure(before?.[1]), isSure(after?.[2])]
  // A comma alone also parts „in Emden, Lage unklar“.
  return (isAfter && before?.[2] === undefined) || (isBefore && after?.[1] === undefined) || (isAfter && isBefore)
}

function listedFindings(view: View, places: PlaceList): Finding[] {
  const found: Finding[] = []
  const add = (start: number, end: number) => {
    const [from, to] = widened(view, start, end)
    found.push({ ...spanOf(view, from, to), why: 'place', strength: 'soft', put: PLACE })
  }
  for (const match of view.text.matchAll(WORD)) {
    const word = match[0]
    const start = match.index
    const end = start + word.length
    const isCapital = /^\p{Lu}/u.test(word)
    if (TECHNICAL_WORD_SET.has(word) && !KINDS_BEFORE.test(view.text.slice(Math.max(0, start - 30), start))) continue
    const phrase = phraseAt(view, start, places.startingWith(hyphenated(view, start)).concat(places.startingWith(word)))
    if (
      phrase !== undefined &&
      (isCapital || (phrase.place.name.length >= 7 && !phrase.place.ambiguous)) &&
      (isMeant(view, start, start + phrase.length, phrase.place) || (isCapital && isListed(view, start, start + phrase.length, places)))
    ) {
      add(start, start + phrase.length)
      continue
    }
    if (!isCapital || COMMON_WORDS_LIKE_PLACES.has(placeKey(word)) || AMBIGUOUS_PLACE_NAMES.has(placeKey(word)) || PLAIN_WORDS.has(word)) continue
    const cased = word === word.toUpperCase() ? word.charAt(0) + word.slice(1).toLowerCase() : word
    if (baseForms(cased).some((form) => places.named(form)?.ambiguous === false && form.length >= 5) || dropsUmlaut(cased.toLowerCase(), places))
      add(start, end)
  }
  return found
}

/** The whole hyphenated word at this place: Hameln-Pyrmont. */
function hyphenated(view: View, start: number): string {
  return /^[\p{L}'’]+(?:-[\p{L}'’]+)*/u.exec(view.text.slice(start, start + 80))?.[0] ?? ''
}

function regionFindings(view: View): Finding[] {
  const found: Finding[] = []
  for (const match of view.text.matchAll(WORD)) {
    const word = match[0]
    const base = REGIONS.has(word) ? word : word.replace(/(?:er|s|ern)$/u, '')
    if (!REGIONS.has(base) || TECHNICAL_WORD_SET.has(word)) continue
    const before = view.text.slice(Math.max(0, match.index - 24), match.index)
    const beside =
      /(?:^|[^\p{L}])(?:am|im|an der|in der|der|des|zur|vom|von der|entlang der|aus dem|aus der|[Rr]egion|[Kk]reis|unter|über der)[ ]$/u.test(before)
    if (
      AMBIGUOUS_REGIONS.has(base) ? /(?:am|an der|entlang der|zur)[ ]$/u.test(before) && word === base : word === base || beside || base.length >= 6
    ) {
      found.push({ ...spanOf(view, match.index, match.index + word.length), why: 'region', strength: 'soft', put: '[Region]' })
    }
  }
  for (const match of view.text.matchAll(
    /(?:dänischen|polnischen|tschechischen|niederländischen|holländischen|belgischen|luxemburgischen|französischen|schweizer|österreichischen)[ ]Grenze/giu,
  )) {
    found.push({ ...spanOf(view, match.index, match.index + match[0].length), why: 'region', strength: 'firm', put: '[Region]' })
  }
  return found
}

const NAMED_AFTER_KIND =
  /(?<![\p{L}\p{N}])(?:Samtgemeinde|Verbandsgemeinde|Nachbargemeinde|Nachbarstadt|Nachbarkommune|Nachbarort|Nachbarkreis|Ortsteil|Ortsteile|Ortsteilen|Stadtteil|Stadtteile|Stadtteilen|Stadtbezirk|Ortschaft|Ortschaften|Gemeinde|Landkreis|Hansestadt|Insel|Flecken|Ortsfeuerwehr|Grundschule|Oberschule|Kita)[ ]("?„?\p{Lu}\p{Ll}{2,24}(?:-\p{Lu}\p{Ll}{2,24})?(?:[ ](?:an der|am|im|bei)[ ]\p{Lu}\p{Ll}{2,20})?)((?:,[ ]\p{Lu}\p{Ll}{2,24}(?=,| und ))*(?:,?[ ]und[ ]\p{Lu}\p{Ll}{2,24})?)/gu

/** „die Rattenfängerstadt“, „Zuckerstadt“: a byname tells as much as the name. */
const BYNAME = /(?<![\p{L}\p{N}-])\p{Lu}\p{Ll}{3,}stadt(?![\p{L}])/gu
const NO_BYNAME =
  /^(?:Innenstadt|Altstadt|Kreisstadt|Großstadt|Kleinstadt|Hauptstadt|Landeshauptstadt|Bundeshauptstadt|Nachbarstadt|Hansestadt|Universitätsstadt|Weststadt|Nordstadt|Südstadt|Oststadt|Unterstadt|Oberstadt|Vorstadt|Partnerstadt|Werkstatt)$/u

/** Villages no list has: „im Ortsteil Katensen“, „bei Schwüblingsen“, „Altmerdingser“. */
function shapedFindings(view: View): Finding[] {
  const found: Finding[] = []
  const add = (start: number, text: string) => found.push({ ...spanOf(view, start, start + text.length), why: 'place', strength: 'soft', put: PLACE })
  for (const match of view.text.matchAll(NAMED_AFTER_KIND)) {
    const [whole, name = '', others = ''] = match
    if (PLAIN_WORDS.has(name) || TECHNICAL_WORD_SET.has(name) || /\d/.test(view.text.charAt(match.index + whole.length + 1))) continue
    if (
      AMBIGUOUS_PLACE_NAMES.has(placeKey(name)) &&
      /^[ ]\p{Ll}/u.test(view.text.slice(match.index + whole.length)) &&
      /Gemeinde|Insel/u.test(whole) &&
      name.length < 4
    )
      continue
    add(match.index + whole.length - name.length - others.length, name)
    for (const other of others.matchAll(/\p{Lu}\p{Ll}{2,24}/gu)) add(match.index + whole.length - others.length + other.index, other[0])
  }
  for (const match of view.text.matchAll(BYNAME)) if (!NO_BYNAME.test(match[0])) add(match.index, match[0])
  for (const match of view.text.matchAll(WORD)) {
    const word = match[0].replace(/(?:er|s)$/u, (ending) => (PLACE_SHAPE.test(match[0].slice(0, -ending.length)) ? '' : ending))
    if (PLACE_SHAPE.test(word) && !NO_PLACE_SHAPE.test(word) && !PLAIN_WORDS.has(word)) {
      const hasPreposition = /(?:^|[^\p{L}])(?:in|aus|bei|nach|von|für|Stadt|Gemeinde|Ort|Richtung|zwischen|und|Raum)[ ]$/u.test(
        view.text.slice(Math.max(0, match.index - 12), match.index),
      )
      const isSure = /(?:hausen|stedt|büttel|buettel|borstel|bostel|rode|fehn|siel|koog|münde|husen|ingerode|groden|dorf)$/u.test(word)
      if (isSure || hasPreposition) add(match.index, match[0])
    }
  }
  return found
}

/** A postcode stands before a place: „D-21423 Winsen“; both go. */
function postcodes(view: View): Finding[] {
  return [...view.text.matchAll(/(?<![\p{L}\p{N}.,:/-])(?:D-)?\d{5}(?=[ ]\p{Lu}\p{Ll}{2,})/gu)]
    .filter((match) => !PLAIN_WORDS.has(/^[ ](\p{L}+)/u.exec(view.text.slice(match.index + match[0].length))?.[1] ?? ''))
    .filter((match) => /(?:^|[,\n(][ ]?|\d[a-z]?,?[ ]|in[ ]|aus[ ])$/u.test(view.text.slice(Math.max(0, match.index - 6), match.index)))
    .map((match) => ({ ...spanOf(view, match.index, match.index + match[0].length), why: 'place' as const, strength: 'soft' as const, put: '[PLZ]' }))
}

export function placeFindings(reading: Reading, places: PlaceList): Finding[] {
  const view = reading.plain
  return [...listedFindings(view, places), ...regionFindings(view), ...shapedFindings(view), ...postcodes(view)]
}
