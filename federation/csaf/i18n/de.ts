// SPDX-License-Identifier: EUPL-1.2
/** German texts of the CSAF import: why a file was refused and what to do. @module */
export const de = {
  // a file or its text
  'csaf.problem.FILE_UNREADABLE': 'Die Datei lässt sich nicht lesen[ ({found})]. Abhilfe: Leserechte und Datenträger prüfen.',
  'csaf.problem.FILE_SPECIAL':
    'Das ist keine gewöhnliche Datei[ ({found})]; Verknüpfungen werden nicht verfolgt. Abhilfe: die Datei selbst in den Ordner legen.',
  'csaf.problem.CSAF_TOO_LARGE':
    'Die Datei ist größer als 16 MiB[ ({size} Byte)]. Abhilfe: prüfen, ob es wirklich ein einzelner Sicherheitshinweis ist.',
  'csaf.problem.CSAF_EMPTY': 'Die Datei ist leer. Abhilfe: erneut herunterladen.',
  'csaf.problem.CSAF_BOM':
    'Die Datei beginnt mit einer Bytereihenfolge-Marke (BOM), die JSON nicht erlaubt (RFC 8259, Abschnitt 8.1). Abhilfe: als „UTF-8 ohne BOM“ speichern oder das Original des Herausgebers verwenden.',
  'csaf.problem.CSAF_ENCODING':
    'Die Datei ist nicht in UTF-8[, sondern {found}][ (Zeile {line}, Spalte {column})]. Abhilfe: das Original des Herausgebers unverändert verwenden.',
  'csaf.problem.CSAF_HTML':
    'Die Datei ist eine HTML-Seite und kein JSON, meist eine Anmelde- oder Fehlerseite[ (ab Zeile {line}, Spalte {column})]. Abhilfe: die Adresse im Browser öffnen und das Dokument erneut herunterladen.',
  'csaf.problem.CSAF_XML':
    'Die Datei ist XML und kein JSON, vielleicht ein altes CVRF-Dokument. Abhilfe: die CSAF-Fassung (JSON) beim Herausgeber holen.',
  'csaf.problem.CSAF_TRUNCATED':
    'Das JSON bricht ab[ in Zeile {line}, Spalte {column}][ nach {size} Byte][ (Stelle {pointer})]. Abhilfe: erneut herunterladen.',
  'csaf.problem.CSAF_NOT_JSON':
    'Das ist kein gültiges JSON[: Fehler in Zeile {line}, Spalte {column}][ (Stelle {pointer})]. Abhilfe: das Original des Herausgebers unverändert verwenden.',
  'csaf.problem.CSAF_DUPLICATE_KEY':
    'Ein Name steht in einem Objekt doppelt[: {pointer}][ (Zeile {line}, Spalte {column})]; Programme lesen so etwas verschieden. Abhilfe: den Herausgeber informieren, berichtigte Fassung verwenden.',
  'csaf.problem.CSAF_TOO_DEEP':
    'Das JSON ist tiefer als 64 Ebenen verschachtelt[ (Zeile {line}, Spalte {column})]. Abhilfe: prüfen, ob es wirklich ein Sicherheitshinweis ist.',
  'csaf.problem.CSAF_NOT_ADVISORY': 'Das ist kein Sicherheitshinweis, sondern: {found}. Abhilfe: nur CSAF-Dokumente importieren.',
  // a test of CSAF 2.0, section 6.1
  'csaf.test.csaf_2_0_schema': 'Das Dokument entspricht nicht dem JSON-Schema von CSAF 2.0',
  'csaf.test.6.1.1': 'Eine Produkt-ID wird verwendet, aber nirgends definiert',
  'csaf.test.6.1.2': 'Eine Produkt-ID ist mehrfach definiert',
  'csaf.test.6.1.3': 'Ein Produkt ist über seine Beziehungen durch sich selbst definiert',
  'csaf.test.6.1.4': 'Eine Produktgruppe wird verwendet, aber nirgends definiert',
  'csaf.test.6.1.5': 'Eine Produktgruppe ist mehrfach definiert',
  'csaf.test.6.1.6': 'Ein Produkt hat in derselben Schwachstelle einander widersprechende Zustände',
  'csaf.test.6.1.7': 'Ein Produkt hat mehrere CVSS-Werte derselben Version',
  'csaf.test.6.1.8': 'Eine CVSS-Angabe entspricht nicht dem CVSS-Schema',
  'csaf.test.6.1.9': 'Ein CVSS-Wert oder eine Stufe passt nicht zum CVSS-Vektor',
  'csaf.test.6.1.10': 'Einzelne CVSS-Eigenschaften widersprechen dem CVSS-Vektor',
  'csaf.test.6.1.11': 'Die CWE-Nummer ist unbekannt oder der Name gehört nicht zu ihr',
  'csaf.test.6.1.12': 'Eine Sprachangabe ist kein gültiges Kürzel (etwa de-DE)',
  'csaf.test.6.1.13': 'Eine Package-URL (purl) ist ungültig',
  'csaf.test.6.1.14': 'Die Versionen der Revisionshistorie steigen nicht mit ihren Daten an',
  'csaf.test.6.1.15': 'Ein Herausgeber der Art „translator“ nennt die Ausgangssprache nicht',
  'csaf.test.6.1.16': 'Die Dokumentversion ist nicht die jüngste der Revisionshistorie',
  'csaf.test.6.1.17': 'Eine Version 0 oder eine Vorabversion verlangt den Status „draft“',
  'csaf.test.6.1.18': 'Ein veröffentlichtes Dokument führt Version 0 in der Revisionshistorie',
  'csaf.test.6.1.19': 'Die Revisionshistorie enthält Vorabversionen',
  'csaf.test.6.1.20': 'Ein veröffentlichtes Dokument trägt eine Vorabversion',
  'csaf.test.6.1.21': 'In der Revisionshistorie fehlt eine Version',
  'csaf.test.6.1.22': 'Eine Version steht mehrfach in der Revisionshistorie',
  'csaf.test.6.1.23': 'Eine CVE-Nummer steht bei mehreren Schwachstellen',
  'csaf.test.6.1.24': 'Ein Beteiligter ist am selben Tag mehrfach eingetragen',
  'csaf.test.6.1.25': 'Ein Prüfsummenverfahren steht für eine Datei mehrfach',
  'csaf.test.6.1.26': 'Der Name der Dokumentkategorie ist vorbehalten oder einem Profil zum Verwechseln ähnlich',
  'csaf.test.6.1.27.1': 'Dem Dokument fehlt eine Notiz, die sein Profil verlangt',
  'csaf.test.6.1.27.2': 'Dem Dokument fehlt ein externer Verweis, den sein Profil verlangt',
  'csaf.test.6.1.27.3': 'Das Profil des Dokuments erlaubt keine Schwachstellen',
  'csaf.test.6.1.27.4': 'Dem Dokument fehlt der Produktbaum, den sein Profil verlangt',
  'csaf.test.6.1.27.5': 'Einer Schwachstelle fehlt die Notiz, die das Profil verlangt',
  'csaf.test.6.1.27.6': 'Einer Schwachstelle fehlt die Angabe, welche Produkte in welchem Zustand sind',
  'csaf.test.6.1.27.7': 'Einer VEX-Schwachstelle fehlt ein Zustand (behoben, betroffen, nicht betroffen, in Prüfung)',
  'csaf.test.6.1.27.8': 'Einer VEX-Schwachstelle fehlt die CVE-Nummer oder eine andere Kennung',
  'csaf.test.6.1.27.9': 'Für ein nicht betroffenes Produkt fehlt die Begründung',
  'csaf.test.6.1.27.10': 'Für ein betroffenes Produkt fehlt die Handlungsempfehlung',
  'csaf.test.6.1.27.11': 'Dem Dokument fehlen die Schwachstellen, die sein Profil verlangt',
  'csaf.test.6.1.28': 'Sprache und Ausgangssprache einer Übersetzung sind gleich',
  'csaf.test.6.1.29': 'Eine Maßnahme nennt kein Produkt',
  'csaf.test.6.1.30': 'Ganzzahlige und semantische Versionen sind gemischt',
  'csaf.test.6.1.31': 'Eine Produktversion enthält einen Versionsbereich',
  'csaf.test.6.1.32': 'Eine Kennzeichnung nennt kein Produkt',
  'csaf.test.6.1.33': 'Ein Produkt trägt mehrere VEX-Begründungen',
  'csaf.test.timeout': 'Die Prüfung dieses Dokuments dauerte zu lange und wurde abgebrochen',
  'csaf.test.crash': 'Die Prüfung dieses Dokuments brachte den Prüfer zum Absturz',
  // how a reason is put together
  'csaf.reason.test':
    '{what} (Test {test}). Stelle: {place}[, gefunden: {found}]. Meldung des Prüfers: „{message}“.[ Weitere Tests schlagen an: {others}.] {remedy}',
  'csaf.reason.root': 'das ganze Dokument',
  'csaf.reason.remedy': 'Abhilfe: den Herausgeber informieren und die berichtigte Fassung importieren.',
  'csaf.reason.unfit':
    'Abhilfe: das Dokument einzeln ansehen; ungewöhnlich viele Produkte oder Verweise sprechen für einen Fehler oder einen Angriff.',
} as const
