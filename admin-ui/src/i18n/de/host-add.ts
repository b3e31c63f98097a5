// SPDX-License-Identifier: EUPL-1.2
/** Texts of taking tenants in: German. @module */
export const de = {
  title: 'Mandanten aufnehmen',
  lead: 'Dabei entstehen Schlüssel und Ordner. Darum geschieht es auf dem Rechner selbst, mit den Rechten dessen, dem der Ordner gehört. Hier entsteht der Befehl.',
  'new.title': '1. Neuen Mandanten einrichten',
  'new.lead': 'Jeder bekommt einen eigenen Ordner mit eigenen Schlüsseln.',
  name: 'Name der Organisation',
  folder: 'Ordnername',
  'folder.hint': 'Kleine Buchstaben, Ziffern, Bindestrich. Leer: aus dem Namen.',
  kind: 'Art',
  category: 'Kategorie nach Nutzungsordnung',
  command: 'Befehl',
  recovery:
    'Der Wiederherstellungsschlüssel liegt danach im Ordner „recovery“ des Betreibers. Er gehört dem Mandanten: Geben Sie ihn dorthin und löschen Sie ihn hier.',
  'many.title': 'Viele auf einmal',
  'many.text': 'Aus einer Liste (JSON: Ordnername, Name, Art, Kategorie), die Sie auf den Rechner legen.',
  'join.title': '2. Dem Verbund beitreten',
  'join.text': 'Mit der Beitrittsdatei und zwei Wörtern aus dem Beitrittsbrief. Ohne Namen: alle, die noch in keinem Verbund sind.',
  'join.open': { one: '{n} Mandant ist noch in keinem Verbund.', other: '{n} Mandanten sind noch in keinem Verbund.' },
  'join.none': 'Alle Mandanten sind in einem Verbund.',
  'adopt.title': 'Einen Knoten übernehmen, der schon läuft',
  'adopt.text':
    'Sein Ordner wird hierher verschoben. Vorher muss er dort angehalten sein. In seiner Oberfläche steht danach, wer ihn betreibt und dass dort sein Klartext einsehbar ist.',
} as const
