// SPDX-License-Identifier: EUPL-1.2
/** Texts of who sees what: German. @module */
export const de = {
  title: 'Was sieht wer?',
  lead: 'Aus den Formaten des Protokolls erzeugt: jedes Feld, das übertragen wird, und wer es lesen kann.',
  hosted:
    'Diesen Knoten betreibt {host}: Dort ist alles einsehbar, was dieses Haus sieht. Wer dort dafür zuständig ist, öffnet auch diese Oberfläche, mit der Rolle Bearbeitung; jeder Besuch steht in der Prüfspur dieses Hauses.',
  way: 'Meldeweg',
  'way.anonymous': 'anonym',
  'way.named': 'namentlich',
  learns: 'Was jede Partei daraus schließen kann',
  together: 'Wenn beide zusammenlegen, was sie wissen',
  fields: 'Feld für Feld',
  party: 'Wer sieht es?',
  'column.field': 'Feld',
  'column.message': 'Nachricht',
  empty: 'Kein Feld passt zu dieser Suche',
  print: 'Drucken',
} as const
