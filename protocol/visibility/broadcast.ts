// SPDX-License-Identifier: EUPL-1.2
/**
 * What the hub says to all through the log. None of it has a field for the source of a contribution.
 *
 * @module
 */
import { EntrySchema } from '../log/entry.ts'
import { Board } from '../message/board.ts'
import { Erased } from '../message/erased.ts'
import { CountResult, Question } from '../message/count.ts'
import { Intake } from '../message/intake.ts'
import { Warning, Withdrawal } from '../message/warning.ts'
import type { Sight } from './sight.ts'
import { BOTH, EVERYBODY, MEMBERS } from './sight.ts'

export const BROADCAST_SIGHTS: readonly Sight[] = [
  {
    id: 'entry',
    ways: BOTH,
    title: { de: 'Eintrag des Protokolls (die offene Hülle)', en: 'entry of the log (the open shell)' },
    schema: EntrySchema,
    by: EVERYBODY,
    fields: {
      v: ['Version', 'version'],
      kind: ['Art der Nachricht', 'kind of message'],
      tlp: ['TLP-Einstufung', 'TLP label'],
      terms: ['Nutzungsbedingungen', 'terms of use'],
      time: ['wann das N-CERT sie einreihte', 'when the N-CERT put it in'],
      epoch: ['mit welchem Schlüssel sie verschlossen ist', 'which key it is sealed with'],
      body: ['Prüfsumme des Inhalts', 'hash of the content'],
      document: ['Prüfsumme des Dokuments, wo der Spiegel sie nicht lesen kann', 'hash of the document, where the mirror cannot read it'],
    },
  },
  {
    id: 'warning',
    ways: BOTH,
    title: {
      de: 'Warnmeldung, ohne Quelle (TLP:GREEN; als TLP:CLEAR für jeden)',
      en: 'warning, without its source (TLP:GREEN; as TLP:CLEAR for everybody)',
    },
    schema: Warning,
    by: MEMBERS,
    fields: {
      lane: ['übernommen oder bewertet', 'passed through or assessed'],
      title: ['Titel', 'title'],
      publisher: ['Herausgeber des Sicherheitshinweises', 'publisher of the advisory'],
      'advisory.namespace': ['Kennung des Herausgebers', 'id of the publisher'],
      'advisory.trackingId': ['Kennung des Hinweises', 'id of the advisory'],
      'advisory.version': ['Fassung des Hinweises', 'version of the advisory'],
      'document.sha256': ['Prüfsumme des Dokuments', 'hash of the document'],
      'document.length': ['Länge des Dokuments', 'length of the document'],
      'document.body': ['wo das Dokument liegt', 'where the document lies'],
      severity: ['Schwere', 'severity'],
      text: ['Text', 'text'],
      'recommendations[]': ['Empfehlungen', 'recommendations'],
      'indicators[].type': ['Spur des Angreifers: Art', 'trace of the attacker: kind'],
      'indicators[].value': ['Spur des Angreifers: Wert', 'trace of the attacker: value'],
      classification: ['Art des Vorfalls', 'kind of incident'],
      supersedes: ['welche sie ersetzt', 'which one it replaces'],
      isAlarm: ['ob es ein Alarm ist, dessen Empfang namentlich bestätigt wird', 'whether it is an alarm, whose receipt is confirmed by name'],
      isExercise: ['ob es eine Übung ist', 'whether it is an exercise'],
    },
  },
  {
    id: 'withdrawal',
    ways: BOTH,
    title: { de: 'Rücknahme einer Warnmeldung', en: 'withdrawal of a warning' },
    schema: Withdrawal,
    by: MEMBERS,
    fields: {
      entry: ['welche nicht mehr gilt', 'which one no longer holds'],
      reason: ['Grund aus einer festen Liste', 'reason from a closed list'],
      text: ['Erläuterung', 'explanation'],
    },
  },
  {
    id: 'erased',
    ways: BOTH,
    title: { de: 'Löschung: welche Inhalte nicht mehr da sind', en: 'erasure: which contents are no longer there' },
    schema: Erased,
    by: EVERYBODY,
    fields: {
      'entries[].index': ['welcher Eintrag', 'which entry'],
      'entries[].body': ['Prüfsumme seines Inhalts, wie sie schon im Eintrag steht', 'hash of its content, as it stands in the entry already'],
      'entries[].supersedes': ['welche Warnmeldung er ersetzt hatte', 'which warning it had replaced'],
      'documents[]': ['Prüfsumme eines Dokuments, das mit gelöscht ist', 'hash of a document that is erased with it'],
      reason: ['Grund aus einer festen Liste', 'reason from a closed list'],
    },
  },
  {
    id: 'intake',
    ways: BOTH,
    title: { de: 'Tagesliste: was ankam, ohne Absender', en: 'daily list: what came in, without senders' },
    schema: Intake,
    by: MEMBERS,
    fields: {
      day: ['welcher Tag', 'which day'],
      part: ['Teil', 'part'],
      parts: ['von wie vielen Teilen', 'of how many parts'],
      'batches[].slot': ['Zeitfenster der Sammlung', 'slot of the batch'],
      'batches[].root': ['Prüfsumme der Sammlung', 'hash of the batch'],
      'batches[].count': ['wie viele Umschläge darin waren', 'how many boxes it held'],
      'marks[]': [
        'Zeichen angenommener Beiträge und Füllzeichen; nur wer es schickte, erkennt seines',
        'marks of accepted contributions and filling; only the sender knows its own',
      ],
    },
  },
  {
    id: 'board',
    ways: BOTH,
    title: { de: 'Antwortbrett: versiegelte Antworten, die jeder Knoten lädt', en: 'reply board: sealed replies that every node downloads' },
    schema: Board,
    by: MEMBERS,
    fields: {
      'replies[]': [
        'gleich große versiegelte Bytes, echte und leere; nur der Empfänger kann seine öffnen',
        'sealed bytes of one size, real and empty; only its recipient can open one',
      ],
    },
  },
  {
    id: 'question',
    ways: BOTH,
    title: { de: 'Frage des N-CERT an alle („Betroffen? Behoben?“)', en: 'question of the N-CERT to all ("affected? fixed?")' },
    schema: Question,
    by: MEMBERS,
    fields: {
      form: ['welche Antworten möglich sind', 'which answers are possible'],
      warning: ['zu welcher Warnmeldung', 'about which warning'],
      period: ['mit Marken welcher Woche', 'with tokens of which week'],
      'targets[].group': ['wer gefragt ist', 'who is asked'],
      'targets[].k': ['Nummer des Zählschlüssels', 'number of the counting key'],
      opens: ['ab wann', 'from when'],
      closes: ['bis wann', 'until when'],
    },
  },
  {
    id: 'count-result',
    ways: BOTH,
    title: { de: 'Ergebnis einer Frage; Zahlen unter 5 verdeckt', en: 'result of a question; numbers under 5 are hidden' },
    schema: CountResult,
    by: MEMBERS,
    fields: {
      question: ['welche Frage', 'which question'],
      group: ['welche Gruppe', 'which group'],
      number: ['das wievielte Zwischenergebnis', 'number of the interim result'],
      isFinal: ['ob es das letzte ist', 'whether it is the last'],
      answers: ['wie viele geantwortet haben', 'how many have answered'],
      'cells[]': ['wie viele welche Antwort gaben', 'how many gave which answer'],
      part: ['Teil', 'part'],
      parts: ['von wie vielen Teilen', 'of how many parts'],
      commitments: ['Zeichen der gezählten Rückmeldungen: jeder findet nur seine', 'marks of the answers counted: each finds its own only'],
    },
  },
]
