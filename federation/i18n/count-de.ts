// SPDX-License-Identifier: EUPL-1.2
/** Texts of questions and counts, German. @module */
export const COUNT_DE = {
  'error.COUNTING_KEYS':
    'Für diese Periode[ {period}] ist kein Zählschlüssel mehr frei[: {found} von {expected} nötigen]. Abhilfe: in der nächsten Periode fragen, oder mit weniger Gruppen.',
  'error.GROUP_SMALL':
    'Die Gruppe „{group}“ hat {found} Mitglieder; unter {limit} ließe eine Rückmeldung auf ihren Absender schließen. Abhilfe: alle gemeinsam fragen[$ (ohne --group)].',
  'error.QUESTION_WINDOW': 'Das Ende {found} liegt nicht im erlaubten Zeitraum. Abhilfe: das Ende zwischen {first} und {last} legen[$ (--closes)].',
  'error.QUESTION_STALE':
    'Inzwischen wurde eine andere Frage gestellt, oder die Periode ist umgesprungen. Es wurde nichts gefragt. Abhilfe: den Befehl wiederholen.',
  'error.COUNT_TOO_SOON':
    'Der letzte Zwischenstand ist noch keinen Tag alt; häufigere ließen erkennen, wann welche Rückmeldung kam. Abhilfe: [ab {at} ]wieder versuchen.',
  'count.asked': 'Die Mitglieder sind gefragt: Eintrag {question}, zur Warnmeldung {warning}.',
  'count.none': 'Noch keine Frage gestellt. „ncv hub ask ENTRY --key … --key …“ fragt zu einer Warnmeldung.',
  'count.head': '#{question} zur Warnmeldung {warning} „{title}“, bis {closes} UTC ({state})',
  'count.group': '  {group}: {answers} Rückmeldungen von {members} Mitgliedern',
  'count.hidden': 'verborgen',
  'count.why-hidden': '  Verborgen sind Zellen unter 5 und so viele weitere, dass keine von ihnen errechnet werden kann.',
  'count.exact': '  Genaue Zahlen: nur für die Prüfung. Sie dürfen nicht weitergegeben werden.',
  'count.published': 'Zwischenstand veröffentlicht als Eintrag {index}: {answers} Rückmeldungen, ohne Zellen.',
  'count.state.open': 'offen',
  'count.state.arriving': 'geschlossen, letzte Rückmeldungen treffen ein',
  'count.state.over': 'geschlossen, Ergebnis folgt',
  'count.state.withdrawn': 'beendet: die Warnmeldung ist zurückgezogen',
  'count.state.published': 'Ergebnis veröffentlicht',
  'answer.not-affected': 'nicht betroffen',
  'answer.affected': 'betroffen',
  'answer.in-progress': 'in Arbeit',
  'answer.fixed': 'behoben',
  'answer.unknown': 'noch nicht bekannt',
  'group.all': 'Alle',
  'group.municipality': 'Gemeinden und Städte',
  'group.district': 'Landkreise',
  'group.association': 'Zweckverbände',
  'group.it-provider': 'IT-Dienstleister',
  'group.land': 'Land',
} as const
