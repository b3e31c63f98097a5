// SPDX-License-Identifier: EUPL-1.2
/** German texts about members that lost their keys. @module */
export const RECOVERY_DE = {
  'error.CALL_BACK_NEEDED':
    'Der Antrag von {member} trägt keinen Wiederherstellungsschlüssel. Abhilfe: die Antragsdatei dem N-CERT geben; nach einem Rückruf stimmen dort zwei Personen zu[$ („ncv hub member-key replace“)].',
  'error.KEY_REQUEST_MALFORMED':
    '{file} ist kein Antrag auf neue Schlüssel. Abhilfe: die Datei unverändert verwenden, die der Knoten des Mitglieds geschrieben hat[$ („ncv node recover --call-back --out“)].',
  'error.KEY_REQUEST_MARK':
    'Die Kennung gehört nicht zu {file}; es wurde nichts geändert. Abhilfe: das Mitglied die Kennung noch einmal vorlesen lassen. Stimmt sie nicht, kam der Antrag nicht von ihm.',
  'member.state.admitted': 'aufgenommen',
  'member.state.suspended': 'ruhend',
  'member.state.left': 'ausgetreten',
  'member.state.expelled': 'ausgeschlossen',
  'member-key.show':
    'Antrag auf neue Schlüssel\n  Mitglied   {name} ({member}), {state}\n  Kennung    {mark}\nNun unter einer Nummer aus dem Kontaktverzeichnis zurückrufen und die Kennung vorlesen lassen; dann stimmen zwei Personen zu: „ncv hub member-key replace FILE --mark … --analyst … --analyst …“.',
  'member-key.replaced':
    '{name} ({member}) hat neue Schlüssel (Eintrag {index}). Die alten gelten ab sofort nicht mehr; was mit ihnen schon gelesen werden konnte, bleibt lesbar.',
  'keys.imported': '{taken} Gemeinschaftsschlüssel zurückgeholt, {lost} fehlen noch. Nach dem Protokoll hat der Verbund jetzt {members} Mitglieder.',
  'member-key.there': '{name} ({member}) hat diese Schlüssel bereits.',
}
