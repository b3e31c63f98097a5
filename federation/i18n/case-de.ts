// SPDX-License-Identifier: EUPL-1.2
/** Texts of cases, German. @module */
export const CASE_DE = {
  'error.CASE_AMBIGUOUS': 'Mit „{id}“ beginnen mehrere Beiträge. Abhilfe: mehr Zeichen der Kennung angeben[$ (siehe „ncv hub cases --json“)].',
  'error.CASE_UNANSWERABLE':
    'Dieser Beitrag kann nicht mehr beantwortet werden: Er kam vor Einführung der Antworten, oder der Fall ist seit über 30 Tagen ohne Nachricht. Abhilfe: eine Warnmeldung an alle, wenn die Frage wichtig ist.',
  'error.CASE_CLOSED': 'Der Fall ist geschlossen; es geht keine Antwort mehr hinaus.',
  'error.CASE_CHANGED':
    'Zu diesem Beitrag hat inzwischen schon jemand geschrieben (Nummer {found}, nächste freie ist {expected}). Abhilfe: ansehen, was inzwischen geschrieben ist[$ („ncv hub cases ID“)], und dann noch einmal senden.',
  'hub.cases.none': 'Keine Beiträge.',
  'hub.case.open': 'offen',
  'hub.case.closed': 'geschlossen',
  'hub.case.over': 'beendet (keine Antwort mehr möglich)',
  'hub.case.counts': 'Antworten: {replies}, Nachträge: {followUps} von {limit}',
  'hub.case.claimed': '„Das waren wir“: {name}',
  'hub.case.question': 'Rückfrage {number} ({author})',
  'hub.case.note': 'Mitteilung {number} ({author})',
  'hub.case.closing': 'Schlusswort {number} ({author})',
  'hub.case.waits': '– wartet auf den nächsten Takt des Antwortbretts',
  'hub.case.out': '– auf dem Antwortbrett, Eintrag {index}',
  'hub.case.follow-up': 'Nachtrag {counter} von {limit}, Absender nicht genannt',
  'hub.case.shrinks': 'Jede Rückfrage engt den Kreis derer ein, die geschrieben haben können. Nur fragen, was gebraucht wird.',
  'hub.reply.done':
    'Antwort {number} liegt bereit und geht mit dem nächsten Takt des Antwortbretts hinaus. Lesen kann sie nur, wer den Beitrag schrieb. Ob er sie liest, erfährt niemand.',
} as const
