// SPDX-License-Identifier: EUPL-1.2
/** Texts of retention at a node: German. @module */
export const de = {
  title: 'Aufbewahrung',
  lead: 'Personenbezogenes und Vertrauliches wird nach {days} Tagen gelöscht, so haben es die Mitglieder beschlossen. Der Knoten tut es jeden Tag von selbst; Vorfälle löscht er nur, wenn ein Mensch zustimmt.',
  'lead.short': 'Wie lange was in diesem Knoten bleibt.',
  'no-right': 'Die Regeln im Einzelnen und einen Lauf zeigt, wer den Rechner betreibt (Rolle „operator“).',
  'column.holds': 'Was',
  'column.period': 'Wie lange',
  'column.rows': 'Jetzt',
  'column.due': 'Zu löschen',
  consent: 'nur mit Zustimmung',
  nothing: '–',
  run: 'Jetzt löschen, was fällig ist',
  'run.title': 'Jetzt löschen?',
  'run.text': { one: '{n} Zeile wird unwiderruflich gelöscht.', other: '{n} Zeilen werden unwiderruflich gelöscht.' },
  'run.consent': 'Auch abgeschlossene Vorfälle löschen, deren Zeit um ist',
  'run.done': { one: '{n} Zeile gelöscht.', other: '{n} Zeilen gelöscht.' },
} as const
