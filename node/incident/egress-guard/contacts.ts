// SPDX-License-Identifier: EUPL-1.2
/**
 * Telephones, bank accounts, file references, car plates, street addresses, rooms, numbers of inhabitants: known by their shape.
 *
 * @module
 */
import type { Finding, Reading, Strength, Why } from './finding.ts'
import { spanOf } from './view.ts'

interface Rule {
  readonly why: Why
  readonly strength: Strength
  readonly put: string
  readonly pattern: RegExp
  /** Which part of the match goes; all of it where absent. */
  readonly group?: number
  readonly accept?: (text: string, before: string, after: string) => boolean
}

const digitsOf = (text: string) => text.replace(/\D/g, '').length

const isPhone = (text: string) =>
  digitsOf(text) >= 7 &&
  digitsOf(text) <= 16 &&
  !/^\d{1,2}\.\d{1,2}\.(?:\d{2}|\d{4})?\b/.test(text.trim()) &&
  !/^\d{2}-\d{2}-\d{4}/.test(text) &&
  !/^0[.,]\d/.test(text)

/** Endings that make a word a street only before a house number; those that are also other words are left out. */
const STREET_ENDINGS = String.raw`straße|strasse|str\.|str|allee|gasse|gässchen|chaussee|promenade|twiete|redder|stieg|steig|pfad|damm|wall|ufer|graben|kamp|deich|esch|platz|markt|weg|ring|hof|hagen|kai|berg|brink|winkel|anger|brücke|horst|stiege|reihe|zeile|terrasse|landwehr|koppel|heide|wiese|wiesen|tor|park|feld|bogen`
const NO_STREET =
  /(?:firewall|paywall|monitoring|mirroring|clustering|tiering|engineering|scoring|filtering|sharing|hosting|string|spring|speicherplatz|arbeitsplatz|arbeitsplätze|festplatz|steckplatz|stellplatz|anstieg|einstieg|ausstieg|aufstieg|umstieg|abstieg|zugangsweg|alarmweg|meldeweg|infektionsweg|angriffsweg|verbreitungsweg|übertragungsweg|rückweg|umweg|kommandozeile|logzeile|betreffzeile|kopfzeile|textfeld|eingabefeld|umfeld|fragebogen|monitor|editor|administrator|connector|navigator|direktor|faktor|sektor|vektor|indikator|rektor|autor|motor|tutor|inspektor|generator|regulator|operator|moderator|koordinator|simulator|emulator|isolator|collector|inspector|director|executor|aggregator|orchestrator|actor|factor|vector|bahnhof|bauhof|wertstoffhof|friedhof|netzwerkbrücke|spark|tor|markt|weg|ring|wall|feld|park|platz|hof|berg|brücke|baumarkt|supermarkt|zeile|reihe|baureihe|versuchsreihe|testreihe|fuhrpark|maschinenpark|gerätepark)$/iu

const RULES: readonly Rule[] = [
  {
    why: 'phone',
    strength: 'soft',
    put: '[Telefon]',
    accept: isPhone,
    pattern: /(?<![\p{L}\p{N}.:/_-])(?:\+[ ]?49|0049|\(0|\(\+49\)|0(?=[1-9 ]))[\d \t()/.\u2013-]{5,24}\d(?![\p{L}\d])/gu,
  },
  {
    why: 'phone',
    strength: 'firm',
    put: '[Telefon]',
    group: 1,
    accept: (text) => digitsOf(text) >= 2 && digitsOf(text) <= 16 && !/^\d+\.\d+(?:\.\d+)*$/.test(text),
    pattern:
      /(?<![\p{L}])(?:tel(?:efon)?|ruf|fon|fax|telefax|mobil|handy|diensthandy|durchwahl|dw|apparat|nebenstelle|nst|rufnummer|rückrufnummer|telefonnummer|handynummer|hotline|notruf|erreichbar unter|phone)(?:nummer|-?nr)?\.?[ \t]{0,2}(?:unter|ist|lautet)?[ \t]*[:=]?[ \t]{0,2}((?:\+|\(?0|[-\u2013])?[\d(](?:[\d \t()/\u2013-]{0,22}\d)?)(?![\p{L}\d]|\.\d)/giu,
  },
  {
    why: 'bank-account',
    strength: 'firm',
    put: '[IBAN]',
    pattern: /(?<![\p{L}\p{N}])[A-Z]{2}[ ]?\d{2}(?:[ \t.-]?[\dXx*•]{2,4}){3,8}(?:[ \t]?[\dXx*•]{1,3})?(?![\p{L}\p{N}])/gu,
    accept: (text) => digitsOf(text) >= 6 && text.replace(/[ .-]/g, '').length >= 15,
  },
  { why: 'bank-account', strength: 'firm', put: '[IBAN]', pattern: /(?<![\p{L}\p{N}])DE\d{2}ZZZ\d{11}(?!\d)/gu },
  {
    why: 'bank-account',
    strength: 'firm',
    put: '[Konto]',
    group: 1,
    pattern:
      /(?<![\p{L}])(?:kontonummer|konto-?nr|kto|konto|blz|bankleitzahl|steuernummer|steuer-?nr|st\.?-?nr|ust-?id(?:-?nr)?|leitweg-?id|gläubiger-?id|iban)\.?[ \t]*[:=]?[ \t]{0,2}((?:DE[ ]?)?\d[\d \t/.-]{4,30}\d)/giu,
  },
  {
    why: 'bank-account',
    strength: 'firm',
    put: '[BIC]',
    pattern: /(?<![\p{L}\p{N}])[A-Z]{4}DE(?:\d[A-Z0-9]|[A-Z]\d)(?:[A-Z0-9]{3})?(?![\p{L}\p{N}])/gu,
  },
  {
    why: 'bank-account',
    strength: 'firm',
    put: '[BIC]',
    group: 1,
    pattern: /(?<![\p{L}])(?:BIC|SWIFT)(?:-Code)?[ ]?:?[ ]?([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)/gu,
  },
  {
    why: 'file-reference',
    strength: 'firm',
    put: '[Aktenzeichen]',
    group: 1,
    pattern:
      /(?<![\p{L}])(?:az|akt\.?-?z|aktenzeichen|gz|gesch\.?-?z|geschäftszeichen|gesch\.-?zeichen|unser zeichen|ihr zeichen|mein zeichen|kassenzeichen|buchungszeichen|vorgangsnummer|vorgangs-?nr|vorgang|vorlagen-?nr|tagebuch-?(?:nummer|nr)|tgb\.?-?(?:nr)?|registrierzeichen|ordnungsmerkmal|personenkonto|kundennummer|kunden-?nr|vertragsnummer|vertrags-?nr|ticket(?:nummer)?|ticket-?nr|inventarnummer|inventar-?nr|personalnummer|personal-?nr|personalakte|akte|fallnummer|bescheid-?nr|fall-?nr|geschäftspartner)(?:nummer|-?nr)?\.?[ \t]*[:#]?[ \t]{0,2}((?:[\p{L}\p{N}]{1,6}[ ]){0,3}[\p{L}\p{N}()/._-]{0,16}\d[\p{L}\p{N}./()_\u2013-]{0,40}(?:[ ]?\/[ ]?[\p{L}\d-]{1,10})?)/giu,
  },
  {
    why: 'file-reference',
    strength: 'soft',
    put: '[Aktenzeichen]',
    pattern: /(?<![\p{L}\p{N}/._-])(?!CVE|KB|CWE|MS\d)\p{Lu}{1,5}[-–. ]\d{1,4}(?:[./-]\d{1,6}){0,4}\/(?:20)?\d{2}(?:-\d{1,6})?(?![\p{L}\p{N}/])/gu,
  },
  {
    why: 'file-reference',
    strength: 'soft',
    put: '[Aktenzeichen]',
    pattern: /(?<![\p{L}\p{N}/._-])\d{1,4}(?:[.-]\d{1,4}){1,4}-\d{1,6}\/(?:20)?\d{2}(?![\p{L}\p{N}/.])/gu,
  },
  {
    why: 'file-reference',
    strength: 'firm',
    put: '[Aktenzeichen]',
    pattern: /(?<![\p{L}\p{N}])\d{1,4}[ ](?:Js|UJs|AR|Gs|Ds|Cs|Ls|KLs|BJs|Ujs)[ ]\d{1,6}\/\d{2,4}/gu,
  },
  {
    why: 'car-plate',
    strength: 'soft',
    put: '[Kennzeichen]',
    accept: (text) => !/^(?:HP|TP|IP|RJ|RS|IR|SP|XT|AT)[-–]/.test(text),
    pattern: /(?<![\p{L}\p{N}._-])[A-ZÄÖÜ]{1,3}[-–][A-Z]{1,2}[ -]?\d{1,4}[EH]?(?![\p{L}\p{N}.]|-\d)/gu,
  },
  {
    why: 'car-plate',
    strength: 'firm',
    put: '[Kennzeichen]',
    group: 1,
    pattern:
      /(?<![\p{L}])(?:kennzeichen|kfz|pkw|lkw|dienstwagen|fahrzeug|wagen|transporter|auto)[ :„"(]{1,4}([A-ZÄÖÜ]{1,3}[ :–-]{1,3}[A-Z]{1,2}[ -]?\d{1,4}[EH]?)(?![\p{L}\p{N}.])/gu,
  },
  {
    why: 'car-plate',
    strength: 'soft',
    put: '[Kennzeichen]',
    accept: (text, before) => !/^(?:HPE?|IBM|TP|IP|SQL|NT|SAP|DL|ML) /.test(text) && /kennzeichen|fahrzeug|wagen|pkw|lkw|kfz|auto\b/iu.test(before),
    pattern: /(?<![\p{L}\p{N}._-])[A-ZÄÖÜ]{1,3}[ ][A-Z]{1,2}[ ]?\d{1,4}[ ]?[EH]?(?![\p{L}\p{N}.]|-\d)/gu,
  },
  // Those of authorities have no second letters: „Dienstwagen GF 1234“.
  {
    why: 'car-plate',
    strength: 'soft',
    put: '[Kennzeichen]',
    accept: (text, before) =>
      !/^(?:HPE?|IBM|TP|IP|SQL|NT|SAP|DL|ML|KB|MS|ID|CVE)[ -]/.test(text) && /kennzeichen|fahrzeug|wagen|pkw|lkw|kfz/iu.test(before),
    pattern: /(?<![\p{L}\p{N}._-])[A-ZÄÖÜ]{1,3}[ –-]\d{2,6}(?![\p{L}\p{N}.]|-\d)/gu,
  },
  {
    why: 'street',
    strength: 'soft',
    put: '[Anschrift]',
    accept: (text) => !NO_STREET.test(text.replace(/[\s\d]+[a-z]?$/iu, '').replace(/^.*[\s]/u, '')),
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:(?:Am|An der|An den|Auf der|Auf dem|Zum|Zur|In der|Im|Alte[rn]?|Neue[rn]?|Große[rn]?|Kleine[rn]?|Lange[rn]?|Obere[rn]?|Untere[rn]?)[ ])?(?:\p{Lu}[\p{L}.-]{1,30}[ -]){0,2}(?:\p{Lu}[\p{L}-]{1,30}(?:${STREET_ENDINGS})|\p{Lu}\p{L}+er[ ](?:Str\.|Straße|Weg|Ring|Allee|Platz|Chaussee|Damm|Landstraße)|Straße|Str\.)[ ]{1,2}\d{1,3}[ ]?[a-h]?(?![\p{L}\p{N}]|[.,:]\d|[ ]?(?:GB|MB|TB|Uhr|Mails|Prozent|%))`,
      'gu',
    ),
  },
  {
    why: 'street',
    strength: 'soft',
    put: '[Anschrift]',
    pattern:
      /(?<![\p{L}\p{N}])(?:Am|An der|An den|Auf der|Auf dem|Zum|Zur|Hinter der|Hinter dem|Vor dem|Unter den|Bei der|Beim)[ ]\p{Lu}[\p{Ll}-]{3,30}(?:[ ]\p{Lu}\p{Ll}{3,20})?[ ]\d{1,3}[ ]?[a-h]?(?=,|\.?$|\.\s|[ ]?\(|\n)/gu,
  },
  {
    why: 'street',
    strength: 'soft',
    put: '[Anschrift]',
    group: 1,
    pattern:
      /(?<![\p{L}])(?:anschrift|adresse|postanschrift|wohnhaft|straße|sitz)[ ]?(?:lautet|ist|:)[ ]?(\p{Lu}[\p{L}. -]{2,40}[ ]\d{1,3}[a-h]?)/giu,
  },
  {
    why: 'own-key',
    strength: 'firm',
    put: '[Kennzahl]',
    group: 1,
    pattern:
      /(?<![\p{L}])(?:ags|ars|gemeindeschlüssel|gemeindekennziffer|regionalschlüssel|amtlicher schlüssel|plz|postleitzahl)[ ]?[:=]?[ ]?(\d[\d ]{3,14}\d)/giu,
  },
  {
    why: 'room',
    strength: 'soft',
    put: '[Raum]',
    pattern:
      /(?<![\p{L}-])(?:Zimmer|Zi\.|Raum|Büro|Serverraum|Technikraum|Sitzungszimmer|Dienstzimmer)[ ]?(?:Nr\.?[ ])?(?:[A-Z]\.?)?\d{1,4}(?:[.-]\d{1,4})?[a-z]?(?![\p{L}\d])/gu,
  },
  {
    why: 'place',
    strength: 'firm',
    put: '[Koordinaten]',
    pattern: /(?<![\d.])(?:4[6-9]|5[0-5])[.,°]\s?\d{1,8}[^\d\n]{1,6}(?:0?[5-9]|1[0-5])[.,°]\s?\d{3,8}(?!\d|\.\d)/gu,
  },
  {
    why: 'place',
    strength: 'firm',
    put: '[Koordinaten]',
    pattern:
      /(?<!\d)\d{1,3}°[ ]?\d{1,2}['’′][ ]?(?:\d{1,2}(?:[.,]\d{1,3})?(?:["”″]|['’′]{2})[ ]?)?[NS][ ,;/]{1,3}\d{1,3}°[ ]?\d{1,2}['’′][ ]?(?:\d{1,2}(?:[.,]\d{1,3})?(?:["”″]|['’′]{2})[ ]?)?[EOW]/gu,
  },
  { why: 'population', strength: 'firm', put: '[Anzahl]', group: 1, pattern: /(\d[\d. ]{2,10}\d)[ ](?=Einwohner|Seelen|Bürgerinnen und Bürger)/gu },
]

export function contactFindings(reading: Reading): Finding[] {
  const found: Finding[] = []
  const view = reading.plain
  for (const rule of RULES) {
    for (const match of view.text.matchAll(rule.pattern)) {
      const text = (rule.group === undefined ? match[0] : match[rule.group]) ?? ''
      const start = rule.group === 1 && match.index === view.text.indexOf(text, match.index) ? match.index : match.index + match[0].lastIndexOf(text)
      if (
        rule.accept !== undefined &&
        !rule.accept(text, view.text.slice(Math.max(0, start - 120), start), view.text.slice(start + text.length, start + text.length + 20))
      )
        continue
      if (text !== '') found.push({ ...spanOf(view, start, start + text.length), why: rule.why, strength: rule.strength, put: rule.put })
    }
  }
  return found
}
