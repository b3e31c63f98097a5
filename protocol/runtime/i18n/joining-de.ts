// SPDX-License-Identifier: EUPL-1.2
/** Words that node and hub share about joining and founding, German. @module */
export const JOINING_WORDS_DE = {
  'prerequisite.contact': 'Kontaktperson und Vertretung',
  'prerequisite.operation': 'Form des IT-Betriebs',
  'prerequisite.state-network': 'Anschluss an das Landesnetz',
  'prerequisite.internet': 'Anschluss an das Internet',
  'prerequisite.link-network': 'Anschluss an das Verbindungsnetz/DOI',
  'prerequisite.procedures': 'ebenenübergreifende Verfahren',
  'prerequisite.products': 'eingesetzte Hard- und Software',
  'prerequisite.measures': 'Sicherheitsmaßnahmen, Konzept, Zertifikat',
  'prerequisite.handling': 'Umgang mit Informationen des N-CERT, Rückmeldung',
  'prerequisite.findings': 'welche eigenen Erkenntnisse weitergegeben werden dürfen',
  'prerequisite.incident-definition': 'gemeinsame Definition des Sicherheitsvorfalls angewandt',
  'attestation.fulfilled': 'erfüllt',
  'attestation.partly': 'teilweise',
  'attestation.not-yet': 'noch nicht',
  'attestation.no-reliable-information': 'keine verlässlichen Informationen',
  'member.kind.municipality': 'Gemeinde/Stadt',
  'member.kind.district': 'Landkreis/Region',
  'member.kind.association': 'kommunaler Zweckverband',
  'member.kind.it-provider': 'IT-Dienstleister',
  'member.kind.land': 'Land',
  'founding.witnesses': 'Gründer, die bezeugen',
  'founding.rules.head': 'Worüber die Gründer mit ihrer Unterschrift entscheiden:',
  'founding.rules.cast':
    'Abstimmungen: angenommen mit drei Vierteln der abgegebenen Stimmen (Enthaltungen zählen als abgegeben), wenn mindestens {share} der Mitglieder abstimmen. Bei {members} Mitgliedern: {quorum} müssen abstimmen; dann reichen {yes} Ja.',
  'founding.rules.electorate':
    'Abstimmungen: angenommen mit drei Vierteln aller Mitglieder, gleich wie viele abstimmen. Bei {members} Mitgliedern: {yes} Ja. Wer nicht abstimmt, wirkt wie ein Nein.',
  'founding.rules.period': 'Eine Abstimmung dauert {time}.',
  'founding.rules.witnesses':
    'Zeugen: {quorum} von {witnesses} müssen bezeugen; {lost} dürfen ausfallen, bevor Schlüssel, Mitglieder und Beiträge stillstehen (Warnmeldungen gehen weiter).',
  'founding.rules.k-min':
    'Anonymität: Das Relais mischt mindestens {least} Umschläge oder wartet höchstens {hold}; danach gehen auch weniger hinaus. Ein Umschlag je Mitglied und {slot}.',
  'founding.rules.k-min-many':
    'Bei {members} Mitgliedern kommen nie {least} Umschläge zusammen: Jede Sammlung wartet die ganze Zeit. So viel wie möglich, aber nicht mehr, als Mitglieder da sind.',
  'founding.rules.tlp.yes': 'TLP:AMBER darf an vorgesetzte Stellen und die Fachaufsicht (NCV-Regel); TLP:AMBER+STRICT nicht.',
  'founding.rules.tlp.no': 'TLP:AMBER bleibt im eigenen Haus; auch die Fachaufsicht erhält es nicht.',
  'founding.rules.retention': 'Personenbezogenes und Vertrauliches wird nach {days} Tagen gelöscht.',
  'founding.rules.last': 'Danach ändert das nur noch ein Antrag der Mitglieder (Regeln) oder gar nichts mehr (Zeugenzahl, Zeiten).',
  'founding.warn.quorum':
    'WARNUNG: So viele Zeugen müssen bezeugen, wie es gibt ({quorum} von {witnesses}). Fällt einer aus, steht der Verbund still. Empfohlen: mindestens {wanted} Zeugen.',
  'founding.warn.period': 'WARNUNG: Eine Abstimmung dauert weniger als drei Tage. Wer im Urlaub ist, hat keine Stimme.',
  'founding.warn.share': 'WARNUNG: Ohne Mindestbeteiligung kann eine einzige Stimme über eine Aufnahme entscheiden.',
} as const
