// SPDX-License-Identifier: EUPL-1.2
/**
 * Texts of matching, German: why an asset is affected, and what the command says. Placeholders are filled by node/matching/reason-text.ts.
 *
 * @module
 */
import type { CsafProblem } from '@ncv/protocol/advisory/cursor.ts'
import type { CsvProblem } from '../inventory/csv.ts'
import type { Reason, VerdictKind } from '../matching/verdict.ts'

export interface MatchingTexts {
  readonly identity: Readonly<Record<Reason['identity'], string>>
  readonly rule: Readonly<Record<Reason['rule'], string>>
  readonly verdict: Readonly<Record<VerdictKind, string>>
  readonly csv: Readonly<Record<CsvProblem, string>>
  readonly csaf: Readonly<Record<CsafProblem, string>>
  readonly command: Readonly<
    Record<
      | 'help'
      | 'usage'
      | 'missing'
      | 'unreadable'
      | 'no-advisories'
      | 'line'
      | 'field'
      | 'found'
      | 'more'
      | 'not-json'
      | 'markup'
      | 'too-large'
      | 'invalid'
      | 'broken'
      | 'nothing'
      | 'summary'
      | 'language'
      | 'windows-1252'
      | 'example-catalogue',
      string
    >
  >
  readonly columns: readonly [string, string, string, string, string]
}

export const MATCHING_DE: MatchingTexts = {
  identity: {
    'order-number': '„{asset}“ trägt die Bestell- oder Modellnummer „{identifier}“ von „{node}“',
    cpe: '„{asset}“ hat den CPE-Namen „{identifier}“, den der Hinweis für „{node}“ nennt',
    purl: '„{asset}“ hat die Paket-URL „{identifier}“, die der Hinweis für „{node}“ nennt',
    same: '„{asset}“ ist „{node}“',
    alias: '„{asset}“ ist ein anderer Name für „{node}“',
    brand: '„{asset}“ ist bis auf den Markennamen „{node}“',
    variant: '„{asset}“ ist „{node}“ ohne Angabe der Ausführung',
    member: '„{asset}“ gehört zur Familie „{node}“',
    unspecific: '„{asset}“ könnte „{node}“ sein',
    'serial-number': '„{asset}“ trägt die Seriennummer „{identifier}“, die für „{node}“ genannt ist',
    'catalogue-id': '„{asset}“ steht im Produktkatalog als „{via}“, und der Hinweis nennt dessen Kennung „{identifier}“ bei „{node}“',
    'local-alias': '„{asset}“ ist nach Ihrer eigenen Zuordnung „{via}“, im Hinweis „{node}“',
    catalogue: '„{asset}“ steht im Produktkatalog als „{via}“, und so heißt auch „{node}“',
    embedded: 'in „{asset}“ ist laut Produktkatalog „{node}“ eingebaut ({via})',
  },
  rule: {
    'all-versions': 'der Hinweis nennt alle Versionen („{range}“)',
    inside: 'Version „{version}“ liegt im Bereich „{range}“',
    outside: 'Version „{version}“ liegt außerhalb von „{range}“',
    listed: 'Version „{version}“ ist ausdrücklich genannt („{range}“)',
    'newer-than-listed': 'Version „{version}“ ist neuer als jede genannte („{range}“)',
    excluded: 'Version „{version}“ ist ausdrücklich ausgenommen („{range}“)',
    'own-line': 'über Version „{version}“ entscheidet die Grenze ihrer eigenen Versionslinie, nicht „{range}“',
    'version-missing': 'im Inventar fehlt die Version; der Hinweis nennt „{range}“',
    'version-unclear': 'die Version „{version}“ im Inventar ist nicht lesbar; der Hinweis nennt „{range}“',
    'range-unclear': 'die Versionsangabe „{range}“ des Hinweises ist nicht auswertbar',
    'range-missing': 'der Hinweis nennt keine Versionen',
    condition: 'es hängt von einer Bedingung ab: „{condition}“ (Versionen: „{range}“)',
    serial: 'der Hinweis zählt nach Seriennummern („{range}“), nicht nach Version „{version}“',
    manufacture: 'der Hinweis zählt nach dem Herstellungsdatum („{range}“)',
    'not-comparable': 'Version „{version}“ lässt sich mit „{range}“ nicht vergleichen',
    wildcard: 'Version „{version}“ ist zu ungenau für „{range}“',
    'not-listed': 'Version „{version}“ steht nicht in der Liste „{range}“, ist aber nicht neuer als sie',
    'partly-understood': 'die Versionsangabe „{range}“ ist nur zum Teil auswertbar',
    'variant-unknown': 'nur manche Ausführungen sind betroffen, und das Inventar nennt keine (genannte Versionen: „{range}“)',
    'line-unknown': 'ob es zu dieser Versionslinie gehört, ist nicht zu erkennen (genannte Versionen: „{range}“)',
    unspecific: 'ob beides dasselbe Produkt ist, bitte vergleichen (genannte Versionen: „{range}“)',
    'vendor-unknown': 'im Inventar oder im Hinweis fehlt der Hersteller, und der Name allein ist nicht eindeutig (genannte Versionen: „{range}“)',
    'under-investigation': 'der Hersteller untersucht noch, ob es betroffen ist (genannte Versionen: „{range}“)',
    'status-missing': 'der Hinweis führt das Produkt auf, sagt aber nicht, ob es betroffen ist (genannte Versionen: „{range}“)',
    'older-than-fixed': 'Version „{version}“ ist älter als die behobene („{range}“)',
    'known-not-affected': 'der Hinweis nennt es ausdrücklich als nicht betroffen (Versionen: „{range}“)',
    fixed: 'in Version „{version}“ behoben („{range}“)',
    'too-much': 'der Hinweis nennt das Produkt in so vielen Knoten, dass er nicht ausgewertet wurde; bitte selbst lesen',
    component: 'der Hinweis betrifft einen Bestandteil oder eine Kombination; bitte beim Hersteller fragen',
    embedded: 'ob der eingebaute Bestandteil betroffen ist, weiß nur der Hersteller: bitte fragen{contact}',
  },
  verdict: { affected: 'betroffen', check: 'prüfen', fixed: 'behoben', 'not-affected': 'nicht betroffen' },
  csv: {
    'not-utf-8': 'Die Datei ist weder in UTF-8 noch in windows-1252 gespeichert. Abhilfe: in Excel „CSV UTF-8“ als Dateityp wählen.',
    'mixed-encoding':
      'Diese Zeile ist nicht in UTF-8 gespeichert, andere sind es. Abhilfe: die Teile einzeln als „CSV UTF-8“ speichern und dann zusammenfügen.',
    'nul-byte': 'Die Zeile enthält ein Nullbyte: Das ist keine Textdatei, oder sie ist beschädigt. Abhilfe: als „CSV UTF-8“ neu speichern.',
    'too-many-columns': 'Die Zeile hat mehr als 1.000 Spalten.',
    'too-many-assets': 'Mehr als 250.000 Einträge. Abhilfe: das Inventar teilen.',
    'unknown-value':
      'Der Wert ist nicht bekannt. Erlaubt sind bei operator: selbst, IT-DL, SaaS, Landkreis; criticality: niedrig, mittel, hoch, sehr hoch; Schutzbedarf: normal, hoch, sehr hoch; exposure: internet, intern, isoliert; kind: exact, family, os.',
    'too-large': 'Die Datei ist größer als 128 MiB. Abhilfe: das Inventar teilen.',
    empty: 'Die Datei ist leer. Abhilfe: Kopfzeile „id;vendor;product;version“ und je Asset eine Zeile.',
    header: 'Die Kopfzeile passt nicht. Erwartet wird „id;vendor;product;version“ mit Semikolon.',
    'field-count': 'Die Zeile hat eine andere Zahl von Feldern als die Kopfzeile. Abhilfe: Felder mit Semikolon in Anführungszeichen setzen.',
    'field-missing': 'Das Feld ist leer. „id“ und „product“ müssen ausgefüllt sein.',
    'field-too-long': 'Das Feld hat mehr als 1.000 Zeichen.',
    'duplicate-id': 'Die Kennung kommt schon in einer früheren Zeile vor. Abhilfe: jede „id“ nur einmal vergeben.',
    quoting: 'Anführungszeichen sind nicht geschlossen oder stehen mitten im Feld. Abhilfe: im Feld verdoppeln.',
    'control-character': 'Das Feld enthält ein Steuerzeichen. Abhilfe: als Text neu speichern.',
  },
  csaf: {
    missing: 'fehlt',
    'not-text': 'ist kein Text',
    empty: 'ist leer',
    'too-long': 'ist zu lang',
    'not-a-list': 'ist keine Liste',
    'not-an-object': 'ist kein Objekt',
    'not-a-score': 'ist kein CVSS-Wert von 0 bis 10',
    'not-a-date': 'ist kein Zeitpunkt nach RFC 3339',
    'unknown-value': 'hat einen unbekannten Wert',
    'too-deep': 'ist zu tief geschachtelt (mehr als 80 Ebenen)',
    'defined-twice': 'ist doppelt vergeben',
    'undefined-product': 'nennt ein Produkt, das nicht definiert ist',
    'too-many': 'enthält mehr, als ein ehrliches Dokument braucht (über 5.000 Muster oder 5 Millionen Zuordnungen)',
    'undefined-group': 'nennt eine Produktgruppe, die nicht definiert ist',
  },
  command: {
    help: `ncv match --inventory DATEI --advisories DATEI|ORDNER [--rules DATEI] [--catalogue DATEI] [--suggest] [--json] [--lang de|en]

Prüft ein Inventar (CSV, Kopfzeile id;vendor;product;version) gegen Sicherheitshinweise (CSAF 2.0/2.1, *.json, auch in Unterordnern).
Nichts verlässt diesen Rechner.

  --json             je Asset und Produkt eine Zeile JSON: asset, advisory, product_id, cve, verdict, reason
  --rules DATEI      Korrekturen, wie „ncv node corrections export“ sie schreibt
  --catalogue DATEI  Produktkatalog (JSON)
  --suggest          danach ähnliche Namen für Produkte, die kein Hinweis nennt (nur Vorschläge; mit --json Zeilen {"suggestion":…})

Ende-Codes: 0 fertig (auch ohne Treffer), 1 ein Hinweis war nicht lesbar, 2 Aufruf oder Inventar fehlerhaft.
`,
    usage: 'Fehler: {found}\nAbhilfe: „ncv match --help“ zeigt den Aufruf.\n',
    missing: 'Fehler: {field} fehlt.\nAbhilfe: „ncv match --help“ zeigt den Aufruf.\n',
    unreadable: 'Fehler: {file} ist nicht lesbar ({found}).\nAbhilfe: Pfad und Leserecht prüfen.\n',
    'no-advisories': 'Fehler: In {file} liegt keine *.json-Datei.\nAbhilfe: Ordner oder Datei mit CSAF-Dokumenten angeben.\n',
    line: 'Zeile {line}',
    field: 'Feld „{field}“',
    found: 'gefunden: „{found}“',
    more: 'Es wurde nichts übernommen.\n',
    'not-json': 'kein JSON',
    markup: 'eine Webseite (HTML/XML) statt JSON; Abhilfe: das CSAF-Dokument selbst herunterladen',
    broken: 'beschädigtes oder abgeschnittenes JSON',
    'too-large': 'größer als 16 MiB',
    invalid: '{pointer} {problem}',
    nothing: 'Kein Hinweis nennt ein Produkt dieses Inventars.\n',
    summary: '{affected} betroffen, {check} zu prüfen, {other} nicht betroffen oder behoben (Asset × Hinweis).\n',
    'windows-1252': 'Hinweis: {file} ist nicht in UTF-8 gespeichert und wurde als windows-1252 gelesen.\n',
    'example-catalogue': 'Hinweis: „{found}“ ist ein Beispielkatalog, mit den Häusern nicht abgestimmt.\n',
    language: 'unbekannte Sprache „{found}“, bekannt sind de und en',
  },
  columns: ['Ergebnis', 'Asset', 'Hinweis', 'CVE', 'Grund'],
}
