// SPDX-License-Identifier: EUPL-1.2
/**
 * What rides on the post: named reports, requests, annotations, receipts for alarms. All of it bears the sender's name; that is the point.
 *
 * @module
 */
import { AlarmReceipt } from '../message/alarm.ts'
import { Annotation } from '../message/annotation.ts'
import { DutyReport } from '../message/duty-report.ts'
import { RequestState, SpocRequest } from '../message/spoc-request.ts'
import type { Sight } from './sight.ts'
import { NAMED, OWN_AND_HUB } from './sight.ts'

export const SERVICE_SIGHTS: readonly Sight[] = [
  {
    id: 'duty-report',
    ways: NAMED,
    title: { de: 'namentliche Meldung (aus einem Vorfall, in Stufen)', en: 'named report (made from an incident, in stages)' },
    schema: DutyReport,
    by: OWN_AND_HUB,
    fields: {
      report: ['welche Stufen zusammengehören', 'which stages belong together'],
      stage: ['Stufe: erste Meldung, Bewertung, Zwischenstand, Abschluss', 'stage: initial, update, interim, final'],
      force: ['ob die Fristen für Sie verbindlich oder empfohlen sind', 'whether the periods bind you or are recommended'],
      knownAt: ['seit wann Sie davon wissen', 'since when you know of it'],
      title: ['Titel des Vorfalls', 'title of the incident'],
      rsit: ['Art des Vorfalls (RSIT)', 'kind of incident (RSIT)'],
      vcv: ['Kategorie (VCV)', 'category (VCV)'],
      occurred: ['wann es geschah, wie Sie es schrieben', 'when it happened, as you wrote it'],
      detected: ['wann es entdeckt wurde, wie Sie es schrieben', 'when it was detected, as you wrote it'],
      description: ['Beschreibung, ungeschwärzt', 'description, not redacted'],
      measures: ['Maßnahmen, ungeschwärzt', 'measures, not redacted'],
      'assets[]': ['betroffene Systeme', 'systems concerned'],
      'indicators[].type': ['Spur des Angreifers: Art', 'trace of the attacker: kind'],
      'indicators[].value': ['Spur des Angreifers: Wert', 'trace of the attacker: value'],
      isExercise: ['ob es eine Übung ist', 'whether it is an exercise'],
    },
  },
  {
    id: 'spoc-request',
    ways: NAMED,
    title: { de: 'Anfrage an die Ansprechstelle des N-CERT', en: 'request to the contact point of the N-CERT' },
    schema: SpocRequest,
    by: OWN_AND_HUB,
    fields: {
      subject: ['Betreff', 'subject'],
      text: ['Text', 'text'],
      topic: ['was gebraucht wird', 'what is needed'],
      isUrgent: ['ob es eilt', 'whether it is urgent'],
    },
  },
  {
    id: 'request-state',
    ways: NAMED,
    title: { de: 'Stand einer Anfrage', en: 'state of a request' },
    schema: RequestState,
    by: OWN_AND_HUB,
    fields: {
      request: ['welche Anfrage', 'which request'],
      state: ['bestätigt, beantwortet, vermittelt, abgelehnt oder abgeschlossen', 'acknowledged, answered, brokered, declined or closed'],
      at: ['Uhrzeit', 'time'],
      text: ['Text', 'text'],
    },
  },
  {
    id: 'annotation',
    ways: NAMED,
    title: {
      de: 'Hinweis der Zwischenebene zu einer Warnmeldung (nur für die Stellen, die sie beauftragt haben)',
      en: 'annotation of an intermediary to a warning (for those alone that have mandated it)',
    },
    schema: Annotation,
    // The clients are other members; the hub carries ciphertext and sees to whom.
    by: ['own', 'members'],
    fields: {
      warning: ['zu welcher Warnmeldung', 'to which warning'],
      concerns: ['„Betrifft uns das?“', '"does it concern us?"'],
      action: ['„Was tun?“', '"what is to be done?"'],
      until: ['„Bis wann?“', '"until when?"'],
      who: ['„Wer macht es?“', '"who does it?"'],
    },
  },
  {
    id: 'alarm-receipt',
    ways: NAMED,
    title: {
      de: 'Empfangsbestätigung zu einem Alarm (sagt nicht, ob Sie betroffen sind)',
      en: 'receipt for an alarm (does not say whether you are affected)',
    },
    schema: AlarmReceipt,
    by: OWN_AND_HUB,
    fields: {
      warning: ['zu welchem Alarm', 'for which alarm'],
      state: ['zugestellt oder gelesen', 'delivered or read'],
      at: ['Uhrzeit', 'time'],
    },
  },
]
