// SPDX-License-Identifier: EUPL-1.2
/** Texts of members at the hub, German. @module */
export const MEMBER_DE = {
  'block.words':
    'Schlüssel sperren: {member} – Grund: {reason}. Sofort: keine Marken, keine Post, keine Beiträge, keine Stimme, nichts Neues zu lesen; das Relais folgt binnen einer Minute. Die Sperre steht mit dem Grund im Protokoll, alle Mitglieder sehen sie. Das Mitglied zusätzlich anrufen („ncv hub contacts“): Sein Postfach ist gesperrt.',
  'block.reason.key-stolen': 'Schlüssel gestohlen',
  'block.reason.key-published': 'Schlüssel öffentlich geworden',
  'block.reason.two-machines': 'derselbe Schlüssel auf zwei Rechnern',
  'block.reason.malware': 'Schadsoftware auf dem Knoten',
  'block.reason.member-asked-by-telephone': 'Wunsch des Mitglieds am Telefon',
  'unblock.words': 'Sperre aufheben: {member} nimmt mit seinem bisherigen Schlüssel wieder teil.',
  'block.ask': 'Das ins Protokoll schreiben? [j/N] ',
  'block.declined': 'Nichts geändert.',
  'block.done': 'Steht im Protokoll (Eintrag {index}).',
} as const
