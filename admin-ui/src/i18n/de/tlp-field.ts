// SPDX-License-Identifier: EUPL-1.2
/** Texts of choosing a TLP label: German. @module */
export const de = {
  label: 'Weitergabe (TLP)',
  same: 'wie die Anfrage',
  'who.same': 'Die Einstufung folgt dem, worauf geantwortet wird.',
  'who.TLP:CLEAR': 'Darf jeder bekommen.',
  'who.TLP:GREEN': 'Alle Mitglieder und ihre Dienstleister; nicht öffentlich.',
  'who.TLP:AMBER': 'Mitglieder mit TLP-Erklärung, im eigenen Haus nach Bedarf; auch Aufsicht und vertraglich gebundene Dienstleister.',
  'who.TLP:AMBER+STRICT': 'Nur Mitglieder mit TLP-Erklärung, im eigenen Haus nach Bedarf.',
  'who.TLP:RED': 'Nur die genannten Empfänger, nicht weiter.',
} as const
