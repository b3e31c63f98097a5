// SPDX-License-Identifier: EUPL-1.2
/** Texts of questions and answers, German. @module */
export const QUESTION_DE = {
  'question.none': 'Keine offene Frage.',
  'question.head': '#{question} Betroffen? Behoben? Zur Warnmeldung {warning} „{title}“, bis {closes} ({state})',
  'question.state.open': 'offen',
  'question.state.closed': 'geschlossen, Ergebnis folgt',
  'question.state.withdrawn': 'beendet: die Warnmeldung ist zurückgezogen',
  'question.state.published': 'Ergebnis liegt vor',
  'question.state.not-asked': 'nicht an diese Art von Mitgliedern gerichtet',
  'question.own': '  Eigene Rückmeldung: {status}, gegeben {at} ({delivery})',
  'question.delivery.queued': 'wartet auf ihren Schlitz',
  'question.delivery.sent': 'gesendet',
  'question.delivery.delivered': 'zugestellt',
  'question.delivery.expired': 'nicht mehr zugestellt',
  'question.delivery.gone': 'die Brieftasche weiß nichts mehr von ihr',
  'question.verdict.included': '  Im Ergebnis enthalten: von diesem Knoten selbst nachgerechnet.',
  'question.verdict.missing':
    '  ROT: Sie war rechtzeitig zugestellt und fehlt im Ergebnis (ANSWER_MISSING). Abhilfe: die anderen Mitglieder und das N-CERT ansprechen; „ncv node export“ sichert die Belege.',
  'question.verdict.not-delivered': '  Nicht im Ergebnis: Sie kam nicht mehr rechtzeitig an.',
  'question.verdict.lost': '  Nicht im Ergebnis: Das N-CERT hat nach einer Wiederherstellung die Marken dieser Periode beendet.',
  'question.proposal': '  Vorschlag: {status} ({matches} Treffer). „ncv node answer {question}“ übernimmt ihn.',
  'question.no-proposal': '  Kein Vorschlag: {reason} „ncv node answer {question} STATUS“ antwortet von Hand.',
  'question.why.no-document': 'Zu dieser Warnmeldung gibt es kein Dokument, das sich abgleichen ließe.',
  'question.why.no-inventory': 'Das Inventar ist leer.',
  'question.why.not-matched': 'Der Abgleich mit dem Inventar ist noch nicht fertig.',
  'question.cannot': '  Kann nicht beantwortet oder geändert werden: Für diese Frage liegt hier keine Marke (etwa nach einer Wiederherstellung).',
  'question.result': '  Ergebnis {group}: {answers} Rückmeldungen',
  'question.interim': '  Zwischenstand {group}: {answers} Rückmeldungen bisher',
  'question.hidden': 'verborgen (unter 5 oder daraus zu errechnen)',
  'question.confirm':
    'Frage #{question} zu „{title}“: Ihre Rückmeldung ist „{status}“. Sie verlässt das Haus ohne Namen und kann bis {closes} geändert werden.',
  'question.anonymous':
    'Das N-CERT erfährt, dass eines von {members} befragten Mitgliedern das antwortet, nicht welches; auch nicht, welche anderen Rückmeldungen von Ihnen sind.',
  'question.unnamed':
    'Absender nicht genannt: Es sind nur {members} Mitglieder befragt. Aus der Rückmeldung selbst geht der Absender nicht hervor, aus anderem Wissen lässt er sich in so kleinem Kreis vielleicht erraten.',
  'question.ask': 'So antworten? [j/N] ',
  'question.declined': 'Es wurde nichts gesendet.',
  'question.queued':
    'Rückmeldung auf Frage #{question}: „{status}“. Sie geht in einem der nächsten Schlitze hinaus, als eine Sendung wie jede andere.',
  'question.consent.off': 'Ohne Sie wird nichts beantwortet (ändern: „ncv node answer --always propose“ oder „send“).',
  'question.consent.propose':
    'Der Knoten meldet sich, wenn eine Frage wartet; beantwortet wird sie nur von Ihnen (zurück: „ncv node answer --always off“).',
  'question.consent.send': 'Der Knoten antwortet nach den Treffern selbst, höchstens täglich (zurück: „ncv node answer --always off“).',
  'question.consent.send-means':
    'Künftig antwortet der Knoten auf jede Frage anonym mit dem, was aus Ihren Treffern folgt: offen oder akzeptiert → betroffen, in Arbeit → in Arbeit, zu prüfen → noch nicht bekannt, geschlossen → behoben, sonst nicht betroffen. Ändert sich der Stand, ändert er die Rückmeldung, höchstens täglich. Was sich nicht ableiten lässt, bleibt unbeantwortet.',
  'answer.not-affected': 'nicht betroffen',
  'answer.affected': 'betroffen',
  'answer.in-progress': 'in Arbeit',
  'answer.fixed': 'behoben',
  'answer.unknown': 'noch nicht bekannt',
  'group.all': 'alle',
  'group.municipality': 'Gemeinden und Städte',
  'group.district': 'Landkreise',
  'group.association': 'Zweckverbände',
  'group.it-provider': 'IT-Dienstleister',
  'group.land': 'Land',
  'status.questions': 'Fragen: {open} offen, davon {unanswered} ohne Rückmeldung · {consent}',
  'status.consent.off': 'geantwortet wird nur von Hand',
  'status.consent.propose': 'der Knoten schlägt vor',
  'status.consent.send': 'der Knoten antwortet selbst',
  'concern.questions': '{count} Fragen des N-CERT warten auf eine Rückmeldung.[$ „ncv node questions“ zeigt sie mit Vorschlag.]',
  'concern.questions.one': 'Eine Frage des N-CERT wartet auf eine Rückmeldung.[$ „ncv node questions“ zeigt sie mit Vorschlag.]',
  'concern.answer-missing':
    'Die eigene Rückmeldung auf Frage {index} war rechtzeitig zugestellt und fehlt im Ergebnis (ANSWER_MISSING): Das N-CERT zählt nicht, was es erhält. Abhilfe: die Belege sichern[$ („ncv node export“)] und die anderen Mitglieder ansprechen.',
  'concern.question-duplicate':
    'Die Zentrale hat mit Eintrag {index} eine zweite Frage zu einem Zählschlüssel gestellt. Sie wird nicht beantwortet: Rückmeldungen ließen sich sonst verknüpfen. Die anderen Mitglieder ansprechen.',
} as const
