// SPDX-License-Identifier: EUPL-1.2
/** Texts of cases, German. @module */
export const CASE_DE = {
  'case.none': 'Keine Fälle: Von hier ging noch kein Beitrag hinaus, oder er ist lange her.',
  'case.unread': '{count} Dateien des Antwortbretts sind noch nicht gelesen.',
  'case.no-reply': 'keine Rückfrage',
  'case.counts': 'Nachrichten der Zentrale: {replies} (zuletzt {at}), eigene Nachträge: {followUps}',
  'case.left': 'noch mögliche Nachträge: {left}',
  'case.ended.keys-gone': 'nur noch zu lesen (Schlüssel nicht mehr da, etwa nach einer Wiederherstellung)',
  'case.ended.closed': 'von der Zentrale geschlossen',
  'case.ended.over': 'beendet',
  'case.ended.none-left': 'keine Nachträge mehr',
  'case.revealed': '„Das waren wir“ ist gesagt',
  'case.question': 'Rückfrage {number} der Zentrale, {at} (Eintrag {index}, bezeugt)',
  'case.note': 'Mitteilung {number} der Zentrale, {at} (Eintrag {index}, bezeugt)',
  'case.closing': 'Schlusswort {number} der Zentrale, {at} (Eintrag {index}, bezeugt)',
  'case.closes': '  Antwort erbeten bis {day}',
  'case.own': 'Eigener Nachtrag {counter}, {at}',
  'concern.asked-back':
    'Die Zentrale fragt zu einem eigenen Beitrag zurück ({count} offen).[$ Ansehen: „ncv node cases“.] Antworten ist freiwillig; dass Sie lesen, erfährt niemand.',
  'case.state.queued': 'wartet auf einen der nächsten Umschläge',
  'case.state.sent': 'in einem Umschlag unterwegs',
  'case.state.delivered': 'bei der Zentrale abgeliefert',
  'case.state.accepted': 'von der Zentrale angenommen',
  'case.state.not-accepted': 'von der Zentrale nicht angenommen',
  'case.state.expired': 'nicht mehr hinausgegangen',
  'case.shrinks':
    'Von wem der Beitrag ist, weiß die Zentrale nicht; es kann jedes der {members} Mitglieder sein. Jede Antwort engt diesen Kreis ein: durch das, was sie sagt, und dadurch, dass und wann sie kommt. Noch {left} Rückfragen lassen sich beantworten. Auch Schweigen ist erlaubt; dass Sie gelesen haben, erfährt niemand.',
  'case.follow-up.head': 'Genau dieser Text geht hinaus, ohne Absender:',
  'case.follow-up.ask': 'So senden? [j/N] ',
  'case.follow-up.declined': 'Nichts gesendet.',
  'case.follow-up.queued': 'Nachtrag {counter} wartet auf einen der nächsten Umschläge. Noch {left} Nachträge möglich.',
  'case.reveal.means':
    '„Das waren wir“ zum Beitrag {id}: Die Zentrale erfährt, dass er von diesem Mitglied ist, und alles, was dazu nachgetragen wurde, ebenso. Das lässt sich nicht zurücknehmen. Andere Beiträge dieses Hauses bleiben ohne Absender.',
  'case.reveal.ask': 'Der Zentrale jetzt sagen, dass dieser Beitrag von uns ist? [j/N] ',
  'case.reveal.declined': 'Nichts gesagt.',
  'case.reveal.done': 'Die Zentrale weiß jetzt, dass dieser Beitrag von Ihnen ist.',
} as const
