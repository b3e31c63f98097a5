// SPDX-License-Identifier: EUPL-1.2
/** Texts of motions and votes at the node, German. @module */
export const VOTING_DE = {
  'vote.choice.yes': 'Ja',
  'vote.choice.no': 'Nein',
  'vote.choice.abstain': 'Enthaltung',
  'vote.own': '  Eigene Stimme: ',
  'vote.of': '  Stimme für {name}: ',
  'vote.state.none': 'noch nicht abgegeben („ncv node vote {motion} yes“).',
  'vote.state.prepared': 'vorbereitet, nicht freigegeben („ncv node vote … --release“).',
  'vote.state.released': 'freigegeben, unterwegs.',
  'vote.state.taken': 'von der Zentrale quittiert am {at}.',
  'vote.state.refused': 'nicht angenommen ({code}); sie zählt nicht.',
  'vote.state.counted': 'im Protokoll gezählt, von diesem Knoten nachgeprüft.',
  'vote.state.missing':
    'ROT: Die Zentrale hat sie quittiert, und sie fehlt im Protokoll. Abhilfe: die anderen Mitglieder ansprechen; „ncv node motion show … --json“ zeigt die Belege.',
  'vote.state.other':
    'ROT: Im Protokoll steht unter dem eigenen Schlüssel eine andere Stimme. Abhilfe: den Schlüssel sperren lassen, die anderen Mitglieder ansprechen.',
  'vote.state.void': 'zählt nicht: Schlüssel oder Vollmacht, auf denen sie beruht, gelten nicht mehr.',
  'vote.state.over': 'nicht gezählt: Der Antrag endete ohne sie.',
  'vote.preview': 'Antrag {motion} „{title}“, Frist bis {closes}.\nUnterschrieben wird: {name} stimmt {choices}.',
  'vote.prepared': 'Vorbereitet, noch nicht unterschrieben. Freigeben: denselben Befehl mit --release, durch eine Person mit der Rolle „voter“.',
  'vote.ask': 'So abstimmen? Eine freigegebene Stimme kann nicht geändert werden. [j/N] ',
  'vote.declined': 'Es wurde nichts unterschrieben und nichts gesendet.',
  'vote.released': 'Stimme zum Antrag {motion} unterschrieben. Sie geht als Post hinaus; „ncv node motions“ zeigt die Quittung.',
  'motion.outgoing': 'Eigener Antrag „{title}“: {state}[ ({code})].',
  'motion.outgoing.queued': 'wartet auf den Versand',
  'motion.outgoing.sealed': 'unterwegs',
  'motion.outgoing.taken': 'von der Zentrale quittiert, noch nicht im Protokoll',
  'motion.outgoing.refused': 'nicht angenommen',
  'motion.sent': 'Antrag {motion} „{title}“ unterschrieben; er geht als Post an die Zentrale.',
  'motion.withdrawing': 'Rücknahme des Antrags {motion} unterschrieben; sie geht sofort hinaus.',
  'keys.written':
    '{count} Gemeinschaftsschlüssel in {file}. ACHTUNG: Damit lässt sich alles lesen, was im Protokoll für alle Mitglieder steht. Nach Gebrauch löschen.',
  'concern.vote-missing':
    'Die eigene Stimme zum Antrag {motion} fehlt im Ergebnis, obwohl die Zentrale sie quittiert hat. Die anderen Mitglieder ansprechen; die Belege stehen beim Antrag[$ („ncv node motion show … --json“)].',
  'concern.vote-other':
    'Zum Antrag {motion} steht unter dem eigenen Schlüssel eine andere Stimme im Protokoll. Jemand anders hat den Schlüssel: sofort sperren lassen.',
  'concern.vote-refused': 'Die Stimme zum Antrag {motion} wurde nicht angenommen ({reason}) und zählt nicht.',
  'concern.motions': '{count} Anträge warten auf die eigene Stimme[$ („ncv node motions“)].',
  'concern.motions.one': 'Ein Antrag wartet auf die eigene Stimme[$ („ncv node motions“)].',
} as const
