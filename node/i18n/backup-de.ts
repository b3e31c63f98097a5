// SPDX-License-Identifier: EUPL-1.2
/** German texts of backing up and restoring a node. @module */
export const backupDe: Readonly<Record<string, string>> = {
  'backup.done':
    'Gesichert: {file} ({size} Einträge, {bytes} Byte).\nNicht enthalten: die Geldbörse (sie wird nie kopiert: eine Kopie gäbe Marken doppelt aus) und der Tresorschlüssel {key}. Ohne ihn ist die Sicherung nicht zu gebrauchen: getrennt sichern. Inventar und Treffer stehen unverschlüsselt in der Datei: verschlüsseln und wegschließen.',
  'restore.done':
    'Zurückgespielt nach {dir}: {name}, Stand {at}, {size} Einträge. Tresorschlüssel: {key}.\nDie Geldbörse ist leer: Neue Marken gibt es erst für einen Zeitraum, für den dieser Knoten noch keine geholt hat; bis dahin sind anonyme Beiträge nicht möglich. Was eingereiht, aber nicht zugestellt war, ist verloren. Der alte Knoten darf nicht mehr laufen. Weiter: „ncv node run“.',
  'concern.restored':
    'Dieser Knoten kam am {at} aus einer Sicherung vom {backupAt}. Seine Geldbörse ist leer: Anonyme Beiträge sind erst mit den Marken eines neuen Zeitraums möglich; was damals noch nicht zugestellt war, ist verloren.',
  'concern.tokens-ended':
    'Die Zentrale wurde aus einer Sicherung wiederhergestellt und weiß nicht mehr, welche Marken verbraucht sind: Marken bis Zeitraum {period} gelten nicht mehr. Anonyme Beiträge sind mit den Marken des nächsten Zeitraums wieder möglich. Beiträge der letzten Zeit können dort verloren sein: die eigenen ansehen[$ („ncv node contributions“)], Wichtiges noch einmal senden.',
}
