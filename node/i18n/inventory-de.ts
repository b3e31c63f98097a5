// SPDX-License-Identifier: EUPL-1.2
/** Texts of the inventory, German. @module */
export const INVENTORY_DE = {
  'inventory.progress': 'Abgleich',
  'inventory.imported': '{count} Einträge übernommen. Betroffen: {affected}, zu prüfen: {check}.',
  'inventory.empty': 'Das Inventar ist leer.',
  'inventory.preview': 'Vorschau: Es wurde nichts geändert.',
  'inventory.shrinking':
    'Mehr als 40 % der vorhandenen Einträge entfielen: Ohne --allow-shrink wird das nicht übernommen (--merge lässt stehen, was die Datei nicht nennt).',
  'inventory.format.csv': 'CSV ({encoding}, Trennzeichen {delimiter})[, Vorlage {preset}]',
  'inventory.format.cyclonedx': 'CycloneDX-Stückliste',
  'inventory.format.nmap': 'Netzscan von nmap',
  'inventory.format.questionnaire': 'Fragebogen',
  'inventory.delimiter.tab': 'Tabulator',
  'inventory.column': '  „{name}“ → {field}',
  'inventory.first': 'Die ersten Einträge, wie sie verstanden wurden:',
  'inventory.diff': '{added} neu, {changed} geändert, {removed} entfällt, {unchanged} unverändert; danach {total} Einträge.',
  'inventory.more': '  … und {count} weitere (alle: --json)',
  'inventory.undone':
    'Der Import Nr. {number} ({source}) ist zurückgenommen: jetzt {total} Einträge. Betroffen: {affected}, zu prüfen: {check}. Wieder einsetzen: ncv node inventory redo',
  'inventory.redone': 'Der Import Nr. {number} ({source}) gilt wieder: jetzt {total} Einträge. Betroffen: {affected}, zu prüfen: {check}.',
  'inventory.history.none': 'Noch kein Import. Der erste: „ncv node inventory import --file …“.',
  'inventory.history.line': 'Nr. {number}  {at}  {source} ({format}): {added} neu, {changed} geändert, {removed} entfallen; danach {total} Einträge',
  'inventory.history.foot': '„ncv node inventory undo“ nimmt den obersten zurück; aufgehoben werden die letzten fünf.',
  'inventory.presets.foot': 'Dateien in {folder}; sie lassen sich ändern und ergänzen.',
  'preset.source.documentation': 'nach der Dokumentation des Herstellers',
  'preset.source.third-party': 'nach fremden Programmen, die den Export lesen',
  'preset.source.unchecked': 'ungeprüft',
  'inventory.exported': '{count} Einträge nach {file} geschrieben.',

  'inventory.note.windows-1252': 'Die Datei ist in windows-1252 gespeichert (wie Excel es tut) und wurde so gelesen.',
  'inventory.note.utf-16': 'Die Datei ist in UTF-16 gespeichert und wurde so gelesen.',
  'inventory.note.ids-derived':
    'Die Tabelle hat keine Spalte für Kennungen: Sie wurden aus Hersteller, Produkt, Rechner und Seriennummer gebildet und bleiben beim nächsten Import gleich, auch wenn die Version wechselt.',
  'inventory.note.rows-repeated': 'Zeilen, die genau das sagen, was eine andere schon sagt: {count}; sie zählen einmal.',
  'inventory.note.columns-left-out': 'Ohne Bedeutung und weggelassen ({count}): {names}. Wer sie braucht, ordnet sie zu[$ (--map "Spalte=feld")].',
  'inventory.note.mapping-remembered': 'Die Spalten wurden zugeordnet wie beim letzten Import einer Tabelle mit diesem Kopf.',
  'inventory.note.preset-unchecked': 'Die Vorlage {preset} ist mit keinem echten Export geprüft: bitte die ersten Einträge ansehen.',
  'inventory.note.services-unnamed': '{count} offene Dienste hat nmap nicht erkannt; sie stehen nicht im Inventar.',
  'inventory.note.components-left-out': '{count} Bestandteile sind Dateien oder Daten und keine Produkte; sie bleiben weg.',

  'inventory.fault.not-utf-8': '[Zeile {line}: ]Die Datei ist nicht in UTF-8. Abhilfe: als „CSV UTF-8“ speichern.',
  'inventory.fault.mixed-encoding':
    'Zeile {line}: Diese Zeile ist nicht in UTF-8, andere sind es. Abhilfe: die Teile einzeln als „CSV UTF-8“ speichern und dann zusammenfügen.',
  'inventory.fault.nul-byte': 'Zeile {line}: Ein Nullbyte: Das ist keine Textdatei, oder sie ist beschädigt. Abhilfe: als „CSV UTF-8“ neu speichern.',
  'inventory.fault.too-large':
    'Die Datei ist größer als 128 MiB. Abhilfe: teilen und die Teile einzeln so übernehmen, dass stehen bleibt, was eine Datei nicht nennt[$ (--merge)].',
  'inventory.fault.empty': '[Zeile {line}: ]Die Datei ist leer. Erwartet wird eine Kopfzeile, etwa „id;vendor;product;version“.',
  'inventory.fault.header':
    'Zeile {line}: Die Kopfzeile passt nicht[ (Spalte „{field}“)][, gefunden „{found}“]. Erwartet: „id;vendor;product;version“, danach auf Wunsch cpe, purl, model, serial, operator, criticality, confidentiality, integrity, availability, exposure, office, role, host, kind.',
  'inventory.fault.no-product-column':
    'Zeile {line}: Keine Spalte wurde als Produkt erkannt[ (gefunden „{found}…“)]. Abhilfe: eine Spalte dem Produkt zuordnen oder eine Vorlage wählen[$ (--map "Spalte=product", --preset, siehe „ncv node inventory presets“)].',
  'inventory.fault.column-unknown':
    'Zeile {line}: Eine Spalte „{field}“ gibt es nicht[ (gefunden „{found}…“)]. Abhilfe: den Namen in der Zuordnung berichtigen[$ (--map)].',
  'inventory.fault.column-twice':
    'Zeile {line}: Zwei Spalten stehen für dasselbe Feld[ „{found}“], die zweite ist „{field}“. Abhilfe: eine weglassen[$ (--map "Spalte=-")].',
  'inventory.fault.too-many-columns': 'Zeile {line}: Mehr als 1.000 Spalten. Abhilfe: nur die nötigen Spalten ausgeben.',
  'inventory.fault.too-many-assets':
    '[Zeile {line}: ]Mehr als {found} Einträge. Abhilfe: nach Rechnern zusammenfassen (die Spalte der Rechner weglassen[$, --map "Spalte=-"]) oder teilen.',
  'inventory.fault.field-count': 'Zeile {line}: falsche Zahl von Feldern[ ({found})]. Abhilfe: Felder mit Trennzeichen in Anführungszeichen setzen.',
  'inventory.fault.field-missing': '[Zeile {line}: ]Das Feld „{field}“ ist leer. Abhilfe: ausfüllen oder die Zeile löschen.',
  'inventory.fault.field-too-long': '[Zeile {line}: ]Das Feld „{field}“ ist länger als 1.000 Zeichen[ („{found}…“)].',
  'inventory.fault.duplicate-id':
    '[Zeile {line}: ]Die Kennung „{found}“ kommt mehrfach vor[ (Feld „{field}“)]. Abhilfe: jede nur einmal, oder die Spalte der Kennungen weglassen.',
  'inventory.fault.quoting':
    'Zeile {line}: Anführungszeichen sind nicht geschlossen oder stehen mitten im Feld. Abhilfe: Anführungszeichen im Feld verdoppeln.',
  'inventory.fault.control-character': '[Zeile {line}: ]Das Feld „{field}“ enthält Steuerzeichen[ („{found}“)].',
  'inventory.fault.unknown-value':
    '[Zeile {line}: ]Das Feld „{field}“ hat einen unbekannten Wert[ („{found}“)]. Erlaubt: Betreiber selbst, IT-DL, SaaS, Landkreis; Kritikalität niedrig bis sehr hoch; Schutzbedarf normal, hoch, sehr hoch; Erreichbarkeit Internet, intern, isoliert; Art Produkt, Familie, Betriebssystem. Abhilfe: berichtigen oder die Spalte weglassen[$ (--map "Spalte=-")].',
  'inventory.fault.json-broken': '[Zeile {line}: ]Die Datei ist kein gültiges JSON. Abhilfe: die Stückliste neu ausgeben.',
  'inventory.fault.not-cyclonedx': 'Das ist keine CycloneDX-Stückliste („{field}“ ist nicht „CycloneDX“). Abhilfe: als CycloneDX-JSON ausgeben.',
  'inventory.fault.cyclonedx-version': 'CycloneDX-Fassung „{found}“ wird nicht gelesen („{field}“). Abhilfe: als 1.4, 1.5 oder 1.6 ausgeben.',
  'inventory.fault.value-malformed': 'Die Stelle „{field}“ hat den falschen Typ. Abhilfe: die Stückliste neu ausgeben.',
  'inventory.fault.too-deep': '[Zeile {line}: ]Zu tief geschachtelt[ („{field}“)]: mehr als 32 Ebenen.',
  'inventory.fault.xml-broken': 'Zeile {line}: Die Datei ist kein gültiges XML, oder sie ist abgeschnitten. Abhilfe: den Scan zu Ende laufen lassen.',
  'inventory.fault.xml-doctype': 'Zeile {line}: Das XML bringt eigene Entitäten oder einen Verweis nach außen mit; so etwas wird nicht gelesen.',
  'inventory.fault.not-nmap': 'Das ist kein Ergebnis von nmap. Abhilfe: „nmap -sV -oX datei.xml …“.',

  'inventory.map.expected': 'Spalte=feld; Felder: {fields}; „-“ lässt die Spalte weg',
  'questionnaire.intro':
    'Fragebogen: {open} von {total} Fragen sind offen. Antworten mit Nummern, die Version dahinter, wenn sie bekannt ist: „1=7.4.9, 3“. Anderes: „Hersteller / Produkt / Version“. Wer es betreibt, mit @: „1 @IT-DL“ (selbst, IT-DL, SaaS, Landkreis). 0 = nichts davon, leer = später, q = aufhören. Was beantwortet ist, bleibt.',
  'questionnaire.question': '{office}: {text}',
  'questionnaire.ask': 'Antwort: ',
  'questionnaire.not-understood': 'Nicht verstanden. Beispiele: „2“, „1=7.4.9, 3“, „Beispiel / Torwächter / 2.1“, „0“.',
  'questionnaire.take-over': '{added} neu, {changed} geändert, {removed} entfällt. In das Inventar übernehmen? (j/N) ',
  'questionnaire.kept': 'Die Antworten sind aufgehoben; am Inventar wurde nichts geändert.',
  'questionnaire.done':
    'Aus dem Fragebogen: {added} neu, {changed} geändert, {removed} entfallen; jetzt {total} Einträge im Inventar, {open} Fragen noch offen. Betroffen: {affected}, zu prüfen: {check}.',
  'questionnaire.no-person': 'Hier kann niemand gefragt werden. Abhilfe: am Terminal aufrufen oder --answers DATEI.',
  'value.answer-question': 'diese Frage gibt es nicht',
  'value.answer-shape':
    'das ist keine Antwort („none“ oder eine Liste aus {"id"} oder {"vendor","product"}, je mit „version“ und „operator“ auf Wunsch)',
  'value.answer-product': 'das Produkt gehört nicht zu dieser Frage',
  'value.answer-control': 'enthält Steuerzeichen',
  'value.answer-json': 'kein gültiges JSON',
} as const
