// SPDX-License-Identifier: EUPL-1.2
/** Texts of backing up a node: German. @module */
export const de = {
  title: 'Sicherung',
  lead: 'Eine Datei mit dem Stand dieses Augenblicks, auf dem Rechner, auf dem der Knoten läuft. Der Knoten läuft dabei weiter.',
  path: 'Neue Datei auf dem Rechner des Knotens',
  'path.hint': 'Ganzer Pfad, zum Beispiel /var/backups/ncv-2026-11-22.backup; eine vorhandene Datei wird nie überschrieben.',
  start: 'Jetzt sichern',
  'no-right': 'Sichern kann, wer den Rechner betreibt (Rolle „operator“).',
  done: 'Gesichert: {size} Einträge, {bytes}.',
  'done.key': 'Ohne den Tresorschlüssel {key} ist die Sicherung nicht zu gebrauchen. Sichern Sie ihn getrennt.',
  not: 'Was nicht in der Sicherung ist',
  'not.wallet':
    'Die Geldbörse mit den Marken: Eine Kopie gäbe Marken doppelt aus. Nach dem Zurückspielen gibt es neue Marken erst mit dem nächsten Zeitraum.',
  'not.key': 'Der Tresorschlüssel: Schlüssel, Vorfälle und das Profil des Hauses bleiben ohne ihn verschlossen.',
  'not.recovery': 'Der Wiederherstellungsschlüssel auf Papier.',
  clear: 'Was offen darin steht',
  'clear.text': 'Inventar, Treffer und Warnmeldungen. Verschlüsseln Sie die Datei und schließen Sie sie weg.',
  restore: 'Zurückspielen',
  'restore.text': 'Auf dem neuen Rechner: „ncv node restore“. Der alte Knoten darf danach nicht mehr laufen.',
} as const
