// SPDX-License-Identifier: EUPL-1.2
/**
 * People whom the profile does not list, by the shape of what names them: a title, a signature, an initial, a common first name, an account.
 *
 * @module
 */
import type { Finding, Reading, Strength, Why } from './finding.ts'
import { AMBIGUOUS_FIRST_NAMES, FIRST_NAMES, NO_SURNAMES, SURNAME_SHAPE, SURNAMES } from './person-names.ts'
import { PLAIN_WORDS } from './plain-words.ts'
import { TECHNICAL_WORD_SET } from './technical-words.ts'
import type { View } from './view.ts'
import { spanOf } from './view.ts'

const PERSON = '[Person]'
const NAME = String.raw`\p{Lu}[\p{L}’']{1,30}(?:-\p{Lu}[\p{L}’']{1,30})?`
const INITIAL = String.raw`\p{Lu}(?:h|t|hr)?\.(?:[ -]?\p{Lu}\.)?`
const TITLE = String.raw`(?:(?:Prof|Dr|Dipl|Ing|med|jur|phil|h\. ?c|B\. ?A|M\. ?A|M\. ?Sc)\.?(?:-\p{Lu}\p{Ll}{1,6}\.?)?[ ]?){0,4}`
const PARTICLE = `(?:(?:von|van|vom|zu|zur|de|del|da|den|der|dem|ten|ter|el|al|bin)[ ]|(?:al|el|as|ad|an|ar|at|ben)-){0,3}`

const ADDRESS_WORDS = 'Herrn?|Herren|Frau|Frauen|Hr|Hrn|Fr|Fräulein|Familie|Eheleute'
const ROLE_WORDS = String.raw`(?:Kollege|Kollegen|Kollegin|Kolleginnen|Azubi|Auszubildende[rn]?|Praktikant(?:in|en)?|Mitarbeiter(?:in|s)?|Mitarbeitende[rn]?|Sachbearbeiter(?:in|s)?|Administrator(?:in|s)?|Admin|Hausmeister(?:in|s)?|Techniker(?:in|s)?|Schulleiter(?:in|s)?|Lehrer(?:in|s)?|Rektor(?:in|s)?|Sekretär(?:in|s)?|Assistentin|Chef(?:in|s)?|Leiter(?:in|s)?|Vorgesetzter|Dezernent(?:in|en)?|Beigeordnete[rn]?|Stadtrat|Stadträtin|Ratsherrn?|Ratsfrau|Ratsmitglied|Gemeinderat|Abgeordnete[rn]?|Landrat(?:s|es)?|Landrätin|Kämmerer(?:in|s)?|Kämmerin|Stadtdirektor(?:in|s)?|Gemeindedirektor(?:in|s)?|Büroleiter(?:in|s)?|Werkleiter(?:in|s)?|Betriebsleiter(?:in|s)?|Ortsvorsteher(?:in|s)?|Ortsbürgermeister(?:in|s)?|Geschäftsführer(?:in|s)?|Pastor(?:in|s)?|Pfarrer(?:in|s)?|Bürger|Bürgerin|Antragsteller(?:in|s)?|Patient(?:in|en)?|Schüler(?:in|s)?|Polizist(?:in|en)?|Kommissar(?:in|s)?|Hauptkommissar(?:in|s)?|Oberkommissar(?:in|s)?|KHK(?:in)?|POK(?:in)?|PHK(?:in)?|Staatsanwalt|Staatsanwältin|Datenschutzbeauftragte[rn]?|Informationssicherheitsbeauftragte[rn]?|IT-Sicherheitsbeauftragte[rn]?|ISB|DSB|OB|BM|CISO|(?:\p{L}{2,24}-?)?(?:bürgermeister(?:in|s)?|amtsleiter(?:in|s)?|bereichsleiter(?:in|s)?|abteilungsleiter(?:in|s)?|dienstleiter(?:in|s)?|teamleiter(?:in|s)?|projektleiter(?:in|s)?|IT-Leiter(?:in|s)?|IT-Chef(?:in)?)|Bürgermeister(?:in|s)?|Oberbürgermeister(?:in|s)?|Amtsleiter(?:in|s)?|Abteilungsleiter(?:in|s)?|Fachbereichsleiter(?:in|s)?|IT-Leiter(?:in|s)?|Teamleiter(?:in|s)?)`
const LABELS = String.raw`(?:Ansprechpartner(?:in)?|Ansprechperson|Kontakt(?:person|daten)?|Auskunft|Rückfragen(?: an| bei)?|Rückruf(?: an| bei)?|Bearbeiter(?:in)?|Bearbeitet(?: von| durch)?|Meldende[r]?(?: Person)?|Melder(?:in)?|[Gg]emeldet (?:von|durch)|Meldung (?:von|durch)|Verfasser(?:in)?|Autor(?:in)?|Erstellt (?:von|durch)|Aufgenommen (?:von|durch)|Unterzeichner(?:in)?|Unterschrift|Vertretung|Vertreter(?:in)?|Stellvertretung|Bereitschaft(?:sdienst)?|Rufbereitschaft|Diensthabende[r]?|Zuständig(?:e|er)?|Teilnehmer(?:innen)?|Teilnehmende|Anwesend(?:e)?|Verteiler|Geschädigte[r]?|Betroffene(?: Person)?|Nutzer(?:in)?|Benutzer(?:in)?|Anwender(?:in)?|Besitzer(?:in)?|Inhaber(?:in)?|Name|Vorname|Nachname|gez|Gez|i\. ?A|I\. ?A|i\. ?V|I\. ?V|Grüße von|LG|VG|Gruß|Grüße|MfG|Grüßen)`

const AFTER_TITLE = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(${ADDRESS_WORDS})\.?[ \t]+(?:und Frau[ \t]+)?(${TITLE})((?:${INITIAL}[ ]?)?${PARTICLE}${NAME}(?:[ \t]${PARTICLE}${NAME}){0,2})`,
  'gu',
)
const AFTER_TITLE_CAPS = /(?<![\p{L}\p{N}])(?:HERRN?|FRAU|HR\.|FR\.)[ \t]+(?:DR\.[ ]|PROF\.[ ])?(\p{Lu}[\p{Lu}-]{2,30})/gu
const AFTER_ROLE = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${ROLE_WORDS})\.?,?[ \t]+(?:Herrn?[ \t]|Frau[ \t])?(${TITLE}(?:${INITIAL}[ ]?)?${PARTICLE}${NAME}(?:[ \t]${PARTICLE}${NAME}){0,2})`,
  'gu',
)
const AFTER_DOCTOR = new RegExp(
  String.raw`(?<![\p{L}\p{N}])((?:Prof\.|Dr\.|Dipl\.-\p{Lu}\p{Ll}{1,6}\.)[ ]?${TITLE}(?:${INITIAL}[ ]?)?${PARTICLE}${NAME}(?:[ \t]${NAME})?)`,
  'gu',
)
const AFTER_LABEL = new RegExp(
  String.raw`(?<![\p{L}\p{N}])${LABELS}\.?[ \t]*[:,]?\s{0,3}((?:${INITIAL}[ ]?)?${PARTICLE}${NAME}(?:[ \t]${PARTICLE}${NAME})?)`,
  'gu',
)
const WITH_INITIAL = new RegExp(String.raw`(?<![\p{L}\p{N}.]|\p{L}\.[ ])(${INITIAL}[ ]?${PARTICLE}${NAME})(?![\p{L}\p{N}])(?![.]\p{L})`, 'gu')
const SURNAME_FIRST = /(?<![\p{L}\p{N}])(\p{Lu}\p{L}{2,30}(?:-\p{Lu}\p{L}{2,30})?,[ ]?\p{Lu}\.)(?![\p{L}\p{N}])/gu
const LIST_GOES_ON = new RegExp(
  String.raw`^(?:[,;][ ]|[ ]und[ ]|[ ]sowie[ ]|[ ]\/[ ]|\/|[ ]oder[ ]|,[ ]und[ ])(?:Herrn?[ ]|Frau[ ]|Hr\.[ ]|Fr\.[ ])?(${TITLE}(?:${INITIAL}[ ]?)?${NAME})`,
  'u',
)

function isPlain(word: string): boolean {
  const bare = word.replace(/['’]s$/, '')
  return PLAIN_WORDS.has(bare) || PLAIN_WORDS.has(bare.replace(/s$/, '')) || isTechnical(word)
}

/** Camel case, digits and all capitals are names of things. */
function isTechnical(word: string): boolean {
  return (
    TECHNICAL_WORD_SET.has(word) ||
    /\p{Ll}\p{Lu}/u.test(word.replace(/^(?:Mc|Mac|De|Di|Le|La|Van|Von)(?=\p{Lu})/u, '')) ||
    /^\p{Lu}{2,}$/u.test(word) ||
    /\d/.test(word)
  )
}

function isSurname(word: string): boolean {
  const bare = word.replace(/['’]?s$/, '')
  return [word, bare].some((one) => SURNAMES.has(one) || (SURNAME_SHAPE.test(one) && !NO_SURNAMES.has(one) && !PLAIN_WORDS.has(one)))
}

const isFirstName = (word: string) =>
  FIRST_NAMES.has(word) || AMBIGUOUS_FIRST_NAMES.has(word) || word.split('-').some((part) => FIRST_NAMES.has(part))

/** How much of „Janssen AnyDesk“ or „Anna Soltau“ is the name: the first word, and more where it goes on as a name. */
function nameLength(text: string, follows: string, strict: boolean): number {
  const words = [...text.matchAll(/[\p{L}’'.-]+/gu)]
  let end = 0
  let previous = ''
  for (const [index, match] of words.entries()) {
    const word = match[0]
    const isGlue = /^(?:\p{Lu}\p{Ll}{0,2}\.(?:-?\p{Lu}\.)?|\p{Ll}+|Prof\.?|Dr\.?|Dipl.*)$/u.test(word)
    if (isGlue) continue
    if (isPlain(word) || (/^[ ]?\d+\./.test(text.slice(match.index + word.length) + follows) && index > 0)) break
    const goesOn =
      end === 0 ||
      isFirstName(previous) ||
      isSurname(word) ||
      !/^(?:[ ]\d|[ ]\p{Lu}\p{L}*[ ]\d)/u.test(text.slice(match.index + word.length) + follows)
    if (!goesOn || (strict && end > 0 && !isFirstName(previous) && !isSurname(word))) break
    end = match.index + word.length
    previous = word
  }
  return end
}

function add(found: Finding[], view: View, start: number, end: number, strength: Strength, why: Why = 'person', put = PERSON): void {
  if (end > start) found.push({ ...spanOf(view, start, end), why, strength, put })
}

function collect(found: Finding[], view: View, pattern: RegExp, group: number, strength: Strength, strict: boolean): void {
  for (const match of view.text.matchAll(pattern)) {
    const name = match[group] ?? ''
    let start = match.index + match[0].length - name.length
    let end = start + nameLength(name, view.text.slice(start + name.length, start + name.length + 40), strict)
    if (end <= start) continue
    add(found, view, start, end, strength)
    // „die Kollegen Brandt, Meyer und Öz“
    for (let guard = 0; guard < 8; guard++) {
      const next = LIST_GOES_ON.exec(view.text.slice(end, end + 120))
      const inList = next?.[1]
      if (next === null || inList === undefined || isPlain(inList) || (!isSurname(inList) && !/^(?:\/|[ ]und|[ ]sowie|[,;][ ])/.test(next[0]))) break
      if (/^\s*\d|^[ ]\p{Lu}/u.test(view.text.slice(end + next[0].length, end + next[0].length + 12))) break
      start = end + next[0].length - inList.length
      end += next[0].length
      add(found, view, start, end, 'soft')
    }
  }
}

const ABBREVIATED_BEFORE =
  /(?:^|[^\p{L}])(?:z|u|d|i|o|v|s|a|n|Abs|Nr|Art|Anlage|Anhang|Punkt|Kapitel|Klasse|Typ|Laufwerk|Teil|Stufe|Gruppe|Variante)\.?[ ]?$/u

function initials(found: Finding[], view: View): void {
  for (const match of view.text.matchAll(WITH_INITIAL)) {
    const surname = /\p{L}[\p{L}’'-]*$/u.exec(match[0])?.[0] ?? ''
    if (isPlain(surname) || ABBREVIATED_BEFORE.test(view.text.slice(Math.max(0, match.index - 12), match.index))) continue
    if (/^[ ]?\d+\.\d/.test(view.text.slice(match.index + match[0].length))) continue
    add(found, view, match.index, match.index + match[0].length, 'soft')
  }
  for (const match of view.text.matchAll(SURNAME_FIRST)) {
    if (!isPlain(match[0].split(',')[0] ?? '')) add(found, view, match.index, match.index + match[0].length, 'soft')
  }
}

/** First names with a following name, first names alone, surnames that are hardly ever a word. */
function bareNames(found: Finding[], view: View): void {
  const words = [...view.text.matchAll(/(?<![\p{L}\p{N}_])\p{Lu}[\p{L}’']+(?:-\p{Lu}[\p{L}’']+)*(?![\p{L}\p{N}_])/gu)]
  for (const [index, match] of words.entries()) {
    const word = match[0]
    const next = words[index + 1]
    const gap = next === undefined ? '' : view.text.slice(match.index + word.length, next.index)
    const follows =
      next !== undefined && /^[ \t](?:(?:von|van|zu|de|der|den|\p{Lu}\.)[ ]|(?:al|el|as|ad|ben)-){0,2}$/u.test(gap) ? next[0] : undefined
    const bare = word.replace(/s$/, '')
    const isMonth =
      !FIRST_NAMES.has(word) &&
      /(?:^|[^\p{L}])(?:im|seit|bis|Anfang|Ende|Mitte|ab|vom|zum|\d\.?)[ ]$/iu.test(view.text.slice(Math.max(0, match.index - 10), match.index))
    if (isFirstName(word) && !isMonth && follows !== undefined && !isPlain(follows) && next !== undefined) {
      const isCertain = FIRST_NAMES.has(word) || isSurname(follows)
      if (isCertain || !/^[ ]?\d/.test(view.text.slice(next.index + follows.length)))
        add(found, view, match.index, next.index + follows.length, isCertain ? 'firm' : 'soft')
    } else if (FIRST_NAMES.has(word) || (FIRST_NAMES.has(bare) && bare.length > 3)) {
      if (!TECHNICAL_WORD_SET.has(word)) add(found, view, match.index, match.index + word.length, 'soft')
    } else if (isSurname(word) || word.split('-').some((part) => SURNAMES.has(part))) {
      add(found, view, match.index, match.index + word.length, 'firm')
    }
  }
}

const GREETING =
  /(?:mit (?:freundlichen|besten|kollegialen|vielen|lieben|herzlichen) (?:grüßen|gruß|dank)|freundliche grüße|(?:beste|viele|liebe|schöne|herzliche) grüße|\bMfG|\bVG|\bLG|gruß|hochachtungsvoll|i\. ?A\.|i\. ?V\.|gez\.)/giu

/** The lines below a closing formula: name, role, maybe more names. */
function signatures(found: Finding[], view: View): void {
  for (const match of view.text.matchAll(GREETING)) {
    const rest = view.text.slice(match.index + match[0].length, match.index + match[0].length + 120)
    const signed =
      /^[,!]?[ \t]*(?:aus [^\n]{1,40})?(?:\r?\n[ \t]*){0,3}(?:Ihr(?:e)? |Dein(?:e)? )?((?:\p{Lu}\.[ ]?|\p{Lu}[\p{L}-]{1,25}[ ]?){1,3})/u.exec(rest)
    const name = signed?.[1]?.trimEnd() ?? ''
    if (signed === null || name === '' || isPlain(name.split(/[ .]/)[0] ?? '')) continue
    const start = match.index + match[0].length + signed[0].length - (signed[1]?.length ?? 0)
    const words = name.split(' ')
    const kept = words.slice(0, words.findIndex((word) => isPlain(word)) < 0 ? words.length : words.findIndex((word) => isPlain(word)))
    add(found, view, start, start + kept.join(' ').length, 'firm')
  }
}

const GENERIC_ACCOUNTS =
  /^(?:admin(?:istrator|istratoren)?|root|system|guest|gast|krbtgt|sa|sysadmin|test(?:user)?|user|nobody|service|svc[-_.].*|www-data|postgres|oracle|backup|scan(?:ner)?|anonymous|support|install|local.*|network.*|default|everyone|jeder|nt.*|domain|info|wurde|wird|war|ist|hat|mit|der|die|das|des|eines|einer|von|und|auf|im|in|zu|für|aus|bei|gesperrt|übernommen|angelegt|missbraucht|kompromittiert|nicht|noch|auch)$/iu

/** `j.meier`, `User: schulzp`, `RATHAUS\pschulz`: accounts that are made of names. */
function accounts(found: Finding[], view: View): void {
  for (const match of view.text.matchAll(
    /(?<![\p{L}\p{N}._@\\/-])(\p{Ll}{1,2}|\p{Ll}{3,20})\.(\p{Ll}{3,25}(?:-\p{Ll}{2,25})?)\d{0,3}(?![\p{L}\p{N}_@-]|\.\p{L}|[ \t]?[[({<][ \t]?(?:\.|d[o0]t|punkt))/gu,
  )) {
    const [first = '', last = ''] = [match[1], match[2]]
    const capital = first.charAt(0).toUpperCase() + first.slice(1)
    if (
      first.length <= 2
        ? !/^(?:exe|dll|com|php|asp|aspx|ashx|jsp|txt|log|html?|zip|iso|img|lnk|bat|vbs|net|org|info|top|xyz|online|sys|tmp|dat|bin|hta|msi|jar|cab|ini|bak|gov|edu|mil|app|dev|site|club|shop|click|link|live|rar|pdf|doc|docx|xls|xlsx|tar|csv|xml|json|pem|cer|pfx|ps|sh)$/u.test(
            last,
          )
        : isFirstName(capital) || SURNAMES.has(capital)
    ) {
      add(found, view, match.index, match.index + match[0].length, 'soft', 'account', '[Benutzerkonto]')
    }
  }
  const labelled =
    /(?<![\p{L}])(?:user(?:name|id)?|login|account(?:name)?|benutzer(?:name|konto|kennung)?|kennung|anmeldename|nutzer(?:name|kennung)?|uid|konto)[ ]?(?:[:=]|lautet)[ ]?["'„]?([\p{L}\p{N}._-]{2,40})/giu
  for (const match of view.text.matchAll(labelled)) {
    const value = match[1] ?? ''
    if (!GENERIC_ACCOUNTS.test(value) && !/^\p{Lu}{2,}$/u.test(value))
      add(found, view, match.index + match[0].length - value.length, match.index + match[0].length, 'soft', 'account', '[Benutzerkonto]')
  }
}

export function personFindings(reading: Reading): Finding[] {
  const found: Finding[] = []
  const view = reading.plain
  collect(found, view, AFTER_TITLE, 3, 'firm', false)
  collect(found, view, AFTER_TITLE_CAPS, 1, 'firm', false)
  collect(found, view, AFTER_DOCTOR, 1, 'firm', true)
  collect(found, view, AFTER_ROLE, 1, 'firm', true)
  collect(found, view, AFTER_LABEL, 1, 'soft', true)
  initials(found, view)
  bareNames(found, view)
  signatures(found, view)
  accounts(found, view)
  return found
}
