// SPDX-License-Identifier: EUPL-1.2
/** Texts of alarms at a node: German. @module */
export const de = {
  title: 'Alarme',
  lead: 'Alarme sind Warnmeldungen in akuter Gefahr. Das N-CERT muss wissen, dass jemand sie gelesen hat; wer nicht bestätigt, wird angerufen.',
  empty: 'Kein Alarm',
  'empty.text': 'Ein Alarm erscheint hier und auf der Startseite, sobald das N-CERT ihn auslöst.',
  'column.title': 'Alarm',
  'column.tlp': 'Weitergabe',
  'column.time': 'Ausgelöst',
  'column.state': 'Bestätigung',
  exercise: 'Übung',
  'state.read': 'gelesen, bestätigt',
  'state.delivered': 'im Haus angekommen',
  'state.new': 'noch nicht gemeldet',
  confirm: 'Empfang bestätigen',
  'confirm.what': 'Empfang von „{title}“ bestätigen',
  'confirm.title': 'Empfang namentlich bestätigen?',
  'confirm.text': 'Das N-CERT erfährt sofort: {house} hat diesen Alarm gelesen. Ob dieses Haus betroffen ist, sagt die Bestätigung nicht.',
  confirmed: 'Bestätigt. Das N-CERT weiß, dass der Alarm gelesen ist.',
} as const
