// SPDX-License-Identifier: EUPL-1.2
/**
 * The people of the house in every spelling: `Müller-Lüdenscheidt`, `S. Mueller`, `s.mueller`, `albersr`, `KREISGF\p.lueddecke`.
 *
 * @module
 */
import { literalPattern } from './literal.ts'
import type { Finding, Reading } from './finding.ts'
import { AMBIGUOUS_FIRST_NAMES } from './person-names.ts'
import { fold, spanOf } from './view.ts'

export interface OwnPerson {
  /** Folded; the hyphenated surname first, then its parts. */
  readonly surnames: readonly OwnSurname[]
  readonly firstNames: readonly { readonly written: string; readonly folded: string }[]
  readonly pattern: RegExp
}

export interface OwnSurname {
  readonly folded: string
  /** Also a word (Stahl, Koch, Lange): in small letters it is one, unless it stands in an account. */
  readonly isWord: boolean
}

export const PERSON_PLACEHOLDER = '[Mitarbeitende/r]'

const TITLES = /^(?:dr|prof|dipl|ing|med|h\.?c|rer|nat|phil|jur|herrn?|frau|hr|fr|m\.?a|b\.?a|m\.?sc|b\.?sc|mag|kfm|inf|i\.?r)\.?$/iu
const PARTICLES = /^(?:von|van|vom|zu|zur|zum|de|del|della|di|da|den|der|ten|ter|el|al|bin|ibn|la|le|auf|und)$/iu

const WORD_SURNAMES: ReadonlySet<string> = new Set(
  `adler alt anders arnold bach baer bar bauer baum becker berg berger beyer blank blau block blum boden bock brand braun breit brodt bruch brunnen buch burger busch christ dick drechsler
  eck ehrlich eich eisen engel ernst esser fach falk fass feld fest fink fisch fischer flach fleischer förster frank frei freitag freund frisch fromm fröhlich fuchs fuhrmann funk fürst gabel
  gans gärtner gast geist gern glas glück gold graf grau grimm groß grün gut haas haase hagen hahn halb hammer hart hase haupt heide heil heiler heim held hell heller herbst herold herz herzog
  hirsch hirt hoch hof hohn holz horn hund jäger jung junge jünger kahl kaiser kalt kamp karl kasten kaufmann keil keller kern kind kirsch klar klein kluge knapp koch kohl könig kopf korb
  körner kraft kraus krebs kreis kreuz krug kuhn kühn kunst kurz lampe land lang lange laue lauf lehrer leicht leiter licht lieb lied linde linden loch löwe ludwig lustig mai maler mann mark
  markt marx maurer mauer meister metzger mild moll mond morgen mühle müller münch münster nagel neu neuer nickel noll oster ott otto paul peter pfeifer pfeil pfister pohl post probst quast
  rapp rau rauch recht reich reif reis renner richter riese ring ritter rock rohr rose rot roth ruf rund sachs sack salz sand sander sauer schade schäfer scharf schatz scheffler schenk scherer
  schiller schlegel schlosser schmal schmidt schneider schnell scholl schön schreiber schreiner schubert schuster schütz schütze schwab schwan schwarz seidel seiler seitz siegel singer sommer
  sonntag speer sperling spiegel spitz sprenger stahl stamm stark staub stein stern stock stolz stoll storch strauß streich streng strobel sturm süß tag taube teich thal tod trost ulrich vogel
  vogt voll wachter wagner wahl wald walter weber weg weich weiß weise welt wendt werk werner west wiese wild winkler winter wirt wirth witt wolf wolke wolle wulf zahn zander zeit zeller ziegler
  zimmer zink zoll zorn zweig lauter server`
    .split(/\s+/)
    .map((word) => fold(word)),
)

/** @param name as in a staff list: „Dr. Imke Oltmanns“, „Özlem Yıldırım“, „Sabine von der Heide“ */
export function ownPerson(name: string): OwnPerson | undefined {
  const ordered = /^([^,]+),\s*(.+)$/u.exec(name)
  const words = (ordered === null ? name : `${ordered[2]} ${ordered[1]}`)
    .replace(/\([^)]*\)/gu, ' ')
    .split(/[\s/]+/u)
    .filter((word) => word !== '' && !TITLES.test(word))
  const last = words.at(-1)
  if (last === undefined || fold(last).length < 2) return undefined
  const firstNames = words.slice(0, -1).filter((word) => !PARTICLES.test(word) && fold(word).replace(/\./g, '').length > 0)
  const parts = last.includes('-') ? last.split('-').filter((part) => part.length >= 4) : []
  const surnames = [last, ...parts].map((surname) => ({
    folded: fold(surname).replace(/[^\p{L}\p{N}]+/gu, '-'),
    isWord: WORD_SURNAMES.has(fold(surname)),
  }))
  const firsts = firstNames
    .flatMap((first) => [first, ...(first.includes('-') ? first.split('-') : [])])
    .filter((first) => first.length >= 3 && !first.endsWith('.'))
  return {
    surnames,
    firstNames: firsts.map((written) => ({ written, folded: fold(written) })),
    pattern: personPattern(
      surnames,
      firstNames.map((first) => fold(first).replace(/[^\p{L}-]/gu, '')),
    ),
  }
}

const anyOf = (parts: readonly string[]) =>
  [...new Set(parts)]
    .filter((part) => part !== '')
    .sort((a, b) => b.length - a.length)
    .map(literalPattern)
    .join('|') || '(?!)'

/** Surname with or without first name or initials before or after it, as accounts and signatures have it; a first name with the surname's initial. Folded. */
function personPattern(surnames: readonly OwnSurname[], firsts: readonly string[]): RegExp {
  const surname = surnames.map((one) => literalPattern(one.folded).replace(/-/g, '[-_.]?')).join('|')
  const whole = anyOf(firsts).replace(/-/g, '[-_. ]?')
  const cut = anyOf([
    ...firsts.flatMap((first) => [first.slice(0, 3), first.slice(0, 2)]).filter((first) => !first.includes('-')),
    firsts.map((first) => first.charAt(0)).join(''),
  ])
  const initial = anyOf(firsts.map((first) => first.charAt(0)))
  const particles = '(?:(?:von|van|vom|zu|zur|zum|de|del|della|di|da|den|der|ten|ter|el|al|bin|ibn|la|le)[._ -]{0,2}){0,2}'
  const before = `(?:(?:(?:${whole})[._ -]{0,2}){1,3}${particles}|(?:${cut})[._-]?|(?:${initial})(?:[._-][ ]?)?|(?:[a-z][._-][ -]?){1,3})?`
  const after = `(?:(?:,[ ]?|[._-])?(?:${whole}|${cut}|${initial})|[._-][a-z])?`
  const byFirst = anyOf(
    firsts.filter((first) => first.length >= 4).flatMap((first) => surnames.slice(0, 1).map((one) => first + one.folded.charAt(0))),
  )
  const forms = `${before}(?:${surname})(?:(?:s|sche[nrms]?|schen|n)?|${after})(?:[._-]?\\d{1,4})?`
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms}|(?:${byFirst})\\d{0,3})(?![\\p{L}\\p{N}])`, 'gu')
}

const IN_ACCOUNT = /[\\@/_.=:"'„(<-]$/u
const AFTER_ACCOUNT = /^[@_)>"'“-]/u

export function ownPersonFindings(reading: Reading, people: readonly OwnPerson[]): Finding[] {
  const found: Finding[] = []
  const { folded } = reading
  for (const person of people) {
    for (const match of folded.text.matchAll(person.pattern)) {
      const span = spanOf(folded, match.index, match.index + match[0].length)
      if (!isWordHere(reading, person, span.start, span.end, match[0]))
        found.push({ ...span, why: 'own-person', strength: 'own', put: PERSON_PLACEHOLDER })
    }
    for (const first of person.firstNames) found.push(...firstNameFindings(reading, first))
  }
  return found
}

/** „aus Stahl“ written small is no person; „Stahl“ may be one and goes. */
function isWordHere(reading: Reading, person: OwnPerson, start: number, end: number, matched: string): boolean {
  const surname = person.surnames.find((one) => one.folded === matched)
  if (surname === undefined || (!surname.isWord && surname.folded.length > 3)) return false
  const { source } = reading.plain
  if (IN_ACCOUNT.test(source.slice(0, start)) || AFTER_ACCOUNT.test(source.slice(end))) return false
  if (/^\p{Ll}/u.test(source.slice(start, end))) return true
  return (
    surname.isWord &&
    /(?:^|[^\p{L}\p{N}])(?:im|ins|je|pro|aus|k?ein(?:e[nmrs]?)?|mehrere|viele|\d+)[ ]$/iu.test(source.slice(Math.max(0, start - 12), start))
  )
}

function firstNameFindings(reading: Reading, first: { readonly written: string; readonly folded: string }): Finding[] {
  const found: Finding[] = []
  const { text } = reading.folded
  for (let at = text.indexOf(first.folded); at >= 0; at = text.indexOf(first.folded, at + 1)) {
    const end = at + first.folded.length
    const genitive = text.charAt(end) === 's' && !/[\p{L}\p{N}]/u.test(text.charAt(end + 1))
    if (/[\p{L}\p{N}]/u.test(text.charAt(at - 1)) || (/[\p{L}\p{N}]/u.test(text.charAt(end)) && !genitive)) continue
    const span = spanOf(reading.folded, at, genitive ? end + 1 : end)
    const { source } = reading.plain
    const isCapital = /^\p{Lu}/u.test(source.slice(span.start))
    const inAccount = IN_ACCOUNT.test(source.slice(0, span.start)) && /[\\@=]$/u.test(source.slice(0, span.start))
    if (inAccount || (isCapital && !AMBIGUOUS_FIRST_NAMES.has(first.written)))
      found.push({ ...span, why: 'own-person', strength: 'own', put: PERSON_PLACEHOLDER })
  }
  return found
}
