// SPDX-License-Identifier: EUPL-1.2
/** Texts of the own membership: pledge, rest, leaving, roles, mandates. German. @module */
export const RIGHTS_DE = {
  'rights.applicant':
    '{id}: noch nicht aufgenommen. Der Knoten liest, was für alle ist (TLP:CLEAR), und wird von selbst Mitglied, sobald das Protokoll es sagt.',
  'rights.epochs': 'Schlüssel: Gemeinschaft {community} · TLP-Erklärung {pledge}',
  'rights.no-key': 'keiner',
  'rights.waiting': 'Unterwegs: {kind} vom {at} – {state}[ ({code})]',
  'rights.waiting.pledge': 'TLP-Erklärung',
  'rights.waiting.member-request': 'Erklärung zur Mitgliedschaft',
  'rights.waiting.mandate': 'Vollmacht',
  'rights.post.queued': 'wartet auf den Versand',
  'rights.post.sent': 'gesendet',
  'rights.post.taken': 'bei der Zentrale; gilt mit dem Eintrag im Protokoll',
  'rights.post.refused': 'abgelehnt',
  'rights.ask': 'Das unterschreiben und senden? [j/N] ',
  'rights.declined': 'Nichts unterschrieben, nichts gesendet.',
  'rights.sent': 'Unterschrieben; geht als Post an die Zentrale und gilt, sobald es im Protokoll steht („ncv node membership“).',
  'rights.keeps':
    'Was bleibt: Wer ausscheidet, behält, was er bis dahin lesen konnte; das holt niemand zurück. Gespeicherte Meldungen bleiben nach ihrer Einstufung zu behandeln, auch danach. Alles Spätere ist mit neuen Schlüsseln verschlossen.',
  'rights.pledge.text':
    'TLP-Erklärung (§ 6 Abs. 1, § 8 Abs. 2 der Geschäftsordnung). {name} erklärt: Wir behandeln, was uns eingestuft erreicht, nach TLP 2.0:\n  TLP:RED           nur für die benannten Personen, keine Weitergabe\n  TLP:AMBER+STRICT  nur in diesem Haus, nur wer es braucht\n  TLP:AMBER         in diesem Haus, nur wer es braucht; weiter nur nach den Regeln des Verbunds: {supervision}eigene Dienstleister und betreute Kommunen nur mit Vereinbarung und eigener TLP-Erklärung\n  TLP:GREEN         innerhalb der Gemeinschaft, nicht öffentlich\n  TLP:CLEAR         ohne Beschränkung\nDritte werden zuvor auf TLP verpflichtet. Mit der Erklärung erhält dieser Knoten die Schlüssel für TLP:AMBER, von da an; Früheres bleibt verschlossen.',
  'rights.pledge.supervision': 'übergeordnete Stellen und Fachaufsicht ja, ',
  'rights.pledge.no-supervision': 'übergeordnete Stellen und Fachaufsicht nein, ',
  'rights.pledge.withdraw':
    'Rücknahme der TLP-Erklärung von {name}: Mit dem Eintrag im Protokoll erhält dieser Knoten nichts mehr, was über TLP:GREEN liegt.',
  'rights.pledge.already': 'Die TLP-Erklärung dieses Hauses gilt schon.',
  'rights.pledge.none': 'Dieses Haus hat keine TLP-Erklärung abgegeben; es gibt nichts zurückzunehmen.',
  'rights.request.suspend':
    '{name} will ruhen: Mit dem Eintrag im Protokoll sendet dieser Knoten nichts mehr, erhält keine Marken, stimmt nicht mit ab und liest nichts Neues. Ruhen ist keine Sanktion; „ncv node resume“ beendet es, und was inzwischen für alle war, wird dann nachgelesen.',
  'rights.request.resume': '{name} will nicht mehr ruhen und wieder teilnehmen.',
  'rights.request.leave':
    '{name} will den Verbund VERLASSEN. Das kann nicht zurückgenommen werden: Wer wieder teilnehmen will, braucht eine neue Aufnahme mit Abstimmung.',
  'rights.request.give-up-role': '{name} will diese Rolle abgeben: {role}.',
  'rights.request.declare-host': '{name} will Knoten für andere Mitglieder betreiben; der Betreiber sieht deren Klartext.',
  'rights.request.declare-intermediary': '{name} will Warnungen für andere aufbereiten (Zwischenebene).',
  'rights.mandate.give': 'Vollmacht nach § 3 Abs. 1: {agent} handelt für {name} in: {scopes}, bis einschließlich {until}.',
  'rights.mandate.end': 'Ende der Vollmacht von {name} an {agent}.',
  'rights.mandate.hosting': 'Wer den Knoten betreibt, sieht alles, was dieses Haus sieht, im Klartext.',
  'concern.applicant': 'Noch nicht aufgenommen: Es wird nur gelesen, was für alle ist. Beiträge, Stimmen und Marken gibt es erst mit der Aufnahme.',
  'concern.suspended': 'Dieses Haus ruht auf eigenen Wunsch: Es wird nichts gesendet und nichts Neues gelesen.[$ „ncv node resume“ beendet das.]',
  'concern.key-replaced':
    'Das Protokoll nennt für dieses Mitglied andere Schlüssel als die dieses Knotens; die Zentrale nimmt von ihm nichts an. Nach einem neuen Rechner gehören die neuen Schlüssel in diesen Ordner[$ („ncv node recover“)]. Hat das Haus keine neuen Schlüssel verlangt, spricht jemand in seinem Namen: sofort die Zentrale und andere Mitglieder anrufen.',
  'concern.blocked':
    'Der Schlüssel dieses Hauses ist gesperrt, weil die Zentrale ihn nicht mehr in den richtigen Händen glaubt. Es wird nichts gesendet. Die Zentrale anrufen; mit neuen Schlüsseln[$ („ncv node recover“)] geht es weiter.',
  'concern.left': 'Dieses Haus ist ausgetreten. Was bis dahin zu lesen war, bleibt hier und ist weiter nach seiner Einstufung zu behandeln.',
  'concern.expelled': 'Dieses Haus wurde ausgeschlossen. Was bis dahin zu lesen war, bleibt hier und ist weiter nach seiner Einstufung zu behandeln.',
  'concern.declaration-refused': 'Eine Erklärung dieses Hauses wurde nicht angenommen ({code})[$; siehe „ncv node membership“].',
} as const
