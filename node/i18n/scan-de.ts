// SPDX-License-Identifier: EUPL-1.2
/** Texts of the complete rescan, German. @module */
export const SCAN_DE = {
  'rescan.progress': 'Abgleich',
  'rescan.done':
    '{advisories} Hinweise mit {assets} Einträgen des Inventars abgeglichen ({seconds} s): {changed} Treffer geändert. Jetzt: {affected} betroffen, {check} zu prüfen.',
  'rescan.broken-off':
    'Der Abgleich wurde abgebrochen ({opened} Hinweise geöffnet, {changed} Treffer geändert). Abhilfe: den Rest holt der Knoten beim nächsten Start nach.',
  'concern.rescan': 'Der Abgleich von Inventar und Hinweisen ist noch nicht fertig. Abhilfe: den Knoten laufen lassen[$, oder „ncv node rescan“].',
} as const
