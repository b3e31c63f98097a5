// SPDX-License-Identifier: EUPL-1.2
/** Texts of retention and erased contents at the hub: German. @module */
export const de = {
  title: 'Aufbewahrungsfristen',
  lead: {
    one: 'Die Frist des Verbunds für personenbezogene und vertrauliche Daten: {n} Tag. Die laufende Zentrale setzt alle Fristen einmal am Tag von selbst durch.',
    other:
      'Die Frist des Verbunds für personenbezogene und vertrauliche Daten: {n} Tage. Die laufende Zentrale setzt alle Fristen einmal am Tag von selbst durch.',
  },
  back: 'Einstellungen',
  'column.holds': 'Was',
  'column.period': 'Frist',
  'column.rows': 'Zeilen',
  'column.due': 'Fällig',
  run: 'Fälliges jetzt löschen',
  'run.text': { one: '{n} fällige Zeile wird gelöscht.', other: '{n} fällige Zeilen werden gelöscht.' },
  'run.note': 'Überschrieben, nicht nur ausgetragen. Sicherungen enthalten sie weiter, bis sie selbst ersetzt werden.',
  ran: { one: '{n} Zeile gelöscht.', other: '{n} Zeilen gelöscht.' },
  nothing: 'Nichts ist fällig.',
  'ledger.title': 'Gelöschte Inhalte',
  'ledger.lead': 'Einträge des Protokolls, deren Inhalt gelöscht ist. Der Eintrag selbst bleibt: So sieht jeder, dass und warum etwas fehlt.',
  'ledger.none': 'Kein Inhalt ist gelöscht.',
  'column.entry': 'Eintrag',
  'column.by': 'Gelöscht durch Eintrag',
  'column.reason': 'Grund',
  'reason.wrong-label': 'falsche Einstufung',
  'reason.personal-data': 'personenbezogene Daten',
  'reason.licence': 'Lizenz',
  'reason.court': 'gerichtlich angeordnet',
  'reason.retired': 'durch Neueres ersetzt',
} as const
