// SPDX-License-Identifier: EUPL-1.2
/** German texts of slots, the set of senders and sending at once. @module */
export const SLOTS_DE: Readonly<Record<string, string>> = {
  'contribute.unnamed':
    'Absender nicht genannt, aber nicht anonym: [Nur etwa {size} Knoten senden; ]wer die Lage kennt, kann raten. Der bessere Weg ist hier, mit Namen zu melden: telefonisch beim N-CERT oder über die eigene Ansprechstelle (SPOC), bis es die vertrauliche Post gibt.\nSonst: ohne Absender über das Relais, TLP:AMBER.',
  'contribute.anonymous': 'Weg: anonym über das Relais, TLP:AMBER. Etwa {size} Knoten senden in jedem Zeitfenster einen gleich großen Umschlag.',

  'contribution.small': 'in einer kleinen Gruppe gesendet ({count} < {least})',
  'contribution.urgent': 'eilig, in einer Gruppe von {count}',

  'urgent.head': 'Eilig heißt: jetzt, mit weniger Anonymität.',
  'urgent.seen':
    'Das Relais und jeder, der die Leitung beobachtet, erfahren, dass diese Stelle jetzt etwas zu sagen hatte. Was, erfahren sie nicht. Der N-CERT sieht den Inhalt und die genaue Uhrzeit, nicht den Absender.',
  'urgent.set': '[In der letzten Sammlung lagen {count} Umschläge. ]Der Verbund hat {members} Mitglieder; mehr können nicht mitgehen.',
  'urgent.alone':
    'Es ist damit zu rechnen, dass der Beitrag allein hinausgeht: Das Relais lässt nur zusammen gehen, was von mindestens {least} Mitgliedern kommt.',
  'urgent.instead':
    'Wer es so eilig hat, ist am Telefon oft besser dran: N-CERT anrufen. Ohne --urgent geht der Beitrag in einem der nächsten Zeitfenster.',
  'urgent.ask': 'Jetzt senden, mit weniger Anonymität? [j/N] ',
  'urgent.ask-alone': 'Der Beitrag geht allein hinaus: Das Relais weiß dann, von wem er ist, wenn auch nicht, was darin steht. Trotzdem? [j/N] ',
  'urgent.sent': 'Eilig gesendet als {id}, in einer Gruppe von {count}. Den Beleg des Relais bringt das nächste Zeitfenster.',
  'urgent.waits': 'Nicht eilig gesendet. Der Beitrag {id} ist eingereiht und geht in einem der nächsten Zeitfenster hinaus.',

  'error.URGENT_TOO_OFTEN':
    'Diese Stelle hat eben erst eilig gesendet[; wieder in {seconds} Sekunden]. Der Beitrag ist eingereiht und geht im nächsten Zeitfenster. Abhilfe: warten oder anrufen.',

  'status.slots': 'Zeitfenster: {sent} Umschläge gesendet, davon {cover} leer · [etwa {active} Knoten senden: ]{wording}',
  'status.anonymous': 'anonym',
  'status.unnamed': 'Absender nicht genannt',
  'concern.small-group':
    'Die letzte Sammlung des Relais ging mit {count} Umschlägen hinaus, weniger als die {least} der Gründung: Wer darin etwas gesagt hat, wurde in einer kleinen Gruppe gesendet. Eilige Fälle besser telefonisch melden.',
  'concern.small-group.one':
    'Die letzte Sammlung des Relais ging mit einem einzigen Umschlag hinaus, weniger als die {least} der Gründung: Wer darin etwas gesagt hat, wurde allein gesendet. Eilige Fälle besser telefonisch melden.',
}
