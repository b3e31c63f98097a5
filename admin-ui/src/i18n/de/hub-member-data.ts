// SPDX-License-Identifier: EUPL-1.2
/** Texts of data stored about a member: German. @module */
export const de = {
  title: 'Daten über ein Mitglied',
  'title.of': 'Gespeichert über {member}',
  lead: 'Auskunft nach Art. 15 DSGVO: alles, was die Zentrale zu einer Stelle gespeichert hat, Feld für Feld erklärt.',
  back: 'Mitglieder',
  'back.settings': 'Einstellungen',
  which: 'Kennung der Stelle',
  'which.hint': 'm- und 16 Zeichen; steht auf der Seite des Mitglieds. Auch frühere Mitglieder und Bewerber.',
  'which.go': 'Zeigen',
  save: 'Als Datei sichern',
  register: 'Im Protokoll, für alle Mitglieder',
  'column.period': 'Frist',
  'column.rows': 'Zeilen',
  fields: 'Was die Felder bedeuten',
  rows: 'Gespeicherte Zeilen',
  notes: 'Was hier nicht steht',
  delete: 'Nach dem Ausscheiden löschen',
  'delete.lead': 'Nach Art. 17 DSGVO. Geht nur bei Stellen, die ausgetreten, ausgeschlossen oder nie aufgenommen sind.',
  'delete.text':
    'Gelöscht wird alles oben Gezeigte außer dem Protokoll: Kontakte, Post, Meldungen, Anfragen, Bestätigungen. Sichern Sie die Auskunft vorher, wenn die Stelle sie verlangt hat.',
  'delete.do': 'Löschen',
  deleted: { one: 'Gelöscht: {n} Zeile.', other: 'Gelöscht: {n} Zeilen.' },
  remains: 'Was bleibt',
  none: 'Nichts.',
} as const
