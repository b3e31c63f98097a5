// SPDX-License-Identifier: EUPL-1.2
/** German texts of `ncv node recover`. @module */
export const RECOVER_DE = {
  'recover.done':
    '{name} ({id}) hat neue Schlüssel; die alten gelten ab sofort nicht mehr. Weiter mit „ncv node run“. Marken für anonyme Beiträge holt der Knoten neu; was mit den alten Marken noch unterwegs war, bleibt gültig bis zum Ende der Folgewoche.',
  'recover.request':
    'Antrag für {name} geschrieben: {file}. Bitte dem N-CERT geben. Es ruft unter einer hinterlegten Nummer zurück; am Telefon diese Kennung vorlesen:\n\n    {mark}\n',
  'recover.then-adopt': 'Wenn das N-CERT zugestimmt hat: „ncv node recover --adopt“, dann „ncv node run“.',
  'recover.adopted': 'Die neuen Schlüssel sind in Gebrauch. Weiter mit „ncv node run“.',
}
