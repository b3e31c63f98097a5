// SPDX-License-Identifier: EUPL-1.2
/** German texts of `ncv hub revoke-issuer`. @module */
export const LEDGER_DE = {
  'revoke.plan':
    'Gesperrt wird der Ausstellerschlüssel {key}… (Zeitraum {period}, {purpose} {number}).\n{members} Mitglieder haben Marken dieses Zeitraums; ihre Marken unter diesem Schlüssel werden wertlos, und was mit ihnen noch unterwegs ist, zählt nicht.',
  'revoke.spare':
    'An seine Stelle tritt der mit ihm angekündigte Ersatz {key}…; die Knoten holen unter ihm neue Marken, jeder zu einem zufälligen Zeitpunkt.',
  'revoke.no-spare': 'Einen Ersatz gibt es hier nicht: Unter dieser Stelle wird in diesem Zeitraum nichts mehr ausgegeben oder angenommen.',
  'revoke.over': 'Hinweis: Aus diesem Zeitraum wird ohnehin nichts mehr angenommen.',
  'revoke.ask': 'Das lässt sich nicht zurücknehmen. Jetzt sperren? [j/N] ',
  'revoke.declined': 'Nichts geändert. Mit --yes wird ohne Rückfrage gesperrt.',
  'revoke.done': 'Gesperrt mit Eintrag {index} (Zeitraum {period}). Die Knoten handeln danach, sobald die Zeugen ihn gesehen haben.',
}
