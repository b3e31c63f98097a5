// SPDX-License-Identifier: EUPL-1.2
/**
 * What is in the box: the contribution, the follow-up, the answer to a question, cover, and the reply of the hub.
 *
 * @module
 */
import { FollowUp, Reply } from '../message/board.ts'
import { Contribution } from '../message/contribution.ts'
import { Answer } from '../message/count.ts'
import { Submission } from '../submission/seal.ts'
import type { Sight } from './sight.ts'
import { ANONYMOUS, OWN_AND_HUB } from './sight.ts'

export const ANONYMOUS_SIGHTS: readonly Sight[] = [
  {
    id: 'box',
    ways: ANONYMOUS,
    title: { de: 'Umschlag, geöffnet', en: 'box, opened' },
    schema: Submission,
    by: OWN_AND_HUB,
    fields: {
      kind: ['Art: Beitrag, Nachtrag, Rückmeldung oder leer', 'kind: report, follow-up, answer or empty'],
      token: ['Marke: „ein Mitglied, Woche W“, nicht welches', 'token: "a member, week W", not which'],
      edPk: ['Einmalschlüssel zum Unterschreiben', 'one-time key for signing'],
      xwPk: ['Einmalschlüssel für Antworten', 'one-time key for replies'],
      frame: ['der unterschriebene Inhalt', 'the signed content'],
    },
  },
  {
    id: 'report',
    ways: ANONYMOUS,
    title: { de: 'Beitrag (aus einem Vorfall)', en: 'contribution (made from an incident)' },
    schema: Contribution,
    by: OWN_AND_HUB,
    fields: {
      key: ['Einmalschlüssel', 'one-time key'],
      'report.rsit': ['Art des Vorfalls (RSIT)', 'kind of incident (RSIT)'],
      'report.vcv': ['Kategorie (VCV)', 'category (VCV)'],
      'report.occurredDay': ['Tag des Vorfalls, ohne Uhrzeit', 'day of the incident, without a time'],
      'report.detectedDay': ['Tag der Entdeckung, ohne Uhrzeit', 'day of detection, without a time'],
      'report.description': ['Beschreibung, geschwärzt', 'description, redacted'],
      'report.measures': ['Maßnahmen, geschwärzt', 'measures, redacted'],
      'report.indicators[].type': ['Spur des Angreifers: Art', 'trace of the attacker: kind'],
      'report.indicators[].value': ['Spur des Angreifers: Wert', 'trace of the attacker: value'],
      'report.leftOut[]': ['welche Felder weggelassen wurden', 'which fields were left out'],
      isExercise: ['ob es eine Übung ist', 'whether it is an exercise'],
    },
  },
  {
    id: 'follow-up',
    ways: ANONYMOUS,
    title: { de: 'Nachtrag zu einem Beitrag', en: 'follow-up to a contribution' },
    schema: FollowUp,
    by: OWN_AND_HUB,
    fields: {
      key: ['Einmalschlüssel des Beitrags: beide gehören zusammen', 'one-time key of the contribution: they belong together'],
      counter: ['der wievielte', 'number of it'],
      text: ['Text, geschwärzt', 'text, redacted'],
      answers: ['auf welche Antwort er antwortet', 'which reply it answers'],
      isExercise: ['ob es eine Übung ist', 'whether it is an exercise'],
    },
  },
  {
    id: 'answer',
    ways: ANONYMOUS,
    title: { de: 'Rückmeldung auf eine Frage („Betroffen? Behoben?“)', en: 'answer to a question ("affected? fixed?")' },
    schema: Answer,
    by: OWN_AND_HUB,
    fields: {
      key: ['Einmalschlüssel, nur für diese Frage', 'one-time key, for this question only'],
      question: ['auf welche Frage', 'which question'],
      status: ['eine von fünf Antworten, kein Text', 'one of five answers, no text'],
      counter: ['die wievielte Fassung dieser Rückmeldung', 'version of this answer'],
    },
  },
  {
    id: 'reply',
    ways: ANONYMOUS,
    title: { de: 'Antwort des N-CERT an die unbekannte Stelle', en: 'reply of the N-CERT to the unknown sender' },
    schema: Reply,
    by: OWN_AND_HUB,
    fields: {
      contribution: ['zu welchem Beitrag', 'to which contribution'],
      number: ['die wievielte', 'number of it'],
      kind: ['Frage, Hinweis oder Abschluss', 'question, note or closing'],
      text: ['Text', 'text'],
      closes: ['bis wann eine Antwort hilft', 'until when an answer helps'],
    },
  },
]
